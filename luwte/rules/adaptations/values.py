"""Where a practice's own copy stands."""

from enum import StrEnum


class State(StrEnum):
    """The life of one version of a copy."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    EARLIER = "earlier"  # was published, and a newer version took its place
    WITHDRAWN = "withdrawn"  # was published; the original is read again
    BESIDE = "beside"  # saved from a page that was out of date; shown beside the newer one
    AWAY = "away"  # put away, not read any more


WORKED_ON = frozenset({State.DRAFT, State.REVIEW})
