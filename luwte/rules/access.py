"""Who may do what: one table of roles and acts. Whose dossier it is, the query says."""

from enum import StrEnum


class Act(StrEnum):
    """An act that an action performs."""

    FILL_IN = "fill in own days"
    SHARE = "share from own dossier"
    CHOOSE = "set own preferences"
    BRING_DIARY = "bring a diary"
    GUIDE = "guide a dossier"
    GET_ACQUAINTED = "say whether it clicks"
    INVITE_COACHEE = "invite a coachee"
    INVITE_STAFF = "invite someone to work in the practice"
    ASSIGN = "say who guides a dossier"
    RECOMPUTE = "bring derived values up to date"
    ROOT = "write the daily root"
    SET_UP = "set up the practice"
    OFFER_INSTRUMENT = "bring a questionnaire for the practice"
    ANSWER_LINK = "answer what a mailed link asks"
    OFFER = "make an agreement or an offer"
    BILL = "make and send an invoice"


_MAY: dict[str, frozenset[Act]] = {
    "coachee": frozenset({Act.FILL_IN, Act.SHARE, Act.CHOOSE, Act.BRING_DIARY, Act.GET_ACQUAINTED}),
    "coach": frozenset({Act.GUIDE, Act.INVITE_COACHEE, Act.GET_ACQUAINTED, Act.OFFER_INSTRUMENT, Act.OFFER, Act.BILL}),
    "care_professional": frozenset({Act.GUIDE, Act.GET_ACQUAINTED, Act.OFFER_INSTRUMENT}),
    "practice_manager": frozenset(
        {Act.INVITE_COACHEE, Act.INVITE_STAFF, Act.ASSIGN, Act.SET_UP, Act.OFFER_INSTRUMENT, Act.BILL}
    ),
    "guest": frozenset({Act.ANSWER_LINK}),
    "clock": frozenset({Act.ROOT, Act.BRING_DIARY, Act.RECOMPUTE}),
    "operator": frozenset({Act.ROOT, Act.INVITE_STAFF, Act.BRING_DIARY, Act.RECOMPUTE}),
}


def may(role: str, act: Act) -> bool:
    """Whether someone in `role` may do `act` at all."""
    return act in _MAY.get(role, frozenset())
