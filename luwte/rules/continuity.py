"""When someone stands in, how long a stop can be undone, and which dates of a change of hands are odd."""

from datetime import date, datetime, timedelta
from enum import StrEnum

STAND_IN_MOST = timedelta(days=183)
UNDO = timedelta(days=1)
NOTE_MOST = 2000
FAREWELL_MOST = timedelta(days=731)
TOGETHER_MOST = timedelta(days=183)
LINK_AFTER = timedelta(days=7)  # so long after the session the page can still be read
TALK_WITHIN = 2  # sessions, when a running course is taken over


class Wrong(StrEnum):
    """Why it cannot be so."""

    SELF = "stands in for oneself"
    ENDS = "ends before it begins"
    PAST = "over already"
    LONG = "too long"
    TOO_LONG = "too many words"


def stand_in_wrongs(coach: object, substitute: object, since: date, until: date, today: date) -> tuple[Wrong, ...]:
    """What is odd about standing in from `since` up to and with `until`."""
    found = [Wrong.SELF] if coach == substitute else []
    if until < since:
        return (*found, Wrong.ENDS)
    if until < today:
        found.append(Wrong.PAST)
    if until - min(since, today) > STAND_IN_MOST:
        found.append(Wrong.LONG)
    return tuple(found)


def may_undo(stopped: datetime, now: datetime) -> bool:
    """Whether what was put to rest can still be taken up again."""
    return now - stopped <= UNDO


def day_wrong(day: date, today: date, most: timedelta) -> Wrong | None:
    """What is odd about a day that is to come: the last one of a practice, or of a session together."""
    if day < today:
        return Wrong.PAST
    return Wrong.LONG if day - today > most else None


def link_holds(on: date, today: date) -> bool:
    """Whether the page for someone who is invited can still be read."""
    return today <= on + LINK_AFTER


def since_wrong(since: date, today: date) -> Wrong | None:
    """What is odd about the day on which a course began elsewhere."""
    if since > today:
        return Wrong.ENDS
    return Wrong.LONG if today - since > timedelta(days=3653) else None
