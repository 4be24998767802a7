"""Wall 8: relations follow the arrows between rooms too; and no file outgrows its room."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

FLOOR = {
    "caseload": 7,
    "check_ins": 6,
    "recovery_moments": 6,
    "energy_entries": 6,
    "diaries": 6,
    "shifts": 6,
    "assignments": 6,
    "sessions": 6,
    "compass": 6,
    "endings": 6,
    "plans": 6,
    "reintegration": 6,
    "releases": 6,
    "attachments": 6,
    "messages": 6,
    "went_well": 6,
    "offers": 6,
    "invoices": 6,
    "trajectories": 5,
    **dict.fromkeys(("acquaintances", "adaptations", "approach_reviews", "conflicts", "directions", "distress"), 4),
    **dict.fromkeys(("closings", "joint_sessions", "legal_dates", "transfers", "trusted", "work_talks"), 4),
    **dict.fromkeys(("intakes", "orientations", "responses", "session_feelings"), 4),
    "offices": 3,
    "billing": 4,
    "outcomes": 4,
    "shares": 3,
    "dossiers": 2,
    "people": 1,
    "audit": 0,
    "outbox": 0,
    "erasures": 0,
    "keys": 0,
}
ROOT = Path(__file__).parents[2]


def room(model):
    return model.__module__.split(".")[2]


@pytest.mark.parametrize("model", list(apps.get_app_config("records").get_models()), ids=lambda m: m.__name__)
def test_relations_go_down(model):
    for field in model._meta.get_fields():
        if field.is_relation and field.concrete:
            other = field.related_model
            assert room(other) == room(model) or FLOOR[room(other)] < FLOOR[room(model)], field
            assert field.remote_field.related_name == "+", f"{field}: related_name='+' across rooms"


@pytest.mark.parametrize("file", sorted((ROOT / "luwte").rglob("*.py")), ids=lambda f: f.name)
def test_no_file_is_longer_than_400_lines(file):
    assert "migrations" in file.parts or len(file.read_text(encoding="utf-8").splitlines()) <= 400


def test_migrations_are_complete():
    call_command("makemigrations", "records", check=True, dry_run=True, verbosity=0)
