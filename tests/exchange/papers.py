"""Small questionnaire files, made in tests."""

import json

import pytest

from luwte.exchange.fhir.questionnaires import read
from luwte.exchange.fhir.taking import NotReadable

SD = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"


def extension(name, kind, value, base=SD):
    return {"url": base + name, f"value{kind}": value}


def control(code, name="questionnaire-itemControl"):
    return extension(name, "CodeableConcept", {"coding": [{"code": code}]})


def paper(*items, **more):
    return {"resourceType": "Questionnaire", "status": "draft", "item": list(items), **more}


def item(link_id="a", type="string", text="Vraag", **more):
    return {"linkId": link_id, "type": type, "text": text, **more}


def reading(value, raw=None):
    found = read(raw if raw is not None else json.dumps(value).encode())
    again = read(found.resource.encode())
    assert again.questionnaire == found.questionnaire
    return found


def first(*items, **more):
    return reading(paper(*items, **more)).questionnaire.items[0]


def noted(found):
    return {(note.code, note.where) for note in found.notes}


def refused(raw):
    with pytest.raises(NotReadable) as fault:
        read(raw if isinstance(raw, bytes) else json.dumps(raw).encode())
    assert str(fault.value).startswith(fault.value.reason.value)
    return fault.value.reason


def concept(code, **more):
    return {"code": code, "display": code.upper(), **more}


def value_set(name, **compose):
    return {"resourceType": "ValueSet", "id": name, "url": f"http://x/{name}", "version": "1", "compose": compose}
