"""Eyes as a value: role, person, practice, own dossier, and the moment that the door read from its clock."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo


class Role(StrEnum):
    """In what capacity someone looks; one person may look in several, never in two at once."""

    COACHEE = "coachee"
    COACH = "coach"
    PRACTICE_MANAGER = "practice_manager"
    CARE_PROFESSIONAL = "care_professional"
    MEMBER = "member"  # logged in, no capacity chosen: own account only
    LOGIN = "login"  # the log-in itself: finds a person by mail address
    GUEST = "guest"  # whoever holds a mailed link: sees what that link is for
    NOBODY = "nobody"  # a visitor
    CLOCK = "clock"  # jobs
    OPERATOR = "operator"  # the command line


GUIDES = frozenset({Role.COACH, Role.CARE_PROFESSIONAL})
STAFF = GUIDES | {Role.PRACTICE_MANAGER}
HOUSE = frozenset({Role.CLOCK, Role.OPERATOR})


@dataclass(frozen=True, slots=True)
class Eyes:
    """Whose eyes look. `at` is the door's clock (aware), `zone` the practice's time zone, `request_id` a trace id."""

    role: Role
    at: datetime
    person_id: UUID | None = None
    practice_id: UUID | None = None
    dossier_id: UUID | None = None
    request_id: str = ""
    access_point: str = ""
    zone: str = "Europe/Amsterdam"
    token: str = ""  # a guest's link, hashed
    country: str = "NL"  # the practice's: whose words texts are read in

    @property
    def today(self) -> date:
        """The calendar day on the practice's clock."""
        return self.at.astimezone(ZoneInfo(self.zone)).date()

    @property
    def me(self) -> UUID:
        """Who looks; ValueError for eyes without a person."""
        if self.person_id is None:
            raise ValueError(f"{self.role} is nobody in particular")
        return self.person_id

    @property
    def here(self) -> UUID:
        """The practice in which these eyes look; ValueError when they look in none."""
        if self.practice_id is None:
            raise ValueError(f"{self.role} looks in no practice")
        return self.practice_id


def nobody(at: datetime, **where: str) -> Eyes:
    """A visitor's eyes."""
    return Eyes(Role.NOBODY, at, **where)  # type: ignore[arg-type]


def clock(at: datetime, **where: str) -> Eyes:
    """The eyes of a job."""
    return Eyes(Role.CLOCK, at, **where)  # type: ignore[arg-type]


def operator(at: datetime, **where: str) -> Eyes:
    """The eyes of whoever holds the machine."""
    return Eyes(Role.OPERATOR, at, **where)  # type: ignore[arg-type]
