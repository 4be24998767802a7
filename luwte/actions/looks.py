"""Looks of someone else into a dossier or over a list: logged before the answer goes out."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from luwte.actions.writing import entry, writing
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes, Role


def into(by: Eyes, dossier: Dossier, what: str) -> None:
    """One row for a look into a dossier; the coachee's own reading is not logged."""
    if by.role is Role.COACHEE:
        return
    with writing(by, None, dossier=dossier) as pen:
        pen.log(f"look.{what}", "R", "dossier", dossier.id)


def over(by: Eyes, what: str, dossier_ids: Iterable[UUID]) -> None:
    """One row for a list, with the ids that it showed, on the practice's chain."""
    with writing(by, None) as pen:
        shown = tuple(str(one) for one in dossier_ids)
        pen.entries.append(replace(entry(by, f"look.{what}", "R", "list"), query=shown))


def refused(by: Eyes, what: str) -> None:
    """An act or look that was denied, in a transaction of its own."""
    if by.role is Role.NOBODY:
        return
    with writing(by, None) as pen:
        pen.entries.append(replace(entry(by, f"refused.{what}", "E"), outcome=4))
