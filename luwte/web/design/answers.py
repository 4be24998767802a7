"""Questions and answers as every page shows them: the words of an answer, and the lines of a whole questionnaire."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luwte.actions.questionnaires import Whole
from luwte.rules.instruments.answers import Unreadable, from_json
from luwte.rules.instruments.comparing import same
from luwte.rules.instruments.enabling import enabled, repetitions
from luwte.rules.instruments.screens import tender
from luwte.rules.instruments.values import (
    SILENT,
    Answers,
    Coding,
    Item,
    Place,
    Quantity,
    Questionnaire,
    Type,
    Value,
    Words,
    lines,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A heading (no place asks there) or a question with its place."""

    item: Item
    place: Place
    depth: int
    repetition: int | None = None

    @property
    def heading(self) -> bool:
        """Whether it is no question."""
        return self.item.type in SILENT


def spoken(words: Words) -> str:
    """A text in the language of the reader, as far as the file has it."""
    return words.in_(get_language() or "nl")


def marked(words: Words) -> str:
    """The clean markup of a text, where it is in that language."""
    return words.html_in(get_language() or "nl")


def rows(questionnaire: Questionnaire, item: Item, answers: Answers, open_: frozenset[Place]) -> list[Row]:
    """An item with all that stands in it, as far as it counts; what repeats once per repetition."""
    again = repetitions(lines(questionnaire), answers)
    return list(_rows(item, (), again, open_, 0))


def answered(whole: Whole, held: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every answer that counts, with its question, for a page that shows them."""
    answers = opened(held)
    counts = enabled(whole.questionnaire, answers)
    told = []
    for item in whole.questionnaire.items:
        for row in rows(whole.questionnaire, item, answers, counts):
            values = answers.get(row.place, ())
            if row.heading and row.item.type is Type.GROUP and spoken(row.item.words):
                told.append({"heading": spoken(row.item.words), "number": _number(row)})
            elif values:
                told.append(
                    {
                        "question": spoken(row.item.words) or row.item.link_id,
                        "answers": [said(row.item, one) for one in values],
                        "tender": tender(row.item, whole.known_as(row.item.link_id)),
                    }
                )
    return told


def opened(held: Mapping[str, Any]) -> Answers:
    """Stored answers as values; what cannot be read is left out of the picture, not out of the store."""
    found: dict[Place, tuple[Value, ...]] = {}
    for key, values in held.items():
        try:
            found.update(from_json({key: values}))
        except Unreadable:
            continue
    return found


def said(item: Item, value: Value) -> str:
    """An answer in words."""
    option = next((one for one in item.options if same(one.value, value)), None)
    if option is not None and spoken(option.words):
        return spoken(option.words)
    if isinstance(value, bool):
        return _("Ja") if value else _("Nee")
    if isinstance(value, Coding):
        return value.display or value.code
    if isinstance(value, Quantity):
        return f"{number(value.value)} {value.unit or value.code}".strip()
    if isinstance(value, int | Decimal):
        return number(value)
    return _moment(item.type, value)


def number(value: int | Decimal) -> str:
    """A number without noughts that say nothing."""
    exact = Decimal(value)
    rounded = round(exact, 2)
    places = 0 if rounded == rounded.to_integral_value() else (1 if rounded == round(rounded, 1) else 2)
    return number_format(rounded, places)


def _rows(
    item: Item, under: tuple[int, ...], again: Mapping[Any, frozenset[int]], open_: frozenset[Place], depth: int
) -> Iterator[Row]:
    place = Place(item.link_id, under)
    if item.hidden or place not in open_:
        return
    times = sorted(again.get((item.link_id, under), {0})) if item.repeats and item.items else [None]
    if item.type is not Type.GROUP:
        yield Row(item, place, depth)
    for n in times:
        if item.type is Type.GROUP:
            yield Row(item, place, depth, n)
        inside = under if n is None else (*under, n)
        for child in item.items:
            yield from _rows(child, inside, again, open_, depth + 1)


def _number(row: Row) -> int | None:
    return None if row.repetition is None else row.repetition + 1


def _moment(kind: Type, words: str) -> str:
    try:
        if kind is Type.DATE and len(words) == 10:
            return date_format(date.fromisoformat(words), "j F Y")
        if kind is Type.DATETIME and "T" in words:
            return date_format(datetime.fromisoformat(words), "j F Y G:i")
    except ValueError:
        pass
    return words
