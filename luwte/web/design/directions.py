"""Ways to go on in words, the same for the coachee and for whom they share them with."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.records.directions.queries import Way
from luwte.rules.directions import Kind

KINDS = {
    Kind.BACK: _l("terug naar mijn werk, misschien anders"),
    Kind.OTHER_WORK: _l("ander werk"),
    Kind.BUSINESS: _l("een eigen zaak"),
    Kind.STUDY: _l("leren"),
    Kind.CARE: _l("zorgen voor iemand"),
    Kind.VOLUNTEERING: _l("vrijwilligerswerk"),
    Kind.OWN_PACE: _l("een eigen tempo"),
    Kind.STOP: _l("stoppen met werken"),
}


def compared(found: Sequence[Way]) -> dict[str, Any]:
    """The ways as a table, one row each; nothing to lay beside when there is only one."""
    columns = [_("Weg"), _("Geeft"), _("Kost"), _("Nodig"), _("Proberen"), _("Gemerkt")]
    rows = [[w.now.name, w.now.gives, w.now.costs, w.now.needs, w.now.attempt, w.now.noticed] for w in found]
    return {"columns": columns, "rows": rows if len(rows) > 1 else []}
