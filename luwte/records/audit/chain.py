"""The chain: each event's HMAC covers the one before; the head knows the count and the last hash."""

import hashlib
import hmac
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from luwte import __version__
from luwte.records.audit.models import AuditEvent, AuditHead

HOUSE_CHAIN = UUID(int=0)
NOT_HASHED = {"id", "hash"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One act to log: ids only. `action` is C R U D E; `outcome` 0 done, 4 refused, 8 failed (NEN 7513)."""

    event: str
    action: str
    at: datetime
    who_id: UUID | None
    who_role: str
    object_type: str = ""
    object_id: UUID | None = None
    outcome: int = 0
    purpose: str = "coaching"
    access_point: str = ""
    request_id: str = ""
    relation: str = ""
    consent_id: UUID | None = None
    query: tuple[str, ...] = field(default=())


def append(chain: str, chain_id: UUID, entries: list[Entry]) -> None:
    """Adds events to a chain; the head is locked here, last in the transaction that also holds the writes."""
    if not entries:
        return
    head = _locked_head(chain, chain_id)
    rows = []
    for entry in entries:
        row = _row(chain, chain_id, head.count + 1, head.last_hash, entry)
        head.count, head.last_hash = row.seq, row.hash
        rows.append(row)
    AuditEvent.objects.bulk_create(rows)
    head.mac = head_mac(head)
    head.save(update_fields=["count", "last_hash", "mac"])


def digest(row: AuditEvent) -> str:
    """The HMAC-SHA256 over every field of an event but its own id and hash."""
    fields = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.name not in NOT_HASHED}
    return _mac(fields)


def head_mac(head: AuditHead) -> str:
    """The HMAC over a head, so that nobody without the key can set it back by hand."""
    return _mac({"chain": head.chain, "id": head.chain_id, "count": head.count, "last": head.last_hash})


def root_of(heads: dict[str, Any]) -> str:
    """The HMAC over all heads of a day."""
    return _mac(heads)


def _mac(value: dict[str, Any]) -> str:
    clear = json.dumps({k: _plain(v) for k, v in value.items()}, sort_keys=True, separators=(",", ":"))
    return hmac.new(settings.AUDIT_KEY, clear.encode(), hashlib.sha256).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return int(value.timestamp() * 1_000_000)
    return str(value) if isinstance(value, UUID) else value


def _locked_head(chain: str, chain_id: UUID) -> AuditHead:
    heads = AuditHead.objects.filter(chain=chain, chain_id=chain_id)
    if connection.features.has_select_for_update:
        heads = heads.select_for_update()
    if (head := heads.first()) is None:
        AuditHead.objects.bulk_create([AuditHead(chain=chain, chain_id=chain_id)], ignore_conflicts=True)
        head = heads.get()
    return head


def _row(chain: str, chain_id: UUID, seq: int, previous: str, entry: Entry) -> AuditEvent:
    row = AuditEvent(
        chain=chain,
        chain_id=chain_id,
        seq=seq,
        previous=previous,
        at=entry.at,
        event=entry.event,
        action=entry.action,
        outcome=entry.outcome,
        who_id=entry.who_id,
        who_role=entry.who_role,
        responsible_id=entry.who_id,
        purpose=entry.purpose,
        access_point=entry.access_point,
        object_type=entry.object_type,
        object_id=entry.object_id,
        query=list(entry.query),
        site=settings.SITE_URL,
        protocol="luwte-access-1",
        relation=entry.relation,
        consent_id=entry.consent_id,
        request_id=entry.request_id,
        version=__version__,
    )
    row.hash = digest(row)
    return row
