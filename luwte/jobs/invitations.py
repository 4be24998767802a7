"""Invitations by mail: a neutral subject, the moment in words, and a calendar part that real calendars understand."""

from email.utils import parseaddr
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from luwte.actions.invitations import event
from luwte.exchange.ical.writing import Person, cancel, publish, request
from luwte.records import keys
from luwte.records.sessions.models import CoachingSession
from luwte.records.sessions.queries import Talk, talk
from luwte.rules.coaching_sessions import State, neutral_title


def send(row: CoachingSession, *, off: bool) -> None:
    """The invitation as it stands now, or the word that it is taken back."""
    one = talk(row, keys.ring([row.dossier_id]).open(row), 0)
    mail = _mail(row, _subject(row, off), "mail/session_off.txt" if off else "mail/session.txt", [one])
    _invite(mail, row, one, off)
    mail.send()


def send_series(row: CoachingSession) -> None:
    """Every planned talk from this one on, in one mail."""
    rows = CoachingSession.objects.filter(dossier_id=row.dossier_id, state=State.PLANNED.value)
    ring = keys.ring([row.dossier_id])
    found = [talk(one, ring.open(one), 0) for one in rows.filter(starts_at__gte=row.starts_at).order_by("starts_at")]
    mail = _mail(row, _("Je afspraken"), "mail/sessions.txt", found)
    _invite(mail, row, found[0], off=False)
    whole = publish([event(one, row.practice.name, row.practice.zone, _page(one)) for one in found])
    mail.attach(_("afspraken") + ".ics", whole.decode(), "text/calendar")
    mail.send()


def in_words(one: Talk, zone: str) -> str:
    """When it is: the day, and from when until when."""
    start, end = (at.astimezone(ZoneInfo(zone)) for at in (one.starts_at, one.ends_at))
    told = {"day": date_format(start, "l j F"), "start": date_format(start, "H:i"), "end": date_format(end, "H:i")}
    return _("%(day)s, van %(start)s tot %(end)s uur") % told


def _subject(row: CoachingSession, off: bool) -> str:
    if off:
        return _("Je afspraak gaat niet door")
    return _("Je afspraak is veranderd") if row.sequence else _("Je afspraak")


def _mail(row: CoachingSession, subject: str, template: str, found: list[Talk]) -> EmailMultiAlternatives:
    person, practice = row.dossier.person, row.practice
    facts = {
        "name": person.name,
        "practice": practice.name,
        "moments": [(in_words(one, practice.zone), one.where) for one in found],
        "address": settings.SITE_URL + reverse("coachee:sessions"),
        "changed": bool(row.sequence),
    }
    return EmailMultiAlternatives(subject, render_to_string(template, facts), None, [person.email])


def _invite(mail: EmailMultiAlternatives, row: CoachingSession, one: Talk, off: bool) -> None:
    person, practice = row.dossier.person, row.practice
    email = settings.CALENDAR_EMAIL or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    organizer = Person(email, neutral_title(practice.name, _("Afspraak")).rpartition(" · ")[2])
    write = cancel if off else request
    data = write(event(one, practice.name, practice.zone, _page(one)), organizer, Person(person.email, person.name))
    mail.attach_alternative(data.decode(), f"text/calendar; method={'CANCEL' if off else 'REQUEST'}")


def _page(one: Talk) -> str:
    return settings.SITE_URL + reverse("coachee:session", args=[one.id])
