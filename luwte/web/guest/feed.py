"""A person's own calendar program reads the appointments here: neutral titles, and nothing else."""

from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from luwte.actions.dossiers import NotThere
from luwte.actions.invitations import event, legal_days
from luwte.exchange.ical.writing import publish
from luwte.records.eyes import Role, looking
from luwte.records.sessions import calendars, queries
from luwte.rules.coaching_sessions import neutral_title

BACK = timedelta(days=60)


@never_cache
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """The appointments of whose link this is; the link itself, hashed, is in the eyes."""
    own = calendars.reader(request.eyes)
    if own is None:
        raise NotThere
    with looking(own):
        practice = calendars.still_reads(own)
        if practice is None:
            raise NotThere
        here = replace(own, zone=practice.zone)
        found = queries.in_feed(here, here.at - BACK)
        page = _coachees if own.role is Role.COACHEE else _coachs
        events = [event(one, practice.name, practice.zone, page(one)) for one in found]
        days = legal_days(replace(here, country=practice.country), practice.name)
    file = publish(events, neutral_title(practice.name, _("Afspraken")), days)
    answer = HttpResponse(file, content_type="text/calendar")
    answer["Content-Disposition"] = 'inline; filename="afspraken.ics"'
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _coachees(one: queries.Talk) -> str:
    return settings.SITE_URL + reverse("coachee:session", args=[one.id])


def _coachs(one: queries.Talk) -> str:
    return settings.SITE_URL + reverse("coach:session", args=[one.dossier_id, one.id])
