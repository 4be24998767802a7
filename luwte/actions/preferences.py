"""Choosing: measuring or not, screen-free hours, the wish when nothing comes in."""

from dataclasses import replace
from uuid import UUID

from luwte.actions import shifts
from luwte.actions.caseload import keep
from luwte.actions.dossiers import born, change, insert, receive, replayed, there
from luwte.actions.writing import Pen, writing
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.dossiers.models import Preferences as PreferencesRow
from luwte.records.dossiers.queries import preferences
from luwte.records.eyes import Eyes
from luwte.rules.access import Act
from luwte.rules.preferences import Preferences, Wish


def choose(by: Eyes, dossier_id: UUID, chosen: Preferences, *, client_id: UUID) -> None:
    """The coachee's choices from now on; the wish also reaches the coach's list, where a share lets it be seen."""
    dossier = there(by, dossier_id)
    with writing(by, Act.CHOOSE, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        before = preferences(by, dossier.id).shifts
        receive(pen, client_id, "preferences", _keep(pen, dossier, chosen))
        if before != chosen.shifts:
            shifts.switch(pen, dossier, on=chosen.shifts)


def wish(pen: Pen, dossier: Dossier, wanted: Wish) -> None:
    """The coachee's wish when nothing comes in, as the intake asks it, in the transaction of whoever writes."""
    chosen = preferences(pen.by, dossier.id)
    if chosen.wish is not wanted:
        _keep(pen, dossier, replace(chosen, wish=wanted))


def _keep(pen: Pen, dossier: Dossier, chosen: Preferences) -> PreferencesRow:
    ring = keys.ring([dossier.id])
    row = PreferencesRow.objects.filter(dossier_id=dossier.id).first()
    if row is None:
        row = PreferencesRow(**born(pen.by, dossier))
        insert(row, ring, chosen.to_json())
    else:
        change(pen.by, row, ring, chosen.to_json())
    keep(pen.by, dossier, ring, wish=chosen.wish.value if chosen.wish else None)
    pen.log("preferences.choose", "U", "preferences", row.id)
    return row
