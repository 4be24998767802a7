"""Days, and kinds of pieces, in addresses."""

from datetime import date
from typing import ClassVar


class DayConverter:
    """A day as 2026-11-24; an impossible day is no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """The day, or ValueError, which Django answers with 404."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """The day as text."""
        return value.isoformat()


class PieceKindConverter:
    """A kind of piece by its Dutch name."""

    KINDS: ClassVar = {"module": "module", "oefening": "exercise", "verhaal": "story", "brief": "letter"}
    regex = "|".join(KINDS)

    def to_python(self, value: str) -> str:
        """The kind as content files name it."""
        return str(self.KINDS[value])

    def to_url(self, value: str) -> str:
        """The Dutch name; ValueError, which Django answers as no such address, for what has no page."""
        found = next((name for name, kind in self.KINDS.items() if kind == value), None)
        if found is None:
            raise ValueError(value)
        return found


class TextKindConverter(PieceKindConverter):
    """A kind of text that a practice can adapt: a piece, or a programme."""

    KINDS: ClassVar = PieceKindConverter.KINDS | {"programma": "programme"}
    regex = "|".join(KINDS)
