"""Words that Luwte does not use, advice that it does not give, and sentences that claim something."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from luwte.rules.content.sentences import bare, sentences

DENIED = re.compile(r"\b(?:geen|nooit|niet|no|not|never|nor)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
CARERS = {
    "nl": r"\b(?:huisarts|bedrijfsarts|arbeidsarts|arts|dokter|psycholo\w+|psychiater|psychotherap\w+|ggz|ziekenhuis|"
    r"praktijkondersteuner|zorgverlener|hulpverlener|apotheker)\w*",
    "en": r"\b(?:GP|huisarts|doctor|psycholo\w+|psychiatrist|psychotherap\w+|hospital|nurse|care professional|"
    r"pharmacist)s?\b",
}


@dataclass(frozen=True, slots=True)
class Ban:
    """Words that are not used, what can be written instead, and whether the care of others may be called so."""

    pattern: str
    instead: str
    care: bool = False


BANS = {
    "nl": (
        Ban(r"\bpati[eë]nt\w*", "coachee", care=True),
        Ban(r"\bcli[eë]nt\w*", "coachee"),
        Ban(r"\b\w*behandel\w*", "begeleiding, coaching", care=True),
        Ban(
            r"\b(?!psychotherapeut|fysiotherapeut|kinesitherapeut|ergotherapeut)\w*therap\w*", "begeleiding", care=True
        ),
        Ban(r"\b(?:ge)?ge?nees\w*|\bgenez\w+|\bgenas\b", "herstel van balans"),
        Ban(r"\b\w*risico\w*", "wat zwaar kan vallen"),
        Ban(r"\b(?:score|totaal) wijst op\b", "het totaal van je antwoorden"),
        Ban(r"\b(?:ernstige|zware|lichte|milde) burn-?out\b", "jouw antwoorden"),
        Ban(r"\bscreen(?:t|en|ing)\b|\bdiagnos\w+", "vragen"),
        Ban(r"\bkans(?:en)?\b", "mogelijkheid"),
        Ban(r"\balarm\w*|\bvoorspel\w+", "een aanhoudende verschuiving in je eigen dagen"),
        Ban(r"\bgecertificeerd\w*|\bAVG-proof\b|\bvoldoet aan\b|\binteroperabel\w*", "ontworpen met de velden van …"),
        Ban(r"\bons advies is\b|\bwij adviseren\b", "bespreek dit met je coach of huisarts"),
        Ban(r"\bniet naar de (?:dokter|huisarts)\b", "bespreek dit met je huisarts"),
        Ban(r"\bvertrouwenspersoon\b", "iemand die ik vertrouw"),
        Ban(r"\bgebruikers?\b", "coachee"),
        Ban(
            r"\bnog \d+ te gaan\b|\bgoed gedaan\b|\bgefeliciteerd\b|\bzet door\b|\bhou vol\b", "niets: niet aanmoedigen"
        ),
        Ban(r"\beigen schuld\b|\bje had moeten\b|\bstel je niet aan\b", "niets: geen verwijt"),
        Ban(r"!", "een punt"),
    ),
    "en": (
        Ban(r"\bpatients?\b", "coachee", care=True),
        Ban(r"(?<!mystery )\bclients?\b|\busers?\b", "coachee"),
        Ban(r"\btreatments?\b|\btreat(?:s|ed|ing)?\b", "guidance", care=True),
        Ban(r"\b(?!psychotherapist|physiotherapist)\w*therap\w+", "guidance", care=True),
        Ban(r"\bcure[sd]?\b|\bheal(?:s|ed|ing)?\b", "finding balance again"),
        Ban(r"\brisk\w*", "what may fall heavily"),
        Ban(r"\bscore (?:suggests|indicates|points to)\b", "the total of your answers"),
        Ban(r"\b(?:severe|serious|mild|moderate) burn-?out\b", "your answers"),
        Ban(r"\bscreen(?:ed|ing)\b|\bdiagnos\w+", "asking"),
        Ban(r"\bprobabilit\w+", "possibility"),
        Ban(r"\balarm\w*|\bpredict\w*|\bearly warning\b", "a lasting shift in your own days"),
        Ban(r"\bcertified\b|\bcomplian\w+", "designed with the fields of …"),
        Ban(r"\bour advice is\b|\bwe advise\b", "talk it over with your coach or GP"),
        Ban(r"\bwell done\b|\bcongratulations\b|\bkeep it up\b|\b\d+ to go\b", "nothing: no cheering on"),
        Ban(r"\byour own fault\b|\byou should have\b", "nothing: no blame"),
        Ban(r"!", "a full stop"),
    ),
}
MEDICINE = {
    "nl": r"\b(?:voedings)?supplement\w*|\bvitamine\w*|\bmagnesium\b|\bmelatonine\b|\bashwagandha\b|\bsint-janskruid\b|"
    r"\bvaleriaan\b|\bcbd\b|\b\w*medicijn\w*|\bmedicatie\b|\bslaap(?:pil|middel)\w*|\bantidepress\w*|\bpil(?:len)?\b",
    "en": r"\bsupplements?\b|\bvitamins?\b|\bmagnesium\b|\bmelatonin\b|\bashwagandha\b|\bst\.? john'?s wort\b|"
    r"\bvalerian\b|\bcbd\b|\bmedicines?\b|\bmedication\b|\bsleeping pills?\b|\bantidepress\w*|\bpills?\b",
}
ADVICE = {
    "nl": r"\b(?:neem|slik|gebruik|probeer|koop|stop met|begin met|bouw)\b",
    "en": r"\b(?:take|swallow|use|try|buy|stop|start|reduce)\b",
}
CLAIMS = {
    "nl": r"\bonderzo(?:ek|cht|eken|ekers?)\b|\bbewezen\b|\bwetenschap\w*|\brichtlijn\w*|\bblijkt\b|\bprocent\b|%|"
    r"\bgemiddeld\b|\bstress?hormo\w+|\bcortisol\b|\bzenuwstelsel\b|\bhersenen\b|\bbrein\b|\bhartslag\b|"
    r"\b(?:veel|de meeste|sommige) mensen\b|\b\d+ van de \d+\b",
    "en": r"\bresearch(?:ers?)?\b|\bstud(?:y|ies) (?:shows?|found|with|of)\b|\bproven\b|\bscien\w+|\bguidelines?\b|"
    r"\bper cent\b|%|\bon average\b|\bstress hormones?\b|\bcortisol\b|\bnervous system\b|\bbrains?\b|\bheart rate\b|"
    r"\b(?:many|most|some) people\b|\b\d+ (?:out )?of \d+\b",
}


def forbidden(text: str, language: str, title: str = "") -> Iterator[tuple[str, str]]:
    """Each word that is not used, with what can be written instead.

    Denials may stand, and words for care where the text or the title over it names who gives that care.
    """
    cared = re.search(CARERS[language], f"{title} {text}", re.IGNORECASE) is not None
    for ban in BANS[language]:
        if ban.care and cared:
            continue
        for found in re.finditer(ban.pattern, text, re.IGNORECASE):
            if not DENIED.search(text[: found.start()]):
                yield found[0], ban.instead


def medicine(text: str, language: str) -> Iterator[str]:
    """Each medicine or supplement that is advised, or named without sending the reader to a doctor."""
    cared = re.search(CARERS[language], text, re.IGNORECASE) is not None
    for sentence in sentences(text):
        named = re.search(MEDICINE[language], sentence, re.IGNORECASE)
        advised = not sentence.endswith("?") and re.search(ADVICE[language], sentence, re.IGNORECASE)
        if named and not DENIED.search(sentence[: named.start()]) and (advised or not cared):
            yield named[0]


def claims(sentence: str, language: str) -> bool:
    """Whether a sentence says what research, a guideline or practice would have to show."""
    return re.search(CLAIMS[language], bare(sentence), re.IGNORECASE) is not None
