"""One item of a questionnaire file as a value, with what FHIR's extensions say of it."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from luwte.exchange.fhir.conditions import conditions
from luwte.exchange.fhir.elements import coding, codings, value, valued
from luwte.exchange.fhir.markup import words
from luwte.exchange.fhir.taking import Code, Json, Notes, extension, extensions, number, objects, text, whole, yes
from luwte.exchange.fhir.valuesets import Sets, own
from luwte.rules.instruments.checking import fits
from luwte.rules.instruments.comparing import same
from luwte.rules.instruments.values import (
    NOT_HERE,
    SILENT,
    Aside,
    Bounds,
    Coding,
    Expression,
    Help,
    Item,
    Option,
    Type,
    Value,
)

CHOICES = (Type.CHOICE, Type.OPEN_CHOICE)
NUMBERS = (Type.DECIMAL, Type.INTEGER, Type.QUANTITY)
TYPES = {kind.value.casefold(): kind for kind in Type} | {
    "coding": Type.CHOICE,
    "uri": Type.URL,
    "question": Type.CHOICE,
    "instant": Type.DATETIME,
}
OLDER = {"coding", "question", "instant", "uri"}
OUTSIDE = (
    "sdc-questionnaire-candidateExpression",
    "sdc-questionnaire-answerExpression",
    "sdc-questionnaire-lookupQuestionnaire",
)
ASIDES = {
    "help": Aside.HELP,
    "flyover": Aside.FLYOVER,
    "instructions": Aside.INSTRUCTIONS,
    "unit": Aside.UNIT,
    "lower": Aside.LOWER,
    "upper": Aside.UPPER,
    "prompt": Aside.PROMPT,
}
LONGEST_EXPRESSION = 20_000


def item(told: Json, link_id: str, inside: tuple[Item, ...], shelf: Sets, notes: Notes) -> Item:
    """The item, with the items inside that are no mere texts beside it."""
    kind, options = _kind_and_options(told, link_id, shelf, notes)
    when, any_ = conditions(told, notes, link_id)
    asides = [one for one in inside if _aside(one) is not None]
    found = Item(
        link_id,
        kind,
        words(told, "text", notes, link_id),
        text(told.get("prefix"))[:40],
        codings(told.get("code") or told.get("concept")),
        required=yes(told.get("required")),
        repeats=yes(told.get("repeats")) and kind is not Type.DISPLAY,
        read_only=yes(told.get("readOnly")),
        hidden=yes(extension(told, "questionnaire-hidden")),
        options=options,
        control=_control(told),
        entry_format=text(extension(told, "entryFormat"))[:200],
        unit=coding(extension(told, "questionnaire-unit", "unit")),
        units=_units(told, shelf, notes, link_id),
        step=_positive(extension(told, "questionnaire-sliderStepValue")),
        bounds=_bounds(told, notes, link_id),
        conditions=when,
        any_condition=any_,
        expression=_expression(
            extension(told, "sdc-questionnaire-calculatedExpression", "questionnaire-calculatedExpression")
        ),
        variables=variables(told),
        helps=tuple(Help(aside, one.words) for one in asides if (aside := _aside(one)) is not None),
        items=tuple(one for one in inside if _aside(one) is None),
    )
    found = replace(found, initial=_initial(told, found, notes), fillable=_fillable(found, notes))
    _remark(told, found, notes)
    return found


def variables(told: Json) -> tuple[Expression, ...]:
    """The named calculations of an item or a questionnaire."""
    found = (_expression(_value(one)) for one in extensions(told, "variable"))
    return tuple(one for one in found if one is not None and one.name)


def _value(told: Json) -> Any:
    return next((held for _kind, held in valued(told)), None)


def _kind_and_options(told: Json, where: str, shelf: Sets, notes: Notes) -> tuple[Type, tuple[Option, ...]]:
    options = own(told, notes, where)
    options = options or _elsewhere(told, where, shelf, notes)
    said = text(told.get("type"))
    kind = TYPES.get(said.casefold().replace("_", "-"))
    if kind is None:
        notes.add(Code.UNKNOWN_TYPE if said else Code.NO_TYPE, where, said)
        kind = _guessed(told, options)
    elif said in OLDER:
        notes.add(Code.OLDER_VERSION, where, said)
    constraint = text(told.get("answerConstraint"))
    own_words = constraint in ("optionsOrString", "optionsOrType")
    if own_words and (kind is Type.CHOICE or (kind in (Type.STRING, Type.TEXT) and options)):
        kind = Type.OPEN_CHOICE
    return kind, () if kind in (*SILENT, Type.BOOLEAN) else options


def _elsewhere(told: Json, where: str, shelf: Sets, notes: Notes) -> tuple[Option, ...]:
    """Options of a value set; `options` is what STU3 called the reference."""
    said = told.get("answerValueSet")
    if said is None and told.get("options") is not None:
        notes.add(Code.OLDER_VERSION, where, "options")
        said = told["options"]
    reference = text(said.get("reference")) if isinstance(said, dict) else text(said)
    if not reference:
        return ()
    found = shelf.options(reference, notes, where)
    if not found:
        notes.add(Code.OUTSIDE_OPTIONS, where, reference)
    return found or ()


def _guessed(told: Json, options: tuple[Option, ...]) -> Type:
    if options:
        return Type.CHOICE
    return Type.GROUP if objects(told.get("item")) else Type.STRING


def _control(told: Json) -> str:
    concept = extension(told, "questionnaire-itemControl", "itemControl")
    found = coding(concept)
    if found is None:
        found = coding(extension(told, "questionnaire-displayCategory"))
    return (found.code or found.display)[:60].casefold() if found else ""


def _aside(one: Item) -> Aside | None:
    """Where a display item belongs that says something of the question around it."""
    return ASIDES.get(one.control) if one.type is Type.DISPLAY and not one.conditions else None


def _units(told: Json, shelf: Sets, notes: Notes, where: str) -> tuple[Coding, ...]:
    found = [unit for one in extensions(told, "questionnaire-unitOption") if (unit := coding(_value(one))) is not None]
    reference = text(extension(told, "questionnaire-unitValueSet"))
    if reference:
        options = shelf.options(reference, notes, where)
        if options is None:
            notes.add(Code.OUTSIDE_OPTIONS, where, reference)
        found += [one.value for one in options or () if isinstance(one.value, Coding)]
    return tuple(dict.fromkeys(found))


def _bounds(told: Json, notes: Notes, where: str) -> Bounds:
    lowest, highest = (
        _bound(told, names)
        for names in (("minValue", "sdc-questionnaire-minQuantity"), ("maxValue", "sdc-questionnaire-maxQuantity"))
    )
    longest = told.get("maxLength") if told.get("maxLength") is not None else extension(told, "maxLength")
    found = Bounds(
        lowest,
        highest,
        _count(extension(told, "minLength"), notes, where) or 0,
        _count(longest, notes, where) or None,
        _count(extension(told, "maxDecimalPlaces"), notes, where),
        _count(extension(told, "questionnaire-minOccurs"), notes, where) or 0,
        _count(extension(told, "questionnaire-maxOccurs"), notes, where),
    )
    return found


def _bound(told: Json, names: tuple[str, ...]) -> Value | None:
    return next((found for one in extensions(told, *names) if (found := value(one)) is not None), None)


def _count(told: Any, notes: Notes, where: str) -> int | None:
    if told is None:
        return None
    found = whole(told)
    if found is None or found < 0:
        notes.add(Code.VALUE_NOT_USED, where)
        return None
    return min(found, 1_000_000)


def _positive(told: Any) -> Decimal | None:
    found = number(told)
    return found if found is not None and found > 0 else None


def _expression(told: Any) -> Expression | None:
    if not isinstance(told, dict):
        return None
    said = text(told.get("expression"))
    if not said:
        return None
    return Expression(
        said[:LONGEST_EXPRESSION], text(told.get("name"))[:200], text(told.get("language"))[:60] or "text/fhirpath"
    )


def _initial(told: Json, found: Item, notes: Notes) -> tuple[Value, ...]:
    """What is filled in beforehand; `initialString` and the like are what STU3 wrote."""
    held = [value(one) for one in objects(told.get("initial"))]
    older = [value({f"value{kind}": said}) for kind, said in valued(told, "initial")]
    if older:
        notes.add(Code.OLDER_VERSION, found.link_id, "initial[x]")
    usable = [one for one in (*held, *older) if one is not None and found.type not in SILENT and fits(found, one)]
    usable = [_as_option(one, found) for one in usable]
    usable = usable or [one.value for one in found.options if one.chosen]
    kept = usable if found.repeats else usable[:1]
    if len(kept) < len(held) + len(older):
        notes.add(Code.VALUE_NOT_USED, found.link_id, "initial")
    return tuple(kept)


def _as_option(said: Value, found: Item) -> Value:
    return next((one.value for one in found.options if same(one.value, said)), said)


def _fillable(found: Item, notes: Notes) -> bool:
    """Whether a person can fill it in here: no files, no choice without options, and nobody adds up a total."""
    if found.type in NOT_HERE or _total(found):
        notes.add(Code.NOT_HERE, found.link_id, found.type.value)
        return False
    if found.type is Type.CHOICE and not found.options:
        notes.add(Code.NO_OPTIONS, found.link_id)
        return False
    return True


def _total(found: Item) -> bool:
    """Whether its unit says that it is a score: those are computed, not asked."""
    codes = {one.code.casefold() for one in (found.unit, *found.units) if one is not None}
    return found.type in NUMBERS and "{score}" in codes and not found.expression and not found.control


def _remark(told: Json, found: Item, notes: Notes) -> None:
    where = found.link_id
    if not found.words.plain and found.asks:
        notes.add(Code.NO_TEXT, where)
    if extension(told, "regex") is not None:
        notes.add(Code.REGEX, where)
    for name in OUTSIDE:
        if extension(told, name) is not None:
            notes.add(Code.OUTSIDE_OPTIONS, where, name)
    if extension(told, "sdc-questionnaire-initialExpression") is not None:
        notes.add(Code.VALUE_NOT_USED, where, "initialExpression")
