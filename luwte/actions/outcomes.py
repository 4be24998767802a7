"""Releasing the numbers of a closed year, once: counted by the clock, and only what may be shown is kept."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from luwte.actions.writing import writing
from luwte.records.eyes import Eyes
from luwte.records.outcomes.models import Outcome
from luwte.records.people.models import Practice
from luwte.records.sessions.models import CoachingSession
from luwte.records.trajectories.models import Trajectory
from luwte.rules.access import Act
from luwte.rules.coaching_sessions import State
from luwte.rules.disclosure import middle, one

WEEK = 7


def release_last_year(by: Eyes) -> int:
    """The year before this one, for each practice that has none yet; gives how many were released."""
    year, made = by.today.year - 1, 0
    there = set(Outcome.objects.filter(year=year).values_list("practice_id", flat=True))
    for practice_id in Practice.objects.values_list("id", flat=True):
        if practice_id not in there:
            release(by, practice_id, year)
            made += 1
    return made


def release(by: Eyes, practice_id: UUID, year: int) -> None:
    """The numbers of a closed year; what is too small is not kept either."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    mine = Trajectory.objects.filter(practice_id=practice_id)
    ended = mine.filter(ended_on__range=(first, last)).values_list("started_on", "ended_on")
    weeks = [(until - since).days // WEEK for since, until in ended if until]
    span = [datetime.combine(day, at, UTC) for day, at in ((first, time.min), (last, time.max))]
    held = CoachingSession.objects.filter(practice_id=practice_id, state=State.HELD.value, starts_at__range=span)
    with writing(by, Act.ROOT, practice_id=practice_id) as pen:
        row = Outcome.objects.create(
            practice_id=practice_id,
            year=year,
            begun=one(mine.filter(started_on__range=(first, last)).count()),
            ended=one(len(weeks)),
            weeks=middle(weeks),
            held=one(held.values("dossier_id").distinct().count()) and held.count(),
            made_at=by.at,
        )
        pen.log("outcomes.release", "C", "outcome", row.id)
