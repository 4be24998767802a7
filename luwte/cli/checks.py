"""What `luwte check` looks at."""

from datetime import timedelta

from django.conf import settings
from django.db import connections
from django.db.utils import DatabaseError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from luwte.library.country import crisis_help
from luwte.records import keys
from luwte.records.keys.models import DossierKey

CRISIS_AGE = timedelta(days=90)
TELLING = ("burn-out", "burnout")


def findings() -> list[str]:
    """Everything that is not in order, a sentence each; empty when all is well."""
    return [*_stores(), *_keys(), *_jobs(), *_crisis(), *_names()]


def _stores() -> list[str]:
    found = []
    for alias in settings.DATABASES:
        try:
            with connections[alias].cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError:
            found.append(f"De opslag '{alias}' geeft geen antwoord.")
    return found


def _keys() -> list[str]:
    try:
        if first := DossierKey.objects.first():
            keys.ring([first.dossier_id])
    except keys.Unreadable:
        return ["De hoofdsleutel past niet op de sleutels van deze praktijk."]
    except DatabaseError:
        return ["De sleuteltabel is er nog niet. Doe eerst: luwte setup-tables."]
    return []


def _jobs() -> list[str]:
    """A job that fails is soon ready for another try; one that stays failed was given up."""
    try:
        many = DBTaskResult.objects.failed().filter(finished_at__lt=timezone.now() - timedelta(hours=1)).count()
    except DatabaseError:
        return []
    return [f"Taken die niet lukten, ook niet na een dag proberen: {many}. Kijk in het logboek."] if many else []


def _crisis() -> list[str]:
    old = timezone.localdate() - crisis_help(settings.COUNTRY).checked > CRISIS_AGE
    return ["De gegevens over crisishulp zijn langer dan 90 dagen niet gecontroleerd."] if old else []


def _names() -> list[str]:
    told = f"{settings.SITE_URL} {settings.DEFAULT_FROM_EMAIL}".lower()
    return (
        ["Het adres of de afzender zegt zelf 'burn-out'. Kies een neutrale naam."]
        if any(t in told for t in TELLING)
        else []
    )
