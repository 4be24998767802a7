"""Steps back to work in words and as a picture, the same for the coachee and for whom they share it with."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from luwte.exchange.charts import weeks
from luwte.library.country import terms
from luwte.records.eyes import Eyes
from luwte.records.reintegration import queries
from luwte.rules.reintegration.course import Event, Stretch, Turn, after, at
from luwte.rules.reintegration.reviews import sums
from luwte.rules.reintegration.values import Agreed, Kind, Plan, Step, Where, Who, week_minutes, whole_minutes
from luwte.web.design.programme import language

KINDS = {
    Kind.EMPLOYER: _l("bij een werkgever"),
    Kind.BUSINESS: _l("in een eigen zaak"),
    Kind.STUDY: _l("studie of school"),
    Kind.CARE: _l("zorgen voor iemand"),
    Kind.VOLUNTEERING: _l("vrijwilligerswerk"),
}
WHERE = {Where.THERE: _l("op de plek zelf"), Where.HOME: _l("thuis"), Where.BOTH: _l("allebei")}
MINE = {Who.ME: _l("Ikzelf"), Who.MANAGER: _l("Mijn leidinggevende"), Who.OTHER: _l("Iemand anders")}
THEIRS = {Who.ME: _l("Coachee"), Who.MANAGER: _l("Leidinggevende"), Who.OTHER: _l("Iemand anders")}
MOST_WEEKS = 104  # what a picture can show
TURNS = {
    Turn.HOLD: _l("Even stilstaan"),
    Turn.GO_ON: _l("Weer verder, waar je was"),
    Turn.AGAIN: _l("Deze stap nog eens, vanaf het begin"),
    Turn.BACK: _l("Een stap terug"),
}


def shown(eyes: Eyes, dossier_id: Any) -> dict[str, Any] | None:
    """The newest version in time, for a page; None when nothing was put down, or nothing is shared."""
    version, laid = queries.went(eyes, dossier_id)
    if version is None:
        return None
    done = queries.done(eyes, dossier_id)
    every = steps(version.plan, laid, eyes.today)
    return {
        "version": version,
        "now": now(version.plan, laid, eyes.today),
        "steps": every,
        "near": [one for one in every if not one["past"]][:2],
        "turns": [(one, turned(one.event)) for one in queries.turns(eyes, dossier_id)],
        "picture": picture(version.plan, laid, done, eyes.today),
        "laid": laid,
    }


def now(plan: Plan, laid: Sequence[Stretch], today: date) -> list[str]:
    """Where someone stands today, and what comes, in sentences."""
    here, told = at(laid, today), []
    if here is not None and here.held:
        told.append(_("Je staat nu stil. Dat mag zo lang als nodig is."))
    elif here is not None:
        facts = {"n": here.step + 1, "all": len(plan.steps), "day": _day(here.last or today)}
        told.append(_("Je bent in stap %(n)s van %(all)s. Die duurt tot en met %(day)s.") % facts)
    elif laid[-1].last is not None and laid[-1].last < today:
        told.append(_("De laatste stap is geweest."))
    if (coming := after(laid, today)) is not None:
        facts = {"n": coming.step + 1, "day": _day(coming.first), "away": _away((coming.first - today).days)}
        told.append(_("Stap %(n)s begint op %(day)s, %(away)s.") % facts)
    return told


def steps(plan: Plan, laid: Sequence[Stretch], today: date) -> list[dict[str, Any]]:
    """Each stretch as a card: its title, its days, and what was agreed for it."""
    return [
        {
            "title": _("Stilstaan") if one.held else _("Stap %(n)s") % {"n": one.step + 1},
            "days": _span(one),
            "now": one.first <= today and (one.last is None or today <= one.last),
            "past": one.last is not None and one.last < today,
            "lines": [] if one.held else lines(plan, plan.steps[one.step]),
        }
        for one in laid
    ]


def lines(plan: Plan, step: Step) -> list[tuple[str, list[str]]]:
    """What a step holds per place: days and hours, then the words that were agreed about it."""
    names = {one.key: one.name for one in plan.posts}
    found = []
    for one in step.stints:
        if one.days:
            facts = {"place": names[one.post], "days": days(one.days), "hours": hours(one.minutes)}
            told = (
                (_("Waar"), WHERE[one.where]),
                (_("Taken"), one.tasks),
                (_("Pauzes"), one.breaks),
                (_("Grenzen"), one.limits),
            )
            head = _("%(place)s: %(days)s per week, %(hours)s per dag") % facts
            found.append((head, [f"{name}: {words}" for name, words in told if words]))
    return found


def summed(plan: Plan) -> list[str]:
    """The sums of each step, in a sentence each."""
    return [
        _("Stap %(n)s: %(week)s per week, %(weeks)s. Samen %(all)s.")
        % {"n": n, "week": hours(week_minutes(one)), "weeks": weeks_words(one.weeks), "all": hours(whole_minutes(one))}
        for n, one in enumerate(plan.steps, 1)
    ]


def who_words(country: str, *, own: bool) -> dict[Who, str]:
    """Who may have agreed, as the coachee says it or as a guide reads it; the doctor has the country's word."""
    doctor = terms(country, language()).bedrijfsarts
    said = MINE if own else THEIRS
    mine = _("Mijn %(doctor)s") % {"doctor": doctor} if own else doctor.capitalize()
    return {one: mine if one is Who.DOCTOR else str(said[one]) for one in Who}


def agreed(found: Sequence[Agreed], who: Mapping[Who, str]) -> list[str]:
    """Who agreed and when, in a line each."""
    told = []
    for one in found:
        name = f"{who[one.who]}, {one.name}" if one.name else who[one.who]
        told.append(_("%(who)s, op %(day)s") % {"who": name, "day": date_format(one.on, "j F Y")})
    return told


def turned(event: Event) -> str:
    """A turn in a line."""
    return f"{TURNS[event.turn]}: {date_format(event.on, 'j F Y')}"


def picture(plan: Plan, laid: Sequence[Stretch], done: Mapping[date, int], today: date) -> dict[str, Any] | None:
    """Each week: what was agreed and, where it was kept, what was done; as a picture and as a table."""
    if not laid:
        return None
    until = max(today, laid[-1].last or today)
    found = sums(plan, laid, done, until)[:MOST_WEEKS]
    title = _("Uren per week: afgesproken, en wat je zelf bijhield")
    bars = [weeks.Week(one.week, one.agreed / 60, None if one.done is None else one.done / 60) for one in found]
    rows = [
        (date_format(one.week, "j F Y"), hours(one.agreed), "" if one.done is None else hours(one.done))
        for one in found
    ]
    columns = [_("Week van"), _("Afgesproken"), _("Bijgehouden")]
    ends = (date_format(found[0].week, "j F"), date_format(found[-1].week, "j F")) if found else ("", "")
    text = _("De open staaf is wat is afgesproken, de volle staaf wat je bijhield. De tabel eronder zegt hetzelfde.")
    return {
        "svg": _safe(weeks.svg(bars, title, text, ends)) if found else "",
        "columns": columns,
        "rows": rows,
        "text": text,
    }


def days(n: int) -> str:
    """A number of days."""
    return ngettext("%(n)s dag", "%(n)s dagen", n) % {"n": n}


def weeks_words(n: int) -> str:
    """A number of weeks."""
    return ngettext("%(n)s week", "%(n)s weken", n) % {"n": n}


def hours(minutes: int) -> str:
    """Minutes as people say them."""
    whole, left = divmod(minutes, 60)
    told = [_("%(n)s uur") % {"n": whole}] if whole or not left else []
    if left:
        told.append(ngettext("%(n)s minuut", "%(n)s minuten", left) % {"n": left})
    return _(" en ").join(told)


def _safe(picture: str) -> SafeString:
    # Every text in it was escaped when it was drawn.
    return mark_safe(picture)  # noqa: S308  # nosec


def _span(one: Stretch) -> str:
    if one.last is None:
        return _("vanaf %(first)s") % {"first": _day(one.first)}
    return _("van %(first)s tot en met %(last)s") % {"first": _day(one.first), "last": _day(one.last)}


def _day(on: date) -> str:
    return date_format(on, "l j F")


def _away(n: int) -> str:
    return _("morgen") if n == 1 else _("over %(n)s dagen") % {"n": n}
