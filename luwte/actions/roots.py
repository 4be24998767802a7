"""The daily root: one hash over all heads, to be anchored elsewhere."""

from luwte.actions.writing import writing
from luwte.records.audit.chain import root_of
from luwte.records.audit.models import AuditHead, AuditRoot
from luwte.records.eyes import Eyes
from luwte.rules.access import Act


def write_root(by: Eyes) -> str:
    """Writes the root of today, once a day; gives it."""
    with writing(by, Act.ROOT):
        if found := AuditRoot.objects.filter(day=by.today).first():
            return found.root
        heads = {
            f"{h.chain}:{h.chain_id}": [h.count, h.last_hash] for h in AuditHead.objects.order_by("chain", "chain_id")
        }
        return AuditRoot.objects.create(day=by.today, heads=heads, root=root_of(heads)).root
