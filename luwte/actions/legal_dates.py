"""Noting the day from which the law's dates are counted, changing it, and taking it away."""

from datetime import date
from uuid import UUID

from luwte.actions import standing
from luwte.actions.dossiers import NotThere, born, receive, replayed, there
from luwte.actions.writing import writing
from luwte.library.calendars import calendar
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.legal_dates.models import LegalAnchor
from luwte.rules.access import Act
from luwte.rules.calendar import Wrong, cannot


class NotTaken(Exception):
    """The dates from this day would say nothing; `why` says why."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(why)
        self.why = why


def note(by: Eyes, dossier_id: UUID, on: date, *, in_calendar: bool, client_id: UUID) -> None:
    """The day, and whether the dates stand in the private calendar too. The newest page wins: it is one day."""
    dossier = there(by, dossier_id)
    file = calendar(by.country)
    if why := cannot(file.anchor, on, file.last_week, by.today):
        raise NotTaken(why)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        row, new = _row(dossier), {"on": on.isoformat(), "in_calendar": in_calendar}
        if row is None:
            row = LegalAnchor(**born(by, dossier))
            standing.begin(row, new)
        else:
            standing.put(by, row, new, row.revision)
        receive(pen, client_id, "legal_anchor", row)
        pen.log("legal_dates.note", "U", "legal_anchor", row.id)


def undo(by: Eyes, dossier_id: UUID) -> None:
    """What stood there before the last change, or nothing when there was nothing."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if (row := _row(dossier)) is None:
            raise NotThere
        row_id = row.id
        pen.log("legal_dates.undo", "U" if standing.take_back(by, row) else "D", "legal_anchor", row_id)


def forget(by: Eyes, dossier_id: UUID) -> None:
    """Takes the day away, and the dates with it."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if (row := _row(dossier)) is None:
            raise NotThere
        pen.log("legal_dates.forget", "D", "legal_anchor", row.id)
        row.delete()


def _row(dossier: Dossier) -> LegalAnchor | None:
    return LegalAnchor.objects.filter(dossier=dossier).first()
