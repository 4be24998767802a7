"""A row that holds what stands now, what stood before, and what came from a page that was behind."""

from typing import Any

from luwte.actions.dossiers import change, insert
from luwte.actions.kept import KEPT_MOST
from luwte.records import keys
from luwte.records.dossiers.models import DossierRow
from luwte.records.eyes import Eyes


def begin(row: DossierRow, new: Any) -> None:
    """A new row with `new` in it."""
    insert(row, keys.ring([row.dossier_id]), {"now": new, "before": None, "kept": []})


def put(by: Eyes, row: DossierRow, new: Any, base_revision: int) -> bool:
    """`new` in the row that is there; kept beside it, and True, when the page that sent it was behind."""
    ring = keys.ring([row.dossier_id])
    value = ring.open(row)
    if base_revision != row.revision and new != value["now"]:
        change(by, row, ring, {**value, "kept": [*value["kept"], new][-KEPT_MOST:]})
        return True
    change(by, row, ring, {**value, "now": new, "before": value["now"]})
    return False


def take_back(by: Eyes, row: DossierRow) -> bool:
    """What stood before the last change; the row goes, and False, when nothing did. Twice gives the change back."""
    ring = keys.ring([row.dossier_id])
    value = ring.open(row)
    if value["before"] is None:
        row.delete()
        return False
    change(by, row, ring, {**value, "now": value["before"], "before": value["now"]})
    return True
