"""A PDF written anew: its pages go along; who made it, scripts, files inside and what it wants to do do not."""

from io import BytesIO
from typing import Any

from luwte.exchange.images.jpegs import without_notes
from luwte.exchange.images.values import BYTES_MOST, Clean, Kind, NotTaken, Reason

PAGES_MOST = 100
OBJECTS_MOST = 50_000
# What makes a reader do something, and what tells of the maker.
GONE = frozenset(
    {
        *("/AA", "/JS", "/JavaScript", "/OpenAction", "/Launch", "/URI", "/EF", "/EmbeddedFiles", "/AF", "/XFA"),
        *("/RichMediaContent", "/RichMediaSettings", "/Movie", "/Sound", "/Metadata", "/PieceInfo", "/LastModified"),
        *("/Thumb", "/StructParents", "/Popup", "/CreationDate"),
    }
)
# The same on a page or a note; elsewhere a font or a picture may bear such a short name.
GONE_ON_NOTES = frozenset({"/A", "/PA", "/B", "/M", "/FS", "/Dest"})
# What someone wrote or drew on a page stays; links, files and films go.
SHOWN = frozenset({"/Widget", "/FreeText", "/Ink", "/Highlight", "/Underline", "/Square", "/Circle", "/Line", "/Stamp"})


def clean(data: bytes) -> Clean:
    """The pages, twice copied, so that nothing is left of what they no longer point at."""
    try:
        fresh = _copied(_copied(data))
    except NotTaken:
        raise
    except Exception as fault:  # pypdf raises whatever a broken file leads it into, a RecursionError too
        raise NotTaken(Reason.BROKEN) from fault
    if len(fresh) > BYTES_MOST:
        raise NotTaken(Reason.TOO_BIG)
    return Clean(Kind.PDF, fresh)


def _copied(data: bytes) -> bytes:
    from pypdf import PdfReader, PdfWriter

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        raise NotTaken(Reason.LOCKED)
    if not 0 < len(reader.pages) <= PAGES_MOST:
        raise NotTaken(Reason.TOO_LARGE)
    writer = PdfWriter()
    for page in reader.pages:
        writer.add_page(page)
        if len(writer._objects) > OBJECTS_MOST:
            raise NotTaken(Reason.TOO_LARGE)
    for one in list(writer._objects):
        _bare(one)
    for page in writer.pages:
        _annotations(page)
    writer.metadata = None
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _bare(one: Any) -> None:
    """Takes away what acts or tells, in an object and in what stands inside it."""
    waiting = [one]
    while waiting:
        now = waiting.pop()
        if isinstance(now, dict):
            gone = GONE | GONE_ON_NOTES if "/Rect" in now or now.get("/Type") == "/Page" else GONE
            for name in [name for name in now if name in gone]:
                del now[name]
            _picture(now)
            waiting.extend(value for value in now.values() if isinstance(value, dict | list))
        elif isinstance(now, list):
            waiting.extend(value for value in now if isinstance(value, dict | list))


def _picture(one: Any) -> None:
    if one.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]) and hasattr(one, "_data"):
        one._data = without_notes(one._data)


def _annotations(page: Any) -> None:
    from pypdf.generic import ArrayObject, NameObject

    found = page.get("/Annots")
    if found is None:
        return
    kept = [one for one in found.get_object() if one.get_object().get("/Subtype") in SHOWN]
    for one in kept:
        one.get_object().pop("/T", None)
    page[NameObject("/Annots")] = ArrayObject(kept)
