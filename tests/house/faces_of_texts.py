"""A practice's own texts and questionnaires: begun, refused, reviewed, renewed, filled in."""

from dataclasses import replace
from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from luwte.library import originals
from tests import filling
from tests.building import now
from tests.web.doors import ON_A_TEXT, client_of

OLD = {"client_id": "geen", "base_revision": "-1"}


def adapting(world):
    """A text of the practice: written, refused, kept twice, reviewed, renewed, withdrawn; and a programme."""
    manager, coach, text = client_of(world, "manager"), client_of(world, "coach"), ["module", "aannemen", "nl"]
    at = {name: reverse(f"practice:content_{name}", args=text) for name in ON_A_TEXT}
    shipped = originals.original(*text).text
    yield "a text begun", manager.post(at["start"], {"client_id": uuid4()}, follow=True)
    whole = {"text": shipped.replace('title: "', 'title: "Wij: <b> & ', 1)}
    for base, title in ((1, whole["text"]), (1, shipped + "\n<script>x</script>\n")):
        sent = {"client_id": uuid4(), "base_revision": base, "text": title}
        yield f"a text kept {len(title)}", manager.post(at["edit"], sent, follow=True)
    refused = {"heading": "slug: x\n", "title": "", "minutes": "x", "text": "a" * 64_001, **OLD}
    yield "a text refused", manager.post(at["edit"], refused)
    yield "a text as a file", manager.get(at["edit"] + "?als=bestand")
    yield "a file refused", manager.post(reverse("practice:content_bring"), {"language": "xx"})
    yield "a text offered", manager.post(at["offer"], {"base_revision": 2}, follow=True)
    for name in ("one", "read", "differs"):
        yield f"a text {name}", coach.get(reverse(f"coach:content_{name}", args=text))
    review = reverse("coach:content_review", args=text)
    yield "a text published", coach.post(review, {"base_revision": 3}, follow=True)
    renewed = originals.original(*text)
    new = replace(renewed, text=shipped.replace('title: "', 'title: "Nieuw: ', 1))
    held = {**originals.originals(), tuple(text): new}
    with patch.object(originals, "originals", return_value=held):
        for name in ("one", "upgrade"):
            yield f"a text renewed {name}", manager.get(at[name])
        stale = {"base_revision": 4, "client_id": uuid4()}
        yield "a text renewed meanwhile", manager.post(at["upgrade"], stale, follow=True)
        asked = {"base_revision": 4, "client_id": uuid4(), "original": new.digest}
        yield "a text renewed refused", manager.post(at["upgrade"], asked)
        yield "texts renewed", manager.get(reverse("practice:content_contents"))
    yield "a text withdrawn", manager.post(at["withdraw"], follow=True)
    programme = ["programme", "uit-de-wind", "nl"]
    manager.post(reverse("practice:content_start", args=programme), {"client_id": uuid4()})
    for name in ("one", "edit", "read"):
        yield f"a programme {name}", manager.get(reverse(f"practice:content_{name}", args=programme))
    broken = {"client_id": uuid4(), "base_revision": 1, "text": "slug: [x"}
    yield "a broken programme", manager.post(reverse("practice:content_edit", args=programme), broken, follow=True)
    yield "a broken programme read", manager.get(reverse("practice:content_read", args=programme))


def questionnaires(world, coachee):
    if world.instrument is None:
        filling.live(world)
    coach, manager = client_of(world, "coach"), client_of(world, "manager")
    yield "totals", coachee.get(reverse("coachee:questionnaire_totals", args=[world.instrument]) + "?toon=totaal")
    shared = reverse("coach:response", args=[world.dossier.id, world.response])
    yield "totals for the coach", coach.get(shared + "?toon=totaal")
    for name, data in (("all types", filling.all_types()), ("about death", filling.phq()), ("long", filling.long())):
        file = SimpleUploadedFile("a.json", data)
        yield f"preview {name}", manager.post(reverse("practice:instrument_bring"), {"file": file})
        instrument = filling.bring(world, data)
        row = filling.begin(world, instrument, filling.give(world, instrument))
        yield f"whole {name}", coachee.get(reverse("coachee:response_all", args=[row]))
        for number in range(16 if name == "all types" else 9):
            yield f"{name} {number}", coachee.get(reverse("coachee:response_screen", args=[row, number]))
    yield "asked", coachee.post(reverse("coachee:approach_ask"), follow=True)
    form = {
        "client_id": str(uuid4()),
        "base_revision": 0,
        "due_on": now().date(),
        "answer": "fits",
        "line": "goed <zo>",
    }
    yield "approach", coachee.post(reverse("coachee:approach"), form, follow=True)
    theirs = reverse("coach:approach", args=[world.dossier.id])
    decided = {**form, "client_id": str(uuid4()), "change": "nothing", "due_on": now().date()}
    yield "approach of the coach", coach.post(theirs, decided, follow=True)
    said = {"client_id": str(uuid4()), "base_revision": 0, "feeling": "less", "note": "moe <b>"}
    yield "feeling", coachee.post(reverse("coachee:feeling"), said, follow=True)
    agreed = {"kind": "end", "day": (now() + timedelta(days=3)).date()}
    yield "moments", coach.post(reverse("coach:moments", args=[world.dossier.id]), agreed, follow=True)
    yield "given", coachee.get(reverse("coachee:questionnaires"))
