"""Money: totals against a slow oracle, VAT by who sells to whom, what was typed, references."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.be import ogm_vcs

from luwte.rules import money, payments
from luwte.rules.money import Buyer, Category, Line, Payer, Reason, Regime, Seller, Wrong
from tests.oracles.money import amounts

RATES = st.sampled_from([(Category.STANDARD, 21), (Category.STANDARD, 9), (Category.EXEMPT, 0), (Category.REVERSE, 0)])
LINES = st.lists(
    st.builds(
        lambda quantity, price, kind: Line(quantity, price, *kind),
        st.integers(1, money.QUANTITY_MOST),
        st.integers(1, money.PRICE_MOST),
        RATES,
    ),
    min_size=1,
    max_size=30,
)


@given(LINES)
def test_totals_are_those_of_the_slow_oracle(lines):
    found = money.totals(lines)
    nets, net, taxes, tax, gross = amounts(lines)
    assert [Decimal(money.plain(one)) for one in found.lines] == nets
    assert {
        (t.category, t.rate): (Decimal(money.plain(t.taxable)), Decimal(money.plain(t.tax))) for t in found.taxes
    } == taxes
    assert [Decimal(money.plain(one)) for one in (found.net, found.tax, found.gross)] == [net, tax, gross]
    # BR-CO-10, -13, -14, -15 as they are written
    assert found.net == sum(found.lines)
    assert found.net == sum(one.taxable for one in found.taxes)
    assert found.tax == sum(one.tax for one in found.taxes)
    assert found.gross == found.net + found.tax
    assert money.lines_wrong(lines) is None


def test_a_half_cent_goes_up_by_line_and_by_category():
    # 1.5 x 0.35 = 0.525: 0.53 a line; VAT over the sum, not a line at a time
    found = money.totals([Line(150, 35), Line(150, 35), Line(150, 35)])
    assert found.lines == (53, 53, 53)
    assert (found.net, found.tax, found.gross) == (159, 33, 192)
    assert (money.half_up(-25, 10), money.half_up(25, 10), money.half_up(24, 10)) == (-3, 3, 2)
    assert money.with_vat(9500, 21) == 11495


@pytest.mark.parametrize(
    ("seller", "regime", "payer", "buyer", "category", "rate", "reason"),
    [
        ("NL", "normal", "coachee", "NL", "S", 21, ""),
        ("NL", "normal", "coachee", "BE", "S", 21, ""),
        ("NL", "normal", "organisation", "NL", "S", 21, ""),
        ("NL", "normal", "organisation", "BE", "AE", 0, "reverse"),
        ("BE", "normal", "organisation", "NL", "AE", 0, "reverse"),
        ("BE", "normal", "person", "BE", "S", 21, ""),
        ("NL", "small", "coachee", "NL", "E", 0, "small"),
        ("BE", "small", "organisation", "BE", "E", 0, "small"),
        ("BE", "small", "organisation", "NL", "AE", 0, "reverse"),
        ("NL", "care", "organisation", "BE", "E", 0, "care"),
        ("BE", "care", "coachee", "BE", "E", 0, "care"),
    ],
)
def test_vat_by_who_sells_to_whom(seller, regime, payer, buyer, category, rate, reason):
    found = money.treatment(Seller(seller, Regime(regime), "x"), Buyer(Payer(payer), buyer), 21)
    assert found == money.Treatment(Category(category), rate, Reason(reason))


@pytest.mark.parametrize(
    ("seller", "buyer", "why"),
    [
        (Seller("NL", Regime.NORMAL, "NL1"), Buyer(Payer.COACHEE, "NL"), None),
        (Seller("FR", Regime.NORMAL, "x"), Buyer(Payer.COACHEE, "NL"), Wrong.COUNTRY),
        (Seller("NL", Regime.NORMAL, "x"), Buyer(Payer.COACHEE, "DE"), Wrong.COUNTRY),
        (Seller("NL", Regime.NORMAL, ""), Buyer(Payer.COACHEE, "NL"), Wrong.SELLER_NUMBER),
        (Seller("NL", Regime.SMALL, ""), Buyer(Payer.COACHEE, "NL"), Wrong.SELLER_NUMBER),
        (Seller("NL", Regime.CARE, ""), Buyer(Payer.COACHEE, "NL"), None),
        (Seller("NL", Regime.NORMAL, "x"), Buyer(Payer.ORGANISATION, "NL"), None),
        (Seller("NL", Regime.NORMAL, "x"), Buyer(Payer.ORGANISATION, "BE"), Wrong.BUYER_NUMBER),
        (Seller("BE", Regime.NORMAL, "x"), Buyer(Payer.ORGANISATION, "BE"), Wrong.BUYER_NUMBER),
        (Seller("BE", Regime.NORMAL, "x"), Buyer(Payer.ORGANISATION, "NL"), Wrong.BUYER_NUMBER),
        (Seller("BE", Regime.NORMAL, "x"), Buyer(Payer.ORGANISATION, "NL", "NL1"), None),
    ],
)
def test_what_the_parties_miss(seller, buyer, why):
    assert money.parties_wrong(seller, buyer) == why


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([], Wrong.NO_LINES),
        ([Line(100, 1)] * 201, Wrong.TOO_MANY_LINES),
        ([Line(-100, 100)], Wrong.NEGATIVE),
        ([Line(0, 100)], Wrong.NOTHING),
        ([Line(money.QUANTITY_MOST + 1, 100)], Wrong.TOO_MUCH),
        ([Line(100, -1)], Wrong.NEGATIVE),
        ([Line(100, 0)], Wrong.NOTHING),
        ([Line(100, money.PRICE_MOST + 1)], Wrong.TOO_MUCH),
        ([Line(100, money.PRICE_MOST)], None),
    ],
)
def test_absurd_lines_are_refused(lines, why):
    assert money.lines_wrong(lines) == why


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("95", 9500),
        (" € 95,00 ", 9500),
        ("95.5", 9550),
        ("1.250", 125000),
        ("1.250,05", 125005),
        ("1.250.000,1", 125000010),
        ("EUR 0,01", 1),
        ("-12", -1200),
        ("", None),
        ("gratis", None),
        ("1,234,5", None),
        ("12,345", None),
        ("1e9", None),
        ("٣", None),
        ("\x0095", None),
        ("9" * 400, None),
    ],
)
def test_what_someone_typed(typed, cents):
    assert money.read(typed) == cents


@given(st.integers(-(10**9), 10**9))
def test_an_amount_reads_back(cents):
    said = money.words(cents)
    assert money.read(said.replace("-€ ", "€ -")) == cents
    assert Decimal(money.plain(cents)) * 100 == cents


@given(st.integers(2000, 2999), st.integers(1, 999_999))
def test_the_structured_reference_passes_the_banks_check(year, number):
    said = payments.structured(year, number)
    assert ogm_vcs.is_valid(said)
    assert said[0:3] == said[-3:] == "+++"


def test_the_reference_of_a_rest_of_nothing_is_97():
    rests = {payments.structured(2026, number)[-5:-3] for number in range(1, 300)}
    assert "97" in rests
    assert "00" not in rests


def test_the_payment_code_has_its_eleven_lines():
    said = payments.code("De  Haven\nbv", "NL91 ABNA 0417 1643 00", 11495, "2026-0001").split("\n")
    assert said == ["BCD", "002", "1", "SCT", "", "De Haven bv", "NL91ABNA0417164300", "EUR114.95", "", "", "2026-0001"]
    assert len(payments.code("a" * 99, "NL91ABNA0417164300", 1, "b" * 200)) < 331
    for cents in (0, -1, 10**11):
        with pytest.raises(ValueError, match="one cent"):
            payments.code("a", "b", cents, "c")
