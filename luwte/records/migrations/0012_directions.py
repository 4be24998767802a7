"""Ways to go on; the coachee's own, and read by whom they share them with."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from luwte.records.engines.tables import Tables
from luwte.records.engines.walls import Policy, Wall

POLICIES: dict[str, list[Policy]] = {
    "directionrow": [
        ("ALL", "dossier_id IN (SELECT luwte_own())"),
        ("SELECT", "dossier_id IN (SELECT luwte_shared('directions'))"),
    ]
}


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0011_legal_dates"),
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name="DirectionRow",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["dossier", "made_at"], name="records_dir_dossier_69b0a7_idx")],
                },
            )
        ),
        Wall("directions", POLICIES),
    ]
