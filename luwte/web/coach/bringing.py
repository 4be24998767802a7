"""Bringing along the people whom a coach guides already: a file or a list, looked at first, then invited at once."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from luwte.actions import bringing as acts
from luwte.exchange.csv.reading import NotReadable
from luwte.exchange.csv.reading import read as read_csv
from luwte.exchange.vcard import reading as vcard
from luwte.records.people.queries import batches
from luwte.rules import bringing as rule
from luwte.rules.bringing import Wrong
from luwte.web.guiding.forms import OnceForm

BYTES_MOST = 1_000_000
SENTENCES = {
    Wrong.NO_EMAIL: _l("er staat geen mailadres"),
    Wrong.NO_NAME: _l("er staat geen naam"),
    Wrong.TWICE: _l("dit mailadres staat er al"),
    Wrong.NO_SUCH_DAY: _l("deze dag bestaat niet"),
    Wrong.FUTURE: _l("deze dag moet nog komen"),
    Wrong.LONG_AGO: _l("deze dag is te lang geleden"),
    Wrong.TOO_LONG: _l("dit is te lang"),
}


class ListForm(OnceForm):
    """A list, or a file that becomes one."""

    text = forms.CharField(
        label=_l("Een persoon per regel"),
        required=False,
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_l("Naam; mailadres; sinds wanneer jullie bezig zijn. Zoals: Jo Maes; jo@voorbeeld.nl; 3-3-2026."),
        error_messages={"max_length": _l("Deze lijst is te lang. Doe het in twee keer.")},
    )
    file = forms.FileField(
        label=_l("Of een bestand: CSV of vCard"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.vcf,text/csv,text/vcard"}),
        error_messages={"empty": _l("Dit bestand is leeg. Kies een ander bestand.")},
    )


def bring(request: HttpRequest) -> HttpResponse:
    """Looked at first; nobody gets a mail before the second button."""
    eyes = request.eyes
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    lines: tuple[rule.Line, ...] = ()
    if request.method == "POST" and form.is_valid() and _filled(form):
        lines = rule.read(form.cleaned_data["text"], eyes.today)
        if rule.fine(lines) and request.POST.get("do") == "keep":
            return _kept(request, form, lines)
        form = _shown(form, lines)
    facts = {"form": form, "lines": _told(lines), "fine": rule.fine(lines), "earlier": batches(eyes)}
    refused = form.errors or request.POST.get("do") == "keep"
    return render(request, "coach/bring.html", facts, status=422 if refused else 200)


@require_POST
def undo(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Takes the invitations of one list back."""
    acts.undo(request.eyes, batch)
    messages.success(request, _("Teruggenomen. Wie nog niet keek, kan de link niet meer gebruiken."))
    return redirect("coach:bring")


def _filled(form: ListForm) -> bool:
    """Puts what a file holds in the list, behind what was typed; False when it cannot be read."""
    said = form.cleaned_data
    if (file := said["file"]) is not None:
        if file.size > BYTES_MOST or (text := _lines_of(file.read())) is None:
            form.add_error("file", _("Dit bestand kunnen we niet lezen. Kies een CSV of vCard, of plak de lijst."))
            return False
        said["text"] = "\n".join(filter(None, (said["text"].strip(), text)))
    if not said["text"].strip():
        form.add_error("text", _("Schrijf minstens één regel, of kies een bestand."))
        return False
    return True


def _lines_of(data: bytes) -> str | None:
    from io import BytesIO

    if vcard.holds_cards(data):
        return "\n".join(f"{name}; {mail}" for name, mail in vcard.read(data))
    try:
        table = read_csv(BytesIO(data))
    except NotReadable:
        return None
    return rule.rows(table.header, table.rows)


def _shown(form: ListForm, lines: tuple[rule.Line, ...]) -> ListForm:
    """The form with the list as it was read, so that a wrong line can be mended in place."""
    if len(lines) > rule.LINES_MOST:
        form.add_error("text", _("Dit zijn meer dan 200 regels. Doe het in twee keer."))
    data = form.data.copy()
    data["text"] = form.cleaned_data.get("text", data.get("text", ""))
    form.data = data
    return form


def _kept(request: HttpRequest, form: ListForm, lines: tuple[rule.Line, ...]) -> HttpResponse:
    count = acts.bring(request.eyes, lines, form.cleaned_data["client_id"])
    words = ngettext("%(n)d uitnodiging is onderweg.", "%(n)d uitnodigingen zijn onderweg.", count) % {"n": count}
    messages.success(request, words if count else _("Deze lijst was al verstuurd."))
    return redirect("coach:bring")


def _told(lines: tuple[rule.Line, ...]) -> list[dict[str, Any]]:
    return [{"line": one, "wrong": [SENTENCES[why] for why in one.wrong]} for one in lines[: rule.LINES_MOST]]
