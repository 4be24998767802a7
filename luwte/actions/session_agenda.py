"""Putting something on the agenda of the next talk with one tap, and taking it off; no mail, no alarm."""

from uuid import UUID

from luwte.actions.coaching_sessions import row_of
from luwte.actions.dossiers import NotThere, change, there
from luwte.actions.writing import writing
from luwte.records import keys
from luwte.records.eyes import Eyes
from luwte.records.sessions.queries import next_talk
from luwte.rules.access import Act
from luwte.rules.coaching_sessions import Topic


def bring_up(by: Eyes, dossier_id: UUID, topic: Topic) -> UUID:
    """The coachee puts it on the agenda of the next planned talk; gives which. NotThere when none is planned."""
    return _with(by, dossier_id, topic, on=True)


def leave(by: Eyes, dossier_id: UUID, topic: Topic) -> UUID:
    """It is off the agenda of the next talk."""
    return _with(by, dossier_id, topic, on=False)


def _with(by: Eyes, dossier_id: UUID, topic: Topic, *, on: bool) -> UUID:
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if (talk := next_talk(by, dossier.id)) is None:
            raise NotThere
        row, ring = row_of(dossier, talk.id), keys.ring([dossier.id])
        value = ring.open(row)
        left = [one for one in value.get("topics", []) if one != topic.value]
        topics = [*left, topic.value] if on else left
        if topics != value.get("topics", []):
            change(by, row, ring, {**value, "topics": topics})
            pen.log("sessions.agenda", "U", "coaching_session", row.id)
    return talk.id
