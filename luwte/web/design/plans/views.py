"""The plan of approach on one page, saved part by part, laid before the other, agreed by both; and on paper."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luwte.actions import plans
from luwte.actions.dossiers import NotThere
from luwte.actions.kept import Outcome, Saved
from luwte.records.plans import queries
from luwte.records.plans.queries import Table, Version
from luwte.records.trajectories.evaluation_queries import agreed as moments_agreed
from luwte.records.trajectories.queries import gate
from luwte.rules.plans import Part, Side, Stands, differences, missing, with_parts
from luwte.web.design.plans import words
from luwte.web.design.plans.forms import CommentForm, OnceForm, PartForm, YesForm
from luwte.web.design.plans.places import Place, at, show
from luwte.web.threshold.requests import posted

ORDER = tuple(Part)


def plan(request: HttpRequest, dossier_id: UUID | None = None) -> HttpResponse:
    """All parts on one page; `?deel=` opens one of them to write in."""
    place = at(request, dossier_id, "plan")
    table = _table(request, place)
    return _page(request, place, table, _part(request.GET.get("deel", "")))


def part(request: HttpRequest, part: str, dossier_id: UUID | None = None) -> HttpResponse:
    """Keeps one part as one's own draft, and opens the next."""
    place, name = at(request, dossier_id, "plan"), _part(part)
    if name is None:
        raise NotThere
    table = _table(request, place)
    if request.method != "POST":
        return _page(request, place, table, name)
    form = PartForm(name, _lines(table, name), posted(request))
    saved = _saved(request, place, form) if form.is_valid() else None
    if request.headers.get("X-Luwte-Autosave"):
        return _autosaved(place, form, saved)
    if saved is None:
        return _page(request, place, table, name, form=form)
    if saved.outcome is Outcome.STALE:
        messages.warning(request, _("Je had dit ergens anders al aangepast. Beide versies zijn bewaard."))
        return _to(place, name)
    messages.success(request, _("Opgeslagen. Alleen jij ziet dit, tot je het laat zien."))
    return _next(request, place, name)


@require_POST
def undo(request: HttpRequest, part: str, dossier_id: UUID | None = None) -> HttpResponse:
    """One's own draft a step back, or what both see in its place."""
    place, name = at(request, dossier_id, "plan"), _part(part)
    if name is None:
        raise NotThere
    table, form = _table(request, place), OnceForm(request.POST)
    if request.POST.get("do") == "take" and form.is_valid() and (draft := table.drafts.get(name)):
        plans.save(
            request.eyes,
            place.dossier.id,
            name,
            table.plan.get(name, ()),
            client_id=form.cleaned_data["client_id"],
            base_revision=draft.revision,
            base_number=table.number,
        )
    elif name in table.drafts:
        plans.undo(request.eyes, place.dossier.id, name)
    messages.success(request, _("Teruggezet."))
    return _to(place, name)


@require_POST
def lay(request: HttpRequest, dossier_id: UUID | None = None) -> HttpResponse:
    """Lays one's own drafts before the other."""
    place, form = at(request, dossier_id, "plan"), OnceForm(request.POST)
    if not form.is_valid():
        return _old(request, place)
    try:
        plans.lay(request.eyes, place.dossier.id, client_id=form.cleaned_data["client_id"])
        messages.success(request, _("Opgeslagen. %(name)s kan dit nu lezen.") % {"name": place.capital})
    except plans.Nothing:
        messages.info(request, _("Er is niets nieuws om te laten zien."))
    except plans.Clash as fault:
        told = ", ".join(str(words.TITLES[one]) for one in fault.parts)
        messages.warning(
            request,
            _("%(name)s veranderde intussen ook iets: %(parts)s. Kijk daar eerst naar.")
            % {"name": place.capital, "parts": told},
        )
    return place.to("plan")


@require_POST
def agree(request: HttpRequest, dossier_id: UUID | None = None) -> HttpResponse:
    """Says yes to the version that was read, or takes that back."""
    place, form = at(request, dossier_id, "plan"), YesForm(request.POST)
    if not form.is_valid():
        return _old(request, place)
    number, eyes = form.cleaned_data["number"], request.eyes
    try:
        if request.POST.get("do") == "back":
            plans.take_back(eyes, place.dossier.id, number)
            messages.success(request, _("Teruggezet."))
        else:
            plans.agree(eyes, place.dossier.id, number, client_id=form.cleaned_data["client_id"])
            messages.success(request, _("Opgeslagen. Je bent het eens met dit plan."))
    except plans.Newer:
        messages.info(request, _("Er is net een nieuwe versie. Lees die eerst."))
    except plans.Incomplete as fault:
        messages.info(request, _("Eerst komt er nog bij: %(what)s.") % {"what": _lacks(fault.what)})
    except plans.Waits:
        messages.info(request, _("Jullie wachten nog met het traject. Het plan ligt klaar. Eens zijn kan daarna."))
    except plans.Settled:
        messages.info(request, _("Jullie zijn het allebei eens. Wil je iets anders? Verander dan een deel."))
    except NotThere:
        messages.info(request, _("Er is net iets veranderd. Zo staat het nu."))
    return place.to("plan")


def comment(request: HttpRequest, part: str, dossier_id: UUID | None = None) -> HttpResponse:
    """A few words beside a part, read by both."""
    place, name = at(request, dossier_id, "plan"), _part(part)
    if name is None or request.method != "POST":
        raise NotThere
    form = CommentForm(request.POST, auto_id="comment_%s")
    if not form.is_valid():
        return _page(request, place, _table(request, place), name, comment_form=form)
    said = form.cleaned_data
    plans.comment(request.eyes, place.dossier.id, name, said["text"], client_id=said["client_id"])
    messages.success(request, _("Opgeslagen. %(name)s leest dit ook.") % {"name": place.capital})
    return _to(place, name)


@require_POST
def uncomment(request: HttpRequest, row_id: UUID, dossier_id: UUID | None = None) -> HttpResponse:
    """Takes one's own words away."""
    place = at(request, dossier_id, "plan")
    try:
        plans.uncomment(request.eyes, place.dossier.id, row_id)
    except NotThere:
        # The same page sent again, or the words of another: there is nothing to take away.
        return place.to("plan")
    messages.success(request, _("Weggehaald."))
    return place.to("plan")


def versions(request: HttpRequest, dossier_id: UUID | None = None) -> HttpResponse:
    """Every version: who, when, who agreed, and what changed, in words."""
    place = at(request, dossier_id, "plan")
    plans.side_of(request.eyes)
    found = queries.versions(request.eyes, place.dossier.id)
    before = [*(one.plan for one in found[1:]), {}][: len(found)]
    told = [
        (
            one,
            _agreed(one),
            [words.change(each) for each in differences(old, one.plan)],
            place.url("plan_paper_of", one.number),
        )
        for one, old in zip(found, before, strict=True)
    ]
    return show(request, place, "versions", versions=told)


def paper(request: HttpRequest, number: int | None = None, dossier_id: UUID | None = None) -> HttpResponse:
    """A version to print: the one that counts, else the newest."""
    place = at(request, dossier_id, "plan")
    if number is None:
        table = _table(request, place)
        one = table.counting or table.newest
    else:
        one = next((each for each in queries.versions(request.eyes, place.dossier.id) if each.number == number), None)
    if one is None and number is not None:
        raise NotThere
    facts = {"one": one, "parts": words.whole(one.plan) if one else [], "agreed": _agreed(one) if one else []}
    return show(request, place, "paper", **facts)


def _table(request: HttpRequest, place: Place) -> Table:
    if (found := queries.table(request.eyes, place.dossier.id)) is None:
        raise NotThere
    return found


def _page(
    request: HttpRequest,
    place: Place,
    table: Table,
    opened: Part | None,
    *,
    form: PartForm | None = None,
    comment_form: CommentForm | None = None,
) -> HttpResponse:
    eyes, refused = request.eyes, form is not None or comment_form is not None
    now = gate(eyes, place.dossier.id)
    drafted = [part for part in Part if _differs(table, part)]
    lacks = missing(with_parts(table.plan, {one: table.drafts[one].lines for one in drafted}))
    facts = {
        "table": table,
        "waits": not (now.open and now.entries),
        "begun": now.started_on is not None,
        "parts": [_told(place, table, one, opened) for one in Part],
        "opened": opened,
        "form": (form or _form(table, opened)) if opened else None,
        "comment_form": comment_form or CommentForm(auto_id="comment_%s"),
        "once": OnceForm(auto_id=False),
        "yes": YesForm(initial={"number": table.number}, auto_id=False),
        "drafted": [words.TITLES[one] for one in drafted],
        "clashes": [words.TITLES[one] for one in table.clashes if one in drafted],
        "lacks": _lacks(lacks),
        "may_agree": table.newest is not None and not missing(table.plan) and not table.agreed_by_me,
        "next_url": _query_url(place, _following(table, lacks)),
        "stands": _stands(table, place),
        "changes": _changes(table),
        "agreed_on": table.counting.agreed_on if table.counting else None,
        "on_agenda": [
            (one.due_on, words.MOMENT_WORDS[one.kind])
            for one in moments_agreed(eyes, place.dossier.id)
            if not one.done_on
        ]
        if opened is Part.MOMENTS
        else [],
    }
    return show(request, place, "plan", status=422 if refused else 200, **facts)


def _told(place: Place, table: Table, part: Part, opened: Part | None) -> dict[str, Any]:
    draft = table.drafts.get(part)
    clash = part in table.clashes and _differs(table, part)
    return {
        "part": part,
        "title": words.TITLES[part],
        "hint": words.HINTS[part],
        "opened": part is opened,
        "lines": words.lines(part, _lines(table, part)),
        "draft": _differs(table, part),
        "clash": clash,
        "theirs": words.lines(part, table.plan.get(part, ())) if clash else [],
        "kept": [words.lines(part, one) for one in draft.kept] if draft and part is opened else [],
        "has_draft": draft is not None,
        "comments": [
            (one, one.side is table.side, place.url("plan_uncomment", one.id))
            for one in table.comments
            if one.part is part
        ],
        "open_url": _query_url(place, part),
        "save_url": place.url("plan_part", part.value),
        "undo_url": place.url("plan_undo", part.value),
        "comment_url": place.url("plan_comment", part.value),
    }


def _differs(table: Table, part: Part) -> bool:
    draft = table.drafts.get(part)
    return draft is not None and draft.lines != table.plan.get(part, ())


def _lines(table: Table, part: Part) -> Any:
    draft = table.drafts.get(part)
    return draft.lines if draft else table.plan.get(part, ())


def _form(table: Table, part: Part) -> PartForm:
    draft = table.drafts.get(part)
    base = {"base_revision": draft.revision if draft else 0, "base_number": table.number}
    return PartForm(part, _lines(table, part), initial=base)


def _saved(request: HttpRequest, place: Place, form: PartForm) -> Saved | None:
    said = form.cleaned_data
    try:
        return plans.save(
            request.eyes,
            place.dossier.id,
            form.part,
            form.said(),
            client_id=said["client_id"],
            base_revision=said["base_revision"],
            base_number=said["base_number"],
            draft="X-Luwte-Autosave" in request.headers,
        )
    except plans.NotTaken as fault:
        form.refuse(fault.why)
        return None


def _autosaved(place: Place, form: PartForm, saved: Saved | None) -> JsonResponse:
    if saved is None:
        return JsonResponse({"error": " ".join(str(e) for errors in form.errors.values() for e in errors)}, status=422)
    if saved.outcome is Outcome.STALE:
        return JsonResponse({"revision": saved.revision, "other_url": _query_url(place, form.part)}, status=409)
    return JsonResponse({"revision": saved.revision, "saved_at_words": str(_("Opgeslagen. Alleen jij ziet dit."))})


def _next(request: HttpRequest, place: Place, part: Part) -> HttpResponse:
    do = request.POST.get("do", "")
    if do == "more":
        return _to(place, part)
    following = ORDER[ORDER.index(part) + 1 :]
    return _to(place, following[0]) if do == "next" and following else place.to("plan")


def _following(table: Table, lacks: Any) -> Part:
    """The part to go on with: what is lacking, else the first that holds nothing, else the first."""
    empty = [part for part in Part if not _lines(table, part)]
    return next(iter([*empty[:1], *(words.MISSING[one][0] for one in lacks)]), Part.NOW)


def _stands(table: Table, place: Place) -> str:
    mine = Stands.COACHEE_AGREED if table.side is Side.COACHEE else Stands.COACH_AGREED
    if table.stands is Stands.NOTHING:
        return _("Er ligt nog geen plan dat jullie allebei zien.")
    if table.stands is Stands.AGREED:
        return _("Jullie zijn het eens met dit plan.")
    if table.stands is Stands.TO_DISCUSS:
        return _("Dit plan is nog te bespreken samen.")
    if table.stands is mine:
        return _("Jij bent het eens. %(name)s kijkt nog.") % {"name": place.capital}
    return _("%(name)s is het eens. Jij mag er rustig naar kijken.") % {"name": place.capital}


def _changes(table: Table) -> list[list[str]]:
    """What the newest version changes in the one that counts."""
    if table.newest is None or table.counting is None or table.newest.number == table.counting.number:
        return []
    return [words.change(one) for one in differences(table.counting.plan, table.newest.plan)]


def _agreed(one: Version) -> list[tuple[str, Any]]:
    names = {Side.COACHEE: _("coachee"), Side.COACH: _("coach")}
    return [(names[each.side], each.on) for each in one.agreed]


def _lacks(what: Any) -> str:
    return ", ".join(str(words.MISSING[one][1]) for one in what)


def _part(text: str) -> Part | None:
    return Part(text) if text in set(Part) else None


def _query_url(place: Place, part: Part) -> str:
    return f"{place.url('plan')}?deel={part.value}#{part.value}"


def _to(place: Place, part: Part) -> HttpResponse:
    return place.to("plan", query=f"?deel={part.value}#{part.value}")


def _old(request: HttpRequest, place: Place) -> HttpResponse:
    messages.warning(request, _("Dat lukte niet. De bladzijde was te oud. Probeer het nog een keer."))
    return place.to("plan")
