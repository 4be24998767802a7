"""Reading a piece and working on it: what is open, one piece, and a card to print."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import pieces
from luwte.actions.dossiers import NotThere
from luwte.exchange.charts import life_line
from luwte.library import pieces as library
from luwte.records.adaptations.queries import Shelf, shelf
from luwte.records.assignments import pieces as queries
from luwte.records.assignments.pieces import Held
from luwte.records.dossiers.queries import guides
from luwte.rules.content.shape import SECTIONS, WITHOUT_BODY
from luwte.rules.content.values import Kind, Runs
from luwte.rules.pieces import Answers, State, options
from luwte.web.coachee.components import FORMS, NoteForm
from luwte.web.coachee.forms import OnceForm
from luwte.web.design.programme import KINDS, STRENGTHS
from luwte.web.design.searching import SearchForm
from luwte.web.design.told import in_order, minutes, told

SCRIPTS = {Runs.TIMER: "luwte/timer.js", Runs.SPOKEN: "luwte/spoken.js", Runs.BODY_MAP: "luwte/body_map.js"}
HOW = {Kind.EXERCISE: 1, Kind.LETTER: 1}
STALE = _l("Je had dit stukje ergens anders al aangepast. Beide versies zijn bewaard.")


class Open:
    """A piece as it lies before someone: the text they began with, and their work on it."""

    def __init__(self, request: HttpRequest, kind: str, slug: str) -> None:
        self.eyes, self.kind, self.slug = request.eyes, kind, slug
        self.held: Held | None = queries.work(self.eyes, self.eyes.dossier_id, kind, slug)
        language = get_language() or "nl"
        found = queries.pinned(self.eyes, self.held) if self.held else queries.current(self.eyes, kind, slug, language)
        if found is None:
            raise NotThere
        self.piece = library.shown(found.source, slug, found.piece.language, _address)
        self.heading = self.piece.heading
        self.url = reverse("coachee:piece", args=[kind, slug])

    @property
    def state(self) -> State | None:
        """Where it stands; None before it was begun."""
        return self.held.work.state if self.held else None

    @property
    def renewed(self) -> bool:
        """Whether the text has become another one since it was begun: this person goes on with their own."""
        if self.held is None or self.state is not State.BEGUN:
            return False
        now = queries.current(self.eyes, self.kind, self.slug, self.held.work.language)
        return now is None or now.piece.digest != self.piece.digest

    @property
    def answers(self) -> Answers:
        """The answers now."""
        return self.held.work.answers if self.held else Answers()

    @property
    def how(self) -> library.Section | None:
        """The section that opens first: how to do it, or the text itself."""
        named = SECTIONS[Kind(self.kind)][HOW.get(Kind(self.kind), 0)]
        return self._named(named.in_(self.piece.language))

    @property
    def form(self) -> NoteForm:
        """The form of its component, as it stands."""
        return self.bound(None)

    def bound(self, data: Any) -> NoteForm:
        """The form of its component with what was sent."""
        how = self.how
        given = options(self.heading.runs, how.html, how.text) if how else ()
        return FORMS[self.heading.runs](given, self.answers, self.held.revision if self.held else 0, data)

    @property
    def picture(self) -> str:
        """A life as a line, drawn here; the numbers are those of the list beside it."""
        if self.heading.runs is not Runs.BIOGRAPHY or not self.answers.lines:
            return ""
        drawn = [life_line.Moment(one.year, one.what) for one in in_order(self.heading.runs, self.answers)]
        return life_line.svg(drawn, _("Mijn levenslijn"), _("Wat er staat, staat ook in de lijst hieronder."), "line")

    def card(self) -> list[library.Section]:
        """What a card on paper needs."""
        names = ("", self.how.title if self.how else "", WITHOUT_BODY.in_(self.piece.language), *_paper(self.piece))
        return [one for name in dict.fromkeys(names) if (one := self._named(name))]

    def _named(self, title: str) -> library.Section | None:
        return next((one for one in self.piece.sections if one.title == title), None)


def every(request: HttpRequest) -> HttpResponse:
    """A calm shelf: what is open, and folded away what is done or put away."""
    eyes = request.eyes
    held = queries.works(eyes, eyes.dossier_id)
    read = shelf(eyes)
    rows = [(one.work.state, _row(eyes, one, read)) for one in held]
    facts: dict[str, Any] = {str(state): [row for at, row in rows if at is state] for state in State}
    facts["search"] = SearchForm()
    return render(request, "coachee/pieces.html", facts)


def piece(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """One piece: read it, begin, work on it, stop."""
    mine = Open(request, kind, slug)
    if request.headers.get("X-Luwte-Autosave"):
        return _autosave(request, mine)
    if request.method == "POST":
        return _act(request, mine)
    return _page(request, mine, mine.form)


def card(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """A card to print, with what one wrote."""
    mine = Open(request, kind, slug)
    facts = {"mine": mine, "sections": mine.card(), "told": told(mine.heading.runs, mine.answers), "blank": range(5)}
    return render(request, "coachee/piece_card.html", facts)


def _page(request: HttpRequest, mine: Open, form: NoteForm) -> HttpResponse:
    heading, runs, eyes = mine.heading, mine.heading.runs, request.eyes
    work = mine.held.work if mine.held else None
    facts = {
        "mine": mine,
        "form": form,
        "once": OnceForm(auto_id=False),
        "takes": minutes(heading.minutes),
        "kind": KINDS[Kind(mine.kind)],
        "opening": [one for one in mine.piece.sections if not one.title],
        "sections": [(one, one == mine.how) for one in mine.piece.sections if one.title],
        "sources": [(one, STRENGTHS[one.strength]) for one in heading.sources],
        "runs": runs.value,
        "script": SCRIPTS.get(runs),
        "told": told(runs, mine.answers),
        "before": [told(runs, one) for one in reversed(work.before)] if work else [],
        "kept": [told(runs, one) for one in reversed(work.kept)] if work else [],
        "alone": heading.not_alone and mine.state is not State.BEGUN and queries.alone(eyes, eyes.dossier_id),
        "guides": [one.person.name for one in guides(eyes, eyes.dossier_id)] if mine.held else [],
        "half": max(1, heading.minutes // 2),
    }
    return render(request, "coachee/piece.html", facts, status=422 if form.errors else 200)


def _act(request: HttpRequest, mine: Open) -> HttpResponse:
    acts: dict[str, Callable[[HttpRequest, Open], HttpResponse]] = {
        "begin": _begin,
        "away": _away,
        "again": _again,
        "show": _show,
        "hide": _show,
        "open": _reopen,
    }
    return acts.get(request.POST.get("do", ""), _keep)(request, mine)


def _begin(request: HttpRequest, mine: Open) -> HttpResponse:
    form = OnceForm(request.POST)
    if form.is_valid():
        language, client_id = mine.piece.language, form.cleaned_data["client_id"]
        more = {"language": language, "client_id": client_id}
        try:
            pieces.begin(request.eyes, request.eyes.dossier_id, mine.kind, mine.slug, **more)
        except pieces.NotAlone:
            return redirect(mine.url)  # the page says why
    return redirect(mine.url)


def _away(request: HttpRequest, mine: Open) -> HttpResponse:
    pieces.put_away(request.eyes, request.eyes.dossier_id, mine.kind, mine.slug)
    messages.success(request, _("Weggelegd. Je vindt het terug bij je stukjes."))
    return redirect("coachee:pieces")


def _again(request: HttpRequest, mine: Open) -> HttpResponse:
    try:
        pieces.again(request.eyes, request.eyes.dossier_id, mine.kind, mine.slug)
    except pieces.NotAlone:
        return redirect(mine.url)  # the page says why
    return redirect(mine.url)


def _show(request: HttpRequest, mine: Open) -> HttpResponse:
    shown = request.POST["do"] == "show"
    pieces.show(request.eyes, request.eyes.dossier_id, mine.kind, mine.slug, shown)
    messages.success(
        request, _("Opgeslagen. Dit stukje is te zien.") if shown else _("Opgeslagen. Alleen jij ziet dit.")
    )
    return redirect(mine.url)


def _reopen(request: HttpRequest, mine: Open) -> HttpResponse:
    form = OnceForm(request.POST)
    if form.is_valid() and mine.held:
        _kept(request, mine, replace(mine.answers, closed=False), form.cleaned_data["client_id"], mine.held.revision)
    return redirect(mine.url)


def _keep(request: HttpRequest, mine: Open) -> HttpResponse:
    form, do = mine.bound(request.POST), request.POST.get("do")
    saved = _saved(request, mine, form, closed=do in {"close", "finish"}) if form.is_valid() else None
    if saved is None:
        return _page(request, mine, form)
    if saved.stale:
        messages.warning(request, STALE)
    elif do == "finish":
        pieces.finish(request.eyes, request.eyes.dossier_id, mine.kind, mine.slug)
        messages.success(request, _("Opgeslagen. Dit stukje is klaar."))
    else:
        messages.success(request, _("Opgeslagen. Je kunt later verder."))
    return redirect(mine.url)


def _autosave(request: HttpRequest, mine: Open) -> JsonResponse:
    form = mine.bound(request.POST)
    saved = _saved(request, mine, form, draft=True) if form.is_valid() else None
    if saved is None:
        return JsonResponse({"error": " ".join(str(e) for errors in form.errors.values() for e in errors)}, status=422)
    if saved.stale:
        return JsonResponse({"revision": saved.revision, "other_url": mine.url}, status=409)
    return JsonResponse({"revision": saved.revision, "saved_at_words": str(_("Opgeslagen."))})


def _saved(
    request: HttpRequest, mine: Open, form: NoteForm, *, closed: bool = False, draft: bool = False
) -> pieces.Taken | None:
    """What became of a valid form; None when a rule refuses it, and the form says why."""
    given = form.cleaned_data
    said = replace(form.said(), closed=closed and form.shape.closes)
    try:
        return _kept(request, mine, said, given["client_id"], given["base_revision"], draft=draft)
    except pieces.NotTaken as fault:
        form.refuse(fault.why)
        return None


def _kept(
    request: HttpRequest, mine: Open, said: Answers, client_id: Any, base: int, *, draft: bool = False
) -> pieces.Taken:
    more = {"client_id": client_id, "base_revision": base, "draft": draft}
    return pieces.keep(request.eyes, request.eyes.dossier_id, mine.kind, mine.slug, said, **more)


def _row(eyes: Any, held: Held, read: Shelf) -> dict[str, Any]:
    """A piece in the list; its name in the language of the page, else as it was begun."""
    work = held.work
    found = read.piece(work.slug, get_language() or "nl") or ((text := queries.pinned(eyes, held)) and text.piece)
    return {
        "url": reverse("coachee:piece", args=[work.kind, work.slug]),
        "name": found.heading.title if found else work.slug,
        "takes": minutes(found.heading.minutes) if found else "",
        "kind": KINDS[Kind(work.kind)],
    }


def _address(slug: str) -> str:
    """The address of another piece; a piece that is not there leads to what is open."""
    found = library.piece(slug, "nl")
    return reverse("coachee:piece", args=[found.heading.kind, slug]) if found else reverse("coachee:pieces")


def _paper(one: library.Piece) -> list[str]:
    """The heading of what to do on paper, where a kind has one."""
    named = SECTIONS[Kind(one.heading.kind)]
    return [section.in_(one.language) for section in named if section.nl == "Op papier"]
