"""What does not seem to go together in the answers of an intake: said gently, never judged, nothing is refused."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from luwte.rules.intake.chunks import AGE, LIFE, REASON, SINCE, Chunk, Kind, Life, lives

DIGITS_LEAST = 3


class Odd(StrEnum):
    """What does not seem to go together."""

    SINCE_TO_COME = "since a day that has yet to come"
    SINCE_BEFORE_BIRTH = "since before one was born"
    SINCE_AND_PREVENTING = "since when it goes less well, and coming to prevent that"
    WORK_AND_NO_WORK = "work and no work"
    NO_LONGER = "answers about what is not in one's life"
    NO_NUMBER = "a phone number without digits"


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something odd, and the pieces with the question that it is about; a person looks and decides."""

    odd: Odd
    places: tuple[tuple[str, str], ...]


def oddities(chunks: Sequence[Chunk], answers: Mapping[str, Mapping[str, Any]], today: date) -> list[Oddity]:
    """Everything that does not seem to go together, in the order of the pieces."""
    found: list[Oddity] = []
    for one in chunks:
        said = answers.get(one.name, {})
        found += [Oddity(odd, ((one.name, name),)) for odd, name in _since(said, today)]
        found += [Oddity(Odd.NO_NUMBER, ((one.name, name),)) for name in _numbers(one, said)]
        if LIFE in said and _work_and_no_work(said[LIFE]):
            found.append(Oddity(Odd.WORK_AND_NO_WORK, ((one.name, LIFE),)))
        found += _no_longer(chunks, one, said, lives(answers))
    return found


def too_young(answers: Mapping[str, Mapping[str, Any]], minimum_age: int) -> bool:
    """Whether someone says to be younger than the practice guides; who says nothing is not."""
    return any(AGE in said and said[AGE] < minimum_age for said in answers.values())


def _since(said: Mapping[str, Any], today: date) -> Iterator[tuple[Odd, str]]:
    if SINCE not in said:
        return
    year, _dash, month = said[SINCE].partition("-")
    if (int(year), int(month or 1)) > (today.year, today.month):
        yield Odd.SINCE_TO_COME, SINCE
    # Someone of 30 was born this year minus 30 or 31.
    elif AGE in said and int(year) < today.year - said[AGE] - 1:
        yield Odd.SINCE_BEFORE_BIRTH, SINCE
    if said.get(REASON) == "prevent":
        yield Odd.SINCE_AND_PREVENTING, SINCE


def _numbers(chunk: Chunk, said: Mapping[str, Any]) -> Iterator[str]:
    for one in chunk.questions:
        phone = said.get(one.name, {}).get("phone") if one.kind is Kind.CONTACT else None
        if phone and sum(sign.isdigit() for sign in phone) < DIGITS_LEAST:
            yield one.name


def _work_and_no_work(life: Collection[str]) -> bool:
    return Life.NO_WORK in life and bool({Life.EMPLOYEE, Life.ENTREPRENEUR} & set(life))


def _no_longer(
    chunks: Sequence[Chunk], chunk: Chunk, said: Mapping[str, Any], life: frozenset[Life]
) -> Iterator[Oddity]:
    """Answers about work, say, beside a life in which it was not ticked; nothing ticked at all is nothing odd."""
    asked = next(((one.name, LIFE) for one in chunks if any(q.name == LIFE for q in one.questions)), None)
    if said and life and asked and chunk.for_life and not chunk.for_life & life:
        yield Oddity(Odd.NO_LONGER, ((chunk.name, ""), asked))
