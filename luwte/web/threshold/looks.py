"""How pages look on this device: light or dark, quiet, less. A cookie of three words, nothing of the person."""

from dataclasses import dataclass

from django.http import HttpRequest

COOKIE = "luwte_look"
A_YEAR = 365 * 24 * 3600
THEMES = frozenset({"light", "dark"})


@dataclass(frozen=True, slots=True)
class Look:
    """The modes of the shared layout; an empty theme follows the device."""

    theme: str = ""
    quiet: bool = False
    less: bool = False

    def words(self) -> str:
        """The look as the cookie keeps it."""
        return ".".join(word for word in (self.theme, "quiet" * self.quiet, "less" * self.less) if word)


def look(request: HttpRequest) -> Look:
    """What this device asks for; in screen-free hours a page is dark and quiet."""
    words = set(request.COOKIES.get(COOKIE, "").split("."))
    if getattr(request, "evening", False):
        return Look("dark", True, True)
    return Look(next(iter(sorted(THEMES & words)), ""), "quiet" in words, "less" in words)
