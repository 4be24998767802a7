"""What goes wrong becomes a plain page that says what to do; the log gets a trace id, never a value."""

import logging
from collections.abc import Callable

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from luwte.actions import looks
from luwte.actions.dossiers import NotThere
from luwte.actions.writing import Denied
from luwte.records.eyes import looking
from luwte.web.threshold.holding import words

log = logging.getLogger("luwte.faults")


class NotSaved(Exception):
    """The store did not take the write (full disk, locked database)."""


class FaultsMiddleware:
    """The outermost place where an exception is seen before Django would make a 500 of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse:
        """Turns an exception of a view into its page."""
        if isinstance(fault, NotThere | Denied | Http404 | PermissionDenied):
            request.refused = isinstance(fault, NotThere | Denied)  # type: ignore[attr-defined]
            return page(request, 404)
        if isinstance(fault, RequestDataTooBig):
            return page(request, 413)
        log.error("%s %s", type(fault).__name__, getattr(request, "trace_id", ""))
        return page(request, 503 if isinstance(fault, OperationalError) else 500)


def page(request: HttpRequest, status: int) -> HttpResponse:
    """The error page for a status; for a stranger the same 404 as for what does not exist."""
    return render(request, "design/fault.html", {"status": status, "typed": _typed(request)}, status=status)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for an address that does not exist."""
    return page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """The page when nothing else could be said."""
    return page(request, 500)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token: too old, or from elsewhere."""
    return page(request, 403)


def log_refusal(request: HttpRequest) -> None:
    """Writes a refusal to the log, after the transaction of the request has ended."""
    if getattr(request, "refused", False) and (eyes := getattr(request, "eyes", None)) is not None:
        with looking(eyes):
            looks.refused(eyes, eyes.access_point or "page")


def _typed(request: HttpRequest) -> list[str]:
    if request.method != "POST":
        return []
    try:
        request.POST  # noqa: B018 (reading it is what may fail)
    except RequestDataTooBig:
        return []
    return [value for name, value in request.POST.items() if words(name) and value.strip()]
