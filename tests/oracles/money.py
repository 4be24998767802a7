"""A slow second opinion on totals: exact fractions, rounded as EN 16931 words it."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def amounts(lines):
    """Nets, sum, VAT by category, VAT, total, in euros, by the rules BR-CO-10 to BR-CO-17."""
    nets = [
        (Decimal(one.quantity) / 100 * Decimal(one.price) / 100).quantize(CENT, rounding=ROUND_HALF_UP) for one in lines
    ]
    taxes = {}
    for key in {(one.category, one.rate) for one in lines}:
        taxable = sum((n for n, one in zip(nets, lines, strict=True) if (one.category, one.rate) == key), Decimal(0))
        taxes[key] = (taxable, (taxable * key[1] / 100).quantize(CENT, rounding=ROUND_HALF_UP))
    tax = sum((tax for _taxable, tax in taxes.values()), Decimal(0))
    return nets, sum(nets, Decimal(0)), taxes, tax, sum(nets, Decimal(0)) + tax
