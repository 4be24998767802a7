"""A practice's own copies of content, and every text that someone started with. Nothing of a person."""

import uuid

from django.db import models

from luwte.records.people.models import Practice
from luwte.rules.retention import Erased, Keeping, Kept


class Adaptation(models.Model):
    """One version of a practice's own copy; the newest published one is read. `base` is the original it came from."""

    keeping = Keeping("adaptations.json", Kept.HOUSE_TERM, Erased.NOT_OF_A_DOSSIER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    slug = models.CharField(max_length=80)
    language = models.CharField(max_length=5)
    text = models.TextField()
    base = models.TextField()
    state = models.CharField(max_length=10, default="draft")  # draft, review, published, withdrawn
    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField()
    published_at = models.DateTimeField(null=True)
    published_by = models.UUIDField(null=True)

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["practice", "kind", "slug", "language"])]


class PieceVersion(models.Model):
    """A text as someone started with it, by its hash: an upgrade of the content changes nothing under way."""

    keeping = Keeping("none: content, the same for everyone", Kept.HOUSE_TERM, Erased.NOT_OF_A_DOSSIER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    digest = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=10)
    slug = models.CharField(max_length=80)
    language = models.CharField(max_length=5)
    text = models.TextField()
    kept_at = models.DateTimeField()

    class Meta:
        app_label = "records"
