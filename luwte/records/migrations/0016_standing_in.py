"""A substitute reads when there is a talk, and no longer the row of the list."""

from django.db import migrations

COVERED = "dossier_id IN (SELECT luwte_covered())"


def narrow(apps, schema_editor):
    """The sealed row of the list is for who guides; of a talk a substitute's page shows the moment."""
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("DROP POLICY eyes_hands_0 ON records_caseloadrow")
    schema_editor.execute(f"CREATE POLICY eyes_hands_0 ON records_coachingsession FOR SELECT USING ({COVERED})")


class Migration(migrations.Migration):
    dependencies = [("records", "0015_offers_wall")]
    operations = [migrations.RunPython(narrow, migrations.RunPython.noop, hints={"store": "default"})]
