"""A list of people to bring along, line by line: a name, a mail address, and since when a course runs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from luwte.rules.continuity import since_wrong

LINES_MOST = 200
NAME_MOST, EMAIL_MOST = 120, 254
_EMAIL = re.compile(r"[^\s@<>,;\"()]+@[^\s@<>,;\"()]+\.[^\s@<>,;\"().]+")
_DAY = re.compile(r"(?<!\d)(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))(?!\d)")
_TAGS = re.compile(r"[<>\"()]")
NAMES = {"name": ("naam", "name", "coachee", "voornaam"), "email": ("mail", "e-mail", "email")}


class Wrong(StrEnum):
    """What a line lacks."""

    NO_EMAIL = "no mail address"
    NO_NAME = "no name"
    TWICE = "this address stands above already"
    NO_SUCH_DAY = "no such day"
    FUTURE = "a day that is to come"
    LONG_AGO = "too long ago"
    TOO_LONG = "too long"


@dataclass(frozen=True, slots=True)
class Line:
    """A person of the list as it was read; `number` is the line, from 1."""

    number: int
    name: str
    email: str
    since: date | None
    wrong: tuple[Wrong, ...] = ()

    def text(self) -> str:
        """The line as it is shown again."""
        return "; ".join(filter(None, (self.name, self.email, self.since.isoformat() if self.since else "")))


def read(text: str, today: date) -> tuple[Line, ...]:
    """Each line that is not empty, in any order of name, address and day; a line of headings is passed over."""
    found: list[Line] = []
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    for number, line in lines:
        if line and not (not found and _heading(line)):
            found.append(_line(number, line, today, {one.email for one in found}))
    return tuple(found)


def rows(header: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    """The rows of a table as lines: name and address where the header tells, else every cell."""
    names = [_which(cell) for cell in header]
    kept = [n for n, name in enumerate(names) if name] if "email" in names else list(range(len(header)))
    every = [header, *body] if "email" not in names else list(body)
    cells = ([row[n].strip() for n in kept if n < len(row)] for row in every)
    return "\n".join("; ".join(filter(None, one)) for one in cells)


def fine(lines: Sequence[Line]) -> bool:
    """Whether the whole list can be taken."""
    return 0 < len(lines) <= LINES_MOST and not any(one.wrong for one in lines)


def _line(number: int, line: str, today: date, before: set[str]) -> Line:
    wrong: list[Wrong] = []
    email = found[0].lower() if (found := _EMAIL.search(line)) else ""
    rest = _EMAIL.sub(" ", line)
    day = _DAY.search(rest)
    since = _day(day) if day else None
    if day and since is None:
        wrong.append(Wrong.NO_SUCH_DAY)
    if since and (odd := since_wrong(since, today)):
        wrong.append(Wrong.FUTURE if odd == "ends before it begins" else Wrong.LONG_AGO)
    name = " ".join(_TAGS.sub(" ", re.sub(r"[;,\t|]", " ", _DAY.sub(" ", rest))).split())
    if not email:
        wrong.append(Wrong.NO_EMAIL)
    if not name:
        wrong.append(Wrong.NO_NAME)
    if email in before and email:
        wrong.append(Wrong.TWICE)
    if len(name) > NAME_MOST or len(email) > EMAIL_MOST:
        wrong.append(Wrong.TOO_LONG)
    return Line(number, name, email, since, tuple(wrong))


def _day(found: re.Match[str]) -> date | None:
    a, b, c, d, e, f = (int(part) if part else 0 for part in found.groups())
    try:
        return date(a, b, c) if a or b else date(f, e, d)
    except ValueError:
        return None


def _heading(line: str) -> bool:
    return "@" not in line and any(_which(cell) for cell in re.split(r"[;,\t|]", line))


def _which(cell: str) -> str:
    word = cell.strip().strip('"').lower()
    if "@" in word:
        return ""
    if any(one in word for one in NAMES["email"]):
        return "email"
    if any(word.startswith(one) or word.endswith(one) for one in NAMES["name"]):
        return "name"
    return "since" if word.startswith(("sinds", "start", "begin", "since")) else ""
