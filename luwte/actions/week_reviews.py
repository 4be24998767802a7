"""Looking back on a week of building up: once per form, nothing overwritten unseen, and undo."""

from datetime import date
from uuid import UUID

from luwte.actions import standing
from luwte.actions.dossiers import NotThere, born, receive, replayed, there
from luwte.actions.kept import Taken
from luwte.actions.writing import writing
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.reintegration.models import WeekReview
from luwte.rules.access import Act
from luwte.rules.reintegration.reviews import Review, Wrong, monday, to_json, wrongs


class NotTaken(Exception):
    """It breaks a rule; `why` says which."""

    def __init__(self, why: tuple[Wrong, ...]) -> None:
        super().__init__(", ".join(why))
        self.why = why


def save(
    by: Eyes,
    dossier_id: UUID,
    week: date,
    review: Review,
    *,
    client_id: UUID,
    base_revision: int,
    draft: bool = False,
) -> Taken:
    """Keeps the look back on the week that this day lies in; a `draft` came by itself and is not logged."""
    week, dossier = monday(week), there(by, dossier_id)
    if why := wrongs(review, week, by.today):
        raise NotTaken(why)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return Taken(receipt.revision)
        row, stale = _row(dossier, week), False
        if row is None:
            row = WeekReview(**born(by, dossier), week=week)
            standing.begin(row, to_json(review))
        else:
            stale = standing.put(by, row, to_json(review), base_revision)
        receive(pen, client_id, "week_review", row)
        if not draft:
            pen.log("week_reviews.save", "U", "week_review", row.id)
    return Taken(row.revision, stale)


def undo(by: Eyes, dossier_id: UUID, week: date) -> None:
    """What stood there before, or nothing when there was nothing."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if (row := _row(dossier, monday(week))) is None:
            raise NotThere
        row_id = row.id
        pen.log("week_reviews.undo", "U" if standing.take_back(by, row) else "D", "week_review", row_id)


def _row(dossier: Dossier, week: date) -> WeekReview | None:
    return WeekReview.objects.filter(dossier=dossier, week=week).first()
