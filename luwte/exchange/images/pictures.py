"""A picture drawn anew: the pixels go along, what the camera wrote beside them does not."""

from io import BytesIO
from typing import TYPE_CHECKING

from luwte.exchange.images.values import BYTES_MOST, Clean, Kind, NotTaken, Reason

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 2560  # the longest side of what is kept
# A JPEG is decoded at a fraction of its size, the others whole.
PIXELS_MOST = {Kind.JPEG: 89_000_000, Kind.PNG: 30_000_000, Kind.WEBP: 30_000_000}
SIDE_MOST = 30_000


def clean(kind: Kind, data: bytes) -> Clean:
    """The first frame, upright and no larger than a screen needs."""
    from PIL.Image import DecompressionBombError

    try:
        return _clean(kind, data)
    except NotTaken:
        raise
    except DecompressionBombError as fault:
        raise NotTaken(Reason.TOO_LARGE) from fault
    except Exception as fault:  # Pillow raises what its decoders raise; whatever it is, this is no picture for us
        raise NotTaken(Reason.BROKEN) from fault


def _clean(kind: Kind, data: bytes) -> Clean:
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data), formats=[kind.value.upper()]) as found:
        # Only the header has been read.
        if found.width * found.height > PIXELS_MOST[kind] or max(found.size) > SIDE_MOST:
            raise NotTaken(Reason.TOO_LARGE)
        found.draft("RGB", (SIDE, SIDE))
        found.load()
        upright = ImageOps.exif_transpose(found)
    alpha = kind is not Kind.JPEG and upright.has_transparency_data
    flat = upright.convert("RGBA" if alpha else "RGB")
    flat.thumbnail((SIDE, SIDE))
    # A new image: pixels only, no information that hung on the old one.
    fresh = Image.new(flat.mode, flat.size)
    fresh.paste(flat)
    return _saved(kind, fresh)


def _saved(kind: Kind, image: "Image") -> Clean:
    data = _written(kind, image)
    if len(data) > BYTES_MOST:  # a photo as PNG
        kind, data = Kind.WEBP, _written(Kind.WEBP, image)
    return Clean(kind, data, *image.size)


def _written(kind: Kind, image: "Image") -> bytes:
    out = BytesIO()
    if kind is Kind.PNG:
        image.save(out, "PNG", optimize=False)
    else:
        image.save(out, kind.value.upper(), quality=85)
    return out.getvalue()
