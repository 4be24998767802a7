"""A consent as a FHIR R4 Consent: who let whom see what, for what, until when, and on which text."""

from datetime import date, timedelta
from html import escape
from typing import Any

from luwte.records.shares.queries import Receipt

TERMS = "http://terminology.hl7.org/CodeSystem"
LOINC_CONSENT = {"system": "http://loinc.org", "code": "59284-0", "display": "Patient Consent"}
OURS = "urn:luwte"


def consent(found: Receipt) -> dict[str, Any]:
    """The receipt as a Consent; its words stand in it, so that it can be read without us."""
    share = found.share
    patient = _who(found.dossier_id, found.coachee)
    told = {
        "resourceType": "Consent",
        "id": str(found.id),
        "status": "active" if found.holds else "inactive",
        "scope": {"coding": [{"system": f"{TERMS}/consentscope", "code": "patient-privacy"}]},
        "category": [{"coding": [LOINC_CONSENT]}],
        "patient": patient,
        "dateTime": share.given_at.isoformat(),
        "performer": [patient],
        "organization": [_who(share.practice_id, found.practice)],
        # FHIR asks for a policy: ours is the text that was agreed to, by its version.
        "policyRule": {"coding": [{"system": f"{OURS}:text", "code": share.text_version}]},
        "provision": _provision(found),
    }
    return told | ({"text": _words(found)} if found.text else {})


def _provision(found: Receipt) -> dict[str, Any]:
    role = {"coding": [{"system": f"{TERMS}/v3-ParticipationType", "code": "IRCP"}]}
    title = {"display": found.text.title} if found.text else {}
    what = {"system": f"{OURS}:scope", "code": found.scope.value} | title
    return {
        "type": "permit",
        "period": {"start": found.share.since.isoformat()} | _end(found),
        "actor": [{"role": role, "reference": _who(found.party_id, found.party)}],
        "purpose": [{"system": f"{OURS}:purpose", "code": found.purpose}],
        "code": [{"coding": [what]}],
    }


def _end(found: Receipt) -> dict[str, str]:
    # The last moment on which it held: `until` is the first day without it, and the end of a period is in it.
    if found.share.withdrawn_at:
        return {"end": found.share.withdrawn_at.isoformat()}
    last: date | None = found.share.until - timedelta(days=1) if found.share.until else None
    return {"end": last.isoformat()} if last else {}


def _who(key: object, name: str) -> dict[str, Any]:
    return {"identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{key}"}, "display": name}


def _words(found: Receipt) -> dict[str, str]:
    text = found.text
    assert text is not None
    lines = (text.title, *text.seen, *text.not_seen, text.purpose, text.how_long, text.withdraw)
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{told}</div>'}
