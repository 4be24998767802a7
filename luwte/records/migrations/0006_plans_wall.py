"""Row-level security over plans and phases: what both see, what a side writes for itself, and what it chose to show."""

from django.db import migrations

from luwte.records.engines.walls import Policy, Wall

WORKED = "dossier_id IN (SELECT luwte_worked())"
TWO = f"{WORKED} AND luwte_role() IN ('coach', 'coachee')"
OWN_SIDE = f"{TWO} AND side = luwte_role()"
HOUSE = ("ALL", "luwte_house()")

POLICIES: dict[str, list[Policy]] = {
    # A version is never changed and never taken away, but with its dossier.
    "planversion": [HOUSE, ("SELECT", TWO), ("INSERT", OWN_SIDE)],
    "plandraft": [HOUSE, ("ALL", OWN_SIDE)],
    "planagreement": [HOUSE, ("SELECT", TWO), ("INSERT", OWN_SIDE), ("DELETE", OWN_SIDE)],
    "plancomment": [HOUSE, ("SELECT", TWO), ("ALL", OWN_SIDE)],
    "phaseview": [HOUSE, ("SELECT", f"shown AND {TWO}"), ("ALL", OWN_SIDE)],
    # Whoever answers a proposal marks it, or takes it from the table.
    "phaseproposal": [HOUSE, ("SELECT", TWO), ("INSERT", OWN_SIDE), ("UPDATE", TWO), ("DELETE", TWO)],
}


class Migration(migrations.Migration):
    dependencies = [("records", "0005_between_sessions_wall")]
    operations = [Wall("plans", POLICIES)]
