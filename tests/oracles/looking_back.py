"""The slow second telling of rules/looking_back: dates in dictionaries, every turn spelled out, in fractions."""

from datetime import timedelta
from fractions import Fraction
from statistics import fmean, mean


def before_and_other(values, begins, lag):
    days_before = {day - timedelta(days=lag) for day in begins}
    before = [values[day] for day in values if day in days_before]
    other = [values[day] for day in values if day not in days_before]
    return fmean(before), len(before), fmean(other), len(other)


def turned(values, begins, lag):
    values = {day: Fraction(value) for day, value in values.items()}
    first, last = min(values), max(values)
    length = (last - first).days + 1
    inside = [d for day in begins if first <= (d := day - timedelta(days=lag)) <= last]

    def difference(by):
        moved = {first + timedelta(days=((day - first).days + by) % length) for day in inside}
        before = [values[day] for day in moved if day in values]
        other = [value for day, value in values.items() if day not in moved]
        return abs((mean(before) if before else mean(other)) - mean(other))

    real = difference(0)
    step = max(1, length // 400)
    turns = list(range(step, length, step))
    return (sum(difference(by) >= real for by in turns) + 1) / (len(turns) + 1)
