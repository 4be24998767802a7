"""Reports and letters: the coachee's and their coach's; a guest has the one that their link leads to."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from luwte.records.engines.tables import Tables
from luwte.records.engines.walls import Policy, Wall

LINK = "luwte_role() = 'guest' AND kind = 'report' AND token_hash = luwte_token()"
POLICIES: dict[str, list[Policy]] = {
    "release": [
        ("ALL", "dossier_id IN (SELECT luwte_own())"),
        ("ALL", "luwte_role() = 'coach' AND dossier_id IN (SELECT luwte_worked())"),
        ("ALL", LINK),
    ],
    # The link of a report shows that its dossier exists.
    "dossier": [
        (
            "SELECT",
            "luwte_role() = 'guest'"
            " AND id IN (SELECT dossier_id FROM records_release WHERE token_hash = luwte_token())",
        )
    ],
}


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0012_directions"),
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name="Release",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("kind", models.CharField(max_length=10)),
                    ("state", models.CharField(max_length=10)),
                    ("by", models.UUIDField()),
                    ("token_hash", models.CharField(max_length=64, unique=True)),
                    ("turn", models.PositiveSmallIntegerField(default=0)),
                    ("tries", models.PositiveSmallIntegerField(default=0)),
                    ("released_on", models.DateField(null=True)),
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
                    "indexes": [models.Index(fields=["dossier", "made_at"], name="records_rel_dossier_879582_idx")],
                },
            )
        ),
        Wall("releases", POLICIES),
    ]
