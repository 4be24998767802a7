"""The worker: hands the outbox over, runs what is ready, and gives back what a killed worker held."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from luwte.jobs.relay import hand_over

LEASE = timedelta(minutes=5)
# When a job that failed is tried again: a mail server is at times away for minutes, at times for a night.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))


def once() -> None:
    """Hands over and runs everything that is ready now."""
    give_back()
    try_again()
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


def try_again() -> int:
    """Jobs that failed are ready again after a pause that grows; gives how many. After the last they stay failed."""
    late = [row for row in DBTaskResult.objects.failed() if len(row.worker_ids) <= len(PAUSES)]
    for row in late:
        pause = PAUSES[max(len(row.worker_ids), 1) - 1]
        DBTaskResult.objects.filter(id=row.id, status=TaskResultStatus.FAILED).update(
            status=TaskResultStatus.READY, run_after=(row.finished_at or timezone.now()) + pause
        )
    return len(late)


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
