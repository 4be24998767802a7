"""Adapting in the browser: two editors, broken and hostile text, files out and in, review, and a renewed original."""

from io import BytesIO
from urllib.parse import urlencode
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from luwte.actions import adaptations, pieces
from luwte.library import originals
from luwte.records.adaptations import queries
from luwte.records.eyes import looking
from luwte.rules.content.values import Finding, Rule
from luwte.web.design import findings
from luwte.web.practice.content_forms import PieceForm, TextForm, first
from tests.actions.test_adapting import MINE, NAME, PROGRAMME, SHIPPED, as_, changed, of, publish, renew, save, start
from tests.web.doors import client_of, log_in

FIELDS = ("title", "summary", "minutes", "load", "stop_when")


@pytest.fixture
def manager(world):
    return client_of(world, "manager")


def at(what, name=NAME, space="practice", *more):
    return reverse(f"{space}:content_{what}", args=[*name, *more])


def text_of(answer):
    return answer.content.decode()


def form(answer_or_text, revision=1, **others):
    """The fields of the editor as a browser sends them."""
    made = first("module", answer_or_text, revision)
    data = {name: "" if value is None else value for name, value in made.initial.items()}
    return {"client_id": uuid4(), **data, **others}


def test_a_text_is_written_read_and_offered(world, manager):
    assert "Het origineel wordt gelezen" in text_of(manager.get(at("one")))
    answer = manager.post(at("start"), {"client_id": uuid4()}, follow=True)
    assert 'name="title"' in text_of(answer)
    data = form(SHIPPED.text, title="Wat er nu met je gebeurt", do="look")
    answer = manager.post(at("edit"), data, follow=True)
    assert answer.redirect_chain[-1][0] == at("read")
    assert "Wat er nu met je gebeurt" in text_of(answer)
    assert of(world.eyes("manager"))[0].text == MINE  # only the title differs
    answer = manager.post(at("offer"), {"base_revision": 2}, follow=True)
    assert "Dat kan: Coach" in text_of(answer)
    assert "Publiceren" not in text_of(answer)
    coach = client_of(world, "coach")
    assert "Staat klaar om na te kijken" in text_of(coach.get(reverse("coach:content_contents")))
    assert "<strong>nu met </strong>" in text_of(coach.get(at("differs", space="coach")))
    answer = coach.post(at("review", space="coach"), {"base_revision": 3, "do": "publish"}, follow=True)
    assert "Gepubliceerd." in text_of(answer)
    own = client_of(world, "coachee")
    piece = reverse("coachee:piece", args=["module", "wat-er-gebeurt"])
    assert "Wat er nu met je gebeurt" in text_of(own.get(piece))
    assert "Wat er nu met je gebeurt" in text_of(own.get(reverse("coachee:take")))


def test_two_editors(world, manager):
    with looking(world.eyes("manager")):
        row = start(world.eyes("manager"))
    mine, late = form(SHIPPED.text, title="Eerst"), form(SHIPPED.text, title="Te laat")
    assert "Opgeslagen." in text_of(manager.post(at("edit"), mine, follow=True))
    answer = manager.post(at("edit"), late, headers={"X-Luwte-Autosave": "1"})
    assert (answer.status_code, answer.json()) == (409, {"other_url": at("edit")})
    page = text_of(manager.post(at("edit"), late, follow=True))
    assert "De jouwe is ook bewaard" in page
    assert "Ook bewaard" in page
    other = next(one for one in of(world.eyes("manager")) if one.id != row)
    answer = manager.post(at("beside", NAME, "practice", other.id), {"do": "use", "base_revision": 1}, follow=True)
    assert "Het concept is net veranderd" in text_of(answer)
    answer = manager.post(at("beside", NAME, "practice", other.id), {"do": "use", "base_revision": 2}, follow=True)
    assert "Te laat" in text_of(answer)
    answer = manager.post(at("beside", NAME, "practice", other.id), {"do": "away"}, follow=True)
    assert "Ook bewaard" not in text_of(answer)


def test_autosaving(world, manager):
    start(world.eyes("manager"))
    quiet = {"headers": {"X-Luwte-Autosave": "1"}}
    answer = manager.post(at("edit"), form(SHIPPED.text, title="Nieuw"), **quiet)
    assert answer.json() == {"revision": 2, "saved_at_words": "Opgeslagen."}
    answer = manager.post(at("edit"), form(SHIPPED.text, 2, minutes="veel"), **quiet)
    assert (answer.status_code, answer.json()) == (422, {"error": "Vul een heel getal in van 1 tot 20."})


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": " "}, "Hier hoort tekst."),
        ({"minutes": "10" * 400}, "Vul een heel getal in van 1 tot 20."),
        ({"minutes": "-1"}, "Vul een heel getal in van 1 tot 20."),
        ({"load": "9"}, "Kies hoe zwaar het is."),
        ({"text": "a\0b"}, "Er zit een teken in dat geen tekst is."),
        ({"text": "a" * 64_001}, "Er passen 64.000 tekens in."),
        ({"text": "\n" * 1_200 + "a"}, "Er passen 1.000 regels in."),
        ({"text": "\n" * 995 + "a"}, "Er passen 64.000 tekens en 1.000 regels in."),
        ({"heading": "a: ["}, "Deze bladzijde is te oud."),
        ({"heading": "niets"}, "Deze bladzijde is te oud."),
        ({"base_revision": "9" * 30}, "Deze bladzijde is te oud."),
        ({"client_id": "geen"}, "Deze bladzijde is te oud."),
    ],
)
def test_what_cannot_be_kept_is_said_in_words(world, manager, wrong, words):
    start(world.eyes("manager"))
    answer = manager.post(at("edit"), form(SHIPPED.text) | wrong)
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert of(world.eyes("manager"))[0].revision == 1


def test_ten_megabytes_are_no_fault(world, manager):
    start(world.eyes("manager"))
    strict = Client(enforce_csrf_checks=True)
    log_in(strict, world.manager)
    for client, kind in ((manager, "x"), (manager, "multipart"), (strict, "x")):
        sent = {"text": "a" * 10_000_000, "client_id": str(uuid4()), "base_revision": "1"}
        more = {} if kind == "multipart" else {"content_type": "application/x-www-form-urlencoded"}
        answer = client.post(at("edit"), sent if kind == "multipart" else urlencode(sent), **more)
        assert answer.status_code == 413
        assert "Dit is te veel in één keer" in text_of(answer)


BROKEN = changed(changed(MINE, "minutes: 6", "minutes: 99"), "version:", "versie:")
HOSTILE = MINE + "\n<script>alert('x')</script>\n\n[klik](javascript:alert(1))\n\n![](foto.png)\n"


def test_a_broken_heading_is_told_and_still_kept(world, manager):
    row = start(world.eyes("manager"))
    save(world.eyes("manager"), row, BROKEN)
    page = text_of(manager.get(at("edit")))
    assert "Het hele bestand" in page
    assert "minutes’ is een heel getal van 1 tot 20" in page
    assert "Regel 7." in page
    assert "Zo is de tekst nog niet te lezen" in text_of(manager.get(at("read")))
    answer = manager.post(at("offer"), {"base_revision": 2}, follow=True)
    assert "Er klopt nog iets niet" in text_of(answer)


def test_script_in_markdown_is_shown_as_text_and_never_published(world, manager):
    row = start(world.eyes("manager"))
    save(world.eyes("manager"), row, HOSTILE)
    page = text_of(manager.get(at("read")))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert 'href="javascript' not in page
    assert "<img" not in page
    assert "Hier staat HTML of programmacode." in page
    assert "Een plaatje kan niet in een eigen versie." in page
    assert "Er klopt nog iets niet" in text_of(manager.post(at("offer"), {"base_revision": 2}, follow=True))


def test_a_circle_in_a_programme_is_told(world, manager):
    text = originals.original(*PROGRAMME).text
    row = start(world.eyes("manager"), PROGRAMME)
    early = changed(text, "      - wat-er-gebeurt\n", "      - bodyscan\n")
    early = changed(early, "      - op-de-rem\n", "      - wat-er-gebeurt\n      - op-de-rem\n")
    save(world.eyes("manager"), row, early)
    page = text_of(manager.get(at("edit", PROGRAMME)))
    assert "‘bodyscan’ staat er meer dan één keer" in page
    assert "‘wat-er-gebeurt’ hoort na ‘op-de-rem’" in page
    page = text_of(manager.get(at("read", PROGRAMME)))
    assert "Je mag op de rem" in page
    data = {"client_id": uuid4(), "base_revision": 2, "text": text, "do": "look"}
    assert "Zo leest het concept" in text_of(manager.post(at("edit", PROGRAMME), data, follow=True))


def test_files_go_out_and_come_back(world, manager):
    assert "op-de-rem" in text_of(manager.get(at("file", ("module", "op-de-rem", "nl"))))
    publish(world)
    answer = manager.get(at("file"))
    assert (text_of(answer), answer["Content-Disposition"]) == (MINE, 'attachment; filename="wat-er-gebeurt-nl.md"')
    packed = ZipFile(BytesIO(manager.get(reverse("practice:content_files")).content))
    assert {name: packed.read(name).decode() for name in packed.namelist()} == {SHIPPED.where: MINE}
    answer = bring(manager, ("﻿" + MINE.replace('gebeurt"', 'is"')).encode(), "x.md")
    assert "Opgeslagen." in text_of(answer)
    assert "Wat er nu met je is" in text_of(answer)
    answer = bring(manager, originals.original(*PROGRAMME).text.encode(), "x.yaml")
    assert "Opgeslagen." in text_of(answer)
    again = bring(manager, changed(MINE, "Wat er nu", "Wat er straks").encode(), "x.md")
    assert "De jouwe is ook bewaard" in text_of(again)


def bring(client, data, name="x.md", **more):
    sent = {"client_id": uuid4(), "language": "nl", "file": SimpleUploadedFile(name, data), **more}
    return client.post(reverse("practice:content_bring"), sent, follow=True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "Dit is geen tekstbestand. Plaatjes"),
        (b"\xff\xd8\xff", "Dit is geen tekstbestand. Plaatjes"),
        (b"a\0b", "Dit is geen tekstbestand."),
        (b"a" * 300_000, "Dit bestand is te groot."),
        (b"gewoon tekst", "We lezen niet welke tekst dit is."),
        (SHIPPED.text.replace("slug: wat-er", "slug: niet-er").encode(), "Er is geen tekst met de naam"),
        ((SHIPPED.text + "\n" * 1_000).encode(), "Dit bestand is te groot."),
        (b"", "Dit bestand is leeg."),
    ],
)
def test_a_file_that_cannot_come_back_is_refused_in_words(manager, data, words):
    answer = bring(manager, data)
    assert answer.status_code == 422
    assert words in text_of(answer)


def test_an_image_of_fifty_megabytes(manager):
    answer = bring(manager, b"\x89PNG" + bytes(50_000_000), "foto.png")
    assert answer.status_code == 422
    assert "Dit bestand is te groot. Een tekst is hooguit 64 kB. Plaatjes nemen we niet mee." in text_of(answer)


def test_the_same_form_again_after_its_draft_was_put_away(world, manager):
    sent, brought = {"client_id": uuid4()}, uuid4()
    manager.post(at("start"), sent)
    answer = manager.post(at("away"), follow=True)
    assert "Het concept is weggelegd" in text_of(answer)
    assert "Terughalen" in text_of(answer)
    assert manager.post(at("start"), sent).url == at("one")
    assert "weer het concept" in text_of(manager.post(at("away"), {"do": "back"}, follow=True))
    bring(manager, MINE.encode(), client_id=brought)
    manager.post(at("away"))
    again = ("module", "op-de-rem", "nl")
    text = originals.original(*again).text.encode()
    bring(manager, text, client_id=brought)
    manager.post(at("away", again))
    assert "Je mag op de rem" in text_of(bring(manager, text, client_id=brought))
    assert manager.post(at("start"), {"client_id": "x"}).status_code == 404


def test_withdrawing_and_back_and_who_began_goes_on(world, manager):
    publish(world)
    own = world.eyes("coachee")
    begin = {"language": "nl", "client_id": uuid4()}
    as_(own, pieces.begin, world.dossier.id, "module", "wat-er-gebeurt", **begin)
    page = reverse("coachee:piece", args=["module", "wat-er-gebeurt"])
    client = client_of(world, "coachee")
    goes_on = "Jij gaat verder met de tekst waarmee je begon."
    assert goes_on not in text_of(client.get(page))
    answer = manager.post(at("withdraw"), follow=True)
    assert "Ingetrokken." in text_of(answer)
    assert goes_on in text_of(client.get(page))
    assert "Wat er nu met je gebeurt" in text_of(client.get(page))
    assert "Jullie tekst is er weer." in text_of(manager.post(at("withdraw"), {"do": "restore"}, follow=True))
    assert goes_on not in text_of(client.get(page))


def test_a_review_that_cannot_be(world, manager):
    assert manager.post(at("review")).status_code == 404
    assert manager.post(at("offer")).status_code == 404
    assert manager.post(at("away")).status_code == 404
    assert manager.get(at("differs")).status_code == 404
    assert manager.get(at("one", ("module", "bestaat-niet", "nl"))).status_code == 404
    row = start(world.eyes("manager"))
    assert "net veranderd" in text_of(manager.post(at("offer"), {"base_revision": "x"}, follow=True))
    as_(world.eyes("manager"), adaptations.offer, row, base_revision=1)
    coach = client_of(world, "coach")
    told = {"publish": "net veranderd", "back": "De tekst is weer een concept."}
    assert "Een ander dan wie schreef" in text_of(manager.post(at("review"), {"base_revision": 2}, follow=True))
    for do, words in told.items():
        assert words in text_of(coach.post(at("review", space="coach"), {"do": do}, follow=True))
    assert coach.get(at("one", ("module", "op-de-rem", "nl"), "coach")).status_code == 404


def test_a_review_of_what_became_unfit(world, monkeypatch):
    row = start(world.eyes("manager"))
    as_(world.eyes("manager"), adaptations.offer, row, base_revision=1)
    monkeypatch.setattr(originals, "fit", lambda one, text: False)
    answer = client_of(world, "coach").post(at("review", space="coach"), {"base_revision": 2}, follow=True)
    assert "Er klopt nog iets niet" in text_of(answer)


NEW = changed(changed(SHIPPED.text, "Je bent dus niet dom", "Je bent niet dom"), SHIPPED.title, "Nieuwe titel")


def test_a_renewed_original_with_a_conflict(world, manager, monkeypatch):
    publish(world)
    assert manager.get(at("upgrade")).url == at("one")
    renew(monkeypatch, NAME, NEW)
    assert "Het origineel is vernieuwd." in text_of(manager.get(reverse("practice:content_contents")))
    assert "Bekijk wat er nieuw is" in text_of(manager.get(at("one")))
    page = text_of(manager.get(at("upgrade")))
    assert "Plek 1, regel 3" in page
    revision = of(world.eyes("manager"))[0].revision
    sent = {"client_id": uuid4(), "base_revision": revision, "original": originals.original(*NAME).digest}
    answer = manager.post(at("upgrade"), {**sent, "choice-0": "iets", "choice-9": "ours"})
    assert answer.status_code == 422
    assert "Kies hier wat blijft." in text_of(answer)
    stale = manager.post(at("upgrade"), {**sent, "original": "oud", "choice-0": "ours"}, follow=True)
    assert "net veranderd. Kies opnieuw." in text_of(stale)
    answer = manager.post(at("upgrade"), {**sent, "choice-0": "ours"}, follow=True)
    assert "Opgeslagen als concept." in text_of(answer)
    held = queries.worked_on(of(world.eyes("manager")))
    assert "Wat er nu met je gebeurt" in held.text
    assert "Je bent niet dom" in held.text


def test_a_renewed_original_without_a_conflict(world, manager, monkeypatch):
    start(world.eyes("manager"))
    renew(monkeypatch, NAME, NEW)
    page = text_of(manager.get(at("upgrade")))
    assert "Alles past." in page
    assert "Het origineel is vernieuwd." in text_of(manager.get(at("edit")))


def test_fields_and_file_hold_the_same():
    made = first("module", SHIPPED.text, 3)
    assert isinstance(made, PieceForm)
    assert isinstance(first("programme", originals.original(*PROGRAMME).text, 1), TextForm)
    for (_kind, _slug, language), one in originals.originals().items():
        form_ = first(one.kind, one.text, 1)
        if isinstance(form_, PieceForm) and language == "nl":
            sent = PieceForm({"client_id": uuid4(), **form_.initial})
            assert sent.is_valid(), (one.slug, sent.errors)
            assert sent.file() == one.text


def test_every_rule_has_words_of_its_own():
    abouts = {
        Rule.SECTION: ("missing", "Uitleg"),
        Rule.FIXED: ("runs",),
        Rule.OPENING: ("x",),
        Rule.PART: ("x",),
        Rule.PARAGRAPH: ("51",),
        Rule.SENTENCE: ("21", "x"),
        Rule.LENGTH: ("1", "2", "3"),
        Rule.FORBIDDEN: ("x", "y"),
        Rule.MEDICINE: ("x",),
        Rule.CLAIM: ("x",),
        Rule.PHASE: ("x", "2"),
        Rule.LINK: ("x",),
    }
    said = {findings.words(Finding("f", 1, rule, "", about=abouts.get(rule, ()))) for rule in set(Rule) - NOT_ASKED}
    assert len(said) == len(set(Rule) - NOT_ASKED)
    more = [
        (Rule.SCHEMA, ("sources.0.text",)),
        (Rule.SCHEMA, ("needs",)),
        (Rule.SCHEMA, ("", "twice")),
        (Rule.LINK, ("", "http://x")),
        (Rule.ORDER, ("x",)),
        (Rule.ORDER, ("x", "y")),
        (Rule.FORBIDDEN, ("x", "niets: geen verwijt")),
        (Rule.SOURCE, ("4",)),
    ]
    said |= {findings.words(Finding("f", 1, rule, "", about=about)) for rule, about in more}
    assert len(said) == len(set(Rule) - NOT_ASKED) + len(more)


NOT_ASKED = {Rule.SLUG, Rule.PAIR}
