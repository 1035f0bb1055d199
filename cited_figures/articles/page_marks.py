"""What an element of a web page does to its words: hides or raises them, parts them from others, calls a note."""

from __future__ import annotations

import re
from typing import Any

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[^;]*line-through", re.IGNORECASE)
_RAISING = re.compile(r"vertical-align\s*:\s*(?:super|text-top)", re.IGNORECASE)
_READERS_ONLY = frozenset({"sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden"})
_RAISED_CLASS = frozenset({"exposant", "superscript", "sup", "footnote-ref", "noteref", "appel-note", "appel_note", "note-call"})
_CALL = re.compile(r"\s*[\[(]?\s*(?:notes? )?(?:\d{1,3}|[*†‡]{1,3}|[ivx]{1,5})\s*[\])]?\s*")
_NOTE = re.compile(r"_?(?:s?d?foot|end)?(?:note|fn|ftn|edn|nb|nh|ref|cite|bas|appel)", re.IGNORECASE)
_NOTE_TAGS = frozenset({"a", "dd", "div", "li", "p", "span", "sup", "td", "tr"})
_WHOLE = frozenset({"html", "body", "main", "article"})  # hidden until a script shows them
_SUFFIX = re.compile(r"(?:ers?|res?|ères?|[eè]mes?|es?|nde?s?|h)(?![^\W\d_])")
_SIGN = "%‰€$£°²³)»]"
FORMULA = "math"
_RAISED = 12  # characters; more are no power, ordinal or call


def tokens(element: Any) -> list[str]:
    """The words of an element's class and identifier, in small letters.

    >>> from lxml import html
    >>> tokens(html.fromstring('<div class="articleContent lire-aussi" id="bloc_2"></div>'))
    ['article', 'content', 'lire', 'aussi', 'bloc']
    """
    named = f"{element.get('class') or ''} {element.get('id') or ''}"[:500]
    return [word.lower() for word in re.findall(r"[A-Z]?[a-zà-ÿ]+|[A-Z]+(?![a-z])", named)]


def around_formulas(body: Any) -> set[Any]:
    """The elements that hold a formula: pages hide it behind its picture."""
    around: set[Any] = set()
    for formula in body.iter(FORMULA):
        within = formula.getparent()
        while within is not None and within not in around:
            around.add(within)
            within = within.getparent()
    return around


def is_hidden(element: Any) -> bool:
    """Whether nobody sees an element: it is hidden, struck, an ornament, or for those to whom the page is read."""
    if element.tag in _WHOLE:
        return False
    if element.get("hidden") is not None or _HIDING.search(element.get("style") or ""):
        return True
    classes = (element.get("class") or "").split()
    inline = element.tag not in BLOCKS  # a page hides all but its window when it opens one
    return (inline and element.get("aria-hidden") == "true") or not _READERS_ONLY.isdisjoint(classes)


def level_of(element: Any) -> int:
    """Whether an element raises its words (1) or lowers them (-1); a link to a note of the page is raised."""
    if element.tag in {"sup", "sub"}:
        return 1 if element.tag == "sup" else -1
    words = few_words(element)
    if words is None:
        return 0
    if _RAISING.search(element.get("style") or "") or not _RAISED_CLASS.isdisjoint((element.get("class") or "").split()):
        return 1
    return int(element.tag == "a" and "#" in (element.get("href") or "") and _CALL.fullmatch(words) is not None)


def is_short(text: str) -> bool:
    """Whether words are few enough to be raised."""
    return len(text.strip()) <= _RAISED


def few_words(element: Any) -> str | None:
    """The words of an element; None where they are too many to be raised."""
    words = ""
    for text in element.itertext():
        words += text
        if not is_short(words):
            return None
    return words


def called_notes(body: Any) -> dict[str, str]:
    """The identifiers of the notes that links further up in the page call, with the words of the calls."""
    places: dict[str, int] = {}
    links: list[tuple[int, str, str]] = []
    for place, element in enumerate(body.iter()):
        if not isinstance(element.tag, str):
            continue
        if element.tag in _NOTE_TAGS:
            for name in (element.get("id"), element.get("name")):
                if name:
                    places.setdefault(name, place)
        if element.tag == "a" and "#" in (href := element.get("href") or ""):
            page, _, target = href.partition("#")
            named = _NOTE.match(target) or (not page and target[-1:].isdigit())
            if named and (words := few_words(element)) and _CALL.fullmatch(words):
                links.append((place, target, words.strip(" []()\n\t")))
    called: dict[str, str] = {}
    for place, target, words in links:
        if places.get(target, -1) > place:  # a link the other way leads back to the call
            called.setdefault(target, words)
    return called


def are_two_words(before: str, after: str, shut: Any) -> bool:
    """Whether two elements without a space between them are two words: «48 000» and «habitants», not «3» and «e».

    A number and a word always are; two words where each stands in a box of its own, which has a class.
    """
    last, first = before[-1:], after[:1]
    if last in ".!?…" and first.isupper():  # «Le port compte 12 grues.» «AFP»
        return len(before) > 2
    if not (last.isalnum() or last in _SIGN) or not first.isalnum():
        return False
    if last.isdigit() and first.isdigit():
        return len(before.strip()) > 1 and len(after.strip()) > 1
    if not last.isalpha() or first.isdigit():
        return not (last.isdigit() and _SUFFIX.match(after))
    single = len(before.strip()) == 1
    return not single and ((last.islower() and first.isupper()) or (shut is not None and bool(shut.get("class"))))
