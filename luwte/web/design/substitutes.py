"""Saying who stands in for a coach: the form and its answers, for the coach's own page and the practice's."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import substitutes as acts
from luwte.records.eyes import Eyes
from luwte.records.offices.queries import substitutions
from luwte.records.people.queries import coaches
from luwte.rules.continuity import Wrong
from luwte.web.design.fields import day
from luwte.web.threshold.requests import posted, row_of

SENTENCES = {
    Wrong.SELF: ("substitute", _l("Kies een collega.")),
    Wrong.ENDS: ("until", _l("De laatste dag komt na de eerste. Kies een latere dag.")),
    Wrong.PAST: ("until", _l("Deze dagen zijn al voorbij. Kies andere dagen.")),
    Wrong.LONG: ("until", _l("Dit is langer dan een half jaar. Kies een kortere tijd, of draag over.")),
}


class SubstituteForm(forms.Form):
    """Who stands in for whom, on which days."""

    def __init__(self, data: Any, eyes: Eyes, own: bool) -> None:
        super().__init__(data, initial={"since": eyes.today})
        people = [(str(person.id), person.name) for person in coaches(eyes)]
        if not own:
            self.fields["coach"] = self._who(_l("Wie is er niet?"), people)
        others = [(key, name) for key, name in people if not own or key != str(eyes.me)]
        self.fields["substitute"] = self._who(_l("Wie neemt het waar?"), others)
        self.fields["since"] = day(_l("Eerste dag"))
        self.fields["until"] = day(_l("Laatste dag"))

    def _who(self, label: str, people: list[tuple[str, str]]) -> forms.ChoiceField:
        return forms.ChoiceField(
            label=label,
            choices=people,
            widget=forms.RadioSelect,
            error_messages={"required": _l("Kies een collega."), "invalid_choice": _l("Kies een collega.")},
        )


def begun(request: HttpRequest, form: SubstituteForm) -> bool:
    """Names the substitute of a valid form; otherwise the form says why not."""
    said, eyes = form.cleaned_data, request.eyes  # type: ignore[attr-defined]
    coach = UUID(said["coach"]) if "coach" in said else eyes.me
    try:
        acts.begin(eyes, coach, UUID(said["substitute"]), said["since"], said["until"])
    except acts.NotTaken as fault:
        for wrong in fault.why:
            form.add_error(*SENTENCES[wrong])
        return False
    except acts.Already:
        form.add_error("since", _("Op deze dagen is er al iemand. Beëindig dat eerst."))
        return False
    messages.success(request, _("Opgeslagen. Elke coachee krijgt er een mail over."))
    return True


def page(request: HttpRequest, space: str, *, own: bool) -> HttpResponse:
    """Who stands in now or soon; naming someone (a coach only for oneself), and ending it."""
    if request.POST.get("do") == "end":
        acts.end(request.eyes, row_of(request))
        messages.success(request, _("Opgeslagen. Dit geldt meteen."))
        return redirect(f"{space}:substitutes")
    form = SubstituteForm(posted(request), request.eyes, own=own)
    if request.method == "POST" and form.is_valid() and begun(request, form):
        return redirect(f"{space}:substitutes")
    facts = {"form": form, "rows": substitutions(request.eyes)}
    return render(request, f"{space}/substitutes.html", facts, status=422 if form.errors else 200)
