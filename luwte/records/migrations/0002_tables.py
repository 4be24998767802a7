"""Every table of the house but that of people, to whom the log-in ties its own."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from luwte.records.engines.tables import Tables


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0001_initial"),
    ]

    operations = [
        Tables(
            migrations.CreateModel(
                name="Practice",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("name", models.CharField(max_length=120)),
                    ("country", models.CharField(default="NL", max_length=2)),
                    ("zone", models.CharField(default="Europe/Amsterdam", max_length=40)),
                    ("minimum_age", models.PositiveSmallIntegerField(default=18)),
                    ("consultation_line", models.CharField(blank=True, max_length=200)),
                ],
            ),
            migrations.CreateModel(
                name="Absence",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("kind", models.CharField(max_length=5)),
                    ("starts_at", models.DateTimeField()),
                    ("ends_at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["person", "starts_at"], name="records_abs_person__453e07_idx")],
                },
            ),
            migrations.CreateModel(
                name="Dossier",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("opened_at", models.DateTimeField()),
                    ("closed_at", models.DateTimeField(null=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("practice", "person"), name="one_dossier_per_practice")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Acquaintance",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("guide_id", models.UUIDField()),
                    ("held_on", models.DateField(null=True)),
                ],
                options={
                    "indexes": [models.Index(fields=["dossier", "made_at"], name="records_acq_dossier_9252fd_idx")],
                },
            ),
            migrations.CreateModel(
                name="Adaptation",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    ("kind", models.CharField(max_length=10)),
                    ("slug", models.CharField(max_length=80)),
                    ("language", models.CharField(max_length=5)),
                    ("text", models.TextField()),
                    ("base", models.TextField()),
                    ("state", models.CharField(default="draft", max_length=10)),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("changed_by", models.UUIDField()),
                    ("published_at", models.DateTimeField(null=True)),
                    ("published_by", models.UUIDField(null=True)),
                ],
                options={
                    "indexes": [
                        models.Index(
                            fields=["practice", "kind", "slug", "language"], name="records_ada_practic_5cf73d_idx"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Trajectory",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("started_on", models.DateField()),
                    ("ended_on", models.DateField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name="CoachingSession",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    (
                        "trajectory",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="+",
                            to="records.trajectory",
                        ),
                    ),
                    ("guide_id", models.UUIDField()),
                    ("starts_at", models.DateTimeField()),
                    ("ends_at", models.DateTimeField()),
                    ("kind", models.CharField(max_length=10)),
                    ("state", models.CharField(max_length=15)),
                    ("uid", models.UUIDField(default=uuid.uuid4, unique=True)),
                    ("sequence", models.PositiveIntegerField(default=0)),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["dossier", "starts_at"], name="records_coa_dossier_4d598d_idx"),
                        models.Index(fields=["guide_id", "starts_at"], name="records_coa_guide_i_5fc326_idx"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Agreement",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    (
                        "session",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.coachingsession"
                        ),
                    ),
                    ("agreed_on", models.DateField()),
                    ("place", models.PositiveSmallIntegerField()),
                    ("gone", models.BooleanField(default=False)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("session", "place"), name="one_agreement_per_place")
                    ],
                },
            ),
            migrations.CreateModel(
                name="AgreementMark",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    (
                        "agreement",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.agreement"
                        ),
                    ),
                    ("shown", models.BooleanField(default=False)),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("agreement",), name="one_mark_per_agreement")],
                },
            ),
            migrations.CreateModel(
                name="ApproachReview",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("side", models.CharField(max_length=10)),
                    ("due_on", models.DateField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("dossier", "side", "due_on"), name="one_approach_review_per_side"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Assignment",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("kind", models.CharField(max_length=10)),
                    ("given_by", models.UUIDField(null=True)),
                    ("given_on", models.DateField()),
                    ("review_on", models.DateField(null=True)),
                    ("ended_on", models.DateField(null=True)),
                ],
                options={
                    "indexes": [models.Index(fields=["dossier", "given_on"], name="records_ass_dossier_ca7190_idx")],
                },
            ),
            migrations.CreateModel(
                name="Attachment",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("message", models.UUIDField()),
                    ("guide", models.UUIDField()),
                    ("place", models.PositiveSmallIntegerField()),
                    ("content", models.BinaryField()),
                ],
                options={
                    "indexes": [models.Index(fields=["message"], name="records_att_message_96c366_idx")],
                },
            ),
            migrations.CreateModel(
                name="AuditEvent",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("chain", models.CharField(max_length=8)),
                    ("chain_id", models.UUIDField()),
                    ("seq", models.PositiveIntegerField()),
                    ("at", models.DateTimeField()),
                    ("event", models.CharField(max_length=60)),
                    ("action", models.CharField(max_length=1)),
                    ("outcome", models.PositiveSmallIntegerField(default=0)),
                    ("who_id", models.UUIDField(null=True)),
                    ("who_role", models.CharField(max_length=20)),
                    ("responsible_id", models.UUIDField(null=True)),
                    ("purpose", models.CharField(max_length=30)),
                    ("access_point", models.CharField(blank=True, max_length=80)),
                    ("object_type", models.CharField(blank=True, max_length=40)),
                    ("object_id", models.UUIDField(null=True)),
                    ("lifecycle", models.CharField(blank=True, max_length=20)),
                    ("sensitivity", models.CharField(default="N", max_length=10)),
                    ("query", models.JSONField(default=list)),
                    ("site", models.CharField(max_length=120)),
                    ("protocol", models.CharField(max_length=30)),
                    ("relation", models.CharField(blank=True, max_length=30)),
                    ("consent_id", models.UUIDField(null=True)),
                    ("request_id", models.CharField(blank=True, max_length=40)),
                    ("version", models.CharField(max_length=20)),
                    ("previous", models.CharField(max_length=64)),
                    ("hash", models.CharField(max_length=64)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("chain", "chain_id", "seq"), name="one_event_per_place")
                    ],
                },
            ),
            migrations.CreateModel(
                name="AuditHead",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("chain", models.CharField(max_length=8)),
                    ("chain_id", models.UUIDField()),
                    ("count", models.PositiveIntegerField(default=0)),
                    ("last_hash", models.CharField(blank=True, max_length=64)),
                    ("mac", models.CharField(blank=True, max_length=64)),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("chain", "chain_id"), name="one_head_per_chain")],
                },
            ),
            migrations.CreateModel(
                name="AuditRoot",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("day", models.DateField(unique=True)),
                    ("heads", models.JSONField()),
                    ("root", models.CharField(max_length=64)),
                ],
            ),
            migrations.CreateModel(
                name="BillingSettings",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    ("invoicing", models.BooleanField(default=True)),
                    ("name", models.CharField(max_length=120)),
                    ("street", models.CharField(max_length=120)),
                    ("postcode", models.CharField(max_length=12)),
                    ("city", models.CharField(max_length=80)),
                    ("email", models.EmailField(max_length=254)),
                    ("company_number", models.CharField(max_length=12)),
                    ("vat_number", models.CharField(blank=True, max_length=16)),
                    ("regime", models.CharField(default="normal", max_length=10)),
                    ("iban", models.CharField(max_length=34)),
                    ("price", models.PositiveIntegerField(default=0)),
                    ("minutes", models.PositiveSmallIntegerField(default=60)),
                    ("pay_days", models.PositiveSmallIntegerField(default=14)),
                    ("valid_days", models.PositiveSmallIntegerField(default=30)),
                    ("cancel_hours", models.PositiveSmallIntegerField(default=48)),
                    ("code_of_conduct", models.TextField(blank=True)),
                    ("complaints", models.TextField(blank=True)),
                    ("terms", models.TextField(blank=True)),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("changed_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("practice",), name="one_billing_settings_per_practice")
                    ],
                },
            ),
            migrations.CreateModel(
                name="CalendarFeed",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="+",
                            to="records.dossier",
                        ),
                    ),
                    ("token_hash", models.CharField(max_length=64, unique=True)),
                    ("made_at", models.DateTimeField()),
                    ("revoked_at", models.DateTimeField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name="CaseloadMark",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("seen_at", models.DateTimeField(null=True)),
                    ("later_until", models.DateField(null=True)),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("dossier", "person"), name="one_mark_per_coach")],
                },
            ),
            migrations.CreateModel(
                name="CaseloadRow",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("last_sign", models.DateField(null=True)),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("dossier",), name="one_caseload_row_per_dossier")],
                },
            ),
            migrations.CreateModel(
                name="CheckIn",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("day", models.DateField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("dossier", "day"), name="one_check_in_per_day")],
                },
            ),
            migrations.CreateModel(
                name="Closing",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("stopped_by", models.UUIDField()),
                    ("undone_at", models.DateTimeField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name="ConflictNote",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("recorded_by", models.UUIDField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("dossier", "recorded_by"), name="one_conflict_note_per_guide")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Contacts",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("dossier",), name="one_row_of_contacts_per_dossier")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Counter",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    ("series", models.CharField(max_length=10)),
                    ("year", models.PositiveSmallIntegerField()),
                    ("last", models.PositiveIntegerField(default=0)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("practice", "series", "year"), name="one_counter_per_series")
                    ],
                },
            ),
            migrations.CreateModel(
                name="DayRoom",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("day", models.DateField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("dossier", "day"), name="one_room_per_day")],
                },
            ),
            migrations.CreateModel(
                name="DiaryImport",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("state", models.CharField(default="read", max_length=10)),
                ],
            ),
            migrations.CreateModel(
                name="DiaryDay",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    (
                        "diary",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.diaryimport"
                        ),
                    ),
                    ("day", models.DateField()),
                ],
                options={
                    "indexes": [models.Index(fields=["dossier", "day"], name="records_dia_dossier_c4865c_idx")],
                    "constraints": [models.UniqueConstraint(fields=("diary", "day"), name="one_diary_day_per_day")],
                },
            ),
            migrations.CreateModel(
                name="DistressRecord",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("recorded_by", models.UUIDField()),
                ],
                options={
                    "indexes": [models.Index(fields=["dossier", "made_at"], name="records_dis_dossier_ad85fe_idx")],
                },
            ),
            migrations.CreateModel(
                name="DossierKey",
                fields=[
                    ("dossier_id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("wrapped", models.BinaryField()),
                    ("made_at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="EnergyEntry",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("day", models.DateField()),
                ],
                options={
                    "indexes": [models.Index(fields=["dossier", "day"], name="records_ene_dossier_a8b560_idx")],
                },
            ),
            migrations.CreateModel(
                name="Erasure",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("dossier_id", models.UUIDField(unique=True)),
                    ("practice_id", models.UUIDField()),
                    ("erased_at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="EvaluationDate",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("kind", models.CharField(max_length=20)),
                    ("due_on", models.DateField()),
                    ("done_on", models.DateField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name="Farewell",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    ("last_day", models.DateField()),
                    ("told_at", models.DateTimeField()),
                    ("withdrawn_at", models.DateTimeField(null=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("withdrawn_at", None)),
                            fields=("practice",),
                            name="one_farewell_per_practice",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="GateRecord",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("recorded_by", models.UUIDField()),
                ],
                options={
                    "indexes": [models.Index(fields=["dossier", "made_at"], name="records_gat_dossier_99c503_idx")],
                },
            ),
            migrations.CreateModel(
                name="Guide",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("role", models.CharField(max_length=20)),
                    ("since", models.DateField()),
                    ("until", models.DateField(null=True)),
                ],
                options={
                    "indexes": [models.Index(fields=["person", "practice"], name="records_gui_person__de0100_idx")],
                },
            ),
            migrations.CreateModel(
                name="Instrument",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    ("title", models.CharField(max_length=200)),
                    ("resource", models.TextField()),
                    ("facts", models.CharField(blank=True, max_length=60)),
                    ("assignable_by", models.CharField(default="coach", max_length=20)),
                    ("shipped", models.CharField(blank=True, max_length=60)),
                    ("brought_at", models.DateTimeField()),
                    ("brought_by", models.UUIDField(null=True)),
                    ("ended_at", models.DateTimeField(null=True)),
                ],
                options={
                    "indexes": [models.Index(fields=["practice", "title"], name="records_ins_practic_8486cb_idx")],
                },
            ),
            migrations.CreateModel(
                name="InstrumentRequest",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    (
                        "instrument",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.instrument"
                        ),
                    ),
                    ("moment", models.CharField(blank=True, max_length=20)),
                    ("asked_by", models.UUIDField()),
                    ("asked_on", models.DateField()),
                    ("withdrawn_on", models.DateField(null=True)),
                ],
                options={
                    "indexes": [models.Index(fields=["dossier", "asked_on"], name="records_ins_dossier_f9e24c_idx")],
                },
            ),
            migrations.CreateModel(
                name="IntakeChunk",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("chunk", models.CharField(max_length=40)),
                    ("done_at", models.DateTimeField(null=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("dossier", "chunk"), name="one_row_per_intake_chunk")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Invitation",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    ("email", models.EmailField(max_length=254)),
                    ("name", models.CharField(max_length=120)),
                    ("role", models.CharField(max_length=20)),
                    (
                        "guide",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "invited_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("token_hash", models.CharField(max_length=64, unique=True)),
                    ("made_at", models.DateTimeField()),
                    ("expires_at", models.DateTimeField()),
                    ("batch", models.UUIDField(db_index=True, null=True)),
                    ("running_since", models.DateField(null=True)),
                    ("accepted_at", models.DateTimeField(null=True)),
                    ("withdrawn_at", models.DateTimeField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name="Invoice",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    ("about", models.UUIDField(null=True)),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("kind", models.CharField(max_length=10)),
                    ("state", models.CharField(default="draft", max_length=10)),
                    ("year", models.PositiveSmallIntegerField(null=True)),
                    ("number", models.PositiveIntegerField(null=True)),
                    ("issued_on", models.DateField(null=True)),
                    ("due_on", models.DateField(null=True)),
                    ("paid_on", models.DateField(null=True)),
                    ("reminded_on", models.DateField(null=True)),
                    ("credits", models.UUIDField(null=True)),
                    ("credited_by", models.UUIDField(null=True)),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["practice", "made_at"], name="records_inv_practic_033eac_idx"),
                        models.Index(fields=["about"], name="records_inv_about_d70ec1_idx"),
                    ],
                    "constraints": [
                        models.UniqueConstraint(fields=("practice", "year", "number"), name="one_invoice_per_number")
                    ],
                },
            ),
            migrations.CreateModel(
                name="JointInvitation",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("on", models.DateField()),
                    ("token_hash", models.CharField(max_length=64, unique=True)),
                    ("withdrawn_at", models.DateTimeField(null=True)),
                ],
            ),
            migrations.CreateModel(
                name="LoginToken",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("link_hash", models.CharField(max_length=64, unique=True)),
                    ("code_hash", models.CharField(max_length=64)),
                    ("tries", models.PositiveSmallIntegerField(default=0)),
                    ("next_path", models.CharField(blank=True, max_length=200)),
                    ("made_at", models.DateTimeField()),
                    ("expires_at", models.DateTimeField()),
                    ("used_at", models.DateTimeField(null=True)),
                ],
                options={
                    "indexes": [models.Index(fields=["person", "made_at"], name="records_log_person__eec5b7_idx")],
                },
            ),
            migrations.CreateModel(
                name="Membership",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("role", models.CharField(max_length=20)),
                    ("since", models.DateField()),
                    ("until", models.DateField(null=True)),
                    ("register", models.CharField(blank=True, max_length=60)),
                    ("register_number", models.CharField(blank=True, max_length=40)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("practice", "person", "role"), name="one_membership_per_role")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Message",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("guide", models.UUIDField()),
                    ("by_guide", models.BooleanField()),
                    ("read_at", models.DateTimeField(null=True)),
                    ("withdrawn_at", models.DateTimeField(null=True)),
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
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("guide", models.UUIDField()),
                    ("by_guide", models.BooleanField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("dossier", "guide", "by_guide"), name="one_draft_per_writer")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Offer",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("kind", models.CharField(max_length=10)),
                    ("state", models.CharField(default="draft", max_length=10)),
                    ("year", models.PositiveSmallIntegerField(null=True)),
                    ("number", models.PositiveIntegerField(null=True)),
                    ("made_by", models.UUIDField()),
                    ("token_hash", models.CharField(max_length=64, null=True, unique=True)),
                    ("valid_until", models.DateField()),
                    ("accepted_on", models.DateField(null=True)),
                ],
                options={
                    "indexes": [models.Index(fields=["dossier", "made_at"], name="records_off_dossier_620d61_idx")],
                    "constraints": [
                        models.UniqueConstraint(fields=("practice", "year", "number"), name="one_offer_per_number")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Office",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("days", models.CharField(max_length=7)),
                    ("opens", models.TimeField()),
                    ("closes", models.TimeField()),
                    ("away_from", models.DateField(null=True)),
                    ("away_until", models.DateField(null=True)),
                    ("changed_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("practice", "person"), name="one_office_per_person")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Orientation",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("state", models.CharField(default="asked", max_length=10)),
                    ("token_hash", models.CharField(max_length=64, unique=True)),
                    ("expires_at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="OutboxRow",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("kind", models.CharField(max_length=60)),
                    ("ids", models.JSONField(default=dict)),
                    ("made_at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["made_at"], name="records_out_made_at_395162_idx")],
                },
            ),
            migrations.CreateModel(
                name="PhaseChange",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    (
                        "trajectory",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.trajectory"
                        ),
                    ),
                    ("phase", models.PositiveSmallIntegerField()),
                    ("since", models.DateField()),
                ],
            ),
            migrations.CreateModel(
                name="PhaseProposal",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("side", models.CharField(max_length=10)),
                    ("phase", models.PositiveSmallIntegerField()),
                    ("since", models.DateField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("dossier",), name="one_phase_proposal_at_a_time")],
                },
            ),
            migrations.CreateModel(
                name="PhaseView",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    (
                        "change",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.phasechange"
                        ),
                    ),
                    ("side", models.CharField(max_length=10)),
                    ("shown", models.BooleanField(default=False)),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("change", "side"), name="one_phase_view_per_side")],
                },
            ),
            migrations.CreateModel(
                name="PieceVersion",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    ("digest", models.CharField(max_length=64, unique=True)),
                    ("kind", models.CharField(max_length=10)),
                    ("slug", models.CharField(max_length=80)),
                    ("language", models.CharField(max_length=5)),
                    ("text", models.TextField()),
                    ("kept_at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="PieceWork",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("shown", models.BooleanField(default=False)),
                ],
                options={
                    "indexes": [models.Index(fields=["dossier", "changed_at"], name="records_pie_dossier_e559c0_idx")],
                },
            ),
            migrations.CreateModel(
                name="PlanAgreement",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("number", models.PositiveIntegerField()),
                    ("side", models.CharField(max_length=10)),
                    ("agreed_on", models.DateField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("dossier", "number", "side"), name="one_plan_agreement")
                    ],
                },
            ),
            migrations.CreateModel(
                name="PlanComment",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("side", models.CharField(max_length=10)),
                    ("part", models.CharField(max_length=20)),
                ],
                options={
                    "indexes": [models.Index(fields=["dossier", "made_at"], name="records_pla_dossier_e542f4_idx")],
                },
            ),
            migrations.CreateModel(
                name="PlanDraft",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("side", models.CharField(max_length=10)),
                    ("part", models.CharField(max_length=20)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("dossier", "side", "part"), name="one_plan_draft_per_part")
                    ],
                },
            ),
            migrations.CreateModel(
                name="PlanVersion",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("number", models.PositiveIntegerField()),
                    ("side", models.CharField(max_length=10)),
                    ("laid_by", models.UUIDField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("dossier", "number"), name="one_plan_version_per_number")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Preferences",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("dossier",), name="one_preferences_per_dossier")],
                },
            ),
            migrations.CreateModel(
                name="QuietDays",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("dossier",), name="one_quiet_days_per_dossier")],
                },
            ),
            migrations.CreateModel(
                name="RecoveryMoment",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("day", models.DateField()),
                ],
                options={
                    "indexes": [models.Index(fields=["dossier", "day"], name="records_rec_dossier_e7b615_idx")],
                },
            ),
            migrations.CreateModel(
                name="Response",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    (
                        "instrument",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.instrument"
                        ),
                    ),
                    (
                        "request",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="records.instrumentrequest",
                        ),
                    ),
                    ("day", models.DateField()),
                    ("done_at", models.DateTimeField(null=True)),
                ],
                options={
                    "indexes": [models.Index(fields=["dossier", "day"], name="records_res_dossier_7da4e1_idx")],
                },
            ),
            migrations.CreateModel(
                name="SessionFeeling",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("day", models.DateField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("dossier", "day"), name="one_feeling_per_day")],
                },
            ),
            migrations.CreateModel(
                name="SessionPreparation",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    (
                        "session",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.coachingsession"
                        ),
                    ),
                    ("shown", models.BooleanField(default=False)),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("session",), name="one_preparation_per_session")],
                },
            ),
            migrations.CreateModel(
                name="Share",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    (
                        "party",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("purpose", models.CharField(max_length=30)),
                    ("scope", models.CharField(max_length=30)),
                    ("since", models.DateField()),
                    ("until", models.DateField(null=True)),
                    ("given_at", models.DateTimeField()),
                    ("withdrawn_at", models.DateTimeField(null=True)),
                    ("text_version", models.CharField(max_length=20)),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["dossier", "party", "scope"], name="records_sha_dossier_c8bc59_idx")
                    ],
                },
            ),
            migrations.CreateModel(
                name="ShiftState",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("checkpoint", models.DateField(null=True)),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("dossier",), name="one_shift_state_per_dossier")],
                },
            ),
            migrations.CreateModel(
                name="Substitution",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "coach",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "substitute",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("since", models.DateField()),
                    ("until", models.DateField()),
                    ("begun_at", models.DateTimeField()),
                    ("begun_by", models.UUIDField()),
                    ("ended_at", models.DateTimeField(null=True)),
                ],
                options={
                    "indexes": [models.Index(fields=["practice", "substitute"], name="records_sub_practic_6142e3_idx")],
                },
            ),
            migrations.CreateModel(
                name="TakenOver",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("since", models.DateField()),
                    ("noted_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("dossier",), name="one_taking_over_per_dossier")],
                },
            ),
            migrations.CreateModel(
                name="TopicTicks",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("dossier",), name="one_row_of_ticks_per_dossier")],
                },
            ),
            migrations.CreateModel(
                name="Transfer",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    (
                        "leaves",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "comes",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("state", models.CharField(default="proposed", max_length=10)),
                    ("proposed_at", models.DateTimeField()),
                    ("answered_at", models.DateTimeField(null=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("state", "proposed")),
                            fields=("dossier",),
                            name="one_open_transfer_per_dossier",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="WentWell",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    ("day", models.DateField()),
                ],
                options={
                    "indexes": [models.Index(fields=["dossier", "day"], name="records_wen_dossier_72bd79_idx")],
                },
            ),
            migrations.CreateModel(
                name="WorkingNote",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("revision", models.PositiveIntegerField(default=1)),
                    ("made_at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                    ("sealed", models.BinaryField()),
                    (
                        "session",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.coachingsession"
                        ),
                    ),
                    ("author_id", models.UUIDField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("session", "author_id"), name="one_note_per_author")
                    ],
                },
            ),
            migrations.CreateModel(
                name="WriteReceipt",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                    (
                        "practice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.practice"
                        ),
                    ),
                    (
                        "dossier",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="records.dossier"
                        ),
                    ),
                    ("client_id", models.UUIDField()),
                    ("kind", models.CharField(max_length=40)),
                    ("row_id", models.UUIDField(null=True)),
                    ("revision", models.PositiveIntegerField(default=0)),
                    ("made_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("dossier", "client_id"), name="one_receipt_per_form")
                    ],
                },
            ),
        )
    ]
