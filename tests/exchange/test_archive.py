"""Files together in a ZIP: what went in comes out, and the same files make the same bytes."""

from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from luwte.exchange.archive.packing import pack

NAMES = st.text("abc-/", min_size=1, max_size=9)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(st.dictionaries(NAMES, TEXTS, max_size=4))
def test_what_went_in_comes_out(files):
    packed = pack(files)
    assert packed == pack(dict(reversed(files.items())))
    with ZipFile(BytesIO(packed)) as archive:
        assert {one.filename: archive.read(one).decode() for one in archive.infolist()} == files
