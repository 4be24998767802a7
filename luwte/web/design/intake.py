"""The intake on a screen: a piece as a form, answers in words, and a blank one for paper. For coachee and coach."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.library.country import CrisisHelp, crisis_help
from luwte.library.intake import ChunkText, Intake, QuestionText, intake
from luwte.records.intakes.queries import Version, Written
from luwte.rules.intake.chunks import GP, LINE_MOST, OLDEST, TEXT_MOST, Kind, Tell, Way, Wrong, since
from luwte.rules.intake.oddities import Odd, Oddity
from luwte.rules.preferences import Wish
from luwte.web.design.fields import TOO_LONG

YEARS = 40
NO_ANSWER = ("", _l("geen antwoord"))
TELLS = [(Tell.TALK.value, _l("Ja")), (Tell.RATHER.value, _l("Liever in het gesprek")), (Tell.NO.value, _l("Nu niet"))]
WISHES = [
    (Wish.NOTHING.value, _l("Niets doen")),
    (Wish.MESSAGE.value, _l("Een berichtje sturen")),
    (Wish.CALL.value, _l("Bellen")),
    ("", _l("Dat weet ik nog niet")),
]
WAYS = [
    (Way.TOGETHER.value, _l("Samen in het gesprek")),
    (Way.PHONE.value, _l("Aan de telefoon")),
    (Way.PAPER.value, _l("Overgetypt van papier")),
]
PARTS = {"name": _l("Naam"), "who": _l("Wie is dit van je?"), "phone": _l("Telefoonnummer")}
UNKNOWN = _l("Kies een van de antwoorden die er staan.")
SENTENCES = {
    Wrong.UNKNOWN: UNKNOWN,
    Wrong.TOO_LONG: TOO_LONG,
    Wrong.NO_MONTH: _l("Kies een maand en een jaar, of alleen een jaar."),
    Wrong.NO_AGE: _l("Schrijf je leeftijd in jaren, met cijfers."),
}
ODD = {
    Odd.SINCE_TO_COME: _l("Sinds wanneer: deze maand moet nog komen."),
    Odd.SINCE_BEFORE_BIRTH: _l("Sinds wanneer: dit ligt voor je geboorte."),
    Odd.SINCE_AND_PREVENTING: _l("Je komt om iets te voorkomen. Ook staat er sinds wanneer het minder gaat."),
    Odd.WORK_AND_NO_WORK: _l("Er staat dat je werkt, en ook dat je geen werk hebt."),
    Odd.NO_LONGER: _l("Hier staan antwoorden. Bij waar je dagen uit bestaan, staat dit niet."),
    Odd.NO_NUMBER: _l("Dit lijkt geen telefoonnummer."),
}


@dataclass(slots=True)
class Asked:
    """A question with its fields, as the page shows it."""

    question: QuestionText
    fields: list[forms.BoundField]
    help: CrisisHelp | None

    @property
    def field(self) -> forms.BoundField:
        """The only field, or the first."""
        return self.fields[0]


class ChunkForm(forms.Form):
    """A piece of the intake; every answer may stay empty. With `ways` it is for whoever types it with the coachee."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)

    def __init__(self, piece: ChunkText, today: date, *given: Any, ways: bool = False, **more: Any) -> None:
        super().__init__(*given, **more)
        self.piece, self.today = piece, today
        self.questions = [one for one in piece.questions if not (ways and one.kind is Kind.WISH)]
        if ways:
            self.fields["way"] = _choice(_l("Hoe vullen jullie dit in?"), WAYS, required=True)
        for one in self.questions:
            self.fields.update(_fields(one, today))

    def asked(self, country: str) -> Iterator[Asked]:
        """The questions in order, each with its fields."""
        language = get_language() or "nl"
        for one in self.questions:
            bound = [self[name] for name in _fields(one, self.today)]
            yield Asked(one, bound, crisis_help(country, language) if one.help else None)

    def said(self) -> dict[str, Any]:
        """What a valid form says, by question."""
        return {one.name: self._said(one) for one in self.questions}

    def refuse(self, why: Mapping[str, Wrong]) -> None:
        """Puts what a rule does not take beside its question."""
        for name, wrong in why.items():
            question = next(one for one in self.questions if one.name == name)
            self.add_error(next(iter(_fields(question, self.today))), SENTENCES[wrong])

    def _said(self, one: QuestionText) -> Any:
        given = [self.cleaned_data.get(name) for name in _fields(one, self.today)]
        if one.kind is Kind.MONTH:
            return since(*(int(part) if part else None for part in given), self.today)
        if one.kind is Kind.CONTACT:
            return dict(zip(_parts(one), given, strict=True))
        return given[0]


@dataclass(frozen=True, slots=True)
class Told:
    """A question with its answer in words."""

    ask: str
    words: list[str] = field(default_factory=list)
    own_words: bool = False


def content(country: str) -> Intake:
    """The intake in the language of the reader."""
    return intake(country, get_language() or "nl")


def initial(piece: ChunkText, written: Written | None, wish: Wish | None = None) -> dict[str, Any]:
    """What stands in the form when it is opened."""
    if written is None:
        return {_name(one): wish for one in piece.questions if one.kind is Kind.WISH}
    said = {"base_revision": written.revision}
    for one in piece.questions:
        value = wish if one.kind is Kind.WISH else written.now.answers.get(one.name)
        said |= _initial(one, value)
    return said


def told(piece: ChunkText, answers: Mapping[str, Any]) -> list[Told]:
    """The answers that were given, in words and in the order of the questions."""
    given = [one for one in piece.questions if one.name in answers]
    return [Told(one.ask, _words(one, answers[one.name]), one.kind is Kind.TEXT) for one in given]


def marked(version: Version) -> str:
    """Who typed it when it was not the coachee; empty when it was."""
    if version.way is Way.PHONE:
        return _("Ingevuld aan de telefoon, door %(name)s.") % {"name": version.name}
    if version.way is Way.PAPER:
        return _("Overgetypt van papier, door %(name)s.") % {"name": version.name}
    return _("Ingevuld samen met %(name)s.") % {"name": version.name} if version.way is Way.TOGETHER else ""


def minutes(number: int) -> str:
    """How long it takes, in words."""
    return ngettext("ongeveer %(n)s minuut", "ongeveer %(n)s minuten", number) % {"n": number}


def odd(found: list[Oddity], held: Intake) -> list[dict[str, Any]]:
    """What does not seem to go together, in words with the pieces that it is about."""
    return [{"words": ODD[one.odd], "pieces": [held.chunk(chunk) for chunk, _question in one.places]} for one in found]


def _name(one: QuestionText) -> str:
    # Names that begin with "text" are shown again when someone was logged out while typing.
    return f"text-{one.name}" if one.kind is Kind.TEXT else f"q-{one.name}"


def _parts(one: QuestionText) -> list[str]:
    return [part for part in PARTS if part != "who" or one.name != GP]


def _fields(one: QuestionText, today: date) -> dict[str, forms.Field]:
    """The fields of a question by name; only a month and a contact have more than one."""
    name = _name(one)
    match one.kind:
        case Kind.TEXT:
            return {name: _text(one.ask, TEXT_MOST, one.hint, forms.Textarea(attrs={"rows": 3}))}
        case Kind.CONTACT:
            return {f"{name}-{part}": _text(PARTS[part], LINE_MOST, "", _line(part)) for part in _parts(one)}
        case Kind.MONTH:
            years = [(str(year), str(year)) for year in range(today.year, today.year - YEARS, -1)]
            months = [(str(number), str(month)) for number, month in MONTHS.items()]
            weet_niet = ("", _l("weet ik niet"))
            return {
                f"{name}-year": _select(_l("Jaar"), [weet_niet, *years]),
                f"{name}-month": _select(_l("Maand"), [weet_niet, *months]),
            }
        case Kind.NUMBER:
            return {name: _number(one.ask)}
        case Kind.SEVERAL | Kind.TOPICS:
            return {name: _several(one.ask, list(one.options.items()))}
        case Kind.TOPIC:
            return {name: _choice(one.ask, TELLS)}
        case Kind.WISH:
            return {name: _choice(one.ask, WISHES)}
    return {name: _choice(one.ask, [*one.options.items(), NO_ANSWER])}


def _text(label: Any, most: int, hint: str, widget: forms.Widget) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=most,
        widget=widget,
        error_messages={"max_length": TOO_LONG},
    )


def _line(part: str) -> forms.TextInput:
    return forms.TextInput(attrs={"type": "tel", "autocomplete": "off"} if part == "phone" else {"autocomplete": "off"})


def _number(label: str) -> forms.IntegerField:
    wrong = dict.fromkeys(("invalid", "min_value", "max_value"), SENTENCES[Wrong.NO_AGE])
    widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 3, "class": "short"})
    return forms.IntegerField(
        label=label, required=False, min_value=1, max_value=OLDEST, widget=widget, error_messages=wrong
    )


def _choice(label: Any, choices: list[Any], *, required: bool = False) -> forms.ChoiceField:
    wrong = {"invalid_choice": UNKNOWN, "required": UNKNOWN}
    return forms.ChoiceField(
        label=label, choices=choices, required=required, widget=forms.RadioSelect, error_messages=wrong
    )


def _select(label: Any, choices: list[Any]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False, error_messages={"invalid_choice": UNKNOWN})


def _several(label: str, choices: list[Any]) -> forms.MultipleChoiceField:
    wrong = {"invalid_choice": UNKNOWN, "invalid_list": UNKNOWN}
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple, error_messages=wrong
    )


def _initial(one: QuestionText, value: Any) -> dict[str, Any]:
    name = _name(one)
    if one.kind is Kind.MONTH:
        year, _dash, month = (value or "").partition("-")
        return {f"{name}-year": year, f"{name}-month": month.lstrip("0")}
    if one.kind is Kind.CONTACT:
        return {f"{name}-{part}": (value or {}).get(part, "") for part in _parts(one)}
    return {name: value if value is not None else ""}


def _words(one: QuestionText, value: Any) -> list[str]:
    match one.kind:
        case Kind.SEVERAL | Kind.TOPICS:
            return [one.options.get(name, name) for name in value]
        case Kind.CONTACT:
            return [", ".join(value[part] for part in PARTS if part in value)]
        case Kind.MONTH:
            year, _dash, month = value.partition("-")
            return [f"{MONTHS[int(month)]} {year}" if month else year]
        case Kind.NUMBER:
            return [_("%(n)s jaar") % {"n": value}]
        case Kind.TOPIC:
            return [str(dict(TELLS)[value])]
        case Kind.CHOICE:
            return [one.options.get(value, value)]
    return [value]
