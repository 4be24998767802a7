"""Saying when one answers, and when one is away."""

from datetime import date

from luwte.actions.writing import writing
from luwte.records.eyes import Eyes
from luwte.records.offices.models import Office as OfficeRow
from luwte.rules.access import Act
from luwte.rules.messages import Office, Wrong, away, office_wrongs


class NotTaken(Exception):
    """The hours are odd; `why` says how."""

    def __init__(self, why: tuple[Wrong, ...]) -> None:
        super().__init__(", ".join(why))
        self.why = why


def keep(by: Eyes, office: Office, first: date | None, last: date | None) -> None:
    """The hours of whoever says them, in this practice, and an absence from `first` up to and with `last`."""
    if why := office_wrongs(office, first, last, by.today):
        raise NotTaken(why)
    gone = away(first, last)
    with writing(by, Act.KEEP_OFFICE) as pen:
        row, _made = OfficeRow.objects.update_or_create(
            practice_id=by.here,
            person_id=by.me,
            defaults={
                "days": "".join(str(day) for day in sorted(office.days)),
                "opens": office.opens,
                "closes": office.closes,
                "away_from": gone.first if gone else None,
                "away_until": gone.last if gone else None,
                "changed_at": by.at,
            },
        )
        pen.log("offices.keep", "U", "office", row.id)
