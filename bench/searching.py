"""How long a search takes among 10,000 made-up pieces, and opening the whole programme; processor time, in process."""

import random
import time
from itertools import accumulate

from bench.spread import spread

PIECES, ASKED = 10_000, 200
LENGTHS = ((4, 8), (180, 1))  # words of a title and of a text, and what they weigh
SYLLABLES = [first + second for first in "bdfgklmnprstwz" for second in "aeo"]


def main() -> dict[str, object]:
    """Builds 10,000 pieces from the words of what ships and words made up beside them, and searches them."""
    from luwte.library import searching
    from luwte.rules.search.index import Document, find, index, prepared

    chance = random.Random(4)
    words = sorted(searching.shelf("NL", "nl").index.stems)
    words = words + ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 5))) for _ in range(20_000)]
    stem, quiet = searching.memo("nl"), searching.quiet("nl")
    # As in a language: a few words stand nearly everywhere, most are rare.
    weights = list(accumulate(1 / (place + 1) ** 0.8 for place in range(len(words))))
    chance.shuffle(words)
    texts = [[(_text(chance, words, weights, n), weight) for n, weight in LENGTHS] for _ in range(PIECES)]
    began = time.thread_time()
    made = index(prepared(Document(f"p{n:05}", tuple(text)), stem) for n, text in enumerate(texts))
    building = time.thread_time() - began
    asked = [_wrong(chance, _text(chance, words, weights, chance.randint(1, 3))) for _ in range(ASKED)]
    may = frozenset(made.keys[::2])
    times = []
    for text in asked:
        began = time.thread_time()
        find(made, text, searching.stemmer("nl"), may, quiet)
        times.append((time.thread_time() - began) * 1000)
    return {
        f"search {PIECES} pieces": spread(times),
        f"index {PIECES} pieces once, s": round(building, 1),
        "index what ships once, ms": round(_shipped() * 1000),
        "search what ships, with excerpts": _ships(asked),
    }


def programme(client) -> dict[str, object]:
    """Opening a programme of more than 60 pieces, begun and done; `client` is a coachee with it."""
    times = []
    for _ in range(30):
        began = time.thread_time()
        assert client.get("/programma/").status_code == 200
        times.append((time.thread_time() - began) * 1000)
    return {"/programma/ with the whole programme": spread(times)}


def _text(chance: random.Random, words: list[str], weights: list[float], count: int) -> str:
    return " ".join(chance.choices(words, cum_weights=weights, k=count))


def _wrong(chance: random.Random, text: str) -> str:
    """Every second question has a letter too few."""
    at = chance.randrange(len(text))
    return text if chance.random() < 0.5 else text[:at] + text[at + 1 :]


def _shipped() -> float:
    from luwte.library import searching

    searching.shelf.cache_clear()
    searching._shipped.cache_clear()
    began = time.thread_time()
    searching.shelf("NL", "nl")
    return time.thread_time() - began


def _ships(asked: list[str]) -> dict[str, float]:
    from luwte.library import searching

    times = []
    for text in [*asked[:20], "slapen", "nee zeggen", "pikeren", "werkstress"]:
        began = time.thread_time()
        searching.found(text, "nl", None)
        times.append((time.thread_time() - began) * 1000)
    return spread(times)


if __name__ == "__main__":
    for name, value in main().items():
        print(f"{name:44} {value}")
