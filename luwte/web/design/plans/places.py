"""Where a page of the two stands: the coachee's own address, or a coach's address under one dossier."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from luwte.actions import looks
from luwte.actions.dossiers import there
from luwte.records.dossiers.queries import guides
from luwte.records.eyes import Eyes, Role

NAMES = (
    "plan",
    "plan_lay",
    "plan_agree",
    "plan_versions",
    "plan_paper",
    "phase",
    "phase_undo",
    "phase_propose",
    "phase_answer",
)


@dataclass(frozen=True, slots=True)
class Place:
    """A dossier as one of the two opens it; `other` is what the one on the other chair is called here."""

    space: str
    dossier: Any
    own: bool
    other: str

    @property
    def capital(self) -> str:
        """The other at the beginning of a sentence."""
        return self.other[:1].upper() + self.other[1:]

    def url(self, name: str, *more: Any) -> str:
        """The address of one of these pages in the same audience."""
        return reverse(f"{self.space}:{name}", args=(*(() if self.own else (self.dossier.id,)), *more))

    def to(self, name: str, *more: Any, query: str = "") -> HttpResponseRedirect:
        """To another of these pages."""
        return redirect(self.url(name, *more) + query)


def at(request: HttpRequest, dossier_id: UUID | None, what: str) -> Place:
    """The place, with a coach's look in the log; NotThere for a stranger."""
    eyes: Eyes = request.eyes  # type: ignore[attr-defined]
    own = eyes.role is Role.COACHEE
    found = there(eyes, eyes.dossier_id if own else dossier_id)
    if request.method == "GET":
        looks.into(eyes, found, what)
    return Place("coachee" if own else "coach", found, own, _other(eyes, found) if own else found.person.name)


def show(request: HttpRequest, place: Place, template: str, *, status: int = 200, **facts: Any) -> HttpResponse:
    """The page in the look of its audience."""
    here = {
        "base": f"{place.space}/base.html",
        "place": place,
        "dossier": place.dossier,
        "own": place.own,
        "other": place.other,
        "Other": place.capital,
        "urls": {name: place.url(name) for name in NAMES},
        "home": reverse("coachee:trajectory") if place.own else reverse("coach:dossier", args=[place.dossier.id]),
    }
    return render(request, f"design/plans/{template}.html", {**here, **facts}, status=status)


def _other(eyes: Eyes, dossier: Any) -> str:
    """The coach by name; "je coach" when nobody guides now, or more than one."""
    names = [one.person.name for one in guides(eyes, dossier.id) if one.role == Role.COACH.value]
    return names[0] if len(names) == 1 else _("je coach")
