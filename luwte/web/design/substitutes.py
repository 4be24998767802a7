"""Saying who stands in for a coach: the form and its answers, for the coach's own page and the practice's."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import substitutes as acts
from luwte.actions.dossiers import NotThere
from luwte.records.eyes import Eyes
from luwte.records.people.queries import coaches
from luwte.rules.continuity import Wrong

SENTENCES = {
    Wrong.SELF: ("substitute", _l("Kies een collega.")),
    Wrong.ENDS: ("until", _l("De laatste dag komt na de eerste. Kies een latere dag.")),
    Wrong.PAST: ("until", _l("Deze dagen zijn al voorbij. Kies andere dagen.")),
    Wrong.LONG: ("until", _l("Dit is langer dan een half jaar. Kies een kortere tijd, of draag over.")),
}


def day(label: str) -> forms.DateField:
    """A day, picked or typed as 24-11-2026."""
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _l("Kies een dag."),
            "invalid": _l("Deze dag bestaat niet. Schrijf hem als 24-11-2026."),
        },
    )


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


def ended(request: HttpRequest) -> None:
    """Ends what the form names."""
    try:
        row_id = UUID(request.POST.get("row", ""))
    except ValueError:
        raise NotThere from None
    acts.end(request.eyes, row_id)  # type: ignore[attr-defined]
    messages.success(request, _("Opgeslagen. Dit geldt meteen."))
