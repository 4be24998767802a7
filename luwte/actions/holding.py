"""What someone typed after their log-in had ended: sealed for them, for one hour, kept by their own browser."""

import base64
import binascii
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from luwte.records.keys import Unreadable
from luwte.records.keys.sealing import seal, unseal

KEPT = timedelta(hours=1)


def hold(person_id: UUID, typed: dict[str, Any], at: datetime) -> str:
    """`typed` (anything JSON) sealed for one person, as text for a hidden field. Nothing is stored."""
    sealed = seal(_key(), person_id.bytes, {"at": at.timestamp(), "typed": typed})
    return base64.urlsafe_b64encode(sealed).decode()


def release(person_id: UUID, held: str, at: datetime) -> dict[str, Any] | None:
    """What `hold` took, for the same person within the hour; None for anyone else, later, or junk."""
    try:
        value = unseal(_key(), person_id.bytes, base64.urlsafe_b64decode(held))
    except (Unreadable, binascii.Error, ValueError):
        return None
    young = at.timestamp() - KEPT.total_seconds() <= value["at"]
    return dict(value["typed"]) if young else None


def _key() -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"luwte held input").derive(settings.SECRET_KEY.encode())
