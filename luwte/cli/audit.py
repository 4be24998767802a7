"""`luwte audit`: is the log whole?"""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console

from luwte.cli.house import wake

app = typer.Typer(no_args_is_help=True, help="Het logboek.")
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "chain": {"type": "string"},
            "chain_id": {"type": "string"},
            "seq": {"type": "integer"},
            "what": {"enum": ["changed", "missing", "inserted", "cut off", "head changed", "no head", "head set back"]},
        },
    },
}


@app.callback()
def logbook() -> None:
    """Het logboek."""


@app.command()
def verify(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema.")] = False,
) -> None:
    """Find a changed, removed, inserted or cut-off row. Exit 0: whole; 1: not."""
    if schema:
        print(json.dumps(SCHEMA))
        return
    wake()
    from django.utils import timezone

    from luwte.records.audit.queries import breaks
    from luwte.records.eyes import looking, operator

    with looking(operator(timezone.now(), access_point="cli.audit")) as eyes:
        found = list(breaks(eyes))
    if as_json:
        print(json.dumps([asdict(one) for one in found]))
    else:
        for one in found:
            Console().print(f"{one.chain} {one.chain_id} bij {one.seq}: {one.what}")
        Console().print("Het logboek is heel." if not found else f"{len(found)} plekken zijn niet heel.")
    raise typer.Exit(1 if found else 0)
