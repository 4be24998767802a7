"""One form per component of an exercise: what a piece gives to choose from, and lines of one's own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _l

from luwte.rules.content.values import Runs
from luwte.rules.pieces import (
    FIRST_YEAR,
    KEPT,
    LAST_YEAR,
    LINES_MOST,
    NOTE_MOST,
    TEXT_MOST,
    Answers,
    Line,
    Wrong,
    shape,
)
from luwte.web.coachee.forms import OnceForm
from luwte.web.design.fields import TOO_LONG
from luwte.web.design.told import WHATS, WHERES

BLANK = 3
NOT_ONE = _l("Kies een van de woorden.")
WRONGS = {
    Wrong.TOO_MANY: _l("Er passen veertig regels op. Haal er eerst een weg."),
    Wrong.TOO_LONG: TOO_LONG,
    Wrong.EMPTY: _l("Schrijf er een paar woorden bij."),
    Wrong.WHERE: NOT_ONE,
    Wrong.WHAT: NOT_ONE,
    Wrong.YEAR: _l("Schrijf een jaar in vier cijfers, of laat het leeg."),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of one's own with its choices."""

    legend: str
    fields: tuple[BoundField, ...]


class NoteForm(OnceForm):
    """A line of one's own afterwards: a timer, breathing, a text read aloud, or nothing that runs."""

    runs = Runs.NONE
    own = _l("Regel")
    asks = _l("Wat wil je opschrijven?")
    wheres: Mapping[str, Any] = {}
    whats: Mapping[str, Any] = {}
    where_label = _l("Waar?")
    what_label = _l("Wat doet het?")
    choose = ""
    more_label = _l("Wat dreef je, of wat komt vaker terug?")

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)

    def __init__(self, options: tuple[str, ...], answers: Answers, revision: int, data: Any = None) -> None:
        super().__init__(data, initial={"client_id": uuid4(), "base_revision": revision})
        self.options, self.shape = options, shape(self.runs)
        if not self.shape.lines:
            self.fields["note"] = _words(_l("Eén regel, als je wilt"), NOTE_MOST, answers.note)
            self.own_count = 0
            return
        stands = {one.text: one for one in answers.lines}
        mine = [one for one in answers.lines if one.text not in options]
        self.own_count = _count(data, len(mine))
        for n, text in enumerate(options):
            self._choosing(f"option-{n}", text, stands.get(text, Line(text)).what)
        for n in range(self.own_count):
            self._own(n, mine[n] if n < len(mine) else Line(""))

    def to_choose(self) -> list[BoundField]:
        """What the piece gives to choose from."""
        return [self[f"option-{n}"] for n in range(len(self.options) if self.shape.lines else 0)]

    def rows(self) -> Iterator[Row]:
        """The lines of one's own."""
        for n in range(self.own_count):
            names = (f"year-{n}", f"text-{n}", f"where-{n}", f"what-{n}", f"text-more-{n}")
            yield Row(f"{self.own} {n + 1}", tuple(self[name] for name in names if name in self.fields))

    def said(self) -> Answers:
        """What the page says; a line without words, or a thing that was not chosen, is none."""
        given = self.cleaned_data
        chosen = [Line(text, what=self._what(f"option-{n}")) for n, text in enumerate(self.options)]
        mine = [self._line(n) for n in range(self.own_count) if given[f"text-{n}"].strip()]
        return Answers((*(one for one in chosen if one.what), *mine), given.get("note", ""))

    def refuse(self, why: tuple[Wrong, ...]) -> None:
        """Says which rule was broken."""
        for wrong in why:
            self.add_error(None, WRONGS[wrong])

    def _what(self, name: str) -> str:
        chosen = self.cleaned_data.get(name) or ""
        return KEPT if chosen is True else str(chosen)

    def _line(self, n: int) -> Line:
        given = self.cleaned_data
        return Line(
            given[f"text-{n}"].strip(),
            given.get(f"where-{n}", ""),
            KEPT if self.runs is Runs.SENTENCES else self._what(f"what-{n}"),
            given.get(f"year-{n}"),
            given.get(f"text-more-{n}", ""),
        )

    def _own(self, n: int, line: Line) -> None:
        if self.shape.year:
            self.fields[f"year-{n}"] = forms.IntegerField(
                label=_l("Jaar, als je het weet"),
                required=False,
                min_value=FIRST_YEAR,
                max_value=LAST_YEAR,
                initial=line.year,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short", "maxlength": 4}),
                error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), WRONGS[Wrong.YEAR]),
            )
        self.fields[f"text-{n}"] = _words(self.asks, TEXT_MOST, line.text)
        if self.wheres:
            self.fields[f"where-{n}"] = _choice(self.where_label, self.wheres, line.where, forms.Select)
        if self.runs is not Runs.SENTENCES:
            self._choosing(f"what-{n}", self.what_label, line.what)
        if self.shape.more:
            self.fields[f"text-more-{n}"] = _words(self.more_label, TEXT_MOST, line.more)

    def _choosing(self, name: str, label: Any, stands: str) -> None:
        """One tick where there is one word to choose, else the words beside each other."""
        if self.shape.what == (KEPT,):
            self.fields[name] = forms.BooleanField(label=label, required=False, initial=bool(stands))
        elif self.whats:
            self.fields[name] = _choice(label, self.whats, stands, forms.RadioSelect)


class TimerForm(NoteForm):
    """After a quiet while."""

    runs = Runs.TIMER


class BreathingForm(NoteForm):
    """After breathing."""

    runs = Runs.BREATHING


class SpokenForm(NoteForm):
    """After a text that was read or heard."""

    runs = Runs.SPOKEN


class SentencesForm(NoteForm):
    """Sentences to choose and keep, and sentences of one's own."""

    runs, own, asks = Runs.SENTENCES, _l("Mijn zin"), _l("Een zin van mezelf")
    choose = _l("Welke zinnen wil je houden?")


class ChecklistForm(NoteForm):
    """Things to tick, and things of one's own."""

    runs, own, asks, what_label = Runs.CHECKLIST, _l("Punt"), _l("Een punt van mezelf"), _l("Gedaan")
    choose = _l("Wat heb je gedaan? Alles mag, niets moet.")


class WorryForm(NoteForm):
    """Worries, a line each, that close afterwards."""

    runs, asks = Runs.WORRY_NOTES, _l("Eén zorg, één regel")


class EnergyForm(NoteForm):
    """What gives and what costs, at home and at work."""

    runs, own, asks = Runs.ENERGY_MAP, _l("Ding"), _l("Iets wat je deed, of een plek, of een mens")
    wheres, whats = WHERES[runs], WHATS[runs]


class ValuesForm(NoteForm):
    """Words in three heaps."""

    runs, own, asks, what_label = Runs.VALUES, _l("Woord"), _l("Een woord van mezelf"), _l("Welke stapel?")
    choose = _l("Leg elk woord op een stapel")
    whats = WHATS[runs]


class BodyForm(NoteForm):
    """Places of the body with a word."""

    runs, own, asks = Runs.BODY_MAP, _l("Plek"), _l("Wat merk je? Eén woord is genoeg")
    wheres, what_label, whats = WHERES[runs], _l("Wanneer?"), WHATS[runs]


class BiographyForm(NoteForm):
    """Moments of a life."""

    runs, own, asks = Runs.BIOGRAPHY, _l("Moment"), _l("Wat gebeurde er?")
    what_label = _l("Waar op de lijn?")
    whats = WHATS[runs]


FORMS: dict[Runs, type[NoteForm]] = {
    one.runs: one
    for one in (
        NoteForm,
        TimerForm,
        BreathingForm,
        SpokenForm,
        SentencesForm,
        ChecklistForm,
        WorryForm,
        EnergyForm,
        ValuesForm,
        BodyForm,
        BiographyForm,
    )
}


def _count(data: Any, mine: int) -> int:
    """How many lines of one's own the page has: as many as were sent, else what is there and some room."""
    if data is None:
        return min(mine + BLANK, LINES_MOST)
    sent = 0
    while sent < LINES_MOST + BLANK and f"text-{sent}" in data:
        sent += 1
    return sent


def _words(label: Any, most: int, initial: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=most,
        initial=initial,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": TOO_LONG},
    )


def _choice(label: Any, words: Mapping[str, Any], initial: str, widget: type[forms.Widget]) -> forms.ChoiceField:
    first = [("", "—")] if widget is forms.Select else []
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[*first, *words.items()],
        initial=initial,
        widget=widget,
        error_messages={"invalid_choice": NOT_ONE},
    )
