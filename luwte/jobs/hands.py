"""Mails when someone stands in, leaves or stops, or is invited along: by days and names, never a reason."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from luwte.actions import joint_sessions, tokens, transfers
from luwte.actions.trusted import link
from luwte.jobs.mails import send
from luwte.records import keys
from luwte.records.closings.models import Closing, Farewell
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import now_looking
from luwte.records.joint_sessions.models import JointInvitation
from luwte.records.offices.models import Substitution
from luwte.records.transfers.models import Transfer
from luwte.records.trusted.models import Trusted
from luwte.records.trusted.queries import opened


def substitute(dossier: str, substitution: str) -> None:
    """Tells a coachee who stands in, and what that person sees."""
    row = Substitution.objects.select_related("coach", "substitute").filter(id=UUID(substitution), ended_at=None)
    row = row.filter(until__gte=now_looking().today)
    found, to = row.first(), _whose(dossier)
    if found is None or to is None:
        return
    with translation.override(to.person.language):
        days = {"first": date_format(found.since, "j F"), "last": date_format(found.until, "j F Y")}
        who = {"guide": found.coach.name, "who": found.substitute.name}
        _tell(to, "mail/substitute.txt", reverse("coachee:who_sees_what"), **days, **who)


def transfer(dossier: str, transfer: str) -> None:
    """Says that there is something to choose."""
    row = Transfer.objects.filter(id=UUID(transfer), state="proposed").first()
    if row is not None and (to := _whose(dossier)) is not None:
        with translation.override(to.person.language):
            _tell(to, "mail/message.txt", reverse("coachee:transfer"))


def clear(dossier: str, transfer: str) -> None:
    """After a transfer: what the earlier coach never laid before the coachee is gone."""
    row = Transfer.objects.select_related("dossier").filter(id=UUID(transfer), state="taken").first()
    if row is not None:
        transfers.clear(now_looking(), row)


def forget(closing: str) -> None:
    """After a stop: who would come along and has had no mail is forgotten."""
    row = Closing.objects.select_related("dossier").filter(id=UUID(closing), undone_at=None).first()
    if row is not None:
        joint_sessions.forget_all(now_looking(), row.dossier)


def farewell(dossier: str, farewell: str) -> None:
    """Tells a coachee the last day of the practice, and where it says what they can take along."""
    row = Farewell.objects.filter(id=UUID(farewell), withdrawn_at=None).first()
    if row is not None and (to := _whose(dossier)) is not None:
        with translation.override(to.person.language):
            day = date_format(row.last_day, "j F Y")
            _tell(to, "mail/farewell.txt", reverse("coachee:farewell"), day=day)


def joint(dossier: str, invitation: str) -> None:
    """The mail to someone close, with a page to read; then the address is forgotten."""
    row = JointInvitation.objects.select_related("practice").filter(id=UUID(invitation), withdrawn_at=None).first()
    held = keys.ring([row.dossier_id]).open(row) if row else {"to": ""}
    if row is None or not held["to"]:
        return
    address = settings.SITE_URL + reverse("guest:joint", args=[tokens.link("joint", row.id)])
    facts = {"who": held["who"], "address": address, "practice": row.practice.name}
    send(held["to"], _("Er staat iets voor je klaar"), "mail/joint.txt", facts)
    joint_sessions.forget(now_looking(), row)


def trusted(dossier: str, trusted: str) -> None:
    """The mail to someone who is trusted, with their link; no word of what it is about."""
    rows = Trusted.objects.filter(id=UUID(trusted), dossier_id=UUID(dossier), removed_at=None, dossier__closed_at=None)
    if (row := rows.first()) is None:
        return
    found, whose = opened(row)
    address = settings.SITE_URL + reverse("guest:trusted", args=[link(row.id, row.turn)])
    facts = {"name": found.name, "who": whose, "address": address}
    send(found.email, _("%(who)s laat je iets zien") % {"who": whose}, "mail/trusted.txt", facts)


def _whose(dossier: str) -> Dossier | None:
    return Dossier.objects.select_related("person", "practice").filter(id=UUID(dossier), closed_at=None).first()


def _tell(to: Dossier, template: str, page: str, **more: str) -> None:
    facts = {"name": to.person.name, "practice": to.practice.name, "address": settings.SITE_URL + page, **more}
    send(to.person.email, _("Er staat iets voor je klaar"), template, facts)
