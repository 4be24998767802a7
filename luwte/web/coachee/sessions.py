"""My talks: when the next one is and where, preparing it, asking for another moment, and what was agreed."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import session_notes
from luwte.actions.coaching_sessions import NotNow
from luwte.actions.dossiers import NotThere
from luwte.records.people.queries import name_of
from luwte.records.sessions import queries
from luwte.records.sessions.agreements import Agreed, Did, agreements
from luwte.rules.coaching_sessions import LINE_MOST, OPEN, State, Wish
from luwte.web.coachee.forms import OnceForm
from luwte.web.design.fields import LONG
from luwte.web.design.sessions import QUESTIONS, TOPICS, WISHES, Told, told
from luwte.web.threshold.requests import posted

SHOWN = [("yes", _l("Ja, mijn coach mag dit zien")), ("no", _l("Nee, alleen voor mij"))]
EARLIER_MOST = 40


class PrepareForm(OnceForm):
    """Three short questions, and who may see the answers."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    shown = forms.TypedChoiceField(
        label=_l("Mag je coach dit zien? Je coach ziet dan ook welke afspraken je aantikte: gedaan of losgelaten."),
        choices=SHOWN,
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies ja of nee.")},
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for name, label in QUESTIONS.items():
            self.fields[name] = forms.CharField(
                label=label,
                required=False,
                max_length=LINE_MOST * 2,
                widget=forms.Textarea(attrs={"rows": 2}),
                error_messages=LONG,
            )


class AskForm(OnceForm):
    """What someone asks about a talk; a reason is never needed."""

    wish = forms.TypedChoiceField(
        label=_l("Wat vraag je?"),
        choices=[(wish.value, words) for wish, words in WISHES.items()],
        coerce=Wish,
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies één antwoord.")},
    )
    words = forms.CharField(
        label=_l("Eén regel, als je wilt"),
        help_text=_l("Bijvoorbeeld wanneer het wel past. Een reden hoeft niet."),
        required=False,
        max_length=LINE_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=LONG,
    )


def sessions(request: HttpRequest) -> HttpResponse:
    """The next talk first, then what follows, and what was agreed before."""
    eyes = request.eyes
    every = [told(one, eyes.zone) for one in queries.talks(eyes, eyes.dossier_id)]
    coming = [one for one in every if one.talk.state in OPEN and one.talk.ends_at >= eyes.at]
    planned = [one for one in coming if one.talk.state is State.PLANNED]
    first = planned[0] if planned else None
    past = [one for one in reversed(every) if one not in coming][:EARLIER_MOST]
    made = agreements(eyes, eyes.dossier_id, [one.talk.id for one in past])
    facts = {
        "next": first,
        "coach": _name(request, first),
        "coming": [one for one in coming if one is not first],
        "earlier": [(one, [line for line in made if line.session_id == one.talk.id]) for one in past],
        "prepared": bool(first and queries.preparation(eyes, first.talk.id)),
    }
    return render(request, "coachee/sessions.html", facts)


def session(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One talk: when, where, how to get there, and what both keep of it."""
    eyes = request.eyes
    found = _found(request, row_id)
    state = found.talk.state
    facts = {
        "one": found,
        "coach": _name(request, found),
        "open": state in OPEN and found.talk.ends_at >= eyes.at,
        "missed": state in {State.NOT_COME, State.LATE_CANCELLED},
        "held": state is State.HELD,
        "after": found.talk.value.get("after"),
        "card": found.talk.value.get("card"),
        "agreed": agreements(eyes, eyes.dossier_id, [row_id]),
        "asked": (found.talk.value.get("asked") or {}).get("words", ""),
        "prepared": queries.preparation(eyes, row_id),
        "topics": [TOPICS[one] for one in found.talk.value.get("topics", []) if one in TOPICS],
    }
    return render(request, "coachee/session.html", facts)


def prepare(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Three short questions, five minutes at most; nothing has to be filled in."""
    eyes = request.eyes
    found = _found(request, row_id)
    if found.talk.state not in OPEN:
        return redirect("coachee:session", row_id=row_id)
    there = queries.preparation(eyes, row_id)
    first = {}
    if there:
        first = {**there.answers, "shown": "yes" if there.shown else "no", "base_revision": there.revision}
    form = PrepareForm(posted(request), initial=first)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        saved = session_notes.prepare(
            eyes,
            eyes.dossier_id,
            row_id,
            said,
            shown=said["shown"],
            client_id=said["client_id"],
            base_revision=said["base_revision"],
        )
        if saved.stale:
            messages.warning(request, _("Je had dit ergens anders al aangepast. Beide versies zijn bewaard."))
            return redirect("coachee:session_prepare", row_id=row_id)
        messages.success(request, _("Opgeslagen. Meer hoeft niet."))
        return redirect("coachee:session", row_id=row_id)
    facts = {
        "one": found,
        "form": form,
        "kept": [[words for words in one.values() if words] for one in there.kept] if there else [],
        "coach": _name(request, found),
    }
    return render(request, "coachee/session_prepare.html", facts, status=422 if form.errors else 200)


def ask(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Another moment, or not: a question to the coach, who answers it."""
    eyes = request.eyes
    found = _found(request, row_id)
    form = AskForm(posted(request))
    if request.method == "POST" and request.POST.get("do") == "back":
        session_notes.unask(eyes, eyes.dossier_id, row_id)
        messages.success(request, _("Teruggezet. Je gesprek staat er nog."))
        return redirect("coachee:session", row_id=row_id)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            session_notes.ask(eyes, eyes.dossier_id, row_id, said["wish"], said["words"], client_id=said["client_id"])
        except NotNow:
            messages.warning(request, _("Dit gesprek is al voorbij, of gaat niet door. Vraag het je coach."))
        else:
            messages.success(request, _("Verstuurd. Je coach laat weten hoe het verder gaat."))
        return redirect("coachee:session", row_id=row_id)
    facts = {"one": found, "form": form, "coach": _name(request, found)}
    return render(request, "coachee/session_ask.html", facts, status=422 if form.errors else 200)


@require_POST
def mark(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """An agreement is done, left, or open again."""
    eyes = request.eyes
    word = request.POST.get("did", "")
    if word not in {"", *Did}:
        raise NotThere
    session_notes.mark(eyes, eyes.dossier_id, row_id, Did(word) if word else None)
    messages.success(request, _("Opgeslagen.") if word else _("Teruggezet."))
    back = request.POST.get("back", "")
    if back and url_has_allowed_host_and_scheme(back, None) and back.startswith("/"):
        return redirect(back)
    return redirect("coachee:today")


def coming(request: HttpRequest) -> list[Told]:
    """The talks that are planned and not over, the first one first."""
    eyes = request.eyes
    found = queries.talks(eyes, eyes.dossier_id)
    return [told(one, eyes.zone) for one in found if one.state is State.PLANNED and one.ends_at >= eyes.at]


def next_today(request: HttpRequest) -> dict[str, Any]:
    """The next talk for Vandaag: when it is, and with whom."""
    found = queries.next_talk(request.eyes, request.eyes.dossier_id)
    one = told(found, request.eyes.zone) if found else None
    return {"talk": one, "talk_with": _name(request, one) or _("je coach")}


def agreed_today(request: HttpRequest, lines: list[Agreed]) -> dict[str, Any]:
    """What Vandaag shows of the agreements: what is open still, and what was ticked or left just now."""
    return {"agreed": [one for one in lines if one.did is None], "agreed_done": any(one.did for one in lines)}


def _found(request: HttpRequest, row_id: UUID) -> Told:
    one = queries.one(request.eyes, request.eyes.dossier_id, row_id)
    if one is None:
        raise NotThere
    return told(one, request.eyes.zone)


def _name(request: HttpRequest, one: Told | None) -> str:
    return name_of(request.eyes, {one.talk.guide_id}).get(one.talk.guide_id, "") if one else ""
