"""A paper (a value of words) as a tagged PDF, with fonts from the wheel alone, so that each machine sets it alike."""

import json
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any


def pdf(paper: dict[str, Any], code: bytes = b"", words: str = "") -> bytes:
    """The paper as PDF/UA-1; `code` is a payment code as SVG, `words` says what it is. Same value, same bytes.

    A name in a script that the wheel's fonts lack is no reason to give none: then tagged, by the machine's fonts.
    """
    import typst

    data = {**paper, "code": {"words": words} if code else None}
    files = {"main": _sheet(), "data.json": json.dumps(data, ensure_ascii=False).encode()}
    if code:
        files["code.svg"] = code
    made = int(datetime.fromisoformat(paper["date"]).replace(tzinfo=UTC).timestamp())
    given: Any = files  # the stub does not know that a dictionary of files is taken
    try:
        return bytes(typst.compile(given, ignore_system_fonts=True, timestamp=made, pdf_standards="ua-1"))
    except typst.TypstError:
        return bytes(typst.compile(given, timestamp=made))


@cache
def _sheet() -> bytes:
    return resources.files("luwte.exchange.pdf").joinpath("paper.typ").read_bytes()
