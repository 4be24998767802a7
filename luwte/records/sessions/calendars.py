"""Questions about calendars: when a coach is away or busy, a coachee's quiet days, and who reads at an address."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.dossiers.queries import visible
from luwte.records.eyes import Eyes, Role
from luwte.records.people.models import Membership, Practice
from luwte.records.sessions.models import Absence, CalendarFeed, QuietDays
from luwte.rules.coaching_sessions import Span


@dataclass(frozen=True, slots=True)
class Away:
    """When a coach is away, wants quiet, or has something else."""

    id: UUID
    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quiet:
    """The days on which a coachee would rather have no talk: weekdays (0 is Monday), and days with first and last."""

    weekdays: tuple[int, ...] = ()
    spans: tuple[tuple[date, date], ...] = ()
    revision: int = 0

    def days(self, first: date, length: int) -> set[date]:
        """The quiet days among `length` days from `first` on."""
        every = [first + timedelta(days=n) for n in range(length)]
        return {day for day in every if day.weekday() in self.weekdays or any(a <= day <= b for a, b in self.spans)}


def away(eyes: Eyes, since: datetime) -> list[Away]:
    """When the coach who looks is away, wants quiet or is busy, from a moment on."""
    if eyes.role is not Role.COACH:
        return []
    rows = Absence.objects.filter(person_id=eyes.person_id, practice_id=eyes.practice_id, ends_at__gt=since)
    return [Away(row.id, row.kind, Span(row.starts_at, row.ends_at)) for row in rows.order_by("starts_at")]


def quiet(eyes: Eyes, dossier_id: UUID) -> Quiet:
    """A coachee's quiet days: one's own, and for whoever guides, who plans around them."""
    row = QuietDays.objects.filter(dossier__in=visible(eyes), dossier_id=dossier_id).first()
    if row is None or eyes.role not in {Role.COACHEE, Role.COACH}:
        return Quiet()
    value = keys.ring([dossier_id]).open(row)
    spans = tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in value["spans"])
    return Quiet(tuple(value["weekdays"]), spans, row.revision)


def feeds(eyes: Eyes) -> list[CalendarFeed]:
    """The own addresses at which a calendar reads, in this capacity; the newest first."""
    if eyes.role not in {Role.COACHEE, Role.COACH}:
        return []
    rows = CalendarFeed.objects.filter(person_id=eyes.person_id, practice_id=eyes.practice_id, revoked_at=None)
    return list(rows.filter(dossier_id=eyes.dossier_id).order_by("-made_at"))


def reader(eyes: Eyes) -> Eyes | None:
    """The eyes of whose calendar this link is, for whoever holds it; None when it was revoked or never there."""
    if eyes.role is not Role.GUEST:
        return None
    row = CalendarFeed.objects.filter(token_hash=eyes.token, revoked_at=None).first()
    if row is None:
        return None
    role = Role.COACHEE if row.dossier_id else Role.COACH
    mine = {"person_id": row.person_id, "practice_id": row.practice_id, "dossier_id": row.dossier_id}
    return replace(eyes, role=role, token="", **mine)


def still_reads(eyes: Eyes) -> Practice | None:
    """The practice in whose name these eyes read their calendar; None when the dossier, work or account there ended."""
    if eyes.role is Role.COACHEE:
        row = Dossier.objects.filter(
            id=eyes.dossier_id, person_id=eyes.person_id, closed_at=None, person__is_active=True
        )
        found = row.select_related("practice").first()
        return found.practice if found else None
    rows = Membership.objects.filter(
        person_id=eyes.person_id, practice_id=eyes.practice_id, role=Role.COACH.value, person__is_active=True
    )
    here = [one for one in rows.select_related("practice") if one.until is None or one.until > eyes.today]
    return here[0].practice if here else None


def whole_days(first: date, last: date, zone: str) -> Span:
    """From the begin of the first day until the end of the last, on the practice's clock."""
    here = ZoneInfo(zone)
    start = datetime.combine(first, time(), here)
    end = datetime.combine(last + timedelta(days=1), time(), here)
    utc = ZoneInfo("UTC")
    return Span(start.astimezone(utc), end.astimezone(utc))
