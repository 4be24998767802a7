"""`luwte gate`: the rule behind "Kan het traject beginnen?" on a record of your own."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console


def gate(
    file: Annotated[Path | None, typer.Argument(help="Een JSON-bestand met het verslag.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the input.")] = False,
    outcome_schema: Annotated[bool, typer.Option("--outcome-schema", help="Print the schema of the outcome.")] = False,
    language: Annotated[str, typer.Option(help="nl or en.")] = "nl",
) -> None:
    """Apply the gate to a record. Exit 0: judged, open or waiting; 1: refused, with the place of each fault."""
    from luwte.rules.intake.schema import OUTCOME, RECORD

    if schema or outcome_schema:
        print(json.dumps(OUTCOME if outcome_schema else RECORD, ensure_ascii=False, indent=2))
        return
    if file is None:
        raise typer.BadParameter("Geef een bestand.", param_hint="FILE")
    told = _told(file, language)
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _say(told)
    raise typer.Exit(1 if "wrong" in told else 0)


def _told(file: Path, language: str) -> dict[str, Any]:
    from luwte.library.gates import gate as rules_of
    from luwte.rules.intake.gate import judge
    from luwte.rules.intake.reading import Unreadable, from_json

    try:
        value = json.loads(file.read_text(encoding="utf-8"))
        record, country, today = from_json(value), _country(value.get("country")), value.get("today")
        day = date.fromisoformat(today) if today else _today()
    except Unreadable as fault:
        return _refused(fault.wrong)
    except OSError:
        return _refused([("the file", "cannot be read")])
    except (ValueError, TypeError, RecursionError):
        return _refused([("the file", "not JSON, or a day that does not exist")])
    rules = rules_of(country)
    return _outcome(judge(record, rules.values(), day), record, rules, language)


def _country(found: object) -> str:
    from luwte.rules.intake.reading import Unreadable

    if found not in (None, "NL", "BE"):
        raise Unreadable([("country", "not one of NL, BE")])
    return str(found or "NL")


def _outcome(judged: Any, record: Any, rules: Any, language: str) -> dict[str, Any]:
    from luwte.library.gates import explained
    from luwte.rules.intake.values import Rule

    told: dict[str, Any] = {
        "outcome": judged.outcome,
        "country": rules.country,
        "rules_version": rules.version,
        "valid_until": judged.valid_until.isoformat() if judged.valid_until else None,
        "reasons": [asdict(one) for one in explained(judged, record, rules, language)],
        "remarks": [{"remark": one, "why": rules.remarks[one].in_(language)} for one in judged.remarks],
    }
    if future := [reason.about for reason in judged.reasons if reason.rule is Rule.FUTURE]:
        told["wrong"] = [{"where": place, "what": "a day that has yet to come"} for place in future]
    return told


def _refused(wrong: list[tuple[str, str]]) -> dict[str, Any]:
    return {"outcome": "waits", "reasons": [], "wrong": [{"where": place, "what": what} for place, what in wrong]}


def _today() -> date:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Europe/Amsterdam")).date()


def _say(told: dict[str, Any]) -> None:
    out = Console()
    for fault in told.get("wrong", ()):
        out.print(f"{fault['where']}: {fault['what']}")
    out.print("Het traject kan beginnen." if told["outcome"] == "open" else "Het traject wacht nog.")
    for reason in told["reasons"]:
        out.print(f"- {reason['about_words']}: {reason['why']} {reason['record']}")
