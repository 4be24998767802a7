"""Row-level security: a practice manager says who guides a dossier of the practice."""

from django.db import migrations

MANAGER = "luwte_role() = 'practice_manager' AND practice_id = luwte_practice()"


def let_managers_assign(apps, schema_editor):
    """One policy more on the guides."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"CREATE POLICY eyes_manager ON records_guide FOR ALL USING ({MANAGER})")


class Migration(migrations.Migration):
    dependencies = [("records", "0002_row_level_security")]
    operations = [migrations.RunPython(let_managers_assign, migrations.RunPython.noop, hints={"store": "default"})]
