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
    ADAPT = "adapt a text for the practice"
    REVIEW_TEXT = "review a text of the practice"
    WRITE_MESSAGE = "write a message"
    KEEP_OFFICE = "say when one answers"
    NAME_SUBSTITUTE = "say who stands in"
    PUT_TO_REST = "put a dossier to rest"
    ANSWER_LINK = "answer what a mailed link asks"
    READ_ANSWER = "read what someone's calendar answered"
    OFFER = "make an agreement or an offer"
    BILL = "make and send an invoice"


_MAY: dict[str, frozenset[Act]] = {
    "coachee": frozenset({Act.FILL_IN, Act.SHARE, Act.CHOOSE, Act.BRING_DIARY, Act.GET_ACQUAINTED, Act.WRITE_MESSAGE}),
    "coach": frozenset(
        {
            *(Act.GUIDE, Act.INVITE_COACHEE, Act.GET_ACQUAINTED, Act.OFFER_INSTRUMENT),
            *(Act.WRITE_MESSAGE, Act.KEEP_OFFICE, Act.NAME_SUBSTITUTE, Act.PUT_TO_REST, Act.REVIEW_TEXT),
            *(Act.OFFER, Act.BILL),
        }
    ),
    "care_professional": frozenset(
        {Act.GUIDE, Act.GET_ACQUAINTED, Act.OFFER_INSTRUMENT, Act.WRITE_MESSAGE, Act.KEEP_OFFICE}
    ),
    "practice_manager": frozenset(
        {
            *(Act.INVITE_COACHEE, Act.INVITE_STAFF, Act.ASSIGN, Act.SET_UP, Act.OFFER_INSTRUMENT),
            *(Act.NAME_SUBSTITUTE, Act.PUT_TO_REST, Act.ADAPT, Act.REVIEW_TEXT, Act.BILL),
        }
    ),
    "guest": frozenset({Act.ANSWER_LINK}),
    "clock": frozenset({Act.ROOT, Act.BRING_DIARY, Act.RECOMPUTE, Act.READ_ANSWER}),
    "operator": frozenset({Act.ROOT, Act.INVITE_STAFF, Act.BRING_DIARY, Act.RECOMPUTE, Act.READ_ANSWER}),
}


def may(role: str, act: Act) -> bool:
    """Whether someone in `role` may do `act` at all."""
    return act in _MAY.get(role, frozenset())
