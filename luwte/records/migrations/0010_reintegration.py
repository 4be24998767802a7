"""Steps back to work, turns in them and looking back on a week; the coachee's own, and read by whom they share it with."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from luwte.records.engines.tables import Tables
from luwte.records.engines.walls import Policy, Wall

OWN = "dossier_id IN (SELECT luwte_own())"


def shared(scope: str) -> str:
    """What a guide sees because the coachee shares it."""
    return f"dossier_id IN (SELECT luwte_shared('{scope}'))"


POLICIES: dict[str, list[Policy]] = {
    "stepsdraft": [("ALL", OWN)],
    # A version is never changed, but goes with its dossier.
    "stepsversion": [("ALL", OWN), ("SELECT", shared("steps"))],
    "stepsturn": [("ALL", OWN), ("SELECT", shared("steps"))],
    "weekreview": [("ALL", OWN), ("SELECT", shared("week_review"))],
}


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0009_offers_wall"),
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name="StepsDraft",
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
                    "constraints": [models.UniqueConstraint(fields=("dossier",), name="one_steps_draft_per_dossier")],
                },
            ),
            migrations.CreateModel(
                name="StepsTurn",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("on", models.DateField()),
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
                    "indexes": [models.Index(fields=["dossier", "on"], name="records_ste_dossier_12fb1e_idx")],
                },
            ),
            migrations.CreateModel(
                name="StepsVersion",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("number", models.PositiveIntegerField()),
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
                        models.UniqueConstraint(fields=("dossier", "number"), name="one_steps_version_per_number")
                    ],
                },
            ),
            migrations.CreateModel(
                name="WeekReview",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("week", models.DateField()),
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
                    "constraints": [models.UniqueConstraint(fields=("dossier", "week"), name="one_review_per_week")],
                },
            ),
        ),
        Wall("reintegration", POLICIES),
    ]
