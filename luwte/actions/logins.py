"""Logging in with a mailed link or its code: fifteen minutes, once, the same answer whoever asks."""

import hmac
from datetime import timedelta
from uuid import UUID, uuid4

from django.db.models import F

from luwte.actions import tokens
from luwte.actions.writing import writing
from luwte.records.eyes import Eyes
from luwte.records.people import queries
from luwte.records.people.models import LoginToken, Person

VALID = timedelta(minutes=15)
TRIES_MOST = 5


def ask_link(by: Eyes, email: str, next_path: str = "") -> UUID:
    """Sends a link and a code to this address if someone has it; gives an id that the code belongs to."""
    token_id = uuid4()
    if (person := queries.by_email(by, email)) is None:
        return token_id
    with writing(by, None) as pen:
        LoginToken.objects.create(
            id=token_id,
            person=person,
            link_hash=tokens.hashed(tokens.link("login", token_id)),
            code_hash=tokens.hashed(tokens.code("login", token_id)),
            next_path=next_path[:200],
            made_at=by.at,
            expires_at=by.at + VALID,
        )
        pen.ask("mail.login", token=str(token_id))
        pen.log("logins.ask_link", "C", "person", person.id)
    return token_id


def spend_link(by: Eyes, token: str) -> LoginToken | None:
    """Uses a link; None when it is unknown, used or too old."""
    with writing(by, None) as pen:
        return _spend(pen_by=by, pen=pen, row=queries.login_token(by, tokens.hashed(token)))


def spend_code(by: Eyes, token_id: UUID, code: str) -> LoginToken | None:
    """Uses the code that belongs to `token_id`; after five wrong tries it is worth nothing."""
    with writing(by, None) as pen:
        row = queries.login_token(by, tokens.hashed(tokens.link("login", token_id)))
        # Counted before it is looked at, in the database: tries at the same time are each one.
        left = LoginToken.objects.filter(id=row.id, tries__lt=TRIES_MOST) if row else LoginToken.objects.none()
        if row is None or not left.update(tries=F("tries") + 1):
            return None
        if not hmac.compare_digest(row.code_hash, tokens.hashed("".join(filter(str.isdigit, code)))):
            return None
        return _spend(pen_by=by, pen=pen, row=row)


def _spend(pen_by: Eyes, pen: object, row: LoginToken | None) -> LoginToken | None:
    if row is None or row.used_at is not None or row.expires_at <= pen_by.at or not row.person.is_active:
        return None
    # Two taps at once: only the one that finds it unused may spend it.
    if not LoginToken.objects.filter(id=row.id, used_at=None).update(used_at=pen_by.at):
        return None
    pen.log("logins.spend", "E", "person", row.person_id)  # type: ignore[attr-defined]
    return row


def person_of(row: LoginToken) -> Person:
    """Who the spent token belongs to."""
    return row.person
