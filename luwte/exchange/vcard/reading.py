"""A file of vCards as pairs of a name and a mail address. What else stands in a card is not looked at."""

import quopri
from collections.abc import Iterator

CARDS_MOST = 500


def read(data: bytes) -> list[tuple[str, str]]:
    """Name and first mail address of each card; empty for a file without cards."""
    lines = list(_unfolded(_text(data)))
    found, name, mail, inside = [], "", "", False
    for line in lines:
        head, _colon, value = line.partition(":")
        kind, *parameters = head.rpartition(".")[2].upper().split(";")
        if (kind, value.strip().upper()) == ("BEGIN", "VCARD"):
            name, mail, inside = "", "", True
        elif (kind, value.strip().upper()) == ("END", "VCARD"):
            found += [(name, mail)] if inside else []
            inside = False
        elif kind == "FN":
            name = _plain(value, parameters)
        elif kind == "N" and not name:
            family, given, *_rest = [*_plain(value, parameters, keep=True).split(";"), "", ""]
            name = f"{given} {family}".strip()
        elif kind == "EMAIL" and not mail:
            mail = _plain(value, parameters)
    return found[:CARDS_MOST]


def holds_cards(data: bytes) -> bool:
    """Whether a file begins as vCards do."""
    return data.lstrip(b"\xef\xbb\xbf \r\n\t")[:11].upper() == b"BEGIN:VCARD"


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _unfolded(text: str) -> Iterator[str]:
    """Lines, with those that go on (a space in front, or = at the end in 2.1) put together."""
    held = ""
    for line in text.splitlines():
        if line[:1] in {" ", "\t"} and held:
            held += line[1:]
        elif held.endswith("=") and "QUOTED-PRINTABLE" in held.upper():
            held = held[:-1] + line
        else:
            yield held
            held = line
    yield held


def _plain(value: str, parameters: list[str], keep: bool = False) -> str:
    if any("QUOTED-PRINTABLE" in one for one in parameters):
        value = _text(quopri.decodestring(value.encode()))
    if not keep:
        value = value.replace("\\;", ";")
    return " ".join(value.replace("\\,", ",").replace("\\n", " ").replace("\\N", " ").replace("\\\\", "\\").split())
