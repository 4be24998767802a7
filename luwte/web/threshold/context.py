"""What every page knows: whose eyes look, the country, and whether this is the demo."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """Values for the shared layout; no query."""
    eyes = getattr(request, "eyes", None)
    return {"role": eyes.role.value if eyes else "nobody", "country": settings.COUNTRY, "demo": settings.DEMO}
