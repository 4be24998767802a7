"""What whoever guides records beside the plan: news, the acquaintance, someone in distress, a conflict note."""

from datetime import timedelta
from uuid import uuid4

import pytest

from luwte.actions import acquaintances, conflicts, distress, gates, people, trajectories
from luwte.actions.dossiers import NotThere
from luwte.actions.gates import New, News
from luwte.actions.writing import Denied, writing
from luwte.demo import gate as made
from luwte.records.acquaintances.models import Acquaintance
from luwte.records.acquaintances.queries import taken_along, talks
from luwte.records.audit.models import AuditEvent
from luwte.records.audit.queries import breaks
from luwte.records.caseload.queries import lines
from luwte.records.conflicts.queries import note, noted
from luwte.records.distress.models import DistressRecord
from luwte.records.distress.queries import records
from luwte.records.eyes import clock, looking, operator
from luwte.records.outbox.models import OutboxRow
from luwte.records.people.queries import managers, name_of, registration
from luwte.records.trajectories.queries import gate, waits
from luwte.rules.access import Act
from luwte.rules.acquaintances import Answer, Exercise, Said
from luwte.rules.acquaintances import Wrong as WrongTalk
from luwte.rules.distress import Basis, Record, Step, Wrong
from luwte.rules.intake.values import NEVER, Advice, Kind, Professional, Rule, State, ToldBy, Topic, Who
from tests.building import now, open_gate

OTHERS = ("manager", "coach elsewhere", "former coach", "other coachee")


def begun(world, days=35):
    eyes = world.eyes("coach", now() - timedelta(days=days))
    with looking(eyes):
        open_gate(eyes, world.dossier.id)
        trajectories.start(eyes, world.dossier.id)


def why(world, who="coach"):
    with looking(world.eyes(who)) as eyes:
        return {one.rule for one in gate(eyes, world.dossier.id).judged.reasons}


@pytest.fixture
def world(world):
    """Anna's coach has guided her for longer than this test looks back."""
    from luwte.records.dossiers.models import Guide
    from luwte.records.eyes.guard import signed

    with looking(operator(now())), signed():
        Guide.objects.filter(dossier=world.dossier, until=None).update(since=now().date() - timedelta(days=60))
    return world


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        (New.WORSE, {Rule.TOPIC_AGAIN, Rule.NO_VIEW, Rule.BEFORE_WORSENING}),
        (New.INFORMATION, {Rule.TOPIC_AGAIN}),
    ],
)
def test_news_makes_it_wait_again_until_it_was_talked_about(world, kind, rules):
    begun(world)
    eyes = world.eyes("coach")
    with looking(eyes):
        gates.renew(eyes, world.dossier.id, News(kind, eyes.today), "We bellen vrijdag.", client_id=uuid4())
        assert waits(eyes, world.dossier.id)
    assert why(world) == rules
    later = world.eyes("coach", now() + timedelta(minutes=5))
    with looking(later):
        made.discuss(later, world.dossier.id, uuid4())
        made.consult(later, world.dossier.id, uuid4(), days=0)
        assert not waits(later, world.dossier.id)


def test_prevention_that_meets_complaints_waits_for_a_doctor(world):
    eyes = world.eyes("coach")
    with looking(eyes):
        said = gates.Situation(Kind.PREVENTIVE, NEVER, NEVER, NEVER, False)
        gates.describe(eyes, world.dossier.id, said, "", client_id=uuid4())
        made.discuss(eyes, world.dossier.id, uuid4())
        trajectories.start(eyes, world.dossier.id)
    later = world.eyes("coach", now() + timedelta(minutes=5))
    with looking(later):
        news = News(New.COMPLAINTS, eyes.today - timedelta(days=3))
        gates.renew(later, world.dossier.id, news, "Eerst naar de huisarts.", client_id=uuid4())
    assert why(world) == {Rule.NO_VIEW, Rule.TOPIC_AGAIN}


def test_nobody_lifts_what_was_recorded_without_a_word(world):
    eyes = world.eyes("coach")
    doctor = Professional(
        Who.GP, "A", "", eyes.today, True, True, Advice.NO_COACHING, ToldBy.COACHEE, eyes.today, False
    )  # fmt: skip
    with looking(eyes):
        open_gate(eyes, world.dossier.id)
        gates.discuss(eyes, world.dossier.id, eyes.today, {Topic.HARM: State.PRESENT}, "", client_id=uuid4())
        with pytest.raises(gates.WithoutAWord):
            gates.discuss(eyes, world.dossier.id, eyes.today, {Topic.HARM: State.ABSENT}, " ", client_id=uuid4())
        gates.discuss(eyes, world.dossier.id, eyes.today, {Topic.HARM: State.ABSENT}, "Misverstaan.", client_id=uuid4())
        gates.consult(eyes, world.dossier.id, doctor, "", client_id=uuid4())
        with pytest.raises(gates.WithoutAWord):
            gates.consult(eyes, world.dossier.id, Professional(), "", client_id=uuid4(), place=1)
        assert gate(eyes, world.dossier.id).entries[1].agreed == "Misverstaan."
    assert Rule.NO_COACHING in why(world)


def test_two_coaches_at_once_are_both_kept(world):
    one, two = world.eyes("coach"), world.eyes("care professional")
    for eyes, topic, text in ((one, Topic.EATING, "eet weinig"), (two, Topic.HARM, "")):
        with looking(eyes):
            gates.discuss(
                eyes, world.dossier.id, eyes.today, {topic: State.PRESENT}, "", client_id=uuid4(), notes={topic: text}
            )
    with looking(one):
        found = gate(one, world.dossier.id)
        assert [found.record.topics[topic].state for topic in (Topic.EATING, Topic.HARM)] == [State.PRESENT] * 2
        assert found.notes[Topic.EATING] == "eet weinig"
    with looking(world.eyes("coachee")) as own:
        assert gate(own, world.dossier.id).notes == {}
        assert waits(own, world.dossier.id)


def test_who_began_earlier_and_wrote_later_is_the_last(world):
    early, late = world.eyes("coach", now() - timedelta(seconds=9)), world.eyes("care professional")
    with looking(late):
        gates.discuss(late, world.dossier.id, late.today, {Topic.EATING: State.PRESENT}, "", client_id=uuid4())
    with looking(early):
        gates.discuss(early, world.dossier.id, early.today, {Topic.HARM: State.PRESENT}, "", client_id=uuid4())
        found = gate(early, world.dossier.id)
        assert [found.record.topics[topic].state for topic in (Topic.EATING, Topic.HARM)] == [State.PRESENT] * 2
        assert found.entries[0].by == world.coach.id


def test_nothing_is_said_to_wait_before_the_first_talk(world):
    with looking(world.eyes("coach")) as coach, writing(coach, Act.GUIDE, dossier=world.dossier) as pen:
        gates.follow(pen, world.dossier)
        assert not any(line.facts for line in lines(coach))
    with looking(world.eyes("coachee")) as own:
        assert not waits(own, world.dossier.id)
    for who in ("manager", "other coachee"):
        with looking(world.eyes(who)) as eyes:
            assert not waits(eyes, world.dossier.id)


def test_a_talk_with_exercises_whatever_the_gate_says(world):
    coach, own, form = world.eyes("coach"), world.eyes("coachee"), uuid4()
    with looking(coach):
        for _twice in range(2):
            acquaintances.hold(coach, world.dossier.id, coach.today, [Exercise.BREATHING], " rustig ", client_id=form)
        assert Acquaintance.objects.count() == 1
        assert talks(coach, world.dossier.id)[0].notes == "rustig"
        with pytest.raises(acquaintances.NotTaken) as refused:
            acquaintances.hold(coach, world.dossier.id, coach.today, [], "", client_id=uuid4())
        assert refused.value.why == (WrongTalk.EXERCISES,)
    with looking(own):
        assert taken_along(own, world.dossier.id) == (Exercise.BREATHING,)
        assert (talks(own, world.dossier.id)[0].notes, talks(own, world.dossier.id)[0].guide) == ("", "Coach")
        with pytest.raises(Denied):
            acquaintances.hold(own, world.dossier.id, own.today, [Exercise.HEAD], "", client_id=uuid4())
    for who in OTHERS:
        with looking(world.eyes(who)) as eyes:
            assert talks(eyes, world.dossier.id) == []
            assert taken_along(eyes, world.dossier.id) == ()


def test_each_hears_the_other_when_both_said_and_the_practice_hears_no_reason(world):
    coach, own = world.eyes("coach"), world.eyes("coachee")
    with looking(coach):
        made.acquaint(coach, world.dossier.id, uuid4())
        row = talks(coach, world.dossier.id)[0].id
    form = uuid4()
    with looking(own):
        for _twice in range(2):
            acquaintances.say(own, world.dossier.id, row, Answer.OTHER, client_id=form)
        acquaintances.say(own, world.dossier.id, row, Answer.OTHER, client_id=uuid4())
        assert talks(own, world.dossier.id)[0].said == Said(coachee=Answer.OTHER)
    with looking(coach):
        talk = talks(coach, world.dossier.id)[0]
        assert (talk.said, talk.other_said) == (Said(), True)
        acquaintances.say(coach, world.dossier.id, row, Answer.YES, client_id=uuid4())
        assert talks(coach, world.dossier.id)[0].said == Said(Answer.OTHER, Answer.YES)
    with looking(world.eyes("care professional")) as care, pytest.raises(NotThere):
        acquaintances.say(care, world.dossier.id, row, Answer.NO, client_id=uuid4())
    with looking(own), pytest.raises(NotThere):
        acquaintances.say(own, world.dossier.id, uuid4(), Answer.NO, client_id=uuid4())
    with looking(operator(now())) as house:
        asked = [row.ids for row in OutboxRow.objects.filter(kind="mail.assign")]
        assert asked == [{"dossier": str(world.dossier.id)}]
        assert [one.name for one in managers(house, world.practice.id)] == ["Manager"]
        assert list(breaks(house)) == []


def test_someone_in_distress_is_recorded_and_told_without_consent_only_with_a_reason(world):
    eyes, form = world.eyes("coach"), uuid4()
    said = Record(eyes.today, "Anna belde.", (Step.EMERGENCY,), Basis.VITAL, "de huisartsenpost", "Ze was alleen.")
    with looking(eyes):
        for _twice in range(2):
            distress.record(eyes, world.dossier.id, said, client_id=form)
        [kept] = records(eyes, world.dossier.id)
        assert (kept.record, kept.by) == (said, "Coach")
        distress.record(eyes, world.dossier.id, Record(eyes.today, "", (Step.GP,)), client_id=uuid4())
        with pytest.raises(distress.NotTaken) as refused:
            distress.record(eyes, world.dossier.id, Record(eyes.today, "", ()), client_id=uuid4())
        assert refused.value.why == (Wrong.EMPTY,)
    with looking(operator(now())):
        told = AuditEvent.objects.get(event="distress.told_without_consent")
        assert (told.purpose, told.object_id) == ("vital_interest", kept.id)
        assert "alleen" not in str(list(AuditEvent.objects.values()))
        assert DistressRecord.objects.count() == 2
    with looking(world.eyes("coachee")) as own:
        assert records(own, world.dossier.id) == []
        with pytest.raises(Denied):
            distress.record(own, world.dossier.id, said, client_id=uuid4())


def test_a_conflict_note_is_its_writers_alone(world):
    eyes, other = world.eyes("coach"), world.eyes("care professional")
    form = uuid4()
    with looking(eyes):
        assert conflicts.note(eyes, world.dossier.id, "", client_id=uuid4(), base_revision=0)
        assert note(eyes, world.dossier.id) is None
        for _twice in range(2):
            assert conflicts.note(eyes, world.dossier.id, " apart ", client_id=form, base_revision=0)
        assert note(eyes, world.dossier.id).text == "apart"
        assert conflicts.note(eyes, world.dossier.id, "nieuw", client_id=uuid4(), base_revision=1)
        assert not conflicts.note(eyes, world.dossier.id, "oud", client_id=uuid4(), base_revision=1)
        assert not conflicts.note(eyes, world.dossier.id, "", client_id=uuid4(), base_revision=1)
        assert note(eyes, world.dossier.id).kept == ("oud",)
        assert noted(eyes, world.dossier.id)
        with pytest.raises(conflicts.NotTaken):
            conflicts.note(eyes, world.dossier.id, "x" * 1001, client_id=uuid4(), base_revision=9)
    for who in (other, *(world.eyes(name) for name in (*OTHERS, "coachee"))):
        with looking(who):
            assert note(who, world.dossier.id) is None
            assert not noted(who, world.dossier.id)
    with looking(eyes):
        revision = note(eyes, world.dossier.id).revision
        assert conflicts.note(eyes, world.dossier.id, "", client_id=uuid4(), base_revision=revision)
        assert note(eyes, world.dossier.id) is None


def test_a_number_in_a_register_counts_at_the_next_look(world):
    manager, care = world.eyes("manager"), world.eyes("care professional")
    with looking(manager):
        with pytest.raises(people.Incomplete):
            people.register(manager, world.care_member, "BIG", " ")
        people.register(manager, world.care_member, "BIG", "19012345601")
        with pytest.raises(NotThere):
            people.register(manager, uuid4(), "BIG", "1")
        people.set_consultation_line(manager, " Joke, 020 ")
    with looking(care):
        assert registration(care) == ("BIG", "19012345601")
        open_gate(care, world.dossier.id)
        heard = {Topic.TRAUMA: State.PRESENT}
        gates.discuss(care, world.dossier.id, care.today, heard, "", client_id=uuid4())
        assert gate(care, world.dossier.id).open
    assert why(world) == {Rule.PRESENT_WITHOUT_AGREEMENT}
    with looking(world.eyes("coach")) as coach, pytest.raises(Denied):
        people.register(coach, world.care_member, "BIG", "1")


def test_names_stay_within_the_practice(world):
    with looking(world.eyes("coach")) as eyes:
        assert name_of(eyes, {world.coach.id, world.stranger.id}) == {world.coach.id: "Coach"}
        assert name_of(eyes, set()) == {}
        assert managers(eyes, world.practice.id) == []
    with looking(clock(now())) as house:
        assert name_of(house, {world.stranger.id}) == {world.stranger.id: "Stranger"}
