"""Who works here, who is invited, and who guides whom."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import dossiers, looks
from luwte.actions import people as acts
from luwte.records.dossiers import queries
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES
from luwte.records.people import queries as people_queries
from luwte.records.transfers.queries import proposed
from luwte.web.threshold.requests import posted

ROLES = {
    Role.COACH: _l("coach"),
    Role.CARE_PROFESSIONAL: _l("zorgprofessional"),
    Role.PRACTICE_MANAGER: _l("praktijkbeheerder"),
}


class StaffForm(forms.Form):
    """Whom to invite to work here."""

    name = forms.CharField(label=_l("Naam"), max_length=120)
    email = forms.EmailField(label=_l("Mailadres"))
    role = forms.ChoiceField(
        label=_l("Wat is deze collega?"),
        choices=[(role.value, words) for role, words in ROLES.items()],
        widget=forms.RadioSelect,
    )


class RegisterForm(forms.Form):
    """A register and the number in it."""

    register = forms.CharField(label=_l("Register"), max_length=60, required=False, help_text=_l("Zoals BIG."))
    number = forms.CharField(label=_l("Nummer"), max_length=40, required=False)


class ConsultationForm(forms.Form):
    """The consultation line."""

    line = forms.CharField(
        label=_l("Wie bellen jullie om mee te denken?"),
        max_length=200,
        required=False,
        help_text=_l("Een naam en een nummer. Coaches zien dit bij ‘Iemand in nood’."),
    )


def people(request: HttpRequest) -> HttpResponse:
    """Everyone of the practice on one page."""
    eyes = request.eyes
    roster = queries.roster(eyes)
    looks.over(eyes, "roster", [dossier.id for dossier, _guides in roster])
    staff = [
        {"member": member, "role": ROLES[Role(member.role)], "me": member.person_id == eyes.person_id}
        | {"care": member.role == Role.CARE_PROFESSIONAL}
        for member in people_queries.staff(eyes)
        if member.until is None or member.until > eyes.today
    ]
    facts = {"staff": staff, "invitations": people_queries.open_invitations(eyes), "roster": roster}
    return render(request, "practice/people.html", facts)


def invite(request: HttpRequest) -> HttpResponse:
    """Invites someone to work here."""
    form = StaffForm(posted(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        acts.invite(request.eyes, given["email"], given["name"], Role(given["role"]))
        messages.success(request, _("De uitnodiging is onderweg."))
        return redirect("practice:people")
    return render(request, "practice/invite.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def withdraw(request: HttpRequest, invitation_id: UUID) -> HttpResponse:
    """Takes an invitation back."""
    acts.withdraw(request.eyes, invitation_id)
    messages.success(request, _("De uitnodiging geldt niet meer."))
    return redirect("practice:people")


@require_POST
def end(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Someone's work here ends today."""
    acts.end_member(request.eyes, membership_id)
    messages.success(request, _("Opgeslagen. Dit geldt meteen."))
    return redirect("practice:people")


def register(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """In which register a care professional stands: without a number the title alone counts for nothing."""
    member = people_queries.member(request.eyes, membership_id)
    if member is None or member.role != Role.CARE_PROFESSIONAL:
        raise dossiers.NotThere
    form = RegisterForm(posted(request), initial={"register": member.register, "number": member.register_number})
    if request.method == "POST" and form.is_valid():
        try:
            acts.register(request.eyes, member.id, form.cleaned_data["register"], form.cleaned_data["number"])
        except acts.Incomplete:
            form.add_error("number", _("Vul het register en het nummer allebei in, of geen van beide."))
        else:
            messages.success(request, _("Opgeslagen. Dit geldt meteen."))
            return redirect("practice:people")
    return render(
        request, "practice/register.html", {"form": form, "member": member}, status=422 if form.errors else 200
    )


def consultation(request: HttpRequest) -> HttpResponse:
    """Whom the coaches here call to think along."""
    here = people_queries.practice(request.eyes, request.eyes.here)
    form = ConsultationForm(posted(request), initial={"line": here.consultation_line})
    if request.method == "POST" and form.is_valid():
        acts.set_consultation_line(request.eyes, form.cleaned_data["line"])
        messages.success(request, _("Opgeslagen."))
        return redirect("practice:people")
    return render(request, "practice/consultation.html", {"form": form}, status=422 if form.errors else 200)


def guides(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Who guides one coachee; the coachee alone says what they see."""
    eyes = request.eyes
    found = dossiers.there(eyes, dossier_id)
    if request.method == "POST":
        return _change(request, dossier_id)
    now = queries.guides(eyes, found.id)
    held = {(guide.person_id, guide.role) for guide in now}
    coached = queries.coached(eyes, found.id)
    others = [
        {"member": member, "role": ROLES[Role(member.role)]}
        for member in people_queries.staff(eyes)
        if Role(member.role) in GUIDES
        and (member.person_id, member.role) not in held
        and not member.until
        and (member.role != Role.COACH.value or not coached or coached[0].id == member.person_id)
    ]
    rows = [{"guide": guide, "role": ROLES[Role(guide.role)]} for guide in now]
    facts = {"dossier": found, "guides": rows, "others": others, "transfer": proposed(eyes, found.id)}
    return render(request, "practice/guides.html", {**facts, "moves": _moves(eyes, now, coached)})


def _moves(eyes: Eyes, now: list[queries.Guide], coached: list[Any]) -> list[tuple[object, object]]:
    """From each coach who guides, else from who did last, to each who could."""
    held = [guide.person for guide in now if guide.role == Role.COACH.value] or coached[:1]
    others = [person for person in people_queries.coaches(eyes) if person.id not in {one.id for one in held}]
    return [(leaves, comes) for leaves in held for comes in others]


def _change(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    do, who, role = (request.POST.get(name, "") for name in ("do", "person", "role"))
    act = dossiers.assign if do == "add" else dossiers.unassign
    try:
        act(request.eyes, dossier_id, UUID(who), role)
    except ValueError:
        raise dossiers.NotThere from None
    messages.success(request, _("Opgeslagen. Dit geldt meteen."))
    return redirect("practice:guides", dossier_id=dossier_id)
