"""The guard: a statement that writes to a table of `records` is refused unless an action has signed for it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

_signed: ContextVar[bool] = ContextVar("signed", default=False)
_VERB = r"(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?|COPY|MERGE\s+INTO)"
# The target alone counts: SQLite alters a table by copying it into new__<table>, and that is no write to the table.
_TARGET = re.compile(rf"\s*(?:WITH\b.*?)?{_VERB}\s+(?:ONLY\s+)?\"?(records_\w+)", re.IGNORECASE | re.DOTALL)


class UnsignedWrite(RuntimeError):
    """Something tried to write to `records` outside an action."""


@contextmanager
def signed() -> Iterator[None]:
    """Lets statements through; only `actions.writing` and migrations may hold this pen."""
    token = _signed.set(True)
    try:
        yield
    finally:
        _signed.reset(token)


def refuse_unsigned_write(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Django's execute wrapper that keeps the wall."""
    if not _signed.get() and isinstance(sql, str) and (target := _TARGET.match(sql)):
        raise UnsignedWrite(f"A write to {target[1]} outside an action.")
    return execute(sql, params, many, context)
