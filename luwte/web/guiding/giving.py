"""Giving a programme or a piece: first what a week asks of this person, then the button; looking again, and ending."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import assignments
from luwte.actions.dossiers import NotThere, there
from luwte.library import pieces as library
from luwte.records.adaptations.queries import Shelf, shelf
from luwte.records.assignments import queries
from luwte.records.eyes import Eyes
from luwte.records.people.queries import name_of
from luwte.records.trajectories.queries import course
from luwte.rules.assignments import WORDS_MOST, Kind, Purpose, Terms, Wrong
from luwte.rules.content.values import Audience
from luwte.web.design import programme as words
from luwte.web.design.asking import asked
from luwte.web.design.searching import SearchForm
from luwte.web.guiding.forms import LONG, OnceForm, day, one_of
from luwte.web.guiding.places import back, opened, show
from luwte.web.threshold.requests import posted

LATER = timedelta(weeks=4)
AUDIENCES = {
    Audience.STUDENT: _l("studeert"),
    Audience.PARENT: _l("heeft kinderen thuis"),
    Audience.CARER: _l("is mantelzorger"),
    Audience.ENTREPRENEUR: _l("heeft een eigen zaak"),
    Audience.EMPLOYEE: _l("werkt in dienst"),
}
WRONGS = {
    Wrong.CONTACT: ("contact", _l("Schrijf wie het contact is zolang iemand wacht.")),
    Wrong.CALL: ("call", _l("Schrijf wie iemand belt als het erger wordt.")),
    Wrong.REVIEW: ("review_on", _l("Kies een dag om opnieuw te kijken.")),
    Wrong.PAST: ("review_on", _l("Deze dag is geweest. Kies een dag die nog komt.")),
    Wrong.TOO_LONG: ("call", _l("Dit is te lang om op te slaan. Maak het iets korter.")),
}
GIVEN = [one for one in Purpose if one is not Purpose.OWN]


def _line(label: str, hint: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=WORDS_MOST, help_text=hint, error_messages=LONG)


class GiveForm(OnceForm):
    """What, for which time, and on which terms."""

    what = one_of(_l("Wat geef je?"), ())
    purpose = one_of(_l("Voor welke tijd?"), {one.value: words.PURPOSES[one] for one in GIVEN})
    review_on = day(_l("Wanneer kijk je er opnieuw naar?"), required=False)
    contact = _line(_l("Contact zolang iemand wacht"), _l("Een naam, en hoe je die bereikt. Nodig op een wachtlijst."))
    call = _line(_l("Wie belt iemand als het erger wordt?"), _l("Een naam en een nummer. Nodig op een wachtlijst."))
    audience = forms.MultipleChoiceField(
        label=_l("Past hier iets van? Dan komen er stukjes bij"),
        choices=[(one.value, said) for one, said in AUDIENCES.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _l("Kies een van de antwoorden.")},
    )

    def __init__(self, choices: list[tuple[str, Any]], *rest: Any, **more: Any) -> None:
        super().__init__(*rest, **more)
        self.fields["what"].choices = choices


class ReviewForm(forms.Form):
    """Another day to look again."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    review_on = day(_l("Wanneer kijk je er opnieuw naar?"), required=False)


def given(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """What a week asks, what was given, and the programme with one button."""
    found = opened(request, dossier_id, "assignments")
    eyes = request.eyes
    held = queries.given(eyes, found.id)
    purpose = _usual(eyes, found.id)
    if request.method == "POST":
        if (form := OnceForm(request.POST)).is_valid():
            terms = Terms(purpose, eyes.today + LATER)
            _give(request, found.id, Kind.PROGRAMME, words.FIRST_PROGRAMME, terms, form.cleaned_data["client_id"])
        return back(request, "given", found.id)
    base, read = asked(eyes, found.id), shelf(eyes)
    shown = {one.slug: one.done for one in queries.works(eyes, found.id)}
    theirs = {slug for one in held for _phase, slug in one.order}
    facts = {
        "apart": [(one, shown[one.slug]) for one in words.every((slug for slug in shown if slug not in theirs), read)],
        "search": SearchForm(),
        "week": queries.week(eyes, found.id, base, (), read),
        "then": queries.week(eyes, found.id, base, _programme(read), read),
        "given": _listed(eyes, held, shown, read),
        "ended": [(one, words.title(one, read)) for one in queries.given(eyes, found.id, ended=True)],
        "programme": None if any(one.slug == words.FIRST_PROGRAMME for one in held) else _programme_title(read),
        "purpose": words.PURPOSES[purpose],
        "review_on": eyes.today + LATER,
    }
    return show(request, "given", dossier=found, form=OnceForm(), **facts)


def give(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """One piece, or for another time: a waiting list, prevention, aftercare."""
    found = opened(request, dossier_id, "assignments")
    eyes = request.eyes
    first = {"purpose": _usual(eyes, found.id).value, "review_on": eyes.today + LATER}
    first["what"] = request.GET.get("wat", "")
    form = GiveForm(_choices(eyes, found.id), posted(request), initial=first)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        kind, _colon, slug = said["what"].partition(":")
        terms = Terms(Purpose(said["purpose"]), said["review_on"], said["contact"], said["call"])
        audience = frozenset(Audience(one) for one in said["audience"])
        if _give(request, found.id, Kind(kind), slug, terms, said["client_id"], form=form, audience=audience):
            return back(request, "given", found.id)
    week = queries.week(eyes, found.id, asked(eyes, found.id), (), shelf(eyes))
    return show(request, "give", dossier=found, form=form, week=week)


@require_POST
def review(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """Another day to look again, or none."""
    found = there(request.eyes, dossier_id)
    form = ReviewForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Dat lukte niet. Kies een dag, of laat hem leeg."))
        return back(request, "given", found.id)
    said = form.cleaned_data
    try:
        fresh = assignments.review(
            request.eyes, found.id, row_id, said["review_on"], base_revision=said["base_revision"]
        )
    except assignments.NotTaken as fault:
        messages.warning(request, WRONGS[fault.why[0]][1])
        return back(request, "given", found.id)
    if fresh:
        messages.success(request, _("Opgeslagen."))
    else:
        messages.warning(request, _("Iemand koos net een andere dag. Die staat er nu."))
    return back(request, "given", found.id)


@require_POST
def end(request: HttpRequest, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """It ends today, or goes on."""
    found = there(request.eyes, dossier_id)
    ended = request.POST.get("do") != "go_on"
    assignments.end(request.eyes, found.id, row_id, ended=ended)
    messages.success(request, _("Beëindigd. Je coachee houdt wat die opschreef.") if ended else _("Het loopt weer."))
    return back(request, "given", found.id)


def _give(
    request: HttpRequest,
    dossier_id: UUID,
    kind: Kind,
    slug: str,
    terms: Terms,
    client_id: UUID,
    *,
    form: GiveForm | None = None,
    audience: frozenset[Audience] = frozenset(),
) -> bool:
    """Whether it was given; else the form, or a message, says why."""
    try:
        assignments.give(request.eyes, dossier_id, kind, slug, terms, client_id=client_id, audience=audience)
    except assignments.Already:
        messages.info(request, _("Dit was al gegeven."))
        return True
    except assignments.NotTaken as fault:
        for wrong in fault.why if form is not None else ():
            form.add_error(*WRONGS[wrong])
        return False
    except NotThere:
        if form is None:
            raise Http404 from None
        form.add_error("what", _("Dit past nu niet bij deze tijd. Kies iets anders, of een andere tijd."))
        return False
    messages.success(request, _("Klaargezet. Je coachee ziet hooguit één stukje per dag."))
    return True


def _usual(eyes: Eyes, dossier_id: UUID) -> Purpose:
    return Purpose.DURING if course(eyes, dossier_id).phase else Purpose.BEFORE


def _programme(read: Shelf) -> list[Any]:
    whole = read.programme(words.FIRST_PROGRAMME, queries.LANGUAGE)
    path = library.path(whole.heading, queries.LANGUAGE, frozenset(), read.piece) if whole else ()
    made = [queries.as_step(one.slug, stage.phase, False, read) for stage, pieces in path for one in pieces]
    return [one for one in made if one]


def _programme_title(read: Shelf) -> str:
    whole = read.programme(words.FIRST_PROGRAMME, words.language())
    return whole.heading.title if whole else ""


def _choices(eyes: Eyes, dossier_id: UUID) -> list[tuple[str, Any]]:
    """The programmes, then each piece that may go to this person in this phase; the terms can refuse one still."""
    read = shelf(eyes)
    names = dict.fromkeys(slug for slug, _language in library.programmes())
    wholes = [one for slug in names if (one := read.programme(slug, words.language()))]
    fitting = words.every((one.slug for one in queries.to_give(eyes, dossier_id, Purpose.DURING)), read)
    told = [
        (f"{Kind.PROGRAMME}:{one.slug}", _("Het programma %(title)s") % {"title": one.heading.title}) for one in wholes
    ]
    return told + [
        (f"{one.kind}:{one.slug}", _("%(title)s · %(n)d min") % {"title": one.title, "n": one.minutes})
        for one in fitting
    ]


def _listed(eyes: Eyes, held: list[queries.Assigned], shown: dict[str, bool], read: Shelf) -> list[dict[str, Any]]:
    names = name_of(eyes, {one.given_by for one in held if one.given_by})
    return [_card(one, names, shown, eyes.today, read) for one in held]


def _card(
    one: queries.Assigned, names: dict[UUID, str], shown: dict[str, bool], today: date, read: Shelf
) -> dict[str, Any]:
    terms = one.terms
    pieces = words.every((slug for _phase, slug in one.order if slug in shown), read)
    initial = {"review_on": terms.review_on, "base_revision": one.revision}
    return {
        "one": one,
        "title": words.title(one, read),
        "purpose": words.PURPOSES[terms.purpose],
        "by": names.get(one.given_by, ""),
        "due": terms.review_on is not None and terms.review_on <= today,
        "newer": words.changed(one, read),
        "pieces": [(piece, shown[piece.slug]) for piece in pieces],
        "form": ReviewForm(initial=initial, auto_id=f"id_{one.id.hex[:8]}_%s"),
    }
