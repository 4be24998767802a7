"""Giving, looking again, ending, taking; what today can hold; what went well."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from luwte.actions import assignments, day_notes, day_room, dossiers, trajectories, went_well
from luwte.actions.assignments import Already, NotTaken
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied
from luwte.library import pieces as library
from luwte.records import keys
from luwte.records.assignments import queries
from luwte.records.assignments.models import PieceWork
from luwte.records.caseload.queries import lines
from luwte.records.eyes import looking
from luwte.records.eyes.guard import signed
from luwte.records.went_well import queries as went_well_queries
from luwte.rules.asking import Sum
from luwte.rules.assignments import Kind, Purpose, Terms, Wrong
from luwte.rules.attention import Kind as Fact
from luwte.rules.content.values import Audience
from luwte.rules.day_room import Answer, Day
from luwte.rules.steps import Room, Why
from tests.building import now, open_gate

PROGRAMME = "uit-de-wind"
WEEK = Sum(4, 0, 10)
LATER = timedelta(days=28)


def give(world, kind=Kind.PROGRAMME, slug=PROGRAMME, terms=None, who="coach", at=None, **more):
    eyes = world.eyes(who, at)
    terms = terms or Terms(Purpose.DURING, eyes.today + LATER)
    with looking(eyes):
        more = {"client_id": uuid4(), **more}
        return assignments.give(eyes, world.dossier.id, kind, slug, terms, **more)


def held(world, who="coach", **more):
    with looking(world.eyes(who)) as eyes:
        return queries.given(eyes, world.dossier.id, **more)


def begin(world, phase=1):
    with looking(world.eyes("coach")) as eyes:
        open_gate(eyes, world.dossier.id)
        trajectories.start(eyes, world.dossier.id, phase)


def work(world, slug, state="begun", begun=0, done=(), shown=False):
    """Work on a piece as the reading pages keep it."""
    own = world.eyes("coachee")
    value = {
        "slug": slug,
        "kind": "exercise",
        "state": state,
        "begun_on": (own.today - timedelta(days=begun)).isoformat(),
        "done_on": [(own.today - timedelta(days=one)).isoformat() for one in done],
    }
    with looking(own), signed():
        dossiers.insert(
            PieceWork(**dossiers.born(own, world.dossier), shown=shown), keys.ring([world.dossier.id]), value
        )


def say(world, word, piece="", base_revision=None, **more):
    with looking(world.eyes("coachee")) as eyes:
        revision = queries.day(eyes, eyes.dossier_id)[1] if base_revision is None else base_revision
        return day_room.say(
            eyes, eyes.dossier_id, word, piece, base_revision=revision, **{"client_id": uuid4(), **more}
        )


def today(world, asked=WEEK, who="coachee"):
    with looking(world.eyes(who)) as eyes:
        return queries.today(eyes, world.dossier.id, asked)


def on_the_list(world):
    with looking(world.eyes("coach")) as eyes:
        (mine,) = [one for one in lines(eyes) if one.dossier_id == world.dossier.id]
        return mine.facts


def test_a_programme_is_kept_in_the_order_and_version_of_the_day_on_which_it_was_given(world):
    give(world)
    (one,) = held(world)
    whole = library.programme(PROGRAMME, "nl")
    path = library.path(whole.heading, "nl", frozenset())
    assert one.digest == whole.digest
    assert one.order == tuple((stage.phase, piece.slug) for stage, pieces in path for piece in pieces)
    assert (one.kind, one.given_by, one.terms.purpose) == (Kind.PROGRAMME, world.coach.id, Purpose.DURING)
    assert "voor-studenten" not in {slug for _phase, slug in one.order}


def test_who_studies_meets_what_was_written_for_who_studies(world):
    give(world, audience=[Audience.STUDENT])
    assert {"voor-studenten", "lotte-student"} <= {slug for _phase, slug in held(world)[0].order}


def test_the_same_form_twice_gives_once_and_the_same_thing_twice_is_refused(world):
    client_id = uuid4()
    first = give(world, client_id=client_id)
    assert give(world, client_id=client_id) == first
    with pytest.raises(Already):
        give(world, who="care professional")
    assert len(held(world)) == 1


def test_who_waits_gets_a_name_a_day_and_a_number_or_nothing(world):
    with pytest.raises(NotTaken) as fault:
        give(world, terms=Terms(Purpose.WAITING_LIST), who="care professional")
    assert fault.value.why == (Wrong.CONTACT, Wrong.CALL, Wrong.REVIEW)
    terms = Terms(Purpose.WAITING_LIST, now().date() + LATER, " Noor ", "de huisarts")
    give(world, terms=terms, who="care professional")
    assert held(world, "coachee")[0].terms == Terms(Purpose.WAITING_LIST, terms.review_on, "Noor", "de huisarts")
    assert today(world).waits.contact == "Noor"


@pytest.mark.parametrize(
    ("phase", "who", "purpose", "may"),
    [
        (None, "coach", Purpose.DURING, False),
        (1, "coach", Purpose.DURING, False),
        (2, "coach", Purpose.DURING, True),
        (2, "care professional", Purpose.DURING, True),
        (2, "coach", Purpose.WAITING_LIST, False),
    ],
)
def test_the_biography_line_only_from_phase_two_with_a_coach_and_never_to_who_waits(world, phase, who, purpose, may):
    if phase:
        begin(world, phase)
    terms = Terms(purpose, now().date() + LATER, "Noor", "de huisarts")
    if may:
        assert give(world, Kind.EXERCISE, "levenslijn", terms, who)
    else:
        with pytest.raises(NotThere):
            give(world, Kind.EXERCISE, "levenslijn", terms, who)


@pytest.mark.parametrize(
    ("kind", "slug"),
    [(Kind.PROGRAMME, "bestaat-niet"), (Kind.EXERCISE, "bestaat-niet"), (Kind.MODULE, "bodyscan")],
)
def test_what_does_not_exist_cannot_be_given(world, kind, slug):
    with pytest.raises(NotThere):
        give(world, kind, slug)


@pytest.mark.parametrize("who", ["former coach", "coach elsewhere", "other coachee", "manager"])
def test_who_does_not_guide_gives_nothing_and_sees_nothing(world, who):
    with pytest.raises((NotThere, Denied)):
        give(world, who=who)
    give(world)
    assert held(world, who) == []
    assert today(world, who=who) is None
    with looking(world.eyes(who)) as eyes:
        assert queries.works(eyes, world.dossier.id) == []
        assert not queries.has(eyes, world.dossier.id)


def test_what_the_coachee_takes_is_theirs_alone(world):
    client_id = uuid4()
    with looking(world.eyes("coachee")) as eyes:
        row_id = assignments.take(eyes, eyes.dossier_id, Kind.EXERCISE, "bodyscan", client_id=client_id)
        assert assignments.take(eyes, eyes.dossier_id, Kind.EXERCISE, "bodyscan", client_id=client_id) == row_id
        for kind, slug in ((Kind.PROGRAMME, PROGRAMME), (Kind.EXERCISE, "levenslijn")):
            with pytest.raises(NotThere):
                assignments.take(eyes, eyes.dossier_id, kind, slug, client_id=uuid4())
    assert [one.slug for one in held(world, "coachee")] == ["bodyscan"]
    assert held(world) == []
    # The guide may give the same, and learns nothing by it.
    give(world, Kind.EXERCISE, "bodyscan")
    for act in (assignments.end, assignments.review):
        more = {"on": None, "base_revision": 1} if act is assignments.review else {}
        with looking(world.eyes("coach")) as eyes, pytest.raises(NotThere):
            act(eyes, world.dossier.id, row_id, **more)
    with looking(world.eyes("coachee")) as eyes:
        assignments.put_back(eyes, eyes.dossier_id, row_id)
        with pytest.raises(NotThere):
            assignments.put_back(eyes, eyes.dossier_id, row_id)
        with pytest.raises(NotThere):
            assignments.put_back(eyes, eyes.dossier_id, held(world)[0].id)


def test_the_day_to_look_again_stands_on_the_list_moves_and_goes(world):
    day = world.eyes("coach").today
    row_id = give(world, terms=Terms(Purpose.DURING, day))
    assert [(one.kind, one.on) for one in on_the_list(world)] == [(Fact.REVIEW, day)]
    with looking(world.eyes("coach")) as eyes:
        assert assignments.review(eyes, world.dossier.id, row_id, day + LATER, base_revision=1)
        # Someone else did not see that: the newer day stays.
        assert not assignments.review(eyes, world.dossier.id, row_id, day, base_revision=1)
        # The same day once more is no quarrel.
        assert assignments.review(eyes, world.dossier.id, row_id, day + LATER, base_revision=1)
        with pytest.raises(NotTaken):
            assignments.review(eyes, world.dossier.id, row_id, day - LATER, base_revision=3)
    assert held(world)[0].terms.review_on == day + LATER
    assert on_the_list(world) == ()
    with looking(world.eyes("coach")) as eyes:
        assignments.review(eyes, world.dossier.id, row_id, day, base_revision=3)
        assignments.end(eyes, world.dossier.id, row_id)
    assert on_the_list(world) == ()
    assert (held(world), len(held(world, ended=True))) == ([], 1)
    assert today(world) is None
    with looking(world.eyes("coach")) as eyes:
        assignments.end(eyes, world.dossier.id, row_id, ended=False)
        with pytest.raises(NotThere):
            assignments.end(eyes, world.dossier.id, uuid4())
    assert [one.kind for one in on_the_list(world)] == [Fact.REVIEW]


def test_nothing_given_is_nothing_on_today(world):
    assert today(world) is None


def test_today_waits_for_a_word_and_less_room_gives_less(world):
    give(world)
    assert (today(world).day, today(world).step.why) == (None, Why.NOTHING)
    say(world, Room.A_BIT)
    found = today(world)
    assert (found.step.why, found.step.piece.slug) == (Why.NEXT, "op-de-rem")
    say(world, Answer.LESS)
    assert (today(world).step.piece, today(world).later.slug) == (None, "op-de-rem")
    with looking(world.eyes("coachee")) as eyes:
        day_room.undo(eyes, eyes.dossier_id)
        assert queries.day(eyes, eyes.dossier_id)[0] == Day(Room.A_BIT)
    say(world, Answer.OTHER, "op-de-rem")
    assert today(world).step.piece.slug == "een-herstelmoment"
    say(world, Answer.NOT_TODAY)
    assert (today(world).day.rest, today(world).step.why) == (True, Why.NOTHING)


def test_something_new_once_a_day_and_no_more_than_the_week_holds(world):
    give(world)
    say(world, Room.USUAL)
    work(world, "op-de-rem", "done", done=[0])
    found = today(world)
    assert (found.step.piece, found.done) == (None, "op-de-rem")
    # The next new one takes 3 minutes; 5 of the 6 that the week has left are spent.
    assert found.full
    assert not today(world, Sum(0, 0, 10)).full


def test_what_was_begun_goes_on_and_what_is_known_comes_back_when_the_week_is_full(world):
    give(world)
    say(world, Room.USUAL)
    work(world, "een-herstelmoment", "done", begun=3, done=[3])
    work(world, "op-de-rem", "done", begun=2, done=[2])
    found = today(world)
    assert (found.step.why, found.step.piece.slug, found.full) == (Why.KNOWN, "een-herstelmoment", True)
    work(world, "wat-er-gebeurt", begun=1)
    assert (today(world).step.why, today(world).step.piece.slug) == (Why.GO_ON, "wat-er-gebeurt")


def test_what_was_put_away_is_not_asked(world):
    give(world)
    say(world, Room.USUAL)
    work(world, "op-de-rem", "away", begun=20)
    assert today(world).step.piece.slug == "een-herstelmoment"


def test_a_piece_that_ships_no_more_is_left_out(world, monkeypatch):
    give(world)
    real = library.piece
    monkeypatch.setattr(library, "piece", lambda slug, language: None if slug == "op-de-rem" else real(slug, language))
    work(world, "op-de-rem", begun=1)
    say(world, Room.USUAL)
    assert today(world).step.piece.slug == "een-herstelmoment"


def test_what_is_not_done_alone_is_a_step_only_when_it_was_given_apart(world):
    begin(world, 2)
    give(world)
    slugs = {one.slug for one in queries.pieces_of(held(world))}
    assert "levenslijn" not in slugs
    assert "goed-genoeg" in slugs
    give(world, Kind.EXERCISE, "levenslijn")
    assert queries.pieces_of(held(world))[0].slug == "levenslijn"


def test_the_sum_of_a_week_stays_within_what_the_phase_holds(world):
    with looking(world.eyes("coach")) as eyes:
        assert queries.week(eyes, world.dossier.id, WEEK) == WEEK
    give(world)
    with looking(world.eyes("coach")) as eyes:
        assert queries.week(eyes, world.dossier.id, WEEK).total == 10
        assert queries.week(eyes, world.dossier.id, Sum(0, 0, 10)).total == 10


def test_a_guide_sees_done_or_not_only_where_it_is_shown(world):
    give(world)
    work(world, "op-de-rem", "done", done=[0])
    work(world, "een-herstelmoment", shown=True)
    with looking(world.eyes("coach")) as eyes:
        assert [(one.slug, one.done) for one in queries.works(eyes, world.dossier.id)] == [("een-herstelmoment", False)]
        assert queries.day(eyes, world.dossier.id) == (None, 0, False)


def test_the_same_word_twice_and_an_old_page(world):
    client_id = uuid4()
    assert say(world, Room.USUAL, client_id=client_id)
    assert say(world, Room.ALMOST_NOTHING, client_id=client_id)
    assert today_day(world) == Day(Room.USUAL)
    say(world, Room.A_BIT)
    assert not say(world, Answer.LESS, base_revision=1)
    assert today_day(world) == Day(Room.A_BIT)
    assert say(world, Room.USUAL, base_revision=1)
    assert today_day(world) == Day(Room.USUAL)


def test_a_word_before_any_room_and_everything_taken_back(world):
    say(world, Answer.NOT_TODAY)
    assert today_day(world) == Day(Room.ALMOST_NOTHING, rest=True)
    with looking(world.eyes("coachee")) as eyes:
        day_room.undo(eyes, eyes.dossier_id)
    assert today_day(world) is None
    assert say(world, Room.A_BIT)
    assert today_day(world) == Day(Room.A_BIT)


def test_undo_of_nothing_and_a_day_with_too_much_apart(world, monkeypatch):
    with looking(world.eyes("coachee")) as eyes, pytest.raises(NotThere):
        day_room.undo(eyes, eyes.dossier_id)
    monkeypatch.setattr(day_room, "APART_MOST", 1)
    say(world, Answer.OTHER, "a")
    with pytest.raises(day_room.NotTaken):
        say(world, Answer.OTHER, "b")


def today_day(world):
    with looking(world.eyes("coachee")) as eyes:
        return queries.day(eyes, eyes.dossier_id)[0]


def test_what_went_well_comes_goes_and_comes_back_on_its_own_day(world):
    with looking(world.eyes("coachee")) as eyes:
        day, client_id = eyes.today - timedelta(days=30), uuid4()
        row_id = went_well.add(eyes, eyes.dossier_id, day, " De was gedaan ", client_id=client_id)
        assert went_well.add(eyes, eyes.dossier_id, day, "De was gedaan", client_id=client_id) == row_id
        (line,) = went_well_queries.between(eyes, eyes.dossier_id, day, eyes.today)
        assert (line.day, line.text) == (day, "De was gedaan")
        for wrong in (eyes.today + timedelta(days=1), eyes.today - timedelta(days=400)):
            with pytest.raises(day_notes.NotTaken):
                went_well.add(eyes, eyes.dossier_id, wrong, "iets", client_id=uuid4())
    with looking(world.eyes("coach")) as coach:
        assert went_well_queries.between(coach, world.dossier.id, day, coach.today) == []
    with looking(world.eyes("coachee")) as eyes:
        went_well.remove(eyes, eyes.dossier_id, row_id)
        with pytest.raises(NotThere):
            went_well.remove(eyes, eyes.dossier_id, UUID(int=1))
        assert went_well_queries.between(eyes, eyes.dossier_id, day, eyes.today) == []


def test_a_programme_of_sixty_pieces_costs_a_constant_number_of_questions(world, django_assert_max_num_queries):
    give(world)
    say(world, Room.USUAL)
    with django_assert_max_num_queries(20):
        today(world)
    for _phase, slug in held(world)[0].order:
        work(world, slug, "done", begun=90, done=[90])
    with django_assert_max_num_queries(20):
        today(world)
