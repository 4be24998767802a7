"""What is wrong with a page: parse errors, ids, pointers, headings, words, tokens; a line for each."""

from collections import Counter

import html5lib

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
POINTERS = ("aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "aria-details")
CONTROLS = ("input", "select", "textarea", "button", "meter", "output", "progress")
BUTTONS = {"submit", "button", "reset", "image"}


def faults(text):
    """What is wrong with a page, one line each."""
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root = parser.parse(text)
    broken = [f"parse error {where}: {code}" for where, code, _more in parser.errors]
    return [*broken, *(fault for part in PARTS for fault in part(root))]


def _ids(root):
    return [f"id twice: {name}" for name, n in Counter(one.get("id") for one in root.iter()).items() if name and n > 1]


def _pointers(root):
    there = {one.get("id"): one for one in root.iter() if one.get("id")}
    for one in root.iter():
        for name in (*POINTERS, *(["headers"] if one.tag in {"td", "th"} else [])):
            yield from (f"{name} to nothing: {to}" for to in one.get(name, "").split() if to not in there)
        if one.tag == "a" and (to := one.get("href", "")).startswith("#") and to[1:] not in there:
            yield f"link to nothing: {to}"
    for label in root.iter("label"):
        to = there.get(label.get("for"))
        if label.get("for") is not None and (to is None or to.tag not in CONTROLS):
            yield f"label for nothing: {label.get('for')}"
        if label.get("for") is None and not any(inner.tag in CONTROLS for inner in label.iter()):
            yield f"label of nothing: {words(label)}"


def _headings(root):
    found = [(int(one.tag[1]), words(one)) for one in root.iter() if one.tag in HEADINGS]
    if [level for level, _words in found].count(1) != 1:
        yield f"not one h1: {found}"
    for (before, _words), (level, said) in zip([(0, ""), *found], found, strict=False):
        if level > before + 1:
            yield f"h{level} after h{before}: {said}"
        if not said:
            yield f"h{level} without words"


def _empty(root):
    for one in root.iter():
        sent = one.tag == "input" and one.get("type") in BUTTONS
        if one.tag in {"a", "button", "summary"} and not words(one):
            yield f"{one.tag} without words: {one.attrib}"
        if one.tag == "a" and not one.get("href"):
            yield f"a without href: {words(one)}"
        if sent and not (one.get("value") or one.get("alt")):
            yield f"button without words: {one.attrib}"


def _forms(root):
    inside = {id(button) for form in root.iter("form") for button in form.iter("button")}
    for button in root.iter("button"):
        # Without a type a button sends its form: outside one, that is a button which does nothing.
        if id(button) not in inside and button.get("type") is None and button.get("form") is None:
            yield f"button that sends nothing: {words(button)}"
    for form in root.iter("form"):
        if form.get("method", "get").lower() != "post":
            continue
        tokens = [one.get("value") for one in form.iter("input") if one.get("name") == "csrfmiddlewaretoken"]
        if len(tokens) != 1 or not tokens[0]:
            yield f"csrf field {len(tokens)} times: {form.get('action')}"


def words(element):
    """What a screen reader would say; what is hidden from it does not count."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return ""
    if label := element.get("aria-label") or element.get("alt"):
        return label.strip()
    inner = ((words(one) if isinstance(one.tag, str) else "") + (one.tail or "") for one in element)
    return ((element.text or "") + "".join(inner)).strip()


def _inline(root):
    """What the content security policy refuses, and what would call on another host."""
    for one in root.iter():
        yield from (f"inline: {name} on {one.tag}" for name in one.attrib if name == "style" or name.startswith("on"))
        data = one.get("type", "").endswith("json")
        if one.tag == "style" or (one.tag == "script" and not one.get("src") and not data):
            yield f"inline: {one.tag}"
        if one.tag != "a" and any(":" in one.get(name, "") for name in ("src", "href", "action", "poster")):
            yield f"another host: {one.attrib}"


PARTS = (_ids, _pointers, _headings, _empty, _forms, _inline)
