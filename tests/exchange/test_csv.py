"""Files as people bring them: encodings, separators, sloppy rows; and what is not a CSV."""

import csv as standard
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.exchange.csv.reading import MOST_COLUMNS, NotReadable, Reason, read
from luwte.exchange.csv.words import CODES, REASONS
from luwte.exchange.csv.writing import write
from luwte.rules.diary.values import Code

WORDS = st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=12)
ROWS = st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=2, max_size=8)


def table(data, **more):
    return read(io.BytesIO(data if isinstance(data, bytes) else data.encode()), **more)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_same_table_in_any_encoding_and_separator(encoding, separator):
    text = f'Datum {separator}Energie\r\n2026-01-05{separator}"4,5"\r\n\r\n2026-01-06{separator}Café ’s ochtends\r\n'
    found = table(text.encode(encoding))
    assert found.header == ("Datum", "Energie")
    assert found.rows == (("2026-01-05", "4,5"), ("2026-01-06", "Café ’s ochtends"))


def test_sloppy_rows_get_the_width_of_the_heading():
    found = table("a;b;;\n1;2;3;4\n5\n;;;\n 6 ; 7 \n")
    assert found.header == ("a", "b")
    assert found.rows == (("1", "2"), ("5", ""), ("6", "7"))


def test_names_that_come_twice_or_not_at_all_are_told_apart():
    assert table("dag,x,x,,y\n1,2,3,4,5\n").header == ("dag", "x", "x (2)", "4", "y")


def test_a_line_break_in_quotes_stays_in_its_cell():
    assert table('dag,notitie\n1,"twee\nregels"\n').rows == (("1", "twee\nregels"),)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"  \n \n", Reason.EMPTY),
        (b",,\n,,\n", Reason.EMPTY),
        (b"%PDF-1.7 x", Reason.SPREADSHEET),
        (b"PK\x03\x04 xlsx", Reason.SPREADSHEET),
        (b"\x89PNG\r\n", Reason.SPREADSHEET),
        (b'{"a": 1}', Reason.SPREADSHEET),
        (b"<html></html>", Reason.SPREADSHEET),
        (b"a,b\n\x001,2\n", Reason.NOT_TEXT),
        (bytes(range(1, 32)) * 4, Reason.NOT_TEXT),
        (b"alleen woorden\nen nog meer\n", Reason.ONE_COLUMN),
        (b"dag,energie\n", Reason.NO_ROWS),
        (b"a," * (MOST_COLUMNS + 2) + b"\n1\n", Reason.TOO_WIDE),
        (b";".join([b"5"] * (MOST_COLUMNS + 2)) + b"\n1\n", Reason.TOO_WIDE),
        (b"dag,x\n" + b"1,2\n" * 100_002, Reason.TOO_WIDE),
        (b'dag,x\n1,"' + b"a" * 200_000, Reason.NOT_TEXT),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(data, reason):
    with pytest.raises(NotReadable) as fault:
        table(data)
    assert fault.value.reason == reason


def test_no_more_is_taken_in_than_the_limit():
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size=-1):
            self.taken += size
            return b"1,2\n" * (size // 4)

    endless = Endless()
    with pytest.raises(NotReadable) as fault:
        read(endless, most_bytes=999)
    assert (fault.value.reason, endless.taken) == (Reason.TOO_BIG, 1000)


@given(st.binary(max_size=300))
def test_any_bytes_give_a_table_or_a_reason(data):
    try:
        found = table(data)
    except NotReadable:
        return
    assert all(len(row) == len(found.header) for row in found.rows)


@given(ROWS)
def test_what_we_write_reads_back(rows):
    rows = [tuple(" ".join(cell.split()) or "-" for cell in row) for row in rows]
    found = table(write(("een", "twee", "drie"), rows))
    for row, back in zip(rows, found.rows, strict=True):
        assert [cell.removeprefix("'") for cell in back] == [cell.removeprefix("'") for cell in row]


def test_a_spreadsheet_runs_nothing_of_what_we_write():
    data = write(("a", "b"), [("=1+1", None), ("@x", 3)]).decode("utf-8-sig")
    assert list(standard.reader(io.StringIO(data))) == [["a", "b"], ["'=1+1", ""], ["'@x", "3"]]


def test_each_reason_and_code_has_words():
    assert set(REASONS) == set(Reason)
    assert set(CODES) == set(Code)
