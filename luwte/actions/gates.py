"""The coach's dated record behind the gate: each change is a new record with who, when and what was agreed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from luwte.actions.caseload import keep_facts
from luwte.actions.dossiers import born, insert, receive, replayed, there
from luwte.actions.writing import Pen, writing
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.trajectories.models import GateRecord
from luwte.records.trajectories.queries import Gate, gate
from luwte.rules.access import Act
from luwte.rules.attention import Kind as Fact
from luwte.rules.intake.changes import lifts
from luwte.rules.intake.gate import open_topics
from luwte.rules.intake.reading import to_json
from luwte.rules.intake.values import Discussed, Kind, Moment, Professional, Record, Rule, State, Topic, When, Who
from luwte.rules.intake.whole import future

TEXT_MOST = 1000


class WithoutAWord(Exception):
    """The change takes a reason to wait away, and does not say what was agreed."""


class NotTaken(Exception):
    """The record holds a day that has yet to come; `places` names the fields."""

    def __init__(self, places: tuple[str, ...]) -> None:
        super().__init__(", ".join(places))
        self.places = places


@dataclass(frozen=True, slots=True)
class Situation:
    """Why someone comes, since when, whether it got clearly worse, what is new, and whether someone treats now."""

    kind: Kind
    complaints_since: When
    worsened_on: When
    new_information_on: When
    in_treatment: bool


class New(StrEnum):
    """What can come up later."""

    WORSE = "worse"
    COMPLAINTS = "complaints"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class News:
    """What came up, and since when."""

    kind: New
    on: date


def describe(by: Eyes, dossier_id: UUID, said: Situation, agreed: str, *, client_id: UUID) -> None:
    """Records the situation as it is now."""

    def described(record: Record) -> Record:
        return replace(
            record,
            kind=said.kind,
            complaints_since=said.complaints_since,
            worsened_on=said.worsened_on,
            new_information_on=said.new_information_on,
            in_treatment=said.in_treatment,
        )

    _record(by, dossier_id, described, ("situation",), agreed, client_id)


def renew(by: Eyes, dossier_id: UUID, news: News, agreed: str, *, client_id: UUID) -> None:
    """Something came up later: it got clearly worse, complaints came where there were none, or there is news."""

    def renewed(record: Record) -> Record:
        if news.kind is New.WORSE:
            return replace(record, worsened_on=_moment(by, news.on))
        if news.kind is New.COMPLAINTS:
            since, now = news.on, _moment(by, by.today)
            return replace(record, kind=Kind.COMPLAINTS, complaints_since=since, new_information_on=now)
        return replace(record, new_information_on=_moment(by, news.on))

    _record(by, dossier_id, renewed, (f"news.{news.kind}",), agreed, client_id)


def discuss(
    by: Eyes,
    dossier_id: UUID,
    on: date,
    heard: Mapping[Topic, State],
    agreed: str,
    *,
    client_id: UUID,
    notes: Mapping[Topic, str] | None = None,
) -> None:
    """Records topics as they were discussed on a day, with free notes beside them, which nothing judges.

    A talk of today counts from this moment on.
    """
    moment = _moment(by, on)

    def discussed(record: Record) -> Record:
        return replace(record, topics={**record.topics, **{t: Discussed(s, moment) for t, s in heard.items()}})

    changed = dict.fromkeys([*heard, *(notes or {})])
    _record(by, dossier_id, discussed, tuple(f"topics.{topic}" for topic in changed), agreed, client_id, notes)


def consult(
    by: Eyes, dossier_id: UUID, one: Professional, agreed: str, *, client_id: UUID, place: int | None = None
) -> None:
    """Records a professional's view: a new one, or what was misheard in the one at `place`. None is ever removed."""

    def consulted(record: Record) -> Record:
        seen = list(record.professionals)
        if place is None or not 0 <= place < len(seen):
            return replace(record, professionals=(*seen, one))
        seen[place] = one
        return replace(record, professionals=tuple(seen))

    _record(by, dossier_id, consulted, (f"professionals.{one.who or Who.OTHER}",), agreed, client_id)


def follow(pen: Pen, dossier: Dossier) -> None:
    """Brings the facts of work up to date: what is still to be discussed, and whether a doctor's view is missing."""
    found = gate(pen.by, dossier.id)
    if found is None or not found.entries:
        return
    since = found.entries[0].at.astimezone(ZoneInfo(dossier.practice.zone)).date()
    doctor = any(one.rule not in _OF_THE_TALK for one in found.judged.reasons)
    keep_facts(
        pen.by,
        dossier,
        {Fact.TOPIC: since if open_topics(found.record) else None, Fact.REFERRAL: since if doctor else None},
    )


_OF_THE_TALK = {
    Rule.TOPIC_NOT_DISCUSSED,
    Rule.TOPIC_UNCLEAR,
    Rule.TOPIC_AGAIN,
    Rule.MISSING,
    Rule.CONTRADICTION,
    Rule.FUTURE,
}


def _record(
    by: Eyes,
    dossier_id: UUID,
    change: Callable[[Record], Record],
    changed: tuple[str, ...],
    agreed: str,
    client_id: UUID,
    notes: Mapping[Topic, str] | None = None,
) -> None:
    dossier, agreed = there(by, dossier_id), agreed.strip()
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        before = _now(by, dossier)
        record = change(before.record)
        if places := tuple(reason.about for reason in future(record, by.today)):
            raise NotTaken(places)
        if lifts(before.record, record) and not agreed:
            raise WithoutAWord
        # Rows follow each other as they were written: a request that began earlier may get the lock later.
        after = max([by.at, *(one.at + timedelta(microseconds=1) for one in before.entries[:1])])
        row = GateRecord(**{**born(by, dossier), "made_at": after}, recorded_by=by.me, revision=len(before.entries) + 1)
        kept = {**before.notes, **{topic.value: text for topic, text in (notes or {}).items()}}
        value = {"record": to_json(record), "changed": changed, "agreed": agreed, "notes": kept}
        insert(row, keys.ring([dossier.id]), value)
        receive(pen, client_id, "gate_record", row)
        follow(pen, dossier)
        pen.log("gates.record", "C", "gate_record", row.id)


def _moment(by: Eyes, on: date) -> Moment:
    """The moment that is now for today, so that what comes later today counts as later; else the day."""
    return by.at.astimezone(ZoneInfo(by.zone)) if on == by.today else on


def _now(by: Eyes, dossier: Dossier) -> Gate:
    found = gate(by, dossier.id)
    assert found is not None
    return found
