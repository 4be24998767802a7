"""Ending a trajectory with a summary, opening it again, the coachee's own words, and what they say afterwards."""

from datetime import date
from typing import Any
from uuid import UUID

from luwte.actions import standing
from luwte.actions.caseload import keep_facts
from luwte.actions.dossiers import NotThere, born, insert, receive, replayed, there
from luwte.actions.ending_papers import summary
from luwte.actions.evaluations import follow
from luwte.actions.kept import Taken
from luwte.actions.writing import writing
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.endings.models import FollowUp, TrajectoryEnd
from luwte.records.endings.queries import ending
from luwte.records.endings.queries import moments as moments_of
from luwte.records.eyes import Eyes
from luwte.records.people.models import Person
from luwte.records.plans.queries import goals
from luwte.records.sessions.agreements import latest
from luwte.records.sessions.queries import held_days
from luwte.records.trajectories.models import EvaluationDate, Trajectory
from luwte.records.trajectories.queries import phases
from luwte.rules.access import Act
from luwte.rules.attention import Kind as Fact
from luwte.rules.evaluations import APPROACH, Kind
from luwte.rules.follow_ups import WORDS_MOST, Answer, Said, Wrong, moments, wrong_answer, wrong_end


class NotTaken(Exception):
    """It breaks a rule; `why` says which."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(why)
        self.why = why


class NotRunning(Exception):
    """No trajectory runs, or another one does meanwhile."""


def end(by: Eyes, dossier_id: UUID, on: date, did: str, helps: str, *, client_id: UUID) -> None:
    """The coach ends the trajectory with a summary; moments at three, six and twelve months are agreed.

    The dossier stays open to the coachee. Moments to look back that were not held fall away.
    """
    dossier = Dossier.objects.select_related("person", "practice").get(id=there(by, dossier_id).id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        trajectory = _running(dossier)
        if why := wrong_end(trajectory.started_on, on, by.today):
            raise NotTaken(why)
        if max(len(did), len(helps)) > WORDS_MOST:
            raise NotTaken(Wrong.TOO_LONG)
        paper = summary(_known(by, dossier, trajectory, on), did.strip(), helps.strip(), by.today)
        trajectory.ended_on = on
        trajectory.save(update_fields=["ended_on"])
        _open_moments(dossier).delete()
        for day in moments(on):
            EvaluationDate.objects.get_or_create(
                dossier=dossier, kind=Kind.AFTER.value, due_on=day, defaults={"practice_id": dossier.practice_id}
            )
        row = TrajectoryEnd(**born(by, dossier), trajectory=trajectory)
        insert(row, keys.ring([dossier.id]), {"paper": paper, "now": "", "before": None, "kept": []})
        follow(by, dossier)
        receive(pen, client_id, "trajectory_end", row)
        pen.log("trajectories.end", "U", "trajectory", trajectory.id)


def reopen(by: Eyes, dossier_id: UUID) -> None:
    """It was a mistake, or it goes on: the trajectory runs again; the summary and the moments after it are gone."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        found = ending(by, dossier.id)
        running = Trajectory.objects.filter(dossier=dossier, ended_on=None).exists()
        if found is None or running:
            raise NotRunning
        row = TrajectoryEnd.objects.select_related("trajectory").get(id=found.id)
        Trajectory.objects.filter(id=row.trajectory_id).update(ended_on=None)
        EvaluationDate.objects.filter(dossier=dossier, kind=Kind.AFTER.value, done_on=None).delete()
        keep_facts(by, dossier, {Fact.FOLLOW_UP: None})
        row.delete()
        follow(by, dossier)
        pen.log("trajectories.reopen", "U", "trajectory", row.trajectory_id)


def add_words(by: Eyes, dossier_id: UUID, words: str, *, client_id: UUID, base_revision: int) -> Taken:
    """The coachee's own words beside the summary, for themselves."""
    dossier = there(by, dossier_id)
    if len(words) > WORDS_MOST:
        raise NotTaken(Wrong.TOO_LONG)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return Taken(receipt.revision)
        if (found := ending(by, dossier.id)) is None:
            raise NotThere
        row = TrajectoryEnd.objects.get(id=found.id)
        stale = standing.put(by, row, words.strip(), base_revision)
        receive(pen, client_id, "trajectory_end", row)
        pen.log("endings.add_words", "U", "trajectory_end", row.id)
    return Taken(row.revision, stale)


def answer(by: Eyes, dossier_id: UUID, on: date, said: Answer, *, client_id: UUID, base_revision: int) -> Taken:
    """What the coachee says at a moment after the end; who would like a talk stands on the coach's list."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return Taken(receipt.revision)
        open_days = [one.on for one in moments_of(by, dossier.id) if one.done_on is None]
        if why := wrong_answer(said, on, open_days):
            raise NotTaken(why)
        row, stale = FollowUp.objects.filter(dossier=dossier, due_on=on).first(), False
        if row is None:
            row = FollowUp(**born(by, dossier), due_on=on)
            standing.begin(row, said.to_json())
        else:
            stale = standing.put(by, row, said.to_json(), base_revision)
        if not stale:
            keep_facts(by, dossier, {Fact.FOLLOW_UP: by.today if said.said is Said.TALK else None})
        receive(pen, client_id, "follow_up", row)
        pen.log("follow_ups.answer", "U", "follow_up", row.id)
    return Taken(row.revision, stale)


def settle(by: Eyes, dossier_id: UUID) -> None:
    """The coach made contact: it stands on the list no more."""
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        keep_facts(by, dossier, {Fact.FOLLOW_UP: None})
        pen.log("follow_ups.settle", "U", "dossier", dossier.id)


def _running(dossier: Dossier) -> Trajectory:
    row = Trajectory.objects.filter(dossier=dossier, ended_on=None).order_by("-started_on").first()
    if row is None:
        raise NotRunning
    return row


def _open_moments(dossier: Dossier) -> Any:
    rows = EvaluationDate.objects.filter(dossier=dossier, done_on=None)
    return rows.exclude(kind__in=[Kind.AFTER.value, *(one.value for one in APPROACH)])


def _known(by: Eyes, dossier: Dossier, trajectory: Trajectory, on: date) -> dict[str, Any]:
    """What the summary is made of, from what both have seen."""
    held = [day for day in held_days(by, dossier.id) if trajectory.started_on <= day <= on]
    return {
        "coachee": dossier.person.name,
        "coach": Person.objects.get(id=by.me).name,
        "practice": dossier.practice.name,
        "first": trajectory.started_on,
        "last": on,
        "held": len(held),
        "phases": [one for one in phases(by, dossier.id) if trajectory.started_on <= one[0] <= on],
        "goals": goals(by, dossier.id),
        "agreed": [one.text for one in latest(by, dossier.id)],
    }
