"""`luwte`: one entry for every command."""

import io
import os
import sys

import typer

from luwte.cli import (
    audit,
    cadence,
    calendar,
    change,
    content,
    demo,
    diary,
    gate,
    questionnaire,
    serving,
    shifts,
)

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="Luwte: software voor burn-outcoaching, op eigen server."
)
app.command("demo")(demo.run)
app.command("serve")(serving.serve)
app.command("worker")(serving.worker)
app.command("tick")(serving.tick)
app.command("setup-tables")(serving.tables)
app.command("check")(serving.check)
app.command("shifts")(shifts.shifts)
app.command("gate")(gate.gate)
app.command("cadence")(cadence.cadence)
app.command("change")(change.change)
app.add_typer(calendar.app, name="calendar")
app.add_typer(diary.app, name="diary")
app.add_typer(audit.app, name="audit")
app.add_typer(content.app, name="content")
app.add_typer(questionnaire.app, name="questionnaire")


def main() -> None:
    """Where the console script enters."""
    for stream in (sys.stdout, sys.stderr):
        # A file name that is no UTF-8 is printed with its escape, not answered with a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luwte.config.settings")
    app()
