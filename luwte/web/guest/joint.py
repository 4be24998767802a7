"""For someone close who is invited to one session: a page to read. Nothing is asked or stored about them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from luwte.records.joint_sessions.queries import by_link


@require_safe
@never_cache
def joint(request: HttpRequest, token: str) -> HttpResponse:
    """What such a session is. The link itself, hashed, is in the eyes."""
    found = by_link(request.eyes)
    if found is None:
        response = render(request, "guest/gone.html", status=410)
    else:
        row, who = found
        response = render(request, "guest/joint.html", {"who": who, "on": row.on, "practice": row.practice.name})
    response["X-Robots-Tag"] = "noindex"
    return response
