"""A text file of a practice as lines that anyone can read: words for its fields, and none of the signs of a file."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

FIELDS = {
    "title": _l("Titel"),
    "summary": _l("Samenvatting"),
    "minutes": _l("Minuten"),
    "load": _l("Hoe zwaar, van 1 tot 3"),
    "phase": _l("Fase"),
    "stop_when": _l("Stop als dit zo is"),
    "not_alone": _l("Samen met een coach"),
    "after": _l("Komt na"),
    "leads_to": _l("Gaat verder met"),
    "text": _l("Bron"),
    "strength": _l("Hoe zeker"),
    "version": _l("Versie"),
}
SAID = {"true": _l("ja"), "false": _l("nee")}
# What stays as it is in the original says nothing to a reader; nor does a line that only holds lines together.
SILENT = {"slug", "kind", "runs", "body", "licence", "sources", "phases", "pieces"}
FIELD = re.compile(r"^\s*(?:- )?([a-z_]+):(?: (.*))?$")
PIECE = re.compile(r"^ {4,}- ([a-z0-9-]+)$")
LINK = re.compile(r"\[([^\]]+)\]\((?:stuk:)?([^)]*)\)")
NOTE = re.compile(r"\[\^\d+\]")
HEAD = re.compile(r"^#+ ")


def readable(text: str) -> str:
    """The text without what belongs to the file."""
    return "\n".join(said for one in text.split("\n") if (said := line(one)) is not None)


def line(text: str) -> str | None:
    """One line as it reads; None for one that only the file needs."""
    if text.rstrip() == "---":
        return None
    if found := FIELD.match(text):
        name, value = found[1], (found[2] or "").strip()
        if name in SILENT:
            return None
        if name in FIELDS:
            return f"{FIELDS[name]}: {_value(value)}"
    if found := PIECE.match(text):
        return _("Stukje: %(name)s") % {"name": found[1].replace("-", " ")}
    return _plain(text)


def _value(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1].replace('\\"', '"')
    return str(SAID.get(text, text.strip("[]")))


def _plain(text: str) -> str:
    said = NOTE.sub("", LINK.sub(r"\1 (\2)", HEAD.sub("", text)))
    return said.replace("**", "")
