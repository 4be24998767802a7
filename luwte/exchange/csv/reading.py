"""Reads a CSV file that someone kept elsewhere: any usual encoding and separator, bounded, refused with a reason."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO

MOST_BYTES = 20_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 200
SEPARATORS = (",", ";", "\t", "|")
SAMPLE_ROWS = 50
BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format",
    b"\x1f\x8b",
)
MARKUP = ("<", "{", "[")


class Reason(StrEnum):
    """Why a file is not read."""

    EMPTY = "nothing in it"
    TOO_BIG = "too big"
    SPREADSHEET = "a spreadsheet or another kind of file"
    NOT_TEXT = "not text"
    ONE_COLUMN = "one column only"
    NO_ROWS = "a heading without rows"
    TOO_WIDE = "too many columns or rows"


class NotReadable(Exception):
    """The file is not read; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Table:
    """A heading and rows of the same width, and how the file was written."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    encoding: str
    separator: str


def read(stream: BinaryIO, most_bytes: int = MOST_BYTES) -> Table:
    """The table in a file, or NotReadable. No more than `most_bytes` + 1 are taken in."""
    data = stream.read(most_bytes + 1)
    if len(data) > most_bytes:
        raise NotReadable(Reason.TOO_BIG)
    if data.startswith(BINARY):
        raise NotReadable(Reason.SPREADSHEET)
    text, encoding = _decoded(data)
    text = text.lstrip("\ufeff")
    _refuse_other(text)
    separator = _separator(text)
    lines = [line for line in _lines(text, separator) if any(cell.strip() for cell in line)]
    return _table(lines, encoding, separator)


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), "utf-16"
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "latin-1"


def _refuse_other(text: str) -> None:
    if not text.strip():
        raise NotReadable(Reason.EMPTY)
    if "\0" in text or sum(not c.isprintable() and c not in "\r\n\t\f\v" for c in text[:4000]) > 20:
        raise NotReadable(Reason.NOT_TEXT)
    if text.lstrip().startswith(MARKUP):
        raise NotReadable(Reason.SPREADSHEET)


def _separator(text: str) -> str:
    return max(SEPARATORS, key=lambda one: _fit(text, one))


def _fit(text: str, separator: str) -> tuple[int, int]:
    """How many of the first rows have as many cells as the first one, and how many cells; one cell does not count."""
    try:
        rows = [row for _, row in zip(range(SAMPLE_ROWS), _lines(text, separator), strict=False) if row]
    except NotReadable as fault:
        # Rather the separator that makes too many columns than one that makes none: the reason is then the true one.
        return (0, 1 if fault.reason is Reason.TOO_WIDE else 0)
    width = len(rows[0]) if rows else 0
    return (sum(len(row) == width for row in rows), width) if width > 1 else (0, 0)


def _lines(text: str, separator: str) -> Iterable[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, row in enumerate(reader):
            if number > MOST_ROWS or len(row) > MOST_COLUMNS:
                raise NotReadable(Reason.TOO_WIDE)
            yield row
    except csv.Error:
        raise NotReadable(Reason.NOT_TEXT) from None


def _table(lines: Sequence[Sequence[str]], encoding: str, separator: str) -> Table:
    if not lines:
        raise NotReadable(Reason.EMPTY)
    header = _unique([cell.strip() for cell in lines[0]])
    while len(header) > 1 and not lines[0][len(header) - 1].strip():
        header = header[:-1]
    if len(header) < 2:
        raise NotReadable(Reason.ONE_COLUMN)
    if len(lines) < 2:
        raise NotReadable(Reason.NO_ROWS)
    width = len(header)
    rows = tuple(tuple(cell.strip() for cell in [*line, *[""] * width][:width]) for line in lines[1:])
    return Table(tuple(header), rows, encoding, separator)


def _unique(names: Sequence[str]) -> list[str]:
    found: list[str] = []
    for place, name in enumerate(names, start=1):
        plain, copy = name or str(place), 2
        name = plain
        while name in found:
            name, copy = f"{plain} ({copy})", copy + 1
        found.append(name)
    return found
