"""A mail that leaves late: once to each who must have it, and not at all when what it tells has passed."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected
from uuid import uuid4

import pytest
import time_machine
from django.core.mail.backends.locmem import EmailBackend

from luwte.actions import acquaintances, logins, people, substitutes
from luwte.demo import gate as made
from luwte.jobs import worker
from luwte.records.acquaintances.queries import talks
from luwte.records.eyes import Eyes, Role, looking, operator
from luwte.rules.acquaintances import Answer
from tests.building import colleague, now

# The worker opens and closes stores of its own.
pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)


@pytest.fixture
def post(monkeypatch):
    """A mail server that is away for the addresses in `away`; what it got stands in the outbox of the tests."""
    away: set[str] = set()
    whole = EmailBackend.send_messages

    def send(self, mails):
        mails = list(mails)
        if any(set(mail.to) & away for mail in mails):
            raise SMTPServerDisconnected("away")
        return whole(self, mails)

    monkeypatch.setattr(EmailBackend, "send_messages", send)
    return away


def later(**more):
    with time_machine.travel(now() + timedelta(**more), tick=True):
        worker.once()


def to(mailoutbox):
    return sorted(address for mail in mailoutbox for address in mail.to)


def test_each_manager_is_asked_once_when_a_mail_to_one_of_them_fails(world, post, mailoutbox):
    house = operator(now() - timedelta(days=1))
    with looking(house):
        second = people.add_person(house, "zoe@voorbeeld.invalid", "Zoë")
        people.add_member(house, world.practice, second, Role.PRACTICE_MANAGER)
    coach, own = world.eyes("coach"), world.eyes("coachee")
    with looking(coach):
        made.acquaint(coach, world.dossier.id, uuid4())
        row = talks(coach, world.dossier.id)[0].id
    with looking(own):
        acquaintances.say(own, world.dossier.id, row, Answer.OTHER, client_id=uuid4())
    post.add(second.email)
    worker.once()
    worker.once()
    assert to(mailoutbox) == [world.manager.email]
    post.clear()
    later(minutes=2)
    assert to(mailoutbox) == [world.manager.email, second.email]


def test_a_link_that_has_passed_is_not_sent(world, post, mailoutbox):
    eyes = Eyes(Role.LOGIN, now())
    post.add(world.anna.email)
    with looking(eyes):
        logins.ask_link(eyes, world.anna.email)
    worker.once()
    post.clear()
    later(hours=2)
    later(hours=3)
    assert mailoutbox == []


def test_a_stand_in_whose_days_are_over_is_not_told_of(world, post, mailoutbox):
    eyes, stand_in = world.eyes("coach"), colleague(world)
    with looking(eyes):
        substitutes.begin(eyes, eyes.me, stand_in.id, eyes.today, eyes.today + timedelta(days=1))
    later(days=3)
    assert mailoutbox == []
