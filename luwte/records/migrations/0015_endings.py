"""The end of a trajectory and what comes after: the two who were in it; the practice has released numbers."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from luwte.records.engines.tables import Tables
from luwte.records.engines.walls import Policy, Wall

HOUSE = ("ALL", "luwte_house()")
OWN = "dossier_id IN (SELECT luwte_own())"
TWO = "dossier_id IN (SELECT luwte_worked()) AND luwte_role() IN ('coach', 'coachee')"
POLICIES: dict[str, list[Policy]] = {
    "trajectoryend": [HOUSE, ("ALL", TWO)],
    "followup": [HOUSE, ("ALL", OWN), ("SELECT", TWO)],
    "outcome": [
        HOUSE,
        ("SELECT", "luwte_role() = 'practice_manager' AND practice_id = luwte_practice()"),
    ],
}


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0014_compass"),
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name="FollowUp",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("due_on", models.DateField()),
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
                        models.UniqueConstraint(fields=("dossier", "due_on"), name="one_follow_up_per_moment")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Outcome",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("year", models.PositiveSmallIntegerField()),
                    ("begun", models.PositiveIntegerField(null=True)),
                    ("ended", models.PositiveIntegerField(null=True)),
                    ("weeks", models.PositiveIntegerField(null=True)),
                    ("held", models.PositiveIntegerField(null=True)),
                    ("made_at", models.DateTimeField()),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("practice", "year"), name="one_outcome_per_year")],
                },
            ),
            migrations.CreateModel(
                name="TrajectoryEnd",
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
                    (
                        "trajectory",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.trajectory"
                        ),
                    ),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("trajectory",), name="one_end_per_trajectory")],
                },
            ),
        ),
        Wall("endings", POLICIES),
    ]
