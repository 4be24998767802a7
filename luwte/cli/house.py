"""Waking Django for a command, and the secrets of a practice that has none yet."""

import base64
import os
import secrets
from pathlib import Path

import typer

NAMES = ("LUWTE_SECRET_KEY", "LUWTE_MASTER_KEY", "LUWTE_AUDIT_KEY")


def wake() -> None:
    """Sets Django up; heavy, so only what needs it calls it. Without the keys of a practice: one line, exit 1."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as fault:
        typer.echo(f"Luwte kan zo niet beginnen. {fault}", err=True)
        raise typer.Exit(1) from None


def speak() -> None:
    """Enough of Django to say things in Dutch, where no practice is needed: no keys, no store."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=False, USE_TZ=True, TIME_ZONE="Europe/Amsterdam")


def make_secrets(home: Path) -> None:
    """Writes fresh keys under `home`/secrets, readable by the owner alone; existing ones stay."""
    place = home / "secrets"
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in NAMES:
        file = place / name.lower()
        if not file.exists() and name not in os.environ:
            file.touch(mode=0o600)
            file.write_text(base64.b64encode(secrets.token_bytes(32)).decode(), encoding="utf-8")
