"""The heading of a content file: YAML with a line for every field, refused when it hides something."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from luwte.library import reading
from luwte.rules.content.values import Finding, Rule

M = TypeVar("M", bound=BaseModel)
DEEPEST = 20  # no heading nests deeper; what composes a tree recurses, and a hostile file must not drive that
FENCE = "---\n"
LARGE = 64_000


@dataclass(frozen=True, slots=True)
class Split:
    """A file cut in two; `first` is the line on which the body starts."""

    heading: str
    body: str
    first: int


def cut(text: str) -> Split | None:
    """The heading and the body of a file, or None when there is no heading."""
    if not text.startswith(FENCE) or (end := text.find("\n" + FENCE, len(FENCE) - 1)) < 0:
        return None
    heading = text[len(FENCE) : end + 1]
    return Split(heading, text[end + 1 + len(FENCE) :], heading.count("\n") + 3)


def refilled(heading: str, values: Mapping[str, str | int]) -> str:
    """The heading with other values for some single fields; every other letter stays, so that a merge sees no more.

    ValueError when the heading cannot be read.
    """
    try:
        node = yaml.compose(heading, yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as broken:
        raise ValueError("not YAML") from broken
    if not isinstance(node, yaml.MappingNode):
        raise ValueError("no fields")
    held = {key.value: value for key, value in node.value if isinstance(value, yaml.ScalarNode)}
    places = [(held[name], name) for name in values if name in held and held[name].value != str(values[name])]
    for place, name in sorted(places, key=lambda one: one[0].start_mark.index, reverse=True):
        start, end = place.start_mark.index, place.end_mark.index
        heading = heading[:start] + _written(values[name]) + heading[end:]
    missing = [name for name in values if name not in held and values[name] != ""]
    return heading + "".join(f"{name}: {_written(values[name])}\n" for name in missing)


def _written(value: str | int) -> str:
    return json.dumps(value, ensure_ascii=False)


def shaped(source: str, model: type[M], file: str, shift: int = 0) -> tuple[M | None, dict[str, int], list[Finding]]:
    """YAML as a model, the line of each field, and what is wrong; `shift` lines stand before it."""
    try:
        if fault := _hidden(source, file, shift):
            return None, {}, [fault]
        node = reading.tree(source)
        lines = {key: line + shift for key, line in _lines(node).items()}
        return model.model_validate(reading.value(source)), lines, []
    except ValidationError as wrong:
        return None, lines, [_refused(one, node, file, shift) for one in wrong.errors()]
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        told = str(getattr(broken, "problem", None) or "not YAML")
        return None, {}, [Finding(file, shift + (mark.line + 1 if mark else 1), Rule.SCHEMA, told)]
    except (ValueError, RecursionError) as broken:
        return None, {}, [Finding(file, shift + 1, Rule.SCHEMA, f"not YAML: {broken}")]


def _hidden(source: str, file: str, shift: int) -> Finding | None:
    """An alias, a tag, the same key twice or a deep nest: what a reviewer would read past."""
    depth = 0
    for event in reading.events(source):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return Finding(file, shift + event.start_mark.line + 1, Rule.SCHEMA, "nested too deep", about=("", "deep"))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None):
            return Finding(
                file, shift + event.start_mark.line + 1, Rule.SCHEMA, "no aliases and no tags", about=("", "alias")
            )
    return _doubled(reading.tree(source), file, shift)


def _doubled(node: Any, file: str, shift: int) -> Finding | None:
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen if isinstance(key.value, str) else True:
                line = shift + key.start_mark.line + 1
                return Finding(file, line, Rule.SCHEMA, "the same key twice, or none", about=("", "twice"))
            seen.add(key.value)
            if found := _doubled(value, file, shift):
                return found
    if isinstance(node, yaml.SequenceNode):
        return next((found for one in node.value if (found := _doubled(one, file, shift))), None)
    return None


def _lines(node: Any) -> dict[str, int]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: key.start_mark.line + 1 for key, _value in node.value}


def _refused(error: Any, node: Any, file: str, shift: int) -> Finding:
    place = ".".join(str(one) for one in error["loc"]) or "heading"
    return Finding(file, _line(node, error["loc"]) + shift, Rule.SCHEMA, f"{place}: {error['msg']}", about=(place,))


def _line(node: Any, place: tuple[int | str, ...]) -> int:
    """The line of the deepest part of a place that is there."""
    line = 1
    for step in place:
        if isinstance(node, yaml.MappingNode):
            pair = next(((key, value) for key, value in node.value if key.value == step), None)
            if pair is None:
                return line
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            return line
    return line
