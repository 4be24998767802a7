"""Reliable change by Jacobson and Truax (1991): whether a difference is larger than measurement noise would be.

It says nothing of better or worse, nor of what the difference means to someone.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import isfinite, sqrt

LIMIT = 1.96


class Why(StrEnum):
    """Why nothing can be said."""

    NOT_A_NUMBER = "not a number"
    SD = "the standard deviation must be more than 0"
    RELIABILITY = "the reliability must be at least 0 and less than 1"


class Refused(Exception):
    """Nothing can be said; `why` tells why."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Change:
    """A difference beside the noise that was assumed; `band` is half the width of what noise may do."""

    difference: float
    index: float
    band: float
    sd: float
    reliability: float

    @property
    def larger(self) -> bool:
        """Whether the difference is larger than the measurement noise that was assumed."""
        return abs(self.index) > LIMIT


def change(before: float, after: float, sd: float, reliability: float) -> Change:
    """The reliable change index and its band, or Refused."""
    error = _error(sd, reliability)
    difference = after - before
    if not isfinite(difference) or not isfinite(difference / error):
        raise Refused(Why.NOT_A_NUMBER)
    return Change(difference, difference / error, LIMIT * error, sd, reliability)


def band(sd: float, reliability: float) -> float:
    """Half the width within which a difference may be noise, or Refused."""
    return LIMIT * _error(sd, reliability)


def _error(sd: float, reliability: float) -> float:
    """The standard error of a difference."""
    if not isfinite(sd) or not isfinite(reliability):
        raise Refused(Why.NOT_A_NUMBER)
    if sd <= 0:
        raise Refused(Why.SD)
    if not 0 <= reliability < 1:
        raise Refused(Why.RELIABILITY)
    error = sd * sqrt(2) * sqrt(1 - reliability)
    if not 0 < error < float("inf"):
        raise Refused(Why.SD)
    return error
