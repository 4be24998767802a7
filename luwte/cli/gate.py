"""`luwte gate`: the rule behind "Kan het traject beginnen?" on a record of your own."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

MOST = 1_000_000


def gate(
    file: Annotated[Path | None, typer.Argument(help="Een JSON-bestand met het verslag.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the input.")] = False,
    outcome_schema: Annotated[bool, typer.Option("--outcome-schema", help="Print the schema of the outcome.")] = False,
    language: Annotated[str, typer.Option(help="nl or en.")] = "nl",
) -> None:
    """Apply the gate to a record. Exit 0: judged, open or waiting; 1: refused, with the place of each fault; 2: usage.

    `--schema` prints what the record looks like, with a case that opens and one that waits to start from.
    """
    from luwte.rules.intake.schema import OUTCOME, RECORD

    if schema or outcome_schema:
        print(json.dumps(OUTCOME if outcome_schema else RECORD, ensure_ascii=False, indent=2))
        return
    if file is None:
        raise typer.BadParameter("Geef een bestand. Met --schema zie je hoe dat eruitziet.", param_hint="FILE")
    told = _told(file, language)
    if as_json:
        print(_printable(json.dumps(told, ensure_ascii=False, indent=2)))
    else:
        _say(told)
    raise typer.Exit(1 if "wrong" in told else 0)


def _told(file: Path, language: str) -> dict[str, Any]:
    from luwte.library.gates import gate as rules_of
    from luwte.rules.intake.gate import judge
    from luwte.rules.intake.reading import Unreadable, case

    now, anywhere = _today()
    try:
        record, country, today = case(_read(file), now, anywhere)
    except Unreadable as fault:
        return _refused(fault.wrong)
    except _Refused as fault:
        return _refused([(fault.where, fault.what)])
    rules = rules_of(country)
    return _outcome(judge(record, rules.values(), today), record, rules, language)


class _Refused(Exception):
    """The file itself cannot be taken."""

    def __init__(self, what: str, where: str = "the file") -> None:
        super().__init__(what)
        self.where, self.what = where, what


def _read(file: Path) -> Any:
    """The JSON value in a file; a name that comes twice, NaN and Infinity are no JSON here."""
    try:
        with file.open("rb") as stream:
            held = stream.read(MOST + 1)
    except (OSError, ValueError):
        raise _Refused("cannot be read") from None
    if len(held) > MOST:
        raise _Refused("larger than 1 MB")
    try:
        return json.loads(held.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise _Refused("not JSON in UTF-8") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Refused("stands there twice", name)
        found[name] = value
    return found


def _no_number(word: str) -> Any:
    raise ValueError(word)


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


def _today() -> tuple[date, date]:
    """Today here, and the latest day that it is anywhere: a `today` from the other side of the world has come."""
    from datetime import datetime, timedelta, timezone
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Europe/Amsterdam")).date(), datetime.now(timezone(timedelta(hours=14))).date()


def _printable(text: str) -> str:
    """Half of a sign (a lone surrogate) as its escape, so that it can be printed."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _say(told: dict[str, Any]) -> None:
    out = Console(markup=False, highlight=False)
    for fault in told.get("wrong", ()):
        out.print(_printable(f"{fault['where']}: {fault['what']}"))
    out.print("Het traject kan beginnen." if told["outcome"] == "open" else "Het traject wacht nog.")
    for reason in told["reasons"]:
        about = f"{reason['about_words']}: " if reason["about_words"] else ""
        out.print(_printable(f"- {about}{reason['why']} Naar: {', '.join(reason['go_to'])}. {reason['record']}"))
