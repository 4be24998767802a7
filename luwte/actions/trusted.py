"""Inviting someone who is trusted, changing what they see, removing them at once; their look and their kind note."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from luwte.actions import tokens
from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.writing import writing
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.dossiers.queries import guides
from luwte.records.eyes import Eyes
from luwte.records.offers import queries as offers
from luwte.records.orientations.queries import latest
from luwte.records.releases.queries import every
from luwte.records.trusted.models import Trusted, TrustedNote
from luwte.records.trusted.queries import Friend, by_link, friends, opened
from luwte.rules.access import Act
from luwte.rules.compass import Part
from luwte.rules.money import Payer
from luwte.rules.trusted import MOST, NAME_MOST, NOTES_MOST, Thought, Wrong, thoughts, wrong_note

LOOKS_MOST = 30


class NotTaken(Exception):
    """It breaks a rule; `why` says which."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(why)
        self.why = why


def second_thoughts(by: Eyes, dossier_id: UUID, email: str) -> tuple[Thought, ...]:
    """What asks for a second thought about this address: it is a guide's, or has to do with who pays."""
    mine = [one.person.email for one in guides(by, dossier_id)]
    papers = [one.payer for one in offers.every(by, dossier_id) if one.payer]
    payers = [one["email"] for one in papers if one.get("kind") == Payer.ORGANISATION]
    payers += [one.value["to"]["email"] for one in every(by, dossier_id) if one.value["to"]["email"]]
    if asked := latest(by, dossier_id):
        payers.append(asked.to_email)
    return thoughts(email, mine, payers)


def invite(
    by: Eyes, dossier_id: UUID, name: str, email: str, parts: Sequence[Part], *, how: bool, client_id: UUID
) -> UUID:
    """Someone may see exactly what was chosen, by a mailed link."""
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return receipt.row_id or client_id
        _check(by, dossier, name, email, parts, how=how)
        if len(friends(by, dossier.id)) >= MOST:
            raise NotTaken(Wrong.TOO_MANY)
        row = Trusted(**born(by, dossier))
        row.token_hash = tokens.hashed(link(row.id, 0))
        insert(row, keys.ring([dossier.id]), _value(dossier, name, email, parts, how=how))
        receive(pen, client_id, "trusted", row)
        pen.ask("mail.trusted", dossier=str(dossier.id), trusted=str(row.id))
        pen.log("trusted.invite", "C", "trusted", row.id)
    return row.id


def choose(by: Eyes, dossier_id: UUID, row_id: UUID, parts: Sequence[Part], *, how: bool) -> None:
    """Other parts; it holds from the next request."""
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        row = _row(dossier, row_id)
        if not parts and not how:
            raise NotTaken(Wrong.NOTHING_CHOSEN)
        ring = keys.ring([dossier.id])
        change(by, row, ring, {**ring.open(row), "parts": [one.value for one in parts], "how": how})
        pen.log("trusted.choose", "U", "trusted", row.id)


def renew(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """Another link by mail; the one before opens nothing any more."""
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        row = _row(dossier, row_id)
        row.turn += 1
        row.token_hash = tokens.hashed(link(row.id, row.turn))
        row.save(update_fields=["turn", "token_hash"])
        pen.ask("mail.trusted", dossier=str(dossier.id), trusted=str(row.id))
        pen.log("trusted.renew", "U", "trusted", row.id)


def remove(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """From the next request the link opens nothing; name and address are gone from here."""
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        row = _row(dossier, row_id)
        row.removed_at = by.at
        change(
            by,
            row,
            keys.ring([dossier.id]),
            {"name": "", "email": "", "parts": [], "how": False, "looks": [], "whose": ""},
        )
        pen.log("trusted.remove", "U", "trusted", row.id)


def look(by: Eyes) -> tuple[Trusted, Friend, str]:
    """Who holds the link looks; it stands in the coachee's log and on their page."""
    with writing(by, Act.ANSWER_LINK, dossier=_held(by).dossier) as pen:
        row = _held(by)
        ring = keys.ring([row.dossier_id])
        value = ring.open(row)
        change(by, row, ring, {**value, "looks": [*value["looks"], by.at.isoformat()][-LOOKS_MOST:]})
        pen.log("trusted.look", "R", "trusted", row.id)
    return row, *opened(row)


def send(by: Eyes, words: str) -> None:
    """A kind note to the coachee, and to nobody else."""
    if why := wrong_note(words):
        raise NotTaken(why)
    with writing(by, Act.ANSWER_LINK, dossier=_held(by).dossier) as pen:
        row = _held(by)
        ring = keys.ring([row.dossier_id])
        held = TrustedNote.objects.filter(dossier_id=row.dossier_id)
        if held.count() >= NOTES_MOST:
            raise NotTaken(Wrong.TOO_MANY)
        note = TrustedNote(**born(by, row.dossier))
        insert(note, ring, {"who": ring.open(row)["name"], "words": words.strip()})
        pen.log("trusted.send", "C", "trusted_note", note.id)


def drop(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """The coachee takes a note away."""
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        if not TrustedNote.objects.filter(dossier=dossier, id=row_id).delete()[0]:
            raise NotThere
        pen.log("trusted.drop", "D", "trusted_note", row_id)


def link(row_id: UUID, turn: int) -> str:
    """The secret part of the mailed link."""
    return tokens.link(f"trusted.{turn}", row_id)


def _held(by: Eyes) -> Trusted:
    """Who holds the link; asked again under the lock, for it may have ended meanwhile."""
    if (row := by_link(by)) is None:
        raise NotThere
    return row


def _check(by: Eyes, dossier: Dossier, name: str, email: str, parts: Sequence[Part], *, how: bool) -> None:
    found = {
        Wrong.NO_NAME: not name.strip(),
        Wrong.TOO_LONG: len(name) > NAME_MOST,
        Wrong.OWN: email.strip().lower() == Dossier.objects.get(id=dossier.id).person.email.lower(),
        Wrong.NOTHING_CHOSEN: not parts and not how,
    }
    if why := next((wrong for wrong, so in found.items() if so), None):
        raise NotTaken(why)


def _value(dossier: Dossier, name: str, email: str, parts: Sequence[Part], *, how: bool) -> dict[str, Any]:
    whose = Dossier.objects.get(id=dossier.id).person.name.split()[0]
    chosen = [one.value for one in parts]
    return {"name": name.strip(), "email": email, "parts": chosen, "how": how, "looks": [], "whose": whose}


def _row(dossier: Dossier, row_id: UUID) -> Trusted:
    if (row := Trusted.objects.filter(dossier=dossier, id=row_id, removed_at=None).first()) is None:
        raise NotThere
    return row
