"""What a check found in a text, in plain words: where it stands, and what to do."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from luwte.library.headings import cut
from luwte.rules.content.shape import BLOCKS, PARAGRAPH
from luwte.rules.content.values import Finding, Level, Rule
from luwte.rules.content.whole import AVERAGE, LONGEST

FIELDS = {
    "title": _l("De titel is één regel van 1 tot 300 tekens."),
    "summary": _l("De samenvatting is één regel van 1 tot 300 tekens."),
    "minutes": _l("‘minutes’ is een heel getal van 1 tot 20."),
    "load": _l("‘load’ is 1, 2 of 3."),
    "phase": _l("‘phase’ is een rij met 1, 2, 3 of 4, zoals [1, 2]."),
    "phases": _l("Elke fase heeft een nummer, een titel, een samenvatting en stukjes."),
    "sources": _l("Elke bron heeft een tekst en een sterkte: onderzocht, richtlijn of praktijkkennis."),
    "version": _l('‘version’ is een jaar en een maand, zoals "2026-11".'),
    "licence": _l("‘licence’ noemt de licentie, zoals in het origineel."),
    "kind": _l("‘kind’ blijft zoals in het origineel."),
    "slug": _l("‘slug’ blijft zoals in het origineel."),
    "runs": _l("‘runs’ blijft zoals in het origineel."),
}
FIXED = {
    "not_alone": _l("Dit stukje doe je niet alleen. Dat blijft zo: zet ‘not_alone: true’ terug."),
    "body": _l("‘body’ blijft zoals in het origineel. Daar hangt de openingszin aan."),
    "runs": _l("‘runs’ blijft zoals in het origineel. Daar hangt het invullen aan."),
    "slug": _l("‘slug’ blijft zoals in het origineel."),
    "kind": _l("‘kind’ blijft zoals in het origineel."),
}
PLAIN = {
    Rule.HTML: _l("Hier staat HTML of programmacode. Gebruik alleen tekst, kopjes, lijsten en links."),
    Rule.IMAGE: _l("Een plaatje kan niet in een eigen versie. Schrijf in woorden wat erop staat."),
    Rule.SUMMARY: _l("De samenvatting ontbreekt, of is niet één regel tekst."),
    Rule.UNSOLVED: _l("Hier staat nog een streep van het samenvoegen. Haal die regel weg."),
    Rule.BIOGRAPHY: _l("De levenslijn is vanaf fase 2 en samen met een coach. Laat ‘not_alone: true’ staan."),
}
SECTIONS = {
    "missing": _l("Het kopje ‘%(what)s’ ontbreekt."),
    "unknown": _l("Het kopje ‘%(what)s’ kan hier niet. Maak er een kleiner kopje van, met ###."),
    "order": _l("De kopjes staan in deze volgorde: %(what)s."),
}


def told(found: Sequence[Finding], text: str, *, fields: bool = False) -> list[dict[str, Any]]:
    """Each finding with where it stands and what to do; with `fields` lines of the text count from its own first."""
    lines = text.split("\n")
    split = cut(text) if fields else None
    first = split.first if split else 0
    return [
        {
            "where": _where(one, first),
            "words": words(one),
            "line": lines[one.line - 1].strip()[:120] if 1 < one.line <= len(lines) else "",
            "fault": one.level is Level.FAULT,
        }
        for one in found
    ]


def words(one: Finding) -> str:
    """A finding as a sentence that says what to do."""
    if one.rule in PLAIN:
        return str(PLAIN[one.rule])
    return _MORE[one.rule](one.about)  # SLUG and PAIR are not asked of a copy


def _where(one: Finding, first: int) -> str:
    if one.line <= 1:
        return _("Het geheel")
    if first and one.line < first:
        return _("Het kopje van het bestand")
    return _("Regel %(n)d") % {"n": one.line - first + 1 if first else one.line}


def _schema(about: tuple[str, ...]) -> str:
    field = about[0].partition(".")[0] if about else ""
    if field in FIELDS:
        return str(FIELDS[field])
    if field:
        return _("Het veld ‘%(field)s’ klopt niet. Kijk hoe het in het origineel staat.") % {"field": field[:40]}
    if about[1:] == ("twice",):
        return _("Hier staat twee keer hetzelfde veld. Haal er een weg.")
    return _(
        "Het kopje tussen de streepjes (---) is niet te lezen. Kijk naar een dubbele punt, een aanhalingsteken of de"
        " spaties vooraan."
    )


def _link(about: tuple[str, ...]) -> str:
    if about[:1] == ("",):
        return _("Een link begint met https:// of met stuk: en een naam.")
    return _("Er is geen stukje ‘%(slug)s’. Kies een naam die er is, of haal de link weg.") % {"slug": about[0]}


def _order(about: tuple[str, ...]) -> str:
    if len(about) > 1:
        return _("‘%(one)s’ hoort na ‘%(other)s’.") % {"one": about[0], "other": about[1]}
    if about:
        return _("‘%(one)s’ staat er meer dan één keer. Laat er één staan.") % {"one": about[0]}
    return _("Elke fase staat er één keer, in de volgorde 1, 2, 3, 4.")


def _section(about: tuple[str, ...]) -> str:
    return str(SECTIONS[about[0]]) % {"what": ", ".join(about[1:])}


def _fixed(about: tuple[str, ...]) -> str:
    return str(FIXED[about[0]])


def _size(about: tuple[str, ...]) -> str:
    return _("Dit is te lang. Er passen %(kb)s.000 tekens en %(lines)s regels in.") % {
        "kb": about[0] if about else "64",
        "lines": about[1] if about[1:] else "1.000",
    }


def _opening(about: tuple[str, ...]) -> str:
    return _("Dit begint met: ‘%(words)s’") % {"words": about[0]}


def _part(about: tuple[str, ...]) -> str:
    told = _("Onder ‘%(title)s’ staan te veel stukken. Hooguit %(n)d. Zet er een kopje met ### tussen.")
    return told % {"title": about[0], "n": BLOCKS}


def _paragraph(about: tuple[str, ...]) -> str:
    told = _("Dit stuk telt %(count)s woorden. Hooguit %(n)d. Knip het in tweeën.")
    return told % {"count": about[0], "n": PARAGRAPH}


def _sentence(about: tuple[str, ...]) -> str:
    told = _("Deze zin telt %(count)s woorden. Hooguit %(n)d. Maak er twee van: ‘%(start)s…’")
    return told % {"count": about[0], "n": LONGEST, "start": about[1]}


def _average(about: tuple[str, ...]) -> str:
    return _("De zinnen zijn samen te lang. Gemiddeld hooguit %(n)d woorden.") % {"n": AVERAGE}


def _length(about: tuple[str, ...]) -> str:
    told = _("Het stukje telt %(count)s woorden. Van %(low)s tot %(high)s leest het rustig.")
    return told % {"count": about[0], "low": about[1], "high": about[2]}


def _forbidden(about: tuple[str, ...]) -> str:
    if about[1].startswith(("niets", "nothing")):
        return _("‘%(found)s’ gebruiken we niet. Laat het weg.") % {"found": about[0]}
    return _("‘%(found)s’ gebruiken we niet. Liever: %(instead)s.") % {"found": about[0], "instead": about[1]}


def _medicine(about: tuple[str, ...]) -> str:
    return _("‘%(found)s’: geef hierover geen advies. Verwijs naar de huisarts.") % {"found": about[0]}


def _source(about: tuple[str, ...]) -> str:
    if not about:
        return _("Er staat geen enkele bron bij. Zet bij ‘sources’ waar dit op rust.")
    return _("Er is geen bron nummer %(n)s. Zet die bij ‘sources’, of pas het nummer aan.") % {"n": about[0]}


def _claim(about: tuple[str, ...]) -> str:
    told = _("Deze zin beweert iets zonder bron. Zet er een nummer achter, zoals [^1]: ‘%(start)s…’")
    return told % {"start": about[0]}


def _cycle(about: tuple[str, ...]) -> str:
    told = _("Deze stukjes wachten op elkaar in een kring: %(round)s. Haal er één uit ‘after’ of ‘leads_to’.")
    return told % {"round": " → ".join(about)}


def _phase(about: tuple[str, ...]) -> str:
    told = _("‘%(slug)s’ staat in het programma in fase %(phase)s. Daar past het zo niet.")
    return told % {"slug": about[0], "phase": about[1]}


def _place(about: tuple[str, ...]) -> str:
    told = _("‘%(name)s’ tussen haakjes {} kennen we niet. Laat de haakjes weg, of schrijf het woord zelf.")
    return told % {"name": about[0][:40] if about else ""}


_MORE = {
    Rule.PLACE: _place,
    Rule.SCHEMA: _schema,
    Rule.LINK: _link,
    Rule.ORDER: _order,
    Rule.SECTION: _section,
    Rule.FIXED: _fixed,
    Rule.SIZE: _size,
    Rule.OPENING: _opening,
    Rule.PART: _part,
    Rule.PARAGRAPH: _paragraph,
    Rule.SENTENCE: _sentence,
    Rule.AVERAGE: _average,
    Rule.LENGTH: _length,
    Rule.FORBIDDEN: _forbidden,
    Rule.MEDICINE: _medicine,
    Rule.SOURCE: _source,
    Rule.CLAIM: _claim,
    Rule.CYCLE: _cycle,
    Rule.PHASE: _phase,
}
