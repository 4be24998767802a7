"""Totals over time as pages show them: sentences, a picture and a table; no band of severity, no judgement."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luwte.actions.questionnaires import Whole, whole
from luwte.exchange.charts import totals as charts
from luwte.records.responses.queries import Filled
from luwte.rules.change import Refused, band, change
from luwte.rules.instruments.facts import Scale
from luwte.rules.instruments.totals import Total
from luwte.rules.instruments.values import Type
from luwte.web.design.answers import number, opened, spoken

NO_TOTAL = "–"


@dataclass(slots=True)
class Row:
    """One scale on one day."""

    day: date
    value: str
    stated: str
    mismatch: bool


@dataclass(slots=True)
class ScaleTold:
    """A scale over time."""

    title: str
    between: str
    rows: list[Row] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Told:
    """What the page shows: each scale, the picture, and words of one's own beside the days."""

    scales: list[ScaleTold]
    picture: SafeString | None
    band: bool
    own: list[tuple[date, list[tuple[str, str]]]]
    source: str
    unknown: bool


def totals(filled: Sequence[Filled]) -> Told:
    """Every total of these finished answers, oldest first."""
    rows = sorted(filled, key=lambda one: (one.day, one.done_at))
    held: dict[str, list[tuple[Filled, Total]]] = {}
    for one in rows:
        told = whole(one.instrument)
        stated = {link_id: Decimal(value) for link_id, value in one.stated.items()}
        for total in told.totals(opened(one.answers), stated):
            held.setdefault(total.id, []).append((one, total))
    scales = [_scale(key, found) for key, found in held.items()]
    panels = [panel for found in held.values() if (panel := _panel(found))]
    last = whole(rows[-1].instrument)
    return Told(
        scales,
        _picture(panels, rows, " ".join(sentence for one in scales for sentence in one.sentences)) if panels else None,
        any(panel.band is not None for panel in panels),
        [(one.day, words) for one in rows if (words := _own(whole(one.instrument), one))],
        last.match.facts.source if last.match else "",
        any(len(one.rows) > 1 and not _noise_known(found) for one, found in zip(scales, held.values(), strict=True)),
    )


def _scale(key: str, found: list[tuple[Filled, Total]]) -> ScaleTold:
    first = found[0][1]
    scale = first.scale
    told = ScaleTold(_title(found[-1][0], found[-1][1]), _between(scale) if scale else "")
    for one, total in found:
        told.rows.append(Row(one.day, _shown(total.value), _shown(total.stated, ""), total.mismatch))
    known = [(one.day, total.value) for one, total in found if total.value is not None]
    if len(known) > 1:
        told.sentences = _difference(known[0], known[-1], scale)
    return told


def _difference(first: tuple[date, Decimal], last: tuple[date, Decimal], scale: Scale | None) -> list[str]:
    """The difference of the first and the last, and whether it is larger than the noise that was assumed."""
    away = abs(last[1] - first[1])
    days = {"one": date_format(first[0], "j F Y"), "two": date_format(last[0], "j F Y"), "n": number(away)}
    told = [_("Tussen %(one)s en %(two)s verschilt het totaal %(n)s.") % days]
    if scale is None or scale.sd is None or scale.reliability is None:
        return told
    try:
        found = change(float(first[1]), float(last[1]), float(scale.sd), float(scale.reliability))
    except Refused:
        return told
    noise = {"n": number(Decimal(str(round(found.band, 2))))}
    told.append(
        (
            _("Een verschil tot %(n)s kan toeval zijn. Dit is meer.")
            if found.larger
            else _("Een verschil tot %(n)s kan toeval zijn. Dit valt daarbinnen.")
        )
        % noise
    )
    assumed = {"r": number(scale.reliability), "sd": number(scale.sd), "source": scale.reliability_source}
    told.append(
        _("We gingen uit van een betrouwbaarheid van %(r)s en een spreiding van %(sd)s (%(source)s).") % assumed
    )
    if scale.min_change is not None:
        least = {"n": number(scale.min_change), "source": scale.min_change_source}
        told.append(_("De bron noemt een verschil van %(n)s als merkbaar (%(source)s).") % least)
    return told


def _noise_known(found: list[tuple[Filled, Total]]) -> bool:
    scale = found[0][1].scale
    return scale is not None and scale.sd is not None and scale.reliability is not None


def _between(scale: Scale) -> str:
    ends = {"low": number(scale.lowest), "high": number(scale.highest)}
    return _("Het totaal ligt altijd tussen %(low)s en %(high)s.") % ends


def _title(one: Filled, total: Total) -> str:
    if total.scale is not None:
        titles = total.scale.title
        return titles.get((get_language() or "nl")[:2], titles["nl"])
    items = {item.link_id: item for item in whole(one.instrument).questionnaire.walk()}
    item = items.get(total.link_id)
    return (spoken(item.words) if item else "") or _("Totaal uit het bestand")


def _shown(value: Decimal | None, nothing: str = NO_TOTAL) -> str:
    return nothing if value is None else number(value)


def _panel(found: list[tuple[Filled, Total]]) -> charts.Panel | None:
    points = [(one.day, float(total.value)) for one, total in found if total.value is not None]
    if not points:
        return None
    scale = found[-1][1].scale
    values = [value for _day, value in points]
    lowest, highest = (float(scale.lowest), float(scale.highest)) if scale else (min(0.0, *values), max(1.0, *values))
    noise = None
    if scale is not None and scale.sd is not None and scale.reliability is not None and len(points) > 1:
        noise = band(float(scale.sd), float(scale.reliability))
    return charts.Panel(_title(*found[-1]), lowest, highest, points, noise)


def _picture(panels: list[charts.Panel], rows: Sequence[Filled], description: str) -> SafeString:
    days = [(one.day, date_format(one.day, "j b Y")) for one in rows]
    picture = charts.svg(panels, _("De totalen als plaatje"), description, days, "totals")
    return mark_safe(picture)  # noqa: S308  # nosec


def _own(told: Whole, one: Filled) -> list[tuple[str, str]]:
    """Words of one's own in this response, with their question."""
    items = {item.link_id: item for item in told.questionnaire.walk()}
    found = []
    for place, values in opened(one.answers).items():
        item = items.get(place.link_id)
        if item is not None and item.type in (Type.TEXT, Type.STRING):
            words = " · ".join(value for value in values if isinstance(value, str) and value.strip())
            found += [(spoken(item.words), words)] if words else []
    return found
