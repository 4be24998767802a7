"""The relay: outbox rows become jobs, in one transaction, so that nothing is lost and nothing goes twice."""

import logging
from collections.abc import Callable
from traceback import format_tb

from django.db import connection
from django.utils import timezone
from django_tasks import task

from luwte.actions.writing import writing
from luwte.jobs import billing_mails, days, hands, mails
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import clock, looking
from luwte.records.outbox.models import OutboxRow

KINDS: dict[str, Callable[..., None]] = {
    "mail.login": mails.login,
    "mail.invitation": mails.invitation,
    "mail.orientation": mails.orientation,
    "mail.assign": mails.assign,
    "mail.assign_to": mails.assign_to,
    "mail.session": mails.session,
    "mail.sessions": mails.sessions,
    "mail.session_asked": mails.session_asked,
    "mail.message": mails.message,
    "mail.substitute": hands.substitute,
    "mail.transfer": hands.transfer,
    "transfers.clear": hands.clear,
    "closing.forget": hands.forget,
    "mail.farewell": hands.farewell,
    "mail.joint": hands.joint,
    "mail.offer_shown": billing_mails.shown,
    "mail.offer": billing_mails.sent,
    "mail.confirmation": billing_mails.confirmed,
    "mail.trusted": hands.trusted,
    "mail.report": mails.report,
    "mail.offer_moved": billing_mails.moved,
    "mail.invoice": billing_mails.invoice,
    "mail.invoice_reminder": billing_mails.reminder,
    "offers.follow": billing_mails.follow_offer,
    "invoices.follow": billing_mails.follow_invoices,
    "diaries.keep": days.keep_diary,
    "shifts.recompute": days.recompute_shifts,
}
BATCH = 100
log = logging.getLogger("luwte.jobs")


class JobFailed(Exception):
    """What failed and where; not the words of the fault, which may hold an address or a name."""


@task()
def run(kind: str, ids: dict[str, str]) -> None:
    """One job: looks with the clock's eyes and does what its kind says."""
    try:
        with looking(clock(timezone.now(), access_point=f"job.{kind}")):
            if not _at_rest(ids):
                KINDS[kind](**ids)
    except Exception as fault:
        name, where = type(fault).__qualname__, "".join(format_tb(fault.__traceback__))
        log.error("job %s: %s", kind, name)
        raise JobFailed(f"{kind}: {name}\n{where}") from None


def _at_rest(ids: dict[str, str]) -> bool:
    """Whether this is for a dossier that was put to rest: nothing leaves for it any more."""
    return "dossier" in ids and Dossier.objects.filter(id=ids["dossier"], closed_at__isnull=False).exists()


def hand_over() -> int:
    """Moves waiting outbox rows to the job queue; gives how many."""
    with looking(clock(timezone.now(), access_point="job.relay")) as eyes, writing(eyes, None):
        rows = OutboxRow.objects.order_by("made_at")
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        taken = list(rows[:BATCH])
        for row in taken:
            run.enqueue(row.kind, row.ids)
        OutboxRow.objects.filter(id__in=[row.id for row in taken]).delete()
    return len(taken)
