"""Looking back: a lasting shift in one's own days, and what went before days that one chooses."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import session_agenda
from luwte.actions import shifts as acts
from luwte.records.dossier_view.queries import DayView, days, loads, values
from luwte.records.dossiers.queries import guides
from luwte.records.sessions.queries import next_talk
from luwte.records.shifts.queries import answers
from luwte.records.trajectories.queries import course
from luwte.rules import looking_back
from luwte.rules.coaching_sessions import Topic
from luwte.rules.shifts import BASELINE_DAYS, Answer, Refusal, Refused, Shift, baseline_from
from luwte.web.design.sessions import told

NAMES = {"energy": _l("Je energie"), "tension": _l("Je spanning")}
WHOLE = _l("Alles bij elkaar")
CHOICES_MOST = 40
LOWEST = 12


def review(request: HttpRequest) -> HttpResponse:
    """What the days say, looking back; shown only to who opens it."""
    eyes = request.eyes
    first_phase = isinstance(baseline_from(course(eyes, eyes.dossier_id).phases), Refusal)
    found = {} if first_phase or not request.preferences.shifts else answers(eyes, eyes.dossier_id)
    talk = next_talk(eyes, eyes.dossier_id)
    facts = {
        "off": not request.preferences.shifts,
        "talk": told(talk, eyes.zone) if talk else None,
        "on_agenda": talk is not None and Topic.SHIFT.value in talk.value.get("topics", []),
        "first_phase": first_phase,
        "told": [_told(NAMES[key], answer) for key, answer in found.items()],
        "found": any(isinstance(a, Shift) for a in found.values()),
        "guides": guides(eyes, eyes.dossier_id) if any(isinstance(a, Shift) for a in found.values()) else [],
        "least": BASELINE_DAYS,
    }
    return render(request, "coachee/review.html", facts)


@require_POST
def show(request: HttpRequest, party_id: UUID) -> HttpResponse:
    """Lets one guide see the shift."""
    acts.show(request.eyes, request.eyes.dossier_id, party_id)
    messages.success(request, _("Opgeslagen. Dit is nu te zien. Je kunt het terugnemen bij Wie ziet wat."))
    return redirect("coachee:review")


@require_POST
def agenda(request: HttpRequest) -> HttpResponse:
    """Puts it on the agenda of the next talk, or takes it off."""
    eyes = request.eyes
    if request.POST.get("do") == "off":
        session_agenda.leave(eyes, eyes.dossier_id, Topic.SHIFT)
        messages.success(request, _("Teruggezet."))
    else:
        session_agenda.bring_up(eyes, eyes.dossier_id, Topic.SHIFT)
        messages.success(request, _("Opgeslagen. Het staat op de agenda van jullie volgende gesprek."))
    return redirect("coachee:review")


def before(request: HttpRequest) -> HttpResponse:
    """What went before the days that one chooses."""
    eyes = request.eyes
    found = days(eyes, eyes.dossier_id, until=eyes.today)
    offered, words = _offered(found)
    chosen = [day for text in request.GET.getlist("dag") if (day := _day(text)) is not None]
    facts = {"offered": offered, "offered_because": words, "chosen": chosen}
    if chosen:
        facts["answer"] = looking_back.look_back(chosen, _loads(found))
    return render(request, "coachee/before.html", facts)


def _told(name: str, answer: Answer) -> dict[str, object]:
    kind = "shift" if isinstance(answer, Shift) else "none"
    if isinstance(answer, Refused):
        kind = "few" if answer.why is Refusal.TOO_FEW_DAYS else "steady"
    return {"name": name, "kind": kind, "answer": answer}


def _offered(found: Sequence[DayView]) -> tuple[list[date], str]:
    """Days to choose from: those called hard, else the ones with the least energy; newest first."""
    if hard := [one.day for one in found if one.hard]:
        return hard[: -CHOICES_MOST - 1 : -1], _("Dit zijn de dagen die je zelf zwaar noemde.")
    lowest = sorted(values(found, "energy"), key=lambda one: (one.value, one.day))[:LOWEST]
    return sorted((one.day for one in lowest), reverse=True), _("Dit zijn je dagen met de minste energie.")


def _loads(found: Sequence[DayView]) -> Mapping[str, Mapping[date, float]]:
    """What was brought as a load, all of it together, and one's own tension and sleep."""
    brought = loads(found)
    whole = {day: value / len(brought) for day, value in looking_back.total(brought).items()}
    own = {
        _("Spanning"): {one.day: one.value for one in values(found, "tension")},
        _("Slaap"): {one.day: one.value for one in values(found, "sleep")},
    }
    together = {str(WHOLE): whole} if len(brought) > 1 else {}
    return {name: held for name, held in {**together, **brought, **own}.items() if held}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
