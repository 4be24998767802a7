"""Logging in without memory, and the own account."""

from uuid import UUID

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth import logout as forget
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from luwte.actions import logins, people
from luwte.records.dossiers.queries import visible
from luwte.records.people import queries
from luwte.web.account.forms import AskForm, CodeForm
from luwte.web.threshold.holding import again
from luwte.web.threshold.requests import posted

ASKS_MOST, ASKS_SECONDS = 5, 15 * 60
STARTS = {"coach": "coach:caseload", "practice_manager": "practice:people", "care_professional": "care:caseload"}


def login(request: HttpRequest) -> HttpResponse:
    """Asks for a mail address and sends a link and a code; says the same whoever asks."""
    form = AskForm(posted(request))
    following = request.GET.get("next", "") or request.POST.get("next", "")
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if _too_often(request, email):
            return render(request, "account/login.html", {"form": form, "too_often": True}, status=429)
        token_id = logins.ask_link(request.eyes, email, _own(following))
        request.session["asked"] = str(token_id)
        if kept := request.POST.get("held", ""):
            return render(request, "account/code.html", {"form": CodeForm(), "held": kept})
        return redirect("account:code")
    return render(request, "account/login.html", {"form": form, "next": following})


def code(request: HttpRequest) -> HttpResponse:
    """Says that a mail is under way, and takes the code of whoever types."""
    kept = request.POST.get("held", "")
    form = CodeForm(posted(request))
    if request.method == "POST" and form.is_valid() and (asked := request.session.get("asked")):
        if row := logins.spend_code(request.eyes, UUID(asked), form.cleaned_data["code"]):
            entered = _enter(request, row)
            return (again(request, kept) if request.user.is_authenticated else None) or entered
        form.add_error("code", _("Deze code klopt niet, of is te oud. Vraag een nieuwe link aan."))
    return render(request, "account/code.html", {"form": form, "held": kept})


@csrf_exempt
@require_POST
def held(request: HttpRequest) -> HttpResponse:
    """Shows again what was typed before log-out. It changes nothing, and the token of that page has ended with it."""
    kept = request.POST.get("held", "")
    if request.user.is_authenticated:
        return again(request, kept) or redirect("account:home")
    return render(request, "account/code.html", {"form": CodeForm(), "held": kept})


def link(request: HttpRequest, token: str) -> HttpResponse:
    """A button first: mail scanners open links, people press buttons."""
    if request.method == "POST":
        if row := logins.spend_link(request.eyes, token):
            return _enter(request, row)
        return render(request, "account/link_gone.html", status=410)
    return render(request, "account/link.html")


def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The first look: what this is, and one button to begin."""
    found = queries.invitation(request.eyes, people.hashed(token))
    if found is None:
        return render(request, "account/link_gone.html", status=410)
    if request.method == "POST":
        person, _dossier = people.accept(request.eyes, found, get_language() or "nl")
        return perform_login(request, Login(user=person, email_verification="none"))
    return render(request, "account/invitation.html", {"invitation": found})


def logout(request: HttpRequest) -> HttpResponse:
    """Leaves; what was kept in this browser is cleared."""
    if request.method == "POST":
        forget(request)
        response = redirect("public:front")
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response
    return redirect("account:overview")


def home(request: HttpRequest) -> HttpResponse:
    """To where this person works, or to their own Vandaag."""
    if not request.user.is_authenticated:
        return redirect("account:login")
    if visible(request.eyes).exists():
        return redirect("coachee:today")
    roles = [work.role for work in queries.works(request.eyes, request.user.pk)]
    return redirect(next((STARTS[role] for role in roles if role in STARTS), "account:overview"))


def overview(request: HttpRequest) -> HttpResponse:
    """What someone can set about their own account, and where they come."""
    if not request.user.is_authenticated:
        return redirect("account:login")
    works = queries.works(request.eyes, request.user.pk)
    own = visible(request.eyes).select_related("practice")
    return render(request, "account/overview.html", {"works": works, "dossiers": own})


@require_POST
def choose(request: HttpRequest, what: str, chosen: UUID) -> HttpResponse:
    """From now on, in this web session: this own dossier, or the work in this practice."""
    if not request.user.is_authenticated:
        return redirect("account:login")
    if what == "dossier" and visible(request.eyes).filter(id=chosen).exists():
        request.session["dossier"] = str(chosen)
        return redirect("coachee:today")
    roles = [work.role for work in queries.works(request.eyes, request.user.pk) if work.practice_id == chosen]
    if what in roles:
        request.session["practice"] = str(chosen)
        return redirect(STARTS[what])
    raise Http404


def second_key(request: HttpRequest) -> HttpResponse:
    """Whoever sees other people's dossiers needs a passkey or an authenticator app; this says so and leads there."""
    if not request.user.is_authenticated:
        return redirect("account:login")
    return render(request, "account/second_key.html")


def reauthenticate(request: HttpRequest) -> HttpResponse:
    """Confirming who one is happens by logging in again."""
    return redirect("account:login")


def _enter(request: HttpRequest, row: logins.LoginToken) -> HttpResponse:
    following = _own(row.next_path) or None
    return perform_login(request, Login(user=logins.person_of(row), email_verification="none", redirect_url=following))


def _own(path: str) -> str:
    """The path when it is one of ours; signs that are not to be seen (PostgreSQL refuses NUL) are in none of ours."""
    ours = path.isprintable() and path.startswith("/")
    return path if ours and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else ""


def _too_often(request: HttpRequest, email: str) -> bool:
    keys = (f"ask:{people.hashed(email.lower())}", f"ask:{request.META.get('REMOTE_ADDR', '')}")
    limits = (ASKS_MOST, ASKS_MOST * (100 if settings.DEMO else 10))
    counts = []
    for key in keys:
        # Not `incr`: in the database cache that would bring the time back to five minutes.
        count = cache.get(key, 0) + 1
        cache.set(key, count, ASKS_SECONDS)
        counts.append(count)
    return any(count > most for count, most in zip(counts, limits, strict=True))
