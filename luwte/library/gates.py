"""The gate's rules of a country: what counts, and for each rule its words, source and strength."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from luwte.library import reading
from luwte.library.shelves import content_root
from luwte.rules.intake.values import (
    Judged,
    Reason,
    Record,
    Remark,
    Rule,
    Rules,
    ToldBy,
    Topic,
    TopicRule,
    WhenPresent,
    Who,
)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Strict):
    """A few words in both languages."""

    nl: str
    en: str

    def in_(self, language: str) -> str:
        """The words in a language; Dutch where it is not known."""
        return self.en if language.startswith("en") else self.nl


class Asking(_Strict):
    """A topic's name and the question at hand."""

    name: str
    ask: str


class Why(_Strict):
    """Why it waits, and what must be recorded."""

    why: str
    record: str


class TopicText(_Strict):
    """A topic as the file holds it."""

    when_present: WhenPresent
    go_to: tuple[Who, ...]
    own_competence: bool
    nl: Asking
    en: Asking
    source: str

    def in_(self, language: str) -> Asking:
        """Name and question in a language."""
        return self.en if language.startswith("en") else self.nl


class RuleText(_Strict):
    """A rule as the file holds it."""

    nl: Why
    en: Why
    source: str
    strength: Literal["gedragscode", "richtlijn", "praktijkafspraak"]

    def in_(self, language: str) -> Why:
        """Reason and record in a language."""
        return self.en if language.startswith("en") else self.nl


class Gate(_Strict):
    """The whole file of a country."""

    country: str
    version: str
    valid_months: int
    counts: frozenset[Who]
    counts_when_treating: frozenset[Who]
    told_by: frozenset[ToldBy]
    preferred: frozenset[ToldBy]
    who: dict[Who, Words]
    talk: Words
    fields: dict[str, Words]
    topics: dict[Topic, TopicText]
    rules: dict[Rule, RuleText]
    remarks: dict[Remark, Words]

    @model_validator(mode="after")
    def whole(self) -> "Gate":
        """Nothing of the gate may be without words."""
        for name, held, wanted in (
            ("who", self.who, Who),
            ("topics", self.topics, Topic),
            ("rules", self.rules, Rule),
            ("remarks", self.remarks, Remark),
        ):
            if left := set(wanted) - set(held):
                raise ValueError(f"{name} without words: {', '.join(sorted(left))}")
        return self

    def values(self) -> Rules:
        """The rules as the gate takes them."""
        topics = {k: TopicRule(t.when_present, t.go_to, t.own_competence) for k, t in self.topics.items()}
        return Rules(
            self.country,
            self.version,
            self.valid_months,
            self.counts,
            self.counts_when_treating,
            self.told_by,
            self.preferred,
            topics,
        )


@cache
def gate(country: str) -> Gate:
    """The gate of a country (NL or BE)."""
    place = content_root() / "country" / country / "gate.yaml"
    return Gate.model_validate(reading.value(place.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Explained:
    """A reason in words: what it is about, why it waits, to whom to go, what must be recorded, and on what it rests."""

    rule: Rule
    about: str
    about_words: str
    why: str
    record: str
    go_to: tuple[str, ...]
    source: str
    strength: str


def explained(judged: Judged, record: Record, rules: Gate, language: str) -> list[Explained]:
    """Every reason of an outcome in words."""
    return [_explained(reason, record, rules, language) for reason in judged.reasons]


def _explained(reason: Reason, record: Record, rules: Gate, language: str) -> Explained:
    text = rules.rules[reason.rule]
    words = text.in_(language)
    go_to = tuple(rules.who[one].in_(language) for one in _whom(reason, rules)) or (rules.talk.in_(language),)
    about = _about(reason.about, record, rules, language)
    return Explained(reason.rule, reason.about, about, words.why, words.record, go_to, text.source, text.strength)


def _whom(reason: Reason, rules: Gate) -> tuple[Who, ...]:
    return rules.topics[Topic(reason.about)].go_to if reason.rule is Rule.TOPIC_UNCLEAR else reason.go_to


def _about(place: str, record: Record, rules: Gate, language: str) -> str:
    """The place in a record, as a person would say it."""
    first, _, rest = place.partition(".")
    if first in set(Topic):
        return rules.topics[Topic(first)].in_(language).name
    if first == "topics":
        topic, _, name = rest.partition(".")
        return f"{rules.topics[Topic(topic)].in_(language).name}: {rules.fields[name].in_(language)}"
    if first == "professionals":
        number, _, name = rest.partition(".")
        who = record.professionals[int(number)].who
        said = rules.who[who].in_(language) if who else rules.who[Who.OTHER].in_(language)
        return f"{said}: {rules.fields[name].in_(language)}" if name else said
    return rules.fields[place].in_(language) if place else ""
