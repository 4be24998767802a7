"""The audit tables: events without foreign keys, the head of each chain, and the daily root over all heads."""

import uuid

from django.db import models

from luwte.rules.retention import Erased, Keeping, Kept

KEPT = Keeping("log.json", Kept.LOG_TERM, Erased.IDS_REMAIN)


class AuditEvent(models.Model):
    """One act, with the fields of NEN 7513 (as FHIR AuditEvent has them): ids only, no free text, no foreign keys."""

    keeping = KEPT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    chain = models.CharField(max_length=8)  # dossier, practice or house
    chain_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    event = models.CharField(max_length=60)
    action = models.CharField(max_length=1)  # C R U D E
    outcome = models.PositiveSmallIntegerField(default=0)  # 0 4 8 12
    who_id = models.UUIDField(null=True)
    who_role = models.CharField(max_length=20)
    responsible_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=30)
    access_point = models.CharField(max_length=80, blank=True)
    object_type = models.CharField(max_length=40, blank=True)
    object_id = models.UUIDField(null=True)
    lifecycle = models.CharField(max_length=20, blank=True)
    sensitivity = models.CharField(max_length=10, default="N")
    query = models.JSONField(default=list)  # ids that a list showed
    site = models.CharField(max_length=120)
    protocol = models.CharField(max_length=30)
    relation = models.CharField(max_length=30, blank=True)
    consent_id = models.UUIDField(null=True)
    request_id = models.CharField(max_length=40, blank=True)
    version = models.CharField(max_length=20)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["chain", "chain_id", "seq"], name="one_event_per_place")]


class AuditHead(models.Model):
    """Where a chain stands; locked last in the writing transaction. Its own MAC tells a set-back head."""

    keeping = KEPT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    chain = models.CharField(max_length=8)
    chain_id = models.UUIDField()
    count = models.PositiveIntegerField(default=0)
    last_hash = models.CharField(max_length=64, blank=True)
    mac = models.CharField(max_length=64, blank=True)

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["chain", "chain_id"], name="one_head_per_chain")]


class AuditRoot(models.Model):
    """The hash over all heads at the end of a day, to be anchored elsewhere."""

    keeping = Keeping("none: a hash over all chains", Kept.LOG_TERM, Erased.NOT_OF_A_DOSSIER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    day = models.DateField(unique=True)
    heads = models.JSONField()  # chain -> [count, last hash]
    root = models.CharField(max_length=64)

    class Meta:
        app_label = "records"
