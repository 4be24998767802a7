"""What each table promises about the data it holds: how it is exported, how long it is kept, how it is erased."""

from dataclasses import dataclass
from enum import StrEnum


class Kept(StrEnum):
    """How long rows stay (AP: two years after the end is reasonable; NEN 7513: the log five years or more)."""

    DOSSIER_TERM = "two years after the end of the dossier"
    LOG_TERM = "five years"
    ACCOUNT_TERM = "as long as the person has an account"
    DAYS_30 = "thirty days"
    UNTIL_DONE = "until the work is done"
    BOOK_TERM = "seven years (NL) or ten (BE), by tax law"
    HOUSE_TERM = "as long as the practice uses Luwte"


class Erased(StrEnum):
    """What erasing a dossier does to the rows."""

    WITH_ROWS_AND_KEY = "rows deleted, and unreadable through the destroyed key"
    WITH_ROWS = "rows deleted"
    KEY_DESTROYED = "the key itself is destroyed"
    IDS_REMAIN = "holds ids only and remains for its own term"
    STAYS_APART = "stays for its own legal term, without the id of the dossier"
    NOT_OF_A_DOSSIER = "not part of a dossier"


@dataclass(frozen=True, slots=True)
class Keeping:
    """A table's declaration. `export` names the part of the take-along file, or says in words why there is none."""

    export: str
    kept: Kept
    erased: Erased


def of_a_dossier(export: str) -> Keeping:
    """The declaration of an ordinary sealed table of a dossier."""
    return Keeping(export, Kept.DOSSIER_TERM, Erased.WITH_ROWS_AND_KEY)
