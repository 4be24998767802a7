"""A report and a letter as papers, in fixed order; a page and a PDF come from the same value."""

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from luwte.actions.papers import LANGUAGE, Paper, day
from luwte.library.reports import current
from luwte.rules.releases import Letter, Report


def report(found: Report, to: str, today: date) -> Paper:
    """The report to a client organisation: what `Report` holds, and one sentence on what is not in it."""
    with translation.override(LANGUAGE):
        sentences = current(LANGUAGE).sentences
        period = _("%(first)s tot en met %(last)s") % {"first": day(found.first), "last": day(found.last)}
        facts = [
            [_("Over"), found.coachee],
            [_("Coach"), found.coach],
            [_("Periode"), period],
            [_("Begin"), day(found.started_on) if found.started_on else _("startdatum volgt in overleg")],
            [_("Eind"), day(found.ended_on) if found.ended_on else _("loopt nog")],
            [_("Gehouden sessies"), str(found.held)],
        ]
        agreed = [sentences[name] for name in found.agreements]
        parts = [_section(_("Praktische afspraken"), items=agreed)] if agreed else []
        parts.append(_section(_("Wat hier niet in staat"), [_closing()]))
        return _paper(_("Verslag"), today, found.practice, {"name": to, "lines": []}, facts=facts, sections=parts)


def letter(said: Letter, coachee: str, coach: str, practice: str, today: date) -> Paper:
    """The letter to a doctor, the question first; the coachee carries it."""
    with translation.override(LANGUAGE):
        parts = [
            _section(_("Mijn vraag aan u"), _lines(said.question)),
            _section(_("Wat wij zien"), _lines(said.seen)),
            _section(_("Wat er al gebeurt"), _lines(said.done)),
            _section(
                _("Hoe u kunt antwoorden"),
                [
                    _("Geef uw antwoord aan %(name)s mee. Bellen met de coach mag alleen als %(name)s dat goedvindt.")
                    % {"name": coachee}
                ],
            ),
        ]
        facts = [[_("Over"), coachee], [_("Coach"), coach]]
        whole = [one for one in parts if one["paragraphs"]]
        return _paper(_("Brief"), today, practice, {"name": said.to, "lines": []}, facts=facts, sections=whole)


def _closing() -> str:
    return _("Over de inhoud van de gesprekken gaat geen verslag. De coachee heeft dit verslag gelezen en vrijgegeven.")


def _paper(title: str, on: date, practice: str, to: Paper, **more: Any) -> Paper:
    first: Paper = {"number": "", "intro": [], "facts": [], "table": None, "sections": [], "lang": LANGUAGE}
    head = {"kind": "report", "title": title, "date": on.isoformat(), "from": {"name": practice, "lines": []}}
    return {**first, **head, "to": to, **more}


def _section(title: str, paragraphs: list[str] | None = None, items: list[str] | None = None) -> Paper:
    return {"title": title, "paragraphs": paragraphs or [], "items": items or []}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
