"""Where Django finds every table; the rooms hold them."""

from luwte.records.acquaintances.models import Acquaintance
from luwte.records.adaptations.models import Adaptation, PieceVersion
from luwte.records.approach_reviews.models import ApproachReview
from luwte.records.assignments.models import Assignment, DayRoom, PieceWork
from luwte.records.attachments.models import Attachment
from luwte.records.audit.models import AuditEvent, AuditHead, AuditRoot
from luwte.records.billing.models import BillingSettings, Counter
from luwte.records.caseload.models import CaseloadMark, CaseloadRow
from luwte.records.check_ins.models import CheckIn
from luwte.records.closings.models import Closing, Farewell
from luwte.records.compass.models import CompassPart
from luwte.records.conflicts.models import ConflictNote
from luwte.records.diaries.models import DiaryDay, DiaryImport
from luwte.records.directions.models import DirectionRow
from luwte.records.distress.models import DistressRecord
from luwte.records.dossiers.models import Dossier, Guide, Preferences, WriteReceipt
from luwte.records.endings.models import FollowUp, TrajectoryEnd
from luwte.records.energy_entries.models import EnergyEntry
from luwte.records.erasures.models import Erasure
from luwte.records.intakes.models import Contacts, IntakeChunk, TopicTicks
from luwte.records.invoices.models import Invoice
from luwte.records.joint_sessions.models import JointInvitation
from luwte.records.keys.models import DossierKey
from luwte.records.legal_dates.models import LegalAnchor
from luwte.records.messages.models import Message, MessageDraft
from luwte.records.offers.models import Offer
from luwte.records.offices.models import Office, Substitution
from luwte.records.orientations.models import Orientation
from luwte.records.outbox.models import OutboxRow
from luwte.records.outcomes.models import Outcome
from luwte.records.people.models import Invitation, LoginToken, Membership, Person, Practice
from luwte.records.plans.models import PhaseProposal, PhaseView, PlanAgreement, PlanComment, PlanDraft, PlanVersion
from luwte.records.recovery_moments.models import RecoveryMoment
from luwte.records.reintegration.models import StepsDraft, StepsTurn, StepsVersion, WeekReview
from luwte.records.releases.models import Release
from luwte.records.responses.models import Instrument, InstrumentRequest, Response
from luwte.records.session_feelings.models import SessionFeeling
from luwte.records.sessions.models import (
    Absence,
    Agreement,
    AgreementMark,
    CalendarFeed,
    CoachingSession,
    QuietDays,
    SessionPreparation,
    WorkingNote,
)
from luwte.records.shares.models import Share
from luwte.records.shifts.models import ShiftState
from luwte.records.trajectories.models import EvaluationDate, GateRecord, PhaseChange, TakenOver, Trajectory
from luwte.records.transfers.models import Transfer
from luwte.records.trusted.models import Trusted, TrustedNote
from luwte.records.went_well.models import WentWell
from luwte.records.work_talks.models import WorkTalk

__all__ = [
    "Absence",
    "Acquaintance",
    "Adaptation",
    "Agreement",
    "AgreementMark",
    "ApproachReview",
    "Assignment",
    "Attachment",
    "AuditEvent",
    "AuditHead",
    "AuditRoot",
    "BillingSettings",
    "CalendarFeed",
    "CaseloadMark",
    "CaseloadRow",
    "CheckIn",
    "Closing",
    "CoachingSession",
    "CompassPart",
    "ConflictNote",
    "Contacts",
    "Counter",
    "DayRoom",
    "DiaryDay",
    "DiaryImport",
    "DirectionRow",
    "DistressRecord",
    "Dossier",
    "DossierKey",
    "EnergyEntry",
    "Erasure",
    "EvaluationDate",
    "Farewell",
    "FollowUp",
    "GateRecord",
    "Guide",
    "Instrument",
    "InstrumentRequest",
    "IntakeChunk",
    "Invitation",
    "Invoice",
    "JointInvitation",
    "LegalAnchor",
    "LoginToken",
    "Membership",
    "Message",
    "MessageDraft",
    "Offer",
    "Office",
    "Orientation",
    "OutboxRow",
    "Outcome",
    "Person",
    "PhaseChange",
    "PhaseProposal",
    "PhaseView",
    "PieceVersion",
    "PieceWork",
    "PlanAgreement",
    "PlanComment",
    "PlanDraft",
    "PlanVersion",
    "Practice",
    "Preferences",
    "QuietDays",
    "RecoveryMoment",
    "Release",
    "Response",
    "SessionFeeling",
    "SessionPreparation",
    "Share",
    "ShiftState",
    "StepsDraft",
    "StepsTurn",
    "StepsVersion",
    "Substitution",
    "TakenOver",
    "TopicTicks",
    "Trajectory",
    "TrajectoryEnd",
    "Transfer",
    "Trusted",
    "TrustedNote",
    "WeekReview",
    "WentWell",
    "WorkTalk",
    "WorkingNote",
    "WriteReceipt",
]
