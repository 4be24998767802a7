"""The compass in words, the same for the coachee, a guide and someone who is trusted."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.records.compass.queries import Compass
from luwte.rules.compass import Beacon, Part, Series, Side, lines
from luwte.rules.trusted import How

PARTS = {
    Part.FLAGS: _l("Zo merk ik dat ik mag remmen"),
    Part.WELL: _l("Als het goed gaat"),
    Part.WAVERS: _l("Als het wankelt"),
    Part.WRONG: _l("Als het misgaat"),
    Part.PEOPLE: _l("Mijn mensen"),
    Part.KEEP: _l("Zo blijf ik goed voor mezelf"),
}
HINTS = {
    Part.FLAGS: _l("Iets in je lijf, in je hoofd en in je doen. Bijvoorbeeld: ik word wakker om vier uur."),
    Part.WELL: _l("Wat doe je dan, en wat houd je vast? Bijvoorbeeld: elke dag na de lunch naar buiten."),
    Part.WAVERS: _l("Wat doe je deze dag, en deze week? Eén ding eraf, één ding dat rust geeft."),
    Part.WRONG: _l("Wat doe je dan als eerste, en wat laat je liggen?"),
    Part.PEOPLE: _l("Wie mag het tegen je zeggen, en hoe? Wie bel je? Schrijf er het nummer bij."),
    Part.KEEP: _l("Wat doe je op een gewone dinsdag om goed te blijven?"),
}
SERIES = {Series.ENERGY: _l("energie"), Series.TENSION: _l("spanning"), Series.SLEEP: _l("slaap")}
SIDES = {Side.AT_MOST: _l("of lager"), Side.AT_LEAST: _l("of hoger")}
HOWS = {
    How.CALM: _l("rustig"),
    How.UP_AND_DOWN: _l("wisselend"),
    How.BUSY: _l("druk"),
    How.HEAVY: _l("zwaar"),
    How.COME_BY: _l("kom eens langs"),
}


def told(found: Compass) -> list[dict[str, Any]]:
    """Each part that has words, in lines."""
    return [{"title": PARTS[part], "lines": lines(one.words)} for part, one in found.parts.items()]


def in_words(one: Beacon) -> str:
    """A signal in a sentence."""
    return _("%(name)s: %(series)s op %(limit)s %(side)s, %(times)s keer achter elkaar") % {
        "name": one.name,
        "series": SERIES[one.series],
        "limit": one.limit,
        "side": SIDES[one.side],
        "times": one.times,
    }
