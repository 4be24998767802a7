"""Coaching sessions with what was prepared, noted and agreed; days that fall away; calendars that may be read."""

import uuid

from django.db import models

from luwte.records.dossiers.models import Dossier, DossierRow
from luwte.records.people.models import Person, Practice
from luwte.records.trajectories.models import Trajectory
from luwte.rules.retention import Erased, Keeping, Kept, of_a_dossier


class CoachingSession(DossierRow):
    """One talk. Sealed: place, link, route, the walking card, what is shared afterwards, and what was asked about it.

    Hangs on a trajectory where there is one: who still waits for a trajectory meets the coach all the same.
    """

    keeping = of_a_dossier("coaching-sessions.json")

    trajectory = models.ForeignKey(Trajectory, on_delete=models.CASCADE, related_name="+", null=True)
    guide_id = models.UUIDField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    kind = models.CharField(max_length=10)  # office, online, walking, hybrid
    state = models.CharField(max_length=15)  # proposed, planned, held, cancelled, late_cancelled, not_come
    uid = models.UUIDField(unique=True, default=uuid.uuid4)  # the same in every calendar, for as long as it exists
    sequence = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "records"
        indexes = [
            models.Index(fields=["dossier", "starts_at"]),
            models.Index(fields=["guide_id", "starts_at"]),
        ]


class SessionPreparation(DossierRow):
    """Three short answers of the coachee before a talk; sealed. Only with `shown` whoever guides sees them."""

    keeping = of_a_dossier("preparations.json")

    session = models.ForeignKey(CoachingSession, on_delete=models.CASCADE, related_name="+")
    shown = models.BooleanField(default=False)

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["session"], name="one_preparation_per_session")]


class WorkingNote(DossierRow):
    """The coach's own notes on a talk; sealed. Not shown in the app; the coachee may ask for them, by law."""

    keeping = of_a_dossier("working-notes.json")

    session = models.ForeignKey(CoachingSession, on_delete=models.CASCADE, related_name="+")
    author_id = models.UUIDField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["session", "author_id"], name="one_note_per_author")]


class Agreement(DossierRow):
    """Something the two agreed in a talk, to be read by both; sealed."""

    keeping = of_a_dossier("agreements.json")

    session = models.ForeignKey(CoachingSession, on_delete=models.CASCADE, related_name="+")
    agreed_on = models.DateField()
    place = models.PositiveSmallIntegerField()
    gone = models.BooleanField(default=False)  # taken away by the coach: agreed by mistake

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["session", "place"], name="one_agreement_per_place")]


class AgreementMark(DossierRow):
    """What the coachee did with an agreement: done or left; sealed. Only with `shown` whoever guides sees it."""

    keeping = of_a_dossier("agreements.json")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="+")
    shown = models.BooleanField(default=False)

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["agreement"], name="one_mark_per_agreement")]


class QuietDays(DossierRow):
    """The days on which a coachee would rather have no talk; sealed."""

    keeping = of_a_dossier("quiet-days.json")

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier"], name="one_quiet_days_per_dossier")]


class Absence(models.Model):
    """When a coach is away, wants quiet, or has something else in the own calendar. Only times: no title, no reason."""

    keeping = Keeping("none: times of a coach", Kept.ACCOUNT_TERM, Erased.NOT_OF_A_DOSSIER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=5)  # away, quiet or busy (read from the coach's own calendar)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["person", "starts_at"])]


class CalendarFeed(models.Model):
    """An address at which one person's own calendar program reads the appointments; the token is hashed."""

    keeping = Keeping("none: an address to read at, revoked at will", Kept.ACCOUNT_TERM, Erased.WITH_ROWS)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+", null=True)  # a coachee's
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "records"
