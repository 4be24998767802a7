"""The one Django app of the records."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """All tables bear the label `records`."""

    name = "luwte.records"
    label = "records"
