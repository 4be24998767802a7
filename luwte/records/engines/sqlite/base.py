"""The sqlite3 connection: each statement passes the guard first."""

from typing import Any

from django.db.backends.sqlite3 import base

from luwte.records.eyes.guard import refuse_unsigned_write


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose every statement passes the guard."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(refuse_unsigned_write)
