"""Words of the record, as whoever guides reads and chooses them."""

from django.utils.translation import gettext_lazy as _l

from luwte.actions.gates import New
from luwte.rules.acquaintances import Answer
from luwte.rules.distress import Basis, Step
from luwte.rules.intake.values import Advice, Kind, State, ToldBy

STATES = {
    State.NOT_DISCUSSED: _l("niet besproken"),
    State.ABSENT: _l("is er niet"),
    State.PRESENT: _l("is er"),
    State.UNCLEAR: _l("onduidelijk"),
}
KINDS = {
    Kind.COMPLAINTS: _l("met klachten"),
    Kind.PREVENTIVE: _l("zonder klachten, om het te voorkomen"),
}
ADVICE = {
    Advice.MAY_START: _l("begeleiding kan"),
    Advice.BESIDE_TREATMENT: _l("begeleiding kan naast een behandeling"),
    Advice.NOT_GIVEN: _l("zei er niets over"),
    Advice.TREATMENT_FIRST: _l("eerst behandeling"),
    Advice.NO_COACHING: _l("nu geen coaching"),
}
TOLD_BY = {
    ToldBy.COACHEE: _l("van mijn coachee"),
    ToldBy.SPOKEN: _l("van deze persoon zelf, mondeling"),
    ToldBy.WRITTEN: _l("van deze persoon zelf, op papier"),
}
NEWS = {
    New.WORSE: _l("Het gaat duidelijk slechter"),
    New.INFORMATION: _l("Er is nieuwe informatie"),
    New.COMPLAINTS: _l("Er zijn klachten bij gekomen"),
}
CHANGED = {
    "situation": _l("de situatie"),
    "news.worse": _l("het gaat duidelijk slechter"),
    "news.information": _l("er is nieuwe informatie"),
    "news.complaints": _l("er zijn klachten bij gekomen"),
}
ANSWERS = {
    Answer.YES: _l("Ja, we gaan samen verder"),
    Answer.AGAIN: _l("Ik wil nog een gesprek"),
    Answer.OTHER: _l("Een andere coach past beter"),
    Answer.NO: _l("Nee, we gaan niet verder"),
}
STEPS = {
    Step.STAYED: _l("Ik bleef erbij, of aan de lijn"),
    Step.ASKED: _l("Ik vroeg rechtuit naar gedachten aan de dood"),
    Step.EMERGENCY: _l("Ik belde 112"),
    Step.CRISIS_LINE: _l("Ik belde of gaf het nummer van de hulplijn"),
    Step.GP: _l("Ik belde de huisarts of de huisartsenpost"),
    Step.CONTACT: _l("Ik belde wie ik van mijn coachee mag bellen"),
    Step.CONSULTED: _l("Ik overlegde met een collega of met de overleglijn"),
    Step.NEXT_TALK: _l("We spraken af wanneer we elkaar weer spreken"),
}
BASES = {
    Basis.NOTHING: _l("Nee, met niemand"),
    Basis.CONSENT: _l("Ja, en mijn coachee vond het goed"),
    Basis.VITAL: _l("Ja, zonder toestemming, omdat een leven in gevaar was"),
}
