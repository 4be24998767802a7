"""The words of a phase in the language of who reads: for pages (`phase|phase_name`) and for views."""

from django import template
from django.utils.translation import get_language

from luwte.library import phases

register = template.Library()


@register.filter
def phase_name(phase: int | None) -> str:
    """ "Tot rust komen" for phase 1; nothing without a phase."""
    return phases.name(phase, get_language() or "nl") if phase else ""


@register.filter
def phase_short(phase: int | None) -> str:
    """ "Rust" for phase 1, where there is little room."""
    return here().of(phase).short if phase else ""


def here() -> phases.Phases:
    """All phases in the language of who reads."""
    return phases.phases(get_language() or "nl")
