"""A life as a line: in order of years, and never a picture that cannot be drawn."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from luwte.exchange.charts.life_line import LEVELS, WIDTH, Moment, in_order, svg

MOMENTS = st.lists(
    st.builds(Moment, st.none() | st.integers(1900, 2100), st.sampled_from(("", "high", "low"))), max_size=40
)


@given(MOMENTS, st.text(alphabet="a<&\"' b", max_size=12))
def test_every_moment_is_drawn_within_the_picture(moments, words):
    root = ElementTree.fromstring(svg(moments, words, words, "line"))
    dots = root.findall(".//{http://www.w3.org/2000/svg}circle")
    assert len(dots) == len(moments)
    assert all(0 <= float(dot.get("cx")) <= WIDTH for dot in dots)
    assert [int(dot.get("cy")) for dot in dots] == [LEVELS[one.level] for one in moments]


@given(MOMENTS)
def test_years_rise_and_nothing_is_lost(moments):
    order = in_order(moments)
    assert sorted(order) == list(range(len(moments)))
    years = [moments[n].year for n in order if moments[n].year is not None]
    assert years == sorted(years)


def test_one_without_a_year_stays_behind_the_one_before_it():
    moments = [Moment(None), Moment(2010), Moment(None, "low"), Moment(1988)]
    assert in_order(moments) == [0, 3, 1, 2]
