"""Questions about how a practice bills; whoever works in it may know, and whoever holds a link to its offer."""

from uuid import UUID

from luwte.records.billing.models import BillingSettings
from luwte.records.eyes import Eyes
from luwte.records.eyes.values import HOUSE


def settings_of(eyes: Eyes, practice_id: UUID) -> BillingSettings | None:
    """The settings of the practice in which these eyes look; None before the manager filled them in."""
    rows = BillingSettings.objects.filter(practice_id=practice_id).select_related("practice")
    return rows.first() if eyes.role in HOUSE or eyes.practice_id == practice_id else None


def invoices_here(eyes: Eyes) -> bool:
    """Whether this practice invoices with Luwte."""
    found = settings_of(eyes, eyes.practice_id) if eyes.practice_id else None
    return found is not None and found.invoicing
