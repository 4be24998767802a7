"""For someone who is trusted: what was chosen, behind one tap, so that whatever follows links looks at nothing."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.cache import never_cache

from luwte.actions import trusted as acts
from luwte.actions.dossiers import NotThere
from luwte.records.compass.queries import of_trusted
from luwte.records.trusted.queries import by_link, opened
from luwte.rules.reintegration.reviews import monday
from luwte.rules.trusted import NOTE_MOST, Wrong
from luwte.web.design.compass import HOWS, told

WRONGS = {
    Wrong.EMPTY: _l("Schrijf een paar woorden."),
    Wrong.TOO_LONG: _l("Dit is te lang om op te slaan. Maak het iets korter."),
    Wrong.TOO_MANY: _l("Er staan al veel berichtjes. Bel liever even."),
}


class NoteForm(forms.Form):
    """A few kind words."""

    words = forms.CharField(
        label=_l("Een vriendelijk berichtje, als je wilt"),
        max_length=NOTE_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": WRONGS[Wrong.EMPTY], "max_length": WRONGS[Wrong.TOO_LONG]},
    )


@never_cache
def trusted(request: HttpRequest, token: str) -> HttpResponse:
    """One tap, then the page. The link itself, hashed, is in the eyes."""
    row = by_link(request.eyes)
    if row is None:
        return _page(request, "gone", {}, 410)
    try:
        if request.method != "POST":
            _found, whose = opened(row)
            return _page(request, "trusted_door", {"whose": whose})
        if request.POST.get("do") == "note":
            return _note(request)
        return _looked(request, NoteForm())
    except NotThere:  # removed while it was being read
        return _page(request, "gone", {}, 410)


def _note(request: HttpRequest) -> HttpResponse:
    form = NoteForm(request.POST)
    if form.is_valid():
        try:
            acts.send(request.eyes, form.cleaned_data["words"])
            messages.success(request, _("Verstuurd. Je hoeft niets meer te doen."))
            return redirect(request.path)
        except acts.NotTaken as fault:
            form.add_error("words", WRONGS[fault.why])
    return _looked(request, form)


def _looked(request: HttpRequest, form: NoteForm) -> HttpResponse:
    row, found, whose = acts.look(request.eyes)
    shown = of_trusted(request.eyes, row.dossier_id, found.parts, how=found.how)
    facts = {
        "whose": whose,
        "told": told(shown),
        "how": HOWS[shown.saw.how] if shown.saw and shown.saw.week == monday(request.eyes.today) else "",
        "form": form,
    }
    return _page(request, "trusted", facts, 422 if form.errors else 200)


def _page(request: HttpRequest, name: str, facts: dict[str, object], status: int = 200) -> HttpResponse:
    response = render(request, f"guest/{name}.html", facts, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
