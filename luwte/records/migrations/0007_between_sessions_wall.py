"""Row-level security over what lies between the sessions: own, given by who guides, shown by choice per piece."""

from django.db import migrations

SOMEONE = "luwte_role() NOT IN ('', 'nobody', 'guest')"
OWN = "dossier_id IN (SELECT luwte_own())"
WORKED = "dossier_id IN (SELECT luwte_worked())"
HERE = "practice_id = luwte_practice()"

POLICIES: dict[str, list[tuple[str, str]]] = {
    "assignment": [("ALL", OWN), ("ALL", WORKED)],
    "piecework": [("ALL", OWN), ("SELECT", f"shown AND {WORKED}")],
    "dayroom": [("ALL", OWN)],
    "wentwell": [("ALL", OWN)],
    "adaptation": [
        ("ALL", "luwte_house()"),
        ("ALL", f"luwte_role() = 'practice_manager' AND {HERE}"),
        ("SELECT", f"{SOMEONE} AND {HERE}"),
    ],
    "pieceversion": [("SELECT", SOMEONE), ("INSERT", SOMEONE)],
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
    dependencies = [("records", "0006_between_sessions")]
    operations = [migrations.RunPython(raise_wall, migrations.RunPython.noop, hints={"store": "default"})]
