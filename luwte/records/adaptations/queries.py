"""Questions about a practice's own copies: what is read here, what is worked on, and what lies beside it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from django.db.models import QuerySet

from luwte.library import originals
from luwte.library import pieces as library
from luwte.library.pages import Unfit
from luwte.records.adaptations.models import Adaptation
from luwte.records.eyes import Eyes
from luwte.records.eyes.values import STAFF
from luwte.rules.adaptations.values import WORKED_ON, State
from luwte.rules.content.values import Kind

Named = tuple[str, str, str]
NAMED = ("kind", "slug", "language")
IN_SIGHT = (*WORKED_ON, State.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Copy:
    """One version of a practice's own copy of a text."""

    id: UUID
    kind: str
    slug: str
    language: str
    text: str
    base: str
    state: State
    revision: int
    changed_at: datetime
    changed_by: UUID
    published_at: datetime | None
    published_by: UUID | None

    @property
    def name(self) -> Named:
        """Kind, name and language, as an original is named."""
        return self.kind, self.slug, self.language

    @property
    def behind(self) -> bool:
        """Whether the original is another text now than the one this copy came from."""
        now = originals.original(*self.name)
        return now is not None and now.text != self.base


@dataclass(frozen=True, slots=True)
class Shelf:
    """The texts as they are read in one practice: its own published copies before what ships."""

    texts: dict[Named, str] = field(default_factory=dict)

    def piece(self, slug: str, language: str) -> library.Piece | None:
        """A piece in a language, else in Dutch; None when it ships no more."""
        shipped = library.piece(slug, language)
        if shipped is None:
            return None
        own = self.texts.get((shipped.heading.kind.value, slug, shipped.language))
        return (_piece(own, slug, shipped.language) if own is not None else None) or shipped

    def source(self, slug: str, language: str) -> str | None:
        """The file of `piece`."""
        found = self.piece(slug, language)
        if found is None:
            return None
        own = self.texts.get((found.heading.kind.value, slug, found.language))
        return own if own is not None and library.digest(own) == found.digest else library.source(found)

    def programme(self, slug: str, language: str) -> library.Programme | None:
        """A programme in a language, else in Dutch."""
        shipped = library.programme(slug, language)
        if shipped is None:
            return None
        own = self.texts.get((Kind.PROGRAMME.value, slug, shipped.language))
        return (_programme(own, slug, shipped.language) if own is not None else None) or shipped

    def pieces(self, language: str) -> list[library.Piece]:
        """Every piece that ships in a language."""
        return [one for (slug, spoken) in library.pieces() if spoken == language and (one := self.piece(slug, spoken))]


SHIPPED = Shelf()


def shelf(eyes: Eyes) -> Shelf:
    """What is read in the practice of these eyes; one query, however many texts."""
    if eyes.practice_id is None:
        return SHIPPED
    rows = Adaptation.objects.filter(practice_id=eyes.practice_id, state=State.PUBLISHED).order_by("published_at")
    return Shelf({(kind, slug, spoken): text for kind, slug, spoken, text in rows.values_list(*NAMED, "text")})


def copies(eyes: Eyes) -> list[Copy]:
    """What is published or worked on in the practice, for who works there."""
    return [_copy(row) for row in _rows(eyes).filter(state__in=IN_SIGHT).order_by(*NAMED, "made_at")]


def of(eyes: Eyes, name: Named) -> list[Copy]:
    """Every version of one text that is kept, newest change last."""
    kind, slug, language = name
    rows = _rows(eyes).filter(kind=kind, slug=slug, language=language)
    return [_copy(row) for row in rows.exclude(state=State.AWAY).order_by("changed_at")]


def away(eyes: Eyes, name: Named) -> Copy | None:
    """What was put away last."""
    kind, slug, language = name
    rows = _rows(eyes).filter(kind=kind, slug=slug, language=language, state=State.AWAY)
    row = rows.order_by("-changed_at").first()
    return _copy(row) if row else None


def worked_on(held: Collection[Copy]) -> Copy | None:
    """The version that is being written or reviewed."""
    return next((one for one in held if one.state in WORKED_ON), None)


def latest(held: Collection[Copy], state: State) -> Copy | None:
    """The newest one in a state: the published one, the one withdrawn last."""
    there = [one for one in held if one.state is state and one.published_at is not None]
    return max(there, key=lambda one: one.published_at or one.changed_at, default=None)


def one(eyes: Eyes, copy_id: UUID) -> Copy | None:
    """One version, for who works in the practice."""
    row = _rows(eyes).filter(id=copy_id).first()
    return _copy(row) if row else None


def _rows(eyes: Eyes) -> QuerySet[Adaptation]:
    rows = Adaptation.objects.filter(practice_id=eyes.practice_id)
    return rows if eyes.role in STAFF else rows.none()


def _copy(row: Adaptation) -> Copy:
    return Copy(
        row.id,
        row.kind,
        row.slug,
        row.language,
        row.text,
        row.base,
        State(row.state),
        row.revision,
        row.changed_at,
        row.changed_by,
        row.published_at,
        row.published_by,
    )


@lru_cache(maxsize=256)
def _piece(text: str, slug: str, language: str) -> library.Piece | None:
    """A copy as it is shown; None when it can no longer be read, and then the original is."""
    try:
        return library.shown(text, slug, language)
    except Unfit:
        return None


@lru_cache(maxsize=32)
def _programme(text: str, slug: str, language: str) -> library.Programme | None:
    try:
        return library.arranged(text, slug, language)
    except Unfit:
        return None
