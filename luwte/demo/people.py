"""Who lives in the demo practice. Nobody here exists."""

from dataclasses import dataclass

from luwte.rules.attention import Kind
from luwte.rules.consents import Scope
from luwte.rules.intake.values import Topic

ALL = tuple(Scope)


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up coachee; `phase` None means no trajectory, `coach` is a place in COACHES.

    `waits` names the topics that are still to be discussed where a talk was recorded and no doctor's view yet.
    """

    name: str
    coach: int
    phase: int | None
    weeks: int
    level: int
    shares: tuple[Scope, ...] = ALL
    facts: tuple[tuple[Kind, int], ...] = ()
    waits: tuple[Topic, ...] | None = None
    programme: str = ""  # who has the programme: "begins", "under_way", "waits" (see demo/programme.py)
    talks: tuple[int, ...] = ()  # talks to come, in days from today; the two before them were held (demo/sessions.py)
    plan: str = ""  # how far the plan of approach is: "agreed", "laid" or "begun" (see demo/plan.py)
    compass: str = ""  # "whole": written, and shown to someone who is trusted (see demo/compass.py)
    steps: str = ""  # how far the steps back to work are: "third_week" (see demo/steps.py)
    intake: str = ""  # how the intake came in: "whole", "half_way" or "by_phone" (see demo/intake.py)


COACHES = ("Marit de Wit", "Joris Peeters", "Samira Haddad")
MANAGER = "Els Jansen"
CARE = "Noor Aerts"  # a care professional beside the coach, for those in BESIDE, who see what is named there
BESIDE = {"Anna Visser": (Scope.DAYS, Scope.INTAKE), "Daan Mulder": ()}
COACHEES = (
    Made("Anna Visser", 0, 2, 9, 4, talks=(0, 14, 28), programme="under_way", intake="whole", plan="agreed"),
    Made("Bram Claes", 0, 1, 3, 2, programme="begins", plan="laid"),
    Made("Chaima Bennani", 0, None, 1, 3, waits=(), programme="waits", intake="by_phone"),
    Made("Daan Mulder", 0, 3, 20, 6, facts=((Kind.EVALUATION, 5),), steps="third_week"),
    Made("Eva Willems", 0, 2, 11, 5, shares=(), talks=(2,)),
    Made("Fatma Yilmaz", 0, 4, 30, 7, compass="whole"),
    Made("Gijs Bakker", 1, None, 2, 2, waits=(Topic.ALCOHOL, Topic.TRAUMA)),
    Made("Hanne Maes", 1, 2, 8, 4, shares=(Scope.LAST_SIGN,), plan="begun"),
    Made("Ivo Smit", 1, 3, 16, 6, talks=(0, 21)),
    Made("Jasmijn de Boer", 2, None, 0, 3, intake="half_way"),
    Made("Karel Janssens", 2, 2, 10, 4, facts=((Kind.OFFER, -6),)),
    Made("Lotte Vermeulen", 2, 4, 26, 7, facts=((Kind.INVOICE, -10),)),
)

# Who filled in the list of signals, and the words they wrote with it.
SIGNALS = {"Anna Visser": ("Mijn schouders zitten vast na drie gesprekken.", "Na een wandeling is mijn hoofd stiller.")}


def address(name: str) -> str:
    """The made-up mail address of someone, at a domain that cannot exist."""
    return name.split()[0].lower() + "@voorbeeld.invalid"
