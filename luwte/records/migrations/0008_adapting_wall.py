"""A coach who reviewed a copy publishes it or gives it back; writing one stays with the practice manager."""

from django.db import migrations

HERE = "luwte_role() = 'coach' AND practice_id = luwte_practice()"
REVIEW = (
    f"CREATE POLICY eyes_review ON records_adaptation FOR UPDATE USING ({HERE} AND state IN ('review', 'published'))"
    f" WITH CHECK ({HERE} AND state IN ('draft', 'review', 'published', 'earlier'))"
)


def raise_wall(apps, schema_editor):
    """What a coach may change of a copy."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(REVIEW)


class Migration(migrations.Migration):
    dependencies = [("records", "0007_between_sessions_wall")]
    operations = [migrations.RunPython(raise_wall, migrations.RunPython.noop, hints={"store": "default"})]
