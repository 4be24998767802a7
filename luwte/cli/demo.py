"""`luwte demo`: an embedded practice with made-up people, served on this machine."""

import os
import shutil
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from luwte.cli.house import make_secrets, wake

HOME = Path("var/demo")


def run(
    port: Annotated[int, typer.Option(help="Where to listen.")] = 8000,
    fresh: Annotated[bool, typer.Option(help="Throw the old demo away first.")] = False,
    only_build: Annotated[bool, typer.Option(help="Build it and stop.")] = False,
) -> None:
    """Build the demo practice (once a day) and serve it on http://127.0.0.1:8000."""
    home = Path(os.environ.get("LUWTE_HOME", HOME)).resolve()
    if fresh:
        shutil.rmtree(home, ignore_errors=True)
    _surround(home, port)
    make_secrets(home)
    wake()
    _build(home)
    if not only_build:
        from luwte.cli.serving import serve

        Console().print(f"Luwte: http://127.0.0.1:{port}  (stoppen: Ctrl+C)")
        serve(port=port)


def _surround(home: Path, port: int) -> None:
    os.environ.update(
        LUWTE_HOME=str(home),
        LUWTE_DEMO="yes",
        LUWTE_SITE_URL=f"http://127.0.0.1:{port}",
        LUWTE_MAIL_BACKEND="django.core.mail.backends.filebased.EmailBackend",
    )
    home.mkdir(parents=True, exist_ok=True)


def _build(home: Path) -> None:
    from django.core.management import call_command
    from django.utils import timezone

    from luwte.actions.installation import lay_tables
    from luwte.demo.people import COACHEES
    from luwte.demo.practice import build

    stamp = home / "built-on"
    today = timezone.localdate().isoformat()
    if stamp.exists() and stamp.read_text() == today:
        return
    for old in home.glob("*.sqlite3*"):
        old.unlink()
    with Progress(transient=True) as progress:
        work = progress.add_task("Oefenpraktijk", total=len(COACHEES) + 4)
        lay_tables(lambda _: progress.advance(work))
        call_command("collectstatic", verbosity=0, interactive=False)
        progress.advance(work)
        build(timezone.now(), lambda _: progress.advance(work))
    stamp.write_text(today)
