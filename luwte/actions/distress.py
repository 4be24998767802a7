"""Someone in distress: a dated record of what the coach did; telling without consent stands apart in the log."""

from dataclasses import asdict, replace
from uuid import UUID

from luwte.actions.dossiers import born, insert, receive, replayed, there
from luwte.actions.writing import entry, writing
from luwte.records import keys
from luwte.records.distress.models import DistressRecord
from luwte.records.eyes import Eyes
from luwte.rules.access import Act
from luwte.rules.distress import Basis, Record, Wrong, wrongs


class NotTaken(Exception):
    """The record is not whole; `why` says what is missing."""

    def __init__(self, why: tuple[Wrong, ...]) -> None:
        super().__init__(", ".join(why))
        self.why = why


def record(by: Eyes, dossier_id: UUID, said: Record, *, client_id: UUID) -> None:
    """Keeps what was done, with its date. The log gets ids and the purpose; the words stay sealed in the record."""
    if why := wrongs(said, by.today):
        raise NotTaken(why)
    dossier = there(by, dossier_id)
    with writing(by, Act.GUIDE, dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        row = DistressRecord(**born(by, dossier), recorded_by=by.me)
        insert(row, keys.ring([dossier.id]), {**asdict(said), "on": said.on.isoformat()})
        receive(pen, client_id, "distress_record", row)
        pen.log("distress.record", "C", "distress_record", row.id)
        if said.basis is Basis.VITAL:
            told = entry(by, "distress.told_without_consent", "E", "distress_record", row.id)
            pen.entries.append(replace(told, purpose="vital_interest"))
