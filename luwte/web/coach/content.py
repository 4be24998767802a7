"""The practice's own copies, for a coach: reading, and reviewing what a colleague wrote."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from luwte.web.design import adapting

SPACE = "coach"


def every(request: HttpRequest) -> HttpResponse:
    """What is adapted here, and what waits for a reviewer."""
    return adapting.every(request, SPACE)


def one(request: HttpRequest, kind: str, slug: str, language: str) -> HttpResponse:
    """One text."""
    return adapting.one(request, (kind, slug, language), SPACE)


def read(request: HttpRequest, kind: str, slug: str, language: str) -> HttpResponse:
    """How it reads."""
    return adapting.read(request, (kind, slug, language), SPACE)


def differs(request: HttpRequest, kind: str, slug: str, language: str) -> HttpResponse:
    """What differs from the original."""
    return adapting.differs(request, (kind, slug, language), SPACE)


@require_POST
def review(request: HttpRequest, kind: str, slug: str, language: str) -> HttpResponse:
    """Publishing, or giving back."""
    return adapting.review(request, (kind, slug, language), SPACE)
