"""The day from which the law counts, and a prepared talk: the coachee's alone, changed, taken back, taken away."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from luwte.actions import legal_dates, work_talks
from luwte.actions.dossiers import NotThere
from luwte.actions.invitations import legal_days
from luwte.records.eyes import looking
from luwte.records.legal_dates.queries import noted
from luwte.records.work_talks.queries import prepared
from luwte.rules.calendar import Wrong
from luwte.rules.work_talks import Card, With
from luwte.rules.work_talks import Wrong as CardWrong

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def own(world):
    eyes = world.eyes("coachee")
    with looking(eyes):
        yield eyes


def note(eyes, back, in_calendar=False, client_id=None):
    on = eyes.today - timedelta(days=back)
    legal_dates.note(eyes, eyes.dossier_id, on, in_calendar=in_calendar, client_id=client_id or uuid4())
    return on


def test_a_day_is_noted_changed_taken_back_and_away(own):
    form = uuid4()
    first = note(own, 30, client_id=form)
    note(own, 40, client_id=form)
    assert noted(own, own.dossier_id).on == first
    second = note(own, 20, in_calendar=True)
    assert (noted(own, own.dossier_id).on, noted(own, own.dossier_id).in_calendar) == (second, True)
    legal_dates.undo(own, own.dossier_id)
    assert noted(own, own.dossier_id).on == first
    legal_dates.forget(own, own.dossier_id)
    for act in (legal_dates.undo, legal_dates.forget):
        with pytest.raises(NotThere):
            act(own, own.dossier_id)


@pytest.mark.parametrize(
    ("country", "back", "why"),
    [("NL", -1, Wrong.FUTURE), ("NL", 3 * 365, Wrong.PASSED), ("BE", 4 * 366, Wrong.FAR), ("BE", -4 * 366, Wrong.FAR)],
)
def test_a_day_that_says_nothing_is_not_kept(own, country, back, why):
    with pytest.raises(legal_dates.NotTaken) as fault:
        note(replace(own, country=country), back)
    assert fault.value.why is why
    assert noted(own, own.dossier_id) is None


def test_dates_go_into_the_calendar_when_wanted_with_words_that_tell_nothing(own):
    assert legal_days(own, "De Haven") == []
    note(own, 30)
    assert legal_days(own, "De Haven") == []
    note(own, 30, in_calendar=True)
    found = legal_days(own, "De Haven")
    assert len(found) > 10
    assert {one.title for one in found} == {"Iets om na te kijken · De Haven"}
    assert all(one.last >= own.today for one in found)
    assert len({one.uid for one in found}) == len(found)
    assert legal_days(replace(own, dossier_id=None), "De Haven") == []


def test_nobody_else_sees_the_day_or_the_card(world):
    with looking(world.eyes("coachee")) as own:
        note(own, 30)
        work_talks.save(own, own.dossier_id, With.DOCTOR, Card("a"), client_id=uuid4(), base_revision=0)
    for who in ("coach", "other coachee", "manager", "care professional"):
        with looking(world.eyes(who)) as eyes:
            assert noted(eyes, world.dossier.id) is None
            assert prepared(eyes, world.dossier.id) == {}


def test_a_card_is_kept_once_beside_and_taken_back(own):
    def save(words, base=0, client_id=None, draft=False):
        more = {"client_id": client_id or uuid4(), "base_revision": base, "draft": draft}
        return work_talks.save(own, own.dossier_id, With.MANAGER, Card(words), **more)

    form = uuid4()
    assert save("een", client_id=form) == save("een", client_id=form)
    assert save("twee", 1, draft=True).stale is False
    assert save("drie", 1).stale is True
    found = prepared(own, own.dossier_id)[With.MANAGER]
    assert (found.card.say, [one.say for one in found.kept], found.can_undo) == ("twee", ["drie"], True)
    work_talks.undo(own, own.dossier_id, With.MANAGER)
    assert prepared(own, own.dossier_id)[With.MANAGER].card.say == "een"
    with pytest.raises(NotThere):
        work_talks.undo(own, own.dossier_id, With.DOCTOR)
    with pytest.raises(work_talks.NotTaken) as fault:
        save("")
    assert fault.value.why == (CardWrong.NOTHING,)
