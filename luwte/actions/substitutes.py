"""Naming who stands in for a coach, ending it, and the looks of a substitute."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

from django.db.models import Q

from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied, entry, writing
from luwte.records.dossiers.models import Dossier, Guide
from luwte.records.eyes import Eyes, Role
from luwte.records.offices import queries
from luwte.records.offices.models import Substitution
from luwte.records.people.queries import coaches
from luwte.rules.access import Act
from luwte.rules.continuity import Wrong, stand_in_wrongs


class NotTaken(Exception):
    """The days are odd; `why` says how."""

    def __init__(self, why: tuple[Wrong, ...]) -> None:
        super().__init__(", ".join(why))
        self.why = why


class Already(Exception):
    """Someone stands in on these days already."""


def begin(by: Eyes, coach_id: UUID, substitute_id: UUID, since: date, until: date) -> UUID:
    """From `since` up to and with `until` the substitute sees contact and appointments; each coachee gets a mail."""
    here = {person.id for person in coaches(by)}
    if not {coach_id, substitute_id} <= here or (by.role is Role.COACH and coach_id != by.me):
        raise Denied("a coach of this practice stands in for another; a coach names their own")
    if why := stand_in_wrongs(coach_id, substitute_id, since, until, by.today):
        raise NotTaken(why)
    with writing(by, Act.NAME_SUBSTITUTE) as pen:
        running = Substitution.objects.filter(practice_id=by.here, coach_id=coach_id, ended_at=None)
        if running.filter(since__lte=until, until__gte=since).exists():
            raise Already
        row = Substitution.objects.create(
            id=uuid4(),
            practice_id=by.here,
            coach_id=coach_id,
            substitute_id=substitute_id,
            since=since,
            until=until,
            begun_at=by.at,
            begun_by=by.me,
        )
        pen.log("substitutes.begin", "C", "substitution", row.id)
        for dossier in _dossiers(by, coach_id):
            _note(by, dossier, "substitutes.begin", "C", row.id)
            pen.ask("mail.substitute", dossier=str(dossier.id), substitution=str(row.id))
    return row.id


def end(by: Eyes, row_id: UUID) -> None:
    """Standing in ends now; from the next request on the substitute sees nothing."""
    row = next((one for one in queries.substitutions(by) if one.id == row_id), None)
    if row is None:
        raise NotThere
    with writing(by, Act.NAME_SUBSTITUTE) as pen:
        Substitution.objects.filter(id=row.id).update(ended_at=by.at)
        pen.log("substitutes.end", "U", "substitution", row.id)
        for dossier in _dossiers(by, row.coach_id):
            _note(by, dossier, "substitutes.end", "U", row.id)


def look(by: Eyes, dossiers: Iterable[Dossier]) -> None:
    """Each dossier of which contact and appointments were shown, marked in its own log as a look by a substitute."""
    for dossier in dossiers:
        with writing(by, None, dossier=dossier) as pen:
            told = entry(by, "look.stand_in", "R", "dossier", dossier.id)
            pen.entries.append(replace(told, relation="substitute"))


def _note(by: Eyes, dossier: Dossier, event: str, action: str, row_id: UUID) -> None:
    with writing(by, None, dossier=dossier) as pen:
        pen.log(event, action, "substitution", row_id)


def _dossiers(by: Eyes, coach_id: UUID) -> list[Dossier]:
    now = Guide.objects.filter(Q(until=None) | Q(until__gt=by.today), person_id=coach_id, practice_id=by.here)
    now = now.filter(role=Role.COACH.value, dossier__closed_at=None).select_related("dossier")
    return [guide.dossier for guide in now]
