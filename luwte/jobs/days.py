"""Long work on someone's days: keeping a brought diary, and computing shifts anew."""

from uuid import UUID

from django.core.cache import cache
from django.utils import timezone

from luwte.actions import diaries, shifts
from luwte.records.dossiers.queries import one
from luwte.records.eyes import Eyes, clock, looking

AN_HOUR = 3600


def keep_diary(dossier: str, diary: str) -> None:
    """Keeps the days of a confirmed file; how far it is stands in the cache, as two numbers."""
    with looking(_eyes(dossier)) as eyes:
        diaries.keep(eyes, UUID(dossier), UUID(diary), lambda done, total: _progress(diary, done, total))


def recompute_shifts(dossier: str) -> None:
    """Computes a dossier's shifts anew."""
    with looking(_eyes(dossier)) as eyes:
        shifts.recompute(eyes, UUID(dossier))


def progress_key(diary: UUID | str) -> str:
    """Where in the cache the progress of a file stands."""
    return f"diary:{diary}"


def _progress(diary: str, done: int, total: int) -> None:
    cache.set(progress_key(diary), (done, total), AN_HOUR)


def _eyes(dossier: str) -> Eyes:
    """The clock's eyes on the dossier's own calendar."""
    eyes = clock(timezone.now(), access_point="job.days")
    with looking(eyes):
        found = one(eyes, UUID(dossier))
    zone = found.practice.zone if found else eyes.zone
    return clock(eyes.at, access_point=eyes.access_point, zone=zone)
