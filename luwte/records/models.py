"""Where Django finds every table; the rooms hold them."""

from luwte.records.acquaintances.models import Acquaintance
from luwte.records.adaptations.models import Adaptation, PieceVersion
from luwte.records.approach_reviews.models import ApproachReview
from luwte.records.assignments.models import Assignment, DayRoom, PieceWork
from luwte.records.audit.models import AuditEvent, AuditHead, AuditRoot
from luwte.records.billing.models import BillingSettings, Counter
from luwte.records.caseload.models import CaseloadMark, CaseloadRow
from luwte.records.check_ins.models import CheckIn
from luwte.records.conflicts.models import ConflictNote
from luwte.records.diaries.models import DiaryDay, DiaryImport
from luwte.records.distress.models import DistressRecord
from luwte.records.dossiers.models import Dossier, Guide, Preferences, WriteReceipt
from luwte.records.energy_entries.models import EnergyEntry
from luwte.records.erasures.models import Erasure
from luwte.records.intakes.models import Contacts, IntakeChunk, TopicTicks
from luwte.records.invoices.models import Invoice
from luwte.records.keys.models import DossierKey
from luwte.records.offers.models import Offer
from luwte.records.orientations.models import Orientation
from luwte.records.outbox.models import OutboxRow
from luwte.records.people.models import Invitation, LoginToken, Membership, Person, Practice
from luwte.records.recovery_moments.models import RecoveryMoment
from luwte.records.responses.models import Instrument, InstrumentRequest, Response
from luwte.records.session_feelings.models import SessionFeeling
from luwte.records.shares.models import Share
from luwte.records.shifts.models import ShiftState
from luwte.records.trajectories.models import EvaluationDate, GateRecord, PhaseChange, Trajectory
from luwte.records.went_well.models import WentWell

__all__ = [
    "Acquaintance",
    "Adaptation",
    "ApproachReview",
    "Assignment",
    "AuditEvent",
    "AuditHead",
    "AuditRoot",
    "BillingSettings",
    "CaseloadMark",
    "CaseloadRow",
    "CheckIn",
    "ConflictNote",
    "Contacts",
    "Counter",
    "DayRoom",
    "DiaryDay",
    "DiaryImport",
    "DistressRecord",
    "Dossier",
    "DossierKey",
    "EnergyEntry",
    "Erasure",
    "EvaluationDate",
    "GateRecord",
    "Guide",
    "Instrument",
    "InstrumentRequest",
    "IntakeChunk",
    "Invitation",
    "Invoice",
    "LoginToken",
    "Membership",
    "Offer",
    "Orientation",
    "OutboxRow",
    "Person",
    "PhaseChange",
    "PieceVersion",
    "PieceWork",
    "Practice",
    "Preferences",
    "RecoveryMoment",
    "Response",
    "SessionFeeling",
    "Share",
    "ShiftState",
    "TopicTicks",
    "Trajectory",
    "WentWell",
    "WriteReceipt",
]
