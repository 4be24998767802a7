"""Mijn coachees, and one dossier as far as it is shared."""

from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import caseload as marks
from luwte.actions import looks, people
from luwte.actions.dossiers import there
from luwte.records.caseload import queries
from luwte.records.closings.queries import fresh
from luwte.records.eyes import Role
from luwte.records.offices.queries import covered
from luwte.records.orientations.queries import latest
from luwte.records.shares.queries import shared_ids
from luwte.records.trajectories.queries import course
from luwte.rules.attention import Fact, Kind
from luwte.rules.consents import Scope
from luwte.rules.preferences import Wish
from luwte.web.design.orientation import questions
from luwte.web.design.timeline import timeline
from luwte.web.guiding.first import step
from luwte.web.threshold.requests import posted

PAGE = 50
SENTENCES = {
    Kind.SESSION: _l("Jullie hebben vandaag een gesprek."),
    Kind.MESSAGE: _l("Er staat een nieuw bericht."),
    Kind.REFERRAL: _l("De huisarts of bedrijfsarts is nog niet vastgelegd."),
    Kind.TOPIC: _l("Een onderwerp is nog niet besproken."),
    Kind.PLAN: _l("Je coachee wacht op je antwoord bij het plan of de fase."),
    Kind.EVALUATION: _l(
        "Jullie spraken een dag af om samen terug te kijken. Neem er tijd voor in een gesprek en leg het vast."
    ),
    Kind.APPROACH: _l("Op jullie agenda: past deze aanpak nog?"),
    Kind.FOLLOW_UP: _l("Na afloop van het traject: je coachee wil graag een gesprek."),
    Kind.REVIEW: _l("Je zou opnieuw kijken naar wat je gaf."),
    Kind.OFFER: _l("Een offerte ligt bij de betaler. Er is nog geen antwoord. Vraag ernaar als het lang duurt."),
    Kind.INVOICE: _l("De betaaldag van een factuur is er. Kijk of er betaald is, en zet dat bij de factuur."),
}

WISHES = {
    Wish.NOTHING: _l("niets doen"),
    Wish.MESSAGE: _l("een berichtje sturen"),
    Wish.CALL: _l("bellen"),
}


class InviteForm(forms.Form):
    """Whom to invite."""

    name = forms.CharField(label=_l("Naam"), max_length=120)
    email = forms.EmailField(label=_l("Mailadres, liever niet dat van het werk"))


def caseload(request: HttpRequest) -> HttpResponse:
    """What there is to do, and why in words."""
    lines = queries.lines(request.eyes)
    words = request.GET.get("vanaf", "0")
    first = int(words) if words.isascii() and words.isdigit() and len(words) < 7 else 0
    shown = lines[first : first + PAGE]
    looks.over(request.eyes, "caseload", [line.dossier_id for line in shown])
    rows = [_row(request, line) for line in shown]
    following = first + PAGE if len(lines) > first + PAGE else None
    facts = {"rows": rows, "following": following, "all": len(lines), "stands_in": bool(covered(request.eyes))}
    facts |= {"rested": bool(fresh(request.eyes))}
    return render(request, "coach/caseload.html", facts)


def dossier(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """One coachee's days, when shared."""
    eyes = request.eyes
    found = there(eyes, dossier_id)
    looks.into(eyes, found, "days")
    shared = found.id in shared_ids(eyes, Scope.DAYS)
    picture = timeline(eyes, found.id, request.GET.get("tijd", "")) if shared else None
    asked = latest(eyes, found.id)
    facts = {
        "dossier": found,
        "shared": shared,
        "timeline": picture,
        "course": course(eyes, found.id),
        "asked": asked,
        "answers": questions(asked.answers) if asked else [],
        "ns": "coach",
        "step": step(eyes, found.id),
    }
    return render(request, "coach/dossier.html", facts)


@require_POST
def mark(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Seen, a week later, or the mark away."""
    do = request.POST.get("do")
    later = request.eyes.today + timedelta(days=7) if do == "later" else None
    marks.mark(request.eyes, dossier_id, seen=do == "seen", later_until=later)
    messages.success(request, _("Opgeslagen."))
    return redirect("coach:caseload")


def invite(request: HttpRequest) -> HttpResponse:
    """Invites a coachee by mail."""
    form = InviteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        people.invite(request.eyes, form.cleaned_data["email"], form.cleaned_data["name"], Role.COACHEE)
        messages.success(request, _("De uitnodiging is onderweg."))
        return redirect("coach:caseload")
    return render(request, "coach/invite.html", {"form": form}, status=422 if form.errors else 200)


def _row(request: HttpRequest, line: queries.Line) -> dict[str, object]:
    days = (request.eyes.today - line.last_sign).days if line.last_sign else None
    wish = WISHES[Wish(line.wish)] if line.wish else None
    return {
        "line": line,
        "why": [_why(fact) for fact in line.facts],
        "days": days,
        "wish": wish,
        "shift": _shift(line.shift),
    }


def _why(fact: Fact) -> str:
    return str(SENTENCES[fact.kind])


def _shift(shift: dict[str, str] | None) -> str:
    """A shift that the coachee chose to show; never a reason for rank."""
    if shift is None:
        return ""
    since = date_format(date.fromisoformat(shift["since"]), "j F")
    return _("Liet je coachee zien: een aanhoudende verschuiving in de eigen dagen, sinds %(day)s.") % {"day": since}
