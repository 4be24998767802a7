"""Which table lives in which store: keys apart, the cache apart, the rest together."""

from typing import Any

from django.db.models import Model

KEYS_MODELS = {"dossierkey"}


class Stores:
    """Django's database router over three stores: default, keys, cache."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        """The alias of the store that holds `model`."""
        return _store(model._meta.app_label, model._meta.model_name)

    db_for_write = db_for_read

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        """Relations stay within a store."""
        # The instance's own `_meta`: `request.user` is a lazy object, whose type is no model.
        return _of(one) == _of(other)

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool:
        """A migration step runs in the store of its model; steps without a model run in the store of the dossiers."""
        return db == (hints.get("store") or _store(app_label, model_name))


def _of(one: Model) -> str | None:
    return _store(one._meta.app_label, one._meta.model_name)


def _store(app_label: str, model_name: str | None) -> str:
    if app_label == "django_cache":
        return "cache"
    if app_label == "records" and model_name in KEYS_MODELS:
        return "keys"
    return "default"
