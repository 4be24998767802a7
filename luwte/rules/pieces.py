"""Working on a piece: what each component asks and keeps, as lines. Nothing is counted and nothing is concluded."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from html import unescape
from typing import Any

from luwte.rules.content.values import Runs

LINES_MOST = 40
TEXT_MOST = 280
NOTE_MOST = 1000
FIRST_YEAR, LAST_YEAR = 1900, 2100
KEPT = "kept"
HEAPS = ("close", "some", "away")
PLACES = ("head", "eyes", "jaw", "neck", "shoulders", "chest", "back", "belly", "arms", "hands", "legs", "feet", "none")


class State(StrEnum):
    """Where someone stands with a piece."""

    BEGUN = "begun"
    DONE = "done"
    AWAY = "away"


class Wrong(StrEnum):
    """Why answers are not taken."""

    TOO_MANY = "too many lines"
    TOO_LONG = "too long"
    EMPTY = "a line without words"
    WHERE = "no such place"
    WHAT = "no such choice"
    YEAR = "no such year"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that someone wrote or chose; what `where` and `what` may be, the shape of the component says."""

    text: str
    where: str = ""
    what: str = ""
    year: int | None = None
    more: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What someone made of a piece; `closed` folds the lines away until they are asked for."""

    lines: tuple[Line, ...] = ()
    note: str = ""
    closed: bool = False

    def to_json(self) -> dict[str, Any]:
        """What `from_json` takes back."""
        rows = [[one.text, one.where, one.what, one.year, one.more] for one in self.lines]
        return {"lines": rows, "note": self.note, "closed": self.closed}


@dataclass(frozen=True, slots=True)
class Shape:
    """What a component asks: own lines or not, each with these choices; `stays` keeps them when it is done again."""

    lines: bool = True
    where: tuple[str, ...] = ()
    what: tuple[str, ...] = ()
    year: bool = False
    more: bool = False
    closes: bool = False
    stays: bool = True


NOTE_ONLY = Shape(lines=False, stays=False)
SHAPES: dict[Runs, Shape] = {
    Runs.SENTENCES: Shape(what=(KEPT,)),
    Runs.CHECKLIST: Shape(what=(KEPT,), stays=False),
    Runs.WORRY_NOTES: Shape(closes=True),
    Runs.ENERGY_MAP: Shape(where=("home", "work", "elsewhere"), what=("gives", "costs", "both")),
    Runs.VALUES: Shape(what=HEAPS),
    Runs.BODY_MAP: Shape(where=PLACES, what=("too_much", "good")),
    Runs.BIOGRAPHY: Shape(what=("high", "low"), year=True, more=True),
}


@dataclass(frozen=True, slots=True)
class Work:
    """The work on a piece: which text was begun, where it stands, the answers now, and what was made before."""

    kind: str
    slug: str
    language: str
    digest: str
    state: State
    begun_on: date
    done_on: tuple[date, ...] = ()
    answers: Answers = Answers()
    before: tuple[Answers, ...] = ()
    kept: tuple[Answers, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """What `work` takes back."""
        return {
            "kind": self.kind,
            "slug": self.slug,
            "language": self.language,
            "digest": self.digest,
            "state": self.state.value,
            "begun_on": self.begun_on.isoformat(),
            "done_on": [day.isoformat() for day in self.done_on],
            "answers": self.answers.to_json(),
            "before": [one.to_json() for one in self.before],
            "kept": [one.to_json() for one in self.kept],
        }


def from_json(value: dict[str, Any]) -> Answers:
    """The answers that `Answers.to_json` gave."""
    lines = tuple(Line(text, where, what, year, more) for text, where, what, year, more in value["lines"])
    return Answers(lines, value["note"], value["closed"])


def work(value: dict[str, Any]) -> Work:
    """The work that `Work.to_json` gave."""
    return Work(
        value["kind"],
        value["slug"],
        value["language"],
        value["digest"],
        State(value["state"]),
        date.fromisoformat(value["begun_on"]),
        tuple(date.fromisoformat(day) for day in value["done_on"]),
        from_json(value["answers"]),
        tuple(from_json(one) for one in value["before"]),
        tuple(from_json(one) for one in value["kept"]),
    )


def shape(runs: Runs) -> Shape:
    """What a component asks; where there is none, one may write a line of one's own."""
    return SHAPES.get(runs, NOTE_ONLY)


def wrongs(runs: Runs, answers: Answers) -> tuple[Wrong, ...]:
    """What breaks a rule; nothing when it can be kept."""
    asked, lines = shape(runs), answers.lines
    found = {
        Wrong.TOO_MANY: len(lines) > (LINES_MOST if asked.lines else 0),
        Wrong.TOO_LONG: len(answers.note) > NOTE_MOST or any(_long(one) for one in lines),
        Wrong.EMPTY: not all(one.text.strip() for one in lines),
        Wrong.WHERE: any(one.where not in ("", *asked.where) for one in lines),
        Wrong.WHAT: any(one.what not in ("", *asked.what) for one in lines),
        Wrong.YEAR: not all(_possible(one.year, asked) for one in lines),
    }
    return tuple(wrong for wrong, so in found.items() if so)


def again(runs: Runs, answers: Answers) -> Answers:
    """What stands there when a piece is done once more: one's own collection stays, ticks and notes start empty."""
    return replace(answers, closed=False) if shape(runs).stays else Answers()


def options(runs: Runs, html: str, text: str) -> tuple[str, ...]:
    """What a piece gives to choose from, read from how it says to do it (as HTML, and as lines of text)."""
    if runs is Runs.CHECKLIST:
        return _unique(_plain(one) for one in re.findall(r"<li>(.*?)</li>", html, re.DOTALL))
    lines = [one.strip() for one in text.split("\n")]
    if runs is Runs.SENTENCES:
        return _unique(one[1:-1] for one in lines if one.startswith("‘") and one.endswith("’"))
    if runs is Runs.VALUES:
        listed = next((one.partition(":")[2] for one in lines if one.count(",") > len(HEAPS)), "")
        return _unique(one.strip(" .") for one in listed.split(","))
    return ()


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def _unique(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in found if one))


def _long(line: Line) -> bool:
    return len(line.text) > TEXT_MOST or len(line.more) > TEXT_MOST


def _possible(year: int | None, asked: Shape) -> bool:
    return year is None or (asked.year and FIRST_YEAR <= year <= LAST_YEAR)
