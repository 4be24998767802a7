"""Who pays, as it was filled in: tidied, its numbers checked, and what is missing or cannot be."""

from collections.abc import Mapping

from luwte.library import numbers
from luwte.rules.money import COUNTRIES, Payer
from luwte.rules.neutral import telling

FIELDS = ("name", "attention", "street", "postcode", "city", "country", "email")
NUMBERS = ("company_number", "vat_number", "reference")
MOST = 120


def settled(given: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The payer as kept, and by field "missing", "number" or "range". A person has no numbers."""
    kind = given.get("kind", "")
    if kind not in set(Payer):
        return {}, {"kind": "missing"}
    found = {name: tidy(given.get(name, "")) for name in (*FIELDS, *NUMBERS)} | {"kind": kind}
    if kind != Payer.ORGANISATION:
        found |= {"company_number": "", "vat_number": "", "reference": "", "attention": ""}
    wrong = {name: "missing" for name in ("name", "street", "postcode", "city", "email") if not found[name]}
    wrong |= {name: "telling" for name in ("attention", "reference") if telling(found[name])}
    wrong |= {name: "range" for name in (*FIELDS, *NUMBERS) if len(found[name]) > MOST}
    if found["country"] not in COUNTRIES:
        return found, wrong | {"country": "range"}
    for name, check in (("company_number", numbers.company), ("vat_number", numbers.vat)):
        if found[name]:
            found[name] = check(found["country"], found[name]) or _noted(wrong, name, found[name])
    return found, wrong


def tidy(text: str) -> str:
    """One line that paper and XML can hold: no control characters, single spaces."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _noted(wrong: dict[str, str], name: str, typed: str) -> str:
    wrong[name] = "number"
    return typed
