"""What one person lets this care professional see: a part per scope that is released, and nothing for the others."""

from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _l

from luwte.library.consents import current
from luwte.records.approach_reviews.queries import reviews
from luwte.records.caseload.queries import shown_signs
from luwte.records.eyes import Eyes
from luwte.records.intakes.queries import written
from luwte.records.responses.queries import filled
from luwte.records.session_feelings.queries import felt
from luwte.records.shares.queries import scopes
from luwte.rules.consents import Scope
from luwte.rules.intake.chunks import Kind
from luwte.rules.preferences import Wish
from luwte.rules.session_feelings import Feeling
from luwte.web.design import intake as shown
from luwte.web.design.approach import words
from luwte.web.design.timeline import timeline

LAST = 12
FEELINGS = {
    Feeling.MORE: _l("meer energie"),
    Feeling.SAME: _l("evenveel energie"),
    Feeling.LESS: _l("minder energie"),
}
WISHES = {
    Wish.NOTHING: _l("niets doen"),
    Wish.MESSAGE: _l("een berichtje sturen"),
    Wish.CALL: _l("bellen"),
}


def released(eyes: Eyes, dossier: Any, span: str) -> dict[str, Any]:
    """The facts of the page; the queries themselves give nothing that is not shared."""
    held = scopes(eyes, dossier.id)
    signs = shown_signs(eyes, dossier.id)
    return {
        "shared": [current(scope, get_language() or "nl") for scope in Scope if scope in held],
        "days": Scope.DAYS in held,
        "timeline": timeline(eyes, dossier.id, span) if Scope.DAYS in held else None,
        "intake": _intake(eyes, dossier),
        "responses": filled(eyes, dossier.id),
        "feelings": [(one, FEELINGS[one.left.feeling]) for one in felt(eyes, dossier.id)[:LAST]],
        "approach": [words(one) for one in reviews(eyes, dossier.id)[:LAST]],
        "last_sign": signs.last_sign if signs else None,
        "shift": date.fromisoformat(signs.shift["since"]) if signs and signs.shift else None,
        "wish": WISHES[Wish(signs.wish)] if signs and signs.wish else "",
    }


def scope_titles(held: set[Scope]) -> list[str]:
    """The scopes that are released, in words."""
    return [current(scope, get_language() or "nl").title for scope in Scope if scope in held]


def _intake(eyes: Eyes, dossier: Any) -> list[dict[str, Any]]:
    """The answers by piece, without whom the coach may call."""
    content, found = shown.content(dossier.practice.country), written(eyes, dossier.id)
    parts = []
    for piece in content.chunks:
        if piece.name in found:
            kept = {one.name for one in piece.questions if one.kind is not Kind.CONTACT}
            answers = {name: value for name, value in found[piece.name].now.answers.items() if name in kept}
            parts.append({"title": piece.title, "told": shown.told(piece, answers)})
    return [one for one in parts if one["told"]]
