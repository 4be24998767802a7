"""The slow second telling of rules/shifts: closed sums over the whole series for every day."""

import statistics
from itertools import pairwise
from math import prod, sqrt


def average(series, n):
    """Mean, sd, average and half width after the n-th day (n >= 28), from the definition."""
    base = [value for _day, value in series[:28]]
    centre, sd = statistics.fmean(base), statistics.stdev(base)
    later = series[27 : n + 1]
    weights = [1 - 0.9 ** (b[0] - a[0]).days for a, b in pairwise(later)]
    values = [value for _day, value in later[1:]]
    shares = [w * prod(1 - other for other in weights[i + 1 :]) for i, w in enumerate(weights)]
    rest = prod(1 - w for w in weights)
    ewma = rest * centre + sum(s * v for s, v in zip(shares, values, strict=True))
    half = 2.7 * sd * sqrt(sum(s * s for s in shares) + 1 / 28)
    return centre, sd, ewma, half


def side(series, n):
    centre, _sd, ewma, half = average(series, n)
    return "higher" if ewma > centre + half else "lower" if ewma < centre - half else None


def telling(series):
    """("too few" | "steady" | None | (direction, since)) for a series of (day, value) in order."""
    if len(series) < 28:
        return "too few"
    if statistics.stdev([value for _day, value in series[:28]]) < 0.5:
        return "steady"
    sides = [side(series, n) for n in range(28, len(series))]
    run = 0
    while run < len(sides) and sides[-1] is not None and sides[-1 - run] == sides[-1]:
        run += 1
    return (sides[-1], series[len(series) - run][0]) if run >= 3 else None
