"""Where Django finds every table; the rooms hold them."""

from luwte.records.audit.models import AuditEvent, AuditHead, AuditRoot
from luwte.records.caseload.models import CaseloadMark, CaseloadRow
from luwte.records.check_ins.models import CheckIn
from luwte.records.diaries.models import DiaryDay, DiaryImport
from luwte.records.dossiers.models import Dossier, Guide, Preferences, WriteReceipt
from luwte.records.energy_entries.models import EnergyEntry
from luwte.records.erasures.models import Erasure
from luwte.records.keys.models import DossierKey
from luwte.records.outbox.models import OutboxRow
from luwte.records.people.models import Invitation, LoginToken, Membership, Person, Practice
from luwte.records.recovery_moments.models import RecoveryMoment
from luwte.records.shares.models import Share
from luwte.records.shifts.models import ShiftState
from luwte.records.trajectories.models import EvaluationDate, GateRecord, PhaseChange, Trajectory

__all__ = [
    "AuditEvent",
    "AuditHead",
    "AuditRoot",
    "CaseloadMark",
    "CaseloadRow",
    "CheckIn",
    "DiaryDay",
    "DiaryImport",
    "Dossier",
    "DossierKey",
    "EnergyEntry",
    "Erasure",
    "EvaluationDate",
    "GateRecord",
    "Guide",
    "Invitation",
    "LoginToken",
    "Membership",
    "OutboxRow",
    "Person",
    "PhaseChange",
    "Practice",
    "Preferences",
    "RecoveryMoment",
    "Share",
    "ShiftState",
    "Trajectory",
    "WriteReceipt",
]
