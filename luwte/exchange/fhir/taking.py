"""Takes in JSON that others made: bounded, refused with a reason, and sloppiness noted instead of refused."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

MOST_BYTES = 5_000_000
MOST_DEPTH = 120
MOST_NOTES = 300
MOST_DIGITS = 30
LONGEST_TEXT = 100_000

Json = Mapping[str, Any]


class Reason(StrEnum):
    """Why a file is not read."""

    TOO_BIG = "too big"
    NOT_JSON = "not JSON"
    TOO_DEEP = "nested too deeply"
    NOT_A_QUESTIONNAIRE = "not a Questionnaire"
    NOT_A_RESPONSE = "not a QuestionnaireResponse"
    MISSING_LINK_ID = "a missing linkId"
    DUPLICATE_LINK_ID = "a duplicate linkId"
    UNKNOWN_QUESTION = "a missing linkId: enableWhen asks for a question that is not there"
    MODIFIER_EXTENSION = "a modifierExtension"
    LOOP = "an enableWhen loop"
    TOO_MANY_ITEMS = "too many items"


class NotReadable(Exception):
    """The file is not read; `reason` says why and `where` at which place."""

    def __init__(self, reason: Reason, where: str = "") -> None:
        super().__init__(f"{reason.value}: {where}" if where else reason.value)
        self.reason = reason
        self.where = where


class Code(StrEnum):
    """What was noted while reading."""

    BUNDLE = "unwrapped from a Bundle"
    MORE_THAN_ONE = "more than one in the Bundle; the first is read"
    ENCODING = "not UTF-8"
    WRONG_SHAPE = "not the shape that FHIR asks"
    OLDER_VERSION = "a name of another FHIR version"
    NO_TYPE = "no type; guessed"
    UNKNOWN_TYPE = "an unknown type"
    NOT_HERE = "cannot be filled in here"
    NO_TEXT = "a question without text"
    NO_ITEMS = "no items"
    NO_OPTIONS = "a choice without options"
    OUTSIDE_OPTIONS = "options that stand elsewhere"
    OPTION_NOT_USED = "an option that cannot be used"
    DOUBLE_OPTION = "the same option twice"
    VALUE_NOT_USED = "a value that cannot be used"
    CONDITION_NOT_USED = "a condition that cannot be used; the item always counts for it"
    CONDITION_EXPRESSION = "a condition as an expression is not used"
    REGEX = "a regular expression is not used"
    SCRIPT = "script was taken out"
    MARKUP = "markup was taken out"
    TEXT_CUT = "a text was cut"
    NO_SCORE = "a calculation that is not supported; there is no score"
    SCORE_FAILED = "a calculation that failed; there is no score"
    TOO_MUCH_WORK = "a calculation that takes too long; there is no score"
    OTHER_QUESTIONNAIRE = "the response names another questionnaire"
    UNKNOWN_ITEM = "an answer to an item that is not in the questionnaire"
    NOT_FINISHED = "the response is not completed"
    ANSWER_NOT_USED = "an answer that cannot be used"
    MOVED = "an answer at another place than the questionnaire asks"
    TOO_MANY_ANSWERS = "more answers than are read"
    MORE = "and more of the same kind"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing noted: what, where, and the very words of the file where they help."""

    code: Code
    where: str = ""
    about: str = ""


@dataclass(slots=True)
class Notes:
    """Gathers notes; each once, and no more than a person can read."""

    held: dict[Note, None] = field(default_factory=dict)

    def add(self, code: Code, where: str = "", about: str = "") -> None:
        """Notes one thing."""
        if len(self.held) < MOST_NOTES:
            self.held[Note(code, where, about[:200])] = None
        else:
            self.held[Note(Code.MORE)] = None

    def all(self) -> tuple[Note, ...]:
        """What was noted, in order."""
        return tuple(self.held)


def resource(data: bytes, kind: str, refusal: Reason, notes: Notes) -> tuple[Json, tuple[Json, ...]]:
    """The one resource of a kind in a file, unwrapped from a Bundle, and the other resources beside it."""
    value = _loaded(data, notes)
    if not isinstance(value, Mapping):
        raise NotReadable(refusal)
    _refuse_modifiers(value)
    if value.get("resourceType") == kind:
        return value, ()
    if value.get("resourceType") != "Bundle":
        raise NotReadable(refusal, text(value.get("resourceType"))[:60])
    inside = [one["resource"] for one in objects(value.get("entry")) if isinstance(one.get("resource"), Mapping)]
    wanted = [one for one in inside if one.get("resourceType") == kind]
    if not wanted:
        raise NotReadable(refusal, "Bundle")
    notes.add(Code.BUNDLE)
    if len(wanted) > 1:
        notes.add(Code.MORE_THAN_ONE)
    return wanted[0], tuple(one for one in inside if one is not wanted[0])


def objects(value: Any) -> list[Json]:
    """The objects in a list; a lone object stands for a list of one."""
    if isinstance(value, Mapping):
        return [value]
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def text(value: Any) -> str:
    """Words without signs that no database keeps; a number as it is written; nothing for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return ""
    return str(value).encode("utf-8", "replace").decode().replace("\0", "").strip()


def number(value: Any) -> Decimal | None:
    """A number of a size that people use, also when written as words; else None."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        return None
    try:
        found = Decimal(value)
    except InvalidOperation:
        return None
    usual = found.is_finite() and abs(found.adjusted()) <= MOST_DIGITS and len(found.as_tuple().digits) <= MOST_DIGITS
    return found if usual else None


def whole(value: Any) -> int | None:
    """A whole number, or None."""
    found = number(value)
    return int(found) if found is not None and found == found.to_integral_value() else None


def yes(value: Any) -> bool:
    """Whether it says true, also as a word."""
    return value is True or (isinstance(value, str) and value.strip().casefold() == "true")


def extensions(element: Any, *names: str) -> Iterator[Json]:
    """The extensions of an element whose address ends in one of the names."""
    if isinstance(element, Mapping):
        for one in objects(element.get("extension")):
            if text(one.get("url")).rsplit("/", 1)[-1] in names:
                yield one


def extension(element: Any, *names: str) -> Any:
    """The value of the first such extension, or None."""
    for one in extensions(element, *names):
        for key, value in one.items():
            if key.startswith("value"):
                return value
    return None


def _loaded(data: bytes, notes: Notes) -> Any:
    if len(data) > MOST_BYTES:
        raise NotReadable(Reason.TOO_BIG)
    try:
        words = data.decode(json.detect_encoding(data))
    except UnicodeDecodeError:
        words = data.decode("cp1252", "replace")
        notes.add(Code.ENCODING)
    try:
        return json.loads(words, parse_float=Decimal, parse_constant=_no_constant)
    except RecursionError:
        raise NotReadable(Reason.TOO_DEEP) from None
    except (ValueError, InvalidOperation) as fault:
        line = getattr(fault, "lineno", None)
        raise NotReadable(Reason.NOT_JSON, f"line {line}" if line else "") from None


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _refuse_modifiers(value: Any) -> None:
    """No modifierExtension anywhere, nor deeper nesting than a questionnaire needs."""
    left: list[tuple[Any, int, str]] = [(value, 0, "")]
    while left:
        node, depth, where = left.pop()
        if depth > MOST_DEPTH:
            raise NotReadable(Reason.TOO_DEEP, where)
        if isinstance(node, Mapping):
            where = text(node.get("linkId"))[:200] or where
            if node.get("modifierExtension"):
                raise NotReadable(Reason.MODIFIER_EXTENSION, where)
            left.extend((one, depth + 1, where) for one in node.values() if isinstance(one, dict | list))
        elif isinstance(node, list):
            left.extend((one, depth + 1, where) for one in node if isinstance(one, dict | list))
