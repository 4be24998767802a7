"""Someone I trust: who, what exactly they see, a word on this week, their notes; and removing them at once."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_POST

from luwte.actions import compass as compass_acts
from luwte.actions import trusted as acts
from luwte.actions.dossiers import NotThere
from luwte.records.compass.queries import compass, of_trusted
from luwte.records.trusted.queries import Friend, friends, notes
from luwte.rules.compass import Part
from luwte.rules.reintegration.reviews import monday
from luwte.rules.trusted import MOST, NAME_MOST, How, Thought, Wrong
from luwte.web.coachee.forms import OnceForm
from luwte.web.design.compass import HOWS, PARTS, told
from luwte.web.design.fields import LONG
from luwte.web.threshold.requests import posted

WRONGS = {
    Wrong.NO_NAME: _l("Schrijf hoe je die persoon noemt."),
    Wrong.TOO_LONG: _l("Dit is te lang om op te slaan. Maak het iets korter."),
    Wrong.OWN: _l("Dit is je eigen mailadres. Schrijf dat van iemand die je vertrouwt."),
    Wrong.TOO_MANY: _l("Je kunt drie mensen uitnodigen. Haal er eerst iemand weg."),
    Wrong.NOTHING_CHOSEN: _l("Kies wat die persoon ziet. Eén ding is genoeg."),
}
THOUGHTS = {
    Thought.GUIDE: _l("Dit is het adres van wie je begeleidt. Die kan je kompas ook zien via ‘Wie ziet wat’."),
    Thought.PAYER: _l("Dit adres hoort bij je werk, of bij wie betaalt. Wie je kompas ziet, weet veel van je."),
}
SEES_HOW = "how"


class SeesForm(forms.Form):
    """What someone sees."""

    sees = forms.MultipleChoiceField(
        label=_l("Wat ziet die persoon?"),
        choices=[
            *((one.value, words) for one, words in PARTS.items()),
            (SEES_HOW, _l("hoe het deze week gaat, in één woord")),
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": WRONGS[Wrong.NOTHING_CHOSEN], "invalid_choice": WRONGS[Wrong.NOTHING_CHOSEN]},
    )

    def chosen(self) -> tuple[list[Part], bool]:
        """The parts, and whether the word of the week too."""
        names = self.cleaned_data["sees"]
        return [one for one in Part if one.value in names], SEES_HOW in names


class InviteForm(OnceForm, SeesForm):
    """Who, and what they see."""

    name = forms.CharField(
        label=_l("Hoe noem je die persoon?"),
        max_length=NAME_MOST,
        error_messages={"required": WRONGS[Wrong.NO_NAME], **LONG},
    )
    email = forms.EmailField(
        label=_l("Mailadres"),
        error_messages={
            "required": _l("Vul een mailadres in."),
            "invalid": _l("Dit is geen mailadres. Schrijf het als naam@voorbeeld.nl."),
        },
    )
    sure = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("client_id", "name", "email", "sees")


class HowForm(forms.Form):
    """One word on this week."""

    how = forms.TypedChoiceField(
        label=_l("Hoe gaat het deze week?"),
        choices=[("", _l("niets zeggen")), *((one.value, words) for one, words in HOWS.items())],
        coerce=How,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _l("Kies één antwoord.")},
    )


def trusted(request: HttpRequest) -> HttpResponse:
    """Who is trusted, the word of the week, and their notes."""
    eyes = request.eyes
    found = friends(eyes, eyes.dossier_id)
    saw = compass(eyes, eyes.dossier_id).saw
    now = saw is not None and saw.week == monday(eyes.today)
    form = HowForm(posted(request), initial={"how": saw.how.value if saw and now else ""})
    if request.method == "POST" and form.is_valid():
        compass_acts.tell_how(eyes, eyes.dossier_id, form.cleaned_data["how"])
        messages.success(request, _("Opgeslagen."))
        return redirect("coachee:trusted")
    facts = {
        "friends": [(one, _sees(one)) for one in found],
        "notes": notes(eyes, eyes.dossier_id),
        "form": form if any(one.how for one in found) else None,
        "full": len(found) >= MOST,
    }
    return render(request, "coachee/trusted.html", facts, status=422 if form.errors else 200)


def invite(request: HttpRequest) -> HttpResponse:
    """Someone new; a second thought first when the address asks for one."""
    eyes = request.eyes
    form = InviteForm(posted(request), initial={"sees": [Part.FLAGS.value, Part.PEOPLE.value]})
    thoughts: tuple[Thought, ...] = ()
    if request.method == "POST" and form.is_valid():
        if not form.cleaned_data["sure"]:
            thoughts = acts.second_thoughts(eyes, eyes.dossier_id, form.cleaned_data["email"])
        if not thoughts and (row_id := _invited(request, form)):
            messages.success(request, _("De mail is onderweg."))
            return redirect("coachee:friend", row_id=row_id)
    facts = {"form": form, "thoughts": [THOUGHTS[one] for one in thoughts]}
    return render(request, "coachee/trusted_invite.html", facts, status=422 if form.errors or thoughts else 200)


def friend(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """One of them: exactly what they see, when they looked, and changing it."""
    eyes = request.eyes
    found = _friend(request, row_id)
    names = [*(one.value for one in found.parts), *([SEES_HOW] if found.how else [])]
    form = SeesForm(posted(request), initial={"sees": names})
    if request.method == "POST" and form.is_valid():
        parts, how = form.chosen()
        acts.choose(eyes, eyes.dossier_id, row_id, parts, how=how)
        messages.success(request, _("Opgeslagen. Dit geldt meteen."))
        return redirect("coachee:friend", row_id=row_id)
    shown = of_trusted(eyes, eyes.dossier_id, found.parts, how=found.how)
    facts = {
        "found": found,
        "form": form,
        "told": told(shown),
        "how": HOWS[shown.saw.how] if shown.saw and shown.saw.week == monday(eyes.today) else "",
    }
    return render(request, "coachee/trusted_one.html", facts, status=422 if form.errors else 200)


@require_POST
def act(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Another link, or removed at once."""
    eyes, do = request.eyes, request.POST.get("do", "")
    if do == "renew":
        acts.renew(eyes, eyes.dossier_id, row_id)
        messages.success(request, _("Er is een nieuwe link onderweg. De oude werkt niet meer."))
        return redirect("coachee:friend", row_id=row_id)
    if do == "remove":
        acts.remove(eyes, eyes.dossier_id, row_id)
        messages.success(request, _("Weggehaald. De link opent niets meer."))
        return redirect("coachee:trusted")
    raise NotThere


@require_POST
def note_away(request: HttpRequest, row_id: UUID) -> HttpResponse:
    """Takes a note away."""
    acts.drop(request.eyes, request.eyes.dossier_id, row_id)
    messages.success(request, _("Weggehaald."))
    return redirect("coachee:trusted")


def _invited(request: HttpRequest, form: InviteForm) -> UUID | None:
    given, eyes = form.cleaned_data, request.eyes
    parts, how = form.chosen()
    who = (given["name"], given["email"])
    try:
        return acts.invite(eyes, eyes.dossier_id, *who, parts, how=how, client_id=given["client_id"])
    except acts.NotTaken as fault:
        form.add_error("email" if fault.why is Wrong.OWN else None, WRONGS[fault.why])
        return None


def _friend(request: HttpRequest, row_id: UUID) -> Friend:
    found = next((one for one in friends(request.eyes, request.eyes.dossier_id) if one.id == row_id), None)
    if found is None:
        raise NotThere
    return found


def _sees(one: Friend) -> list[Any]:
    return [*(PARTS[part] for part in one.parts), *([_("hoe het deze week gaat")] if one.how else [])]
