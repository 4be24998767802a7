"""Questionnaires for tests: a small file with every item type, one that asks about death, and how to fill in."""

import json
import os
from pathlib import Path
from uuid import uuid4

from luwte.actions import instruments, responses, shares
from luwte.actions.questionnaires import whole
from luwte.records.eyes import looking
from luwte.records.responses import queries
from luwte.rules.consents import Scope
from luwte.rules.instruments.facts import AssignableBy
from luwte.rules.instruments.values import Place

DATA = Path(os.environ.get("LUWTE_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data")) / "fhir"


def option(code, words, score=None):
    more = {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/ordinalValue", "valueDecimal": score}]}
    return {"valueCoding": {"code": code, "display": words}, **(more if score is not None else {})}


FOUR = [option(f"a{n}", words, n) for n, words in enumerate(("Nooit", "Soms", "Vaak", "Altijd"))]


def item(link_id, kind, text="", **more):
    return {"linkId": link_id, "type": kind, "text": text or f"Vraag {link_id}", **more}


def file(*items, title="Een lijst", **more):
    return json.dumps(
        {"resourceType": "Questionnaire", "status": "active", "title": title, **more, "item": items}
    ).encode()


def all_types():
    """Every item type, a condition, a repeating group, help, and a text before."""
    return file(
        item("uitleg", "display", "Lees dit eerst."),
        item("keuze", "choice", "Hoe vaak?", answerOption=FOUR, required=True),
        item(
            "waarom",
            "text",
            "Waarom altijd?",
            enableWhen=[{"question": "keuze", "operator": "=", "answerCoding": {"code": "a3"}}],
        ),
        item("meer", "choice", "Wat hielp?", repeats=True, answerOption=[*FOUR, option("a9", "Iets anders")]),
        item("open", "open-choice", "Waar?", answerOption=FOUR),
        item("ja", "boolean", "Klopt dat?"),
        item("heel", "integer", "Hoeveel keer?"),
        item("deel", "decimal", "Hoeveel liter?"),
        item("dag", "date", "Welke dag?"),
        item("moment", "dateTime", "Welk moment?"),
        item("tijd", "time", "Hoe laat?"),
        item("regel", "string", "Eén regel", repeats=True),
        item("adres", "url", "Adres"),
        item("maat", "quantity", "Gewicht"),
        item("bijlage", "attachment", "Een foto"),
        item("dicht", "string", "Staat vast", readOnly=True, initial=[{"valueString": "vast"}]),
        item(
            "medicijn",
            "group",
            "Wat gebruik je?",
            repeats=True,
            item=[item("naam", "string", "Naam"), item("hoeveel", "integer", "Aantal")],
        ),
        item("groep", "group", "Tot slot", item=[item("slot", "text", "Nog iets?")]),
        title="Alle soorten",
    )


def phq():
    """Nine made-up sentences with the codes of PHQ-9, so that the facts are found; the ninth asks about death."""
    codes = ("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8")
    asked = [
        item(f"q{n}", "choice", f"Zin {n}", answerOption=FOUR, code=[{"system": "http://loinc.org", "code": code}])
        for n, code in enumerate(codes, 1)
    ]
    return file(*asked, title="Negen zinnen", code=[{"system": "http://loinc.org", "code": "44249-1"}])


def long(n=187):
    return file(
        *(item(f"v{i}", "choice", f"Stelling {i}", answerOption=FOUR) for i in range(n)), title="Een lange lijst"
    )


def bring(world, data, who="manager", by=AssignableBy.COACH, title=""):
    eyes = world.eyes(who)
    with looking(eyes):
        return instruments.bring(eyes, data, by, client_id=uuid4(), title=title)


def give(world, instrument_id, who="care professional", moment=""):
    eyes, form = world.eyes(who), uuid4()
    with looking(eyes):
        instruments.give(eyes, world.dossier.id, instrument_id, moment, client_id=form)
    return form


def begin(world, instrument_id, request_id=None):
    own = world.eyes("coachee")
    with looking(own):
        return responses.start(own, world.dossier.id, instrument_id, request_id, client_id=uuid4())


def signals(world):
    own = world.eyes("coachee")
    with looking(own):
        return queries.own_lists(own)[0].id


def share(world, scope=Scope.RESPONSES, party=None):
    own = world.eyes("coachee")
    with looking(own):
        shares.give(own, world.dossier.id, (party or world.coach).id, scope)


def live(world):
    """The own list filled in twice and finished, a third begun, shared with the coach; one list given for later."""
    own = world.eyes("coachee")
    world.instrument = signals(world)
    for n in (1, 3):
        world.response = begin(world, world.instrument)
        with looking(own):
            fill(own, world.dossier.id, world.response, n)
            responses.finish(own, world.dossier.id, world.response)
    world.open_response = begin(world, world.instrument)
    share(world)
    give(world, bring(world, all_types()), moment="end")
    give(world, bring(world, phq()))


def fill(own, dossier_id, row, n):
    """Every choice its n-th option, every text a line."""
    found = queries.one(own, dossier_id, row)
    answers = {}
    for one in whole(found.instrument).questionnaire.walk():
        if one.asks and one.options:
            answers[Place(one.link_id)] = (one.options[n % len(one.options)].value,)
        elif one.asks:
            answers[Place(one.link_id)] = ("In eigen <woorden>",)
    responses.save(own, dossier_id, row, answers, client_id=uuid4(), base_revision=found.revision)
