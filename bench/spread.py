"""The middle and the slow end of a row of times."""

import statistics


def spread(spent: list[float]) -> dict[str, object]:
    """p50 and p95 in milliseconds."""
    spent = sorted(spent)
    return {"p50 ms": round(statistics.median(spent), 1), "p95 ms": round(spent[int(len(spent) * 0.95)], 1)}
