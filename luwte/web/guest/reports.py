"""A report behind its mailed link and a code: opening the page shows nothing and spends nothing, the code is posted."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.cache import never_cache

from luwte.actions import books, releases
from luwte.actions.dossiers import NotThere
from luwte.records.releases.queries import by_link
from luwte.web.billing.invoices import file


class CodeForm(forms.Form):
    """The six digits."""

    code = forms.CharField(
        label=_l("De code van zes cijfers"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={
            "required": _l("Schrijf de code van zes cijfers."),
            "max_length": _l("Schrijf de code van zes cijfers."),
        },
    )


@never_cache
def report(request: HttpRequest, token: str) -> HttpResponse:
    """Asks for the code; with it the report, as a page or as PDF. The link itself, hashed, is in the eyes."""
    row = by_link(request.eyes)
    if row is None:
        return _page(request, "gone", {}, 410)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            found = releases.open_by_link(request.eyes, form.cleaned_data["code"])
        except NotThere:  # withdrawn while it was being typed
            return _page(request, "gone", {}, 410)
        if found is not None:
            if request.POST.get("as") == "pdf":
                response = file(books.sheet(found.paper), "verslag.pdf", "application/pdf")
                response["X-Robots-Tag"] = "noindex"
                return response
            facts = {"paper": found.paper, "code": form.cleaned_data["code"].strip()}
            return _page(request, "report", facts)
        form.add_error("code", _l("Deze code klopt niet. Na vijf keer werkt de link niet meer."))
    return _page(request, "report_code", {"form": form, "practice": row.practice.name}, 422 if form.errors else 200)


def _page(request: HttpRequest, name: str, facts: dict[str, object], status: int = 200) -> HttpResponse:
    response = render(request, f"guest/{name}.html", facts, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
