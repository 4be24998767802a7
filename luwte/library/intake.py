"""The intake as content: pieces of a few minutes in the words of a country, checked before anyone sees them."""

from functools import cache

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from luwte.library import reading
from luwte.library.country import Terms, fill, terms
from luwte.library.gates import gate
from luwte.library.pages import LANGUAGES, Unfit
from luwte.library.shelves import content_root
from luwte.rules.intake.chunks import AGE, LIFE, REASON, SINCE, WISH, Chunk, Kind, Life, Question
from luwte.rules.intake.values import Topic

MINIMUM_MOST = 5
RESERVED = ("antwoorden", "jonger", "papier")
ROLES = {AGE: Kind.NUMBER, SINCE: Kind.MONTH, LIFE: Kind.SEVERAL, REASON: Kind.CHOICE, WISH: Kind.WISH}
CHOOSING = (Kind.CHOICE, Kind.SEVERAL)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class QuestionText(_Strict):
    """A question in words; `before` stands above it, `help` puts the crisis help under it, whatever is answered."""

    name: str = Field(pattern=r"^[a-z][a-z_]*$")
    kind: Kind
    ask: str
    hint: str = ""
    before: str = ""
    help: bool = False
    options: dict[str, str] = {}
    topics: tuple[Topic, ...] = ()

    @model_validator(mode="after")
    def whole(self) -> "QuestionText":
        """Choices where it chooses, topics where it is about topics; thoughts of death never without help."""
        if (self.kind in CHOOSING) != bool(self.options) or (self.kind is Kind.TOPICS) != bool(self.topics):
            raise ValueError(f"{self.name}: options")
        if self.kind is Kind.TOPIC and self.name not in set(Topic):
            raise ValueError(f"{self.name}: no topic")
        deadly = Topic.THOUGHTS_OF_DEATH in self.about
        if deadly and not (self.kind is Kind.TOPIC and self.before and self.help):
            raise ValueError(f"{self.name}: help")
        return self

    @property
    def about(self) -> tuple[Topic, ...]:
        """The topics of the talk that it is about."""
        return (Topic(self.name),) if self.kind is Kind.TOPIC else self.topics

    def values(self) -> Question:
        """The question as the rules take it."""
        return Question(self.name, self.kind, tuple(self.options))


class ChunkText(_Strict):
    """A piece in words: how long, why it is asked, for whom; `seen` tells what guides see of it, shared or not."""

    name: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=40)
    title: str
    minutes: int = Field(ge=1, le=5)
    minimum: bool = False
    why: str
    note: str = ""
    shows_mail: bool = False
    seen: str = ""
    for_life: tuple[Life, ...] = ()
    questions: tuple[QuestionText, ...] = Field(min_length=1)

    def values(self) -> Chunk:
        """The piece as the rules take it."""
        asked = tuple(one.values() for one in self.questions)
        return Chunk(self.name, self.minutes, self.minimum, frozenset(self.for_life), asked)


class Intake(_Strict):
    """The whole intake, in the order in which it is asked."""

    chunks: tuple[ChunkText, ...]

    @model_validator(mode="after")
    def whole(self) -> "Intake":
        """Names once, five minutes for the minimum, each topic of the gate once, and the questions that rules read."""
        asked = [one for chunk in self.chunks for one in chunk.questions]
        names, questions = [one.name for one in self.chunks], [one.name for one in asked]
        if len(set(names)) < len(names) or len(set(questions)) < len(questions) or set(names) & set(RESERVED):
            raise ValueError("a name is there twice, or is taken")
        if not 0 < sum(one.minutes for one in self.chunks if one.minimum) <= MINIMUM_MOST:
            raise ValueError("the minimum")
        if sorted(topic for one in asked for topic in one.about) != sorted(Topic):
            raise ValueError("the topics of the gate")
        kinds = {one.name: one.kind for one in asked}
        if any(kinds.get(name) is not kind for name, kind in ROLES.items()):
            raise ValueError(f"one of {', '.join(ROLES)}")
        if next(set(one.options) for one in asked if one.name == LIFE) != set(Life):
            raise ValueError(LIFE)
        return self

    def chunk(self, name: str) -> ChunkText | None:
        """A piece by name."""
        return next((one for one in self.chunks if one.name == name), None)

    def values(self) -> tuple[Chunk, ...]:
        """The pieces as the rules take them."""
        return tuple(one.values() for one in self.chunks)


@cache
def intake(country: str, language: str = LANGUAGES[0]) -> Intake:
    """The intake in the words of a country and a language; Dutch where the language is not known."""
    spoken = next((one for one in LANGUAGES if language.startswith(one)), LANGUAGES[0])
    where = f"text/{spoken}/intake.yaml"
    return read((content_root() / where).read_text(encoding="utf-8"), where, terms(country, spoken))


def read(body: str, where: str, words: Terms) -> Intake:
    """One file as an intake, or Unfit, which names the file and what is wrong."""
    try:
        held = Intake.model_validate(_filled(reading.value(body), where, words))
    except (ValidationError, yaml.YAMLError) as fault:
        what = fault.errors()[0] if isinstance(fault, ValidationError) else {"loc": "yaml", "msg": ""}
        raise Unfit(f"{where}: {what['loc']} {what['msg']}") from fault
    names = gate(words.country).topics
    language = words.language

    def named(one: QuestionText) -> QuestionText:
        said = {topic.value: _capital(names[topic].in_(language).name) for topic in one.topics}
        return one.model_copy(update={"options": said}) if said else one

    chunks = (one.model_copy(update={"questions": tuple(map(named, one.questions))}) for one in held.chunks)
    return held.model_copy(update={"chunks": tuple(chunks)})


def _filled(value: object, where: str, words: Terms) -> object:
    """Every text with the words of the country in its places."""
    if isinstance(value, str):
        return fill(value, where, words)
    if isinstance(value, list):
        return [_filled(one, where, words) for one in value]
    return {key: _filled(one, where, words) for key, one in value.items()} if isinstance(value, dict) else value


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
