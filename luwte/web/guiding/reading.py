"""Searching and reading pieces as whoever guides: the text, whether it may be given now, and what was shown of it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luwte.actions.dossiers import NotThere
from luwte.exchange.charts import life_line
from luwte.library import pieces as library
from luwte.records.assignments import pieces as queries
from luwte.records.assignments import searching
from luwte.records.assignments.pieces import Held
from luwte.records.assignments.queries import to_give
from luwte.rules.assignments import Purpose
from luwte.rules.content.values import Kind, Runs
from luwte.web.design.phases import phase_name
from luwte.web.design.programme import KINDS, STRENGTHS
from luwte.web.design.searching import SearchForm, asked, go, row
from luwte.web.design.told import in_order, minutes, told
from luwte.web.guiding.places import opened, show, space


def find(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Pieces that were found; what was asked stands in no log."""
    found = opened(request, dossier_id, "assignments")
    form = SearchForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return go(request, form)
    words = asked(request)
    hits = searching.found(request.eyes, found.id, words, get_language() or "nl") if words else ()
    if request.method == "GET":
        form = SearchForm(initial={"asked": words})
    rows = [row(one, _address(request, found.id, one.kind, one.slug)) for one in hits]
    return show(request, "find", dossier=found, form=form, asked=words, rows=rows)


def piece(request: HttpRequest, dossier_id: UUID, kind: str, slug: str) -> HttpResponse:
    """One piece, with what the coachee chose to show of it."""
    found = opened(request, dossier_id, "piece")
    eyes = request.eyes
    held = queries.work(eyes, found.id, kind, slug)
    text = queries.pinned(eyes, held) if held else queries.current(eyes, kind, slug, get_language() or "nl")
    if text is None:
        raise NotThere
    one = library.shown(text.source, slug, text.piece.language, lambda other: _other(request, found.id, other))
    heading = one.heading
    facts = {
        "piece": one,
        "kind": KINDS[Kind(kind)],
        "takes": minutes(heading.minutes),
        "phase": phase_name(min(heading.phase)),
        "sections": [part for part in one.sections if part.title],
        "opening": [part for part in one.sections if not part.title],
        "sources": [(source, STRENGTHS[source.strength]) for source in heading.sources],
        "fits": any(other.slug == slug for other in to_give(eyes, found.id, Purpose.DURING)),
        "what": f"{kind}:{slug}",
        "shown": _shown(held, heading.runs) if held else None,
    }
    return show(request, "piece", dossier=found, **facts)


def _shown(held: Held, runs: Runs) -> dict[str, Any]:
    work = held.work
    picture = ""
    if runs is Runs.BIOGRAPHY and work.answers.lines:
        moments = [life_line.Moment(one.year, one.what) for one in in_order(runs, work.answers)]
        picture = life_line.svg(moments, _("Levenslijn"), _("Wat er staat, staat ook in de lijst hieronder."), "line")
    return {
        "done_on": work.done_on[-1] if work.done_on else None,
        "begun_on": work.begun_on,
        "told": told(runs, work.answers),
        "picture": picture,
        "before": [said for one in reversed(work.before) if (said := told(runs, one))],
    }


def _address(request: HttpRequest, dossier_id: UUID, kind: str, slug: str) -> str:
    if kind == Kind.PROGRAMME:
        return reverse(f"{space(request)}:given", args=[dossier_id])
    return reverse(f"{space(request)}:given_piece", args=[dossier_id, kind, slug])


def _other(request: HttpRequest, dossier_id: UUID, slug: str) -> str:
    """The address of a piece that this one points to."""
    found = library.piece(slug, "nl")
    return _address(request, dossier_id, found.heading.kind if found else Kind.PROGRAMME, slug)
