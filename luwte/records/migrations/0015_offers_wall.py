"""Row-level security over offers, invoices and billing. A payer sees the offer of their link; the book is the practice's."""

from django.db import migrations

HERE = "practice_id = luwte_practice()"
OWN = "dossier_id IN (SELECT luwte_own())"
COACH = "luwte_role() = 'coach'"
MANAGER = f"luwte_role() = 'practice_manager' AND {HERE}"
LINK = "luwte_role() = 'guest' AND token_hash = luwte_token()"

POLICIES: dict[str, list[tuple[str, str]]] = {
    "billingsettings": [("ALL", "luwte_house()"), ("ALL", MANAGER), ("SELECT", HERE)],
    "counter": [("ALL", "luwte_house()"), ("ALL", MANAGER), ("ALL", f"{COACH} AND {HERE}")],
    # Own: the coachee, and the house. A coach: what they guide; a care professional and a manager read no offer.
    "offer": [
        ("ALL", OWN),
        ("ALL", f"{COACH} AND dossier_id IN (SELECT luwte_worked())"),
        ("ALL", f"{LINK} AND kind = 'offer'"),
    ],
    # No dossier: the book outlives it. What is about a dossier that is gone is the manager's alone.
    "invoice": [
        ("ALL", "luwte_house()"),
        ("ALL", MANAGER),
        ("ALL", f"{COACH} AND {HERE} AND about IN (SELECT luwte_worked())"),
        ("SELECT", "luwte_role() = 'coachee' AND state = 'issued' AND about IN (SELECT luwte_own())"),
    ],
}


def raise_wall(apps, schema_editor):
    """A policy for each table and command; the link of an offer shows that its dossier exists."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for table, policies in POLICIES.items():
        schema_editor.execute(f"ALTER TABLE records_{table} ENABLE ROW LEVEL SECURITY")
        for number, (command, condition) in enumerate(policies):
            schema_editor.execute(f"CREATE POLICY eyes_{number} ON records_{table} FOR {command} USING ({condition})")
    schema_editor.execute(
        "CREATE POLICY eyes_payer ON records_dossier FOR SELECT USING (luwte_role() = 'guest' AND id IN"
        " (SELECT dossier_id FROM records_offer WHERE token_hash = luwte_token()))"
    )


class Migration(migrations.Migration):
    dependencies = [("records", "0014_offers")]
    operations = [migrations.RunPython(raise_wall, migrations.RunPython.noop, hints={"store": "default"})]
