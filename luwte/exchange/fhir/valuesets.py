"""The options of a question: its own, or those of a value set in the file or beside it in the Bundle."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from luwte.exchange.fhir.elements import LONGEST_CODE, value
from luwte.exchange.fhir.markup import translations
from luwte.exchange.fhir.taking import Code, Json, Notes, extension, number, objects, text, yes
from luwte.rules.instruments.values import Coding, Option, Value, Words

MOST_OPTIONS = 1_000
MOST_NESTED = 8
MOST_WORK = 20_000
SCORES = (
    "itemWeight",
    "ordinalValue",
    "questionnaire-ordinalValue",
    "valueset-ordinalValue",
    "codesystem-ordinalValue",
    "iso21090-CO-value",
)
PREFIXES = ("questionnaire-optionPrefix", "optionPrefix", "valueset-label")


@dataclass(slots=True)
class Sets:
    """The value sets and code systems at hand, and what was already made of them."""

    sets: dict[str, Json] = field(default_factory=dict)
    systems: dict[str, Json] = field(default_factory=dict)
    made: dict[str, tuple[Option, ...] | None] = field(default_factory=dict)
    known: dict[str, dict[str, Option]] = field(default_factory=dict)
    work: int = 0

    def options(self, reference: str, notes: Notes, where: str) -> tuple[Option, ...] | None:
        """The options behind a reference; None where it leads nowhere."""
        if reference not in self.made:
            found = self._found(self.sets, reference)
            self.work = 0
            self.made[reference] = None if found is None else tuple(_unique(self._of_set(found, 0), notes, where))
            if self.work > MOST_WORK:
                notes.add(Code.OPTION_NOT_USED, where, reference)
        return self.made[reference]

    def _found(self, shelf: dict[str, Json], reference: str) -> Json | None:
        return shelf.get(reference) or shelf.get(reference.split("|")[0]) or shelf.get(f"#{reference}")

    def _of_set(self, value_set: Json, depth: int) -> Iterator[Option]:
        expansion = value_set.get("expansion")
        if isinstance(expansion, dict) and objects(expansion.get("contains")):
            yield from _nested(expansion.get("contains"), "contains", "", 0)
            return
        compose = value_set.get("compose")
        compose = compose if isinstance(compose, dict) else {}
        without = {(text(one.get("system")), code) for one in objects(compose.get("exclude")) for code in _codes(one)}
        for include in objects(compose.get("include")):
            if self._worked():
                return
            for option in self._included(include, depth):
                coding = option.value
                if self._worked():
                    return
                if isinstance(coding, Coding) and (coding.system, coding.code) not in without:
                    yield option

    def _worked(self) -> bool:
        """Counts a step; whether it is enough now: value sets may point at each other in many ways."""
        self.work += 1
        return self.work > MOST_WORK

    def _included(self, include: Json, depth: int) -> Iterator[Option]:
        system = text(include.get("system"))[:LONGEST_CODE]
        if objects(include.get("concept")):
            known = self._of_system(system)
            for option in _nested(include.get("concept"), "concept", system, 0):
                yield _filled(option, known)
        elif system and not include.get("filter"):
            yield from self._of_system(system).values()
        elif depth < MOST_NESTED:
            held = include.get("valueSet")
            for reference in held if isinstance(held, list) else [held]:
                found = self._found(self.sets, text(reference))
                if found is not None:
                    yield from self._of_set(found, depth + 1)

    def _of_system(self, system: str) -> dict[str, Option]:
        """The concepts of a code system by code; none where it is not at hand."""
        if system not in self.known:
            found = self._found(self.systems, system)
            concepts = _nested(found.get("concept"), "concept", system, 0) if found is not None else iter(())
            self.known[system] = {one.value.code: one for one in concepts if isinstance(one.value, Coding)}
        return self.known[system]


def sets(resources: Iterable[Json]) -> Sets:
    """The value sets and code systems among resources, by id and by address."""
    found = Sets()
    for one in resources:
        shelf = {"ValueSet": found.sets, "CodeSystem": found.systems}.get(text(one.get("resourceType")))
        if shelf is None:
            continue
        url, version, name = (text(one.get(key)) for key in ("url", "version", "id"))
        for key in (f"#{name}" if name else "", url, f"{url}|{version}" if url and version else ""):
            if key:
                shelf.setdefault(key, one)
        if shelf is found.sets and name:
            shelf.setdefault(f"ValueSet/{name}", one)
    return found


def own(item: Json, notes: Notes, where: str) -> tuple[Option, ...]:
    """The options that stand at the question itself; `option` is what STU3 called them."""
    held: list[Option] = []
    for one in [*objects(item.get("answerOption")), *objects(item.get("option"))]:
        found = value(one)
        if found is None:
            notes.add(Code.OPTION_NOT_USED, where)
        else:
            held.append(_option(one, found, notes, where))
    return tuple(_unique(held, notes, where))


def scored(*elements: Any) -> Decimal | None:
    """The score that stands at the first element that has one."""
    return next((found for one in elements if (found := number(extension(one, *SCORES))) is not None), None)


def _option(element: Json, found: Value, notes: Notes, where: str) -> Option:
    inside = [held for key, held in element.items() if key.startswith(("value", "_value"))]
    coding = next((one for one in inside if isinstance(one, dict)), {})
    prefix = next((text(said) for one in (element, *inside) if (said := extension(one, *PREFIXES)) is not None), "")
    return Option(
        found,
        _words(found, coding, notes, where),
        scored(element, *inside),
        prefix[:40],
        chosen=yes(element.get("initialSelected")),
        alone=yes(extension(element, "questionnaire-optionExclusive", "optionExclusive")),
    )


def _words(found: Value, coding: Json, notes: Notes, where: str) -> Words:
    if isinstance(found, Coding):
        beside = coding.get("_display")
        return Words(found.display or found.code, others=translations(beside, notes, where))
    if isinstance(found, bool):
        return Words(str(found).lower())
    return Words(str(found))


def _nested(value_: Any, key: str, system: str, depth: int) -> Iterator[Option]:
    """The concepts of an expansion, an inclusion or a code system, with those within them."""
    for one in objects(value_):
        code = text(one.get("code"))[:LONGEST_CODE]
        if code and not yes(one.get("abstract")) and not yes(one.get("inactive")):
            coding = Coding(code, text(one.get("system"))[:LONGEST_CODE] or system, text(one.get("display")))
            prefix = text(extension(one, *PREFIXES))[:40]
            yield Option(coding, Words(coding.display or code, others=_designated(one)), _weight(one), prefix)
        if depth < MOST_NESTED:
            yield from _nested(one.get(key), key, system, depth + 1)


def _weight(concept: Json) -> Decimal | None:
    found = scored(concept)
    if found is None:
        told = (
            one for one in objects(concept.get("property")) if text(one.get("code")) in ("itemWeight", "ordinalValue")
        )
        found = next((number(value(one)) for one in told if not isinstance(value(one), Coding)), None)
    return found


def _designated(concept: Json) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = dict(translations(concept.get("_display"), Notes(), ""))
    for one in objects(concept.get("designation")):
        language, said = text(one.get("language")), text(one.get("value"))
        if language and said:
            found.setdefault(language, said)
    return tuple(found.items())


def _filled(option: Option, known: dict[str, Option]) -> Option:
    """An included concept with what its code system says of it."""
    found = known.get(option.value.code) if isinstance(option.value, Coding) else None
    if found is None:
        return option
    bare = isinstance(option.value, Coding) and not option.value.display
    score = option.score if option.score is not None else found.score
    return Option(found.value if bare else option.value, found.words if bare else option.words, score, option.prefix)


def _codes(include: Json) -> list[str]:
    return [text(one.get("code")) for one in objects(include.get("concept"))]


def _unique(options: Iterable[Option], notes: Notes, where: str) -> Iterator[Option]:
    seen: set[Any] = set()
    for option in options:
        held = option.value
        mark = (held.system, held.code or held.display) if isinstance(held, Coding) else (type(held), str(held))
        if mark in seen:
            notes.add(Code.DOUBLE_OPTION, where, option.words.plain)
        elif len(seen) >= MOST_OPTIONS:
            notes.add(Code.OPTION_NOT_USED, where, f"> {MOST_OPTIONS}")
            return
        else:
            seen.add(mark)
            yield option
