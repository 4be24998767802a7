"""The first step that a dossier asks of whoever guides, for the top of its page."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from luwte.records.conflicts.queries import noted
from luwte.records.eyes import Eyes
from luwte.records.trajectories.queries import gate, periods, taken_over


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence, and the page that goes with it; `noted` when the writer keeps a conflict note."""

    words: str
    page: str = ""
    label: str = ""
    noted: bool = False


def step(eyes: Eyes, dossier_id: UUID) -> Step:
    """Where the trajectory stands, in a sentence and at most one button."""
    now, has_note = gate(eyes, dossier_id), noted(eyes, dossier_id)
    if now.started_on is None and periods(eyes, dossier_id)[1] is not None:
        return Step(_("Het traject is afgerond."), noted=has_note)
    if now.open and now.started_on:
        return Step(_("Het traject loopt."), noted=has_note)
    if now.open:
        return Step(_("Het traject kan beginnen."), "gate_start", _("Begin het traject"), has_note)
    words, label = _("We wachten nog met het traject. Jij blijft het contact."), _("Kijk wat nodig is")
    if now.started_on:
        words = _("We wachten weer even met het plan. Jij blijft het contact.")
    elif not now.entries and (since := taken_over(eyes, dossier_id)) is not None:
        told = {"day": date_format(since, "j F Y")}
        words = _("Het traject liep al, sinds %(day)s. Het gesprek over veiligheid is nog te voeren.") % told
        label = _("Leg het gesprek vast, binnen twee sessies")
    elif not now.entries:
        words, label = _("Het gesprek over veiligheid staat er nog niet."), _("Kan het traject beginnen?")
    return Step(words, "gate", label, has_note)
