"""Secrets that leave by mail: derived from an id and the house's secret, so that the database holds only their hash."""

import hashlib
import hmac
from uuid import UUID

from django.conf import settings


def link(kind: str, row_id: UUID) -> str:
    """The secret part of a mailed link, 43 characters."""
    return _mac(kind, row_id).hex()[:43]


def code(kind: str, row_id: UUID) -> str:
    """Six digits for whoever types instead of taps."""
    return f"{int.from_bytes(_mac(kind + '.code', row_id)[:8]) % 1_000_000:06d}"


def hashed(token: str) -> str:
    """How a token stands in the database."""
    return hashlib.sha256(token.encode()).hexdigest()


def _mac(kind: str, row_id: UUID) -> bytes:
    return hmac.new(settings.SECRET_KEY.encode(), f"luwte.{kind}.{row_id}".encode(), hashlib.sha256).digest()
