"""Jobs that fail: told without a word of the fault, tried again later, and in the end told to the operator."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
import time_machine
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from luwte.actions import logins
from luwte.cli.checks import _jobs
from luwte.jobs import relay, worker
from luwte.records.eyes import Eyes, Role, looking
from tests.building import now

# The worker opens and closes stores of its own.
pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)
ADDRESS = "anna@voorbeeld.invalid"


@pytest.fixture
def refusing(monkeypatch):
    """A mail server that takes nothing; how often it was asked."""
    asked = []

    def refuse(**ids):
        asked.append(ids)
        raise SMTPRecipientsRefused({ADDRESS: (450, b"later")})

    monkeypatch.setitem(relay.KINDS, "mail.login", refuse)
    return asked


def ask_for_a_link():
    eyes = Eyes(Role.LOGIN, now())
    with looking(eyes):
        logins.ask_link(eyes, ADDRESS)


def test_a_mail_that_is_refused_is_tried_again_and_its_address_stands_nowhere(world, refusing, caplog):
    ask_for_a_link()
    worker.once()
    row = DBTaskResult.objects.get()
    assert (row.status, len(refusing)) == (TaskResultStatus.FAILED, 1)
    assert "SMTPRecipientsRefused" in row.traceback
    assert "refuse" in row.traceback
    assert ADDRESS not in row.traceback + caplog.text + str(row.args_kwargs)
    assert "job mail.login: SMTPRecipientsRefused" in caplog.text
    worker.once()
    assert len(refusing) == 1
    with time_machine.travel(now() + timedelta(seconds=70), tick=True):
        worker.once()
    assert len(refusing) == 2


def test_after_a_day_it_is_given_up_and_the_check_says_so(world, refusing):
    ask_for_a_link()
    for hours in range(0, 48, 2):
        assert _jobs() == []
        with time_machine.travel(now() + timedelta(hours=hours), tick=True):
            worker.once()
    assert len(refusing) == len(worker.PAUSES) + 1
    with time_machine.travel(now() + timedelta(hours=60), tick=True):
        assert "1" in _jobs()[0]


def test_when_the_server_is_back_it_is_sent_once(world, refusing, monkeypatch):
    ask_for_a_link()
    worker.once()
    sent = []
    monkeypatch.setitem(relay.KINDS, "mail.login", lambda **ids: sent.append(ids))
    for minutes in (2, 4, 60):
        with time_machine.travel(now() + timedelta(minutes=minutes), tick=True):
            worker.once()
    assert len(sent) == 1
