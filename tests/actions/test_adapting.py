"""A practice's own copy: begun, written by two at once, reviewed, published, withdrawn, renewed; and who reads it."""

from dataclasses import replace
from types import SimpleNamespace
from uuid import uuid4

import pytest

from luwte.actions import adaptations, assignments, people, pieces
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied
from luwte.library import originals
from luwte.library.originals import LINES_MOST
from luwte.records.adaptations import queries
from luwte.records.adaptations.models import Adaptation
from luwte.records.assignments import pieces as works
from luwte.records.assignments import queries as given
from luwte.records.eyes import Eyes, Role, looking, operator
from luwte.records.eyes.guard import signed
from luwte.records.people.queries import reviewers
from luwte.rules.adaptations.merging import Choice
from luwte.rules.adaptations.values import State
from luwte.rules.assignments import Kind, Purpose, Terms
from tests.adapting import (
    BASE,
    FORM,
    MINE,
    NAME,
    NEW,
    PROGRAMME,
    SHIPPED,
    as_,
    changed,
    events,
    of,
    publish,
    renew,
    save,
    start,
    upgrade,
)
from tests.building import now


@pytest.fixture
def manager(world):
    return world.eyes("manager")


def test_a_copy_begins_from_the_original_once(world, manager):
    form = uuid4()
    first, again, other = start(manager, client_id=form), start(manager, client_id=form), start(manager)
    assert first == again == other
    one = of(manager)[0]
    assert (one.text, one.base, one.state, one.revision) == (SHIPPED.text, SHIPPED.text, State.DRAFT, 1)
    assert events(world) == ["adaptations.start"]


def test_only_a_manager_writes_and_what_does_not_ship_is_not_there(world, manager):
    row_id = start(manager)
    for who in ("coach", "care professional", "coachee"):
        with pytest.raises(Denied):
            start(world.eyes(who))
        with pytest.raises(Denied):
            save(world.eyes(who), row_id)
    with pytest.raises(NotThere):
        start(manager, ("module", "bestaat-niet", "nl"))
    elsewhere = Eyes(Role.PRACTICE_MANAGER, now(), world.stranger.id, world.other.id)
    with pytest.raises(NotThere):
        save(elsewhere, row_id)
    assert of(elsewhere) == []
    assert as_(elsewhere, queries.one, row_id) is None
    assert as_(manager, queries.one, row_id).id == row_id


def test_a_foreign_form_id_makes_a_row_of_ones_own(world, manager):
    form = uuid4()
    mine = start(manager, client_id=form)
    elsewhere = Eyes(Role.PRACTICE_MANAGER, now(), world.stranger.id, world.other.id)
    assert start(elsewhere, client_id=form) != mine


def test_saving_keeps_the_text_and_autosaving_is_not_logged(world, manager):
    row_id = start(manager)
    assert save(manager, row_id, MINE.replace("\n", "\r\n"), draft=True) == adaptations.TakenRow(row_id, 2)
    assert save(manager, row_id, MINE, 1) == adaptations.TakenRow(row_id, 2)  # the same again
    assert save(manager, row_id, MINE + "\n", 2).revision == 3
    assert of(manager)[0].text == MINE + "\n"
    assert events(world) == ["adaptations.start", "adaptations.save"]


@pytest.mark.parametrize("text", ["a" * 64_001, "\n" * LINES_MOST, "a\0b"])
def test_what_no_piece_can_be_is_not_kept(manager, text):
    row_id = start(manager)
    with pytest.raises(adaptations.NotText):
        save(manager, row_id, text)
    with pytest.raises(adaptations.NotText):
        as_(manager, adaptations.bring, NAME, text, client_id=uuid4())
    assert of(manager)[0].revision == 1


def test_of_two_editors_the_late_one_is_kept_beside(world, manager):
    second = replace(manager, person_id=world.coach.id)
    row_id, form = start(manager), uuid4()
    save(manager, row_id, MINE)
    late = changed(SHIPPED.text, new="Wat er gebeurt")
    saved = save(second, row_id, late, 1, client_id=form)
    assert (saved.stale, saved.revision) == (True, 2)
    assert save(second, row_id, late, 1, client_id=form) == saved
    later = save(second, row_id, late + "\n", 1)
    assert later.id == saved.id  # one for each writer
    held = {one.state: one for one in of(manager)}
    assert (held[State.DRAFT].text, held[State.BESIDE].text) == (MINE, late + "\n")
    assert held[State.BESIDE].changed_by == world.coach.id
    with pytest.raises(adaptations.Changed):
        as_(manager, adaptations.take_over, saved.id, base_revision=1)
    as_(manager, adaptations.take_over, saved.id, base_revision=2)
    held = {one.state: one for one in of(manager)}
    assert (held[State.DRAFT].text, held[State.BESIDE].text) == (late + "\n", MINE)
    as_(manager, adaptations.put_away, saved.id)
    assert [one.state for one in of(manager)] == [State.DRAFT]
    # The same form after all that changes nothing.
    assert save(second, row_id, late, 1, client_id=form).stale
    assert [one.state for one in of(manager)] == [State.DRAFT]


def test_a_kept_version_without_a_draft_is_not_taken_over(world, manager):
    row_id = start(manager)
    save(manager, row_id)
    late = save(replace(manager, person_id=world.coach.id), row_id, "iets", 1)
    as_(manager, adaptations.put_away, row_id)
    with pytest.raises(NotThere):
        as_(manager, adaptations.take_over, late.id, base_revision=1)


def test_an_old_form_does_not_begin_a_draft_again(manager):
    form = uuid4()
    row_id = start(manager, client_id=form)
    as_(manager, adaptations.put_away, row_id)
    with pytest.raises(adaptations.Changed):
        start(manager, client_id=form)


def test_what_was_put_away_comes_back_where_no_draft_is(manager):
    row_id = start(manager)
    save(manager, row_id)
    as_(manager, adaptations.put_away, row_id)
    assert as_(manager, queries.away, NAME).id == row_id
    other = start(manager)
    with pytest.raises(adaptations.Changed):
        as_(manager, adaptations.bring_back, row_id)
    as_(manager, adaptations.put_away, other)
    as_(manager, adaptations.bring_back, row_id)
    assert [(one.id, one.text) for one in of(manager)] == [(row_id, MINE)]
    assert as_(manager, queries.away, ("module", "aannemen", "nl")) is None


def test_someone_else_reviews_and_publishes(world, manager):
    coach = world.eyes("coach")
    row_id = start(manager)
    save(manager, row_id)
    with pytest.raises(NotThere):
        as_(coach, adaptations.publish, row_id, base_revision=2)  # not offered yet
    with pytest.raises(adaptations.Changed):
        as_(manager, adaptations.offer, row_id, base_revision=1)
    as_(manager, adaptations.offer, row_id, base_revision=2)
    with pytest.raises(adaptations.BySomeoneElse):
        as_(manager, adaptations.publish, row_id, base_revision=3)
    with pytest.raises(adaptations.Changed):
        as_(coach, adaptations.publish, row_id, base_revision=2)
    as_(manager, adaptations.offer, row_id, base_revision=3)  # already there
    as_(coach, adaptations.publish, row_id, base_revision=3)
    one = of(manager)[0]
    assert (one.state, one.changed_by, one.published_by) == (State.PUBLISHED, world.manager.id, world.coach.id)
    assert events(world)[-2:] == ["adaptations.offer", "adaptations.publish"]
    with pytest.raises(Denied):
        as_(world.eyes("care professional"), adaptations.publish, row_id, base_revision=4)


def test_a_review_gives_it_back_and_writing_makes_it_a_draft(world, manager):
    row_id = start(manager)
    as_(manager, adaptations.offer, row_id, base_revision=1)
    as_(world.eyes("coach"), adaptations.give_back, row_id)
    assert of(manager)[0].state is State.DRAFT
    as_(manager, adaptations.offer, row_id, base_revision=3)
    save(manager, row_id, MINE, 4)
    assert of(manager)[0].state is State.DRAFT


def test_a_practice_of_one_publishes_itself(world, manager):
    with looking(operator(now())) as eyes:
        alone = people.add_practice(eyes, "Alleen")
        for role in (Role.PRACTICE_MANAGER, Role.COACH):
            people.add_member(eyes, alone, world.stranger, role)
    solo = Eyes(Role.PRACTICE_MANAGER, now(), world.stranger.id, alone.id)
    row_id = start(solo)
    as_(solo, adaptations.offer, row_id, base_revision=1)
    as_(solo, adaptations.publish, row_id, base_revision=2)
    assert of(solo)[0].state is State.PUBLISHED
    assert as_(world.eyes("coachee"), reviewers) == {}


@pytest.mark.parametrize(
    "broken",
    [
        MINE.replace("minutes: 6", "minutes: 99"),
        MINE.replace("---\n", "--\n", 1),
        MINE + "\n<script>alert(1)</script>\n",
        MINE + "\n![een plaatje](foto.png)\n",
        MINE.replace("after: [op-de-rem]", "after: [lang-uitademen]"),
        MINE + "\n<<<<<<< ONS\n",
        MINE.replace("slug: wat-er-gebeurt", "slug: iets-anders"),
    ],
)
def test_what_breaks_a_check_is_not_offered(manager, broken):
    row_id = start(manager)
    save(manager, row_id, broken)
    with pytest.raises(adaptations.NotFit):
        as_(manager, adaptations.offer, row_id, base_revision=2)


def test_what_no_longer_ships_is_not_offered(manager, monkeypatch):
    row_id = start(manager)
    monkeypatch.setattr(originals, "originals", dict)
    with pytest.raises(adaptations.NotFit):
        as_(manager, adaptations.offer, row_id, base_revision=1)


def test_the_practice_reads_its_copy_and_another_does_not(world):
    publish(world)
    own = world.eyes("coachee")
    read = as_(own, queries.shelf)
    assert read.piece("wat-er-gebeurt", "nl").heading.title == "Wat er nu met je gebeurt"
    assert read.source("wat-er-gebeurt", "nl") == MINE
    assert read.piece("wat-er-gebeurt", "en").language == "en"
    assert read.piece("bestaat-niet", "nl") is None
    assert read.source("bestaat-niet", "nl") is None
    assert read.programme("bestaat-niet", "nl") is None
    assert "Wat er nu met je gebeurt" in [one.heading.title for one in read.pieces("nl")]
    elsewhere = as_(world.eyes("coach elsewhere"), queries.shelf)
    assert elsewhere.piece("wat-er-gebeurt", "nl").heading.title == SHIPPED.title
    assert as_(operator(now()), queries.shelf) == queries.SHIPPED


def test_what_can_no_longer_be_read_gives_the_original(world):
    with signed(), looking(operator(now())):
        for kind, slug, language in (NAME, PROGRAMME):
            Adaptation.objects.create(
                practice_id=world.practice.id, kind=kind, slug=slug, language=language, text="kapot", base="",
                state=State.PUBLISHED, made_at=now(), changed_at=now(), changed_by=world.manager.id, published_at=now(),
            )  # fmt: skip
    read = as_(world.eyes("coachee"), queries.shelf)
    assert read.piece("wat-er-gebeurt", "nl").heading.title == SHIPPED.title
    assert read.source("wat-er-gebeurt", "nl") == SHIPPED.text
    assert read.programme("uit-de-wind", "nl").heading.title == "Uit de wind"


def test_a_newer_version_takes_the_place_of_the_earlier(world, manager):
    publish(world)
    publish(world, text=changed(MINE, "Wat er nu met je gebeurt", "Wat er gebeurt"))
    assert sorted(one.state for one in of(manager)) == [State.EARLIER, State.PUBLISHED]
    assert as_(manager, queries.shelf).piece("wat-er-gebeurt", "nl").heading.title == "Wat er gebeurt"
    assert [one.state for one in as_(manager, queries.copies)] == [State.PUBLISHED]


def test_withdrawn_while_someone_is_in_it(world, manager):
    publish(world)
    own = world.eyes("coachee")
    as_(own, pieces.begin, world.dossier.id, "module", "wat-er-gebeurt", language="nl", client_id=uuid4())
    as_(manager, adaptations.withdraw, NAME)
    with looking(own):
        held = works.work(own, world.dossier.id, "module", "wat-er-gebeurt")
        assert works.pinned(own, held).source == MINE
        assert works.current(own, "module", "wat-er-gebeurt", "nl").source == SHIPPED.text
    with pytest.raises(NotThere):
        as_(manager, adaptations.withdraw, NAME)
    as_(manager, adaptations.restore, NAME)
    assert as_(own, queries.shelf).source("wat-er-gebeurt", "nl") == MINE
    with pytest.raises(NotThere):
        as_(manager, adaptations.restore, NAME)
    assert events(world)[-2:] == ["adaptations.withdraw", "adaptations.restore"]


def test_what_is_given_follows_the_copy(world):
    text = SHIPPED.text.replace("minutes: 6", "minutes: 9")
    publish(world, text=text)
    whole = originals.original(*PROGRAMME).text
    publish(
        world, PROGRAMME, whole.replace("      - wat-er-gebeurt\n", "", 1).replace("Uit de wind", "Uit de storm", 1)
    )
    coach, own = world.eyes("coach"), world.eyes("coachee")
    terms = Terms(Purpose.BEFORE)
    as_(coach, assignments.give, world.dossier.id, Kind.PROGRAMME, "uit-de-wind", terms, client_id=uuid4())
    as_(coach, assignments.give, world.dossier.id, Kind.MODULE, "wat-er-gebeurt", terms, client_id=uuid4())
    with looking(own):
        held = given.given(own, world.dossier.id)
        assert "wat-er-gebeurt" not in [slug for _phase, slug in held[0].order]
        read = queries.shelf(own)
        assert read.programme("uit-de-wind", "nl").heading.title == "Uit de storm"
        assert held[0].digest == read.programme("uit-de-wind", "nl").digest
        steps = {one.slug: one.minutes for one in given.pieces_of(held, read)}
        assert steps["wat-er-gebeurt"] == 9


def test_a_renewed_original_comes_into_a_new_draft(world, manager, monkeypatch):
    row_id = publish(world)
    with pytest.raises(NotThere):
        upgrade(manager, base=4)  # nothing is new
    renew(monkeypatch, NAME, NEW)
    revision = of(manager)[0].revision
    assert of(manager)[0].behind
    with pytest.raises(adaptations.Changed):
        upgrade(manager, base=revision - 1)
    with pytest.raises(adaptations.Changed):
        upgrade(manager, base=revision, original="een ander")
    draft = upgrade(manager, base=revision)
    assert draft != row_id
    one = as_(manager, queries.one, draft)
    assert "Wat er nu met je gebeurt" in one.text
    assert "Je bent niet dom geworden." in one.text
    assert (one.base, one.state, one.behind) == (NEW, State.DRAFT, False)
    assert as_(manager, queries.shelf).source("wat-er-gebeurt", "nl") == MINE  # until it is reviewed
    as_(manager, adaptations.offer, draft, base_revision=one.revision)
    as_(world.eyes("coach"), adaptations.publish, draft, base_revision=one.revision + 1)
    assert as_(manager, queries.shelf).source("wat-er-gebeurt", "nl") == one.text


def test_a_conflict_is_solved_before_anything_is_written(manager, monkeypatch):
    row_id = start(manager)
    save(manager, row_id)
    renew(monkeypatch, NAME, changed(BASE, new="Een nieuwe titel"))
    with pytest.raises(adaptations.Unsolved):
        upgrade(manager, base=2)
    assert of(manager)[0].revision == 2
    assert upgrade(manager, {0: Choice.THEIRS}, base=2) == row_id
    one = of(manager)[0]
    assert ("Een nieuwe titel" in one.text, one.revision) == (True, 3)
    with pytest.raises(NotThere):
        as_(manager, adaptations.upgrade, ("module", "op-de-rem", "nl"), {}, **FORM)


def test_a_file_comes_back_as_a_draft_or_beside_it(manager):
    form = uuid4()
    saved = as_(manager, adaptations.bring, NAME, MINE, client_id=form)
    assert (saved.stale, of(manager)[0].text) == (False, MINE)
    assert as_(manager, adaptations.bring, NAME, MINE, client_id=form) == saved
    other = as_(manager, adaptations.bring, NAME, "iets anders", client_id=uuid4())
    assert other.stale
    assert {one.state: one.text for one in of(manager)} == {State.DRAFT: MINE, State.BESIDE: "iets anders"}


def test_names_of_files():
    assert originals.named(SHIPPED.text) == ("module", "wat-er-gebeurt")
    assert originals.named(originals.original(*PROGRAMME).text) == ("programme", "uit-de-wind")
    assert [originals.named(text) for text in ("", "---\nslug: x\n---\n", "a: [", "x")] == [None] * 4
    assert originals.judged(SHIPPED, "a" * 64_001)[0].rule == "size"
    assert queries.latest([], State.PUBLISHED) is None
    assert queries.worked_on([SimpleNamespace(state=State.AWAY)]) is None
