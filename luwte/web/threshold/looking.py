"""Whose eyes look: the audience of the address decides the capacity, the records whether they have it."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.http import urlencode

from luwte.actions.tokens import hashed
from luwte.records.dossiers import queries as dossiers
from luwte.records.eyes import Eyes, Role, looking, nobody
from luwte.records.eyes.values import STAFF
from luwte.records.people import queries as people
from luwte.web.threshold import holding
from luwte.web.threshold.faults import log_refusal, page
from luwte.web.threshold.languages import speak

CAPACITY = {
    "coachee": Role.COACHEE,
    "coach": Role.COACH,
    "practice": Role.PRACTICE_MANAGER,
    "care": Role.CARE_PROFESSIONAL,
}
OPEN = {"public", "machine", "demo"}
GUESTS = {"guest", "feed"}  # whose address holds the secret part of a link
SECOND_FACTOR = {"mfa"}
OWN, OTHERS = "private, no-cache", "private, no-store"
# The same for everyone: who asks is not even looked up, so that these stand when the store does not.
FOR_ALL = {"public:help", "public:away", "public:worker", "public:begin", "public:begin_country"}


class EyesMiddleware:
    """Opens one window for the request, in which every query and action looks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        audience, point = _audience(request)
        if point in FOR_ALL:
            request.eyes = nobody(timezone.now())  # type: ignore[attr-defined]
            return self.get_response(request)
        door = Eyes(Role.LOGIN, timezone.now(), request_id=request.trace_id, access_point=f"web.{point}")  # type: ignore[attr-defined]
        with looking(door):
            request.eyes = eyes = _eyes(request, door, audience)  # type: ignore[attr-defined]
            if audience not in GUESTS:
                speak(request)
            answer = self._answer(request, eyes, audience)
        log_refusal(request)
        return answer

    def _answer(self, request: HttpRequest, eyes: Eyes | None, audience: str) -> HttpResponse:
        if eyes is None:
            if not request.user.is_authenticated:
                if request.method == "POST" and audience == "coachee" and "X-Luwte-Autosave" not in request.headers:
                    return holding.keep(request)
                return redirect(f"{reverse('account:login')}?{urlencode({'next': request.path})}")
            return page(request, 404)
        if eyes.role in CAPACITY.values() and eyes.role is not Role.COACHEE and not _twice_known(request):
            return redirect("account:second_key")
        with looking(eyes):
            response = self.get_response(request)
            if response.status_code >= 500 and transaction.get_connection().in_atomic_block:
                transaction.set_rollback(True)
            if eyes.person_id is not None:
                # What is of someone else stays nowhere; one's own may come back with the back button.
                response.headers.setdefault("Cache-Control", OTHERS if eyes.role in STAFF else OWN)
            if eyes.role is Role.COACHEE:
                holding.remember(request, response, eyes.me)
            return response


def _audience(request: HttpRequest) -> tuple[str, str]:
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return "public", "none"
    return (match.namespace or "account"), (match.view_name or "none")


def _guest(request: HttpRequest, door: Eyes) -> Eyes:
    """Who holds a mailed link; whether it is one, the query says. Whoever is logged in looks as a guest here too."""
    return replace(door, role=Role.GUEST, token=hashed(resolve(request.path_info).kwargs.get("token", "")))


def _eyes(request: HttpRequest, door: Eyes, audience: str) -> Eyes | None:
    if audience in GUESTS:
        return _guest(request, door)
    person = request.user if request.user.is_authenticated else None
    if audience not in CAPACITY:
        if person is None:
            return replace(door, role=Role.LOGIN if audience == "account" else Role.NOBODY)
        return replace(door, role=Role.MEMBER, person_id=person.pk)
    if person is None:
        return None
    member = replace(door, role=Role.MEMBER, person_id=person.pk)
    role = CAPACITY[audience]
    return _coachee(request, member) if role is Role.COACHEE else _worker(request, member, role)


def _coachee(request: HttpRequest, member: Eyes) -> Eyes | None:
    own = list(dossiers.visible(member).filter(closed_at=None).select_related("practice").order_by("opened_at"))
    chosen = _chosen(request, "dossier")
    dossier = next((d for d in own if d.id == chosen), own[0] if own else None)
    if dossier is None:
        return None
    where = {"practice_id": dossier.practice_id, "zone": dossier.practice.zone, "country": dossier.practice.country}
    return replace(member, role=Role.COACHEE, dossier_id=dossier.id, **where)


def _worker(request: HttpRequest, member: Eyes, role: Role) -> Eyes | None:
    works = [work for work in people.works(member, member.person_id) if work.role == role.value]  # type: ignore[arg-type]
    chosen = _chosen(request, "practice")
    work = next((w for w in works if w.practice_id == chosen), works[0] if works else None)
    if work is None:
        return None
    return replace(member, role=role, practice_id=work.practice_id, zone=work.zone, country=work.country)


def _chosen(request: HttpRequest, what: str) -> UUID | None:
    value = request.session.get(what)
    return UUID(value) if value else None


def _twice_known(request: HttpRequest) -> bool:
    """Whoever sees other people's dossiers has shown a passkey or an authenticator code in this web session."""
    if settings.DEMO:
        return True
    records = request.session.get("account_authentication_methods") or []
    return any(record.get("method") in SECOND_FACTOR for record in records)
