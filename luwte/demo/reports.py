"""A report in the demo: proposed by the coach, released by the coachee, with one more that waits to be read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from luwte.actions import releases
from luwte.records.eyes import Eyes, looking
from luwte.rules.releases import Letter

TO = ("Salarisadministratie", "personeel@werk.invalid")
SENTENCES = ("every_two_weeks", "in_hours", "planning", "more")
LETTER = Letter(
    "de huisarts",
    "Kan er naast de drukte nog iets anders spelen? En past wat we nu doen?",
    "Ik word vaak wakker om vier uur. Na een dag met veel mensen moet ik een dag bijkomen.",
    "Wandelen na de lunch, elke avond de werkdag sluiten, gesprekken om de twee weken.",
)


def show_all(guide: Eyes, own: Eyes, dossier_id: UUID, made: Callable[[], UUID]) -> UUID:
    """A report that went out a week ago, a letter that is carried, and a newer report that waits."""
    then = timedelta(days=7)
    early, earlier = replace(guide, at=guide.at - then), replace(own, at=own.at - then)
    days = (early.today - timedelta(weeks=8), early.today)
    with looking(early):
        first = releases.propose(early, dossier_id, *days, SENTENCES, *TO, client_id=made())
        letter = releases.write(early, dossier_id, LETTER, client_id=made())
    with looking(earlier):
        releases.release(earlier, dossier_id, first)
        releases.release(earlier, dossier_id, letter)
    with looking(guide):
        releases.propose(guide, dossier_id, days[0], guide.today, SENTENCES[1:], *TO, client_id=made())
    return first
