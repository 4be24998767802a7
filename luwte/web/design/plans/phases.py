"""The phase on a page: what it is about, how both see it in their own words, and a move that both decide."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import phases as acts
from luwte.actions.dossiers import NotThere
from luwte.actions.kept import Outcome
from luwte.actions.plans import Waits, side_of
from luwte.library.phases import Phase
from luwte.records.assignments.queries import week
from luwte.records.plans import phases as queries
from luwte.records.plans.phases import Now, View
from luwte.records.trajectories.queries import gate
from luwte.rules.phases import EVERY, REASON_MOST, WORDS_MOST, Judged, Move, Said, Wrong
from luwte.web.design.asking import asked
from luwte.web.design.fields import TOO_LONG, OnceForm, day
from luwte.web.design.phases import here, phase_name
from luwte.web.design.plans.places import Place, at, show
from luwte.web.threshold.requests import posted

SAID = {Said.NOT_YET: _l("nog niet"), Said.A_LITTLE: _l("een beetje"), Said.YES: _l("ja")}
WRONGS = {
    Wrong.NO_PHASE: ("to", _l("Kies een van de fasen.")),
    Wrong.SAME: ("to", _l("Dit is de fase waarin jullie nu zijn. Kies een andere.")),
    Wrong.REASON: ("reason", _l("Schrijf in een paar woorden waarom.")),
    Wrong.TOO_LONG: ("reason", TOO_LONG),
    Wrong.FUTURE: ("on", _l("Deze dag moet nog komen. Kies vandaag of een dag ervoor.")),
    Wrong.BEFORE: ("on", _l("Toen was deze fase nog niet begonnen. Kies een latere dag.")),
}
WAITS = _l("Jullie wachten nog even met het traject. Verdergaan kan daarna. Een stap terug naar rust kan wel.")


class JudgeForm(OnceForm):
    """One's own view on each question; every answer may stay open."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)

    def __init__(self, phase: Phase, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.phase = phase
        for one in phase.criteria:
            self.fields[one.name] = forms.ChoiceField(
                label=one.ask,
                required=False,
                choices=[(said.value, words) for said, words in SAID.items()],
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _l("Kies een van de antwoorden.")},
            )
            self.fields[f"{one.name}-words"] = forms.CharField(
                label=_l("In eigen woorden, als je wilt"),
                required=False,
                max_length=WORDS_MOST,
                widget=forms.Textarea(attrs={"rows": 2}),
                error_messages={"max_length": TOO_LONG},
            )

    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each question with its words."""
        return [(self[one.name], self[f"{one.name}-words"]) for one in self.phase.criteria]

    def judged(self) -> Judged:
        """What a valid form says."""
        given, names = self.cleaned_data, [one.name for one in self.phase.criteria]
        said = {name: Said(given[name]) for name in names if given[name]}
        return Judged(said, {name: given[f"{name}-words"] for name in names})


class MoveForm(OnceForm):
    """To which phase, since when, and why."""

    to = forms.TypedChoiceField(
        label=_l("Naar welke fase?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies een van de fasen."), "invalid_choice": _l("Kies een van de fasen.")},
    )
    on = day(_l("Sinds welke dag?"))
    reason = forms.CharField(
        label=_l("Waarom? Een paar woorden is genoeg."),
        max_length=REASON_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _l("Schrijf in een paar woorden waarom."), "max_length": TOO_LONG},
    )

    def __init__(self, now: int, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["to"].choices = [(one, phase_name(one)) for one in EVERY if one != now]


class AnswerForm(OnceForm):
    """Which proposal."""

    row = forms.UUIDField(widget=forms.HiddenInput)


def phase(request: HttpRequest, dossier_id: UUID | None = None) -> HttpResponse:
    """The phase now, the questions, and what is proposed."""
    place = at(request, dossier_id, "phase")
    side_of(request.eyes)
    found = queries.now(request.eyes, place.dossier.id)
    if found is None:
        if request.method == "POST":
            raise NotThere
        return show(request, place, "phase_none", every=here())
    form = JudgeForm(here().of(found.period.phase), posted(request), initial=_first(found.own))
    if request.method == "POST" and form.is_valid() and (answer := _judged(request, place, form)):
        return answer
    return _page(request, place, found, form=form)


@require_POST
def undo(request: HttpRequest, dossier_id: UUID | None = None) -> HttpResponse:
    """One's own view a step back."""
    place = at(request, dossier_id, "phase")
    try:
        acts.undo(request.eyes, place.dossier.id)
        messages.success(request, _("Teruggezet."))
    except NotThere:
        messages.info(request, _("Er is niets om terug te zetten."))
    return place.to("phase")


@require_POST
def propose(request: HttpRequest, dossier_id: UUID | None = None) -> HttpResponse:
    """Proposes another phase to the other."""
    place = at(request, dossier_id, "phase")
    found = queries.now(request.eyes, place.dossier.id)
    if found is None:
        raise NotThere
    form = MoveForm(found.period.phase, request.POST, auto_id="move_%s")
    if form.is_valid() and _proposed(request, place, form):
        return place.to("phase")
    return _page(request, place, found, move=form)


@require_POST
def answer(request: HttpRequest, dossier_id: UUID | None = None) -> HttpResponse:
    """Yes, first talk about it, or the own proposal back."""
    place, form = at(request, dossier_id, "phase"), AnswerForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Dat lukte niet. De bladzijde was te oud. Probeer het nog een keer."))
        return place.to("phase")
    said, eyes, dossier = form.cleaned_data, request.eyes, place.dossier.id
    try:
        match request.POST.get("do"):
            case "withdraw":
                acts.withdraw(eyes, dossier, said["row"])
                messages.success(request, _("Teruggenomen."))
            case "talk":
                acts.talk_first(eyes, dossier, said["row"])
                messages.success(request, _("Opgeslagen. Jullie praten er eerst over."))
            case _:
                acts.decide(eyes, dossier, said["row"], client_id=said["client_id"])
                messages.success(request, _("Opgeslagen. Zo hebben jullie het samen besloten."))
    except Waits:
        messages.info(request, WAITS)
    except (NotThere, acts.NotTaken):
        messages.info(request, _("Er is net iets veranderd. Zo staat het nu."))
    return place.to("phase")


def _page(
    request: HttpRequest, place: Place, found: Now, *, form: JudgeForm | None = None, move: MoveForm | None = None
) -> HttpResponse:
    eyes, words = request.eyes, here().of(found.period.phase)
    now = gate(eyes, place.dossier.id)
    refused = bool((form and form.errors) or move)
    facts = {
        "found": found,
        "words": words,
        "note": here().note,
        "form": form or JudgeForm(words, initial=_first(found.own)),
        "move": move or MoveForm(found.period.phase, initial={"on": eyes.today}, auto_id="move_%s"),
        "move_open": move is not None,
        "theirs": _theirs(found.other, words),
        "mine_asked": found.proposal is not None and found.proposal.side is found.side,
        "answer": AnswerForm(initial={"row": found.proposal.id}, auto_id=False) if found.proposal else None,
        "once": OnceForm(auto_id=False),
        "waits": not (now.open and now.entries),
        "week": week(eyes, place.dossier.id, asked(eyes, place.dossier.id)),
        "every": here().phases,
    }
    return show(request, place, "phase", status=422 if refused else 200, **facts)


def _first(own: View | None) -> dict[str, Any]:
    if own is None:
        return {}
    told = {f"{name}-words": said for name, said in own.judged.words.items()}
    return {"base_revision": own.revision, **{n: said.value for n, said in own.judged.said.items()}, **told}


def _theirs(other: View | None, words: Phase) -> list[tuple[str, Any, str]]:
    """The view that the other shows, question by question."""
    if other is None:
        return []
    judged = other.judged
    return [
        (one.ask, SAID.get(judged.said.get(one.name), _("open gelaten")), judged.words.get(one.name, ""))  # type: ignore[arg-type]
        for one in words.criteria
    ]


def _judged(request: HttpRequest, place: Place, form: JudgeForm) -> HttpResponse | None:
    said, shown = form.cleaned_data, request.POST.get("do") == "show"
    try:
        saved = acts.judge(
            request.eyes,
            place.dossier.id,
            form.judged(),
            client_id=said["client_id"],
            base_revision=said["base_revision"],
            shown=shown,
        )
    except acts.TooLong:
        form.add_error(None, TOO_LONG)
        return None
    if saved.outcome is Outcome.STALE:
        messages.warning(request, _("Je had dit ergens anders al aangepast. Beide versies zijn bewaard."))
    elif shown:
        messages.success(request, _("Opgeslagen. %(name)s kan dit nu lezen.") % {"name": place.capital})
    else:
        messages.success(request, _("Opgeslagen. Alleen jij ziet dit."))
    return place.to("phase")


def _proposed(request: HttpRequest, place: Place, form: MoveForm) -> bool:
    said = form.cleaned_data
    try:
        acts.propose(
            request.eyes,
            place.dossier.id,
            Move(said["to"], said["on"], said["reason"]),
            client_id=said["client_id"],
        )
    except acts.NotTaken as fault:
        for wrong in fault.why:
            form.add_error(*WRONGS[wrong])
        return False
    except acts.Asked:
        messages.info(request, _("Er ligt al een voorstel. Kijk daar eerst samen naar."))
        return True
    except Waits:
        form.add_error("to", WAITS)
        return False
    messages.success(request, _("Opgeslagen. Het geldt als jullie het allebei zo zien."))
    return True
