"""The compass and who is trusted: the coachee's; a guide has the compass when shared, a link what was chosen."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from luwte.records.engines.tables import Tables
from luwte.records.engines.walls import Policy, Wall

OWN = "dossier_id IN (SELECT luwte_own())"
GUEST = "luwte_role() = 'guest'"
MINE = "SELECT dossier_id FROM records_trusted WHERE token_hash = luwte_token() AND removed_at IS NULL"
POLICIES: dict[str, list[Policy]] = {
    # A link shows the compass of its dossier to the second wall; which parts of it, the query knows: that is sealed.
    "compasspart": [
        ("ALL", OWN),
        ("SELECT", "dossier_id IN (SELECT luwte_shared('compass'))"),
        ("SELECT", f"{GUEST} AND dossier_id IN ({MINE})"),
    ],
    "trusted": [("ALL", OWN), ("ALL", f"{GUEST} AND token_hash = luwte_token()")],
    "trustednote": [("ALL", OWN), ("ALL", f"{GUEST} AND dossier_id IN ({MINE})")],
    "dossier": [("SELECT", f"{GUEST} AND id IN ({MINE})")],
}


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0013_releases"),
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name="CompassPart",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("part", models.CharField(max_length=10)),
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
                    "constraints": [models.UniqueConstraint(fields=("dossier", "part"), name="one_compass_part")],
                },
            ),
            migrations.CreateModel(
                name="Trusted",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("token_hash", models.CharField(max_length=64, unique=True)),
                    ("turn", models.PositiveSmallIntegerField(default=0)),
                    ("removed_at", models.DateTimeField(null=True)),
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
                    "indexes": [models.Index(fields=["dossier", "made_at"], name="records_tru_dossier_7a2704_idx")],
                },
            ),
            migrations.CreateModel(
                name="TrustedNote",
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
                    "indexes": [models.Index(fields=["dossier", "made_at"], name="records_tru_dossier_5ade84_idx")],
                },
            ),
        ),
        Wall("compass", POLICIES),
    ]
