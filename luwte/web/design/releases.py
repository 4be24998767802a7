"""Reports and letters in words, the same for coach and coachee."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _l

from luwte.records.releases.queries import Released
from luwte.rules.releases import Kind, State, Wrong

KINDS = {Kind.REPORT: _l("Verslag"), Kind.LETTER: _l("Brief")}
STATES = {
    State.PROPOSED: _l("ligt klaar om te lezen"),
    State.RELEASED: _l("vrijgegeven"),
    State.DECLINED: _l("niet vrijgegeven"),
    State.WITHDRAWN: _l("ingetrokken"),
}
WRONGS = {
    Wrong.PERIOD: _l("De laatste dag ligt voor de eerste. Kies opnieuw."),
    Wrong.FUTURE: _l("Deze dag moet nog komen. Kies vandaag of een dag ervoor."),
    Wrong.LONG: _l("Deze periode is langer dan drie jaar. Kijk het jaar na."),
    Wrong.SENTENCE: _l("Kies een van de zinnen."),
    Wrong.TOO_MANY: _l("Kies niet meer dan zes zinnen."),
    Wrong.NAME: _l("Schrijf voor wie dit is."),
    Wrong.TELLING: _l("Deze naam zegt iets over gezondheid. Schrijf een naam of een afdeling zonder dat woord."),
    Wrong.TOO_LONG: _l("Dit is te lang om op te slaan. Maak het iets korter."),
    Wrong.QUESTION: _l("Schrijf eerst de vraag aan de arts."),
}


def listed(found: Iterable[Released]) -> list[dict[str, Any]]:
    """Each with its words."""
    return [{"one": one, "title": KINDS[one.kind], "stands": STATES[one.state]} for one in found]
