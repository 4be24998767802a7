"""The law's dates and prepared talks: the coachee's alone."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from luwte.records.engines.tables import Tables
from luwte.records.engines.walls import Policy, Wall

OWN: list[Policy] = [("ALL", "dossier_id IN (SELECT luwte_own())")]
POLICIES: dict[str, list[Policy]] = {"legalanchor": OWN, "worktalk": OWN}


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0010_reintegration"),
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name="LegalAnchor",
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
                    "constraints": [models.UniqueConstraint(fields=("dossier",), name="one_legal_anchor_per_dossier")],
                },
            ),
            migrations.CreateModel(
                name="WorkTalk",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("whom", models.CharField(max_length=10)),
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
                    "constraints": [
                        models.UniqueConstraint(fields=("dossier", "whom"), name="one_work_talk_per_person")
                    ],
                },
            ),
        ),
        Wall("legal_dates", POLICIES),
    ]
