"""docs/measured.md, written from bench/out: no figure in it is typed by hand."""

import json
from pathlib import Path

ROOT = Path(__file__).parents[1]
OUT = ROOT / "bench/out"
PAGE = ROOT / "docs/measured.md"
PEER_SAVE_MS = 55.0  # Baby Buddy's p50, as the design's stack document measured it in the same conditions

Found = dict[str, object]


def main() -> None:
    """Writes the page from what there is."""
    PAGE.write_text(page(_read("bench.json"), _read("prove.json")), encoding="utf-8")


def page(found: Found, proved: Found) -> str:
    """The whole page; a part without figures says that it was not run."""
    parts = ["# Measured", "`make bench` and `make prove` write this page; the figures are never typed by hand."]
    parts += _bench(found) if found else ["`make bench` has not run yet."]
    parts += _proofs(proved) if proved else ["## Proofs", "`make prove` has not run yet."]
    return "\n\n".join(parts) + "\n"


def targets(found: Found) -> list[tuple[str, str, str, bool]]:
    """What issue 2 asks: what, at most, found, whether it holds. What was not measured is left out."""
    rows: list[tuple[str, float, float]] = []
    for name in ("Vandaag", "check-in", "steps back to work", "looking back on a week", "compass", "compass card"):
        one = _part(found, f"{name}, 390 px")
        asked = (("requests", 6), ("kB first", 40), ("kB repeat", 10), ("slow phone first paint s", 0.8))
        rows += [(f"{name}: {what}", most, one[what]) for what, most in asked if one.get(what)]
    served = _part(found, "save a check-in over HTTP, gunicorn").get("p50 ms")
    new, old = (_part(found, f"save a check-in, {span}").get("p50 ms") for span in ("60 days", "10 years"))
    list_ = _part(found, "/caseload/ with 1000").get("p95 ms")
    commits = _part(found, "save a check-in, 60 days").get("commits a save")
    rows += [("saving over HTTP, p50 ms (half of the peer's)", PEER_SAVE_MS / 2, served)] if served else []
    rows += [("saving with 10 years against a new diary, times", 1.1, round(old / new, 2))] if old and new else []
    rows += [("the coach's list of 1,000, p95 ms", 150, list_)] if list_ else []
    rows += [("commits a save", 1, commits)] if commits else []
    searched = _part(found, "search 10000 pieces").get("p95 ms")
    rows += [("searching 10,000 pieces, p95 ms of processor time", 50, searched)] if searched else []
    for name in ("heaviest module", "heaviest exercise"):
        one = _part(found, f"{name}, 390 px")
        rows += [(f"{name}: {what}", most, one[what]) for what, most in asked[:2] if one.get(what)]
    talk = _part(found, "preparing a talk, 10 years, 60 talks").get("p95 ms")
    rows += [("preparing a talk after 10 years and 60 talks, p95 ms", 100, talk)] if talk else []
    offer = _part(found, "PDF of an offer").get("p95 ms")
    rows += [("PDF of an offer, p95 ms", 100, offer)] if offer else []
    for name, most in (("make demo from nothing to the first page, s", 60), ("make demo again, s", 5)):
        rows += [(name, most, found[name])] if name in found else []  # type: ignore[list-item]
    return [(what, f"{most:g}", f"{got:g}", got <= most) for what, most, got in rows]


def _bench(found: Found) -> list[str]:
    about = f"{found.get('machine')}, {found.get('day')}. {found.get('load', '')}".strip()
    aims = [(what, most, got, "yes" if holds else "**no**") for what, most, got, holds in targets(found)]
    times = [(name, one["p50 ms"], one["p95 ms"]) for name, one in _parts(found) if "p50 ms" in one]
    weights = [(name, *(v or "not measured" for v in one.values())) for name, one in _parts(found) if "requests" in one]
    lag = [f"{name}: {what} {got}." for name, one in _parts(found) for what, got in one.items() if "frame" in what]
    memory = [f"Peak memory of one process: {found['peak memory, MB']} MB."] if "peak memory, MB" in found else []
    return [
        about,
        "## What was asked",
        _table(("what", "at most", "found", "holds"), aims),
        "## Pages in Chromium",
        "Until the load event, on the demo practice. Slow phone: 1.6 Mbit/s, 150 ms round trip, CPU four times slower.",
        _table(("page", "requests", "kB first", "kB repeat", "slow phone first paint s"), weights),
        *lag,
        "## Server time",
        "In process, a fresh SQLite store, synchronous FULL, unless the row says HTTP.",
        _table(("what", "p50 ms", "p95 ms"), times),
        *memory,
    ]


def _proofs(proved: Found) -> list[str]:
    scores = proved.get("mutants", {})
    assert isinstance(scores, dict)
    rows = [(module, one["noticed"], one["tried"]) for module, one in sorted(scores.items())]
    noticed, tried = (sum(row[at] for row in rows) for at in (1, 2))
    steps = proved.get("steps", {})
    assert isinstance(steps, dict)
    return [
        "## Proofs",
        f"{proved.get('machine')}, {proved.get('day')}. Seed {proved.get('seed')}.",
        _table(("proof", "result"), list(steps.items())),
        f"Mutation of `rules`: {noticed} of {tried} small changes noticed by the tests of their own module.",
        _table(("module", "noticed", "tried"), rows),
    ]


def _table(columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    lines = [columns, ("---",) * len(columns), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def _part(found: Found, name: str) -> dict[str, float]:
    one = found.get(name)
    return one if isinstance(one, dict) else {}


def _parts(found: Found) -> list[tuple[str, dict[str, float]]]:
    return [(name, one) for name, one in found.items() if isinstance(one, dict)]


def _read(name: str) -> Found:
    file = OUT / name
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


if __name__ == "__main__":
    main()
