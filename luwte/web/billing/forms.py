"""Forms for agreements, offers, invoices and how a practice bills."""

from datetime import date, timedelta

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _l

from luwte.actions.billing import TEXT_MOST, Given
from luwte.actions.invoices import Order
from luwte.actions.offers import Said
from luwte.rules import money
from luwte.rules.invoices import What
from luwte.rules.money import Payer
from luwte.rules.offers import GOALS_MOST, Terms
from luwte.web.billing.words import COUNTRIES, PAYERS, REGIMES
from luwte.web.guiding.forms import LONG, OnceForm, day, one_of, words

AMOUNT = _l("Schrijf een bedrag, zoals 95 of 95,50.")


class AmountField(forms.CharField):
    """An amount as it is typed, read as cents; negative ones come through, so that the rule says why not."""

    def __init__(self, **more):
        super().__init__(max_length=40, error_messages={"required": AMOUNT, **LONG}, **more)

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        if (cents := money.read(text)) is None:
            raise forms.ValidationError(AMOUNT)
        return cents


def line(label, *, most=120, required=True, **more):
    """One line of words."""
    return forms.CharField(
        label=label, max_length=most, required=required, error_messages={"required": _l("Vul dit in."), **LONG}, **more
    )


def number(label, **more):
    """A whole number; the rule says between what."""
    whole = {"required": _l("Vul een getal in."), "invalid": _l("Vul een heel getal in.")}
    limits = {"min_value": 0, "max_value": 9_999}
    said = {"min_value": _l("Dit kan niet. Kijk het na."), "max_value": _l("Dit kan niet. Kijk het na.")}
    return forms.IntegerField(label=label, error_messages={**whole, **said}, **limits, **more)


class TermsForm(OnceForm):
    """What both documents say."""

    sessions = number(_l("Hoeveel sessies?"), initial=10)
    minutes = number(_l("Hoeveel minuten per sessie?"))
    weeks = number(_l("Hoeveel weken ongeveer?"), initial=26)
    start_on = day(
        _l("Wanneer begint het?"),
        required=False,
        help_text=_l("Zolang het traject nog wacht, staat er: startdatum volgt in overleg."),
    )
    valid_until = day(_l("Tot en met welke dag geldt het?"))

    def terms(self, price=0) -> Terms:
        """The terms as typed."""
        said = self.cleaned_data
        return Terms(said["sessions"], said["minutes"], said["weeks"], said["valid_until"], price)


class AgreementForm(TermsForm):
    """The agreement with the coachee."""

    goals = words(
        _l("Doelen, in de woorden van je coachee"), most=3000, rows=4, help_text=_l("Elk doel op een eigen regel.")
    )
    middle = day(_l("Samen terugkijken, halverwege"), required=False)
    end = day(_l("Samen terugkijken, aan het eind"), required=False)
    reports = words(
        _l("Wie krijgt welk verslag?"),
        most=2000,
        help_text=_l("Elk op een eigen regel, zoals: Je werkgever: begin, eind en het aantal sessies."),
    )

    def said(self) -> Said:
        """What the coach filled in."""
        given = self.cleaned_data
        goals = tuple(one.strip() for one in given["goals"].splitlines() if one.strip())[:GOALS_MOST]
        reports = [one.partition(":") for one in given["reports"].splitlines() if one.strip()]
        return Said(
            self.terms(),
            given["start_on"],
            goals,
            tuple(sorted({given["middle"], given["end"]} - {None})),
            tuple((who.strip(), what.strip()) for who, _colon, what in reports),
        )


class OfferForm(TermsForm):
    """The offer to whoever pays."""

    kind = one_of(_l("Wie betaalt?"), PAYERS)
    name = line(_l("Naam van wie betaalt"))
    attention = line(_l("Ter attentie van"), required=False)
    street = line(_l("Straat en nummer"))
    postcode = line(_l("Postcode"), most=12)
    city = line(_l("Plaats"))
    country = one_of(_l("Land"), COUNTRIES)
    email = forms.EmailField(
        label=_l("Mailadres voor de offerte en de facturen"),
        error_messages={"required": _l("Vul dit in."), "invalid": _l("Schrijf een mailadres, zoals naam@adres.nl.")},
    )
    company_number = line(_l("KvK- of ondernemingsnummer"), required=False, help_text=_l("Alleen bij een organisatie."))
    vat_number = line(
        _l("Btw-nummer"), required=False, help_text=_l("Nodig als de betaler of de praktijk Belgisch is.")
    )
    reference = line(_l("Kenmerk van de betaler"), most=60, required=False, help_text=_l("Zoals een inkoopnummer."))
    price = AmountField(label=_l("Prijs per sessie, zonder btw"))

    field_order = (
        *("kind", "name", "attention", "street", "postcode", "city", "country", "email"),
        *("company_number", "vat_number", "reference", "price", "sessions", "minutes", "weeks"),
    )

    def said(self) -> Said:
        """What the coach filled in."""
        given = self.cleaned_data
        payer = {name: given[name] for name in self.fields if name in PAYER}
        return Said(self.terms(given["price"]), given["start_on"], payer=payer)


PAYER = {
    *("kind", "name", "attention", "street", "postcode", "city", "country", "email"),
    *("company_number", "vat_number", "reference"),
}


class InvoiceForm(OnceForm):
    """What to invoice on an accepted offer."""

    what = one_of(_l("Wat komt op de factuur?"), {})
    held = forms.MultipleChoiceField(
        label=_l("Dagen waarop jullie een sessie hadden"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _l("Kies een van de antwoorden.")},
    )
    days = words(_l("Dagen van de sessies"), most=4000, help_text=_l("Elke dag op een eigen regel, zoals 24-11-2026."))
    part = number(_l("Het hoeveelste deel?"), required=False, initial=1)
    price = AmountField(label=_l("Bedrag per regel, zonder btw"))
    reference = line(_l("Kenmerk van de betaler"), most=60, required=False)

    def __init__(self, payer, held, *args, **more):
        super().__init__(*args, **more)
        if held:
            ticks = {on.isoformat(): date_format(on, "l j F Y") for on in held}
            self.fields["held"].choices, self.fields["held"].initial = list(ticks.items()), list(ticks)
            self.fields["days"].label = _l("Andere dagen, als die er zijn")
        else:
            del self.fields["held"]
        choices = {What.SESSION: _l("Gehouden sessies"), What.PART: _l("Een afgesproken deel")}
        if payer is Payer.COACHEE:
            choices[What.LATE] = _l("Een laat afgezegde sessie")
        self.fields["what"].choices = [(key.value, said) for key, said in choices.items()]

    def clean_days(self):
        field = day("")
        try:
            return tuple(field.clean(one.strip()) for one in self.cleaned_data["days"].splitlines() if one.strip())
        except forms.ValidationError:
            raise forms.ValidationError(_l("Een van de dagen bestaat niet. Schrijf elke dag als 24-11-2026.")) from None

    def order(self) -> Order:
        """What the person filled in."""
        said, what = self.cleaned_data, What(self.cleaned_data["what"])
        ticked = [date.fromisoformat(one) for one in said.get("held", ())] if what is What.SESSION else []
        written = () if what is What.PART else [one for one in said["days"] if one not in ticked]
        days = tuple(sorted([*ticked, *written]))
        return Order(what, days, said["part"] or 1, said["price"], said["reference"])


class SettingsForm(forms.Form):
    """How the practice offers and invoices."""

    base_revision = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    invoicing = one_of(_l("Factureren met Luwte?"), {"yes": _l("Ja"), "no": _l("Nee, dat doen we elders")})
    name = line(
        _l("Naam op papier"),
        help_text=_l("Neutraal: zonder woorden over gezondheid. Een werkgever en de bank lezen dit."),
    )
    street = line(_l("Straat en nummer"))
    postcode = line(_l("Postcode"), most=12)
    city = line(_l("Plaats"), most=80)
    email = forms.EmailField(
        label=_l("Mailadres voor vragen over offertes en facturen"),
        error_messages={"required": _l("Vul dit in."), "invalid": _l("Schrijf een mailadres, zoals naam@adres.nl.")},
    )
    company_number = line(_l("KvK- of ondernemingsnummer"), most=40)
    vat_number = line(_l("Btw-nummer"), most=40, required=False)
    regime = one_of(_l("Btw"), REGIMES)
    iban = line(_l("IBAN"), most=60)
    price = AmountField(label=_l("Gewone prijs per sessie, zonder btw"))
    minutes = number(_l("Gewone lengte van een sessie, in minuten"))
    pay_days = number(_l("Betalen binnen hoeveel dagen?"))
    valid_days = number(_l("Een offerte geldt hoeveel dagen?"))
    cancel_hours = number(_l("Afzeggen liefst hoeveel uur van tevoren?"), help_text=_l("0: er is geen afspraak over."))
    code_of_conduct = words(_l("Hoe je coach werkt (gedragscode)"), most=TEXT_MOST)
    complaints = words(_l("Niet tevreden? (klachtenroute)"), most=TEXT_MOST)
    terms = words(_l("Voorwaarden onder een offerte"), most=TEXT_MOST)

    def given(self) -> Given:
        """The settings as typed."""
        said = dict(self.cleaned_data)
        said.pop("base_revision")
        return Given(**said | {"invoicing": said["invoicing"] == "yes"})


class NameForm(forms.Form):
    """Who agrees."""

    name = line(_l("Je naam"))


class GuestForm(forms.Form):
    """Who orders, for whoever holds the link of an offer."""

    name = line(_l("Uw naam"))
    starts_early = forms.BooleanField(
        label=_l("Het mag al binnen 14 dagen beginnen. Wat dan al gebeurd is, betaal ik ook als ik ervan afzie."),
        required=False,
    )


class UntilForm(OnceForm):
    """A new last day."""

    valid_until = day(_l("Tot en met welke dag geldt de nieuwe?"))


def first_terms(practice, today: date) -> dict[str, object]:
    """What a new document begins with."""
    return {"minutes": practice.minutes, "valid_until": today + timedelta(days=practice.valid_days)}
