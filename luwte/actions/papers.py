"""What stands on paper: agreement, offer, confirmation and invoice as values, in fixed sentences.

A page, a PDF and the hash of what was accepted all come from the same value, so that they cannot differ.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luwte.library.billing import billing
from luwte.records.billing.models import BillingSettings
from luwte.rules import invoices, offers
from luwte.rules.money import CONSUMERS, HUNDRED, Line, Payer, Reason, Totals, Treatment, totals, words

Paper = dict[str, Any]
LANGUAGE = "nl"  # what goes to a payer; nobody knows which language they speak


def digest(paper: Paper) -> str:
    """The hash of the exact text: of the value in one fixed form."""
    clear = json.dumps(paper, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(clear.encode()).hexdigest()


def day(on: date) -> str:
    """A day in words."""
    return date_format(on, "j F Y")


def agreement(
    practice: BillingSettings,
    coachee: str,
    coach: str,
    terms: offers.Terms,
    said: dict[str, Any],
    today: date,
    language: str,
) -> Paper:
    """The agreement with the coachee: goals, moments, reports, cancelling, conduct and complaints."""
    with translation.override(language):
        country = billing(practice.practice.country)
        reports = [f"{one['who']}: {one['what']}" for one in said["reports"]]
        moments = [day(date.fromisoformat(one)) for one in said["moments"]]
        sections = [
            _section(_("Jouw doelen"), items=said["goals"]),
            _section(_("Wanneer we samen terugkijken"), items=moments),
            _section(
                _("Wie welk verslag krijgt"),
                [_("Jij leest elk verslag eerst. Het gaat pas weg als jij dat goedvindt. Dat mag je altijd stoppen.")],
                reports or [_("Niemand krijgt een verslag.")],
            ),
            _section(_("Afzeggen"), [_cancelling(practice.cancel_hours)]),
            _section(_("Hoe je coach werkt"), _lines(practice.code_of_conduct or country.code.in_(language))),
            _section(_("Als je niet tevreden bent"), _lines(practice.complaints or country.complaints.in_(language))),
            _section(
                _("Wat coaching niet is"),
                [_("Je coach is geen arts. Bij vragen over je gezondheid ga je naar je huisarts of een andere arts.")],
            ),
        ]
        facts = [[_("Wie"), _("%(a)s en %(b)s") % {"a": coachee, "b": coach}], *_what(terms), _start(said)]
        facts.append([_("Je kunt akkoord geven tot en met"), day(terms.valid_until)])
        return _paper(
            "agreement",
            _("Trajectafspraak"),
            today,
            practice,
            {"name": coachee, "lines": []},
            facts=facts,
            intro=[_("Dit spreken jullie samen af. Lees het rustig. Iets veranderen mag altijd.")],
            sections=[one for one in sections if one["items"] or one["paragraphs"]],
            lang=language,
        )


def offer(
    practice: BillingSettings,
    number: str,
    coachee: str,
    payer: Paper,
    terms: offers.Terms,
    treatment: Treatment,
    said: dict[str, Any],
    today: date,
) -> Paper:
    """The offer to whoever pays: number, period, price, terms, complaint route. No goal, nothing of anyone's health."""
    kind = Payer(payer["kind"])
    with translation.override(LANGUAGE):
        country = billing(practice.practice.country)
        line = Line(terms.sessions * HUNDRED, terms.price, treatment.category, treatment.rate)
        facts = [] if kind is Payer.COACHEE else [[_("Voor"), coachee]]
        facts += [*_what(terms), _start(said), [_("Akkoord geven kan tot en met"), day(terms.valid_until)]]
        table = _table(
            [[_("Coachingtraject, per sessie"), str(terms.sessions), terms.price]], totals([line]), treatment
        )
        paying = [_("Betalen kan tot %(days)s dagen na de dag van een factuur.") % {"days": practice.pay_days}]
        if sentence := country.sentence(treatment.reason, LANGUAGE):
            paying.append(sentence)
        sections = [
            _section(_("Betalen"), [*paying, _("Een factuur komt na gehouden sessies, of in delen.")]),
            _section(
                _("Verslag"),
                []
                if kind is Payer.COACHEE
                else [
                    _("Een verslag noemt begin en eind, het aantal sessies en praktische afspraken. Meer niet."),
                    _("Het gaat pas weg als de coachee het vrijgeeft."),
                ],
            ),
            _section(_("Voorwaarden"), _lines(practice.terms)),
            _section(_("Bedenktijd"), _thinking(kind)),
            _section(_("Als u niet tevreden bent"), _lines(practice.complaints or _route())),
        ]
        return _paper(
            "offer",
            _("Offerte"),
            today,
            practice,
            addressed(payer),
            number=number,
            facts=facts,
            table=table,
            sections=[one for one in sections if one["items"] or one["paragraphs"]],
        )


def confirmation(paper: Paper, accepted: dict[str, Any]) -> Paper:
    """The confirmation of an assignment: the offer as it was accepted, by whom and when."""
    with translation.override(LANGUAGE):
        told = {"name": accepted["name"], "day": day(date.fromisoformat(accepted["on"]))}
        intro = [_("%(name)s heeft deze opdracht gegeven op %(day)s.") % told]
        return {
            **paper,
            "kind": "confirmation",
            "title": _("Opdrachtbevestiging"),
            "date": accepted["on"],
            "intro": intro,
        }


def invoice(
    practice: BillingSettings,
    number: str,
    payer: Paper,
    items: Sequence[invoices.Item],
    treatment: Treatment,
    said: dict[str, Any],
    days: tuple[date, date],
    credits: str = "",
) -> Paper:
    """An invoice, or the credit note that takes back `credits`. Its lines have fixed words and nothing else."""
    issued, due_on = days
    with translation.override(LANGUAGE):
        lines = [Line(one.quantity, one.price, treatment.category, treatment.rate) for one in items]
        rows = [[line_words(one), _quantity(one.quantity), one.price] for one in items]
        facts = [[_("Factuurdatum") if not credits else _("Datum"), day(issued)]]
        facts += [[_("Uiterlijk betalen"), day(due_on)]] if not credits else [[_("Hoort bij factuur"), credits]]
        facts += [[label, said[name]] for name, label in _references() if said.get(name)]
        sentence = billing(practice.practice.country).sentence(treatment.reason, LANGUAGE)
        paying = _("Graag overmaken naar %(iban)s, op naam van %(name)s, onder vermelding van %(reference)s.") % {
            "iban": spaced(practice.iban),
            "name": practice.name,
            "reference": said.get("payment_reference") or number,
        }
        if credits:
            paying = _("Dit bedrag gaat van de factuur af. Is er al betaald, dan storten we het terug.")
        return _paper(
            "credit" if credits else "invoice",
            _("Creditnota") if credits else _("Factuur"),
            issued,
            practice,
            addressed(payer),
            number=number,
            facts=facts,
            table=_table(rows, totals(lines), treatment),
            sections=[_section(_("Betalen"), [one for one in (paying, sentence) if one])],
        )


def line_words(item: invoices.Item) -> str:
    """The fixed words of a line; a day only where the coachee pays."""
    told = {
        invoices.What.SESSION: _("Coachingtraject, sessie %(number)s") % {"number": item.number},
        invoices.What.PART: _("Coachingtraject, deel %(number)s") % {"number": item.number},
        invoices.What.LATE: _("Sessie, laat afgezegd"),
    }[item.what]
    return f"{told}, {day(item.on)}" if item.on else told


def months(firsts: Sequence[str]) -> str:
    """The months of the sessions in words; empty when there are none."""
    if not firsts:
        return ""
    with translation.override(LANGUAGE):
        first, last = (date_format(date.fromisoformat(one), "F Y") for one in firsts)
        return first if first == last else _("%(first)s tot en met %(last)s") % {"first": first, "last": last}


def addressed(payer: Paper) -> Paper:
    """Name and address lines of whoever pays."""
    lines = [payer.get("attention", ""), payer["street"], f"{payer['postcode']} {payer['city']}".strip()]
    lines += [f"{label} {payer[name]}" for name, label in _numbers(payer["country"]) if payer.get(name)]
    return {"name": payer["name"], "lines": [one for one in lines if one.strip()]}


def spaced(iban: str) -> str:
    """An IBAN in groups of four."""
    return " ".join(iban[at : at + 4] for at in range(0, len(iban), 4))


def _paper(kind: str, title: str, on: date, practice: BillingSettings, to: Paper, **more: Any) -> Paper:
    country = practice.practice.country
    numbers = [f"{label} {getattr(practice, name)}" for name, label in _numbers(country) if getattr(practice, name)]
    lines = [practice.street, f"{practice.postcode} {practice.city}", practice.email, *numbers]
    first: Paper = {"number": "", "intro": [], "facts": [], "table": None, "sections": [], "lang": LANGUAGE}
    head = {"kind": kind, "title": title, "date": on.isoformat(), "from": {"name": practice.name, "lines": lines}}
    return {**first, **head, "to": to, **more}


def _numbers(country: str) -> tuple[tuple[str, str], ...]:
    known = billing(country if country in {"NL", "BE"} else "NL")
    return (("company_number", known.company.nl), ("vat_number", known.vat.nl))


def _references() -> tuple[tuple[str, str], ...]:
    return (("offer_number", _("Offerte")), ("reference", _("Uw kenmerk")), ("period", _("Periode")))


def _section(title: str, paragraphs: Sequence[str] = (), items: Sequence[str] = ()) -> Paper:
    return {"title": title, "paragraphs": list(paragraphs), "items": list(items)}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _what(terms: offers.Terms) -> list[list[str]]:
    many = ngettext("%(n)s sessie", "%(n)s sessies", terms.sessions) % {"n": terms.sessions}
    return [
        [
            _("Wat"),
            _("Coachingtraject, %(many)s van ongeveer %(minutes)s minuten") % {"many": many, "minutes": terms.minutes},
        ],
        [_("Duur"), ngettext("ongeveer %(n)s week", "ongeveer %(n)s weken", terms.weeks) % {"n": terms.weeks}],
    ]


def _start(said: dict[str, Any]) -> list[str]:
    on = said.get("start_on")
    return [_("Begin"), day(date.fromisoformat(on)) if on else _("startdatum volgt in overleg")]


def _cancelling(hours: int) -> str:
    if not hours:
        return _("Kun je niet? Laat het weten. Dat mag altijd.")
    return _(
        "Kun je niet? Laat het liefst %(hours)s uur van tevoren weten. Later mag ook; dan kijken jullie samen."
    ) % {"hours": hours}


def _thinking(kind: Payer) -> list[str]:
    if kind not in CONSUMERS:
        return []
    return [
        _("Wie dit zelf betaalt, kan er tot 14 dagen na het akkoord van afzien. Een reden is niet nodig."),
        _("Dat kan met de link uit de mail, of met een bericht aan de praktijk."),
    ]


def _route() -> str:
    return _(
        "Niet tevreden over de praktijk? Zeg het eerst daar. Daarna kan het bij de beroepsvereniging van de coach."
    )


def _quantity(hundredths: int) -> str:
    whole, rest = divmod(hundredths, HUNDRED)
    return f"{whole},{rest:02d}".rstrip("0") if rest else str(whole)


def _table(rows: list[list[Any]], found: Totals, treatment: Treatment) -> Paper:
    shown = [
        [name, quantity, words(price), words(amount)]
        for (name, quantity, price), amount in zip(rows, found.lines, strict=True)
    ]
    vat = _("Btw %(rate)s %%") % {"rate": treatment.rate} if treatment.reason is Reason.NONE else _("Btw")
    return {
        "columns": [_("Omschrijving"), _("Aantal"), _("Prijs"), _("Bedrag")],
        "rows": shown,
        "sums": [
            [_("Zonder btw"), words(found.net)],
            [vat, words(found.tax)],
            [_("Totaal met btw"), words(found.gross)],
        ],
    }
