"""A plan for tests: lines that are whole, and the two who make it."""

from datetime import timedelta
from uuid import uuid4

from luwte.actions import plans, trajectories
from luwte.records.eyes import looking, operator
from luwte.records.plans import queries
from luwte.rules.plans import Line, Part
from tests.building import now, open_gate


def lines(today, mark=""):
    """A whole plan of one line per part; `mark` stands in every text."""
    return {
        Part.NOW: [Line("gives", {"words": f"{mark} de tuin"}), Line("costs", {"words": f"{mark} de trein"})],
        Part.BELOW: [Line("work", {"words": f"{mark} geen plezier"}), Line("self", {"words": f"{mark} ik moet alles"})],
        Part.GOALS: [Line("g1", {"words": f"{mark} weer lezen", "notice": f"{mark} een boek uit"})],
        Part.ELEMENTS: [Line("rest", {"why": f"{mark} eerst slapen"}), Line("drives", {})],
        Part.LESS: [Line("l1", {"words": f"{mark} notulen", "how": "hand_over", "whom": f"{mark} Els"})],
        Part.HABIT: [Line("habit", {"words": f"{mark} lopen", "when": f"{mark} na de lunch"})],
        Part.PEOPLE: [Line("p1", {"name": f"{mark} Sanne", "role": f"{mark} zus"})],
        Part.MOMENTS: [Line("m1", {"kind": "middle", "day": (today + timedelta(days=42)).isoformat()})],
    }


def write(world, who="coach", parts=None, *, at=None):
    """Drafts of one side, on what lies there now."""
    eyes = world.eyes(who, at)
    with looking(eyes):
        table = queries.table(eyes, world.dossier.id)
        for part, said in (lines(eyes.today) if parts is None else parts).items():
            draft = table.drafts.get(part)
            plans.save(
                eyes,
                world.dossier.id,
                part,
                said,
                client_id=uuid4(),
                base_revision=draft.revision if draft else 0,
                base_number=table.number,
            )


def lay(world, who="coach", parts=None, *, at=None):
    """Writes and lays before the other."""
    write(world, who, parts, at=at)
    eyes = world.eyes(who, at)
    with looking(eyes):
        plans.lay(eyes, world.dossier.id, client_id=uuid4())


def agree(world, *who, number=None, at=None):
    """These say yes to the newest version."""
    for one in who or ("coach", "coachee"):
        eyes = world.eyes(one, at)
        with looking(eyes):
            newest = queries.table(eyes, world.dossier.id).number
            plans.agree(eyes, world.dossier.id, number or newest, client_id=uuid4())


def begun(world, phase=1, days=20):
    """The gate is open and a trajectory runs since so many days."""
    eyes = world.eyes("coach", now() - timedelta(days=days))
    with looking(eyes):
        open_gate(eyes, world.dossier.id)
        trajectories.start(eyes, world.dossier.id, phase)


def table(world, who="coach"):
    eyes = world.eyes(who)
    with looking(eyes):
        return queries.table(eyes, world.dossier.id)


def rows(model, **where):
    """The rows of a table, whoever they belong to."""
    with looking(operator(now())):
        return list(model.objects.filter(**where))
