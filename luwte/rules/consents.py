"""What can be shared: the scopes of a share. A scope that is not given does not exist for the other."""

from enum import StrEnum


class Scope(StrEnum):
    """What a coachee can let someone see, each on its own."""

    DAYS = "days"  # check-ins, recovery moments, energy entries, an imported diary
    LAST_SIGN = "last_sign"  # how many days ago something came in
    SHIFT = "shift"  # a lasting shift in one's own days
    WISH = "wish"  # what to do when nothing comes in
    INTAKE = "intake"  # the answers of the intake
    RESPONSES = "responses"  # answers to questionnaires
    SESSION_FEELING = "session_feeling"  # how a session left me
    APPROACH = "approach"  # whether the approach still fits


TEXT_VERSION = "2026-11"
