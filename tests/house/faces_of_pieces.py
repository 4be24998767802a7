"""The pages of the programme, its pieces and the search, with something on them."""

from datetime import timedelta
from uuid import uuid4

from django.urls import reverse

from luwte.library import pieces as library
from luwte.records.assignments import queries as assignments
from luwte.records.eyes import looking
from luwte.records.went_well import queries as went_well
from tests.building import now
from tests.web.doors import address, client_of
from tests.web.test_forms import check_in

OLD = {"client_id": "geen", "base_revision": "-1"}
PIECES = (
    "wat-er-gebeurt",
    "bodyscan",
    "een-herstelmoment",
    "energie-kaart",
    "hoofd-leeg",
    "lang-uitademen",
    "levenslijn",
    "lichaamskaart",
    "mijn-nee-zin",
    "waarden-kiezen",
    "weekblik",
    "werkdag-sluiten",
    "sam-wachten",
    "brief-aan-huisarts",
)


def pieces(coachee):
    """Every component: before, at work, refused, with two versions, done, put away, and on paper."""
    line = {"text-0": "een <regel> & meer", "where-0": "home", "what-0": "gives", "note": "rustig <b>"}
    for (slug, language), one in sorted(library.pieces().items()):
        if language != "nl" or slug not in PIECES:
            continue
        where = [one.heading.kind, slug]
        page = reverse("coachee:piece", args=where)
        yield f"{slug} before", coachee.get(page)
        coachee.post(page, {"do": "begin", "client_id": uuid4()})
        yield f"{slug} begun", coachee.get(page)
        if slug == "lichaamskaart":
            line = {**line, "where-0": "neck", "what-0": "good"}
        for base in (1, 1):
            coachee.post(page, {**line, "client_id": uuid4(), "base_revision": base, "text-1": str(uuid4())})
        yield f"{slug} with something", coachee.get(page)
        coachee.post(page, {**line, "client_id": uuid4(), "base_revision": 3, "do": "close"})
        yield f"{slug} closed", coachee.get(page)
        yield f"{slug} on paper", coachee.get(reverse("coachee:piece_card", args=where))
        coachee.post(page, {**line, "client_id": uuid4(), "base_revision": 4, "do": "finish"})
        coachee.post(page, {"do": "show", "client_id": uuid4()})
        yield f"{slug} done", coachee.get(page)
    coachee.post(page, {"do": "away", "client_id": uuid4()})
    yield "put away", coachee.get(page)
    yield "pieces", coachee.get(reverse("coachee:pieces"))


def programme(world, coachee):
    """Vandaag with a step, in each of its words, and what the coach and the care professional gave."""
    coach, care = client_of(world, "coach"), client_of(world, "care professional")
    waits = {"what": "exercise:bodyscan", "purpose": "waiting_list", "contact": "Noor <b>", "call": "112 & meer"}
    day = (now() + timedelta(days=9)).date()
    given = care.post(address(world, "care:give"), {**waits, "review_on": day, "client_id": uuid4()}, follow=True)
    yield "given by care", given
    yield "given", coach.post(address(world, "coach:given"), {"client_id": uuid4()}, follow=True)
    yield "what can today hold", coachee.get(reverse("coachee:today"))
    for word in ("usual", "other", "less", "less", "not_today"):
        page = coachee.get(reverse("coachee:today")).content.decode()
        revision = page.split('name="base_revision" value="')[1].split('"')[0]
        said = {"word": word, "piece": "bodyscan", "base_revision": revision, "client_id": uuid4()}
        yield f"today: {word}", coachee.post(reverse("coachee:day_room"), said, follow=True)
    yield "all that was given", coachee.get(reverse("coachee:programme"))
    taken = {"slug": "hoofd-leeg", "client_id": uuid4()}
    yield "taken", coachee.post(reverse("coachee:take"), taken, follow=True)
    coachee.post(reverse("coachee:went_well"), check_in(text="de <b> was"))
    yield "what went well", coachee.get(reverse("coachee:went_well"))
    with looking(world.eyes("coachee")) as eyes:
        row = went_well.between(eyes, world.dossier.id, eyes.today, eyes.today)[0]
    yield "taken away", coachee.post(reverse("coachee:went_well_away", args=[row.id]))
    with looking(world.eyes("coach")) as eyes:
        one = assignments.given(eyes, world.dossier.id)[0]
    ended = reverse("coach:given_end", args=[world.dossier.id, one.id])
    yield "ended", coach.post(ended, follow=True)


def found(world, coachee):
    """A search: the field, results, nothing found, refused; for a coachee and for whoever guides."""
    coach = client_of(world, "coach")
    for client, page in ((coachee, reverse("coachee:search")), (coach, address(world, "coach:find"))):
        yield f"to search: {page}", client.get(page)
        for words in ("slapen", "wind", "<b>niets</b>"):
            yield f"searched: {words}, {page}", client.post(page, {"asked": words}, follow=True)
    for slug in PIECES:
        where = [world.dossier.id, library.piece(slug, "nl").heading.kind, slug]
        yield f"the coach reads {slug}", coach.get(reverse("coach:given_piece", args=where))
    yield "choosing oneself", coachee.get(reverse("coachee:take"))


def refused(coachee):
    """Every component with too much in it, and a search for nothing."""
    yield "a search for nothing", coachee.post(reverse("coachee:search"), {"asked": " "})
    for slug in PIECES:
        page = reverse("coachee:piece", args=[library.piece(slug, "nl").heading.kind, slug])
        coachee.post(page, {"do": "begin", "client_id": uuid4()})
        yield slug, coachee.post(page, {**OLD, "text-0": "a" * 281, "note": "a" * 1001, "year-0": "x"})
