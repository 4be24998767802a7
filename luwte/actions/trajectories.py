"""The record on which a trajectory may begin, its start, and its phases."""

from datetime import date
from typing import Any
from uuid import UUID

from luwte.actions.dossiers import born, insert, there
from luwte.actions.writing import writing
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.trajectories.models import EvaluationDate, GateRecord, PhaseChange, Trajectory
from luwte.rules.access import Act
from luwte.rules.intake import Outcome, Record, outcome


class Waits(Exception):
    """The trajectory cannot begin yet: the record is not complete."""


def record_gate(by: Eyes, dossier_id: UUID, record: Record) -> None:
    """The coach records the safety conversation and the doctor's view; earlier records stay."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        row = GateRecord(**born(by, dossier), recorded_by=by.me)
        insert(row, keys.ring([dossier.id]), _to_json(record))
        pen.log("trajectories.record_gate", "C", "gate_record", row.id)


def start(by: Eyes, dossier_id: UUID, phase: int = 1, evaluations: tuple[date, ...] = ()) -> Trajectory:
    """Starts a trajectory today; Waits when the latest record does not open the gate."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        if outcome(_latest(dossier), by.today) is not Outcome.OPEN:
            raise Waits
        trajectory = Trajectory.objects.create(practice_id=dossier.practice_id, dossier=dossier, started_on=by.today)
        insert(_phase(by, dossier, trajectory, phase), keys.ring([dossier.id]), {"reason": ""})
        EvaluationDate.objects.bulk_create(
            EvaluationDate(practice_id=dossier.practice_id, dossier=dossier, kind="agreed", due_on=on)
            for on in evaluations
        )
        pen.log("trajectories.start", "C", "trajectory", trajectory.id)
    return trajectory


def _phase(by: Eyes, dossier: Dossier, trajectory: Trajectory, phase: int) -> PhaseChange:
    return PhaseChange(**born(by, dossier), trajectory=trajectory, phase=phase, since=by.today)


def _latest(dossier: Dossier) -> Record | None:
    row = GateRecord.objects.filter(dossier=dossier).order_by("-made_at").first()
    return _from_json(keys.ring([dossier.id]).open(row)) if row else None


def _to_json(record: Record) -> dict[str, Any]:
    def text(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return {"talked_on": text(record.talked_on), "topics": dict(record.topics), "doctor": text(record.doctor_seen_on)}


def _from_json(value: dict[str, Any]) -> Record:
    def day(text: str | None) -> date | None:
        return date.fromisoformat(text) if text else None

    return Record(day(value["talked_on"]), value["topics"], day(value["doctor"]))
