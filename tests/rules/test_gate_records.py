"""What no record may ever do to the gate, and what comes of odd ones."""

from copy import deepcopy
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luwte.rules.intake import moments
from luwte.rules.intake.gate import judge
from luwte.rules.intake.reading import Unreadable, from_json, to_json
from luwte.rules.intake.reading import case as case_of
from luwte.rules.intake.values import Advice, Outcome, Record, Rule, State, ToldBy, Topic, Who
from tests.gating import NL, OPEN, TODAY, case, nobody, told

DAYS = st.dates(date(2026, 7, 1), date(2026, 12, 10)).map(date.isoformat)
WHEN = st.just("never") | DAYS
OR_NONE = st.none()


def views():
    return st.fixed_dictionaries(
        {
            "who": st.sampled_from(list(Who)),
            "name": st.sampled_from(["", "A", "B"]),
            "contact": st.sampled_from(["", "020"]),
            "seen_on": DAYS,
            "for_these_complaints": st.booleans(),
            "medical_cause_discussed": st.booleans(),
            "advice": st.sampled_from(list(Advice)),
            "told_by": st.sampled_from(list(ToldBy)),
            "told_on": DAYS,
            "treating": st.booleans(),
            "topics": st.lists(st.sampled_from(list(Topic)), max_size=4, unique=True),
        }
    )


@st.composite
def records(draw):
    """Records near the edge: mostly like the open case, with a few things drawn."""
    value = deepcopy({k: v for k, v in OPEN.items() if k not in ("country", "today")})
    for name in draw(st.lists(st.sampled_from(["complaints_since", "worsened_on", "new_information_on"]), max_size=1)):
        value[name] = draw(WHEN)
    value["kind"] = draw(st.sampled_from(["complaints", "complaints", "preventive"]))
    value["in_treatment"] = draw(st.booleans())
    for topic in draw(st.lists(st.sampled_from(list(Topic)), max_size=3)):
        value["topics"][topic] = {
            "state": draw(st.sampled_from(list(State))), "on": draw(DAYS), "ticked_on": draw(WHEN)
        }  # fmt: skip
    value["professionals"] += draw(st.lists(views(), max_size=2))
    value["consulted"] = len(value["professionals"])
    return value


@given(records(), st.sampled_from(list(Topic)))
def test_a_topic_that_becomes_present_never_opens_it(value, topic):
    more = deepcopy(value)
    if more["topics"][topic]["state"] != State.ABSENT:
        return
    more["topics"][topic]["state"] = "present"
    if told(value).outcome is Outcome.WAITS:
        assert told(more).outcome is Outcome.WAITS


def leaves(value, way=()):
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*way, key)
        if isinstance(inner, (dict, list)):
            yield from leaves(inner, (*way, key))


@given(records(), st.sampled_from(list(Topic)))
def test_a_topic_that_becomes_present_takes_no_reason_away(value, topic):
    value["topics"][topic] = {"state": "absent", "on": "2026-11-20", "ticked_on": "never"}
    more = deepcopy(value)
    more["topics"][topic]["state"] = "present"
    assert set(told(value).reasons) <= set(told(more).reasons)


@given(records(), views())
def test_one_more_careful_voice_never_opens_it(value, view):
    view["advice"] = "no_coaching"
    more = deepcopy(value)
    more["professionals"].append(view)
    more["consulted"] += 1
    if told(value).outcome is Outcome.WAITS:
        assert told(more).outcome is Outcome.WAITS


@given(records())
def test_only_a_record_without_gaps_opens_it(value):
    """The slow oracle: what an open record must have, said once more in other words."""
    if told(value).outcome is Outcome.WAITS:
        return
    assert all(talk["state"] in ("absent", "present") and talk["on"] for talk in value["topics"].values())
    seen = [one for one in value["professionals"] if one["who"] in ("gp", "company_doctor") or one["treating"]]
    if value["kind"] == "complaints" or any(talk["state"] == "present" for talk in value["topics"].values()):
        assert any(one["for_these_complaints"] and "2026-08-24" <= one["seen_on"] <= "2026-11-24" for one in seen)
    last = max((one["seen_on"] for one in seen), default="")
    assert not any(one["advice"] in ("no_coaching", "treatment_first") and one["seen_on"] == last for one in seen)
    if value["in_treatment"]:
        assert any(one["treating"] and one["name"] and one["contact"] and one["told_by"] != "coachee" for one in seen)


@given(records(), st.data())
def test_removing_information_never_opens_it(value, data):
    way = data.draw(st.sampled_from(list(leaves(value))))
    less = deepcopy(value)
    place = less
    for step in way[:-1]:
        place = place[step]
    if data.draw(st.booleans()) or isinstance(place, list):
        del place[way[-1]]
    else:
        place[way[-1]] = None
    if told(value).outcome is Outcome.WAITS:
        assert told(less).outcome is Outcome.WAITS, way


@given(records())
def test_a_record_comes_back_from_json(value):
    record = from_json(value)
    assert from_json(to_json(record)) == record
    assert judge(Record(), NL, TODAY).outcome is Outcome.WAITS


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["kind", "topics", "guide", "professionals", "consulted", "who", "x"]), inner
            )
        ),
    )
)
def test_nothing_but_a_clear_refusal_comes_of_junk(value):
    try:
        assert judge(from_json(value), NL, TODAY).outcome is Outcome.WAITS
    except Unreadable:
        return


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"kinds": "complaints"}, "kinds"),
        ({"kind": "burn-out"}, "kind"),
        ({"consulted": -1}, "consulted"),
        ({"in_treatment": "no"}, "in_treatment"),
        ({"complaints_since": "zomer"}, "complaints_since"),
        ({"topics": []}, "topics"),
        ({"topics": {"sleep": {}}}, "topics.sleep"),
        ({"topics": {"harm": {"on": "never"}}}, "topics.harm.on"),
        ({"professionals": {}}, "professionals"),
        ({"professionals": [{"seen_on": "never"}]}, "professionals.0.seen_on"),
        ({"professionals": [{"topics": ["sleep"]}]}, "professionals.0.topics"),
        ({"notes": 3}, "notes"),
        ({"guide": {"capacity": []}}, "guide.capacity"),
        ({"guide": {"number": 1}}, "guide.number"),
        ({"consulted": True}, "consulted"),
        ({"consulted": 1.5}, "consulted"),
        ({"complaints_since": 20261124}, "complaints_since"),
        ({"complaints_since": "20261124"}, "complaints_since"),
        ({"complaints_since": "2026-W48-2"}, "complaints_since"),
        ({"worsened_on": "2026-02-30"}, "worsened_on"),
        ({"worsened_on": ""}, "worsened_on"),
        ({"topics": {"harm": {"notes": []}}}, "topics.harm.notes"),
        ({"professionals": [{"topics": [["harm"]]}]}, "professionals.0.topics"),
        ({"professionals": [{"topics": "harm"}]}, "professionals.0.topics"),
        ({"professionals": [{"notes": 1}]}, "professionals.0.notes"),
        ({"professionals": [[]]}, "professionals.0"),
        ({"professionals": [{}] * 51}, "professionals"),
    ],
)
def test_what_is_misspelled_is_refused_with_its_place(changed, place):
    with pytest.raises(Unreadable) as fault:
        from_json(changed)
    assert place in dict(fault.value.wrong)


def test_an_empty_record_says_what_to_fill_in():
    reasons = {one.rule for one in judge(from_json({}), NL, TODAY).reasons}
    assert {Rule.MISSING, Rule.TOPIC_NOT_DISCUSSED, Rule.NO_VIEW} == reasons
    with pytest.raises(Unreadable):
        from_json(None)


def test_days_at_the_ends_of_the_calendar_break_nothing():
    for day in (date.min, date.max):
        assert told(case(), today=day).outcome is Outcome.WAITS
        assert told(case(gp__seen_on=day.isoformat(), started_on=day.isoformat())).outcome is Outcome.WAITS
    assert moments.months_before(date.min, 3) == date.min
    assert moments.months_later(date.max, 3) == date.max


def test_a_registered_guide_needs_no_one_else_for_what_is_their_own_work():
    guide = {"capacity": "care_professional", "register": "BIG", "number": "19012345601"}
    assert told(case(topics__low_mood__state="present", guide=guide)).outcome is Outcome.OPEN
    assert told(nobody(topics__low_mood__state="present", guide=guide)).outcome is Outcome.WAITS


def test_the_case_of_a_file_has_a_country_and_a_day():
    now, latest = date(2026, 11, 24), date(2026, 11, 25)
    assert case_of({"country": "BE", "today": "2026-11-25"}, now, latest)[1:] == ("BE", latest)
    assert case_of({}, now, latest)[1:] == ("NL", now)
    for value in ({"country": "DE"}, {"country": []}, {"today": "2026-11-26"}, {"today": ""}, {"today": 0}, []):
        with pytest.raises(Unreadable):
            case_of(value, now, latest)
