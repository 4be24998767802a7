"""Keys: a data key per dossier, the ring that opens and seals rows with it, and its destruction."""

from luwte.records.keys.ring import KeyRing, destroy, make, ring
from luwte.records.keys.sealing import Unreadable

__all__ = ["KeyRing", "Unreadable", "destroy", "make", "ring"]
