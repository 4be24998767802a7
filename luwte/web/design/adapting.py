"""A practice's own copies, for its manager and its coaches: what is adapted, one text, how it reads, what differs."""

from functools import partial
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.actions import adaptations
from luwte.actions.dossiers import NotThere
from luwte.library import originals
from luwte.library import pieces as library
from luwte.library.pages import Unfit
from luwte.records.adaptations import queries
from luwte.records.adaptations.queries import Copy, Named
from luwte.records.eyes import Eyes, Role
from luwte.records.people.queries import name_of, reviewers
from luwte.rules.adaptations.differing import Folded, Line, Mark, difference, folded
from luwte.rules.adaptations.reviewing import may_publish, others
from luwte.rules.adaptations.values import State
from luwte.rules.content.values import Kind, Strength
from luwte.web.design.findings import told
from luwte.web.design.readable import readable

KINDS = {
    Kind.PROGRAMME: _l("Programma’s"),
    Kind.MODULE: _l("Lezen"),
    Kind.EXERCISE: _l("Oefeningen"),
    Kind.STORY: _l("Verhalen"),
    Kind.LETTER: _l("Brieven"),
}
STRENGTHS = {
    Strength.RESEARCHED: _l("onderzocht"),
    Strength.GUIDELINE: _l("richtlijn"),
    Strength.PRACTICE: _l("praktijkkennis"),
}
LANGUAGES = {"nl": _l("Nederlands"), "en": _l("Engels")}
LAYOUTS = {"practice": "practice/base.html", "coach": "coach/base.html"}
SIGNS = {Mark.ADDED: ("+", _l("Erbij:")), Mark.REMOVED: ("−", _l("Weg:")), Mark.KEPT: ("", "")}


class Lying:
    """One text as it lies before someone who works here: the original, and every version of the practice's copy."""

    def __init__(self, eyes: Eyes, name: Named) -> None:
        found = originals.original(*name)
        if found is None:
            raise NotThere
        self.eyes, self.name, self.original = eyes, name, found
        held = queries.of(eyes, name)
        self.working = queries.worked_on(held)
        self.published = queries.latest(held, State.PUBLISHED)
        self.withdrawn = queries.latest(held, State.WITHDRAWN)
        self.beside = [one for one in held if one.state is State.BESIDE]
        self.away = None if self.working else queries.away(eyes, name)
        self.names = name_of(eyes, {who for one in held for who in (one.changed_by, one.published_by) if who})

    @property
    def copy(self) -> Copy | None:
        """What is worked on, else what is published."""
        return self.working or self.published

    @property
    def title(self) -> str:
        """The title of the copy, else of the original."""
        return _title(self.copy) or self.original.title

    @property
    def url_args(self) -> list[str]:
        """What an address of this text needs."""
        return list(self.name)

    @property
    def behind(self) -> bool:
        """Whether the original is a newer one than what the copy came from."""
        return self.copy is not None and self.copy.behind

    def judged(self, text: str) -> list[dict[str, Any]]:
        """What is not right in a text, where whoever writes it in fields finds it."""
        return told(originals.judged(self.original, text), text, fields=self.original.kind is not Kind.PROGRAMME)

    def who(self, one: Copy | None) -> str:
        """The name of who wrote a version last."""
        return self.names.get(one.changed_by, "") if one else ""


def every(request: HttpRequest, space: str) -> HttpResponse:
    """What is adapted here and what waits; for the manager also everything that can be adapted."""
    eyes = request.eyes
    held: dict[Named, list[Copy]] = {}
    for one in queries.copies(eyes):
        held.setdefault(one.name, []).append(one)
    rows = [_row(name, copies) for name, copies in held.items() if originals.original(*name)]
    manages = eyes.role is Role.PRACTICE_MANAGER
    facts = {"own": rows, "shelves": _shelves(held) if manages else [], "manages": manages}
    return render(request, "design/adapting/every.html", {**facts, **addresses(space)})


def one(request: HttpRequest, name: Named, space: str) -> HttpResponse:
    """One text: what is read here now, what is being written, and what to do next."""
    lying = Lying(request.eyes, name)
    if lying.copy is None and space == "coach":
        raise NotThere
    return render(request, "design/adapting/one.html", {**_about(lying), **addresses(space)})


def read(request: HttpRequest, name: Named, space: str) -> HttpResponse:
    """How the copy reads, by the same way as for a coachee; the original where there is no copy."""
    lying = Lying(request.eyes, name)
    text = lying.copy.text if lying.copy else lying.original.text
    facts = {"lying": lying, "found": lying.judged(text), **_shown(lying, text, space)}
    return render(request, "design/adapting/read.html", {**facts, **addresses(space)})


def differs(request: HttpRequest, name: Named, space: str) -> HttpResponse:
    """What the copy changes in the original that it came from."""
    lying = Lying(request.eyes, name)
    if lying.copy is None:
        raise NotThere
    facts = {"lying": lying, "lines": lines(lying.copy.base, lying.copy.text)}
    return render(request, "design/adapting/differs.html", {**facts, **addresses(space)})


def review(request: HttpRequest, name: Named, space: str) -> HttpResponse:
    """Publishing what was reviewed, or giving it back."""
    lying = Lying(request.eyes, name)
    if lying.working is None:
        raise NotThere
    try:
        if request.POST.get("do") == "back":
            adaptations.give_back(request.eyes, lying.working.id)
            messages.success(request, _("Teruggegeven. De tekst is weer een concept."))
        else:
            adaptations.publish(request.eyes, lying.working.id, base_revision=revision(request))
            messages.success(request, _("Gepubliceerd. Wie dit vanaf nu opent, leest jullie tekst."))
    except adaptations.Changed:
        messages.warning(request, _("De tekst is net veranderd. Lees hem opnieuw."))
    except adaptations.NotFit:
        messages.warning(request, _("Er klopt nog iets niet in de tekst. Kijk eerst wat."))
    except adaptations.BySomeoneElse:
        messages.warning(request, _("Een ander dan wie schreef, kijkt de tekst na en publiceert."))
    return redirect(f"{space}:content_one", *name)


def revision(request: HttpRequest) -> int:
    """The revision that the page was made from; 0, which nothing has, when it is no number."""
    given = request.POST.get("base_revision", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 else 0


def lines(before: str, after: str) -> list[dict[str, Any]]:
    """A difference for the page: each line with its sign and the word for it; what stayed is folded."""
    return [_line(line) for line in folded(difference(readable(before), readable(after)))]


def addresses(space: str) -> dict[str, Any]:
    """The layout and the names of the addresses of an audience."""
    names = ("contents", "one", "read", "differs", "review")
    held = {f"{name}_name": f"{space}:content_{name}" for name in names}
    return {"layout": LAYOUTS[space], "space": space, **held}


def _line(one: Line | Folded) -> dict[str, Any]:
    if isinstance(one, Folded):
        return {"folded": one.count}
    sign, words = SIGNS[one.mark]
    return {"mark": one.mark.value, "sign": sign, "words": words, "parts": one.words, "number": one.number}


def _row(name: Named, held: list[Copy]) -> dict[str, Any]:
    one = queries.worked_on(held) or held[-1]
    found = originals.original(*name)
    states = {copy.state for copy in held}
    return {
        "args": name,
        "title": _title(one) or (found.title if found else ""),
        "language": LANGUAGES[name[2]],
        "published": State.PUBLISHED in states,
        "draft": State.DRAFT in states,
        "review": State.REVIEW in states,
        "behind": one.behind,
    }


def _shelves(held: dict[Named, list[Copy]]) -> list[tuple[str, str, list[tuple[Named, str]]]]:
    """Everything that ships and is not adapted, by language and kind."""
    found = []
    for language, spoken in LANGUAGES.items():
        for kind, words in KINDS.items():
            rows = [
                (name, one.title)
                for name, one in originals.originals().items()
                if one.language == language and one.kind is kind and name not in held
            ]
            found.append((words, spoken, sorted(rows, key=lambda row: row[1])))
    return found


def _about(lying: Lying) -> dict[str, Any]:
    """What the page of one text says."""
    eyes, working = lying.eyes, lying.working
    may = reviewers(eyes)
    found = lying.judged(working.text) if working else []
    return {
        "lying": lying,
        "client_id": uuid4(),
        "language": LANGUAGES[lying.name[2]],
        "manages": eyes.role is Role.PRACTICE_MANAGER,
        "found": found,
        "fit": not any(one["fault"] for one in found),
        "may": working is not None and may_publish(eyes.me, working.changed_by, may.keys()),
        "alone": len(may) == 1,
        "others": [may[who] for who in may if working and who in others(working.changed_by, may.keys())],
        "writer": lying.who(working),
        "publisher": lying.names.get(lying.published.published_by, "") if lying.published else "",
    }


def _shown(lying: Lying, text: str, space: str) -> dict[str, Any]:
    """The text as it is shown; nothing of it while it cannot be read."""
    kind, slug, language = lying.name
    try:
        if kind == Kind.PROGRAMME.value:
            whole = library.arranged(text, lying.original.where, language)
            read_ = queries.shelf(lying.eyes)
            stages = [
                (one, [read_.piece(name, language) or name for name in one.pieces]) for one in whole.heading.phases
            ]
            return {"programme": whole.heading, "stages": stages}
        piece = library.shown(text, slug, language, partial(_address, space, language))
    except Unfit:
        return {}
    return {"piece": piece, "sources": [(one, STRENGTHS[one.strength]) for one in piece.heading.sources]}


def _address(space: str, language: str, slug: str) -> str:
    """Another piece, as it is read here; one that is not there leads to the list."""
    name = next((name for name in originals.originals() if name[1:] == (slug, language)), None)
    return reverse(f"{space}:content_read", args=name) if name else reverse(f"{space}:content_contents")


def _title(one: Copy | None) -> str:
    if one is None:
        return ""
    found = next((line for line in one.text.split("\n") if line.startswith("title:")), "")
    return found.removeprefix("title:").strip().strip("\"'")[:120]
