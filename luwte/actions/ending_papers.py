"""The summary of a trajectory as a paper: made from what both have seen; a page and a PDF come from the same value."""

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from luwte.actions.papers import LANGUAGE, Paper, day
from luwte.library.phases import name


def summary(known: dict[str, Any], did: str, helps: str, today: date) -> Paper:
    """What was, in the order in which one would tell it. For the coachee, and for nobody else."""
    with translation.override(LANGUAGE):
        steps = [
            _("%(phase)s, vanaf %(day)s") % {"phase": name(phase, LANGUAGE), "day": day(since)}
            for since, phase in known["phases"]
        ]
        parts = [
            _section(_("Wat jullie deden"), _lines(did)),
            _section(_("Je doelen, in jouw woorden"), items=known["goals"]),
            _section(_("De fasen"), items=steps),
            _section(_("Wat jullie het laatst afspraken"), items=known["agreed"]),
            _section(_("Wat helpt om het vast te houden"), _lines(helps)),
        ]
        facts = [
            [_("Coach"), known["coach"]],
            [_("Begin"), day(known["first"])],
            [_("Eind"), day(known["last"])],
            [_("Gehouden sessies"), str(known["held"])],
        ]
        head: Paper = {"number": "", "intro": [], "table": None, "lang": LANGUAGE, "kind": "summary"}
        return {
            **head,
            "title": _("Samenvatting van het traject"),
            "date": today.isoformat(),
            "from": {"name": known["practice"], "lines": []},
            "to": {"name": known["coachee"], "lines": []},
            "facts": facts,
            "sections": [one for one in parts if one["paragraphs"] or one["items"]],
        }


def _section(title: str, paragraphs: list[str] | None = None, items: list[str] | None = None) -> Paper:
    return {"title": title, "paragraphs": paragraphs or [], "items": items or []}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
