"""`luwte questionnaire`: what a questionnaire file holds, and what answers add up to; no database."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(no_args_is_help=True, help="Vragenlijsten als bestand: lezen en optellen.")

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Schema = Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the outcome.")]
NOTE = {
    "type": "object",
    "required": ["code", "where"],
    "properties": {"code": {"type": "string"}, "where": {"type": "string"}, "about": {"type": "string"}},
}
REFUSED = {"refused": {"type": "string"}, "where": {"type": "string"}}
READ = {
    "type": "object",
    "required": ["files"],
    "properties": {
        "files": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["file", "accepted"],
                "properties": {
                    "file": {"type": "string"},
                    "accepted": {"type": "boolean"},
                    **REFUSED,
                    "title": {"type": "string"},
                    "url": {"type": "string"},
                    "version": {"type": "string"},
                    "language": {"type": "string"},
                    "items": {"type": "integer"},
                    "questions": {"type": "integer"},
                    "calculated": {"type": "array", "items": {"type": "string"}},
                    "facts": {"type": ["string", "null"]},
                    "assignable_by": {"enum": ["coach", "care_professional", None]},
                    "remarks": {"type": "array", "items": {"type": "string"}},
                    "notes": {"type": "array", "items": NOTE},
                },
            },
        }
    },
}
SCORE = {
    "type": "object",
    "required": ["accepted"],
    "properties": {
        "accepted": {"type": "boolean"},
        **REFUSED,
        "facts": {"type": ["string", "null"]},
        "answered": {"type": "integer"},
        "totals": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "by", "recomputed", "stated", "mismatch"],
                "properties": {
                    "id": {"type": "string"},
                    "by": {"enum": ["facts", "file"]},
                    "linkId": {"type": "string"},
                    "recomputed": {"type": ["number", "null"]},
                    "stated": {"type": ["number", "null"]},
                    "mismatch": {"type": "boolean"},
                    "lowest": {"type": "number"},
                    "highest": {"type": "number"},
                    "why": {"type": "string"},
                },
            },
        },
        "wrong": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["where", "what"],
                "properties": {"where": {"type": "string"}, "what": {"type": "string"}},
            },
        },
        "remarks": {"type": "array", "items": {"type": "string"}},
        "notes": {"type": "array", "items": NOTE},
    },
}


@app.command("read")
def read(
    files: Annotated[list[Path] | None, typer.Argument(help="FHIR-bestanden met een Questionnaire.")] = None,
    as_json: Json = False,
    schema: Schema = False,
) -> None:
    """Read questionnaire files. Exit 0: all accepted; 1: at least one refused, with its reason."""
    if schema:
        print(json.dumps(READ, indent=2))
        return
    if not files:
        raise typer.BadParameter("Geef ten minste één bestand.", param_hint="FILE")
    told = [_read(file) for file in files]
    if as_json:
        print(json.dumps({"files": told}, ensure_ascii=False, indent=2))
    else:
        for one in told:
            _say_read(one)
    raise typer.Exit(0 if all(one["accepted"] for one in told) else 1)


@app.command("score")
def score(
    questionnaire: Annotated[Path | None, typer.Argument(help="Een FHIR Questionnaire.")] = None,
    response: Annotated[Path | None, typer.Argument(help="Een FHIR QuestionnaireResponse.")] = None,
    facts: Annotated[str, typer.Option("--facts", help="De naam van de scoreregels, zoals phq-9.")] = "",
    as_json: Json = False,
    schema: Schema = False,
) -> None:
    """Add up answers again, beside what the response states itself. Exit 0: read; 1: refused, with the reason."""
    if schema:
        print(json.dumps(SCORE, indent=2))
        return
    if questionnaire is None or response is None:
        raise typer.BadParameter("Geef een vragenlijst en een antwoordbestand.", param_hint="QUESTIONNAIRE RESPONSE")
    told = _score(questionnaire, response, facts)
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _say_score(told)
    raise typer.Exit(0 if told["accepted"] else 1)


def _held(file: Path) -> bytes:
    """What the file holds, and one byte over what is taken: a huge file is refused without being read whole."""
    from luwte.exchange.fhir.taking import MOST_BYTES

    with file.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _read(file: Path) -> dict[str, Any]:
    from luwte.exchange.fhir.questionnaires import read as read_file
    from luwte.exchange.fhir.taking import NotReadable
    from luwte.library.instruments import facts
    from luwte.rules.instruments.matching import match

    try:
        found = read_file(_held(file))
    except NotReadable as fault:
        return {"file": file.name, "accepted": False, "refused": fault.reason.value, "where": fault.where}
    except OSError:
        return {"file": file.name, "accepted": False, "refused": "cannot be opened", "where": ""}
    whole = found.questionnaire
    items, known = list(whole.walk()), match(whole, facts())
    return {
        "file": file.name,
        "accepted": True,
        "title": whole.title.plain or whole.name,
        "url": whole.url,
        "version": whole.version,
        "language": whole.language,
        "items": len(items),
        "questions": sum(one.asks for one in items),
        "calculated": [one.link_id for one in items if one.expression],
        "facts": known.facts.id if known else None,
        "assignable_by": known.facts.assignable_by.value if known else None,
        "remarks": [one.value for one in known.remarks] if known else [],
        "notes": _notes(found.notes),
    }


def _score(questionnaire: Path, response: Path, named: str) -> dict[str, Any]:
    from luwte.exchange.fhir import questionnaires, responses
    from luwte.exchange.fhir.taking import NotReadable
    from luwte.library.instruments import facts
    from luwte.rules.instruments.checking import check
    from luwte.rules.instruments.matching import match

    try:
        read_ = questionnaires.read(_held(questionnaire))
        answers = responses.read(_held(response), read_.questionnaire)
    except NotReadable as fault:
        return {"accepted": False, "refused": fault.reason.value, "where": fault.where}
    except OSError as fault:
        return {"accepted": False, "refused": "cannot be opened", "where": Path(str(fault.filename)).name}
    known = match(read_.questionnaire, facts(), named)
    if named and known is None:
        return {"accepted": False, "refused": "no scoring facts of that name", "where": named}
    found, failed = _totals(read_, answers, known)
    wrong = check(read_.questionnaire, answers.answers)
    return {
        "accepted": True,
        "facts": known.facts.id if known else None,
        "answered": len(answers.answers),
        "totals": [_total(one) for one in found],
        "wrong": [{"where": one.place.link_id, "what": one.code.value} for one in wrong],
        "remarks": [one.value for one in known.remarks] if known else [],
        "notes": _notes((*answers.notes, *failed)),
    }


def _totals(read_: Any, answers: Any, known: Any) -> tuple[Any, Any]:
    from luwte.rules.instruments.scoring import score as scored
    from luwte.rules.instruments.totals import totals

    whole, calculated, failed = read_.questionnaire, {}, ()
    if any(one.expression for one in whole.walk()):
        from luwte.exchange.fhir.calculations import calculate

        outcome = calculate(whole, answers.answers, read_.resource)
        calculated, failed = outcome.totals, outcome.notes
    scores = scored(whole, answers.answers, known) if known else ()
    return totals(whole, scores, calculated, answers.totals), failed


def _total(one: Any) -> dict[str, Any]:
    told = {"id": one.id, "by": one.source.value, "linkId": one.link_id}
    told |= {"recomputed": _number(one.value), "stated": _number(one.stated), "mismatch": one.mismatch}
    if one.scale is not None:
        told |= {"lowest": _number(one.scale.lowest), "highest": _number(one.scale.highest)}
    return told | ({"why": one.why.value} if one.why else {})


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _notes(notes: Any) -> list[dict[str, str]]:
    return [{"code": one.code.value, "where": one.where, "about": one.about} for one in notes]


def _say_read(told: dict[str, Any]) -> None:
    out = _console()
    if not told["accepted"]:
        out.print(f"{told['file']}: geweigerd. {told['refused']} {told['where']}", markup=False)
        return
    facts = f" Scoreregels: {told['facts']}." if told["facts"] else ""
    out.print(f"{told['file']}: gelezen. {told['title']}, {told['questions']} vragen.{facts}", markup=False)
    for note in told["notes"]:
        out.print(f"  - {note['where']}: {note['code']} {note['about']}", markup=False)


def _say_score(told: dict[str, Any]) -> None:
    from rich.table import Table

    out = _console()
    if not told["accepted"]:
        out.print(f"Geweigerd. {told['refused']} {told['where']}", markup=False)
        return
    table = Table("Totaal", "Volgens", "Opgeteld", "Staat in het bestand", "Klopt het?")
    for one in told["totals"]:
        fits = "" if one["stated"] is None or one["recomputed"] is None else "nee" if one["mismatch"] else "ja"
        held = [one["recomputed"], one["stated"]]
        table.add_row(one["id"], one["by"], *("–" if n is None else str(n) for n in held), fits)
    out.print(table)
    for one in told["wrong"]:
        out.print(f"  - {one['where']}: {one['what']}", markup=False)
    for note in told["notes"]:
        out.print(f"  - {note['where']}: {note['code']} {note['about']}", markup=False)


def _console() -> Any:
    from rich.console import Console

    return Console()
