"""The words of "does this approach still fit?", the same for both sides."""

from django import forms
from django.utils.translation import gettext_lazy as _l

from luwte.actions.approach_reviews import LINE_MOST, Said
from luwte.records.approach_reviews.queries import Review
from luwte.rules.approach import Answer, Cause, Change
from luwte.web.design.fields import LONG

NOT_NOW = _l("De vraag staat nu niet op de agenda. Je kunt hem er eerst op zetten.")
ANSWERS = {
    Answer.FITS: _l("De aanpak past"),
    Answer.PARTLY: _l("De aanpak past voor een deel"),
    Answer.NOT: _l("De aanpak past niet"),
    Answer.UNSURE: _l("Dat weet ik nog niet"),
}
CHANGES = {
    Change.NOTHING: _l("Niets"),
    Change.OTHER_WAY: _l("Een andere manier van werken"),
    Change.OTHER_COACH: _l("Een andere coach"),
    Change.STOP: _l("Stoppen met het traject"),
}
CAUSES = {
    Cause.MONTHS: _l("Dan zijn er drie maanden voorbij."),
    Cause.EVALUATION: _l("De vraag hoort bij het moment waarop jullie samen terugkijken."),
    Cause.COACHEE: _l("De coachee vroeg om deze vraag."),
    Cause.GUIDE: _l("De coach zette deze vraag op de agenda."),
}


class ReviewForm(forms.Form):
    """One side's answer; no reason is asked."""

    client_id = forms.UUIDField(widget=forms.HiddenInput)
    due_on = forms.DateField(widget=forms.HiddenInput)
    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    answer = forms.TypedChoiceField(
        label=_l("Past deze aanpak nog?"),
        choices=[(one.value, words) for one, words in ANSWERS.items()],
        coerce=Answer,
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies één antwoord.")},
    )
    change = forms.TypedChoiceField(
        label=_l("Wat zou je willen veranderen?"),
        choices=[("", _l("Geen antwoord")), *((one.value, words) for one, words in CHANGES.items())],
        coerce=Change,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    line = forms.CharField(
        label=_l("Een paar woorden, als je wilt"),
        required=False,
        max_length=LINE_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=LONG,
    )

    def said(self) -> Said:
        """What a valid form holds."""
        given = self.cleaned_data
        return Said(given["answer"], given["change"], given["line"])


def first(review: Review | None) -> dict[str, object]:
    """What the form begins with."""
    if review is None:
        return {}
    change = review.change.value if review.change else ""
    told = {"answer": review.answer.value, "change": change, "line": review.line}
    return {**told, "base_revision": review.revision}


def words(review: Review) -> dict[str, object]:
    """An answer as a page shows it."""
    change = CHANGES[review.change] if review.change else ""
    return {"review": review, "answer": ANSWERS[review.answer], "change": change, "line": review.line}
