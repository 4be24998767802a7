"""The plan of approach: drafts of each side, versions that lie before both, who agreed; and both views on the phase."""

from django.db import models

from luwte.records.dossiers.models import DossierRow
from luwte.records.trajectories.models import PhaseChange
from luwte.rules.retention import of_a_dossier

KEEPING = of_a_dossier("plan.json")
SIDE = 10  # coach or coachee


class PlanVersion(DossierRow):
    """The whole plan as it was laid before both. Never changed, never taken away; the newest one is talked about."""

    keeping = KEEPING

    number = models.PositiveIntegerField()
    side = models.CharField(max_length=SIDE)
    laid_by = models.UUIDField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="one_plan_version_per_number")]


class PlanDraft(DossierRow):
    """What one side is still writing of one part; the other side does not see it."""

    keeping = KEEPING

    side = models.CharField(max_length=SIDE)
    part = models.CharField(max_length=20)

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "side", "part"], name="one_plan_draft_per_part")]


class PlanAgreement(DossierRow):
    """One side agrees to one version, on a day. Sealed: the name of who did."""

    keeping = KEEPING

    number = models.PositiveIntegerField()
    side = models.CharField(max_length=SIDE)
    agreed_on = models.DateField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier", "number", "side"], name="one_plan_agreement")]


class PlanComment(DossierRow):
    """A few words of one side beside a part, read by both."""

    keeping = KEEPING

    side = models.CharField(max_length=SIDE)
    part = models.CharField(max_length=20)

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["dossier", "made_at"])]


class PhaseView(DossierRow):
    """How one side sees the questions of the phase that began with `change`; `shown` when the other may read it."""

    keeping = of_a_dossier("trajectory.json")

    change = models.ForeignKey(PhaseChange, on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=SIDE)
    shown = models.BooleanField(default=False)

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["change", "side"], name="one_phase_view_per_side")]


class PhaseProposal(DossierRow):
    """One side proposes to move to a phase since a day; it holds when the other agrees. Sealed: the reason."""

    keeping = of_a_dossier("trajectory.json")

    side = models.CharField(max_length=SIDE)
    phase = models.PositiveSmallIntegerField()
    since = models.DateField()

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["dossier"], name="one_phase_proposal_at_a_time")]
