"""`luwte diary`: what a diary holds, and bringing it into someone's dossier."""

import json
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID, uuid4

import typer
from rich.console import Console
from rich.progress import Progress

from luwte.cli.house import speak, wake

app = typer.Typer(no_args_is_help=True, help="Een dagboek van elders.")
JSON = Annotated[bool, typer.Option("--json", help="Print JSON.")]
SCHEMA_OPTION = Annotated[bool, typer.Option("--schema", help="Print the JSON Schema.")]
SCHEMA = {
    "type": "object",
    "required": ["understood"],
    "properties": {
        "understood": {"type": "boolean"},
        "why": {"type": "string"},
        "columns": {"type": "object"},
        "days": {"type": "integer"},
        "between": {"type": "array", "items": {"type": "string", "format": "date"}},
        "rows": {"type": "integer"},
        "counts": {"type": "object", "additionalProperties": {"type": "integer"}},
        "series": {"type": "object"},
    },
}


@app.callback()
def diary() -> None:
    """Een dagboek van elders."""


@app.command("read")
def read_file(
    file: Annotated[Path, typer.Argument(help="Een CSV-bestand.")] = Path(),
    as_json: JSON = False,
    schema: SCHEMA_OPTION = False,
) -> None:
    """Tell what was understood; nothing is kept. Exit 1: not understood, with the reason."""
    if schema:
        print(json.dumps(SCHEMA))
        return
    speak()
    told = _told(file)
    if as_json:
        print(json.dumps(told))
    else:
        for key, found in told.items():
            Console().print(f"{key}: {found}")
    raise typer.Exit(0 if told["understood"] else 1)


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="Een CSV-bestand.")],
    person: Annotated[str, typer.Option("--person", help="Het mailadres van de coachee.")],
) -> None:
    """Keep the days of a file in the dossier of a coachee, as the columns were understood."""
    wake()
    from django.utils import timezone

    from luwte.actions import diaries
    from luwte.exchange.csv.reading import NotReadable
    from luwte.records.eyes import looking, operator
    from luwte.rules.diary.guessing import NoDays

    with looking(operator(timezone.now(), access_point="cli.diary")) as eyes:
        dossier_id = _dossier(eyes, person)
        try:
            table, columns = _understood(file)
        except (OSError, NotReadable, NoDays) as fault:
            Console().print(_why(fault))
            raise typer.Exit(1) from None
        diary_id = diaries.bring(eyes, dossier_id, file.name, table.header, table.rows, columns, client_id=uuid4())
        diaries.confirm(eyes, dossier_id, diary_id, columns)
        with Progress() as bar:
            task = bar.add_task("Dagen", total=None)
            days = diaries.keep(
                eyes, dossier_id, diary_id, lambda done, total: bar.update(task, completed=done, total=total)
            )
    Console().print(f"{days} dagen bewaard.")


def _dossier(eyes: Any, email: str) -> UUID:
    from luwte.records.dossiers.queries import visible

    own = list(visible(eyes).filter(person__email__iexact=email, closed_at=None).values_list("id", flat=True))
    if len(own) != 1:
        Console().print(
            "Dit mailadres heeft geen open dossier." if not own else "Dit mailadres heeft meer dan één dossier."
        )
        raise typer.Exit(1)
    return own[0]


def _understood(file: Path) -> Any:
    from luwte.exchange.csv.reading import read
    from luwte.rules.diary.guessing import guess

    with file.open("rb") as stream:
        table = read(stream)
    return table, guess(table.header, table.rows)


def _told(file: Path) -> dict[str, object]:
    from dataclasses import asdict

    from django.utils import timezone

    from luwte.exchange.csv.reading import NotReadable
    from luwte.rules.diary import guessing, reading, values

    try:
        table, columns = _understood(file)
    except (OSError, NotReadable, guessing.NoDays) as fault:
        return {"understood": False, "why": _why(fault)}
    found = reading.read(table.header, table.rows, columns, timezone.localdate())
    return {
        "understood": True,
        "columns": values.to_json(columns),
        "days": len(found.days),
        "between": [found.days[0].day.isoformat(), found.days[-1].day.isoformat()] if found.days else [],
        "rows": found.rows,
        "counts": dict(found.counts),
        "series": {name: asdict(one) for name, one in guessing.seen(table.header, table.rows, columns).items()},
    }


def _why(fault: Exception) -> str:
    from luwte.exchange.csv.reading import NotReadable
    from luwte.exchange.csv.words import NO_DAYS, REASONS

    if isinstance(fault, NotReadable):
        return str(REASONS[fault.reason])
    return "Dit bestand is er niet, of mag niet gelezen worden." if isinstance(fault, OSError) else str(NO_DAYS)
