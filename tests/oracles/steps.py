"""A slow second telling of today's step: every piece is tried in every way, and the best that is allowed is kept."""

from itertools import product

from luwte.rules.steps import TABLE, Room, Step, Why

RANK = (Why.GO_ON, Why.NEXT, Why.KNOWN)


def step(given, room):
    """The step, from the top room downwards: each is no heavier than the one above it."""
    held = None
    for one in reversed(Room):
        limit = TABLE[one][max(1, min(4, given.phase)) - 1]
        ways = [(why, piece) for why, piece in product(RANK, given.pieces) if may(given, why, piece)]
        right = [
            (why, piece)
            for why, piece in ways
            if piece.load <= limit.load
            and piece.minutes <= limit.minutes
            and (limit.new or why != Why.NEXT)
            and (held is None or (piece.load, piece.minutes) <= (held[1].load, held[1].minutes))
        ]
        if (held is not None and held not in right) or held is None:
            right.sort(key=lambda way: (RANK.index(way[0]), place(given, *way)))
            held = right[0] if right else None
        if held is None or one is room:
            break
    return Step(*held) if held else Step(Why.NOTHING)


def may(given, why, piece):
    """Whether a piece may come in this way at all."""
    begun = [p.slug for p in given.pieces if p.slug in given.begun and p.slug not in given.done]
    fresh = [
        p.slug
        for p in given.pieces
        if p.slug not in {*given.begun, *given.done, *given.apart} and p.phase <= given.phase
    ]
    if piece.slug in given.apart:
        return False
    if why == Why.GO_ON:
        return piece.slug in begun
    if why == Why.NEXT:
        return not begun and not given.new_today and fresh[:1] == [piece.slug]
    return piece.again and piece.slug in given.done


def place(given, why, piece):
    """Order within one way: the programme's, and for what is known the newest first."""
    if why == Why.KNOWN:
        return -max(n for n, slug in enumerate(given.done) if slug == piece.slug)
    return [p.slug for p in given.pieces].index(piece.slug)
