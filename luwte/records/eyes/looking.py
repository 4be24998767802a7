"""The window around each request and job. On PostgreSQL it tells the database whose eyes look; SQLite needs nothing."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connection, transaction

from luwte.library.country import within
from luwte.records.eyes.values import Eyes

_looking: ContextVar[Eyes | None] = ContextVar("looking", default=None)
_memory: ContextVar[defaultdict[str, dict[Any, Any]] | None] = ContextVar("memory", default=None)


class NobodyLooks(RuntimeError):
    """A query was put outside a window."""


@contextmanager
def looking(eyes: Eyes) -> Iterator[Eyes]:
    """Everything inside is seen by `eyes`, in the words of their country. A window within a window narrows."""
    before = _looking.get()
    token = _looking.set(eyes)
    memory = _memory.set(defaultdict(dict) if before is None else _memory.get())
    try:
        with within(eyes.country):
            if connection.vendor != "postgresql":
                yield eyes
                return
            with transaction.atomic():
                _tell(eyes)
                yield eyes
                # A window that is rolled back also takes back what it told.
                if before is not None and not connection.needs_rollback:
                    _tell(before)
    finally:
        _memory.reset(memory)
        _looking.reset(token)


def now_looking() -> Eyes:
    """The eyes of the innermost window."""
    if (eyes := _looking.get()) is None:
        raise NobodyLooks("No eyes look here: open a window with looking(eyes) first.")
    return eyes


def remembered(what: str) -> dict[Any, Any]:
    """What was put here under this name since the outermost window opened; outside a window nothing stays."""
    memory = _memory.get()
    return {} if memory is None else memory[what]


def _tell(eyes: Eyes) -> None:
    told = {
        "luwte.role": eyes.role.value,
        "luwte.person": str(eyes.person_id or ""),
        "luwte.practice": str(eyes.practice_id or ""),
        "luwte.dossier": str(eyes.dossier_id or ""),
        "luwte.today": eyes.today.isoformat(),
        "luwte.token": eyes.token,
    }
    calls = ", ".join("set_config(%s, %s, true)" for _ in told)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {calls}", [part for pair in told.items() for part in pair])
