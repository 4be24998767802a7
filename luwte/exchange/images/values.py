"""What a file turned out to be, or why it is not taken."""

from dataclasses import dataclass
from enum import StrEnum

BYTES_MOST = 5_000_000


class Kind(StrEnum):
    """What can be sent along, by content."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    PDF = "pdf"


MIME = {
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.WEBP: "image/webp",
    Kind.PDF: "application/pdf",
}
EXTENSION = {Kind.JPEG: "jpg", Kind.PNG: "png", Kind.WEBP: "webp", Kind.PDF: "pdf"}


class Reason(StrEnum):
    """Why a file is not taken."""

    TOO_BIG = "too many bytes"
    UNKNOWN = "no picture that we know, and no PDF"
    TOO_LARGE = "too many pixels or pages"
    BROKEN = "cannot be read"
    LOCKED = "a PDF with a password"


class NotTaken(Exception):
    """The file is not taken; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Clean:
    """A copy that holds the picture or the pages, and nothing that was written beside them."""

    kind: Kind
    data: bytes
    width: int = 0
    height: int = 0
    name: str = ""
