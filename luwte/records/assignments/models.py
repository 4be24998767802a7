"""Programmes, modules and exercises that were given, the work on each piece, and what a day can hold."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.rules.retention import of_a_dossier


class Assignment(DossierRow):
    """Something given to a coachee. Sealed: which piece, its versions, what for, a contact, and whom to call.

    Hangs on the dossier and not on a trajectory: a waiting list, prevention and aftercare have none.
    """

    keeping = of_a_dossier("assignments.json")

    kind = models.CharField(max_length=10)  # programme, module or exercise
    given_by = models.UUIDField(null=True)  # None: the coachee took it
    given_on = models.DateField()
    review_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "given_on"])]


class PieceWork(DossierRow):
    """The work on one piece. Sealed: the piece and its version, where it stands, the answers now and before.

    `shown` is the coachee's choice for this piece: only then whoever guides sees it.
    """

    keeping = of_a_dossier("pieces.json")

    shown = models.BooleanField(default=False)

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "changed_at"])]


class DayRoom(DossierRow):
    """What the coachee says that today can hold, and what was put apart for today; sealed."""

    keeping = of_a_dossier("day-room.csv")

    day = models.DateField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "day"], name="one_room_per_day")]
