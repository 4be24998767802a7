"""Every value of every sealed row, searched in databases, write-ahead logs, cache and files: none stands in the clear.

A table that is added later fails here until it has an example, and until its readable columns are named.
"""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections, models
from django.urls import reverse

from luwte.actions import (
    calendars,
    check_ins,
    conflicts,
    diaries,
    dossiers,
    energy_entries,
    gates,
    orientations,
    phases,
    plans,
    preferences,
    recovery_moments,
    session_notes,
    shares,
    trajectories,
)
from luwte.demo import gate, offers
from luwte.records import keys
from luwte.records.diaries import queries
from luwte.records.dossiers.models import DossierRow
from luwte.records.eyes import looking, operator
from luwte.records.eyes.guard import signed
from luwte.records.sessions.agreements import Did, latest
from luwte.rules.check_ins import Values
from luwte.rules.coaching_sessions import Wish as SessionWish
from luwte.rules.consents import Scope
from luwte.rules.diary import values
from luwte.rules.phases import Judged, Move
from luwte.rules.plans import Line, Part
from luwte.rules.preferences import Preferences, Wish
from tests import ending, stepping
from tests.building import a_talk, billed, bring, now, open_gate
from tests.planning import agree, lay, lines, write
from tests.sent_along import paper, picture
from tests.web.doors import client_of
from tests.web.test_forms import check_in, deliver

MARK = "zqschemer"  # in every text below; nothing else holds it
SEALED = [
    one for one in apps.get_app_config("records").get_models() if any(f.name == "sealed" for f in one._meta.fields)
]
PLAIN = {"UUIDField", "ForeignKey", "DateField", "DateTimeField", "BinaryField"}
# Readable on purpose: kinds, states, the phase, a revision, a hash.
READABLE = {
    "revision",
    "CompassPart.part",
    "Trusted.token_hash",
    "Trusted.turn",
    "Release.kind",
    "Release.state",
    "Release.token_hash",
    "Release.turn",
    "Release.tries",
    "StepsVersion.number",
    "WorkTalk.whom",
    "ApproachReview.side",
    "Attachment.place",
    "Assignment.kind",
    "DiaryImport.state",
    "IntakeChunk.chunk",
    "JointInvitation.token_hash",
    "Message.by_guide",
    "MessageDraft.by_guide",
    "Invoice.kind",
    "Invoice.number",
    "Invoice.state",
    "Invoice.year",
    "Offer.kind",
    "Offer.number",
    "Offer.state",
    "Offer.token_hash",
    "Offer.year",
    "Orientation.state",
    "Orientation.token_hash",
    "PhaseChange.phase",
    "PhaseProposal.phase",
    "PhaseProposal.side",
    "PhaseView.shown",
    "PhaseView.side",
    "PieceWork.shown",
    "CoachingSession.kind",
    "CoachingSession.state",
    "CoachingSession.sequence",
    "SessionPreparation.shown",
    "Agreement.place",
    "Agreement.gone",
    "AgreementMark.shown",
    "PlanAgreement.number",
    "PlanAgreement.side",
    "PlanComment.part",
    "PlanComment.side",
    "PlanDraft.part",
    "PlanDraft.side",
    "PlanVersion.number",
    "PlanVersion.side",
}


def days(world):
    """Through the door, so that web session, cache and jobs have met the values too."""
    client = client_of(world, "coachee")
    form = check_in(energy=7, tension=9, sleep=2, note=f"{MARK} check-in")
    assert client.post(reverse("coachee:check_in"), form).status_code == 302
    client.post(reverse("coachee:energy_entry"), check_in(text=f"{MARK} gaf", gave="yes"))
    client.post(reverse("coachee:recovery_moment"), check_in(text=f"{MARK} moment", minutes=17))
    own = world.eyes("coachee")
    with looking(own):
        check_ins.save(own, own.dossier_id, own.today, Values(6, 8), client_id=uuid4(), base_revision=9)
        energy_entries.add(own, own.dossier_id, own.today, f"{MARK} kostte", gave=False, client_id=uuid4())
        recovery_moments.add(own, own.dossier_id, own.today, f"{MARK} rust", minutes=13, client_id=uuid4())


def choices(world):
    own = world.eyes("coachee")
    with looking(own):
        chosen = Preferences(False, time(21, 43), time(6, 17), Wish.CALL)
        preferences.choose(own, own.dossier_id, chosen, client_id=uuid4())
        shares.give(own, own.dossier_id, world.coach.id, Scope.WISH)


def brought(world):
    rows = "".join(f"2026-02-{day:02},{day / 7:.8f},3.91725731,{MARK} dag {day}\n" for day in range(1, 20))
    diary_id = bring(world, f"dag,energie,drukte {MARK},notitie\n{rows}")
    own = world.eyes("coachee")
    with looking(own):
        columns = values.from_json(queries.one(own, own.dossier_id, diary_id).value["columns"])
        diaries.confirm(own, own.dossier_id, diary_id, columns)
    bring(world, f"dag,energie\n2026-03-01,5.551\n2026-03-02,{MARK} onbekend\n")


def talk(world):
    coach = world.eyes("coach")
    with looking(coach):
        gate.describe(coach, world.dossier.id, uuid4(), weeks=23)
        heard = dict.fromkeys(gates.Topic, gates.State.ABSENT)
        gates.discuss(coach, world.dossier.id, coach.today, heard, f"{MARK} afgesproken", client_id=uuid4())
        open_gate(coach, world.dossier.id)
        trajectories.start(coach, world.dossier.id, 2, (coach.today + timedelta(days=90),))
        conflicts.note(coach, world.dossier.id, f"{MARK} kennen elkaar", client_id=uuid4(), base_revision=0)


def sessions(world):
    row = a_talk(world)
    own, coach = world.eyes("coachee"), world.eyes("coach", now() + timedelta(days=9))
    words = {
        "happened": f"{MARK} gebeurd",
        "thought": f"{MARK} denk",
        "met": f"{MARK} ontmoet",
        "question": f"{MARK} q",
    }
    with looking(own):
        session_notes.ask(own, own.dossier_id, row, SessionWish.MOVE, f"{MARK} liever later", client_id=uuid4())
        session_notes.prepare(own, own.dossier_id, row, words, shown=True, client_id=uuid4(), base_revision=0)
        calendars.be_quiet(own, own.dossier_id, [2], [], client_id=uuid4(), base_revision=0)
    with looking(coach):
        session_notes.note(coach, world.dossier.id, row, words, client_id=uuid4(), base_revision=0)
        session_notes.card(coach, world.dossier.id, row, words, base_revision=2)
        session_notes.hold(
            coach, world.dossier.id, row, words, [f"{MARK} afspraak"], client_id=uuid4(), base_revision=3
        )
    with looking(own):
        session_notes.mark(own, own.dossier_id, latest(own, own.dossier_id)[0].id, Did.DONE)


def plan(world):
    """Through the doors of both: a version, a draft, a word, a yes, a view on the phase and a proposal."""
    lay(world, "coach", lines(world.eyes("coach").today, MARK))
    agree(world, "coach")
    own = world.eyes("coachee")
    write(world, "coachee", {Part.HABIT: [Line("habit", {"words": f"{MARK} anders"})]})
    with looking(own):
        plans.comment(own, own.dossier_id, Part.GOALS, f"{MARK} erbij", client_id=uuid4())
        view = Judged({}, {"balance": f"{MARK} zo zie ik het"})
        phases.judge(own, own.dossier_id, view, client_id=uuid4(), base_revision=0, shown=False)
        phases.propose(own, own.dossier_id, Move(3, own.today, f"{MARK} verder"), client_id=uuid4())


def orientation(world):
    own = world.eyes("coachee")
    with looking(own):
        orientations.ask(own, own.dossier_id, f"{MARK} Chef", f"{MARK}@werk.invalid", client_id=uuid4())


def talked(world):
    client = client_of(world, "coachee")
    files = [SimpleUploadedFile(f"{MARK}.jpg", picture()), SimpleUploadedFile(f"{MARK}.pdf", paper())]
    said = {"text": f"{MARK} bericht", "files": files}
    page = reverse("coachee:conversation", args=[world.coach.id])
    assert client.post(page, check_in(**said)).status_code == 302
    draft = client.post(page, check_in(text=f"{MARK} nog niet"), headers={"X-Luwte-Autosave": "1"})
    assert draft.status_code == 200


def billing(world):
    billed(world, {**offers.EMPLOYER, "name": f"{MARK} bv", "street": f"{MARK}weg 7"})


def raw(name, value):
    """A row as an action would insert it, for a table whose action has its own tests elsewhere."""

    def example(world):
        own = world.eyes("coachee")
        dossier = world.dossier
        model = apps.get_model("records", name)
        with looking(operator(now())), signed():
            row = model(**dossiers.born(own, dossier), **{f.attname: _any(f) for f in _own(model) if _needed(f)})
            dossiers.insert(row, keys.ring([dossier.id]), value)

    return example


def response(world):
    instrument = apps.get_model("records", "Instrument")
    with looking(operator(now())), signed():
        fields = {f.attname: _any(f, world) for f in instrument._meta.fields if _needed(f) and f.name != "id"}
        made = instrument.objects.create(**fields)
        own = world.eyes("coachee")
        row = apps.get_model("records", "Response")(**dossiers.born(own, world.dossier), instrument=made, day=own.today)
        dossiers.insert(row, keys.ring([world.dossier.id]), {"answers": {MARK: 3.91725731}, "note": f"{MARK} lijst"})


TEXT_AND_NUMBER = {"text": f"{MARK} tekst", "number": 48.27182818}
EXAMPLES = {
    days: ("CheckIn", "EnergyEntry", "RecoveryMoment", "CaseloadRow"),
    choices: ("Preferences",),
    brought: ("DiaryImport", "DiaryDay", "ShiftState"),
    talk: ("GateRecord", "PhaseChange", "ConflictNote"),
    plan: ("PlanVersion", "PlanDraft", "PlanAgreement", "PlanComment", "PhaseView", "PhaseProposal"),
    orientation: ("Orientation",),
    sessions: (
        "CoachingSession",
        "SessionPreparation",
        "WorkingNote",
        "Agreement",
        "AgreementMark",
        "QuietDays",
    ),
    talked: ("Message", "MessageDraft", "Attachment"),
    billing: ("Offer", "Invoice"),
    stepping.with_words(MARK): ("StepsDraft", "StepsTurn", "StepsVersion", "WeekReview"),
    ending.with_words(MARK): ("TrajectoryEnd", "FollowUp"),
    response: ("Response",),
    **{
        raw(name, TEXT_AND_NUMBER): (name,)
        for name in (
            "Acquaintance",
            "ApproachReview",
            "Assignment",
            "Closing",
            "CompassPart",
            "Contacts",
            "DayRoom",
            "DirectionRow",
            "DistressRecord",
            "IntakeChunk",
            "JointInvitation",
            "LegalAnchor",
            "PieceWork",
            "Release",
            "SessionFeeling",
            "TopicTicks",
            "Trusted",
            "TrustedNote",
            "WentWell",
            "WorkTalk",
        )
    },
}


def test_every_sealed_table_has_an_example():
    assert {name for names in EXAMPLES.values() for name in names} == {model.__name__ for model in SEALED}


@pytest.mark.parametrize("model", SEALED, ids=lambda model: model.__name__)
def test_no_readable_column_can_hold_what_was_entered(model):
    other = [f.name for f in model._meta.fields if type(f).__name__ not in PLAIN]
    assert {name for name in other if name not in READABLE and f"{model.__name__}.{name}" not in READABLE} == set()


@pytest.mark.django_db(databases="__all__", transaction=True)
def test_no_sealed_value_stands_in_the_clear(world):
    for example in EXAMPLES:
        example(world)
    deliver()
    rows = opened()
    assert {type(row) for row, _value in rows} == set(SEALED)
    sought = {form for _row, value in rows for form in forms(value)}
    assert len(sought) > 150
    places = dict(everything())
    # That the search finds what does stand there: names and mail are readable.
    assert any(b"anna@voorbeeld.invalid" in data for data in places.values())
    found = [(name, form) for form in sought for name, data in places.items() if form in data]
    assert found == []
    # Nor the bytes of a file: a stretch from the middle of each.
    files = [keys.ring([row.dossier_id]).open_file(row, row.content) for row, _value in rows if hasattr(row, "content")]
    assert len(files) == 2
    for data in files:
        middle = data[len(data) // 2 :][:60]
        assert [name for name, held in places.items() if middle in held] == []


def opened():
    with looking(operator(now())):
        rows = [row for model in SEALED for row in model.objects.all()]
        ring = keys.ring({row.dossier_id for row in rows})
        return [(row, ring.open(row)) for row in rows]


def forms(value, key=None):
    """How a value could stand somewhere: a marked text as it is, and anything else beside its name."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from forms(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from forms(inner, key)
    elif isinstance(value, str) and MARK in value:
        yield value.encode()
    elif value is not None and key is not None and not isinstance(value, bool) and not _a_day(value):
        for form in (f'"{key}":{json.dumps(value)}', f'"{key}": {json.dumps(value)}', f"'{key}': {value!r}"):
            yield form.encode()
        # More decimals than the seconds of a moment have, or every log line could hold it by chance.
        if isinstance(value, float) and len(str(value).partition(".")[2]) > 6:
            yield str(value).encode()


def everything():
    """Each table of each store as text, and each file of the house; on PostgreSQL the files of its server too."""
    for store in connections:
        with looking(operator(now())), connections[store].cursor() as cursor:
            for table in connections[store].introspection.table_names(cursor):
                cursor.execute(f'SELECT * FROM "{table}"')
                cells = [bytes(c) if isinstance(c, memoryview) else str(c).encode() for r in cursor for c in r]
                yield f"{store}.{table}", b"\n".join(cells)
    homes = [Path(settings.HOME)]
    if connection.vendor == "postgresql":
        homes.append(Path(connection.settings_dict["HOST"] or connection.settings_dict["OPTIONS"].get("host", "/none")))
    for file in (file for home in homes for file in home.rglob("*") if "static" not in file.parts):
        try:
            if file.is_file():
                yield str(file), file.read_bytes()
        except FileNotFoundError:
            continue  # a server tidies its own files


def _a_day(value):
    try:
        return isinstance(value, str) and bool(datetime.fromisoformat(value))
    except ValueError:
        return False


def _own(model):
    return [f for f in model._meta.fields if f.name not in {g.name for g in DossierRow._meta.fields}]


def _needed(field):
    return not field.null and not field.has_default()


def _any(field, world=None):
    if isinstance(field, models.ForeignKey):
        return world.practice.id
    if isinstance(field, models.UUIDField):
        return UUID(int=7)
    if isinstance(field, models.DateTimeField):
        return now()
    if isinstance(field, models.DateField):
        return date(2026, 1, 5)
    if isinstance(field, models.JSONField):
        return {}
    if isinstance(field, models.BinaryField):
        return b"{}"
    return 1 if isinstance(field, models.IntegerField) else "coach"
