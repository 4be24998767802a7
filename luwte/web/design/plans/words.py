"""The plan of approach in words: its parts, its lines, what changed between two versions, how it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.rules.plans import Balance, Cause, Change, Element, How, Kind, Line, Missing, Part, Plan, Wrong
from luwte.web.design.giving import MOMENTS as MOMENT_WORDS

TITLES = {
    Part.NOW: _l("Hoe het nu is"),
    Part.BELOW: _l("Wat eronder ligt"),
    Part.GOALS: _l("Waar het naartoe gaat"),
    Part.ELEMENTS: _l("Waar we aan werken"),
    Part.LESS: _l("Wat minder kan"),
    Part.HABIT: _l("Eén kleine gewoonte"),
    Part.PEOPLE: _l("Wie erbij hoort"),
    Part.MOMENTS: _l("Wanneer we samen terugkijken"),
}
HINTS = {
    Part.NOW: _l("Wat geeft en kost energie op een gewone dag?"),
    Part.BELOW: _l("Vaak ligt er iets onder. Het mag allebei zijn. Het nog niet weten mag ook."),
    Part.GOALS: _l("Kies iets dat kan. Schrijf het in de woorden van de coachee."),
    Part.ELEMENTS: _l("Dit is een menu. Een of twee is genoeg om mee te beginnen."),
    Part.LESS: _l("Eerst ruimte, dan pas iets nieuws. Wat kan stoppen, of naar een ander?"),
    Part.HABIT: _l("Zo klein dat het ook op een slechte dag lukt. Een volgende komt later pas."),
    Part.PEOPLE: _l("Wie mag ervan weten of meehelpen? Een naam hier geeft niemand toegang."),
    Part.MOMENTS: _l("Deze dagen komen op jullie agenda zodra jullie het allebei eens zijn."),
}
LABELS = {
    (Part.NOW, "words"): _l("In eigen woorden"),
    (Part.BELOW, "words"): _l("In eigen woorden, als er woorden voor zijn"),
    (Part.GOALS, "words"): _l("Wat wil je bereiken?"),
    (Part.GOALS, "notice"): _l("Waaraan merk je dat het lukt?"),
    (Part.ELEMENTS, "why"): _l("Waarom dit, in eigen woorden? Leeg mag."),
    (Part.LESS, "words"): _l("Wat kan minder?"),
    (Part.LESS, "how"): _l("Wat gebeurt ermee?"),
    (Part.LESS, "whom"): _l("Wie neemt het over? Als iemand het overneemt."),
    (Part.HABIT, "words"): _l("Welke gewoonte?"),
    (Part.HABIT, "when"): _l("Wanneer, of na wat?"),
    (Part.PEOPLE, "name"): _l("Naam"),
    (Part.PEOPLE, "role"): _l("Wie is dit? Bijvoorbeeld: zus, huisarts, leidinggevende."),
    (Part.MOMENTS, "kind"): _l("Welk moment?"),
    (Part.MOMENTS, "day"): _l("Op welke dag?"),
}
# What stands before the second words of a line.
BEFORE = {
    (Part.GOALS, "notice"): _l("Zo merk ik het:"),
    (Part.HABIT, "when"): _l("Wanneer:"),
    (Part.LESS, "whom"): _l("Bij:"),
}
BALANCES = {Balance.GIVES: _l("Wat energie geeft"), Balance.COSTS: _l("Wat energie kost")}
CAUSES = {
    Cause.WORK: _l("Werk of bezigheid die niet meer inspireert"),
    Cause.SELF: _l("Hoe ik omga met mezelf en met anderen"),
    Cause.UNKNOWN: _l("Dat weten we nog niet"),
}
CAUSE_HINTS = {Cause.SELF: _l("Denk aan wat je van jezelf moet, en aan waar je te weinig voor jezelf zorgt.")}
ELEMENTS = {
    Element.ORIENTATION: _l("Weten waar ik aan toe ben"),
    Element.ANALYSIS: _l("Samen kijken hoe het zover kwam"),
    Element.REST: _l("Rust, ontspanning en energie terug"),
    Element.EMOTIONS: _l("Omgaan met stress en gevoelens"),
    Element.COMPETENCES: _l("Iets leren, zoals nee zeggen of vragen"),
    Element.DRIVES: _l("Wat mij drijft: waarden, talenten, zin"),
    Element.MATCH: _l("Wat past bij mij, thuis en in werk"),
    Element.FOLLOW_UP: _l("Weer beginnen, en zorgen dat het goed blijft"),
}
HOWS = {How.STOP: _l("het stopt"), How.HAND_OVER: _l("iemand neemt het over"), How.LATER: _l("het wacht tot later")}
KEYS: dict[Part, Mapping[Any, Any]] = {Part.NOW: BALANCES, Part.BELOW: CAUSES, Part.ELEMENTS: ELEMENTS}
WRONGS = {
    Wrong.EMPTY: _l("Schrijf hier een paar woorden, of maak de rest van deze regel leeg."),
    Wrong.TOO_LONG: _l("Dit is te lang om op te slaan. Maak het iets korter."),
    Wrong.TOO_MANY: _l("Dit zijn er meer dan er passen. Minder is genoeg. Haal er een weg."),
    Wrong.CHOICE: _l("Kies een van de antwoorden."),
    Wrong.DAY: _l("Kies een dag. Schrijf hem als 24-11-2026."),
    Wrong.PAST: _l("Deze dag is geweest. Kies vandaag of een dag die nog komt."),
    Wrong.FAR: _l("Deze dag is heel ver weg. Kies een dag in de komende drie jaar."),
    Wrong.KEY: _l("Deze bladzijde is te oud. Open de bladzijde opnieuw."),
}
MISSING = {
    Missing.GOAL: (Part.GOALS, _l("een doel")),
    Missing.NOTICE: (Part.GOALS, _l("waaraan je een doel merkt")),
    Missing.ELEMENT: (Part.ELEMENTS, _l("waar jullie aan werken")),
    Missing.MOMENT: (Part.MOMENTS, _l("een dag om samen terug te kijken")),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A line as a page shows it: what it is about, the words, and a few more under it."""

    about: str
    words: str
    more: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """The line in one sentence."""
        first = f"{self.about}: {self.words}" if self.about and self.words else self.about or self.words
        return " ".join([first, *(f"({one})" for one in self.more)])


def told(part: Part, line: Line) -> Told:
    """A line in words."""
    said = line.said
    if part in KEYS:
        return Told(str(KEYS[part].get(line.key, "")), said.get("words") or said.get("why", ""))
    if part is Part.PEOPLE:
        return Told(said.get("name", ""), said.get("role", ""))
    if part is Part.MOMENTS:
        return Told("", _moment(said))
    if part is Part.LESS:
        whom = f"{BEFORE[part, 'whom']} {said['whom']}" if said.get("whom") else ""
        return Told("", said.get("words", ""), tuple(one for one in (str(HOWS[How(said["how"])]), whom) if one))
    more = [f"{BEFORE[part, name]} {said[name]}" for name in ("notice", "when") if said.get(name)]
    return Told("", said.get("words", ""), tuple(more))


def lines(part: Part, plan: Iterable[Line]) -> list[Told]:
    """The lines of a part in words."""
    return [told(part, line) for line in plan]


def whole(plan: Plan) -> list[tuple[str, list[Told]]]:
    """A plan in words, the parts that hold something."""
    return [(str(TITLES[part]), lines(part, plan[part])) for part in Part if plan.get(part)]


def change(one: Change) -> list[str]:
    """What differs, in at most three short lines: which part, what stood there, and what stands there now."""
    before = told(one.part, one.before).whole if one.before else ""
    after = told(one.part, one.after).whole if one.after else ""
    part = {"part": TITLES[one.part]}
    if one.kind is Kind.NEW:
        return [_("%(part)s, nieuw:") % part, after]
    if one.kind is Kind.GONE:
        return [_("%(part)s, weg:") % part, before]
    return [
        _("%(part)s, veranderd.") % part,
        _("Eerst: %(words)s") % {"words": before},
        _("Nu: %(words)s") % {"words": after},
    ]


def _moment(said: Mapping[str, str]) -> str:
    kind = str(next((words for kind, words in MOMENT_WORDS.items() if kind == said.get("kind")), ""))
    on = date_format(date.fromisoformat(said["day"]), "l j F Y")
    return f"{on}, {kind}" if kind else on
