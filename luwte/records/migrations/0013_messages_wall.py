"""Row-level security over messages: a coachee reads their own, a guide the conversation that they are in themselves."""

from django.db import migrations

OWN = "dossier_id IN (SELECT luwte_own())"
WORKED = "luwte_role() IN ('coach', 'care_professional') AND dossier_id IN (SELECT luwte_worked())"
MINE = f"{WORKED} AND guide = luwte_person()"
HERE = "practice_id = luwte_practice()"

POLICIES: dict[str, list[tuple[str, str]]] = {
    "message": [("ALL", OWN), ("ALL", MINE)],
    "attachment": [("ALL", OWN), ("ALL", MINE)],
    # What is not sent is for its writer alone.
    "messagedraft": [
        ("ALL", "luwte_house()"),
        ("ALL", f"{OWN} AND NOT by_guide"),
        ("ALL", f"{MINE} AND by_guide"),
    ],
    "office": [
        ("ALL", "luwte_house()"),
        ("ALL", f"{HERE} AND person_id = luwte_person() AND luwte_role() IN ('coach', 'care_professional')"),
        ("SELECT", f"{HERE} AND luwte_role() IN ('coachee', 'coach', 'care_professional', 'practice_manager')"),
    ],
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
    dependencies = [("records", "0012_messages")]
    operations = [migrations.RunPython(raise_wall, migrations.RunPython.noop, hints={"store": "default"})]
