"""Numbers that banks and authorities give, checked and brought to one form; None for what is no such number."""

from typing import Any


def iban(typed: str) -> str | None:
    """An IBAN without spaces, when country, length and check digits are right."""
    from stdnum import iban as rule

    return _tried(rule, typed, check_country=False)


def company(country: str, typed: str) -> str | None:
    """A KBO number of ten digits (rest by 97), or a KvK number of eight."""
    from stdnum.be import vat as kbo

    if country == "BE":
        return _tried(kbo, typed)
    bare = typed.replace(" ", "").replace(".", "")
    return bare if len(bare) == 8 and bare.isascii() and bare.isdigit() and int(bare) else None


def vat(country: str, typed: str) -> str | None:
    """A VAT number with its country in front: BE and ten digits, NL and twelve characters."""
    from stdnum.be import vat as be
    from stdnum.nl import btw as nl

    found = _tried(be if country == "BE" else nl, typed)
    return f"{country}{found}" if found else None


def _tried(rule: Any, typed: str, **how: bool) -> str | None:
    from stdnum.exceptions import ValidationError

    if len(typed) > 60 or not typed.isascii():
        return None
    try:
        return str(rule.validate(typed, **how))
    except ValidationError:
        return None
