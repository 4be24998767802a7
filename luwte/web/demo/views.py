"""Role switching and the demo's post box."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from luwte.demo.people import CARE, COACHEES, COACHES, MANAGER, address
from luwte.records.eyes import looking, operator
from luwte.records.people.queries import by_email

MAILS_MOST = 10


def people(request: HttpRequest) -> HttpResponse:
    """The people of the demo; a button each."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        with looking(operator(timezone.now(), access_point="demo")) as eyes:
            person = by_email(eyes, address(request.POST.get("name", "")))
        if person is None:
            raise Http404
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect(_first_page(person.name))
    names = {"coaches": COACHES, "coachees": [made.name for made in COACHEES], "manager": MANAGER, "care": CARE}
    return render(request, "demo/people.html", names)


def _first_page(name: str) -> str:
    if name == MANAGER:
        return "practice:people"
    if name == CARE:
        return "care:caseload"
    return "coach:caseload" if name in COACHES else "coachee:today"


def post(request: HttpRequest) -> HttpResponse:
    """The last mails that the demo would have sent."""
    if not settings.DEMO:
        raise Http404
    files = sorted(Path(settings.EMAIL_FILE_PATH).glob("*.log"), key=lambda f: f.stat().st_mtime, reverse=True)
    return render(request, "demo/post.html", {"mails": [f.read_text(encoding="utf-8") for f in files[:MAILS_MOST]]})
