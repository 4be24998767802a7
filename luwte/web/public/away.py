"""What a browser needs without a network: the script that answers then, and a page that says so. Nothing of anyone."""

from functools import cache

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def worker(request: HttpRequest) -> HttpResponse:
    """The script, from the root, so that it may answer for every page; asked anew each time."""
    answer = HttpResponse(_script(), content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer


def away(request: HttpRequest) -> HttpResponse:
    """The page for a moment without a network."""
    answer = render(request, "public/away.html")
    answer["Cache-Control"] = "no-cache"
    return answer


@cache
def _script() -> bytes:
    with open(str(finders.find("luwte/worker.js")), "rb") as file:
        return file.read()
