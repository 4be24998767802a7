"""Who sees what: one page that tells it, one tap to withdraw, and before giving what someone will see."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import shares
from luwte.actions.dossiers import NotThere
from luwte.library.consents import ConsentText, current
from luwte.records.dossiers.queries import guides
from luwte.records.eyes import Eyes, Role
from luwte.records.offices.queries import stand_ins
from luwte.records.orientations.queries import released
from luwte.records.sessions.queries import held_count
from luwte.records.shares import queries
from luwte.records.trajectories.crisis import crisis
from luwte.rules.consents import Scope, Term, ask_now, ends, given_in_crisis, wrong_end
from luwte.web.coachee.forms import OnceForm
from luwte.web.design.fields import day

ROLES = {Role.COACH: _l("begeleidt je als coach"), Role.CARE_PROFESSIONAL: _l("kijkt mee als zorgprofessional")}
TERMS = [
    (Term.OPEN.value, _l("Tot ik het terugneem")),
    (Term.MONTHS.value, _l("Drie maanden")),
    (Term.DAY.value, _l("Tot een dag die ik kies")),
]


class GiveForm(OnceForm):
    """Until when; nothing is chosen beforehand."""

    term = forms.TypedChoiceField(
        label=_l("Tot wanneer?"),
        choices=TERMS,
        coerce=Term,
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies tot wanneer.")},
    )
    day = day(
        _l("Tot welke dag?"),
        required=False,
        help_text=_l("Alleen als je zelf een dag kiest. Op die dag stopt het."),
    )


@dataclass(slots=True)
class Person:
    """Someone who guides, with what they see now and what they could see."""

    id: UUID
    name: str
    roles: list[str] = field(default_factory=list)
    coach: bool = False
    sees: list[tuple[ConsentText, object]] = field(default_factory=list)
    sees_not: list[ConsentText] = field(default_factory=list)
    asked: list[ConsentText] = field(default_factory=list)


def who_sees_what(request: HttpRequest) -> HttpResponse:
    """Who sees what now, and the switches; what is withdrawn is gone at the next request."""
    eyes = request.eyes
    if request.method == "POST":
        return _withdraw(request)
    every = queries.every(eyes, eyes.dossier_id)
    held = [share for share in every if queries.holds(share, eyes.today)]
    facts = {
        "people": _people(eyes, held),
        "earlier": [_named(share) for share in every if not queries.holds(share, eyes.today)],
        "undo": next((_named(share) for share in every if str(share.id) == request.GET.get("terug")), None),
        "client_id": uuid4(),
        "stand_ins": [one for guide in guides(eyes, eyes.dossier_id) for one in stand_ins(eyes, guide.person_id)],
        "orientation_shown": released(eyes, eyes.dossier_id),
    }
    return render(request, "coachee/who_sees_what.html", facts)


def give(request: HttpRequest, party_id: UUID, scope: str) -> HttpResponse:
    """What this person will see, in words; then until when, and the button."""
    eyes = request.eyes
    meant = _scope(scope)
    party = next((guide.person for guide in guides(eyes, eyes.dossier_id) if guide.person_id == party_id), None)
    if party is None:
        raise NotThere
    form = GiveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _given(request, form, party_id, meant):
        messages.success(request, _("Opgeslagen. Dit geldt meteen."))
        return redirect("coachee:who_sees_what")
    facts = {"party": party, "text": current(meant, get_language() or "nl"), "form": form}
    return render(request, "coachee/share_give.html", facts, status=422 if form.errors else 200)


@require_POST
def undo(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """Gives back what was withdrawn a moment ago; a renewed text is read first."""
    eyes = request.eyes
    try:
        client_id = UUID(request.POST.get("client_id", ""))
        shares.give_back(eyes, eyes.dossier_id, share_id, client_id=client_id)
    except ValueError:
        raise NotThere from None
    except shares.TextChanged:
        before = queries.one(eyes, eyes.dossier_id, share_id)
        return redirect("coachee:share_give", party_id=before.party_id, scope=before.scope)
    messages.success(request, _("Teruggezet. Dit geldt meteen."))
    return redirect("coachee:who_sees_what")


def _withdraw(request: HttpRequest) -> HttpResponse:
    if request.POST.get("do") != "withdraw":
        raise NotThere
    try:
        party_id = UUID(request.POST.get("party", ""))
    except ValueError:
        raise NotThere from None
    eyes = request.eyes
    withdrawn = shares.withdraw(eyes, eyes.dossier_id, party_id, _scope(request.POST.get("scope", "")))
    address = reverse("coachee:who_sees_what")
    return redirect(f"{address}?{urlencode({'terug': withdrawn})}" if withdrawn else address)


def _given(request: HttpRequest, form: GiveForm, party_id: UUID, scope: Scope) -> bool:
    """Gives what a valid form asks; False when the day is not to come, and the form says so."""
    eyes, said = request.eyes, form.cleaned_data
    until = ends(said["term"], eyes.today, said["day"])
    if wrong_end(until, eyes.today) or (until is None and said["term"] is Term.DAY):
        form.add_error("day", _("Kies een dag die nog komt."))
        return False
    language = get_language() or "nl"
    hard = crisis(eyes, eyes.dossier_id)
    held = [one for one in queries.given(eyes, eyes.dossier_id) if (one.party_id, one.scope) == (party_id, scope.value)]
    anew = bool(given_in_crisis(((scope, share.given_at) for share in held), hard.spans))
    shares.give(
        eyes,
        eyes.dossier_id,
        party_id,
        scope,
        until=until,
        language=language,
        client_id=said["client_id"],
        anew=anew,
    )
    return True


def _people(eyes: Eyes, held: list[queries.Share]) -> list[Person]:
    people: dict[UUID, Person] = {}
    for guide in guides(eyes, eyes.dossier_id):
        one = people.setdefault(guide.person_id, Person(guide.person_id, guide.person.name))
        one.roles.append(str(ROLES[Role(guide.role)]))
        one.coach = one.coach or guide.role == Role.COACH.value
    hard = crisis(eyes, eyes.dossier_id)
    sessions = held_count(eyes, eyes.dossier_id, hard.passed_on)
    language = get_language() or "nl"
    for one in people.values():
        mine = {Scope(share.scope): share for share in held if share.party_id == one.id}
        one.sees = [(current(scope, language), mine[scope]) for scope in Scope if scope in mine]
        one.sees_not = [current(scope, language) for scope in Scope if scope not in mine]
        # In a crisis only what is needed; what was given then is asked again before the third talk after it.
        fixed = set(mine) - given_in_crisis(((scope, share.given_at) for scope, share in mine.items()), hard.spans)
        asked = ask_now(fixed, sessions, in_crisis=hard.now) if one.coach else ()
        one.asked = [current(scope, language) for scope in asked]
    return list(people.values())


def _named(share: queries.Share) -> dict[str, object]:
    return {"share": share, "text": current(Scope(share.scope), get_language() or "nl")}


def _scope(word: str) -> Scope:
    try:
        return Scope(word)
    except ValueError:
        raise NotThere from None
