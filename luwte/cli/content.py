"""`luwte content`: the texts in a folder, checked without a database."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(no_args_is_help=True, help="Programma's, modules, oefeningen en verhalen als bestanden.")


@app.callback()
def content() -> None:
    """Programmes, modules, exercises and stories as files."""


@app.command("check")
def check(
    folder: Annotated[Path | None, typer.Argument(help="Een map met text/nl en text/en.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schemas of the headings.")] = False,
    words: Annotated[bool, typer.Option("--words", help="Also the words outside the list, per piece.")] = False,
) -> None:
    """Check content. Exit 0: fit (remarks may stand); 1: at least one fault; 2: no such folder."""
    from luwte.library import checked
    from luwte.library.shelves import content_root

    if schema:
        print(json.dumps(_schemas(), ensure_ascii=False, indent=2))
        return
    root = folder or content_root()
    if not (root / "text").is_dir():
        raise typer.BadParameter("Geef een map waarin text/ staat.", param_hint="FOLDER")
    report = checked.check(root)
    if as_json:
        print(json.dumps(_told(report), ensure_ascii=False, indent=2))
    else:
        _say(report, words)
    raise typer.Exit(0 if report.fit else 1)


def _schemas() -> dict[str, Any]:
    from luwte.library.pieces import Heading, Order

    return {"piece": Heading.model_json_schema(), "programme": Order.model_json_schema()}


def _told(report: Any) -> dict[str, Any]:
    return {
        "fit": report.fit,
        "findings": [asdict(one) for one in report.findings],
        "pieces": [asdict(one) for one in report.measured],
        "totals": _totals(report),
    }


def _totals(report: Any) -> dict[str, Any]:
    counted = report.measured
    shares = [one for one in counted if one.share is not None]
    claims, sourced = sum(one.claims for one in counted), sum(one.sourced for one in counted)
    words, sentences = sum(one.words for one in counted), sum(one.sentences for one in counted)
    dutch = sum(one.words for one in shares)
    return {
        "texts": len(counted),
        "words": words,
        "average": round(words / sentences, 2) if sentences else 0,
        "longest": max((one.longest for one in counted), default=0),
        "outside_share": round(sum(one.share * one.words for one in shares) / dutch, 4) if dutch else 0,
        "claims_with_source": sourced,
        "claims_without_source": claims - sourced,
    }


def _say(report: Any, words: bool) -> None:
    for one in report.findings:
        print(f"{one.file}:{one.line}: {one.level} {one.rule}: {one.words}")
    print("average longest  outside-B1 claims sourced  words  text")
    for one in report.measured:
        share = "" if one.share is None else f"{one.share:.1%}"
        row = f"{one.average:7.1f} {one.longest:7} {share:>11} {one.claims:6} {one.sourced:7} {one.words:6}"
        print(f"{row}  {one.file}")
        if words and one.outside:
            print(f"    {', '.join(one.outside)}")
    print(", ".join(f"{name.replace('_', ' ')}: {found}" for name, found in _totals(report).items()))
