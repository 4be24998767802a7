"""Words that tell of someone's health: they stay out of whatever goes to a payer, and out of a calendar."""

import re
import unicodedata

# Beginnings of words. A complaint about the practice ("klacht") is no word of health; what kind of complaint is.
_BEGINS = (
    "burn[ -]?out|over(?:spann|werk|belast)|uitgeput|uitputting|vermoeid|stress|ziek|gezond|herstel|"
    "psych|depress|angst|paniek|trauma|verslav|suïcid|suicid|zelfdoding|diagnos|therap|behandel|medisch|medicij|"
    "patiënt|patient|huisarts|bedrijfsarts|arbeidsarts|verzuim|re-?integrat|arbeidsongeschikt|slaap|slapeloos|"
    "spanningsklacht|ggz|mentaal|illness|sick|disease|exhaust|anxiety|mental|health|recovery|treatment"
)
# Also in the middle of a word or an address, where they can mean nothing else.
_WITHIN = (
    "burn-?out|stress|psych|depress|trauma|vermoeid|overspan|verzuim|re-?integrat|suïcid|suicid|diagnos|therap|uitgeput"
)
_TELLING = re.compile(rf"\b(?:{_BEGINS})\w*|\w*(?:{_WITHIN})\w*", re.IGNORECASE)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060"))


def telling(text: str) -> tuple[str, ...]:
    """The words of `text` that a payer may not read, each once, in order; however they are written."""
    plain = unicodedata.normalize("NFKC", text.translate(_UNSEEN)).translate(_DASHES)
    return tuple(dict.fromkeys(found.group().lower() for found in _TELLING.finditer(plain)))
