"""A conversation on the page: the form, what one may expect, the lines with their files, and a file as it is served."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages as told
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import messages as acts
from luwte.actions.dossiers import NotThere
from luwte.exchange.images import reading
from luwte.exchange.images.values import BYTES_MOST, EXTENSION, MIME, Clean, Kind, NotTaken, Reason
from luwte.library.holidays import public
from luwte.records.attachments import queries as attachments
from luwte.records.eyes import Eyes
from luwte.records.messages import queries
from luwte.records.offices.queries import office
from luwte.records.people.queries import practice
from luwte.rules.messages import FILES_MOST, TEXT_MOST, Wrong, answer_by

REASONS = {
    Reason.TOO_BIG: _l("Dit bestand is groter dan 5 MB. Kies een kleiner bestand."),
    Reason.UNKNOWN: _l("Dit is geen foto of PDF die we kunnen openen. Kies een JPEG, PNG, WebP of PDF."),
    Reason.TOO_LARGE: _l("Dit bestand heeft te veel beeldpunten of bladzijden. Kies een kleiner bestand."),
    Reason.BROKEN: _l("Dit bestand is kapot. Kies een ander, of maak de foto opnieuw."),
    Reason.LOCKED: _l("Deze PDF heeft een wachtwoord. Haal dat eraf, of kies een ander bestand."),
}
SENTENCES = {
    Wrong.EMPTY: ("text", _l("Schrijf een paar woorden, of kies een bestand.")),
    Wrong.TOO_LONG: ("text", _l("Dit is te lang om te versturen. Maak er twee berichten van.")),
    Wrong.TOO_MANY: ("files", _l("Kies hoogstens drie bestanden.")),
}
PAGES_MOST = 500


class Files(forms.FileField):
    """A few files at once."""

    widget = forms.FileInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file; what it holds is looked at later."""
        return [super(Files, self).clean(one, initial) for one in (data or [])]


class FilesInput(forms.FileInput):
    """An input that takes more than one file."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """All files of this name."""
        return files.getlist(name) if hasattr(files, "getlist") else []


class MessageForm(forms.Form):
    """A message, and the files that go along."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0, max_value=2**31 - 1)
    text = forms.CharField(
        label=_l("Je bericht"),
        required=False,
        strip=False,
        max_length=TEXT_MOST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": SENTENCES[Wrong.TOO_LONG][1]},
    )
    files = Files(
        label=_l("Foto of PDF, als je wilt"),
        required=False,
        max_length=300,
        help_text=_l("Hoogstens drie, elk tot 5 MB. We halen de plaats en het tijdstip eruit."),
        widget=FilesInput(attrs={"multiple": True, "accept": "image/jpeg,image/png,image/webp,application/pdf"}),
        error_messages={
            "empty": _l("Dit bestand is leeg. Kies een ander bestand."),
            "max_length": _l("De naam van dit bestand is te lang. Geef het een kortere naam."),
            "invalid": REASONS[Reason.UNKNOWN],
        },
    )

    def clean_text(self) -> str:
        """The words with plain line ends, so that what comes back from a browser is the same text."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\r", "\n")


def expected(eyes: Eyes, guide: UUID) -> dict[str, Any]:
    """When this person answers what is written now, and an absence that is there or comes soon."""
    hours, here = office(eyes, guide), eyes.at.astimezone(ZoneInfo(eyes.zone))
    place = practice(eyes, eyes.here)
    holidays = public(place.country, range(here.year, here.year + 3)) if place else {}
    day = answer_by(hours, here.replace(tzinfo=None), holidays)
    gone = hours.away if hours.away and hours.away.last >= eyes.today else None
    return {"by": day, "gone": gone, "now": bool(gone and gone.holds(eyes.today)), "office": hours}


def autosave(request: HttpRequest, dossier_id: UUID, guide: UUID, address: str) -> JsonResponse:
    """Keeps the words while they are being written."""
    form = MessageForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": " ".join(str(e) for errors in form.errors.values() for e in errors)}, status=422)
    said = form.cleaned_data
    kept = acts.draft(
        request.eyes, dossier_id, guide, said["text"], client_id=said["client_id"], base_revision=said["base_revision"]
    )
    if kept.revision and kept.text != said["text"]:
        return JsonResponse({"revision": kept.revision, "other_url": address}, status=409)
    return JsonResponse({"revision": kept.revision, "saved_at_words": str(_("Bewaard, nog niet verstuurd."))})


def sent(request: HttpRequest, form: MessageForm, dossier_id: UUID, guide: UUID) -> bool:
    """Sends what a form holds; otherwise the form says why not, and its words are kept."""
    fine = form.is_valid()
    if getattr(request, "too_big", False):
        form.add_error("files", _("Deze bestanden zijn samen te groot. Stuur ze in twee berichten."))
    files = _files(form) if fine and form.is_valid() else []
    if form.is_valid() and _send(request, form, dossier_id, guide, files):
        return True
    _keep(request.eyes, form, dossier_id, guide)
    return False


def lines(eyes: Eyes, dossier_id: UUID, guide: UUID, page: int) -> tuple[list[dict[str, Any]], bool]:
    """A page of a conversation with its files, newest first."""
    found, older = queries.conversation(eyes, dossier_id, guide, page)
    files = attachments.hanging(eyes, dossier_id, [line.id for line in found])
    return [{"line": line, "files": [_shown(one) for one in files.get(line.id, [])]} for line in found], older


def paged(request: HttpRequest, dossier_id: UUID, guide: UUID, here: str) -> dict[str, Any]:
    """What was written with this guide, newest first, what is new apart, and ways to older and newer from `here`."""
    page = number(request.GET.get("bladzijde", ""))
    found, older = lines(request.eyes, dossier_id, guide, page)  # type: ignore[attr-defined]
    return {
        "new": [one for one in found if one["line"].unread],
        "lines": [one for one in found if not one["line"].unread],
        "older_url": f"{here}?bladzijde={page + 1}" if older else "",
        "newer_url": f"{here}?bladzijde={page - 1}" if page else "",
        "older": _("Eerdere berichten"),
        "newer": _("Nieuwere berichten"),
    }


def number(words: str) -> int:
    """The page that an address asks for; the first for anything odd."""
    return int(words) if words.isascii() and words.isdigit() and len(words) < 5 and int(words) < PAGES_MOST else 0


def served(eyes: Eyes, dossier_id: UUID, row_id: UUID) -> HttpResponse:
    """A file for the browser: as what it is, under a name that says nothing, and nothing in it may run."""
    if (found := attachments.one(eyes, dossier_id, row_id)) is None:
        raise NotThere
    told_of, data = found
    kind = Kind(told_of.kind)
    response = HttpResponse(data, content_type=MIME[kind])
    response["Content-Disposition"] = f'attachment; filename="bijlage.{EXTENSION[kind]}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def withdrawn(request: HttpRequest, dossier_id: UUID, message_id: UUID, back: Callable[[UUID], HttpResponse]) -> Any:
    """Takes a message back, and says what became of it. `back` leads to the conversation."""
    try:
        guide = acts.withdraw(request.eyes, dossier_id, message_id)
    except acts.TooLate:
        told.warning(
            request, _("Dit bericht is te lang geleden verstuurd om terug te halen. Je kunt er wel iets bij schrijven.")
        )
        return None
    told.success(request, _("Teruggehaald. Je tekst staat weer klaar. Bestanden kies je opnieuw."))
    return back(guide)


def by_words(day: Any) -> str:
    """A day in words, for a sentence."""
    return date_format(day, "l j F") if day else ""


def _files(form: MessageForm) -> list[Clean]:
    given: Sequence[Any] = form.cleaned_data["files"]
    if len(given) > FILES_MOST:
        form.add_error(*SENTENCES[Wrong.TOO_MANY])
        return []
    found = []
    for one in given:
        try:
            if one.size > BYTES_MOST:
                raise NotTaken(Reason.TOO_BIG)
            found.append(reading.clean(one.read(), one.name))
        except NotTaken as fault:
            form.add_error("files", f"{reading.plain(one.name)}: {REASONS[fault.reason]}")
    return found


def _send(request: HttpRequest, form: MessageForm, dossier_id: UUID, guide: UUID, files: list[Clean]) -> bool:
    said = form.cleaned_data
    try:
        acts.send(
            request.eyes,
            dossier_id,
            guide,
            said["text"],
            files,
            client_id=said["client_id"],
            base_revision=said["base_revision"],
        )
    except acts.NotTaken as fault:
        for wrong in fault.why:
            form.add_error(*SENTENCES[wrong])
        return False
    return True


def _keep(eyes: Eyes, form: MessageForm, dossier_id: UUID, guide: UUID) -> None:
    """The words of a form that was not taken, as a draft; the form goes on from there."""
    said = form.cleaned_data
    if {"text", "client_id", "base_revision"} <= said.keys():
        kept = acts.draft(
            eyes, dossier_id, guide, said["text"], client_id=said["client_id"], base_revision=said["base_revision"]
        )
        form.data = form.data.copy()
        form.data["base_revision"] = kept.revision


def _shown(one: attachments.Told) -> dict[str, Any]:
    picture = Kind(one.kind) is not Kind.PDF
    return {"file": one, "picture": picture, "kb": max(1, round(one.bytes / 1000))}
