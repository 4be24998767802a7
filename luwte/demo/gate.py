"""The talk and the doctor's view on record, as a coach would write them down in the demo."""

from datetime import timedelta
from uuid import UUID

from luwte.actions import acquaintances, gates
from luwte.records.eyes import Eyes
from luwte.rules.acquaintances import Exercise
from luwte.rules.intake.values import (
    NEVER,
    Advice,
    Kind,
    Professional,
    State,
    ToldBy,
    Topic,
    Who,
)

AGREED = "We praten er over een maand weer over."


def acquaint(guide: Eyes, dossier_id: UUID, client_id: UUID) -> None:
    """A talk without obligation today, and two exercises to take along."""
    along = (Exercise.BREATHING, Exercise.OUTSIDE)
    acquaintances.hold(guide, dossier_id, guide.today, along, "", client_id=client_id)


def describe(guide: Eyes, dossier_id: UUID, client_id: UUID, weeks: int = 10) -> None:
    """Complaints for so many weeks, nobody treats."""
    since = guide.today - timedelta(weeks=weeks)
    gates.describe(
        guide, dossier_id, gates.Situation(Kind.COMPLAINTS, since, NEVER, NEVER, False), "", client_id=client_id
    )


def discuss(guide: Eyes, dossier_id: UUID, client_id: UUID, left: tuple[Topic, ...] = ()) -> None:
    """Every topic discussed today and absent, but for those that are `left` for another time."""
    heard = {topic: State.ABSENT for topic in Topic if topic not in left}
    gates.discuss(guide, dossier_id, guide.today, heard, AGREED, client_id=client_id)


def consult(guide: Eyes, dossier_id: UUID, client_id: UUID, days: int = 9) -> None:
    """The GP looked along so many days ago and sees no objection."""
    view = Professional(
        who=Who.GP,
        name="Huisarts Verhoeven",
        contact="020 555 01 23",
        seen_on=guide.today - timedelta(days=days),
        for_these_complaints=True,
        medical_cause_discussed=True,
        advice=Advice.MAY_START,
        told_by=ToldBy.COACHEE,
        told_on=guide.today,
        treating=False,
    )
    gates.consult(guide, dossier_id, view, "", client_id=client_id)
