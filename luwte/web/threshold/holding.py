"""A form that comes after log-out: what was typed goes along to the log-in, and is there again after it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from luwte.actions.holding import hold, release

COOKIE = "luwte_whose"
A_MONTH = 30 * 24 * 3600
NOT_TYPED = {"csrfmiddlewaretoken", "held"}


def remember(request: HttpRequest, response: HttpResponse, person_id: UUID) -> None:
    """Whose pages this browser showed last: a signed id, so that what is typed later can be kept for them only."""
    if _whose(request) != person_id:
        response.set_signed_cookie(
            COOKIE,
            str(person_id),
            salt=COOKIE,
            max_age=A_MONTH,
            httponly=True,
            secure=request.is_secure(),
            samesite="Lax",
        )


def keep(request: HttpRequest) -> HttpResponse:
    """The page that asks to log in again; the typed text is sealed in it."""
    person_id = _whose(request)
    typed = {name: values for name, values in request.POST.lists() if name not in NOT_TYPED}
    held = hold(person_id, {"path": request.path, "fields": typed}, timezone.now()) if person_id else ""
    texts = [text for name, values in typed.items() if words(name) for text in values if text.strip()]
    return render(request, "design/held.html", {"held": held, "texts": texts, "next": request.path}, status=401)


def again(request: HttpRequest, held: str) -> HttpResponse | None:
    """After log-in: what was typed, with the button that saves it; None when there is nothing for this person."""
    found = release(request.user.pk, held, timezone.now()) if held else None
    if found is None:
        return None
    fields = [(name, value) for name, values in found["fields"].items() for value in values]
    shown = [value for name, value in fields if words(name) and value.strip()]
    return render(request, "design/held_again.html", {"path": found["path"], "fields": fields, "shown": shown})


def words(name: str) -> bool:
    """Whether a field of this name holds words of one's own: note, text, or text-… where a form has several."""
    return name.partition("-")[0] in {"note", "text"}


def _whose(request: HttpRequest) -> UUID | None:
    found = request.get_signed_cookie(COOKIE, default=None, salt=COOKIE)
    return UUID(found) if found else None
