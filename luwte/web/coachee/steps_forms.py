"""Forms of the steps back to work: a place, a step with its days and hours per place, who agreed, a turn."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.rules.reintegration.course import Turn
from luwte.rules.reintegration.judging import NAME_MOST, WEEKS_MOST, WORDS_MOST, Fault, Wrong
from luwte.rules.reintegration.values import Agreed, Kind, Plan, Post, Step, Stint, Where, Who, hours_of, minutes_of
from luwte.web.coachee.forms import OnceForm
from luwte.web.design.fields import LONG, day
from luwte.web.design.reintegration import KINDS, TURNS, WHERE

WHOLE = _l("Schrijf een heel getal.")
FAULTS = {
    Wrong.NO_STEPS: _l("Er staat nog geen stap in."),
    Wrong.NO_POST: _l("Er staat nog geen plek in."),
    Wrong.NO_NAME: _l("Geef de plek een naam."),
    Wrong.NO_START: _l("Kies bij stap 1 de dag waarop die begint."),
    Wrong.NOTHING: _l("In stap %(n)s staan nog geen dagen."),
    Wrong.WEEKS: _l("Stap %(n)s: kies 1 tot en met 26 weken."),
    Wrong.DAYS: _l("Stap %(n)s: kies 0 tot en met 7 dagen per week."),
    Wrong.HOURS: _l("Stap %(n)s: schrijf per dag meer dan 0 en niet meer dan 24 uur."),
    Wrong.WEEK_FULL: _l("Stap %(n)s: dit zijn meer uren dan een week heeft. Kijk de dagen en uren na."),
    Wrong.OVERLAP: _l("Stap %(n)s begint voordat de stap ervoor klaar is. Kies een latere dag, of laat de dag leeg."),
    Wrong.FAR: _l("Deze dag is jaren ver weg. Kijk het jaar na."),
    Wrong.TOO_MANY: _l("Dit is meer dan hier past: 4 plekken en 30 stappen."),
    Wrong.TOO_LONG: _l("Dit is te lang om op te slaan. Maak het iets korter."),
    Wrong.BEGUN: _l("Stap %(n)s is al begonnen en blijft zoals die was. Maak er een nieuwe stap achter."),
    Wrong.NOBODY: _l("Kies wie het ermee eens is. Jijzelf is genoeg."),
    Wrong.FUTURE: _l("Deze dag moet nog komen. Kies vandaag of een dag ervoor."),
}


def told(faults: tuple[Fault, ...]) -> list[str]:
    """What is not right, in sentences, each once."""
    return list(dict.fromkeys(str(FAULTS[one.why]) % {"n": one.step + 1} for one in faults))


class DraftForm(OnceForm):
    """What each form of the steps has: once, and on which version it was made."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)


class PostForm(DraftForm):
    """A place to build up at."""

    kind = forms.TypedChoiceField(
        label=_l("Waar bouw je op?"),
        choices=[(one.value, words) for one, words in KINDS.items()],
        coerce=Kind,
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies wat het is.")},
    )
    name = forms.CharField(
        label=_l("Hoe noem je het?"),
        max_length=NAME_MOST,
        error_messages={"required": FAULTS[Wrong.NO_NAME], **LONG},
    )


class StepForm(DraftForm):
    """A step: how many weeks, from when, and per place days, hours and what was agreed."""

    weeks = forms.IntegerField(
        label=_l("Hoeveel weken duurt deze stap?"),
        min_value=1,
        max_value=WEEKS_MOST,
        initial=2,
        error_messages={
            "required": _l("Schrijf hoeveel weken."),
            "invalid": WHOLE,
            "min_value": _l("Kies 1 tot en met 26 weken."),
            "max_value": _l("Kies 1 tot en met 26 weken."),
        },
    )
    starts_on = day(_l("Op welke dag begint die?"), required=False)

    def __init__(self, data: Any, *, posts: tuple[Post, ...], first: bool, step: Step | None = None) -> None:
        super().__init__(data, initial=_initial(step, posts))
        self.posts = posts
        hint = _("Deze stap is de eerste. Kies een dag.") if first else _("Leeg: meteen na de stap ervoor.")
        self.fields["starts_on"].help_text = hint
        self.fields["starts_on"].required = first
        for n, post in enumerate(posts):
            self.fields.update({f"{name}_{n}": field for name, field in _of_a_post(post, alone=len(posts) == 1)})

    def at_posts(self) -> Iterator[dict[str, Any]]:
        """The fields of each place, for the page."""
        for n, post in enumerate(self.posts):
            names = ("days", "hours", "where", "tasks", "breaks", "limits")
            yield {"post": post, **{name: self[f"{name}_{n}"] for name in names}}

    def step(self) -> Step:
        """The step that was filled in."""
        said = self.cleaned_data
        stints = tuple(
            Stint(
                post.key,
                said[f"days_{n}"] or 0,
                said[f"hours_{n}"] or 0,
                said[f"where_{n}"],
                *(said[f"{name}_{n}"].strip() for name in ("tasks", "breaks", "limits")),
            )
            for n, post in enumerate(self.posts)
        )
        return Step(said["weeks"], stints, said["starts_on"])


class HoursField(forms.Field):
    """Hours, as people write them; gives minutes."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"maxlength": 20, "inputmode": "decimal"}), **more)

    def to_python(self, value: Any) -> Any:
        """Minutes, or an error in words."""
        text = str(value or "").strip()
        if not text:
            return 0
        if (minutes := minutes_of(text)) is None:
            raise forms.ValidationError(_("Schrijf de uren als 2 of 2,5 of 2:30."))
        return minutes

    def prepare_value(self, value: Any) -> Any:
        """As it is shown: what was typed, or the minutes as hours."""
        return hours_of(value) if isinstance(value, int) else value


class AgreeForm(OnceForm):
    """Who agreed, with a name and a day if wanted."""

    def __init__(self, data: Any, *, who: list[tuple[Who, str]], today: date) -> None:
        super().__init__(data)
        self.who = [one for one, _words in who]
        for one, words in who:
            self.fields[one.value] = forms.BooleanField(label=words, required=False)
            self.fields[f"{one.value}_name"] = forms.CharField(
                label=_("Naam, als je wilt"), required=False, max_length=NAME_MOST, error_messages=LONG
            )
            self.fields[f"{one.value}_on"] = day(_("Op welke dag?"), required=False, initial=today)

    def people(self) -> Iterator[dict[str, Any]]:
        """The fields of each person, for the page; for oneself there is no name to give."""
        for one in self.who:
            name = None if one is Who.ME else self[f"{one.value}_name"]
            yield {"yes": self[one.value], "name": name, "on": self[f"{one.value}_on"]}

    def agreed(self, today: date) -> tuple[Agreed, ...]:
        """Whoever was ticked."""
        said = self.cleaned_data
        return tuple(
            Agreed(one, said[f"{one.value}_name"].strip(), said[f"{one.value}_on"] or today)
            for one in self.who
            if said[one.value]
        )


class TurnForm(OnceForm):
    """A turn, from a day on."""

    turn = forms.TypedChoiceField(
        label=_l("Wat wil je?"),
        choices=[(one.value, words) for one, words in TURNS.items()],
        coerce=Turn,
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies één antwoord.")},
    )
    on = day(_l("Vanaf welke dag?"))


def numbered(plan: Plan) -> str:
    """A key for a new place that no place had."""
    taken = {one.key for one in plan.posts} | {stint.post for step in plan.steps for stint in step.stints}
    return next(key for n in range(1, 99) if (key := f"p{n}") not in taken)


def _of_a_post(post: Post, *, alone: bool) -> Iterator[tuple[str, forms.Field]]:
    place = "" if alone else f" ({post.name})"
    yield (
        "days",
        forms.IntegerField(
            label=_("Hoeveel dagen per week?") + place,
            min_value=0,
            max_value=7,
            required=False,
            error_messages={
                "invalid": WHOLE,
                "min_value": _("Kies 0 tot en met 7 dagen."),
                "max_value": _("Kies 0 tot en met 7 dagen."),
            },
        ),
    )
    yield "hours", HoursField(label=_("Hoeveel uur per dag?") + place, required=False)
    yield (
        "where",
        forms.TypedChoiceField(
            label=_("Waar?") + place,
            choices=[(one.value, words) for one, words in WHERE.items()],
            coerce=Where,
            initial=Where.THERE.value,
            widget=forms.RadioSelect,
            error_messages={"required": _("Kies waar.")},
        ),
    )
    for name, label in (("tasks", _("Taken")), ("breaks", _("Pauzes")), ("limits", _("Grenzen"))):
        area = forms.Textarea(attrs={"rows": 2})
        yield (
            name,
            forms.CharField(
                label=label + place, required=False, max_length=WORDS_MOST, widget=area, error_messages=LONG
            ),
        )


def _initial(step: Step | None, posts: tuple[Post, ...]) -> dict[str, Any]:
    if step is None:
        return {}
    held, found = {one.post: one for one in step.stints}, {"weeks": step.weeks, "starts_on": step.starts_on}
    for n, post in enumerate(posts):
        if (one := held.get(post.key)) is not None:
            found |= {f"days_{n}": one.days, f"hours_{n}": one.minutes, f"where_{n}": one.where.value}
            found |= {f"tasks_{n}": one.tasks, f"breaks_{n}": one.breaks, f"limits_{n}": one.limits}
    return found
