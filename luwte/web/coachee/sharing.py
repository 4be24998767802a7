"""Who sees what: one page, each scope a switch, withdrawing as easy as giving."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import shares
from luwte.actions.dossiers import NotThere
from luwte.records.dossiers.queries import guides
from luwte.records.shares.queries import given
from luwte.rules.consents import Scope

WORDS = {
    Scope.DAYS: _l("mijn dagen: check-ins, herstelmomenten en wat energie gaf of kostte"),
    Scope.LAST_SIGN: _l("hoeveel dagen geleden ik iets invulde"),
    Scope.SHIFT: _l("een aanhoudende verschuiving in mijn eigen dagen"),
    Scope.WISH: _l("wat ik wil als ik een tijd niets invul"),
}


def who_sees_what(request: HttpRequest) -> HttpResponse:
    """Shows what is shared with whom, and changes it."""
    eyes = request.eyes
    if request.method == "POST":
        act = shares.give if request.POST.get("do") == "give" else shares.withdraw
        act(eyes, eyes.dossier_id, *_meant(request))
        messages.success(request, _("Opgeslagen. Dit geldt meteen."))
        return redirect("coachee:who_sees_what")
    held = {(share.party_id, share.scope) for share in given(eyes, eyes.dossier_id)}
    parties = [
        {
            "person": guide.person,
            "scopes": [(s.value, WORDS[s], (guide.person_id, s.value) in held) for s in Scope],
        }
        for guide in guides(eyes, eyes.dossier_id)
    ]
    return render(request, "coachee/who_sees_what.html", {"parties": parties})


def _meant(request: HttpRequest) -> tuple[UUID, Scope]:
    try:
        return UUID(request.POST.get("party", "")), Scope(request.POST.get("scope", ""))
    except ValueError:
        raise NotThere from None
