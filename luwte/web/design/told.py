"""What someone made of a piece, in words: read back by the coachee, on paper, and by whom it is shown to."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from luwte.exchange.charts import life_line
from luwte.rules.content.values import Runs
from luwte.rules.pieces import Answers, Line

PLACES = {
    "head": _l("hoofd"),
    "eyes": _l("ogen"),
    "jaw": _l("kaken"),
    "neck": _l("nek en keel"),
    "shoulders": _l("schouders"),
    "chest": _l("borst"),
    "back": _l("rug"),
    "belly": _l("buik"),
    "arms": _l("armen"),
    "hands": _l("handen"),
    "legs": _l("benen"),
    "feet": _l("voeten"),
    "none": _l("niet in mijn lijf"),
}
WHERES: dict[Runs, Mapping[str, Any]] = {
    Runs.ENERGY_MAP: {"home": _l("thuis"), "work": _l("werk of studie"), "elsewhere": _l("ergens anders")},
    Runs.BODY_MAP: PLACES,
}
WHATS: dict[Runs, Mapping[str, Any]] = {
    Runs.ENERGY_MAP: {"gives": _l("geeft"), "costs": _l("kost"), "both": _l("allebei")},
    Runs.VALUES: {"close": _l("telt veel"), "some": _l("telt wat"), "away": _l("leg weg")},
    Runs.BODY_MAP: {"too_much": _l("als het te veel is"), "good": _l("als het goed is")},
    Runs.BIOGRAPHY: {"high": _l("hoog"), "low": _l("laag")},
}


def told(runs: Runs, answers: Answers) -> list[str]:
    """Answers as sentences; a life from early to late, everything else as it was written."""
    return [_told(runs, one) for one in in_order(runs, answers)] + [answers.note] * bool(answers.note)


def in_order(runs: Runs, answers: Answers) -> list[Line]:
    """The lines as they are read back."""
    lines = answers.lines
    if runs is not Runs.BIOGRAPHY:
        return list(lines)
    return [lines[n] for n in life_line.in_order([life_line.Moment(one.year, one.what) for one in lines])]


def minutes(count: int) -> str:
    """How long it takes, in words."""
    return ngettext("%(n)d minuut", "%(n)d minuten", count) % {"n": count}


def _told(runs: Runs, line: Line) -> str:
    named = [WHERES.get(runs, {}).get(line.where), WHATS.get(runs, {}).get(line.what)]
    beside = ", ".join(str(one) for one in named if one)
    year = f"{line.year}: " if line.year else ""
    return f"{year}{line.text}{f' ({beside})' if beside else ''}{f'. {line.more}' if line.more else ''}"
