"""Texts of the demo practice: one adapted and read, one that waits for a reviewer."""

from collections.abc import Callable
from uuid import UUID

from luwte.actions import adaptations
from luwte.library import originals
from luwte.records.adaptations.queries import Named
from luwte.records.eyes import Eyes, looking

READ = ("module", "rust-die-helpt", "nl")
WAITS = ("exercise", "stukje-lopen", "nl")
OURS = "In de praktijk is op donderdag het stiltekamertje vrij. Loop gerust even binnen.\n\n"
BEFORE = "## Om mee te nemen\n"


def adapt(manager: Eyes, coach: Eyes, made: Callable[[], UUID]) -> None:
    """The manager writes two texts; a coach publishes one of them."""
    row_id, revision = _write(manager, READ, lambda text: text.replace(BEFORE, f"### Bij ons\n{OURS}{BEFORE}"), made)
    with looking(coach):
        adaptations.publish(coach, row_id, base_revision=revision)
    _write(manager, WAITS, lambda text: text.replace('title: "', 'title: "Met ons mee: ', 1), made)


def _write(manager: Eyes, name: Named, change: Callable[[str], str], made: Callable[[], UUID]) -> tuple[UUID, int]:
    found = originals.original(*name)
    text = change(found.text if found else "")
    with looking(manager):
        row_id = adaptations.start(manager, name, client_id=made())
        saved = adaptations.save(manager, row_id, text, base_revision=1, client_id=made())
        adaptations.offer(manager, row_id, base_revision=saved.revision)
    return row_id, saved.revision + 1
