""" "Iemand in nood": steps, numbers, whom the coach may call, and a dated record."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import distress as acts
from luwte.library.country import crisis_help, terms
from luwte.records.distress.queries import records
from luwte.records.intakes.queries import contacts
from luwte.records.people.queries import practice
from luwte.rules.distress import TEXT_MOST, Basis, Record, Step, Wrong
from luwte.web.design.fields import LONG
from luwte.web.guiding.forms import OnceForm, day, one_of, words
from luwte.web.guiding.gate import language
from luwte.web.guiding.places import back, opened, show
from luwte.web.guiding.words import BASES, STEPS
from luwte.web.threshold.requests import posted

SENTENCES = {
    Wrong.FUTURE: ("on", _l("Deze dag moet nog komen. Kies de dag waarop het was.")),
    Wrong.EMPTY: ("seen", _l("Schrijf een paar woorden, of kies wat je deed.")),
    Wrong.WITH_WHOM: ("told_to", _l("Schrijf met wie je dit deelde.")),
    Wrong.WHY: ("why", _l("Schrijf waarom het niet kon wachten.")),
    Wrong.TOO_LONG: (None, _l("Dit is te lang om op te slaan. Maak het iets korter.")),
}


class DistressForm(OnceForm):
    """What was seen and done."""

    on = day(_l("Wanneer was het?"))
    seen = words(_l("Wat zag of hoorde je?"), most=TEXT_MOST, help_text=_l("Een paar woorden is genoeg."))
    steps = forms.MultipleChoiceField(
        label=_l("Wat deed je?"),
        required=False,
        choices=[(one.value, said) for one, said in STEPS.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _l("Kies een van de stappen.")},
    )
    basis = one_of(_l("Deelde je dit met iemand?"), BASES)
    told_to = forms.CharField(
        label=_l("Met wie?"),
        required=False,
        max_length=200,
        error_messages=LONG,
    )
    why = words(_l("Waarom kon het niet wachten?"), most=TEXT_MOST, rows=2)
    agreed = words(_l("Wat spraken jullie af?"), most=TEXT_MOST, rows=2)


def general(request: HttpRequest) -> HttpResponse:
    """The steps and numbers without a dossier."""
    return show(request, "distress", **_help(request))


def distress(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The steps, whom the coach may call, and the dated record."""
    found = opened(request, dossier_id, "distress")
    form = DistressForm(posted(request), initial={"on": request.eyes.today, "basis": Basis.NOTHING})
    if request.method == "POST" and form.is_valid() and _kept(request, found.id, form):
        messages.success(request, _("Opgeslagen. Zorg nu ook even voor jezelf."))
        return back(request, "distress", found.id)
    held = [
        {"kept": one, "steps": [STEPS[step] for step in one.record.steps], "basis": BASES[one.record.basis]}
        for one in records(request.eyes, found.id)
    ]
    may_call = _may_call(contacts(request.eyes, found.id))
    return show(request, "distress", dossier=found, form=form, held=held, may_call=may_call, **_help(request))


def _help(request: HttpRequest) -> dict[str, Any]:
    here = practice(request.eyes, request.eyes.here)
    crisis = crisis_help(here.country, language())
    experts = [one for one in crisis.lines if one.kind == "professionals" and one.verified]
    words_of = terms(here.country, language())
    return {
        "crisis": crisis,
        "experts": experts,
        "own_line": here.consultation_line,
        "terms": words_of,
    }


def _may_call(found: dict[str, Any]) -> list[dict[str, str]]:
    """Whom the coachee filled in, as lines with a number to dial; what is not such a line is passed over."""
    rows = [(name, one) for name, one in found.items() if isinstance(one, dict)]
    return [
        {
            "gp": name == "gp",
            "name": str(one.get("name", "")),
            "who": str(one.get("who", "")),
            "phone": str(one.get("phone", "")),
            "dial": "".join(sign for sign in str(one.get("phone", "")) if sign in "+0123456789"),
        }
        for name, one in rows
    ]


def _kept(request: HttpRequest, dossier_id: UUID, form: DistressForm) -> bool:
    said = form.cleaned_data
    told = Record(
        on=said["on"],
        seen=said["seen"],
        steps=tuple(Step(one) for one in said["steps"]),
        basis=Basis(said["basis"]),
        told_to=said["told_to"],
        why=said["why"],
        agreed=said["agreed"],
    )
    try:
        acts.record(request.eyes, dossier_id, told, client_id=said["client_id"])
    except acts.NotTaken as fault:
        for wrong in fault.why:
            form.add_error(*SENTENCES[wrong])
        return False
    return True
