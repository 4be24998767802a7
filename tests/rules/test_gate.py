"""The gate: cases in both directions for every rule, and what no record may ever do."""

from datetime import date, timedelta

import pytest

from luwte.rules.intake import moments
from luwte.rules.intake.changes import lifts
from luwte.rules.intake.reading import from_json
from luwte.rules.intake.values import Outcome, Remark, Rule, Topic, Who
from tests.gating import ABSENT, BE, GP, NL, OPEN, PREVENTIVE, PSYCHOLOGIST, TODAY, TREATED, B, case, nobody, told

# what, record, the rules that make it wait (empty: it opens)
CASES = [
    ("the whole record", case(), []),
    ("prevention needs no doctor", nobody(**PREVENTIVE), []),
    ("prevention with complaints on record", nobody(kind="preventive"), [Rule.CONTRADICTION]),
    ("complaints since never", case(complaints_since="never"), [Rule.CONTRADICTION]),
    (
        "prevention that meets low mood",
        nobody(**PREVENTIVE, topics__low_mood__state="present"),
        [Rule.PRESENT_WITHOUT_VIEW, Rule.NO_VIEW],
    ),
    ("nobody looked along", nobody(), [Rule.NO_VIEW]),
    ("a human resources officer", case(gp__who="hr"), [Rule.NO_VIEW, Rule.DOES_NOT_COUNT]),
    ("a control doctor", case(gp__who="control_doctor"), [Rule.NO_VIEW, Rule.DOES_NOT_COUNT]),
    ("a doctor of the insurer", case(gp__who="insurance_doctor"), [Rule.NO_VIEW, Rule.DOES_NOT_COUNT]),
    ("the company doctor", case(gp__who="company_doctor"), []),
    ("a psychologist who does not treat", case(gp__who="psychologist"), [Rule.NO_VIEW, Rule.DOES_NOT_COUNT]),
    ("for something else", case(gp__for_these_complaints=False), [Rule.NO_VIEW, Rule.OTHER_COMPLAINTS]),
    ("no physical cause discussed", case(gp__medical_cause_discussed=False), [Rule.NO_MEDICAL_CAUSE]),
    ("no advice given", case(gp__advice="not_given"), [Rule.NO_ADVICE]),
    ("treatment first", case(gp__advice="treatment_first"), [Rule.TREATMENT_FIRST]),
    ("no coaching", case(gp__advice="no_coaching"), [Rule.NO_COACHING]),
    ("on the last day that counts", case(complaints_since="2026-01-01", gp__seen_on="2026-08-24"), []),
    (
        "a day too long ago",
        case(complaints_since="2026-01-01", gp__seen_on="2026-08-23"),
        [Rule.NO_VIEW, Rule.TOO_LONG_AGO],
    ),
    ("seen before the complaints began", case(complaints_since="2026-11-15"), [Rule.CONTRADICTION]),
    (
        "worse since the visit and the talk",
        case(worsened_on="2026-11-21"),
        [Rule.TOPIC_AGAIN, Rule.NO_VIEW, Rule.BEFORE_WORSENING],
    ),
    ("worse, and seen and talked after that", case(worsened_on="2026-11-10"), []),
    ("new information since the talk", case(new_information_on="2026-11-21"), [Rule.TOPIC_AGAIN]),
    ("new information before the talk", case(new_information_on="2026-11-20"), []),
    (
        "new information an hour after the talk",
        case(new_information_on="2026-11-20T16:00", topics__trauma={**ABSENT, "on": "2026-11-20T15:00"}),
        [Rule.TOPIC_AGAIN],
    ),
    (
        "new information an hour before the talk",
        case(new_information_on="2026-11-20T14:00", topics__trauma={**ABSENT, "on": "2026-11-20T15:00"}),
        [],
    ),
    ("a topic left", case(topics__eating__state="not_discussed"), [Rule.TOPIC_NOT_DISCUSSED]),
    ("an unclear topic", case(topics__eating__state="unclear"), [Rule.TOPIC_UNCLEAR]),
    ("a tick after the talk", case(topics__trauma__ticked_on="2026-11-22"), [Rule.TOPIC_AGAIN]),
    ("a tick before the talk", case(topics__trauma__ticked_on="2026-11-19"), []),
    ("a tick on the same day, no hours", case(topics__trauma__ticked_on="2026-11-20"), [Rule.TOPIC_AGAIN]),
    (
        "a tick in the morning, the talk after it",
        case(topics__trauma={**ABSENT, "on": "2026-11-20T15:00", "ticked_on": "2026-11-20T09:00"}),
        [],
    ),
    (
        "a tick in the evening after the talk",
        case(topics__trauma={**ABSENT, "on": "2026-11-20T15:00", "ticked_on": "2026-11-20T21:00"}),
        [Rule.TOPIC_AGAIN],
    ),
    (
        "hours with and without a zone",
        case(topics__trauma={**ABSENT, "on": "2026-11-20T15:00", "ticked_on": "2026-11-20T09:00+01:00"}),
        [Rule.TOPIC_AGAIN],
    ),
    ("low mood that the GP knows of", case(topics__low_mood__state="present", gp__topics=["low_mood"]), []),
    ("low mood that the GP does not know of", case(topics__low_mood__state="present"), [Rule.PRESENT_WITHOUT_VIEW]),
    (
        "thoughts of death, the GP sees no objection",
        case(topics__thoughts_of_death__state="present", gp__topics=["thoughts_of_death"]),
        [Rule.PRESENT_WITHOUT_AGREEMENT],
    ),
    ("alcohol, nobody treats", case(topics__alcohol__state="present"), [Rule.PRESENT_WITHOUT_AGREEMENT]),
    ("alcohol beside treatment", case(topics__alcohol__state="present", **TREATED), []),
    (
        "an agreement about something else",
        case(topics__eating__state="present", **TREATED),
        [Rule.PRESENT_WITHOUT_AGREEMENT],
    ),
    ("treated, and nobody agreed", case(in_treatment=True), [Rule.NO_AGREEMENT]),
    ("treated and agreed", case(**TREATED), []),
    (
        "only beside treatment, nobody treats",
        case(gp__advice="beside_treatment"),
        [Rule.NO_AGREEMENT],
    ),
    ("who treats says no", case(in_treatment=True, add=[{**PSYCHOLOGIST, "advice": "no_coaching"}]),
     [Rule.NO_COACHING, Rule.NO_AGREEMENT]),
    ("someone treats, and nobody treats", case(add=[PSYCHOLOGIST]), [Rule.CONTRADICTION]),
    ("a count that does not fit", case(consulted=2), [Rule.CONTRADICTION]),
    ("heard before it was", case(gp__told_on="2026-11-09"), [Rule.CONTRADICTION]),
    ("a talk tomorrow", case(topics__harm__on="2026-11-25"), [Rule.FUTURE]),
    ("a visit tomorrow", case(gp__seen_on="2026-11-25", gp__told_on="2026-11-25"), [Rule.FUTURE]),
    (
        "two doctors, one more careful",
        case(add=[{**OPEN["professionals"][0], "name": "B", "advice": "treatment_first"}]),
        [Rule.TREATMENT_FIRST],
    ),
    (
        "the same doctor, later and milder",
        case(gp__advice="treatment_first", add=[{**OPEN["professionals"][0], "seen_on": "2026-11-19"}]),
        [],
    ),
    (
        "nameless doctors never take each other's place",
        case(gp__advice="treatment_first", gp__name="", add=[{**OPEN["professionals"][0], "name": ""}]),
        [Rule.TREATMENT_FIRST],
    ),
    (
        "the same doctor, later, says nothing of coaching",
        case(gp__advice="no_coaching", add=[{**GP, "seen_on": "2026-11-19", "advice": "not_given"}, B]),
        [Rule.NO_COACHING],
    ),
    (
        "the same doctor, later, for something else",
        case(gp__advice="treatment_first", add=[{**GP, "seen_on": "2026-11-19", "for_these_complaints": False}, B]),
        [Rule.TREATMENT_FIRST],
    ),
    (
        "the same doctor, written with other spaces and capitals",
        case(gp__advice="treatment_first", add=[{**GP, "seen_on": "2026-11-19", "name": " j.  de vries "}]),
        [],
    ),
    (
        "another doctor, later and milder",
        case(gp__advice="treatment_first", add=[{**B, "seen_on": "2026-11-19"}]),
        [Rule.TREATMENT_FIRST],
    ),
    (
        "who treated before says treatment first",
        case(add=[{**PSYCHOLOGIST, "treating": False, "advice": "treatment_first"}]),
        [Rule.TREATMENT_FIRST],
    ),
    ("human resources says no coaching", case(add=[{**B, "who": "hr", "advice": "no_coaching"}]), []),
    (
        "who says no coaching was seen for something else",
        case(add=[{**B, "advice": "no_coaching", "for_these_complaints": False}]),
        [Rule.NO_COACHING],
    ),
    (
        "two treat, one agreed",
        case(in_treatment=True, add=[PSYCHOLOGIST, {**PSYCHOLOGIST, "who": "psychiatrist", "advice": "not_given"}]),
        [Rule.NO_AGREEMENT],
    ),
    (
        "two treat, both agreed",
        case(in_treatment=True, add=[PSYCHOLOGIST, {**PSYCHOLOGIST, "who": "psychiatrist"}]),
        [],
    ),
    ("the GP treats too and sees no objection", case(gp__treating=True, **TREATED), []),
    (
        "who knows of the low mood said nothing of coaching",
        case(topics__low_mood__state="present", gp__topics=["low_mood"], gp__advice="not_given", add=[B]),
        [Rule.PRESENT_WITHOUT_VIEW],
    ),
    (
        "prevention in which it got worse",
        nobody(**PREVENTIVE, worsened_on="2026-11-19"),
        [Rule.NO_VIEW],
    ),
    ("worse before the complaints began", case(worsened_on="2026-07-01"), [Rule.CONTRADICTION]),
    ("worse on the day the complaints began", case(worsened_on="2026-08-01"), []),
    ("a topic that was discussed on no day", case(topics__alcohol__on=None), [Rule.MISSING]),
    ("nothing said of treatment", case(in_treatment=None), [Rule.MISSING]),
    ("nothing said of who guides", case(guide__capacity=None), [Rule.MISSING]),
    ("a visit without a day", case(gp__seen_on=None), [Rule.MISSING, Rule.NO_VIEW]),
    ("a visit of which nobody says who told it", case(gp__told_by=None), [Rule.MISSING, Rule.NO_VIEW]),
]  # fmt: skip


@pytest.mark.parametrize(("value", "rules"), [one[1:] for one in CASES], ids=[one[0] for one in CASES])
def test_cases(value, rules):
    judged = told(value)
    assert list(dict.fromkeys(sorted((r.rule for r in judged.reasons), key=list(Rule).index))) == sorted(
        rules, key=list(Rule).index
    )
    assert judged.outcome is (Outcome.WAITS if rules else Outcome.OPEN)


@pytest.mark.parametrize("missing", ["name", "contact"])
@pytest.mark.parametrize("empty", ["", " ", "\u200b", "-", "?"])
def test_an_agreement_needs_a_name_and_a_way_to_reach_them(missing, empty):
    assert told(case(**TREATED)).outcome is Outcome.OPEN
    changed = case(in_treatment=True, add=[{**PSYCHOLOGIST, missing: empty}])
    assert [one.rule for one in told(changed).reasons] == [Rule.NO_AGREEMENT]


@pytest.mark.parametrize(
    ("field", "value"),
    [("told_by", "coachee"), ("told_on", "2026-08-23"), ("advice", "not_given")],
)
def test_an_agreement_comes_from_themselves_and_not_too_long_ago(field, value):
    changed = case(in_treatment=True, add=[{**PSYCHOLOGIST, "seen_on": "2026-08-20", field: value}])
    changed["complaints_since"] = "2026-01-01"
    assert Rule.NO_AGREEMENT in {one.rule for one in told(changed).reasons}


def test_an_agreement_from_before_it_got_worse_is_asked_again():
    changed = case(worsened_on="2026-11-19", topics__alcohol__state="present", gp__seen_on="2026-11-19", **TREATED)
    assert {one.rule for one in told(changed).reasons} == {Rule.PRESENT_WITHOUT_AGREEMENT, Rule.NO_AGREEMENT}


@pytest.mark.parametrize("topic", list(Topic))
def test_each_topic_when_present_names_to_whom_to_go(topic):
    reasons = told(case(**{f"topics__{topic}__state": "present"})).reasons
    assert [(one.about, one.go_to) for one in reasons] == [(topic, NL.topics[topic].go_to)]
    assert Who.GP in reasons[0].go_to


def test_a_title_without_a_number_opens_nothing():
    for guide, waits in (
        ({"capacity": "coach", "register": "BIG", "number": "19012345601"}, True),
        ({"capacity": "care_professional", "register": "", "number": "19012345601"}, True),
        ({"capacity": "care_professional", "register": "BIG", "number": " "}, True),
        ({"capacity": "care_professional", "register": "BIG", "number": "19012345601"}, False),
    ):
        value = case(topics__trauma__state="present", guide=guide)
        assert (told(value).outcome is Outcome.WAITS) == waits
        assert told(case(topics__thoughts_of_death__state="present", guide=guide)).outcome is Outcome.WAITS


def test_a_running_trajectory_keeps_the_visits_of_its_start():
    old = case(started_on="2026-11-20")
    assert told(old, today=TODAY + timedelta(days=200)).outcome is Outcome.OPEN
    worse = case(started_on="2026-11-20", worsened_on="2027-01-02")
    assert Rule.BEFORE_WORSENING in {one.rule for one in told(worse, today=date(2027, 1, 3)).reasons}


def test_belgium_prefers_paper_and_does_not_demand_it():
    assert told(case(), BE).remarks == (Remark.WRITTEN_PREFERRED,)
    assert told(case(), BE).outcome is Outcome.OPEN
    assert told(case(gp__told_by="written"), BE).remarks == ()
    assert told(case(**TREATED)).remarks == (Remark.BESIDE_TREATMENT,)


def test_until_when_a_visit_counts():
    assert told(case()).valid_until == date(2027, 2, 10)
    assert told(nobody(**PREVENTIVE)).valid_until is None
    assert moments.months_before(date(2026, 5, 31), 3) == date(2026, 2, 28)
    assert moments.months_later(date(2026, 11, 30), 3) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("before", "after", "takes_a_word"),
    [
        (case(), case(), False),
        (case(), case(topics__alcohol__state="present"), False),
        (case(topics__alcohol__state="present"), case(), True),
        (case(topics__alcohol__state="unclear"), case(topics__alcohol__state="not_discussed"), True),
        (case(topics__alcohol__state="unclear"), case(topics__alcohol__state="present"), False),
        (case(), nobody(**PREVENTIVE), True),
        (nobody(**PREVENTIVE), case(), False),
        (case(in_treatment=True), case(), True),
        (case(), case(in_treatment=True), False),
        (case(worsened_on="2026-11-10"), case(), True),
        (case(worsened_on="2026-11-10"), case(worsened_on="2026-11-09"), True),
        (case(worsened_on="2026-11-10"), case(worsened_on="2026-11-11"), False),
        (case(new_information_on="2026-11-10"), case(), True),
        (case(gp__advice="no_coaching"), case(), True),
        (case(), case(add=[B]), False),
    ],
)
def test_less_than_was_recorded_takes_a_word(before, after, takes_a_word):
    one, two = (from_json(value) for value in (before, after))
    assert lifts(one, two) is takes_a_word
