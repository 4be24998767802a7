"""Words that tell of someone's health: they stay out of whatever goes to a payer."""

import re

# Beginnings of words. A complaint about the practice ("klacht") is no word of health; what kind of complaint is.
_TELLING = re.compile(
    r"\b(?:burn[\s-]?out|over(?:spann|werk|belast)|uitgeput|uitputting|vermoeid|stress|ziek|gezond|herstel|"
    r"psych|depress|angst|paniek|trauma|verslav|suïcid|suicid|zelfdoding|diagnos|therap|behandel|medisch|medicij|"
    r"patiënt|patient|huisarts|bedrijfsarts|arbeidsarts|verzuim|re-?integrat|arbeidsongeschikt|slaap|slapeloos|"
    r"spanningsklacht|illness|sick|disease|exhaust|anxiety|mental|health|recovery|treatment)\w*",
    re.IGNORECASE,
)


def telling(text: str) -> tuple[str, ...]:
    """The words of `text` that a payer may not read, each once, in order."""
    return tuple(dict.fromkeys(found.group().lower() for found in _TELLING.finditer(text)))
