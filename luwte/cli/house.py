"""Waking Django for a command, and the secrets of a practice that has none yet."""

import base64
import os
import secrets
from pathlib import Path

NAMES = ("LUWTE_SECRET_KEY", "LUWTE_MASTER_KEY", "LUWTE_AUDIT_KEY")


def wake() -> None:
    """Sets Django up; heavy, so only commands that need it call it."""
    import django

    django.setup()


def make_secrets(home: Path) -> None:
    """Writes fresh keys under `home`/secrets, readable by the owner alone; existing ones stay."""
    place = home / "secrets"
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in NAMES:
        file = place / name.lower()
        if not file.exists() and name not in os.environ:
            file.touch(mode=0o600)
            file.write_text(base64.b64encode(secrets.token_bytes(32)).decode(), encoding="utf-8")
