"""Public holidays of a country, as days with a name; the `holidays` package knows them."""

from collections.abc import Iterable
from datetime import date
from functools import cache

COUNTRIES = {"NL": "nl", "BE": "nl"}
REGIONS = {"NL": (), "BE": ("Flemish", "French", "German")}
TONGUES = {"nl": "nl", "en": "en_US"}


class Unknown(ValueError):
    """No such country or region here."""


def public(country: str, years: Iterable[int], region: str = "", language: str = "nl") -> dict[date, str]:
    """The public holidays of some years. `region` is one of REGIONS, or nothing for those of the whole country."""
    if country not in COUNTRIES:
        raise Unknown(f"country: one of {', '.join(COUNTRIES)}")
    if region and region not in REGIONS[country]:
        raise Unknown(f"region of {country}: one of {', '.join(REGIONS[country]) or 'none'}")
    return {day: name for year in years for day, name in _year(country, year, region, language).items()}


@cache
def _year(country: str, year: int, region: str, language: str) -> dict[date, str]:
    import holidays

    tongue = TONGUES.get(language[:2], "nl")
    return dict(holidays.country_holidays(country, subdiv=region or None, years=year, language=tongue))
