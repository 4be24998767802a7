"""Steps back to work in the world of the tests: put down, turned, looked back on."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from luwte.actions import reintegration, week_reviews
from luwte.records.eyes import looking
from luwte.records.reintegration.queries import draft
from luwte.rules.reintegration.course import Turn
from luwte.rules.reintegration.reviews import Review
from luwte.rules.reintegration.values import Agreed, Kind, Plan, Post, Step, Stint, Where, Who

MARK = "in <b> & so"


def plan(today, back=15):
    """Two places; three steps, of which the first began `back` days ago."""
    posts = (Post("p1", Kind.EMPLOYER, f"library {MARK}"), Post("p2", Kind.CARE, "mother"))
    first = Step(2, (Stint("p1", 2, 90, Where.THERE, "books", "hourly", MARK),), today - timedelta(days=back))
    second = Step(3, (Stint("p1", 3, 120), Stint("p2", 1, 60, Where.HOME)))
    return Plan(posts, (first, second, Step(1, (Stint("p1", 4, 140),))))


def live(world, back=15):
    """Put down as agreed by two, looked back on a week, and standing still."""
    with looking(world.eyes("coachee")) as own:
        _save(own, plan(own.today, back))
        agreed = (Agreed(Who.ME, "", own.today), Agreed(Who.DOCTOR, "Bos <x>", own.today - timedelta(days=3)))
        reintegration.agree(own, own.dossier_id, agreed, client_id=uuid4())
        review = Review(f"meetings {MARK}", "garden", "breaks", "noise", "home early", {"p1": 150})
        week_reviews.save(own, own.dossier_id, own.today, review, client_id=uuid4(), base_revision=0)


def turn(world, what=Turn.HOLD):
    """Standing still from today."""
    with looking(world.eyes("coachee")) as own:
        reintegration.turn(own, own.dossier_id, what, own.today, client_id=uuid4())


def write(world):
    """A new draft beside what was put down."""
    with looking(world.eyes("coachee")) as own:
        _save(own, plan(own.today))


def _save(own, made):
    held = draft(own, own.dossier_id)
    more = {"client_id": uuid4(), "base_revision": held.revision if held else 0}
    reintegration.save(own, own.dossier_id, made, **more)


def with_words(words):
    """An example of every table of the steps, with these words where words can stand."""

    def example(world):
        with looking(world.eyes("coachee")) as own:
            made = plan(own.today)
            _save(own, replace(made, posts=tuple(replace(one, name=words) for one in made.posts)))
            agreed = (Agreed(Who.OTHER, words, own.today),)
            reintegration.agree(own, own.dossier_id, agreed, client_id=uuid4())
            once = {"client_id": uuid4(), "base_revision": 0}
            week_reviews.save(own, own.dossier_id, own.today, Review(words), **once)
        turn(world)
        write(world)

    return example
