"""The coach's forms around a talk; each bears a client-made id."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions.coaching_series import Series
from luwte.actions.coaching_sessions import Slot
from luwte.library.holidays import REGIONS
from luwte.records.sessions.queries import Talk
from luwte.rules.cadence import WORKING_DAYS
from luwte.rules.coaching_sessions import (
    AGREEMENTS_MOST,
    LINE_MOST,
    LONGEST,
    SERIES,
    SHORTEST,
    TEXT_MOST,
    Kind,
    Where,
)
from luwte.web.design.fields import LONG, WEEKDAYS
from luwte.web.design.sessions import KINDS
from luwte.web.guiding.forms import OnceForm, day, words

COUNTS = "-counts"
MINUTES = {name: _l("Kies 20 tot en met 90 minuten.") for name in ("required", "invalid", "min_value", "max_value")}
REGION_WORDS = {
    "": _l("van het hele land"),
    "Flemish": _l("ook van Vlaanderen"),
    "French": _l("ook van de Franse Gemeenschap"),
    "German": _l("ook van de Duitstalige Gemeenschap"),
}
WORKDAYS = [("", _l("maakt niet uit")), *(one for one in WEEKDAYS if int(one[0]) in WORKING_DAYS)]


def _line(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LINE_MOST,
        error_messages=LONG,
    )


class SlotForm(OnceForm):
    """When, how long, how and where."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    day = day(_l("Welke dag?"))
    at = forms.TimeField(
        label=_l("Hoe laat?"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": _l("Kies een tijd."), "invalid": _l("Schrijf de tijd als 10:30.")},
    )
    minutes = forms.IntegerField(
        label=_l("Hoeveel minuten?"),
        help_text=_l("Van 20 tot en met 90. Kort mag ook."),
        initial=60,
        min_value=SHORTEST,
        max_value=LONGEST,
        error_messages=MINUTES,
    )
    kind = forms.TypedChoiceField(
        label=_l("Hoe spreken jullie elkaar?"),
        choices=[(kind.value, said) for kind, said in KINDS.items()],
        coerce=Kind,
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies één antwoord."), "invalid_choice": _l("Kies een van de antwoorden.")},
    )
    place = _line(_l("Waar? Bij wandelen: waar jullie beginnen"))
    point = _line(_l("Punt op de kaart"), _l("Als je het hebt: 52.0907, 5.1214."))
    route = _line(_l("Hoe ver of hoe lang lopen jullie?"))
    rain = _line(_l("Wat als het regent?"))
    link = _line(_l("Link voor online"), _l("Van je eigen videodienst."))
    sure = forms.MultipleChoiceField(
        label=_l("Toch op dit moment?"),
        choices=[("yes", _l("Ja, dat spraken we zo af"))],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def where(self) -> Where:
        """The place as it was filled in."""
        said = self.cleaned_data
        return Where(*(said[name].strip() for name in ("place", "point", "link", "route", "rain")))

    def slot(self) -> Slot:
        """The wish as it was filled in."""
        said = self.cleaned_data
        return Slot(said["day"], said["at"].replace(microsecond=0), said["minutes"], said["kind"], self.where())


class SeriesForm(SlotForm):
    """A series: how many, from when, and in what way."""

    sessions = forms.TypedChoiceField(
        label=_l("Hoeveel gesprekken?"),
        choices=[(str(n), str(n)) for n in sorted(SERIES)],
        coerce=int,
        initial=str(SERIES[0]),
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies een aantal."), "invalid_choice": _l("Kies een van de antwoorden.")},
    )
    weekday = forms.ChoiceField(
        label=_l("Liefst op een vaste dag?"),
        choices=WORKDAYS,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _l("Kies een van de antwoorden.")},
    )
    region = forms.ChoiceField(
        label=_l("Welke feestdagen tellen mee?"),
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _l("Kies een van de antwoorden.")},
    )

    def __init__(self, country: str, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["region"].choices = [(one, REGION_WORDS[one]) for one in ("", *REGIONS.get(country, ()))]
        if len(self.fields["region"].choices) == 1:
            del self.fields["region"]

    def series(self) -> Series:
        """The series as it was filled in."""
        said, slot = self.cleaned_data, self.slot()
        liked = int(said["weekday"]) if said["weekday"] else None
        days = WORKING_DAYS | {slot.day.weekday()}
        region = said.get("region", "")
        return Series(said["sessions"], slot.day, slot.at, slot.minutes, slot.kind, slot.where, days, liked, region)


class OffForm(forms.Form):
    """Why a talk does not go on, in one choice."""

    do = forms.ChoiceField(
        label=_l("Wat leg je vast?"),
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies één antwoord."), "invalid_choice": _l("Kies een van de antwoorden.")},
    )

    def __init__(self, given: Any, *, begun: bool, late: bool) -> None:
        super().__init__(given, initial={"do": "cancelled"})
        choices = [("cancelled", _l("Het ging niet door") if begun else _l("Het gaat niet door"))]
        for word, said in (("late", _l("Laat afgezegd")), ("not_come", _l("Mijn coachee was er niet"))):
            if begun or (late and word == "late"):
                choices.append((word, f"{said}. {_('Het telt niet mee.')}"))
                choices.append((f"{word}{COUNTS}", f"{said}. {_('Het telt mee, dat spraken we vooraf af.')}"))
        self.fields["do"].choices = choices

    @property
    def one(self) -> bool:
        """Whether there is nothing to choose."""
        return len(self.fields["do"].choices) == 1


class NoteForm(OnceForm):
    """The coach's own working notes."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    thought = words(
        _l("Wat denk je over dit gesprek?"),
        most=TEXT_MOST * 3,
        rows=5,
        help_text=_l("Je leest het terug bij het volgende gesprek."),
    )
    body = words(_l("Wat zag en voelde je?"), most=TEXT_MOST * 3, rows=5, help_text=_l("Denk aan lijf, adem en tempo."))


class HoldForm(OnceForm):
    """What both keep of a talk, and what was agreed."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    met = words(_l("Wat maakte je coachee mee sinds het vorige gesprek?"), most=TEXT_MOST)
    learned = words(_l("Wat leerden jullie daarvan?"), most=TEXT_MOST)
    question = words(
        _l("Wat viel je op? Schrijf het als een vraag aan je coachee."),
        most=TEXT_MOST,
        rows=2,
        help_text=_l("Je coachee mag die laten liggen. Bijvoorbeeld: praat je zachter als het over thuis gaat?"),
    )

    def __init__(self, near: Sequence[tuple[str, str]], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        for n in range(AGREEMENTS_MOST):
            self.fields[f"agreed_{n}"] = _line(_l("Afspraak"))
        if near:
            self.fields["looked_back"] = forms.MultipleChoiceField(
                label=_l("Keken jullie samen terug?"),
                choices=near,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                error_messages={"invalid_choice": _l("Kies een van de antwoorden.")},
            )

    def lines(self) -> list[str]:
        """The agreements, those left open too, so that each keeps its place."""
        return [self.cleaned_data[f"agreed_{n}"] for n in range(AGREEMENTS_MOST)]

    @property
    def agreements(self) -> list[forms.BoundField]:
        """The fields of the agreements."""
        return [self[f"agreed_{n}"] for n in range(AGREEMENTS_MOST)]


class CardForm(forms.Form):
    """The walking card."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    question = words(_l("Een vraag om mee te nemen"), most=LINE_MOST * 2, rows=2)
    silence = words(_l("Stilte: waar of hoe lang"), most=LINE_MOST * 2, rows=2)
    met = words(_l("Wat we onderweg tegenkwamen"), most=LINE_MOST * 2, rows=3)


class AwayForm(forms.Form):
    """When the coach is away or wants quiet."""

    kind = forms.ChoiceField(
        label=_l("Wat is het?"),
        choices=[("away", _l("ik ben weg")), ("quiet", _l("ik wil dan geen gesprekken"))],
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies één antwoord."), "invalid_choice": _l("Kies een van de antwoorden.")},
    )
    first = day(_l("Vanaf"))
    last = day(_l("Tot en met"), required=False)


class BringForm(forms.Form):
    """The coach's own calendar, as a file or pasted."""

    file = forms.FileField(label=_l("Je agenda als bestand (.ics)"), required=False)
    text = forms.CharField(
        label=_l("Of plak hier de inhoud"), required=False, max_length=900_000, strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip


def slot_of(talk: Talk, zone: str) -> dict[str, Any]:
    """What a form shows of a talk as it stands."""
    start: datetime = talk.starts_at.astimezone(ZoneInfo(zone))
    at: time = start.time()
    return {
        "client_id": uuid4(),
        "base_revision": talk.revision,
        "day": start.date(),
        "at": at,
        "minutes": talk.span.minutes,
        "kind": talk.kind.value,
        **talk.where.to_json(),
    }
