"""Working on a piece: begun with a text that stays, kept as it goes, done, put away, once more, and shown or not."""

from unittest.mock import patch
from uuid import uuid4

import pytest

from luwte.actions import pieces, trajectories
from luwte.actions.dossiers import NotThere
from luwte.actions.pieces import NotAlone, NotTaken
from luwte.actions.writing import Denied
from luwte.library import pieces as library
from luwte.records.adaptations.models import Adaptation, PieceVersion
from luwte.records.assignments import pieces as queries
from luwte.records.assignments.models import PieceWork
from luwte.records.audit.models import AuditEvent
from luwte.records.eyes import looking, operator
from luwte.records.eyes.guard import signed
from luwte.records.trajectories.queries import Course
from luwte.rules.pieces import Answers, Line, State, Wrong
from tests.building import now, open_gate

NO = ("exercise", "mijn-nee-zin")
LINE = ("exercise", "levenslijn")
MINE = Answers((Line("Dat past nu niet.", what="kept"),))


@pytest.fixture
def own(world):
    eyes = world.eyes("coachee")
    with looking(eyes):
        yield eyes


def begin(own, piece=NO, language="nl", client_id=None):
    return pieces.begin(own, own.dossier_id, *piece, language=language, client_id=client_id or uuid4())


def keep(own, answers=MINE, piece=NO, client_id=None, base_revision=1, draft=False):
    form = {"client_id": client_id or uuid4(), "base_revision": base_revision, "draft": draft}
    return pieces.keep(own, own.dossier_id, *piece, answers, **form)


def held(own, piece=NO):
    return queries.work(own, own.dossier_id, *piece)


def events(own):
    rows = AuditEvent.objects.filter(event__startswith="pieces.").order_by("seq")
    return list(rows.values_list("event", flat=True))


def test_it_begins_once_with_the_text_of_that_day(own):
    form = uuid4()
    first, again, other = begin(own, client_id=form), begin(own, client_id=form), begin(own, language="en")
    assert first == again == other
    one = held(own)
    assert (one.work.state, one.work.language, one.work.begun_on, one.shown) == (State.BEGUN, "nl", own.today, False)
    version = PieceVersion.objects.get()
    assert (version.digest, version.text) == (one.work.digest, library.source(library.piece(NO[1], "nl")))
    assert queries.under_way(own, own.dossier_id) == [one]
    assert events(own) == ["pieces.begin"]


def test_a_new_text_changes_nothing_for_who_is_in_it(world, own):
    begin(own)
    changed = library.source(library.piece(NO[1], "nl")).replace("Mijn eigen nee-zin", "Onze nee-zin")
    with looking(operator(now())), signed():
        copy = {"practice": world.practice, "kind": NO[0], "slug": NO[1], "language": "nl", "state": "published"}
        moment = {"made_at": now(), "changed_at": now(), "changed_by": world.coach.id, "published_at": now()}
        row = Adaptation.objects.create(**copy, **moment, text=changed, base="")
    titles = [
        queries.pinned(own, held(own)).piece.heading.title,
        queries.current(own, *NO, "nl").piece.heading.title,
        queries.current(own, *NO, "en").piece.heading.title,
    ]
    assert titles == ["Mijn eigen nee-zin", "Onze nee-zin", "My own no-sentence"]
    # A withdrawn or broken text leaves the one that ships.
    with signed():
        PieceVersion.objects.all().delete()
        Adaptation.objects.filter(id=row.id).update(text="kapot")
    assert queries.pinned(own, held(own)).piece.heading.title == "Mijn eigen nee-zin"
    pieces.finish(own, own.dossier_id, *NO)
    with signed():
        Adaptation.objects.filter(id=row.id).update(text=changed)
    pieces.again(own, own.dossier_id, *NO)
    assert queries.pinned(own, held(own)).piece.heading.title == "Onze nee-zin"


@pytest.mark.parametrize("piece", [("exercise", "bestaat-niet"), ("module", "mijn-nee-zin")])
def test_what_is_not_there_does_not_begin(own, piece):
    with pytest.raises(NotThere):
        begin(own, piece)
    with pytest.raises(NotThere):
        keep(own, piece=piece)


def test_answers_are_kept_once_and_nothing_is_overwritten_unseen(own):
    begin(own)
    form = uuid4()
    assert keep(own, client_id=form).revision == 2
    assert keep(own, Answers(), client_id=form).revision == 2
    assert not keep(own, base_revision=1).stale  # the same words again
    other = Answers((Line("Nee, dank je.", what="kept"),))
    assert keep(own, other, base_revision=1).stale
    assert (held(own).work.answers, held(own).work.kept) == (MINE, (other,))
    assert not keep(own, other, base_revision=3, draft=True).stale
    assert held(own).work.answers == other
    assert events(own) == ["pieces.begin", "pieces.keep", "pieces.keep"]


def test_what_does_not_fit_is_not_taken(own):
    begin(own)
    with pytest.raises(NotTaken) as fault:
        keep(own, Answers((Line("a", where="work"),)))
    assert fault.value.why == (Wrong.WHERE,)
    # Also when the text is gone altogether: then a note is all there is.
    with patch.object(queries, "pinned", return_value=None), pytest.raises(NotTaken):
        keep(own)
    assert held(own).work.answers == Answers()


def test_done_and_once_more_keeps_what_was_made(own):
    begin(own)
    keep(own)
    for _twice in range(2):
        pieces.finish(own, own.dossier_id, *NO)
    assert (held(own).work.state, held(own).work.done_on) == (State.DONE, (own.today,))
    assert queries.under_way(own, own.dossier_id) == []
    for _twice in range(2):
        pieces.again(own, own.dossier_id, *NO)
    one = held(own).work
    assert (one.state, one.answers, one.before) == (State.BEGUN, MINE, (MINE,))
    pieces.finish(own, own.dossier_id, *NO)
    assert held(own).work.done_on == (own.today,)
    assert events(own) == ["pieces.begin", "pieces.keep", "pieces.finish", "pieces.again", "pieces.finish"]


def test_a_tick_list_is_empty_again_and_without_words_nothing_is_put_by(own):
    ritual = ("exercise", "werkdag-sluiten")
    begin(own, ritual)
    pieces.finish(own, own.dossier_id, *ritual)
    pieces.again(own, own.dossier_id, *ritual)
    assert held(own, ritual).work.before == ()
    keep(own, Answers((Line("Loop weg", what="kept"),)), ritual, base_revision=held(own, ritual).revision)
    pieces.finish(own, own.dossier_id, *ritual)
    pieces.again(own, own.dossier_id, *ritual)
    assert (held(own, ritual).work.answers, len(held(own, ritual).work.before)) == (Answers(), 1)


def test_put_away_and_back_is_as_it_was(own):
    begin(own)
    keep(own)
    before = held(own).work
    pieces.put_away(own, own.dossier_id, *NO)
    assert held(own).work.state is State.AWAY
    pieces.again(own, own.dossier_id, *NO)
    assert held(own).work == before


def test_what_is_not_done_alone_waits_for_a_coach_and_the_second_phase(world, own):
    with pytest.raises(NotAlone):
        begin(own, LINE)
    assert PieceWork.objects.count() == 0
    coach = world.eyes("coach")
    with looking(coach):
        open_gate(coach, world.dossier.id)
        trajectories.start(coach, world.dossier.id, 2, (own.today,))
    assert not queries.alone(own, own.dossier_id)
    with patch.object(queries, "course", return_value=Course(own.today, ((own.today, 1),), None)):
        assert queries.alone(own, own.dossier_id)
    with patch.object(queries, "guides", return_value=[]):
        assert queries.alone(own, own.dossier_id)
    begin(own, LINE)
    assert held(own, LINE).work.state is State.BEGUN
    pieces.finish(own, own.dossier_id, *LINE)
    with patch.object(queries, "alone", return_value=True), pytest.raises(NotAlone):
        pieces.again(own, own.dossier_id, *LINE)


def test_a_guide_sees_what_is_shown_and_only_while_it_is(world, own):
    begin(own)
    keep(own)
    seen = []
    for shown in (False, True, True, False):
        pieces.show(own, own.dossier_id, *NO, shown)
        for who in ("coach", "care professional", "former coach", "coach elsewhere", "manager", "other coachee"):
            eyes = world.eyes(who)
            with looking(eyes):
                seen += [who for one in queries.works(eyes, world.dossier.id) if one.work.answers == MINE]
    assert seen == ["coach", "care professional"] * 2
    assert events(own)[2:] == ["pieces.show", "pieces.hide"]
    with looking(operator(now())) as eyes:
        assert len(queries.works(eyes, world.dossier.id)) == 1


@pytest.mark.parametrize("who", ["coach", "manager", "nobody", "former coach", "other coachee"])
def test_nobody_else_works_on_it(world, own, who):
    begin(own)
    eyes = world.eyes(who)
    with looking(eyes):
        for act in (pieces.finish, pieces.put_away, pieces.again):
            with pytest.raises((Denied, NotThere)):
                act(eyes, world.dossier.id, *NO)
        with pytest.raises((Denied, NotThere)):
            pieces.show(eyes, world.dossier.id, *NO, True)
