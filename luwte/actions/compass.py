"""Writing the compass, setting own signals, noting that it was looked at, and one word on how the week goes."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from luwte.actions import standing
from luwte.actions.dossiers import NotThere, born, receive, replayed, there
from luwte.actions.kept import Taken
from luwte.actions.writing import Pen, writing
from luwte.records.compass.models import CompassPart
from luwte.records.compass.queries import BEACONS, HOW, LOOKED, compass
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.rules.access import Act
from luwte.rules.compass import Beacon, Part, Wrong, wrong_beacon, wrong_words
from luwte.rules.reintegration.reviews import monday
from luwte.rules.trusted import How


class NotTaken(Exception):
    """It breaks a rule; `why` says which."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(why)
        self.why = why


def write(
    by: Eyes,
    dossier_id: UUID,
    part: Part,
    words: str,
    *,
    client_id: UUID,
    base_revision: int,
    draft: bool = False,
) -> Taken:
    """Keeps the words of a part; a `draft` came by itself and is not logged."""
    dossier = there(by, dossier_id)
    if why := wrong_words(words):
        raise NotTaken(why)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return Taken(receipt.revision)
        row, stale = _put(pen, dossier, part.value, words.strip(), base_revision)
        receive(pen, client_id, "compass_part", row)
        if not draft:
            pen.log("compass.write", "U", "compass_part", row.id)
    return Taken(row.revision, stale)


def undo(by: Eyes, dossier_id: UUID, part: Part) -> None:
    """What stood in a part before the last change, or nothing when there was nothing."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        if (row := _row(dossier, part.value)) is None:
            raise NotThere
        row_id = row.id
        pen.log("compass.undo", "U" if standing.take_back(by, row) else "D", "compass_part", row_id)


def add_beacon(by: Eyes, dossier_id: UUID, one: Beacon, *, client_id: UUID) -> None:
    """One more signal of one's own; the same twice is one."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        held = compass(by, dossier.id).beacons
        if why := wrong_beacon(one, len(held)):
            raise NotTaken(why)
        if not replayed(by, dossier, client_id):
            row = _beacons(pen, dossier, [*held, one] if one not in held else held)
            receive(pen, client_id, "compass_part", row)


def remove_beacon(by: Eyes, dossier_id: UUID, place: int, revision: int) -> Beacon:
    """Takes a signal away; gives it, so that it can be offered back. NotThere when the page was behind."""
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        found = compass(by, dossier.id)
        if found.beacons_revision != revision or not 0 <= place < len(found.beacons):
            raise NotThere
        _beacons(pen, dossier, [one for n, one in enumerate(found.beacons) if n != place])
    return found.beacons[place]


def look(by: Eyes, dossier_id: UUID) -> None:
    """It was looked at today, and still holds."""
    _note(by, dossier_id, LOOKED, by.today.isoformat(), "compass.look")


def tell_how(by: Eyes, dossier_id: UUID, how: How | None) -> None:
    """One word on how this week goes, for whom it was chosen; None takes it away."""
    if how is None:
        dossier = there(by, dossier_id)
        with writing(by, Act.FILL_IN, dossier=dossier) as pen:
            if row := _row(dossier, HOW):
                pen.log("compass.tell_how", "D", "compass_part", row.id)
                row.delete()
        return
    week = monday(by.today).isoformat()
    _note(by, dossier_id, HOW, {"how": how.value, "week": week}, "compass.tell_how")


def _note(by: Eyes, dossier_id: UUID, part: str, value: Any, event: str) -> None:
    dossier = there(by, dossier_id)
    with writing(by, Act.FILL_IN, dossier=dossier) as pen:
        row, _stale = _put(pen, dossier, part, value)
        pen.log(event, "U", "compass_part", row.id)


def _beacons(pen: Pen, dossier: Dossier, beacons: Sequence[Beacon]) -> CompassPart:
    row, _stale = _put(pen, dossier, BEACONS, [one.to_json() for one in beacons])
    pen.log("compass.beacons", "U", "compass_part", row.id)
    return row


def _put(
    pen: Pen, dossier: Dossier, part: str, value: Any, base_revision: int | None = None
) -> tuple[CompassPart, bool]:
    """The row with `value`; without a base the newest page wins."""
    if (row := _row(dossier, part)) is None:
        row = CompassPart(**born(pen.by, dossier), part=part)
        standing.begin(row, value)
        return row, False
    base = row.revision if base_revision is None else base_revision
    return row, standing.put(pen.by, row, value, base)


def _row(dossier: Dossier, part: str) -> CompassPart | None:
    return CompassPart.objects.filter(dossier=dossier, part=part).first()
