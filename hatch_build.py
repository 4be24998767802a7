"""Builds the machine-read catalogues, so that a wheel and an editable install speak English too; no gettext needed."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before every build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles each django.po beside itself."""
        for file in Path(self.root).glob("luwte/locale/*/LC_MESSAGES/django.po"):
            with file.open("rb") as words, file.with_suffix(".mo").open("wb") as body:
                write_mo(body, read_po(words, locale=file.parts[-3]))
