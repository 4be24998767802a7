"""The worker: hands the outbox over, runs what is ready, and gives back what a killed worker held."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from luwte.jobs.relay import hand_over

LEASE = timedelta(minutes=5)


def once() -> None:
    """Hands over and runs everything that is ready now."""
    give_back()
    hand_over()
    _worker().run()


def forever(wait: Callable[[float], bool], pause: float) -> None:
    """Works until `wait` (seconds -> told to stop?) says so, looking again every `pause` seconds."""
    while not wait(pause):
        once()


def give_back() -> int:
    """Jobs that a killed worker left running for longer than the lease are ready again; gives how many."""
    late = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=timezone.now() - LEASE)
    return late.update(status=TaskResultStatus.READY)


def _worker() -> Worker:
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"luwte-{timezone.now().timestamp():.0f}",
        excluded_queue_names=[],
    )
