"""Files that others made: at LUWTE_DATA, or beside the checkout; without them the tests that need them are skipped."""

import os
from pathlib import Path

import pytest

DATA = next(
    (
        place
        for place in (
            Path(os.environ.get("LUWTE_DATA") or "/nowhere"),
            *(one / "shared" / "data" for one in Path(__file__).parents),
        )
        if place.is_dir()
    ),
    None,
)
needs_data = pytest.mark.skipif(DATA is None, reason="the files of others are not here")


def files(folder: str) -> list[Path]:
    """The JSON files of a folder of FHIR files, as parameters of a test."""
    return sorted((DATA / "fhir" / folder).glob("*.json")) if DATA else []
