"""Mails: neutral subject, no word of health, built from ids when they leave."""

from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from luwte.actions import acquaintances, releases, tokens
from luwte.actions.papers import LANGUAGE
from luwte.jobs import invitations
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.dossiers.queries import guides
from luwte.records.eyes import Role, now_looking
from luwte.records.messages.models import Message
from luwte.records.orientations.models import Orientation
from luwte.records.people.models import Invitation, LoginToken
from luwte.records.people.queries import managers
from luwte.records.releases.models import Release
from luwte.records.sessions.models import CoachingSession
from luwte.rules.orientations import State
from luwte.rules.releases import State as ReleaseState
from luwte.rules.releases import opens


def login(token: str) -> None:
    """The mail with a log-in link and its code."""
    rows = LoginToken.objects.select_related("person").filter(used_at=None, expires_at__gt=now_looking().at)
    row = rows.filter(id=UUID(token)).first()
    if row is None:
        return
    address = settings.SITE_URL + reverse("account:link", args=[tokens.link("login", row.id)])
    with translation.override(row.person.language):
        facts = {"name": row.person.name, "address": address, "code": tokens.code("login", row.id)}
        send(row.person.email, _("Je link om in te loggen"), "mail/login.txt", facts)


def invitation(invitation: str) -> None:
    """The mail with an invitation."""
    rows = Invitation.objects.select_related("practice").filter(id=UUID(invitation), withdrawn_at=None)
    row = rows.filter(accepted_at=None, expires_at__gt=now_looking().at).first()
    if row is None or (row.role == Role.COACHEE and _at_rest(row)):
        return
    address = settings.SITE_URL + reverse("account:invitation", args=[tokens.link("invitation", row.id)])
    facts = {"name": row.name, "address": address, "practice": row.practice.name}
    send(row.email, _("Er staat iets voor je klaar"), "mail/invitation.txt", facts)


def _at_rest(row: Invitation) -> bool:
    """Whether this practice put the dossier of whoever has this address to rest: an old list may still name them."""
    rows = Dossier.objects.filter(practice_id=row.practice_id, person__email__iexact=row.email)
    return rows.filter(closed_at__isnull=False).exists()


def orientation(orientation: str) -> None:
    """The mail to someone of the client organisation, with the link to four questions."""
    row = (
        Orientation.objects.select_related("practice")
        .filter(id=UUID(orientation), state=State.ASKED.value, dossier__closed_at=None)
        .first()
    )
    if row is None:
        return
    held = keys.ring([row.dossier_id]).open(row)
    address = settings.SITE_URL + reverse("guest:orientation", args=[tokens.link("orientation", row.id)])
    facts = {"name": held["to"]["name"], "who": held["who"], "address": address, "practice": row.practice.name}
    send(held["to"]["email"], _("Vier korte vragen"), "mail/orientation.txt", facts)


def assign(dossier: str) -> None:
    """Asks each practice manager in a mail of their own, so that one that fails sends no other a second time."""
    row = _open(dossier)
    for person in managers(now_looking(), row.practice_id) if row else ():
        acquaintances.ask_manager(now_looking(), row, person.id)


def assign_to(dossier: str, person: str) -> None:
    """Asks one practice manager to look who can guide someone; names nobody and gives no reason."""
    row = _open(dossier)
    found = [one for one in managers(now_looking(), row.practice_id) if str(one.id) == person] if row else []
    for to in found:
        address = settings.SITE_URL + reverse("practice:guides", args=[row.id])
        with translation.override(to.language):
            facts = {"name": to.name, "address": address, "practice": row.practice.name}
            send(to.email, _("Er staat iets voor je klaar"), "mail/assign.txt", facts)


def _open(dossier: str) -> Dossier | None:
    return Dossier.objects.select_related("practice").filter(id=UUID(dossier), closed_at=None).first()


def report(dossier: str, release: str) -> None:
    """The mail to someone of the client organisation, with the link to a report; its code travels apart."""
    rows = Release.objects.select_related("practice", "dossier__person").filter(
        id=UUID(release), dossier_id=UUID(dossier)
    )
    row = rows.filter(dossier__closed_at=None).first()
    if row is None or not opens(ReleaseState(row.state), row.released_on, row.tries, now_looking().today):
        return
    held = keys.ring([row.dossier_id]).open(row)
    address = settings.SITE_URL + reverse("guest:report", args=[releases.link(row.id, row.turn)])
    with translation.override(LANGUAGE):
        facts = {"name": held["to"]["name"], "address": address, "practice": row.practice.name}
        send(held["to"]["email"], _("Er staat iets voor u klaar"), "mail/report.txt", facts)


def session(session: str) -> None:
    """The invitation to one talk, its newer version, or that it is taken back; for the coachee's own calendar."""
    if (row := _talk(session)) is not None and (_to_come(row) or row.state in {"cancelled", "late_cancelled"}):
        with translation.override(row.dossier.person.language):
            invitations.send(row, off=row.state != "planned")


def sessions(session: str) -> None:
    """One mail for a whole series: every moment in words and as a file, the first as an invitation."""
    if (row := _talk(session)) is not None and _to_come(row):
        with translation.override(row.dossier.person.language):
            invitations.send_series(row)


def session_asked(session: str) -> None:
    """Tells the coach that something was asked about a talk; not what, and not by whom."""
    if (row := _talk(session)) is None:
        return
    coaches = [one for one in guides(now_looking(), row.dossier_id) if one.role == Role.COACH.value]
    coaches.sort(key=lambda one: one.person_id != row.guide_id)
    if not coaches or not (guide := coaches[0].person).is_active:
        return
    address = settings.SITE_URL + reverse("coach:session", args=[row.dossier_id, row.id])
    with translation.override(guide.language):
        facts = {"name": guide.name, "address": address, "practice": row.practice.name}
        send(guide.email, _("Er staat iets voor je klaar"), "mail/session_asked.txt", facts)


def _to_come(row: CoachingSession) -> bool:
    """A mail that leaves late invites nobody to what has been."""
    return row.state == "planned" and row.starts_at > now_looking().at


def _talk(session: str) -> CoachingSession | None:
    rows = CoachingSession.objects.select_related("dossier__person", "practice")
    return rows.filter(id=UUID(session), dossier__closed_at=None).first()


def message(dossier: str, message: str) -> None:
    """Says that something is there; not what, not from whom. Nothing when it was opened or taken back meanwhile."""
    rows = Message.objects.filter(id=UUID(message), dossier_id=UUID(dossier), dossier__closed_at=None)
    rows = rows.filter(read_at=None, withdrawn_at=None)
    if (found := rows.select_related("dossier__person", "practice").first()) is None:
        return
    if found.by_guide:
        to, page = found.dossier.person, reverse("coachee:conversation", args=[found.guide])
    else:
        now = guides(now_looking(), found.dossier_id)
        if (guide := next((one for one in now if one.person_id == found.guide), None)) is None:
            return
        space = "care" if guide.role == Role.CARE_PROFESSIONAL else "coach"
        to, page = guide.person, reverse(f"{space}:messages", args=[found.dossier_id])
    with translation.override(to.language):
        facts = {"name": to.name, "address": settings.SITE_URL + page, "practice": found.practice.name}
        send(to.email, _("Er staat iets voor je klaar"), "mail/message.txt", facts)


def send(to: str, subject: str, template: str, facts: dict[str, str]) -> None:
    """One mail of words, from its template."""
    send_mail(subject, render_to_string(template, facts), None, [to])
