"""Who stands in for a coach."""

from django.http import HttpRequest, HttpResponse

from luwte.web.design.substitutes import page


def substitutes(request: HttpRequest) -> HttpResponse:
    """The practice says who stands in for whom."""
    return page(request, "practice", own=False)
