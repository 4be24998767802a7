"""What the coachee chooses: measuring or not, screen-free hours, the wish when nothing comes in."""

from datetime import time, timedelta

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import preferences
from luwte.rules.preferences import MORNING, Preferences, Wish
from luwte.web.coachee.forms import OnceForm
from luwte.web.threshold.preferences import AWAKE
from luwte.web.threshold.requests import posted

AWAKE_FOR = timedelta(minutes=20)
WISHES = [
    ("", _l("Dat weet ik nog niet")),
    (Wish.NOTHING, _l("Niets doen")),
    (Wish.MESSAGE, _l("Een berichtje sturen")),
    (Wish.CALL, _l("Bellen")),
]


class PreferencesForm(OnceForm):
    """A few choices; each may stay as it is."""

    measuring = forms.TypedChoiceField(
        label=_l("Wil je je dagen een cijfer geven?"),
        choices=[("yes", _l("Ja")), ("no", _l("Nee, zonder cijfers"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    screen_free_from = forms.TimeField(
        label=_l("Schermvrij vanaf"),
        help_text=_l("Na deze tijd zie je één donkere, korte bladzijde. Leeg mag."),
        required=False,
        input_formats=["%H:%M", "%H:%M:%S", "%H.%M", "%H"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _l("Schrijf de tijd als 20:30.")},
    )
    screen_free_until = forms.TimeField(
        label=_l("Tot"),
        required=False,
        input_formats=["%H:%M", "%H:%M:%S", "%H.%M", "%H"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _l("Schrijf de tijd als 7:00.")},
    )
    shifts = forms.TypedChoiceField(
        label=_l("Mag Luwte kijken of je dagen blijvend verschuiven?"),
        choices=[("yes", _l("Ja, als ik er zelf om vraag")), ("no", _l("Nee, liever niet"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    wish = forms.TypedChoiceField(
        label=_l("Als je een tijd niets invult, wat wil je dan van je coach?"),
        choices=WISHES,
        coerce=Wish,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


def more(request: HttpRequest) -> HttpResponse:
    """Everything that is not for today."""
    return render(request, "coachee/more.html")


def choose(request: HttpRequest) -> HttpResponse:
    """Shows the choices, and stores them."""
    form = PreferencesForm(posted(request), initial=_initial(request.preferences))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        # A page from before this choice existed leaves it as it is.
        shifts = request.preferences.shifts if given["shifts"] is None else given["shifts"]
        chosen = Preferences(
            given["measuring"], given["screen_free_from"], given["screen_free_until"] or MORNING, given["wish"], shifts
        )
        preferences.choose(request.eyes, request.eyes.dossier_id, chosen, client_id=given["client_id"])
        messages.success(request, _("Opgeslagen."))
        return redirect("coachee:more")
    return render(request, "coachee/preferences.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def awake(request: HttpRequest) -> HttpResponse:
    """Past the dark page for twenty minutes, for who still wants to write something down."""
    request.session[AWAKE] = (request.eyes.at + AWAKE_FOR).timestamp()
    return redirect("coachee:check_in" if request.preferences.measuring else "coachee:energy_entry")


def _initial(chosen: Preferences) -> dict[str, str | time | None]:
    return {
        "measuring": "yes" if chosen.measuring else "no",
        "screen_free_from": chosen.screen_free_from,
        "screen_free_until": chosen.screen_free_until if chosen.screen_free_from else time(7),
        "wish": chosen.wish or "",
        "shifts": "yes" if chosen.shifts else "no",
    }
