"""`luwte cadence`: the rhythm of sessions from a day on, around holidays and other days that fall away."""

import json
from datetime import date
from typing import Annotated, Any

import typer
from rich.console import Console

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Proposed coaching sessions",
    "type": "object",
    "required": ["outcome", "sessions"],
    "properties": {
        "outcome": {"enum": ["proposed", "refused"]},
        "why": {"type": "string"},
        "sessions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["number", "day", "wished", "passed"],
                "properties": {
                    "number": {"type": "integer", "minimum": 1},
                    "day": {"type": "string", "format": "date"},
                    "wished": {"type": "string", "format": "date"},
                    "passed": {
                        "description": "Days that fell away, each with the reason.",
                        "type": "array",
                        "items": {"type": "object", "required": ["day", "why"]},
                    },
                },
            },
        },
    },
}
MOST = 60
YEARS = 6
WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


def cadence(
    start: Annotated[str, typer.Option("--start", help="De eerste dag (JJJJ-MM-DD).")] = "",
    country: Annotated[str, typer.Option("--country", help="NL of BE: hun feestdagen vallen weg.")] = "NL",
    region: Annotated[str, typer.Option("--region", help="BE: Flemish, French of German.")] = "",
    sessions: Annotated[int, typer.Option("--sessions", help="Hoeveel gesprekken.", min=1, max=MOST)] = 10,
    weekday: Annotated[str, typer.Option("--weekday", help="De liefste dag: ma di wo do vr za zo.")] = "",
    skip: Annotated[list[str] | None, typer.Option("--skip", help="Een dag die wegvalt; mag vaker.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema.")] = False,
) -> None:
    """Propose the days of a trajectory's sessions. Exit 1: refused, with the reason."""
    if schema:
        print(json.dumps(SCHEMA, ensure_ascii=False, indent=2))
        return
    told = _told(
        _day(start, "--start"), country, region, sessions, weekday, [_day(one, "--skip") for one in skip or ()]
    )
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _say(told)
    raise typer.Exit(1 if told["outcome"] == "refused" else 0)


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter("Schrijf de dag als 2027-01-14.", param_hint=option) from None


def _told(start: date, country: str, region: str, sessions: int, weekday: str, skip: list[date]) -> dict[str, Any]:
    from luwte.library.holidays import public
    from luwte.rules.cadence import NoRoom, propose, scheme

    try:
        fallen = public(country, range(start.year, start.year + YEARS), region) | dict.fromkeys(skip, "--skip")
        found = propose(start, scheme(sessions), fallen, _agreed(weekday))
    except (NoRoom, OverflowError, ValueError) as fault:
        return {"outcome": "refused", "why": str(fault), "sessions": []}
    return {
        "outcome": "proposed",
        "sessions": [
            {
                "number": one.number,
                "day": one.day.isoformat(),
                "wished": one.wished.isoformat(),
                "passed": [{"day": day.isoformat(), "why": why} for day, why in one.passed],
            }
            for one in found
        ],
    }


def _agreed(weekday: str) -> Any:
    from luwte.rules.cadence import WORKING_DAYS, Agreed

    if not weekday:
        return Agreed()
    if weekday not in WEEKDAYS:
        raise typer.BadParameter(f"Kies uit {' '.join(WEEKDAYS)}.", param_hint="--weekday")
    liked = WEEKDAYS.index(weekday)
    return Agreed(WORKING_DAYS | {liked}, liked)


def _say(told: dict[str, Any]) -> None:
    out = Console()
    if "why" in told:
        out.print(told["why"])
    for one in told["sessions"]:
        passed = "; ".join(f"niet {gone['day']}: {gone['why']}" for gone in one["passed"])
        out.print(f"{one['number']:>2}  {one['day']}  {passed}")
