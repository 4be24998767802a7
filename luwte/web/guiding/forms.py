"""The forms of whoever guides; each bears a client-made id, so that sending twice makes one record."""

from collections.abc import Iterable, Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from luwte.actions.gates import TEXT_MOST, New
from luwte.library.gates import Gate
from luwte.rules.intake.values import Kind, State, Topic
from luwte.web.design.fields import LONG, OnceForm, day
from luwte.web.guiding.words import ADVICE, KINDS, NEWS, STATES, TOLD_BY

YES_NO = [("yes", _("ja")), ("no", _("nee"))]


def one_of(label: str, words: Mapping | Iterable, **more) -> forms.ChoiceField:
    """A choice of a few words."""
    choices = words.items() if isinstance(words, Mapping) else words
    return forms.ChoiceField(
        label=label,
        choices=[(str(key), said) for key, said in choices],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een antwoord."), "invalid_choice": _("Kies een van de antwoorden.")},
        **more,
    )


def yes_no(label: str, **more) -> forms.TypedChoiceField:
    """Yes or no."""
    return forms.TypedChoiceField(
        label=label,
        choices=YES_NO,
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee."), "invalid_choice": _("Kies ja of nee.")},
        **more,
    )


def words(label: str, *, most: int = TEXT_MOST, rows: int = 3, required: bool = False, **more) -> forms.CharField:
    """A few lines of one's own."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": _("Schrijf een paar woorden."), **LONG},
        **more,
    )


class SituationForm(OnceForm):
    """Why someone comes, since when, whether it got worse, and whether someone treats now."""

    kind = one_of(_("Waarvoor komt je coachee?"), KINDS)
    complaints_since = day(_("Sinds wanneer zijn er klachten?"), required=False, help_text=_("Ongeveer is genoeg."))
    worse = yes_no(_("Ging het daarna nog duidelijk slechter?"))
    worsened_on = day(_("Sinds wanneer gaat het slechter?"), required=False)
    in_treatment = yes_no(_("Behandelt een arts, psycholoog of psychiater je coachee nu?"))
    agreed = words(_("Wat spraken jullie af?"))

    def clean(self):
        said = super().clean()
        if (
            said.get("kind") == Kind.COMPLAINTS
            and not said.get("complaints_since")
            and "complaints_since" not in self.errors
        ):
            self.add_error("complaints_since", _("Kies een dag. Ongeveer is genoeg."))
        if said.get("worse") and not said.get("worsened_on") and "worsened_on" not in self.errors:
            self.add_error("worsened_on", _("Kies een dag. Ongeveer is genoeg."))
        return said


class TalkForm(OnceForm):
    """A part of the safety conversation: a few topics, each with the question at hand and room for notes."""

    on = day(_("Op welke dag spraken jullie hierover?"))
    agreed = words(_("Wat spraken jullie af?"))

    def __init__(self, topics: tuple[Topic, ...], *args, **more):
        super().__init__(*args, **more)
        self.topics = topics
        for topic in topics:
            self.fields[topic.value] = one_of(_("Speelt dit?"), STATES, required=False)
            self.fields[f"{topic.value}_notes"] = words(_("Notities"), most=500, rows=2)

    def heard(self) -> dict[Topic, State]:
        """The topics of which something was chosen."""
        return {topic: State(self.cleaned_data[topic.value]) for topic in self.topics if self.cleaned_data[topic.value]}

    def notes(self) -> dict[Topic, str]:
        """The notes beside the topics."""
        return {topic: self.cleaned_data[f"{topic.value}_notes"] for topic in self.topics}


class DoctorForm(OnceForm):
    """What a doctor or whoever treats thinks, and from whom the guide has it."""

    who = one_of(_("Wie was het?"), {})
    name = forms.CharField(label=_("Naam"), max_length=120, required=False, error_messages=LONG)
    contact = forms.CharField(
        label=_("Hoe bereik je deze persoon?"), max_length=200, required=False, error_messages=LONG,
        help_text=_("Een nummer of adres. Nodig als er een behandeling loopt."),
    )  # fmt: skip
    seen_on = day(_("Wanneer zag deze persoon je coachee?"))
    for_these_complaints = yes_no(_("Was dat voor deze klachten?"))
    medical_cause_discussed = yes_no(_("Is een lichamelijke oorzaak besproken?"))
    advice = one_of(_("Wat vindt deze persoon van begeleiding?"), ADVICE)
    treating = yes_no(_("Behandelt deze persoon je coachee nu?"))
    told_by = one_of(_("Van wie heb je dit?"), TOLD_BY)
    told_on = day(_("Wanneer hoorde je het?"))
    topics = forms.MultipleChoiceField(
        label=_("Waar weet deze persoon van?"), required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Kies een van de onderwerpen.")},
    )  # fmt: skip
    agreed = words(_("Wat spraken jullie af?"))

    def __init__(self, text: Gate, language: str, known: Iterable[Topic], *args, **more):
        super().__init__(*args, **more)
        self.fields["who"].choices = [(who.value, said.in_(language)) for who, said in text.who.items()]
        self.fields["topics"].choices = [(one.value, text.topics[one].in_(language).name) for one in known]
        if not self.fields["topics"].choices:
            del self.fields["topics"]


class NewsForm(OnceForm):
    """Something came up later."""

    kind = one_of(_("Wat is er?"), NEWS)
    on = day(_("Sinds wanneer?"))
    agreed = words(_("Wat spraken jullie af?"), required=True)

    def __init__(self, preventive: bool, *args, **more):
        super().__init__(*args, **more)
        if not preventive:
            self.fields["kind"].choices = [pair for pair in self.fields["kind"].choices if pair[0] != New.COMPLAINTS]


class StartForm(OnceForm):
    """When coach and coachee look back together."""

    middle = day(_("Halverwege"), required=False)
    end = day(_("Aan het eind"), required=False)
    after = day(_("Een tijd later, als jullie dat willen"), required=False)

    def __init__(self, today: date, *args, **more):
        super().__init__(*args, **more)
        self.today = today

    def clean(self):
        said = super().clean()
        for name in ("middle", "end", "after"):
            if said.get(name) and said[name] <= self.today:
                self.add_error(name, _("Kies een dag na vandaag."))
        return said

    def days(self) -> tuple[date, ...]:
        """The chosen days, each once, in order."""
        return tuple(sorted({self.cleaned_data[name] for name in ("middle", "end", "after")} - {None}))
