"""Where the content stands: beside the code in a checkout, inside the package when installed."""

from pathlib import Path

PACKED = Path(__file__).parent / "_content"


def content_root() -> Path:
    """The folder that holds text/, country/ and instruments/."""
    return PACKED if PACKED.is_dir() else Path(__file__).parents[2] / "content"
