"""Words for states of papers and for why something cannot be; every sentence says what to do."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _l

from luwte.rules import invoices, money, offers

OFFER_STATES = {
    offers.State.DRAFT: _l("Nog niet laten zien"),
    offers.State.SHOWN: _l("Wacht op de coachee"),
    offers.State.SENT: _l("Wacht op de betaler"),
    offers.State.ACCEPTED: _l("Akkoord"),
    offers.State.DECLINED: _l("Niet akkoord"),
    offers.State.WITHDRAWN: _l("Ingetrokken"),
    offers.State.REVOKED: _l("Van afgezien binnen de bedenktijd"),
    offers.State.RENEWED: _l("Vernieuwd"),
}
EXPIRED = _l("Verlopen")
KINDS = {offers.Kind.AGREEMENT: _l("Trajectafspraak"), offers.Kind.OFFER: _l("Offerte")}
STANDINGS = {
    invoices.Standing.DRAFT: _l("Nog niet verstuurd"),
    invoices.Standing.OPEN: _l("Nog niet betaald"),
    invoices.Standing.LATE: _l("De betaaldag is voorbij"),
    invoices.Standing.PAID: _l("Betaald"),
    invoices.Standing.CREDITED: _l("Teruggenomen"),
    invoices.Standing.NOTE: _l("Creditnota"),
}
PAYERS = {
    money.Payer.ORGANISATION: _l("Een organisatie, zoals een werkgever of een eigen bedrijf"),
    money.Payer.COACHEE: _l("De coachee"),
    money.Payer.PERSON: _l("Een ander persoon"),
}
COUNTRIES = {"NL": _l("Nederland"), "BE": _l("België")}
REGIMES = {
    money.Regime.NORMAL: _l("We rekenen btw"),
    money.Regime.SMALL: _l("Vrijgesteld als kleine onderneming"),
    money.Regime.CARE: _l("Vrijgesteld als zorgprofessional"),
}
WHY: dict[Any, Any] = {
    "missing": _l("Vul dit in."),
    "number": _l("Dit nummer klopt niet. Kijk het na, cijfer voor cijfer."),
    "range": _l("Dit kan niet. Kijk het na."),
    "telling": _l("Hier staat een woord over gezondheid in. Een betaler leest dit. Schrijf het neutraal."),
    money.Wrong.NEGATIVE: _l("Een bedrag is niet lager dan nul. Schrijf het zonder min."),
    money.Wrong.NOTHING: _l("Schrijf een bedrag boven nul."),
    money.Wrong.TOO_MUCH: _l("Dit bedrag is hoger dan 10.000 euro. Kijk het na."),
    money.Wrong.NO_LINES: _l("Kies minstens één dag."),
    money.Wrong.TOO_MANY_LINES: _l("Dit zijn te veel regels. Maak er twee facturen van."),
    money.Wrong.COUNTRY: _l("Luwte kent de btw van Nederland en België. Kies een van de twee."),
    money.Wrong.SELLER_NUMBER: _l("De praktijk heeft nog geen btw-nummer. Vul het eerst in bij de instellingen."),
    money.Wrong.BUYER_NUMBER: _l("De wet vraagt hier het btw-nummer van de betaler. Vul het in."),
    offers.Wrong.NOT_NOW: _l("Dat kan nu niet meer. Kijk hoe het er nu bij staat."),
    offers.Wrong.ALREADY: _l("Hier is al akkoord op gegeven. Er hoeft niets meer."),
    offers.Wrong.EXPIRED: _l("De laatste dag is voorbij. Er kan een nieuwe worden gemaakt."),
    offers.Wrong.GONE: _l("Deze geldt niet meer."),
    offers.Wrong.LATE: _l("De bedenktijd van 14 dagen is voorbij. Neem contact op met de praktijk."),
    offers.Wrong.NO_CONSUMER: _l("Neem hiervoor contact op met de praktijk."),
    offers.Wrong.SESSIONS: _l("Kies 1 tot en met 60 sessies."),
    offers.Wrong.MINUTES: _l("Kies 15 tot en met 240 minuten."),
    offers.Wrong.PERIOD: _l("Deze tijd kan niet. Kijk hem na."),
    offers.Wrong.VALIDITY: _l("Kies een dag vanaf vandaag, en binnen een jaar."),
    invoices.Wrong.LATE_TO_PAYER: _l("Een laat afgezegde sessie komt nooit op de factuur van een ander."),
    invoices.Wrong.NOT_A_DRAFT: _l("Deze is al verstuurd. Er is niets veranderd."),
    invoices.Wrong.NOT_ISSUED: _l("Deze is nog niet verstuurd."),
    invoices.Wrong.CREDITED: _l("Deze is al teruggenomen."),
    invoices.Wrong.PAID: _l("Deze is al betaald."),
    invoices.Wrong.NOT_YET: _l("Een herinnering kan een week na de betaaldag, en een week na de vorige."),
    invoices.Wrong.OFF: _l("Deze praktijk factureert niet met Luwte."),
    invoices.Wrong.TELLING: _l("Het kenmerk zegt iets over gezondheid. Een betaler leest dit. Schrijf het neutraal."),
    invoices.Wrong.AT_REST: _l("Dit dossier is stilgelegd. Er gaat niets meer weg."),
    invoices.Wrong.BAD_DAY: _l("Een dag klopt niet. Kies dagen die geweest zijn, elk één keer."),
}


def told(form: forms.Form, wrong: dict[str, Any]) -> None:
    """Puts each reason at its field; at the form when it has no such field."""
    for name, why in wrong.items():
        form.add_error(name if name in form.fields else None, WHY[why])
