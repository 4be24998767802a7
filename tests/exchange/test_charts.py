"""The picture of days: well-formed, inside its frame, gaps stay gaps, nothing that the CSP refuses."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from luwte.exchange.charts.timeline import HIGH, LOW, WIDTH, Mark, Panel, Point, Timeline, svg

FIRST = date(2026, 1, 1)
SVG = "{http://www.w3.org/2000/svg}"
VALUES = st.dictionaries(st.integers(0, 300), st.floats(LOW, HIGH), max_size=60)
USUAL = st.none() | st.tuples(st.floats(0, 5), st.floats(5, 10))


def on(n):
    return FIRST + timedelta(days=n)


def drawn(points, usual=None, label="Energie", every=1, length=300, **more):
    panel = Panel(label, [Point(on(n), v) for n, v in sorted(points.items())], usual)
    return svg(Timeline("Dagen", "Wat je invulde", FIRST, on(length), [panel], every=every, **more), "a")


@given(VALUES, USUAL, st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_any_days_and_any_words_give_one_picture_within_its_frame(points, usual, label):
    text = drawn(points, usual, label, phases=[Mark(on(5), label)], months=[Mark(on(290), label)])
    root = ElementTree.fromstring(text)
    height = float(root.get("viewBox").split()[3])
    assert "nan" not in text.lower().replace(label.lower(), "")
    for place in re.findall(r"M([\d.]+),([\d.]+)h0", text):
        assert 0 <= float(place[0]) <= WIDTH
        assert 0 <= float(place[1]) <= height
    assert len(re.findall("h0", text)) >= len(points)
    assert "style" not in text or "style" in label
    assert root.find(f"{SVG}title").text == "Dagen"


def lines(text):
    return [one.get("points").count(",") for one in ElementTree.fromstring(text).iter(f"{SVG}polyline")]


def test_a_gap_stays_a_gap_and_a_lonely_day_is_a_dot():
    assert lines(drawn({1: 3, 2: 4, 3: 4, 7: 2, 8: 2, 20: 9})) == [3, 2]


def test_weeks_join_at_seven_days():
    assert lines(drawn({0: 3, 7: 4, 14: 4, 28: 2}, every=7)) == [3]


def test_words_of_people_stay_words():
    text = drawn({1: 3}, label="<script>alert(1)</script>", phases=[Mark(on(200), '"><b>')])
    assert "<script" not in text
    assert ElementTree.fromstring(text) is not None


def test_what_lies_outside_the_time_is_not_drawn():
    text = drawn({1: 3, 200: 4}, length=100, phases=[Mark(on(150), "later")], months=[Mark(on(150), "mei")])
    assert text.count("h0") == 1
    assert "later" not in text
    assert "mei" not in text


def test_one_day_only_can_be_drawn():
    assert drawn({0: 10}, usual=(4, 4), length=0).count("h0") == 1
