"""The own list of signals, filled in by someone of the demo."""

import random
from uuid import UUID

from luwte.actions import responses
from luwte.actions.questionnaires import whole
from luwte.records.eyes import Eyes, looking
from luwte.records.responses import queries
from luwte.rules.instruments.values import Place, Value


def fill_in(own: Eyes, dossier_id: UUID, lines: tuple[str, ...], weeks: int, chance: random.Random) -> None:
    """Every question an answer, a bit higher the longer ago; the first text a line of one's own."""
    with looking(own):
        shipped = queries.own_lists(own)[0]
        row = responses.start(own, dossier_id, shipped.id, None, client_id=_id(chance))
        answers: dict[Place, tuple[Value, ...]] = {}
        written = 0
        for item in whole(shipped).questionnaire.walk():
            if item.asks and item.options:
                n = min(len(item.options) - 1, max(0, round(chance.gauss(1.6 + weeks / 7, 0.8))))
                answers[Place(item.link_id)] = (item.options[n].value,)
            elif item.asks and not written:
                answers[Place(item.link_id)] = (lines[weeks % len(lines)],)
                written += 1
        responses.save(own, dossier_id, row, answers, client_id=_id(chance), base_revision=1)
        responses.finish(own, dossier_id, row)


def _id(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)
