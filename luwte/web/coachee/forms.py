"""The coachee's forms; each bears a client-made id, so that sending twice makes one entry."""

from django import forms
from django.utils.translation import gettext_lazy as _

from luwte.web.design.fields import LONG, TOO_LONG, OnceForm

SCALE = [*((n, str(n)) for n in range(11)), ("", _("geen antwoord"))]


def _scale(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=SCALE,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Kies een getal van 0 tot en met 10.")},
    )


class CheckInForm(OnceForm):
    """The evening check-in; one answer is enough."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    energy = _scale(_("Hoeveel energie had je vandaag?"))
    tension = _scale(_("Hoe gespannen was je?"))
    sleep = _scale(_("Hoe sliep je vannacht?"))
    note = forms.CharField(
        label=_("Eén regel, als je wilt"),
        required=False,
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=LONG,
    )


class NoteForm(OnceForm):
    """A line of one's own."""

    text = forms.CharField(
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": _("Schrijf een paar woorden."),
            "max_length": TOO_LONG,
        },
    )
    minutes = forms.IntegerField(required=False, min_value=1, max_value=600, widget=forms.HiddenInput)


class EnergyForm(NoteForm):
    """What gave or cost."""

    gave = forms.TypedChoiceField(
        choices=[("yes", _("Gaf energie")), ("no", _("Kostte energie"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies: gaf of kostte het energie?")},
    )
