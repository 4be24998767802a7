"""Sets the environment of a test run before Django reads its settings."""

import atexit
import base64
import os
import shutil
import tempfile

HOME = tempfile.mkdtemp(prefix="luwte-test-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
# Whoever starts first makes the place where the run lays what its workers share: `make test`, or pytest itself.
if "LUWTE_TEST_ONCE" not in os.environ:
    os.environ["LUWTE_TEST_ONCE"] = tempfile.mkdtemp(prefix="luwte-once-")
    atexit.register(shutil.rmtree, os.environ["LUWTE_TEST_ONCE"], ignore_errors=True)
KEY = base64.b64encode(b"k" * 32).decode()
os.environ.update(
    LUWTE_HOME=HOME,
    LUWTE_SECRET_KEY="only for tests",
    LUWTE_MASTER_KEY=KEY,
    LUWTE_AUDIT_KEY=KEY,
    LUWTE_KEYS_URL=f"sqlite:///{HOME}/keys.sqlite3",
    LUWTE_CACHE_URL=f"sqlite:///{HOME}/cache.sqlite3",
    LUWTE_HOSTS="127.0.0.1,localhost,testserver",
    LUWTE_SYNCHRONOUS="OFF",
    LUWTE_CONN_MAX_AGE="100000",
    DJANGO_ALLOW_ASYNC_UNSAFE="1",
)
os.environ.setdefault("DATABASE_URL", f"sqlite:///{HOME}/luwte.sqlite3")
