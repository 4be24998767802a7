"""What the gate reads and says: the coach's record, the rules of a country, the outcome with its reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

Moment = date | datetime


class Never(StrEnum):
    """Said out loud that something did not happen; that nothing was said is None."""

    NEVER = "never"


NEVER = Never.NEVER
When = Moment | Never | None


class Topic(StrEnum):
    """A topic of the safety conversation."""

    THOUGHTS_OF_DEATH = "thoughts_of_death"
    HARM = "harm"
    LOW_MOOD = "low_mood"
    TRAUMA = "trauma"
    EATING = "eating"
    ALCOHOL = "alcohol"
    DRUGS_AND_MEDICINES = "drugs_and_medicines"
    PERCEIVING = "perceiving"
    LITTLE_SLEEP_MUCH_ENERGY = "little_sleep_much_energy"
    VIOLENCE = "violence"
    BEREAVEMENT_OR_CRISIS = "bereavement_or_crisis"
    PHYSICAL_COMPLAINTS = "physical_complaints"


class State(StrEnum):
    """What the coach recorded of a topic."""

    NOT_DISCUSSED = "not_discussed"
    ABSENT = "absent"
    PRESENT = "present"
    UNCLEAR = "unclear"


class Kind(StrEnum):
    """Why someone comes: with complaints, or to prevent them."""

    COMPLAINTS = "complaints"
    PREVENTIVE = "preventive"


class Who(StrEnum):
    """Someone whose view may be on record; the country's rules say whose counts."""

    GP = "gp"
    COMPANY_DOCTOR = "company_doctor"
    PSYCHOLOGIST = "psychologist"
    PSYCHIATRIST = "psychiatrist"
    HR = "hr"
    CONTROL_DOCTOR = "control_doctor"
    INSURANCE_DOCTOR = "insurance_doctor"
    OTHER = "other"


class Advice(StrEnum):
    """What a professional thinks of guidance by a coach, the most careful first."""

    NO_COACHING = "no_coaching"
    TREATMENT_FIRST = "treatment_first"
    NOT_GIVEN = "not_given"
    BESIDE_TREATMENT = "beside_treatment"
    MAY_START = "may_start"


class ToldBy(StrEnum):
    """From whom the coach has it."""

    COACHEE = "coachee"
    SPOKEN = "spoken"  # the professional told the coach
    WRITTEN = "written"


class Capacity(StrEnum):
    """In what capacity someone guides."""

    COACH = "coach"
    CARE_PROFESSIONAL = "care_professional"


class WhenPresent(StrEnum):
    """What a present topic asks for: a doctor's view that names it, or the agreement of who treats it."""

    VIEW = "view"
    AGREEMENT = "agreement"


def filled(text: str) -> bool:
    """Whether something stands there: a letter or a digit, not spaces or a dash alone."""
    return any(sign.isalnum() for sign in text)


@dataclass(frozen=True, slots=True)
class Discussed:
    """A topic as the coach recorded it, and when the coachee last ticked it (NEVER: not at all)."""

    state: State | None = None
    on: Moment | None = None
    ticked: When = None


@dataclass(frozen=True, slots=True)
class Professional:
    """One professional's view, as the coach recorded it. `topics` are those that the professional knows about."""

    who: Who | None = None
    name: str = ""
    contact: str = ""
    seen_on: date | None = None
    for_these_complaints: bool | None = None
    medical_cause_discussed: bool | None = None
    advice: Advice | None = None
    told_by: ToldBy | None = None
    told_on: date | None = None
    treating: bool | None = None
    topics: frozenset[Topic] = frozenset()


@dataclass(frozen=True, slots=True)
class Guide:
    """Who guides; a title without a register and a number opens nothing."""

    capacity: Capacity | None = None
    register: str = ""
    number: str = ""

    @property
    def registered(self) -> bool:
        """Whether this is a care professional with a number in a register."""
        return self.capacity is Capacity.CARE_PROFESSIONAL and filled(self.register) and filled(self.number)


@dataclass(frozen=True, slots=True)
class Record:
    """The coach's whole record; None is what was not filled in. `consulted` is how many professionals there are."""

    kind: Kind | None = None
    complaints_since: When = None
    worsened_on: When = None
    new_information_on: When = None
    started_on: When = None
    in_treatment: bool | None = None
    consulted: int | None = None
    guide: Guide = Guide()
    topics: Mapping[Topic, Discussed] = field(default_factory=dict)
    professionals: tuple[Professional, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True)
class TopicRule:
    """What a country's rules say of a topic: what it asks when present, and to whom to go."""

    when_present: WhenPresent
    go_to: tuple[Who, ...]
    own_competence: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """A country's rules as the gate needs them: months a visit stays valid, whose view counts, how it may come in."""

    country: str
    version: str
    valid_months: int
    counts: frozenset[Who]
    counts_when_treating: frozenset[Who]
    told_by: frozenset[ToldBy]
    preferred: frozenset[ToldBy]
    topics: Mapping[Topic, TopicRule]


class Rule(StrEnum):
    """Why the trajectory waits; the country's file has the words, the source and its strength."""

    MISSING = "missing"
    CONTRADICTION = "contradiction"
    FUTURE = "future"
    TOPIC_NOT_DISCUSSED = "topic_not_discussed"
    TOPIC_UNCLEAR = "topic_unclear"
    TOPIC_AGAIN = "topic_again"
    PRESENT_WITHOUT_VIEW = "present_without_view"
    PRESENT_WITHOUT_AGREEMENT = "present_without_agreement"
    NO_VIEW = "no_view"
    DOES_NOT_COUNT = "does_not_count"
    OTHER_COMPLAINTS = "other_complaints"
    TOO_LONG_AGO = "too_long_ago"
    BEFORE_WORSENING = "before_worsening"
    NO_MEDICAL_CAUSE = "no_medical_cause"
    NO_ADVICE = "no_advice"
    TREATMENT_FIRST = "treatment_first"
    NO_COACHING = "no_coaching"
    NO_AGREEMENT = "no_agreement"


class Remark(StrEnum):
    """What is worth knowing and makes nothing wait."""

    WRITTEN_PREFERRED = "written_preferred"
    BESIDE_TREATMENT = "beside_treatment"


class Outcome(StrEnum):
    """May begin, or waits."""

    OPEN = "open"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to wait: the rule, what it is about (a topic, a field, a place in the list), and to whom to go."""

    rule: Rule
    about: str = ""
    go_to: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome, with every reason; `valid_until` is the last day on which the doctor's view counts for a start."""

    reasons: tuple[Reason, ...]
    remarks: tuple[Remark, ...] = ()
    valid_until: date | None = None

    @property
    def outcome(self) -> Outcome:
        """Open only when there is no reason left."""
        return Outcome.WAITS if self.reasons else Outcome.OPEN
