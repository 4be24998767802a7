"""A dossier's days as every page shows them: a picture, what it says in words, and the table beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.formats import date_format, number_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from luwte.exchange.charts import timeline as charts
from luwte.records.dossier_view.queries import DayView, days, values
from luwte.records.eyes import Eyes
from luwte.records.trajectories.queries import Course, course
from luwte.rules.day import DayValue, Place, by_week, summary, usual_range
from luwte.web.design.phases import phase_short

SPANS = {"60": (60, _l("2 maanden")), "365": (365, _l("1 jaar")), "alles": (None, _l("Alles"))}
SERIES = {"energy": _l("Energie"), "tension": _l("Spanning"), "sleep": _l("Slaap")}
IN_WEEKS_FROM = 400
TABLE_MOST = 120
MONTHS_MOST = 5
PLACES = {
    Place.BELOW: _l("Dat ligt lager dan gewoonlijk."),
    Place.WITHIN: _l("Dat is zoals gewoonlijk."),
    Place.ABOVE: _l("Dat ligt hoger dan gewoonlijk."),
}


@dataclass(frozen=True, slots=True)
class Timeline:
    """What `design/timeline.html` shows: sentences first, then picture and table (newest first)."""

    sentences: list[str]
    picture: SafeString | None
    weekly: bool
    table: list[DayView]
    more: int
    span: str
    spans: list[tuple[str, str]]
    first_phase: bool

    @property
    def years(self) -> bool:
        """Whether a day needs its year."""
        return self.span != "60"


def timeline(eyes: Eyes, dossier_id: UUID, span: str = "60") -> Timeline:
    """The last two months, the last year, or all days (`span` as in the address)."""
    span = span if span in SPANS else "60"
    length = SPANS[span][0]
    found = days(eyes, dossier_id, eyes.today - timedelta(days=length) if length else None, eyes.today)
    way = course(eyes, dossier_id)
    first = eyes.today - timedelta(days=length) if length else (found[0].day if found else eyes.today)
    weekly = (eyes.today - first).days > IN_WEEKS_FROM
    said = _sentences(found, eyes.today)
    return Timeline(
        said,
        _picture(found, first, eyes.today, way, weekly, " ".join(said)) if found else None,
        weekly,
        found[::-1][:TABLE_MOST],
        max(0, len(found) - TABLE_MOST),
        span,
        [(key, str(words)) for key, (_days, words) in SPANS.items()],
        way.phase == 1,
    )


def _sentences(found: Sequence[DayView], today: date) -> list[str]:
    if not found:
        return []
    told = [ngettext("Er staat %(n)d dag in.", "Er staan %(n)d dagen in.", len(found)) % {"n": len(found)}]
    for key, name in SERIES.items():
        one = summary(values(found, key), today)
        if one is None or one.usual is None:
            continue
        usual = {"name": name, "low": _number(one.usual.low), "high": _number(one.usual.high)}
        words = _("%(name)s: acht van de tien dagen lagen tussen %(low)s en %(high)s.") % usual
        if one.recent is not None and one.place is not None:
            recent = _("De laatste twee weken rond %(n)s.") % {"n": _number(one.recent)}
            words = f"{words} {recent} {PLACES[one.place]}"
        told.append(words)
    return told


def _picture(
    found: Sequence[DayView], first: date, last: date, way: Course, weekly: bool, description: str
) -> SafeString | None:
    panels = [_panel(values(found, key), str(name), weekly) for key, name in SERIES.items()]
    shown = [panel for panel in panels if panel.points]
    if not shown:
        return None
    chart = charts.Timeline(
        _("De dagen als plaatje"),
        description,
        first,
        last,
        shown,
        months=_months(first, last),
        phases=[charts.Mark(since, phase_short(phase)) for since, phase in way.phases],
        every=7 if weekly else 1,
    )
    return mark_safe(charts.svg(chart, "days"))  # noqa: S308  # nosec


def _panel(row: list[DayValue], name: str, weekly: bool) -> charts.Panel:
    usual = usual_range([one.value for one in row])
    shown = by_week(row) if weekly else row
    points = [charts.Point(one.day, one.value) for one in shown]
    return charts.Panel(name, points, (usual.low, usual.high) if usual else None)


def _months(first: date, last: date) -> list[charts.Mark]:
    months = [date(n // 12, n % 12 + 1, 1) for n in range(first.year * 12 + first.month, last.year * 12 + last.month)]
    step = -(-len(months) // MONTHS_MOST) or 1
    words = "b" if len(months) <= MONTHS_MOST else "b y"
    return [charts.Mark(month, date_format(month, words)) for month in months[::step]]


def _number(value: float) -> str:
    return number_format(round(value, 1), 0 if round(value, 1) == round(value) else 1)
