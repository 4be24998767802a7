"""Finding pieces: a coachee finds only what they may open; the practice's own copies are found by their own words."""

from uuid import UUID

from luwte.library import pieces as library
from luwte.library import searching
from luwte.library.searching import Copy, Found
from luwte.records.adaptations.queries import shelf
from luwte.records.assignments.queries import LANGUAGE, given, with_coach, works
from luwte.records.eyes import Eyes, Role
from luwte.records.eyes.values import GUIDES
from luwte.records.trajectories.queries import course
from luwte.rules.assignments import Kind, Purpose, may_be_given


def found(eyes: Eyes, dossier_id: UUID, asked: str, language: str) -> tuple[Found, ...]:
    """What a coachee, or whoever guides them, finds; best first. A number of queries that does not grow."""
    if eyes.role is not Role.COACHEE and eyes.role not in GUIDES:
        return ()
    may = findable(eyes, dossier_id) if eyes.role is Role.COACHEE else None
    spoken = searching.spoken(language)
    return searching.found(asked, spoken, may, _copies(eyes, spoken))


def findable(eyes: Eyes, dossier_id: UUID) -> frozenset[str]:
    """What this coachee may open: what fits the phase, what they have or had; never alone what is not done alone."""
    held, where = given(eyes, dossier_id), course(eyes, dossier_id).phase
    coached = with_coach(eyes, dossier_id)
    waits = any(one.terms.purpose is Purpose.WAITING_LIST for one in held)
    purpose = Purpose.WAITING_LIST if waits else Purpose.DURING
    ships = {one.slug: one.heading for (_slug, language), one in library.pieces().items() if language == LANGUAGE}
    fits = {
        slug
        for slug, one in ships.items()
        if may_be_given(one.phase, where, not_alone=one.not_alone, with_coach=coached, purpose=purpose)
    }
    theirs = {one.slug for one in held if one.kind is Kind.PROGRAMME or not _together(ships.get(one.slug))}
    return frozenset(fits | theirs | {one.slug for one in works(eyes, dossier_id)})


def _together(heading: library.Heading | None) -> bool:
    return heading is not None and heading.not_alone


def _copies(eyes: Eyes, language: str) -> tuple[Copy, ...]:
    """The practice's own copies in this language, as they are read there."""
    texts = shelf(eyes).texts.items()
    return tuple(sorted(Copy(slug, spoken, text) for (_kind, slug, spoken), text in texts if spoken == language))
