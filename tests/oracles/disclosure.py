"""An attacker who knows the total, what is shown, and the rule itself, and tries every way it can be. Slow."""

from itertools import product


def every_way(total, length):
    """Each row of counts with this sum."""
    return [one for one in product(range(total + 1), repeat=length) if sum(one) == total]


def found_out(rule, counts):
    """The places of hidden parts whose count the attacker works out."""
    names = [str(n) for n in range(len(counts))]
    shown = list(rule(dict(zip(names, counts, strict=True))).values())
    ways = [
        one
        for one in every_way(sum(counts), len(counts))
        if list(rule(dict(zip(names, one, strict=True))).values()) == shown
    ]
    return [n for n, part in enumerate(shown) if part is None and len({one[n] for one in ways}) == 1]
