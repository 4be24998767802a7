"""A trace id for each request; the only thing that logs and error pages name."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, QueryDict

from luwte.actions.dossiers import NotThere


class RequestIdMiddleware:
    """Gives the request an id and returns it in a header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.trace_id = uuid4().hex  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-Id"] = request.trace_id  # type: ignore[attr-defined]
        return response


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent; None on a look, so that a form then only asks. A form sent empty was sent all the same."""
    return request.POST if request.method == "POST" else None


def row_of(request: HttpRequest) -> UUID:
    """Which row a button names; NotThere when it is none."""
    try:
        return UUID(request.POST.get("row", ""))
    except ValueError:
        raise NotThere from None
