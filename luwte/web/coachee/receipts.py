"""The proof of a consent: a page that prints well, and the same as a file."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from luwte.actions.dossiers import NotThere
from luwte.exchange.fhir.consents import consent
from luwte.records.shares.queries import Receipt, receipt

SCHEMA = "luwte.consent/1"


def show(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """The whole consent in words, with the text that was agreed to."""
    return render(request, "coachee/share_receipt.html", {"receipt": _there(request, share_id)})


def download(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """The same as JSON, to keep."""
    found = _there(request, share_id)
    return _file(found, plain(found), "toestemming")


def fhir(request: HttpRequest, share_id: UUID) -> HttpResponse:
    """The same as a FHIR Consent, for who keeps it elsewhere."""
    found = _there(request, share_id)
    answer = _file(found, consent(found), "toestemming-fhir")
    answer["Content-Type"] = "application/fhir+json"
    return answer


def plain(found: Receipt) -> dict[str, Any]:
    """A receipt as plain values, each with a place in a FHIR Consent. `until` is the first day without it."""
    share, text = found.share, found.text
    return {
        "schema": SCHEMA,
        "id": str(found.id),
        "status": "active" if found.holds else "inactive",
        "coachee": {"dossier": str(found.dossier_id), "name": found.coachee},
        "party": {"id": str(found.party_id), "name": found.party},
        "practice": {"id": str(share.practice_id), "name": found.practice},
        "purpose": found.purpose,
        "scope": found.scope.value,
        "since": share.since.isoformat(),
        "until": share.until.isoformat() if share.until else None,
        "given_at": share.given_at.isoformat(),
        "withdrawn_at": share.withdrawn_at.isoformat() if share.withdrawn_at else None,
        "text_version": share.text_version,
        "text": {
            "language": text.language,
            "title": text.title,
            "seen": list(text.seen),
            "not_seen": list(text.not_seen),
            "purpose": text.purpose,
            "how_long": text.how_long,
            "withdraw": text.withdraw,
        }
        if text
        else None,
    }


def _file(found: Receipt, value: dict[str, Any], name: str) -> JsonResponse:
    answer = JsonResponse(value, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="{name}-{found.share.given_at:%Y-%m-%d}.json"'
    return answer


def _there(request: HttpRequest, share_id: UUID) -> Receipt:
    if (found := receipt(request.eyes, request.eyes.dossier_id, share_id)) is None:
        raise NotThere
    return found
