"""Files are what their content says, and come out with pixels or pages only."""

import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Link
from pypdf.generic import DictionaryObject, NameObject, StreamObject

from luwte.exchange.images import papers, pictures, reading
from luwte.exchange.images.jpegs import without_notes
from luwte.exchange.images.values import BYTES_MOST, Kind, NotTaken, Reason
from tests.sent_along import MARK, jpeg, paper, picture

BEGINS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-1.4\n", b"RIFF1234WEBP", b"")


def refused(data):
    with pytest.raises(NotTaken) as fault:
        reading.clean(data, "x.jpg")
    return fault.value.reason


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("name", ["foto.pdf", "foto.exe", "../../etc/passwd", ""])
def test_a_picture_is_known_by_its_content_whatever_its_name(form, name):
    found = reading.clean(picture(form), name)
    assert found.kind.value == form.lower()
    assert (found.width, found.height) == (60, 40)
    assert "/" not in found.name


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_what_the_camera_wrote_does_not_come_along(form):
    data = picture(form)
    assert MARK.encode() in data
    clean = reading.clean(data).data
    assert MARK.encode() not in clean
    with Image.open(BytesIO(clean)) as image:
        assert not image.getexif()
        assert not {"exif", "icc_profile", "comment", "xmp", "Comment"} & image.info.keys()


def test_a_picture_stands_upright_and_is_no_larger_than_a_screen():
    turned = jpeg((60, 40), orientation=6)
    assert (reading.clean(turned).width, reading.clean(turned).height) == (40, 60)
    large = reading.clean(jpeg((4000, 3000), noise=2))
    assert max(large.width, large.height) == pictures.SIDE


def test_colours_of_print_and_a_palette_are_read():
    for mode, form in (("CMYK", "JPEG"), ("P", "PNG"), ("LA", "PNG"), ("I;16", "PNG"), ("1", "PNG")):
        out = BytesIO()
        Image.new(mode, (9, 9)).save(out, form)
        assert reading.clean(out.getvalue()).width == 9


def test_only_the_first_frame_of_what_moves():
    out = BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    with Image.open(BytesIO(reading.clean(out.getvalue()).data)) as image:
        assert getattr(image, "n_frames", 1) == 1


def bomb(width, height):
    """A PNG of a few bytes that says it is enormous."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    lines = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(50_000, 50_000), (10_000, 10_000), (40_000, 2)])
def test_a_bomb_of_pixels_is_refused_by_its_header(size):
    assert refused(bomb(*size)) is Reason.TOO_LARGE


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90\x00 program",
        b"<html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a",
        b"PK\x03\x04",
        b"\n%PDF-1.7",
        b"RIFF....WAVE",
    ],
)
def test_what_is_no_picture_and_no_pdf_is_refused(data):
    assert refused(data) is Reason.UNKNOWN


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_half_a_picture_is_broken(form):
    data = picture(form)
    assert refused(data[: len(data) // 2]) in {Reason.BROKEN}


def test_more_than_five_megabytes_is_refused_unread():
    assert refused(b"\xff\xd8\xff" + b"\0" * BYTES_MOST) is Reason.TOO_BIG


def test_a_page_of_script_behind_a_picture_is_gone():
    assert b"<script>" not in reading.clean(picture("JPEG") + b"<script>alert(1)</script>").data


def test_a_photo_as_png_becomes_smaller_when_it_is_too_big(monkeypatch):
    monkeypatch.setattr(pictures, "BYTES_MOST", 100)
    assert reading.clean(picture("PNG")).kind is Kind.WEBP


def test_a_pdf_keeps_its_pages_and_loses_what_acts_and_tells():
    data = paper()
    for thing in (b"JavaScript", b"EmbeddedFile", MARK.encode()):
        assert thing in data
    found = reading.clean(data, "verslag.pdf")
    assert found.kind is Kind.PDF
    for thing in (b"/JavaScript", b"/JS", b"EmbeddedFile", b"/OpenAction", b"/AA", b"/URI", b"/Launch", MARK.encode()):
        assert thing not in found.data, thing
    reader = PdfReader(BytesIO(found.data))
    assert len(reader.pages) == 2
    assert not (reader.metadata or {}).get("/Author")
    assert not reader.attachments


def test_what_someone_wrote_on_a_page_stays():
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_annotation(0, FreeText(text="mijn antwoord", rect=(9, 9, 99, 99)))
    writer.add_annotation(0, Link(url="https://voorbeeld.invalid/volg", rect=(9, 9, 99, 99)))
    out = BytesIO()
    writer.write(out)
    clean = PdfReader(BytesIO(reading.clean(out.getvalue()).data))
    [one] = clean.pages[0]["/Annots"]
    assert one.get_object()["/Subtype"] == "/FreeText"


def test_a_photo_in_a_pdf_loses_its_place():
    photo = StreamObject()
    photo._data = picture("JPEG")
    photo.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Filter"): NameObject("/DCTDecode"),
        }
    )
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    inside = DictionaryObject({NameObject("/A"): writer._add_object(photo)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): inside})
    out = BytesIO()
    writer.write(out)
    assert MARK.encode() in out.getvalue()
    clean = reading.clean(out.getvalue()).data
    assert MARK.encode() not in clean
    assert PdfReader(BytesIO(clean)).pages[0]["/Resources"]["/XObject"]["/A"]["/Subtype"] == "/Image"


def test_a_pdf_with_a_password_is_told():
    writer = PdfWriter()
    writer.add_blank_page(9, 9)
    writer.encrypt("geheim", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    assert refused(out.getvalue()) is Reason.LOCKED


def test_a_pdf_that_is_broken_empty_or_endless(monkeypatch):
    assert refused(b"%PDF-1.7\nniets") is Reason.BROKEN
    empty = BytesIO()
    PdfWriter().write(empty)
    assert refused(empty.getvalue()) in {Reason.TOO_LARGE, Reason.BROKEN}
    monkeypatch.setattr(papers, "PAGES_MOST", 1)
    assert refused(paper()) is Reason.TOO_LARGE
    monkeypatch.setattr(papers, "PAGES_MOST", 9)
    monkeypatch.setattr(papers, "OBJECTS_MOST", 2)
    assert refused(paper()) is Reason.TOO_LARGE
    monkeypatch.setattr(papers, "OBJECTS_MOST", 900)
    monkeypatch.setattr(papers, "BYTES_MOST", 2)
    assert refused(paper()) is Reason.TOO_BIG


@given(st.binary(max_size=300), st.sampled_from(BEGINS))
def test_no_bytes_whatever_give_another_answer_than_a_reason(rest, begin):
    with suppress(NotTaken):
        reading.clean(begin + rest)


@given(st.binary(max_size=200))
def test_notes_are_cut_from_any_bytes_without_a_fault(rest):
    assert without_notes(rest) == rest or rest.startswith(b"\xff\xd8")
    without_notes(b"\xff\xd8" + rest)


def test_notes_are_cut_and_the_picture_is_the_same():
    data = picture("JPEG")
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(without_notes(data))) as after:
        assert before.tobytes() == after.tobytes()
        assert not after.getexif()
    padded = b"\xff\xd8\xff" + data[2:]
    assert MARK.encode() not in without_notes(padded)
    assert without_notes(b"\xff\xd8\xff\xd0" + data[2:]).startswith(b"\xff\xd8")


@given(st.text(max_size=200))
def test_a_name_is_one_line_without_folders(name):
    plain = reading.plain(name)
    assert len(plain) <= reading.NAME_MOST
    assert plain.isprintable()
    assert not set(plain) & {"/", "\\", "\n", "\0"}
