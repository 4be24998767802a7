"""Fields and forms that every audience has: a form that is stored once, a day, the days of the week."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _l

TOO_LONG = _l("Dit is te lang om op te slaan. Maak het iets korter.")
LONG = {"max_length": TOO_LONG}
NO_DAY = {"required": _l("Kies een dag."), "invalid": _l("Deze dag bestaat niet. Schrijf hem als 24-11-2026.")}
FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
WEEKDAYS = [
    ("0", _l("maandag")),
    ("1", _l("dinsdag")),
    ("2", _l("woensdag")),
    ("3", _l("donderdag")),
    ("4", _l("vrijdag")),
    ("5", _l("zaterdag")),
    ("6", _l("zondag")),
]


class OnceForm(forms.Form):
    """A form that is stored once, however often it is sent."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


def day(label: str, *, required: bool = True, **more: Any) -> forms.DateField:
    """A day, as the device lets one pick it or typed as 24-11-2026."""
    return forms.DateField(
        label=label,
        required=required,
        input_formats=FORMATS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        **{"error_messages": NO_DAY, **more},
    )
