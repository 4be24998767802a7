"""Answers as the nested items of a QuestionnaireResponse."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from luwte.rules.instruments.enabling import Repeated, repetitions
from luwte.rules.instruments.values import SILENT, Answers, Item, Place, Questionnaire, Type, Value, lines

Give = Callable[[Item, Value], dict[str, Any] | None]


@dataclass(slots=True)
class Tree:
    """The items of a response, and which of them stands for which place. With `whole` also what nobody answered."""

    answers: Answers
    again: Repeated
    give: Give
    whole: bool = False
    nodes: dict[Place, dict[str, Any]] = field(default_factory=dict)

    def items(self, items: tuple[Item, ...], under: tuple[int, ...]) -> list[dict[str, Any]]:
        """The items within one and the same repetition."""
        return [node for item in items for node in self._item(item, under)]

    def _item(self, item: Item, under: tuple[int, ...]) -> list[dict[str, Any]]:
        if item.type is Type.DISPLAY:
            return []
        if item.type not in SILENT:
            return self._kept(item, under, self._question(item, under))
        if not item.repeats:
            return self._kept(item, under, {"item": self.items(item.items, under)})
        found: list[dict[str, Any]] = []
        for n in sorted(self.again.get((item.link_id, under), {0})):
            found += self._kept(item, (*under, n), {"item": self.items(item.items, (*under, n))})
        return found

    def _question(self, item: Item, under: tuple[int, ...]) -> dict[str, Any]:
        """A question: what stands inside it goes into its answers, as R4 wants it."""
        values = self.answers.get(Place(item.link_id, under), ())
        given: list[dict[str, Any]] = []
        below = self.again.get((item.link_id, under), ()) if item.repeats and item.items else ()
        for n in range(max(len(values), *(one + 1 for one in below), 0)):
            told = (self.give(item, values[n]) if n < len(values) else None) or {}
            inside = self.items(item.items, (*under, n)) if n in below else []
            if told or inside:
                given.append({**told, **({"item": inside} if inside else {})})
        if item.items and not item.repeats:
            inside = self.items(item.items, under)
            if inside:
                given = [{**(given[0] if given else {}), "item": inside}, *given[1:]]
        return {"answer": given}

    def _kept(self, item: Item, under: tuple[int, ...], told: dict[str, Any]) -> list[dict[str, Any]]:
        held = {key: value for key, value in told.items() if value}
        if not held and not self.whole:
            return []
        text = {"text": item.words.plain} if item.words.plain else {}
        node = {"linkId": item.link_id, **text, **held}
        self.nodes[Place(item.link_id, under)] = node
        return [node]


def tree(
    questionnaire: Questionnaire, answers: Answers, give: Give, whole: bool = False
) -> tuple[list[Any], Mapping[Place, Any]]:
    """The items of a response, and the one of each place."""
    found = Tree(answers, repetitions(lines(questionnaire), answers), give, whole)
    return found.items(questionnaire.items, ()), found.nodes
