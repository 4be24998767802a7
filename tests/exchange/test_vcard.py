"""vCards as phones and mail programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.exchange.vcard import reading

NEW = """BEGIN:VCARD
VERSION:4.0
FN:Zoë de Wit\\, coach
item1.EMAIL;TYPE=home:zoe@voor
 beeld.nl
EMAIL:tweede@voorbeeld.nl
NOTE:moe
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Maes;Jo;;;
EMAIL;type=INTERNET:jo@voorbeeld.nl
END:VCARD
""".replace("\n", "\r\n")
OLD = b"""BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Maes;J=C3=B6r=
n
EMAIL;INTERNET:jorn@voorbeeld.nl
END:VCARD
"""


def test_names_and_addresses_and_nothing_else():
    assert reading.read(NEW.encode()) == [("Zoë de Wit, coach", "zoe@voorbeeld.nl"), ("Jo Maes", "jo@voorbeeld.nl")]
    assert reading.read(b"\xef\xbb\xbf" + NEW.encode()) == reading.read(NEW.encode())


def test_an_old_card_of_a_phone():
    assert reading.read(OLD) == [("Jörn Maes", "jorn@voorbeeld.nl")]
    assert reading.read(OLD.replace(b"J=C3=B6r=\nn", b"J\xf6rn")) == [("Jörn Maes", "jorn@voorbeeld.nl")]


@pytest.mark.parametrize("data", [b"", b"END:VCARD", b"naam;mail", b"BEGIN:VCARD\nFN:x", b"\xff\xfe\x00"])
def test_what_is_no_card(data):
    assert reading.read(data) == []


def test_a_card_is_known_by_its_first_line():
    assert reading.holds_cards(b"\xef\xbb\xbf\r\nbegin:vcard\r\n")
    assert not reading.holds_cards(b"naam;mail")


@given(st.binary(max_size=200))
def test_no_bytes_lead_to_a_fault(data):
    reading.read(b"BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE:" + data + b"\nEND:VCARD")
