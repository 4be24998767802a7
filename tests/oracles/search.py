"""A slow second telling of the search: each document is read anew for each word, errors counted letter by letter."""

import re
import unicodedata


def find(documents, text, stem, may=None, quiet=(), most=12):
    """The keys that are found, best first."""
    seen = [one for one in documents if may is None or one.key in may]
    said = list(dict.fromkeys(words(text, parts=False)))
    telling = [word for word in said if word not in quiet]
    told = {}
    for word in (telling or said)[:8]:
        counts, where = way_of(word, seen, documents, stem) or (0, {})
        if not where:
            continue
        rarity = len(bin(len(seen) // len(where))) - 2
        for key, weight in where.items():
            asked, score = told.get(key, (0, 0))
            told[key] = (asked + 1, score + weight * counts * rarity)
    return sorted(told, key=lambda key: (-told[key][0], -told[key][1], key))[:most]


def way_of(word, seen, documents, stem):
    """What a word counts for, and the weight that it has in each document; the first way that finds anything.

    How words are written is learnt from every text; found is only what may be seen.
    """
    every = {one for document in documents for text, _weight in document.fields for one in words(text)}
    ways = [(4, {stem(word)})]
    if len(word) > 2:
        ways.append((3, {stem(one) for one in every if one.startswith(word)}))
    if len(word) > 3:
        ways.append((2, {stem(one) for one in every if len(one) > 2 and errors(one, word) < 2}))
    ways += [(1, {stem(word[:length])}) for length in range(len(word) - 1, 3, -1)]
    for counts, stems in ways:
        where = {one.key: weight for one in seen if (weight := weighed(one, stems, stem))}
        if where:
            return counts, where
    return None


def weighed(document, stems, stem):
    """What these stems weigh in a document."""
    total = 0
    for text, weight in document.fields:
        there = [stem(one) for one in words(text)]
        total += sum(min(there.count(one), 3) * weight for one in stems)
    return total


def words(text, *, parts=True):
    """The words of a text, whole, and their parts where a hyphen joins them."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    found = []
    for run in re.split(r"[^\w'’\-–]|_", plain):
        for word in re.findall(r"\w+(?:['’\-–]\w+)*", run):
            cut = re.split(r"['’\-–]", word)
            found.append("".join(cut))
            found += [one for one in cut if parts and len(cut) > 1 and len(one) > 2]
    return found


def errors(one, other):
    """How many letters differ; two that changed places are one (optimal string alignment, the whole table)."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i, a in enumerate(one, 1):
        for j, b in enumerate(other, 1):
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(one), len(other)]
