"""What every page knows: whose eyes look, the country, how it looks, and whether this is the demo."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from luwte.web.threshold.looks import look


def page(request: HttpRequest) -> dict[str, Any]:
    """Values for the shared layout; no query."""
    eyes = getattr(request, "eyes", None)
    return {
        "role": eyes.role.value if eyes else "nobody",
        "country": settings.COUNTRY,
        "demo": settings.DEMO,
        "look": look(request),
    }
