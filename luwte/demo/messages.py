"""A few messages in the demo: to and fro with one coachee, one that the coach did not open yet with another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from luwte.actions import messages
from luwte.records.eyes import Eyes, looking

COACHEE, COACH = True, False
# Who writes, how many hours ago, and what; the last line of a coachee stays unread.
TALKS = {
    "Anna Visser": (
        (COACHEE, 75, "Het lukte om woensdag op tijd te stoppen. Daarna heb ik een uur in de tuin gezeten."),
        (COACH, 52, "Wat goed dat je stopte voordat het op was. Neem je dat mee naar ons gesprek?"),
    ),
    "Bram Claes": (
        (COACH, 98, "Welkom, Bram. Je hoeft hier niets te schrijven. Het mag wel."),
        (COACHEE, 20, "Vrijdag om tien uur is voor mij te vroeg. Kan het na de middag?"),
    ),
}


def begin(own: Eyes, guide: Eyes, dossier_id: UUID, name: str, made: Callable[[], UUID]) -> None:
    """What these two wrote, each on its own day; each opened what came before their own."""
    for by_coachee, hours, text in TALKS.get(name, ()):
        by = replace(own if by_coachee else guide, at=own.at - timedelta(hours=hours))
        with looking(by):
            messages.read(by, dossier_id, guide.me)
            messages.send(by, dossier_id, guide.me, text, client_id=made())
