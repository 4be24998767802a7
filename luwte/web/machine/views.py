"""What a machine asks: are you well?"""

from django.http import HttpRequest, HttpResponse


def health(request: HttpRequest) -> HttpResponse:
    """Says ok, and nothing of anyone."""
    return HttpResponse("ok", content_type="text/plain")
