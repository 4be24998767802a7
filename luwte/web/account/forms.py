"""The forms of logging in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AskForm(forms.Form):
    """Where the link should go."""

    email = forms.EmailField(
        label=_("Je mailadres"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none"}),
        error_messages={
            "invalid": _("Dit lijkt geen mailadres. Kijk het nog eens na."),
            "required": _("Vul je mailadres in."),
        },
    )


class CodeForm(forms.Form):
    """The six digits of the mail."""

    code = forms.CharField(
        label=_("De code uit de mail"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )
