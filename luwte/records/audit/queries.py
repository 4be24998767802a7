"""Questions to the audit log: is a chain whole, and what stands in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from luwte.records.audit.chain import digest, head_mac, root_of
from luwte.records.audit.models import AuditEvent, AuditHead, AuditRoot
from luwte.records.eyes import Eyes


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a chain is not whole: what is wrong, and at which event."""

    chain: str
    chain_id: str
    seq: int
    what: str  # changed, missing, inserted, cut off, head changed, no head, head set back


def breaks(eyes: Eyes) -> Iterator[Break]:
    """Every place where any chain, head or daily root is not what was written."""
    heads = {(h.chain, h.chain_id): h for h in AuditHead.objects.all()}
    chains = set(AuditEvent.objects.values_list("chain", "chain_id").distinct()) | set(heads)
    for chain, chain_id in sorted(chains, key=str):
        yield from _breaks_of(chain, chain_id, heads.get((chain, chain_id)))
    yield from _root_breaks(heads)


def events(eyes: Eyes, dossier_id: UUID, most: int = 200) -> list[AuditEvent]:
    """The latest events of a dossier's chain, newest first."""
    return list(AuditEvent.objects.filter(chain="dossier", chain_id=dossier_id).order_by("-seq")[:most])


def _breaks_of(chain: str, chain_id: UUID, head: AuditHead | None) -> Iterator[Break]:
    previous, seq = "", 0
    for row in AuditEvent.objects.filter(chain=chain, chain_id=chain_id).order_by("seq").iterator():
        if row.seq != seq + 1:
            yield Break(chain, str(chain_id), seq + 1, "missing")
        if row.hash != digest(row):
            yield Break(chain, str(chain_id), row.seq, "changed")
        elif row.previous != previous and row.seq == seq + 1:
            yield Break(chain, str(chain_id), row.seq, "inserted")
        previous, seq = row.hash, row.seq
    yield from _head_breaks(chain, chain_id, head, previous, seq)


def _head_breaks(chain: str, chain_id: UUID, head: AuditHead | None, last: str, seq: int) -> Iterator[Break]:
    if head is None:
        yield Break(chain, str(chain_id), seq, "no head")
    elif head.mac != head_mac(head):
        yield Break(chain, str(chain_id), seq, "head changed")
    elif head.count > seq:
        yield Break(chain, str(chain_id), seq + 1, "cut off")
    elif (head.count, head.last_hash) != (seq, last):
        yield Break(chain, str(chain_id), seq, "inserted")


def _root_breaks(heads: dict[tuple[str, UUID], AuditHead]) -> Iterator[Break]:
    for root in AuditRoot.objects.order_by("day"):
        if root.root != root_of(root.heads):
            yield Break("root", str(root.day), 0, "changed")
        for name, (count, _last) in root.heads.items():
            chain, _, chain_id = name.partition(":")
            head = heads.get((chain, UUID(chain_id)))
            if head is None or head.count < count:
                yield Break(chain, chain_id, count, "head set back")
