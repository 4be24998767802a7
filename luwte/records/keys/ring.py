"""The key ring: the keys of the dossiers at hand, each fetched once in a window and forgotten with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from luwte.records.eyes import remembered
from luwte.records.keys import sealing

FILE = b"|file"
KEYS = "keys"


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Opens and seals rows of the dossiers it holds keys of."""

    _keys: dict[UUID, bytes]

    def seal(self, row: Any, value: Any) -> bytes:
        """`value` sealed for `row` (anything with `dossier_id`, `pk` and a table)."""
        return sealing.seal(self._key(row.dossier_id), _binding(row), value)

    def open(self, row: Any) -> Any:
        """What was sealed in `row.sealed`, or Unreadable."""
        return sealing.unseal(self._key(row.dossier_id), _binding(row), row.sealed)

    def seal_file(self, row: Any, data: bytes) -> bytes:
        """The bytes of a file sealed for `row`, beside its value."""
        return sealing.seal_bytes(self._key(row.dossier_id), _binding(row) + FILE, data)

    def open_file(self, row: Any, sealed: bytes) -> bytes:
        """What `seal_file` sealed for `row`, or Unreadable."""
        return sealing.unseal_bytes(self._key(row.dossier_id), _binding(row) + FILE, sealed)

    def holds(self, dossier_id: UUID) -> bool:
        """Whether the dossier's key still exists."""
        return dossier_id in self._keys

    def _key(self, dossier_id: UUID) -> bytes:
        try:
            return self._keys[dossier_id]
        except KeyError as error:
            raise sealing.Unreadable("the key of this dossier is destroyed") from error


def ring(dossier_ids: Iterable[UUID]) -> KeyRing:
    """A ring with the keys of these dossiers; a destroyed key is simply not on it."""
    from luwte.records.keys.models import DossierKey

    known: dict[UUID, bytes] = remembered(KEYS)
    asked = set(dossier_ids)
    if missing := asked - known.keys():
        wrapped = DossierKey.objects.filter(dossier_id__in=missing).values_list("dossier_id", "wrapped")
        known.update(sealing.unwrapped(settings.MASTER_KEY, dict(wrapped)))
    return KeyRing({dossier_id: key for dossier_id in asked if (key := known.get(dossier_id))})


def make(dossier_id: UUID, at: datetime) -> None:
    """A new key, committed in its own store before any row uses it."""
    from luwte.records.keys.models import DossierKey

    wrapped = sealing.wrap(settings.MASTER_KEY, dossier_id, sealing.new_key())
    DossierKey.objects.create(dossier_id=dossier_id, wrapped=wrapped, made_at=at)


def destroy(dossier_id: UUID) -> bool:
    """Destroys a dossier's key; says whether there was one."""
    from luwte.records.keys.models import DossierKey

    remembered(KEYS).pop(dossier_id, None)
    return DossierKey.objects.filter(dossier_id=dossier_id).delete()[0] > 0


def _binding(row: Any) -> bytes:
    return sealing.binding(row.dossier_id, row._meta.db_table, row.pk)
