"""A practice that stops: its last day, told to every coachee, and taken back."""

from datetime import date
from uuid import uuid4

from luwte.actions.dossiers import NotThere
from luwte.actions.writing import writing
from luwte.records.closings.models import Farewell
from luwte.records.closings.queries import farewell
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes
from luwte.rules.access import Act
from luwte.rules.continuity import FAREWELL_MOST, Wrong, day_wrong


class NotTaken(Exception):
    """The day is odd; `why` says how."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(why)
        self.why = why


class Already(Exception):
    """It was told already."""


def tell(by: Eyes, last_day: date) -> None:
    """Every coachee of the practice gets a mail, and a page that says what they can take along."""
    if why := day_wrong(last_day, by.today, FAREWELL_MOST):
        raise NotTaken(why)
    with writing(by, Act.SET_UP) as pen:
        if farewell(by):
            raise Already
        row = Farewell.objects.create(id=uuid4(), practice_id=by.here, last_day=last_day, told_at=by.at)
        for dossier in visible(by).filter(closed_at=None):
            pen.ask("mail.farewell", dossier=str(dossier.id), farewell=str(row.id))
        pen.log("farewells.tell", "C", "farewell", row.id)


def withdraw(by: Eyes) -> None:
    """The practice goes on after all; the page is gone."""
    with writing(by, Act.SET_UP) as pen:
        if (row := farewell(by)) is None:
            raise NotThere
        Farewell.objects.filter(id=row.id).update(withdrawn_at=by.at)
        pen.log("farewells.withdraw", "U", "farewell", row.id)
