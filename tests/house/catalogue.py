"""Every Dutch word that the house says, as its source holds it, and the English catalogue. `make messages` renews it.

Templates are read with Django's own `templatize` and Babel's reader of Python, so that no gettext is needed;
django-babel and enmerkar on the package index have had no release for Django 5.
"""

import os
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "luwte"
FILE = HOUSE / "locale/en/LC_MESSAGES/django.po"
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "_l": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def sources() -> Iterator[tuple[Path, bytes]]:
    """Each file that may hold words, as Python that Babel can read."""
    from django.utils.translation.template import templatize

    for file in sorted(HOUSE.rglob("*.py")):
        yield file, file.read_bytes()
    for file in sorted([*HOUSE.glob("web/**/templates/**/*.html"), *HOUSE.glob("web/**/templates/**/*.txt")]):
        yield file, templatize(file.read_text(encoding="utf-8"), origin=str(file)).encode()


def in_source() -> Catalog:
    """What the source says now."""
    found = Catalog(charset="utf-8")
    for _file, body in sources():
        for _line, words, _comments, context in extract("python", BytesIO(body), KEYWORDS):
            found.add(words, flags={"python-format"} if _formatted(words) else (), context=context)
    return found


def english() -> Catalog:
    """The catalogue as it is committed."""
    with FILE.open("rb") as body:
        return read_po(body, locale="en")


def key(message: Message) -> str:
    """A message by its context and its (first) Dutch words."""
    return f"{message.context or ''}\x04{first(message)}"


def first(message: Message) -> str:
    """The Dutch words; the singular where there are two."""
    return message.id[0] if isinstance(message.id, list | tuple) else message.id


def lacking() -> list[Message]:
    """What the source says and the catalogue does not, or not in full, or not surely."""
    known = {key(one): one for one in english() if one.id}
    return [one for one in in_source() if one.id and not _whole(one, known.get(key(one)))]


def superfluous() -> list[str]:
    """What the catalogue still says and the source no longer does."""
    said, there = {key(one) for one in in_source()}, english()
    kept = [first(one) for one in there if one.id and key(one) not in said]
    return kept + [first(one) for one in there.obsolete.values()]


def renew() -> int:
    """Writes the catalogue anew: sorted, known words kept, new ones empty, old ones gone. Gives how many are empty."""
    known = {key(one): one for one in english() if one.id} if FILE.exists() else {}
    made = Catalog(locale="en", charset="utf-8", fuzzy=False, header_comment="# What Luwte says, in English.")
    for message in sorted((one for one in in_source() if one.id), key=key):
        old = known.get(key(message))
        words = old.string if old is not None and _whole(message, old) else None
        made.add(message.id, words, flags=message.flags, context=message.context)
    body = BytesIO()
    write_po(body, made, width=0, omit_header=True)
    FILE.write_bytes(HEADER.encode() + body.getvalue().rstrip() + b"\n")
    return len(lacking())


def compiled() -> Path:
    """The machine-read file beside the catalogue, made when it is missing or older."""
    to = FILE.with_suffix(".mo")
    if not to.exists() or to.stat().st_mtime < FILE.stat().st_mtime:
        part = to.with_suffix(f".{os.getpid()}.part")
        with part.open("wb") as body:
            write_mo(body, english())
        part.replace(to)
    return to


def _formatted(words: str | tuple[str, ...]) -> bool:
    return any("%(" in one or "%s" in one for one in ([words] if isinstance(words, str) else words) if one)


def _whole(message: Message, known: Message | None) -> bool:
    if known is None or known.fuzzy:
        return False
    if isinstance(message.id, list | tuple):
        return list(message.id) == list(known.id) and isinstance(known.string, tuple) and all(known.string)
    return message.id == known.id and bool(known.string)


HEADER = """# What Luwte says, in English. `make messages` keeps it sorted: fill in the empty ones.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


def main() -> int:
    """Renews and compiles; says what is still to be put into English."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=True)
    empty = renew()
    compiled()
    for one in lacking():
        print(repr(first(one)))
    print(f"{FILE.relative_to(ROOT)}: {empty} without English")
    return 1 if empty else 0


if __name__ == "__main__":
    sys.exit(main())
