"""`serve`, `worker`, `tick`, `setup-tables`, `check`: what keeps a practice running."""

import signal
import subprocess
import sys
import threading
from typing import Annotated

import typer
from rich.console import Console

from luwte.cli.house import wake


def serve(
    port: Annotated[int, typer.Option(help="Where to listen.")] = 8000,
    host: Annotated[str, typer.Option(help="On which address.")] = "127.0.0.1",
    workers: Annotated[int, typer.Option(help="Server processes.")] = 2,
    threads: Annotated[int, typer.Option(help="Threads per process.")] = 4,
) -> None:
    """Serve the pages, with a worker beside them."""
    beside = subprocess.Popen([sys.executable, "-m", "luwte", "worker"])
    call = ["gunicorn", "luwte.config.wsgi", "--bind", f"{host}:{port}", "--worker-class", "gthread", "--preload"]
    call += ["--workers", str(workers), "--threads", str(threads), "--graceful-timeout", "20", "--log-level", "warning"]
    server = subprocess.Popen([sys.executable, "-m", *call])
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        raise typer.Exit(server.wait())
    except KeyboardInterrupt:
        server.wait()
    finally:
        beside.terminate()
        beside.wait()


def worker(pause: Annotated[float, typer.Option(help="Seconds between looks.")] = 1.0) -> None:
    """Hand the outbox over and run the jobs, until told to stop."""
    wake()
    from luwte.jobs.worker import forever

    stopped = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stopped.set())
    forever(stopped.wait, pause)


def tick() -> None:
    """What happens once a day: the root over all logs, and after New Year the numbers of the year that closed."""
    wake()
    from django.utils import timezone

    from luwte.actions.outcomes import release_last_year
    from luwte.actions.roots import write_root
    from luwte.records.eyes import clock, looking

    with looking(clock(timezone.now(), access_point="cli.tick")) as eyes:
        Console().print(f"Dagwortel: {write_root(eyes)}")
        Console().print(f"Cijfers van vorig jaar vrijgegeven: {release_last_year(eyes)}")


def tables() -> None:
    """Lay or renew the tables of the three stores."""
    wake()
    from luwte.actions.installation import lay_tables

    lay_tables(lambda store: Console().print(f"Tabellen: {store}"))


def check() -> None:
    """Look whether settings, stores, keys and country data are in order."""
    wake()
    from luwte.cli.checks import findings

    found = findings()
    for finding in found:
        Console().print(f"- {finding}")
    if found:
        raise typer.Exit(1)
    Console().print("Alles in orde.")
