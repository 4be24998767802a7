"""A sentence that is joined from parts: `words|sentence` begins with a capital and ends with exactly one full stop."""

from django import template

register = template.Library()
ENDS = ("?", "!", "…")


@register.filter
def sentence(words: object) -> str:
    """ "Het park." for "het park", "het park." and "het park.."; a question mark stays the end."""
    text = str(words).strip()
    if text.endswith(ENDS):
        return text[:1].upper() + text[1:]
    text = text.rstrip(" .,;")
    return f"{text[:1].upper()}{text[1:]}." if text else ""
