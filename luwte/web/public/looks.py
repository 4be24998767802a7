"""How the screen looks on this device, and in which language it speaks."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import people
from luwte.web.threshold.languages import remember
from luwte.web.threshold.looks import A_YEAR, COOKIE, Look, look
from luwte.web.threshold.requests import posted


class LookForm(forms.Form):
    """The language, light or dark, quiet, less."""

    # Each language calls itself by its own name.
    language = forms.ChoiceField(label=_l("Taal"), choices=settings.LANGUAGES, widget=forms.RadioSelect, required=False)
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
    facts = {"language": translation.get_language(), "theme": now.theme, "quiet": now.quiet, "less": now.less}
    form = LookForm(posted(request), initial=facts)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        response = redirect("public:look")
        if language := chosen.pop("language"):
            _speak(request, response, language)
        messages.success(request, _("Opgeslagen. Dit geldt op dit toestel."))
        words = Look(**chosen).words()
        response.set_cookie(COOKIE, words, max_age=A_YEAR, httponly=True, secure=request.is_secure(), samesite="Lax")
        return response
    return render(request, "public/look.html", {"form": form}, status=422 if form.errors else 200)


def _speak(request: HttpRequest, response: HttpResponse, language: str) -> None:
    remember(request, response, language)
    if request.user.is_authenticated and request.user.language != language:
        people.speak(request.eyes, language)
    translation.activate(language)
