"""Where a signal was met, found by trying every stretch of answers. Slow, and written apart from the rule."""

from luwte.rules.compass import GAP, Row


def met(beacon, answers):
    """Every longest stretch of answers that all meet the signal, with no gap of more than a week."""
    told = sorted(answers)
    stretches = [
        told[a:b]
        for a in range(len(told))
        for b in range(a + 1, len(told) + 1)
        if all(beacon.meets(value) for _day, value in told[a:b])
        and all(told[n + 1][0] - told[n][0] <= GAP for n in range(a, b - 1))
    ]
    longest = [one for one in stretches if not any(set(one) < set(other) for other in stretches)]
    return tuple(Row(one[0][0], one[-1][0], len(one)) for one in longest if len(one) >= beacon.times)
