"""Looking back on a week of building up: once per form, nothing overwritten unseen, and undo."""

from datetime import date
from uuid import UUID

from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.kept import KEPT_MOST, Taken
from luwte.actions.writing import writing
from luwte.records import keys
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
        row, stale = _kept(by, dossier, week, review, base_revision)
        receive(pen, client_id, "week_review", row)
        if not draft:
            pen.log("week_reviews.save", "U", "week_review", row.id)
    return Taken(row.revision, stale)


def undo(by: Eyes, dossier_id: UUID, week: date) -> None:
    """What stood there before, or nothing when there was nothing."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        row = WeekReview.objects.filter(dossier=dossier, week=monday(week)).first()
        if row is None:
            raise NotThere
        ring = keys.ring([dossier.id])
        value = ring.open(row)
        pen.log("week_reviews.undo", "U" if value["before"] else "D", "week_review", row.id)
        if value["before"]:
            change(by, row, ring, {**value, "now": value["before"], "before": None})
        else:
            row.delete()


def _kept(by: Eyes, dossier: Dossier, week: date, review: Review, base_revision: int) -> tuple[WeekReview, bool]:
    ring, new = keys.ring([dossier.id]), to_json(review)
    row = WeekReview.objects.filter(dossier=dossier, week=week).first()
    if row is None:
        row = WeekReview(**born(by, dossier), week=week)
        insert(row, ring, {"now": new, "before": None, "kept": []})
        return row, False
    value = ring.open(row)
    if base_revision != row.revision and new != value["now"]:
        change(by, row, ring, {**value, "kept": [*value["kept"], new][-KEPT_MOST:]})
        return row, True
    change(by, row, ring, {**value, "now": new, "before": value["now"]})
    return row, False
