"""A diary from elsewhere: bring it, say what it means, keep it, take it back."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from luwte.actions import diaries
from luwte.actions.dossiers import NotThere
from luwte.exchange.csv.reading import NotReadable, Reason, read
from luwte.exchange.csv.words import CODES, NO_DAYS, REASONS
from luwte.records.diaries import queries
from luwte.rules.diary import guessing, reading, values
from luwte.web.coachee.diary_forms import ColumnsForm, FileForm
from luwte.web.coachee.seen import seen
from luwte.web.threshold.requests import posted

PREVIEW_DAYS = 3


def bring(request: HttpRequest) -> HttpResponse:
    """The files that were brought, and a form for another."""
    eyes = request.eyes
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if request.method == "POST" and getattr(request, "too_big", False):
        form.errors["file"] = form.error_class([REASONS[Reason.TOO_BIG]])
    elif request.method == "POST" and form.is_valid() and (diary_id := _taken(request, form)):
        return redirect("coachee:diary", diary_id=diary_id)
    facts = {"form": form, "diaries": queries.imports(eyes, eyes.dossier_id), **seen(request)}
    return render(request, "coachee/diaries.html", facts, status=422 if form.errors else 200)


def show(request: HttpRequest, diary_id: UUID) -> HttpResponse:
    """One file: what we think its columns mean, how far the work is, or what was kept."""
    found = _there(request, diary_id)
    if found.state == queries.READ:
        return _preview(request, found)
    if found.state == queries.BUSY:
        facts = {**_progress(found), "url": reverse("coachee:diary_progress", args=[diary_id]), "again": request.path}
        return render(request, "coachee/diary_busy.html", facts)
    between = [date.fromisoformat(day) for day in found.value["between"]]
    facts = {"diary": found, "between": between, "left_out": _left_out(found.value["counts"])}
    return render(request, "coachee/diary_kept.html", facts)


def progress(request: HttpRequest, diary_id: UUID) -> JsonResponse:
    """How far the work is, for the script of the page."""
    found = _there(request, diary_id)
    address = reverse("coachee:diary", args=[diary_id])
    return JsonResponse({**_progress(found), "finished": found.state != queries.BUSY, "next": address})


@require_POST
def undo(request: HttpRequest, diary_id: UUID) -> HttpResponse:
    """Takes the file and its days back."""
    diaries.undo(request.eyes, request.eyes.dossier_id, diary_id)
    messages.success(request, _("Het dagboek en alle dagen daaruit zijn weggehaald."))
    return redirect("coachee:diaries")


def _taken(request: HttpRequest, form: FileForm) -> UUID | None:
    given = form.cleaned_data
    try:
        table = read(given["file"].file)
        columns = guessing.guess(table.header, table.rows)
    except NotReadable as fault:
        form.add_error("file", REASONS[fault.reason])
        return None
    except guessing.NoDays:
        form.add_error("file", NO_DAYS)
        return None
    name = given["file"].name[:100]
    eyes = request.eyes
    return diaries.bring(eyes, eyes.dossier_id, name, table.header, table.rows, columns, client_id=given["client_id"])


def _preview(request: HttpRequest, found: queries.Brought) -> HttpResponse:
    header, rows = found.value["header"], found.value["rows"]
    columns = values.from_json(found.value["columns"])
    form = ColumnsForm(posted(request), columns, guessing.seen(header, rows, columns))
    fine = request.method == "POST" and form.is_valid()
    if fine and request.POST.get("do") == "keep":
        diaries.confirm(request.eyes, request.eyes.dossier_id, found.id, form.confirmed())
        return redirect("coachee:diary", diary_id=found.id)
    told = reading.read(header, rows, form.confirmed() if fine else columns, request.eyes.today)
    facts = {"form": form, "diary": found, "told": told, "unsure": columns.unsure}
    facts |= {"left_out": _left_out(told.counts), "examples": told.days[-PREVIEW_DAYS:]}
    return render(request, "coachee/diary.html", facts, status=200 if fine or request.method == "GET" else 422)


def _there(request: HttpRequest, diary_id: UUID) -> queries.Brought:
    found = queries.one(request.eyes, request.eyes.dossier_id, diary_id)
    if found is None:
        raise NotThere
    return found


def _progress(found: queries.Brought) -> dict[str, object]:
    done, total = cache.get(f"diary:{found.id}") or (0, 0)
    words = ngettext("%(n)d dag gelezen.", "%(n)d dagen gelezen.", done) % {"n": done}
    return {"done": done, "total": total or 1, "words": words}


def _left_out(counts: dict[str, int]) -> list[str]:
    return [f"{counts[code.value]} {words}" for code, words in CODES.items() if counts.get(code.value)]
