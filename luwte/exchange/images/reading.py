"""One file that someone sent along: known by its first bytes, never by its name, and copied clean."""

from dataclasses import replace

from luwte.exchange.images import papers, pictures
from luwte.exchange.images.values import BYTES_MOST, Clean, Kind, NotTaken, Reason

NAME_MOST = 80
BEGINS = {b"\xff\xd8\xff": Kind.JPEG, b"\x89PNG\r\n\x1a\n": Kind.PNG, b"%PDF-": Kind.PDF}


def clean(data: bytes, name: str = "") -> Clean:
    """The file as it may be kept; NotTaken for anything that is not what it should be."""
    if len(data) > BYTES_MOST:
        raise NotTaken(Reason.TOO_BIG)
    if (kind := known(data)) is None:
        raise NotTaken(Reason.UNKNOWN)
    found = papers.clean(data) if kind is Kind.PDF else pictures.clean(kind, data)
    return replace(found, name=plain(name))


def known(data: bytes) -> Kind | None:
    """What the first bytes say."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Kind.WEBP
    return next((kind for begin, kind in BEGINS.items() if data.startswith(begin)), None)


def plain(name: str) -> str:
    """A name for on a page: one line, no folders, nothing that cannot be read."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable()).strip()[:NAME_MOST]
