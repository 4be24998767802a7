"""A questionnaire as a value, from the file that the practice brought; read once and remembered."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from luwte.exchange.fhir import questionnaires
from luwte.exchange.fhir.calculations import calculate
from luwte.library.instruments import facts
from luwte.records.responses.models import Instrument
from luwte.rules.instruments.matching import Match, match
from luwte.rules.instruments.scoring import score
from luwte.rules.instruments.totals import Total, totals
from luwte.rules.instruments.values import Answers, Questionnaire


@dataclass(frozen=True, slots=True)
class Whole:
    """The questionnaire, its JSON, and the scoring facts that belong to it, if any."""

    questionnaire: Questionnaire
    resource: str
    match: Match | None

    def totals(self, answers: Answers, stated: Mapping[str, Decimal] | None = None) -> tuple[Total, ...]:
        """Every total of these answers: by the facts, by the file's own calculation, and as stated."""
        scores = score(self.questionnaire, answers, self.match) if self.match else ()
        own = calculate(self.questionnaire, answers, self.resource).totals
        return totals(self.questionnaire, scores, own, stated)

    def known_as(self, link_id: str) -> str:
        """What the facts call a question."""
        items = self.match.items if self.match else {}
        return next((name for name, found in items.items() if found == link_id), "")


def whole(instrument: Instrument) -> Whole:
    """The questionnaire of an instrument."""
    return _whole(instrument.resource, instrument.facts)


@lru_cache(maxsize=128)
def _whole(resource: str, said: str) -> Whole:
    read = questionnaires.read(resource.encode())
    return Whole(read.questionnaire, resource, match(read.questionnaire, facts(), said) if said else None)
