"""How the screen looks on this device."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.web.threshold.looks import A_YEAR, COOKIE, Look, look


class LookForm(forms.Form):
    """Light or dark, quiet, less."""

    theme = forms.ChoiceField(
        label=_l("Licht of donker?"),
        choices=[("", _l("Zoals mijn toestel")), ("light", _l("Licht")), ("dark", _l("Donker"))],
        widget=forms.RadioSelect,
        required=False,
    )
    quiet = forms.BooleanField(
        label=_l("Rustig scherm: gedempte kleuren, geen beweging, geen getallen en grafieken"), required=False
    )
    less = forms.BooleanField(label=_l("Toon minder: alleen wat je nu nodig hebt"), required=False)


def choose(request: HttpRequest) -> HttpResponse:
    """Shows how it looks now, and changes it on this device only."""
    now = look(request)
    form = LookForm(request.POST or None, initial={"theme": now.theme, "quiet": now.quiet, "less": now.less})
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Opgeslagen. Dit geldt op dit toestel."))
        response = redirect("public:look")
        words = Look(**form.cleaned_data).words()
        response.set_cookie(COOKIE, words, max_age=A_YEAR, httponly=True, secure=request.is_secure(), samesite="Lax")
        return response
    return render(request, "public/look.html", {"form": form}, status=422 if form.errors else 200)
