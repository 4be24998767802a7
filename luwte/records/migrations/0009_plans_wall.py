"""Row-level security over plans and phases: what both see, what a side writes for itself, and what it chose to show."""

from django.db import migrations

WORKED = "dossier_id IN (SELECT luwte_worked())"
TWO = f"{WORKED} AND luwte_role() IN ('coach', 'coachee')"
OWN_SIDE = f"{TWO} AND side = luwte_role()"
HOUSE = ("ALL", "luwte_house()")

POLICIES: dict[str, list[tuple[str, str]]] = {
    # A version is never changed and never taken away, but with its dossier.
    "planversion": [HOUSE, ("SELECT", TWO), ("INSERT", OWN_SIDE)],
    "plandraft": [HOUSE, ("ALL", OWN_SIDE)],
    "planagreement": [HOUSE, ("SELECT", TWO), ("INSERT", OWN_SIDE), ("DELETE", OWN_SIDE)],
    "plancomment": [HOUSE, ("SELECT", TWO), ("ALL", OWN_SIDE)],
    "phaseview": [HOUSE, ("SELECT", f"shown AND {TWO}"), ("ALL", OWN_SIDE)],
    # Whoever answers a proposal marks it, or takes it from the table.
    "phaseproposal": [HOUSE, ("SELECT", TWO), ("INSERT", OWN_SIDE), ("UPDATE", TWO), ("DELETE", TWO)],
}


def raise_wall(apps, schema_editor):
    """A policy for each table and command."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for table, policies in POLICIES.items():
        schema_editor.execute(f"ALTER TABLE records_{table} ENABLE ROW LEVEL SECURITY")
        for number, (command, condition) in enumerate(policies):
            clause = f"WITH CHECK ({condition})" if command == "INSERT" else f"USING ({condition})"
            schema_editor.execute(f"CREATE POLICY eyes_{number} ON records_{table} FOR {command} {clause}")


class Migration(migrations.Migration):
    dependencies = [("records", "0008_plans")]
    operations = [migrations.RunPython(raise_wall, migrations.RunPython.noop, hints={"store": "default"})]
