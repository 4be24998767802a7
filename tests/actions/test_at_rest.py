"""A dossier at rest: nothing leaves any more, and who would come along is forgotten."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail

from luwte.actions import billing, bringing, closing, invoices, joint_sessions
from luwte.demo import offers as made
from luwte.records import keys
from luwte.records.eyes import clock, looking
from luwte.records.invoices import queries as invoiced
from luwte.records.joint_sessions.models import JointInvitation
from luwte.records.offers.queries import by_link
from luwte.rules.bringing import read
from luwte.rules.invoices import Kind, Wrong
from tests.building import now
from tests.invoicing import DAY, draft, issued, refused
from tests.web.test_forms import deliver


@pytest.fixture
def shop(world):
    """Given: a practice that bills, and an employer that accepted."""
    with looking(world.eyes("manager")) as by:
        billing.set_up(by, made.SETTINGS, base_revision=0)
    world.offer = made.accepted(world.eyes("coach"), world.eyes("coachee"), world.dossier.id, uuid4)
    return world


def stop(world, who="coach"):
    with looking(world.eyes(who)) as eyes:
        return closing.stop(eyes, world.dossier.id, "")


def invited(world, days):
    with looking(world.eyes("coachee")) as own:
        on = own.today + timedelta(days)
        joint_sessions.invite(own, own.dossier_id, f"dag{days}@voorbeeld.invalid", on, client_id=uuid4())


@pytest.mark.parametrize("who", ["coach", "manager"])
def test_who_would_come_along_gets_no_mail_and_is_forgotten(world, who):
    invited(world, 3)
    with looking(clock(now())) as house:
        joint_sessions.forget(house, JointInvitation.objects.select_related("dossier").get())
    invited(world, 4)
    mail.outbox.clear()
    stop(world, who)
    deliver()
    assert [to for message in mail.outbox for to in message.to] == []
    with looking(clock(now())):
        ring = keys.ring([world.dossier.id])
        held = {row.on: (ring.open(row)["to"], row.withdrawn_at is None) for row in JointInvitation.objects.all()}
    first, second = sorted(held)
    assert held == {first: ("", True), second: ("", False)}


def test_a_stop_that_was_undone_forgets_nobody(world):
    invited(world, 4)
    row = stop(world)
    with looking(world.eyes("coach")) as eyes:
        closing.undo(eyes, row)
    mail.outbox.clear()
    deliver()
    assert [to for message in mail.outbox for to in message.to] == ["dag4@voorbeeld.invalid"]


def test_no_invoice_leaves_and_the_books_can_still_be_put_right(shop):
    waiting, sent = draft(shop), issued(shop, back=(3,))
    stop(shop)
    for act in (lambda eyes: invoices.issue(eyes, [waiting]), lambda eyes: invoices.send(eyes, sent.id)):
        refused(shop, act, Wrong.AT_REST, who="manager")
    late = now() + 30 * DAY
    refused(shop, lambda eyes: invoices.remind(eyes, sent.id), Wrong.AT_REST, who="manager", at=late)
    with looking(shop.eyes("manager")) as eyes:
        assert invoiced.drafts(eyes) == []
        note = invoices.credit(eyes, sent.id)
        assert invoiced.one(eyes, note).kind is Kind.CREDIT
    mail.outbox.clear()
    deliver()
    assert mail.outbox == []


def test_a_draft_of_someone_else_is_still_there(shop):
    row_id = draft(shop)
    with looking(shop.eyes("manager")) as eyes:
        assert invoiced.drafts(eyes) == [row_id]


def test_nothing_is_behind_the_link_of_a_payer(shop):
    payer = made.guest(shop.eyes("coach"), shop.offer)
    with looking(payer):
        assert by_link(payer) is not None
    stop(shop)
    with looking(payer):
        assert by_link(payer) is None


@pytest.mark.parametrize("rests", [False, True])
def test_an_old_list_does_not_invite_whoever_is_at_rest(world, rests):
    if rests:
        stop(world)
    with looking(world.eyes("coach")) as eyes:
        bringing.bring(eyes, read("Anna; Anna@voorbeeld.invalid; 2026-01-05", eyes.today), uuid4())
    mail.outbox.clear()
    deliver()
    assert [to for message in mail.outbox for to in message.to] == ([] if rests else ["anna@voorbeeld.invalid"])
