"""Mijn coachees, and one dossier as far as it is shared."""

from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import caseload as marks
from luwte.actions import looks, people
from luwte.actions.dossiers import there
from luwte.records.caseload import queries
from luwte.records.check_ins import queries as check_ins
from luwte.records.eyes import Role
from luwte.records.shares.queries import shared_ids
from luwte.rules.attention import Fact, Kind
from luwte.rules.consents import Scope

PAGE = 50
SPAN = timedelta(days=60)
SENTENCES = {
    Kind.SESSION: _l("Jullie hebben vandaag een gesprek."),
    Kind.MESSAGE: _l("Er is een bericht dat je nog niet las."),
    Kind.REFERRAL: _l("De huisarts of bedrijfsarts is nog niet vastgelegd."),
    Kind.TOPIC: _l("Een onderwerp is nog niet besproken."),
    Kind.EVALUATION: _l("Een evaluatie komt eraan of wacht."),
    Kind.OFFER: _l("Een offerte wacht."),
    Kind.INVOICE: _l("Een factuur wacht."),
}


class InviteForm(forms.Form):
    """Whom to invite."""

    name = forms.CharField(label=_l("Naam"), max_length=120)
    email = forms.EmailField(label=_l("Mailadres, liever niet dat van het werk"))


def caseload(request: HttpRequest) -> HttpResponse:
    """What there is to do, and why in words."""
    lines = queries.lines(request.eyes)
    first = max(0, int(request.GET.get("vanaf", "0")) if request.GET.get("vanaf", "0").isdigit() else 0)
    shown = lines[first : first + PAGE]
    looks.over(request.eyes, "caseload", [line.dossier_id for line in shown])
    rows = [_row(request, line) for line in shown]
    following = first + PAGE if len(lines) > first + PAGE else None
    return render(request, "coach/caseload.html", {"rows": rows, "following": following, "all": len(lines)})


def dossier(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """One coachee's days, when shared."""
    eyes = request.eyes
    found = there(eyes, dossier_id)
    looks.into(eyes, found, "days")
    shared = found.id in shared_ids(eyes, Scope.DAYS)
    days = check_ins.days(eyes, found.id, eyes.today - SPAN, eyes.today)[::-1]
    return render(request, "coach/dossier.html", {"dossier": found, "shared": shared, "days": days})


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
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        people.invite(request.eyes, form.cleaned_data["email"], form.cleaned_data["name"], Role.COACHEE)
        messages.success(request, _("De uitnodiging is onderweg."))
        return redirect("coach:caseload")
    return render(request, "coach/invite.html", {"form": form}, status=422 if form.errors else 200)


def _row(request: HttpRequest, line: queries.Line) -> dict[str, object]:
    days = (request.eyes.today - line.last_sign).days if line.last_sign else None
    return {"line": line, "why": [_why(fact) for fact in line.facts], "days": days}


def _why(fact: Fact) -> str:
    return str(SENTENCES[fact.kind])
