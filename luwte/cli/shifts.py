"""`luwte shifts`: a lasting shift in the two columns of any file."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

SCHEMA = {
    "type": "object",
    "required": ["days", "outcome"],
    "properties": {
        "days": {"type": "integer"},
        "outcome": {"enum": ["shift", "no shift", "refused"]},
        "why": {"type": "string"},
        "direction": {"enum": ["higher", "lower"]},
        "since": {"type": "string", "format": "date"},
        "carried": {"type": "array", "items": {"type": "array"}},
        "ewma": {"type": "number"},
        "centre": {"type": "number"},
        "low": {"type": "number"},
        "high": {"type": "number"},
    },
}


def shifts(
    file: Annotated[Path, typer.Argument(help="Een CSV-bestand.", exists=False)] = Path(),
    day: Annotated[str, typer.Option("--date", help="De kolom met de dag.")] = "date",
    value: Annotated[str, typer.Option("--value", help="De kolom met het getal, 0-10.")] = "value",
    since: Annotated[str, typer.Option("--from", help="Reken vanaf deze dag (JJJJ-MM-DD).")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema.")] = False,
) -> None:
    """Look back for a lasting shift. Says nothing of tomorrow, nor of the cause. Exit 1: refused, with the reason."""
    if schema:
        print(json.dumps(SCHEMA))
        return
    told = _told(file, day, value, since)
    if as_json:
        print(json.dumps(told))
    else:
        Console().print("Dit kijkt terug. Het zegt niets over morgen en niets over de oorzaak.")
        for key, found in told.items():
            Console().print(f"{key}: {found}")
    raise typer.Exit(1 if told["outcome"] == "refused" else 0)


def _told(file: Path, day: str, value: str, since: str) -> dict[str, object]:
    from luwte.exchange.csv.reading import NotReadable
    from luwte.rules.shifts import NoShift, Refused, after, outcome, start

    try:
        series = _series(file, day, value)
        begun = date.fromisoformat(since) if since else date.min
        said = outcome(after(start(begun), series))
    except OSError:
        return {"days": 0, "outcome": "refused", "why": "Dit bestand is er niet, of mag niet gelezen worden."}
    except (NotReadable, ValueError) as fault:
        return {"days": 0, "outcome": "refused", "why": str(fault)}
    if isinstance(said, Refused):
        return {"days": said.days, "outcome": "refused", "why": said.why.value}
    numbers = {name: round(getattr(said.limits, name), 3) for name in ("ewma", "centre", "low", "high")}
    if isinstance(said, NoShift):
        return {"days": said.limits.days, "outcome": "no shift", **numbers}
    carried = [[one.day.isoformat(), one.value] for one in said.carried]
    told = {"direction": said.direction.value, "since": said.since.isoformat(), "carried": carried}
    return {"days": said.limits.days, "outcome": "shift", **told, **numbers}


def _series(file: Path, day: str, value: str) -> list:
    """The days of two columns in order; a day that comes twice gets its mean."""
    from statistics import fmean

    from luwte.exchange.csv.reading import read
    from luwte.rules.day import DayValue
    from luwte.rules.diary import cells

    with file.open("rb") as stream:
        table = read(stream)
    for name in (day, value):
        if name not in table.header:
            raise ValueError(f"no column {name!r}; there are: {', '.join(table.header)}")
    at, held = table.header.index(day), table.header.index(value)
    order, _unsure = cells.order(row[at] for row in table.rows)
    found: dict[date, list[float]] = {}
    for row in table.rows:
        on, number = cells.day(row[at], order), cells.number(row[held])
        if on is not None and number is not None:
            found.setdefault(on, []).append(number)
    return [DayValue(on, fmean(numbers)) for on, numbers in sorted(found.items())]
