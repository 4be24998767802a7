"""A part of the plan as a form: fixed lines or rows with one to spare, each kept by its key from version to version."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _l

from luwte.rules.evaluations import MOMENTS
from luwte.rules.plans import COMMENT_MOST, LINE_MOST, SHAPES, Fault, Line, Part
from luwte.web.design.fields import OnceForm, day
from luwte.web.design.plans import words

TOO_LONG = words.WRONGS[words.Wrong.TOO_LONG]
CHOICES = {"how": words.HOWS, "kind": {kind: words.MOMENT_WORDS[kind] for kind in MOMENTS}}


@dataclass(frozen=True, slots=True)
class Row:
    """A line on the form: its number, what it is about (fixed lines), a tick when it may be there without words."""

    number: int
    about: str
    hint: str
    tick: forms.BoundField | None
    key: forms.BoundField | None
    fields: tuple[tuple[forms.BoundField, bool], ...]  # with whether it is a choice


class PartForm(OnceForm):
    """One part of the plan."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    base_number = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)

    def __init__(self, part: Part, lines: Sequence[Line], data: QueryDict | None = None, **more: Any) -> None:
        initial = {**more.pop("initial", {}), **_initial(part, lines)}
        super().__init__(data, initial=initial, auto_id=f"id_{part.value}_%s", **more)
        self.part, self.shape = part, SHAPES[part]
        self.numbers = range(_count(part, lines, data))
        for number in self.numbers:
            for name, field in _fields(part):
                self.fields[f"{number}-{name}"] = field

    def rows(self) -> Iterator[Row]:
        """The lines as the page shows them."""
        names = words.KEYS.get(self.part, {})
        for number in self.numbers:
            key = self.shape.keys[number] if self.shape.keys else ""
            bound = {name: self[f"{number}-{name}"] for name, _field in _fields(self.part)}
            yield Row(
                number,
                str(names.get(key, "")),
                str(words.CAUSE_HINTS.get(key, "")) if self.part is Part.BELOW else "",
                bound.pop("there", None),
                bound.pop("key", None),
                tuple((field, name in CHOICES) for name, field in bound.items()),
            )

    def said(self) -> list[Line]:
        """The lines of a valid form; a fixed line without its tick is left out."""
        return [self._line(number) for number in self.numbers if self.cleaned_data.get(f"{number}-there", True)]

    def refuse(self, faults: Sequence[Fault]) -> None:
        """Puts what a rule does not take beside its words."""
        places = {self._line(number).key: number for number in reversed(self.numbers)}
        for fault in faults:
            name = f"{places.get(fault.key, 0)}-{fault.name}"
            self.add_error(name if name in self.fields else None, words.WRONGS[fault.why])

    def _line(self, number: int) -> Line:
        given = {name: self.cleaned_data.get(f"{number}-{name}") for name in self.shape.names}
        key = self.shape.keys[number] if self.shape.keys else self.cleaned_data.get(f"{number}-key", "")
        return Line(key, {name: _text(value) for name, value in given.items()})


class CommentForm(OnceForm):
    """A few words beside a part."""

    text = forms.CharField(
        label=_l("Wat wil je zeggen? Het mag kort zijn."),
        max_length=COMMENT_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _l("Schrijf een paar woorden."), "max_length": TOO_LONG},
    )


class YesForm(OnceForm):
    """To which version."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=100_000)


def _count(part: Part, lines: Sequence[Line], data: QueryDict | None) -> int:
    """How many rows: all fixed lines; else what was sent, or what there is and one to spare."""
    shape = SHAPES[part]
    if shape.keys:
        return len(shape.keys)
    if data is not None:
        return sum(f"{number}-key" in data for number in range(shape.most + 1))
    return min(len(lines) + 1, shape.most)


def _fields(part: Part) -> Iterator[tuple[str, forms.Field]]:
    shape = SHAPES[part]
    if not shape.keys:
        yield "key", forms.CharField(widget=forms.HiddenInput, max_length=40)
    elif not shape.first:
        yield "there", forms.BooleanField(required=False)
    for name, most in shape.names.items():
        yield name, _field(part, name, most)


def _field(part: Part, name: str, most: int) -> forms.Field:
    label = words.LABELS[part, name]
    if name in CHOICES:
        told = [(str(key), said) for key, said in CHOICES[name].items()]
        wrong = {"invalid_choice": words.WRONGS[words.Wrong.CHOICE]}
        return forms.ChoiceField(
            label=label, choices=told, required=False, widget=forms.RadioSelect, error_messages=wrong
        )
    if name == "day":
        return day(label, required=False, error_messages={"invalid": words.WRONGS[words.Wrong.DAY]})
    widget: forms.Widget = forms.TextInput()
    if most >= LINE_MOST:
        widget = forms.Textarea(attrs={"rows": 3} if most > LINE_MOST else {"rows": 2, "class": "line"})
    return forms.CharField(
        label=label, required=False, max_length=most, widget=widget, error_messages={"max_length": TOO_LONG}
    )


def _initial(part: Part, lines: Sequence[Line]) -> dict[str, Any]:
    shape = SHAPES[part]
    there = {line.key: line for line in lines}
    spare = [] if shape.keys else [uuid4().hex for _spare in range(shape.most)]
    found: dict[str, Any] = {}
    for number, key in enumerate(shape.keys or [*there, *spare][: shape.most]):
        line = there.get(key, Line(key))
        found |= {f"{number}-{name}": words_ for name, words_ in line.said.items()}
        found |= {f"{number}-key": key, f"{number}-there": key in there}
    return found


def _text(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value or "")
