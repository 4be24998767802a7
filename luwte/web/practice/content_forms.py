"""The forms with which a practice's own copy is written and brought back."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _l

from luwte.library import pieces as library
from luwte.library.headings import FENCE, LARGE, cut, refilled, shaped
from luwte.library.originals import LINES_MOST
from luwte.rules.content.values import Kind

LONG = _l("Dit is te lang. Er passen 64.000 tekens in. Haal iets weg.")
ODD = _l("Er zit een teken in dat geen tekst is. Plak de tekst opnieuw, als gewone tekst.")
WRONG = {"max_length": LONG, "null_characters_not_allowed": ODD, "required": _l("Hier hoort tekst.")}
SHORT = {**WRONG, "max_length": _l("Dit is te lang. Er passen 300 tekens in.")}
MINUTES = _l("Vul een heel getal in van 1 tot 20.")


class TextForm(forms.Form):
    """The whole file in one field: for programmes, and for a heading that cannot be read."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    base_revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**8)
    text = forms.CharField(
        label=_l("Het hele bestand"),
        max_length=LARGE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 28, "spellcheck": "true", "class": "file"}),
        error_messages=WRONG,
    )

    def clean_text(self) -> str:
        """No more lines than a piece can have."""
        given = str(self.cleaned_data["text"])
        if given.count("\n") >= LINES_MOST:
            raise forms.ValidationError(_l("Dit is te lang. Er passen 1.000 regels in. Haal iets weg."))
        return given

    def file(self) -> str:
        """The file as it was written."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


class Line(forms.CharField):
    """One line, in a field that shows all of it on a phone."""

    widget = forms.Textarea(attrs={"rows": 2})

    def to_python(self, value: Any) -> str:
        """Without the ends of lines that a heading cannot hold."""
        return " ".join(str(super().to_python(value)).split())


def _line(label: str, hint: str = "", required: bool = True) -> Line:
    return Line(label=label, max_length=300, required=required, help_text=hint, error_messages=SHORT)


class PieceForm(TextForm):
    """A piece in fields: its title, its summary, its measure, and the text below. The rest of the heading stays."""

    heading = forms.CharField(widget=forms.HiddenInput, max_length=LARGE, strip=False, error_messages=WRONG)
    title = _line(_l("Titel"))
    summary = _line(_l("Samenvatting"), _l("Dit leest iemand als eerste. Eén of twee korte zinnen."))
    minutes = forms.IntegerField(
        label=_l("Hoeveel minuten duurt het?"),
        min_value=1,
        max_value=20,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), MINUTES),
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    load = forms.TypedChoiceField(
        label=_l("Hoe zwaar is het?"),
        choices=[(1, _l("licht")), (2, _l("gewoon")), (3, _l("zwaar"))],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies hoe zwaar het is."), "invalid_choice": _l("Kies hoe zwaar het is.")},
    )
    stop_when = _line(_l("Wanneer stop je?"), _l("Nodig bij een oefening."), required=False)
    field_order = ("client_id", "base_revision", "heading", "title", "summary", "minutes", "load", "stop_when", "text")

    def __init__(self, *rest: Any, **more: Any) -> None:
        super().__init__(*rest, **more)
        self.fields["text"].label = _l("De tekst")

    def clean_heading(self) -> str:
        """A heading that can be filled in; the field is hidden, so this only happens to who changes the page."""
        given = str(self.cleaned_data["heading"]).replace("\r\n", "\n")
        try:
            refilled(given, {"title": "x"})
        except ValueError:
            raise forms.ValidationError(_l("Het kopje is niet te lezen. Open het hele bestand.")) from None
        return given

    def file(self) -> str:
        """The file with these fields in its heading; every other letter of it stays."""
        given = self.cleaned_data
        names = ("title", "summary", "minutes", "load", "stop_when")
        heading = refilled(given["heading"], {name: given[name] for name in names})
        body = str(given["text"]).replace("\r\n", "\n")
        return f"{FENCE}{heading}{FENCE}{body}"


class BringForm(forms.Form):
    """A file that was taken along, brought back."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    file = forms.FileField(
        label=_l("Bestand"),
        help_text=_l("Een tekstbestand dat eindigt op .md of .yaml. Plaatjes nemen we niet mee."),
        error_messages={
            "required": _l("Kies een bestand."),
            "empty": _l("Dit bestand is leeg."),
            "max_length": _l("De naam van dit bestand is te lang. Geef het een kortere naam."),
        },
    )
    language = forms.ChoiceField(
        label=_l("In welke taal is het?"),
        choices=[("nl", _l("Nederlands")), ("en", _l("Engels"))],
        initial="nl",
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies een taal."), "invalid_choice": _l("Kies een taal.")},
    )


def first(kind: str, text: str, revision: int) -> TextForm:
    """The form for a text: in fields where its heading can be read, else the whole file."""
    split = cut(text)
    held, _lines, _wrong = shaped(split.heading, library.Heading, "") if split else (None, {}, [])
    if split is None or held is None or kind == Kind.PROGRAMME.value:
        return TextForm(initial={"base_revision": revision, "text": text})
    names = ("title", "summary", "minutes", "load", "stop_when")
    values = {name: getattr(held, name) for name in names}
    initial = {"base_revision": revision, "heading": split.heading, "text": split.body, **values}
    return PieceForm(initial=initial)
