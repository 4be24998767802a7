"""Where keys come from: the environment, a file it names, or a systemd credential; never the settings file."""

import base64
import binascii
import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


class SecretMissing(ImproperlyConfigured):
    """A key that the house needs is not there; the message names the three places to put it."""


def secret(name: str) -> str:
    """The text of secret `name` (for example LUWTE_MASTER_KEY), stripped of surrounding blanks."""
    if value := os.environ.get(name):
        return value.strip()
    for place in _files(name):
        if place.is_file():
            return place.read_text(encoding="utf-8").strip()
    raise SecretMissing(f"{name} is not set: give it in the environment, in {name}_FILE or as a credential.")


def key_of_32_bytes(name: str) -> bytes:
    """Secret `name` as 32 bytes, written in base64 (as `luwte secrets` prints it)."""
    try:
        key = base64.b64decode(secret(name), validate=True)
    except binascii.Error as error:
        raise SecretMissing(f"{name} is not base64.") from error
    if len(key) != 32:
        raise SecretMissing(f"{name} holds {len(key)} bytes and needs 32.")
    return key


def _files(name: str) -> list[Path]:
    named = os.environ.get(f"{name}_FILE")
    credentials = os.environ.get("CREDENTIALS_DIRECTORY")
    home = os.environ.get("LUWTE_HOME")
    places = [Path(named)] if named else []
    places += [Path(credentials) / name.lower()] if credentials else []
    return places + ([Path(home) / "secrets" / name.lower()] if home else [])
