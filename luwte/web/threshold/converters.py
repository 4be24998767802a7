"""Days in addresses."""

from datetime import date


class DayConverter:
    """A day as 2026-11-24; an impossible day is no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """The day, or ValueError, which Django answers with 404."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """The day as text."""
        return value.isoformat()
