"""In which language a page speaks: as this device was told, else as the person chose, else as the browser asks."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

A_YEAR = 365 * 24 * 3600


def speak(request: HttpRequest) -> None:
    """The person's own setting, unless this device was told otherwise. Django looked at device and browser already."""
    told = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if request.user.is_authenticated and told not in dict(settings.LANGUAGES):
        translation.activate(request.user.language)
        request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE


def remember(request: HttpRequest, response: HttpResponse, language: str) -> None:
    """This device speaks `language` from now on. Two letters in a cookie, nothing of the person."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=A_YEAR,
        httponly=True,
        secure=request.is_secure(),
        samesite="Lax",
    )
