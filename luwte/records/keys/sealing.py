"""Sealing: AES-256-GCM over one JSON value per row; the additional data binds dossier, table and row."""

import json
import os
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
FORM = b"\x01"  # the first byte of each sealed value, so that a later form can be told apart


class Unreadable(Exception):
    """A sealed value that cannot be opened: its key is destroyed, or the row was moved or changed."""


def new_key() -> bytes:
    """A fresh data key of 32 bytes."""
    return AESGCM.generate_key(bit_length=256)


def seal(key: bytes, binding: bytes, value: Any) -> bytes:
    """`value` (anything JSON) sealed under `key`, bound to `binding`."""
    return seal_bytes(key, binding, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


def unseal(key: bytes, binding: bytes, sealed: bytes) -> Any:
    """The value that `seal` took, or Unreadable."""
    return json.loads(unseal_bytes(key, binding, sealed))


def seal_bytes(key: bytes, binding: bytes, clear: bytes) -> bytes:
    """Bytes as they are, sealed under `key`, bound to `binding`."""
    nonce = os.urandom(NONCE_BYTES)
    return FORM + nonce + AESGCM(key).encrypt(nonce, clear, binding)


def unseal_bytes(key: bytes, binding: bytes, sealed: bytes) -> bytes:
    """The bytes that `seal_bytes` took, or Unreadable."""
    body = bytes(sealed)
    if body[:1] != FORM:
        raise Unreadable("unknown form")
    try:
        return AESGCM(key).decrypt(body[1 : 1 + NONCE_BYTES], body[1 + NONCE_BYTES :], binding)
    except InvalidTag as error:
        raise Unreadable("wrong key, or not the row it was sealed for") from error


def binding(dossier_id: UUID, table: str, row_id: UUID) -> bytes:
    """The additional data of a row."""
    return f"{dossier_id}|{table}|{row_id}".encode()


def wrap(master: bytes, dossier_id: UUID, key: bytes) -> bytes:
    """A data key wrapped by the master key, bound to its dossier."""
    nonce = os.urandom(NONCE_BYTES)
    return FORM + nonce + AESGCM(master).encrypt(nonce, key, dossier_id.bytes)


def unwrapped(master: bytes, wrapped: dict[UUID, bytes]) -> dict[UUID, bytes]:
    """The data keys by dossier, or Unreadable when the master key is not the one that wrapped them."""
    opener = AESGCM(master)
    try:
        return {one: _unwrap(opener, one, bytes(body)) for one, body in wrapped.items()}
    except InvalidTag as error:
        raise Unreadable("the master key does not fit this key store") from error


def _unwrap(opener: AESGCM, dossier_id: UUID, body: bytes) -> bytes:
    return opener.decrypt(body[1 : 1 + NONCE_BYTES], body[1 + NONCE_BYTES :], dossier_id.bytes)
