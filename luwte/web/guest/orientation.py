"""Four short questions to someone of the client organisation: one page, no account. Opening it changes nothing."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.cache import never_cache

from luwte.actions.dossiers import NotThere
from luwte.actions.orientations import answer
from luwte.records.orientations.queries import by_link, who_asks
from luwte.rules.orientations import ANSWER_MOST, Question, State
from luwte.web.design.orientation import WORDS


class AnswerForm(forms.Form):
    """The four questions; one answer is enough."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)
        for question in Question:
            self.fields[question.value] = forms.CharField(
                label=WORDS[question],
                required=False,
                max_length=ANSWER_MOST,
                widget=forms.Textarea(attrs={"rows": 3}),
                error_messages={"max_length": _l("Dit is te lang om op te slaan. Maak het iets korter.")},
            )

    def clean(self) -> dict[str, str]:
        """At least one answer."""
        said = super().clean() or {}
        if not self.errors and not any(said.values()):
            raise forms.ValidationError(_l("Schrijf bij één vraag iets. De rest mag leeg blijven."))
        return said


@never_cache
def orientation(request: HttpRequest, token: str) -> HttpResponse:
    """The questions, or thanks when they are answered. The link itself, hashed, is in the eyes."""
    found = by_link(request.eyes)
    if found is None:
        return _page(request, "gone", {}, 410)
    if found.state != State.ASKED.value:
        return _page(request, "thanks", {})
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _answered(request, form)
    facts = {"form": form, "who": who_asks(request.eyes, found), "practice": found.practice.name}
    return _page(request, "orientation", facts, 422 if form.errors else 200)


def _answered(request: HttpRequest, form: AnswerForm) -> HttpResponse:
    try:
        answer(request.eyes, form.cleaned_data)
    except NotThere:  # withdrawn while it was being filled in
        return _page(request, "gone", {}, 410)
    return _page(request, "thanks", {})


def _page(request: HttpRequest, name: str, facts: dict[str, object], status: int = 200) -> HttpResponse:
    response = render(request, f"guest/{name}.html", facts, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
