"""Adapting a text for the practice: writing, looking, a renewed original, and files out and back in."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luwte.actions import adaptations
from luwte.actions.dossiers import NotThere
from luwte.exchange.archive.packing import pack
from luwte.library import originals
from luwte.library.headings import LARGE
from luwte.records.adaptations import queries
from luwte.records.adaptations.queries import Copy, Named
from luwte.rules.adaptations.merging import Choice, Conflict, Origin, conflicts, merge
from luwte.rules.content.values import Kind
from luwte.web.design import adapting
from luwte.web.design.adapting import Lying, lines, revision
from luwte.web.design.findings import told
from luwte.web.design.readable import readable
from luwte.web.practice.content_forms import BringForm, PieceForm, TextForm, first

SPACE = "practice"
NAMES = ("edit", "start", "upgrade", "withdraw", "away", "beside", "file", "files", "bring", "offer")
CHOICES = {one.value: one for one in Choice}


def every(request: HttpRequest) -> HttpResponse:
    """What is adapted, and everything that can be."""
    return adapting.every(request, SPACE)


def one(request: HttpRequest, kind: str, slug: str, language: str) -> HttpResponse:
    """One text."""
    return adapting.one(request, (kind, slug, language), SPACE)


def read(request: HttpRequest, kind: str, slug: str, language: str) -> HttpResponse:
    """How it reads."""
    return adapting.read(request, (kind, slug, language), SPACE)


def differs(request: HttpRequest, kind: str, slug: str, language: str) -> HttpResponse:
    """What differs from the original."""
    return adapting.differs(request, (kind, slug, language), SPACE)


@require_POST
def review(request: HttpRequest, kind: str, slug: str, language: str) -> HttpResponse:
    """Publishing, or giving back."""
    return adapting.review(request, (kind, slug, language), SPACE)


@require_POST
def start(request: HttpRequest, kind: str, slug: str, language: str) -> HttpResponse:
    """A draft begins."""
    name = (kind, slug, language)
    try:
        adaptations.start(request.eyes, name, client_id=_form_id(request))
    except adaptations.Changed:
        return _back(name)
    return redirect("practice:content_edit", *name)


def edit(request: HttpRequest, kind: str, slug: str, language: str) -> HttpResponse:
    """The draft, in fields or as a whole file; what is not right yet; versions kept beside it."""
    name = (kind, slug, language)
    lying = Lying(request.eyes, name)
    if lying.working is None:
        return _back(name)
    if request.method != "POST":
        return _page(request, lying, _asked(request, lying.working))
    form = (PieceForm if "heading" in request.POST else TextForm)(request.POST)
    if not form.is_valid():
        return _refused(request, lying, form)
    given = form.cleaned_data
    quiet = _quiet(request)
    more = {"base_revision": given["base_revision"], "client_id": given["client_id"], "draft": quiet}
    try:
        saved = adaptations.save(request.eyes, lying.working.id, form.file(), **more)
    except adaptations.NotText:
        form.add_error("text", _("Dit is te lang. Er passen 64.000 tekens en 1.000 regels in. Haal iets weg."))
        return _refused(request, lying, form)
    return _saved(request, name, saved, quiet)


@require_POST
def beside(request: HttpRequest, kind: str, slug: str, language: str, copy_id: UUID) -> HttpResponse:
    """A version that was kept beside: used after all, or put away."""
    name = (kind, slug, language)
    if request.POST.get("do") != "use":
        adaptations.put_away(request.eyes, copy_id)
        messages.success(request, _("Weggelegd."))
        return redirect("practice:content_edit", *name)
    try:
        adaptations.take_over(request.eyes, copy_id, base_revision=revision(request))
    except adaptations.Changed:
        messages.warning(request, _("Het concept is net veranderd. Kijk opnieuw, en kies dan."))
    else:
        messages.success(request, _("Dit is nu het concept. De andere versie is ook bewaard."))
    return redirect("practice:content_edit", *name)


@require_POST
def offer(request: HttpRequest, kind: str, slug: str, language: str) -> HttpResponse:
    """Ready to be reviewed."""
    name = (kind, slug, language)
    working = Lying(request.eyes, name).working
    if working is None:
        raise NotThere
    try:
        adaptations.offer(request.eyes, working.id, base_revision=revision(request))
    except adaptations.Changed:
        messages.warning(request, _("De tekst is net veranderd. Lees hem opnieuw."))
    except adaptations.NotFit:
        messages.warning(request, _("Er klopt nog iets niet in de tekst. Kijk eerst wat."))
    else:
        messages.success(request, _("Opgeslagen. De tekst staat klaar om na te kijken."))
    return _back(name)


@require_POST
def away(request: HttpRequest, kind: str, slug: str, language: str) -> HttpResponse:
    """The draft is put away, or comes back."""
    name = (kind, slug, language)
    lying = Lying(request.eyes, name)
    if request.POST.get("do") == "back" and lying.away:
        adaptations.bring_back(request.eyes, lying.away.id)
        messages.success(request, _("Teruggezet. Dit is weer het concept."))
        return _back(name)
    if lying.working is None:
        raise NotThere
    adaptations.put_away(request.eyes, lying.working.id)
    messages.success(request, _("Het concept is weggelegd. Wat gepubliceerd is, blijft."))
    return _back(name)


@require_POST
def withdraw(request: HttpRequest, kind: str, slug: str, language: str) -> HttpResponse:
    """The original is read again; or the copy after all."""
    name = (kind, slug, language)
    if request.POST.get("do") == "restore":
        adaptations.restore(request.eyes, name)
        messages.success(request, _("Jullie tekst is er weer."))
    else:
        adaptations.withdraw(request.eyes, name)
        messages.success(request, _("Ingetrokken. Wie al begon, gaat verder met jullie tekst."))
    return _back(name)


def upgrade(request: HttpRequest, kind: str, slug: str, language: str) -> HttpResponse:
    """The renewed original: what comes in by itself, and a choice where both changed the same."""
    name = (kind, slug, language)
    lying = Lying(request.eyes, name)
    if lying.copy is None or not lying.behind:
        return _back(name)
    chosen = {n: CHOICES[given] for n in range(1_000) if (given := request.POST.get(f"choice-{n}", "")) in CHOICES}
    if request.method == "POST":
        more = {"base_revision": revision(request), "original": request.POST.get("original", "")}
        try:
            adaptations.upgrade(request.eyes, name, chosen, **more, client_id=_form_id(request))
        except adaptations.Unsolved:
            return _merging(request, lying, chosen, 422)
        except adaptations.Changed:
            messages.warning(request, _("De tekst of het origineel is net veranderd. Kies opnieuw."))
            return redirect("practice:content_upgrade", *name)
        messages.success(request, _("Opgeslagen als concept. Lees het nog een keer en laat het nakijken."))
        return _back(name)
    return _merging(request, lying, chosen, 200)


def file(request: HttpRequest, kind: str, slug: str, language: str) -> HttpResponse:
    """The text as a file: the copy, else the original."""
    lying = Lying(request.eyes, (kind, slug, language))
    text = lying.copy.text if lying.copy else lying.original.text
    ending = "yaml" if kind == Kind.PROGRAMME else "md"
    return _download(text.encode(), f"{slug}-{language}.{ending}", "text/plain; charset=utf-8")


def files(request: HttpRequest) -> HttpResponse:
    """Every published copy as the same files, in one ZIP."""
    held = queries.shelf(request.eyes).texts
    packed = pack({originals.where(Kind(kind), slug, spoken): text for (kind, slug, spoken), text in held.items()})
    return _download(packed, "teksten.zip", "application/zip")


def bring(request: HttpRequest) -> HttpResponse:
    """A file comes back, as a draft."""
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    if request.method == "POST" and getattr(request, "too_big", False):
        form.errors["file"] = form.error_class([_too_big()])
    elif request.method == "POST" and form.is_valid() and (answer := _brought(request, form)):
        return answer
    facts = {"form": form, **_addresses()}
    return render(request, "practice/content/bring.html", facts, status=422 if form.errors else 200)


def _brought(request: HttpRequest, form: BringForm) -> HttpResponse | None:
    given = form.cleaned_data
    text, wrong = _text(given["file"])
    named = originals.named(text) if text else None
    if not wrong and named is None:
        wrong = _("We lezen niet welke tekst dit is. Kijk naar het kopje tussen de streepjes (---).")
    if not wrong and originals.original(*named, given["language"]) is None:
        wrong = _("Er is geen tekst met de naam ‘%(slug)s’. Je past alleen teksten aan die er zijn.")
        wrong = wrong % {"slug": named[1]}
    if wrong:
        form.add_error("file", wrong)
        return None
    name = (*named, given["language"])
    try:
        saved = adaptations.bring(request.eyes, name, text, client_id=given["client_id"])
    except adaptations.NotText:
        form.add_error("file", _too_big())
        return None
    except adaptations.Changed:
        return _back(name)
    return _saved(request, name, saved, quiet=False)


def _text(given: Any) -> tuple[str, str]:
    """The text of an upload, or what is wrong with it."""
    if given.size > 4 * LARGE:
        return "", _too_big()
    try:
        text = given.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return "", _("Dit is geen tekstbestand. Plaatjes en andere bestanden nemen we niet mee.")
    return text, ""


def _too_big() -> str:
    return _("Dit bestand is te groot. Een tekst is hooguit 64 kB. Plaatjes nemen we niet mee.")


def _quiet(request: HttpRequest) -> bool:
    return "X-Luwte-Autosave" in request.headers


def _saved(request: HttpRequest, name: Named, saved: adaptations.TakenRow, quiet: bool) -> HttpResponse:
    page = redirect("practice:content_edit", *name)
    if quiet and saved.stale:
        return JsonResponse({"other_url": page.url}, status=409)
    if quiet:
        return JsonResponse({"revision": saved.revision, "saved_at_words": str(_("Opgeslagen."))})
    if saved.stale:
        messages.warning(
            request, _("Iemand anders bewaarde net een andere versie. De jouwe is ook bewaard: zie onderaan.")
        )
        return page
    messages.success(request, _("Opgeslagen."))
    return redirect("practice:content_read", *name) if request.POST.get("do") == "look" else page


def _refused(request: HttpRequest, lying: Lying, form: TextForm) -> HttpResponse:
    if _quiet(request):
        said = " ".join(str(one) for errors in form.errors.values() for one in errors)
        return JsonResponse({"error": said}, status=422)
    return _page(request, lying, form)


def _page(request: HttpRequest, lying: Lying, form: TextForm) -> HttpResponse:
    working = lying.working
    fields = isinstance(form, PieceForm)
    found = told(originals.judged(lying.original, working.text), working.text, fields=fields) if working else []
    other = [
        {"one": one, "who": lying.who(one), "lines": lines(working.text if working else "", one.text)}
        for one in lying.beside
    ]
    facts = {"lying": lying, "form": form, "fields": fields, "found": found, "other": other, **_addresses()}
    facts["writer"] = lying.who(working)
    facts["as_fields"] = lying.original.kind is not Kind.PROGRAMME
    return render(request, "practice/content/edit.html", facts, status=422 if form.errors else 200)


def _asked(request: HttpRequest, working: Copy) -> TextForm:
    if request.GET.get("als") == "bestand":
        return TextForm(initial={"base_revision": working.revision, "text": working.text})
    return first(working.kind, working.text, working.revision)


def _merging(request: HttpRequest, lying: Lying, chosen: dict[int, Choice], status: int) -> HttpResponse:
    mine = lying.copy
    if mine is None:
        raise NotThere
    chunks = merge(mine.base, mine.text, lying.original.text)
    facts = {
        "lying": lying,
        "conflicts": [_choice(n, one, chosen.get(n), asked=status != 200) for n, one in enumerate(conflicts(chunks))],
        "news": lines(mine.base, lying.original.text),
        "by_itself": any(not isinstance(one, Conflict) and one.origin is Origin.THEIRS for one in chunks),
        "digest": lying.original.digest,
        "once": TextForm()["client_id"],
        "unsolved": status != 200,
        **_addresses(),
    }
    return render(request, "practice/content/upgrade.html", facts, status=status)


def _choice(number: int, one: Conflict, chosen: Choice | None, *, asked: bool) -> dict[str, Any]:
    words = {
        Choice.OURS: _("onze tekst"),
        Choice.THEIRS: _("het nieuwe origineel"),
        Choice.BOTH: _("allebei, eerst die van ons"),
    }
    return {
        "name": f"choice-{number}",
        "number": number + 1,
        "line": one.line,
        "ours": _shown(one.ours),
        "theirs": _shown(one.theirs),
        "missing": asked and chosen is None,
        "options": [(choice.value, said, choice is chosen) for choice, said in words.items()],
    }


def _shown(lines_: Sequence[str]) -> str:
    """Lines to choose from, as they read; lines that only the file needs are shown as they are rather than not."""
    text = "\n".join(lines_)
    return readable(text) or text


def _download(data: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _back(name: Named) -> HttpResponseRedirect:
    return redirect("practice:content_one", *name)


def _form_id(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("client_id", ""))
    except ValueError:
        raise NotThere from None


def _addresses() -> dict[str, Any]:
    return adapting.addresses(SPACE) | {f"{name}_name": f"{SPACE}:content_{name}" for name in NAMES}
