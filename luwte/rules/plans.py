"""The plan of approach: its parts as lines of words, what differs between two versions, what is missing, who agreed.

A part is a row of lines, and a line is a few words under fixed names, so that one comparison serves every part. The
plan holds what two people agree; nothing is read from it and no figure is made of it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from luwte.rules.evaluations import MOMENTS

KEY = re.compile(r"[a-z0-9_-]{1,40}")
TEXT_MOST, LINE_MOST, COMMENT_MOST = 600, 200, 500
FAR_DAYS = 3 * 366  # a moment to look back lies within three years


class Side(StrEnum):
    """The two who make and agree a plan."""

    COACH = "coach"
    COACHEE = "coachee"

    @property
    def other(self) -> "Side":
        """Who sits on the other chair."""
        return Side.COACHEE if self is Side.COACH else Side.COACH


class Part(StrEnum):
    """The parts of a plan, in the order in which they are talked about."""

    NOW = "now"
    BELOW = "below"
    GOALS = "goals"
    ELEMENTS = "elements"
    LESS = "less"
    HABIT = "habit"
    PEOPLE = "people"
    MOMENTS = "moments"


class Element(StrEnum):
    """The eight parts of burn-out coaching as the VESB names them: a menu, never a list to go through."""

    ORIENTATION = "orientation"
    ANALYSIS = "analysis"
    REST = "rest"
    EMOTIONS = "emotions"
    COMPETENCES = "competences"
    DRIVES = "drives"
    MATCH = "match"
    FOLLOW_UP = "follow_up"


class Cause(StrEnum):
    """What may lie below; both may hold, or it is not known yet."""

    WORK = "work"
    SELF = "self"
    UNKNOWN = "unknown"


class How(StrEnum):
    """What happens with something that becomes less."""

    STOP = "stop"
    HAND_OVER = "hand_over"
    LATER = "later"


class Balance(StrEnum):
    """The energy balance as it is now."""

    GIVES = "gives"
    COSTS = "costs"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a part: the key by which it is known from version to version, and its words by name."""

    key: str
    said: Mapping[str, str] = field(default_factory=dict)


Plan = Mapping[Part, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a part holds: names of words with the most signs each, how many lines, and which words are a choice.

    `first` cannot be left out; without one a line says enough by being there. `keys` are the only lines there are.
    """

    names: Mapping[str, int]
    most: int
    first: str = ""
    keys: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


SHAPES: dict[Part, Shape] = {
    Part.NOW: Shape({"words": TEXT_MOST}, 2, "words", tuple(Balance)),
    Part.BELOW: Shape({"words": TEXT_MOST}, 3, "", tuple(Cause)),
    Part.GOALS: Shape({"words": LINE_MOST, "notice": LINE_MOST}, 4, "words"),
    Part.ELEMENTS: Shape({"why": LINE_MOST}, len(Element), "", tuple(Element)),
    Part.LESS: Shape({"words": LINE_MOST, "how": 20, "whom": 80}, 6, "words", choices={"how": tuple(How)}),
    Part.HABIT: Shape({"words": LINE_MOST, "when": LINE_MOST}, 1, "words", ("habit",)),
    Part.PEOPLE: Shape({"name": 80, "role": 80}, 6, "name"),
    Part.MOMENTS: Shape({"kind": 20, "day": 10}, 6, "day", choices={"kind": tuple(MOMENTS)}),
}


class Wrong(StrEnum):
    """What is not right about a line."""

    EMPTY = "the first words are missing"
    TOO_LONG = "too many words"
    TOO_MANY = "too many lines"
    CHOICE = "that is none of the choices"
    DAY = "that is no day"
    PAST = "that day has been"
    FAR = "that day is years away"
    KEY = "not a line of this part"


@dataclass(frozen=True, slots=True)
class Fault:
    """Where something is not right: the key of the line, the name of the words, and what."""

    key: str
    name: str
    why: Wrong


class Missing(StrEnum):
    """What a plan lacks before it can be agreed."""

    GOAL = "a goal"
    NOTICE = "how one would notice a goal"
    ELEMENT = "where to begin"
    MOMENT = "a moment to look back"


class Kind(StrEnum):
    """How a line differs from the version before."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """A line that differs: what it was, what it is, and which words changed."""

    part: Part
    kind: Kind
    before: Line | None
    after: Line | None
    names: tuple[str, ...] = ()


class Stands(StrEnum):
    """How the newest version stands between the two."""

    NOTHING = "nothing was laid before both"
    TO_DISCUSS = "nobody agreed yet"
    COACH_AGREED = "the coach agreed"
    COACHEE_AGREED = "the coachee agreed"
    AGREED = "both agreed"


@dataclass(frozen=True, slots=True)
class Agreement:
    """That one side agreed to a version, and on which day."""

    number: int
    side: Side
    on: date


def fit(
    part: Part, lines: Iterable[Line], today: date, before: Sequence[Line] = ()
) -> tuple[tuple[Line, ...], tuple[Fault, ...]]:
    """The lines as they are kept, trimmed and without empty ones, and what is not right about them.

    A moment in the past is right when it stood there `before`: it was agreed then.
    """
    shape = SHAPES[part]
    told = [_trimmed(shape, line) for line in lines]
    kept = tuple(line for line in told if (shape.keys and not shape.first) or line.said)
    faults = [fault for line in kept for fault in _faults(shape, line, today, {one.key: one for one in before})]
    if len(kept) > shape.most:
        faults.append(Fault(kept[shape.most].key, "", Wrong.TOO_MANY))
    twice = {one.key for one in kept if [other.key for other in kept].count(one.key) > 1}
    faults += [Fault(key, "", Wrong.KEY) for key in sorted(twice)]
    return kept, tuple(faults)


def differences(before: Plan, after: Plan) -> tuple[Change, ...]:
    """What differs between two versions, part by part, in the order of the newer one; what is gone comes last."""
    return tuple(change for part in Part for change in _of_part(part, before.get(part, ()), after.get(part, ())))


def changed(before: Plan, after: Plan) -> tuple[Part, ...]:
    """The parts that differ."""
    return tuple(part for part in Part if before.get(part, ()) != after.get(part, ()))


def with_parts(plan: Plan, parts: Plan) -> Plan:
    """The plan with these parts in place of its own; an empty part goes."""
    whole = {**plan, **parts}
    return {part: whole[part] for part in Part if whole.get(part)}


def missing(plan: Plan) -> tuple[Missing, ...]:
    """What a plan lacks before both can agree to it."""
    goals = plan.get(Part.GOALS, ())
    found = [
        (Missing.GOAL, not goals),
        (Missing.NOTICE, any(not goal.said.get("notice") for goal in goals)),
        (Missing.ELEMENT, not plan.get(Part.ELEMENTS)),
        (Missing.MOMENT, not plan.get(Part.MOMENTS)),
    ]
    return tuple(one for one, so in found if so)


def agreed_number(agreements: Iterable[Agreement]) -> int | None:
    """The newest version to which both agreed; it goes on counting until both agree to a newer one."""
    sides: dict[int, set[Side]] = {}
    for one in agreements:
        sides.setdefault(one.number, set()).add(one.side)
    return max((number for number, who in sides.items() if who == set(Side)), default=None)


def stands(agreements: Iterable[Agreement], newest: int | None) -> Stands:
    """How the newest version stands: a change makes it a matter to talk about again."""
    if newest is None:
        return Stands.NOTHING
    who = {one.side for one in agreements if one.number == newest}
    if who == set(Side):
        return Stands.AGREED
    if Side.COACH in who:
        return Stands.COACH_AGREED
    return Stands.COACHEE_AGREED if Side.COACHEE in who else Stands.TO_DISCUSS


def clashes(drafts: Mapping[Part, int], versions: Mapping[int, Plan]) -> tuple[Part, ...]:
    """Which drafts were made on a version in which the part has changed since: the two look at those first."""
    newest = versions[max(versions)] if versions else {}
    return tuple(
        part
        for part, base in drafts.items()
        if versions and newest.get(part, ()) != versions.get(base, {}).get(part, ())
    )


def moments(plan: Plan) -> tuple[tuple[str, date], ...]:
    """The moments to look back, in order, each once: its kind and its day."""
    found = {(line.said["kind"], date.fromisoformat(line.said["day"])) for line in plan.get(Part.MOMENTS, ())}
    return tuple(sorted(found, key=lambda one: (one[1], one[0])))


def to_json(plan: Plan) -> dict[str, Any]:
    """A plan as it is sealed."""
    return {part.value: lines_to_json(lines) for part, lines in plan.items()}


def from_json(value: Mapping[str, Any]) -> Plan:
    """A plan as it was sealed; a part that is known no more is passed over."""
    return {part: lines_from_json(value[part.value]) for part in Part if part.value in value}


def lines_to_json(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """The lines of a part as they are sealed."""
    return [{"key": line.key, "said": dict(line.said)} for line in lines]


def lines_from_json(value: Iterable[Mapping[str, Any]]) -> tuple[Line, ...]:
    """The lines of a part as they were sealed."""
    return tuple(Line(one["key"], dict(one["said"])) for one in value)


def _trimmed(shape: Shape, line: Line) -> Line:
    said = {name: line.said.get(name, "").replace("\r\n", "\n").strip() for name in shape.names}
    return Line(line.key, {name: words for name, words in said.items() if words})


def _faults(shape: Shape, line: Line, today: date, before: Mapping[str, Line]) -> Iterator[Fault]:
    if not KEY.fullmatch(line.key) or (shape.keys and line.key not in shape.keys):
        yield Fault(line.key, "", Wrong.KEY)
    if shape.first and not line.said.get(shape.first):
        yield Fault(line.key, shape.first, Wrong.EMPTY)
    for name, words in line.said.items():
        if len(words) > shape.names[name]:
            yield Fault(line.key, name, Wrong.TOO_LONG)
        if name == "day" and (why := _day(words, today, before.get(line.key))):
            yield Fault(line.key, name, why)
    for name, choices in shape.choices.items():
        if line.said.get(name, "") not in choices:
            yield Fault(line.key, name, Wrong.CHOICE)


def _day(words: str, today: date, before: Line | None) -> Wrong | None:
    try:
        on = date.fromisoformat(words)
    except ValueError:
        return Wrong.DAY
    if on.isoformat() != words:
        return Wrong.DAY
    if (on - today).days > FAR_DAYS:
        return Wrong.FAR
    stood = before is not None and before.said.get("day") == words
    return Wrong.PAST if on < today and not stood else None


def _of_part(part: Part, before: Sequence[Line], after: Sequence[Line]) -> Iterator[Change]:
    old, new = ({line.key: line for line in lines} for lines in (before, after))
    for key, line in new.items():
        if key not in old:
            yield Change(part, Kind.NEW, None, line)
        elif names := _names(old[key], line):
            yield Change(part, Kind.CHANGED, old[key], line, names)
    for key, line in old.items():
        if key not in new:
            yield Change(part, Kind.GONE, line, None)


def _names(before: Line, after: Line) -> tuple[str, ...]:
    every = dict.fromkeys([*before.said, *after.said])
    return tuple(name for name in every if before.said.get(name) != after.said.get(name))
