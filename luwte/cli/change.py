"""`luwte change`: whether a difference is larger than measurement noise, for any two totals; no database."""

import json
from typing import Annotated, Any

import typer

SCHEMA = {
    "type": "object",
    "required": ["accepted"],
    "properties": {
        "accepted": {"type": "boolean"},
        "refused": {"type": "string"},
        "method": {"const": "Jacobson & Truax 1991"},
        "difference": {"type": "number"},
        "index": {"type": "number"},
        "limit": {"const": 1.96},
        "band": {"type": "number", "description": "a difference up to this may be measurement noise"},
        "larger_than_noise": {"type": "boolean"},
        "assumed": {
            "type": "object",
            "properties": {"sd": {"type": "number"}, "reliability": {"type": "number"}},
        },
    },
}


def change(
    before: Annotated[str | None, typer.Option("--before", help="Het totaal van toen.")] = None,
    after: Annotated[str | None, typer.Option("--after", help="Het totaal van nu.")] = None,
    sd: Annotated[str | None, typer.Option("--sd", help="De standaarddeviatie die je aanneemt.")] = None,
    reliability: Annotated[str | None, typer.Option("--reliability", help="De betrouwbaarheid, 0 tot 1.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the outcome.")] = False,
) -> None:
    """Compare two totals by Jacobson and Truax (1991). Exit 0: computed; 1: refused, with the reason; 2: usage."""
    if schema:
        print(json.dumps(SCHEMA, indent=2))
        return
    named = {"--before": before, "--after": after, "--sd": sd, "--reliability": reliability}
    for name, value in named.items():
        if value is None:
            raise typer.BadParameter("Dit getal ontbreekt.", param_hint=name)
    told = _told([str(value) for value in named.values()])
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _say(told)
    raise typer.Exit(0 if told["accepted"] else 1)


def _told(words: list[str]) -> dict[str, Any]:
    from luwte.rules.change import LIMIT, Refused, Why
    from luwte.rules.change import change as changed

    try:
        found = changed(*(float(word.replace(",", ".")) for word in words))
    except Refused as fault:
        return {"accepted": False, "refused": fault.why.value}
    except ValueError:
        return {"accepted": False, "refused": Why.NOT_A_NUMBER.value}
    return {
        "accepted": True,
        "method": "Jacobson & Truax 1991",
        "difference": round(found.difference, 6),
        "index": round(found.index, 4),
        "limit": LIMIT,
        "band": round(found.band, 4),
        "larger_than_noise": found.larger,
        "assumed": {"sd": found.sd, "reliability": found.reliability},
    }


def _say(told: dict[str, Any]) -> None:
    from rich.console import Console

    out = Console()
    if not told["accepted"]:
        out.print(f"Geweigerd. {told['refused']}", markup=False)
        return
    more = "meer dan" if told["larger_than_noise"] else "niet meer dan"
    out.print(f"Verschil: {told['difference']:g}. Dat is {more} de meetruis ({told['band']:.2f}).")
    assumed = told["assumed"]
    out.print(f"Aangenomen: standaarddeviatie {assumed['sd']:g}, betrouwbaarheid {assumed['reliability']:g}.")
    out.print("Methode: Jacobson & Truax 1991. Het zegt niet wat het verschil betekent.")
