import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0007_between_sessions_wall"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("sealed", models.BinaryField()),
                ("message", models.UUIDField()),
                ("guide", models.UUIDField()),
                ("place", models.PositiveSmallIntegerField()),
                ("content", models.BinaryField()),
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
                "indexes": [models.Index(fields=["message"], name="records_att_message_96c366_idx")],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("sealed", models.BinaryField()),
                ("guide", models.UUIDField()),
                ("by_guide", models.BooleanField()),
                ("read_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
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
                "indexes": [
                    models.Index(fields=["dossier", "guide", "made_at"], name="records_mes_dossier_e98cc7_idx"),
                    models.Index(fields=["guide", "by_guide", "read_at"], name="records_mes_guide_6804f4_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MessageDraft",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("sealed", models.BinaryField()),
                ("guide", models.UUIDField()),
                ("by_guide", models.BooleanField()),
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
                    models.UniqueConstraint(fields=("dossier", "guide", "by_guide"), name="one_draft_per_writer")
                ],
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ("days", models.CharField(max_length=7)),
                ("opens", models.TimeField()),
                ("closes", models.TimeField()),
                ("away_from", models.DateField(null=True)),
                ("away_until", models.DateField(null=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                "constraints": [models.UniqueConstraint(fields=("practice", "person"), name="one_office_per_person")],
            },
        ),
    ]
