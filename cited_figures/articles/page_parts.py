"""The parts of a web page: which containers hold the article, which the site, and what the site says in them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any

from cited_figures.articles.page_marks import tokens
from cited_figures.articles.page_words import Block
from cited_figures.lexicon import alternation, read_lexicon

_SITE_TAGS = frozenset({"nav", "footer", "form", "menu"})
_SITE_ROLES = frozenset({"navigation", "contentinfo", "search", "dialog", "alertdialog", "menu"})
_MOST = 0.4  # of the text: a container that holds more is not the site's, whatever it is called
_BODY = 0.7  # of the text: the article's container holds at least so much
_FEW = 600  # characters of an offer that stands among the paragraphs
_OPENS = r"[\W_]*(?:\d[\d\s.,]*[kKmM]?\s+)?"
_STAMP = 80  # characters: «Publié le 6 mai, le rapport de la Cour …» goes on


class Parts:
    """The containers of one page, by the blocks that an extraction of its main content has found."""

    def __init__(self, blocks: list[Block], found: list[bool]) -> None:
        self._sizes: dict[Any, int] = {}
        for block, is_found in zip(blocks, found, strict=True):
            if is_found:
                self._sizes[block.element] = self._sizes.get(block.element, 0) + len(block.raw)
        self._apart: dict[Any, bool] = {}
        root = blocks[0].element.getroottree().getroot() if blocks else None
        self._names: dict[Any, frozenset[str]] = {}
        self._wrappers: dict[Any, Any] = {}
        self._main: Any = None
        self.total = 0
        if root is not None:
            self._measure(root)

    def _measure(self, root: Any) -> None:
        for element in reversed(list(root.iter())):
            parent = element.getparent()
            if parent is not None and (size := self._sizes.get(element)):
                self._sizes[parent] = self._sizes.get(parent, 0) + size
        self.total = self._sizes.get(root, 0)
        self._main = root
        while inner := [child for child in self._main if self._sizes.get(child, 0) >= _BODY * max(1, self.total)]:
            if inner[0].tag == "p":
                break
            self._main = inner[0]
        above: Any
        for element in root.iter():
            if not isinstance(element.tag, str):
                continue
            above = element.getparent()
            inherited = self._names.get(above, frozenset())
            self._names[element] = inherited | self._own(element)
            self._wrappers[element] = element if above is self._main else self._wrappers.get(above)

    def _own(self, element: Any) -> frozenset[str]:
        """What an element's tag, role and class say that is in it."""
        if self._sizes.get(element, 0) > _MOST * self.total:
            return frozenset()
        quoted = element.tag == "footer" and any(above.tag in {"blockquote", "figure"} for above in element.iterancestors())
        site = (element.tag in _SITE_TAGS and not quoted) or element.get("role") in _SITE_ROLES
        kinds = {"site"} if site else set()
        named, pairs = _names()
        words = tokens(element)
        kinds |= {named[word] for word in words if word in named}
        kinds |= {pairs[pair] for pair in pairwise(words) if pair in pairs}
        return frozenset(kinds)

    def is_site(self, element: Any) -> bool:
        """Whether an element stands in a part of the site."""
        return "site" in self._names.get(element, ())

    def has(self, element: Any, kind: str) -> bool:
        """Whether an element stands in a part of a kind: `standfirst`, `box`, `weak` (signs of the site alone)."""
        return kind in self._names.get(element, ())

    def is_inside(self, element: Any) -> bool:
        """Whether an element stands in the container that holds the article."""
        return element is self._main or self._wrappers.get(element) is not None

    def wrapper(self, element: Any) -> Any:
        """The element right below the article's container in which an element stands; None outside."""
        return self._wrappers.get(element)

    def is_apart(self, wrapper: Any) -> bool:
        """Whether a container is a small one that stands among the paragraphs, not one of them."""
        if wrapper.tag in {"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}:
            return False
        if wrapper not in self._apart:
            self._apart[wrapper] = len("".join("".join(wrapper.itertext()).split())) < _FEW
        return self._apart[wrapper]


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """The kinds of parts by a word of a class, and by two words in a row."""
    single: dict[str, str] = {}
    pairs: dict[tuple[str, str], str] = {}
    for row in read_lexicon("page_parts"):
        first, _, second = row.form.partition(" ")
        if second:
            pairs[first, second] = row.kind
        else:
            single[first] = row.kind
    return single, pairs


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What opens a line of the site in the midst of the text; what opens, or stands in, one apart; what ends the article."""
    opening = [row.form.replace("0", "\\d+") for row in read_lexicon("boilerplate")]
    apart: dict[str, list[str]] = {}
    for row in read_lexicon("site"):
        apart.setdefault(row.kind, []).append(row.form)
    lines = "|".join(sorted((form.replace(" ", " +") for form in opening), key=len, reverse=True))
    return (
        re.compile(rf"[\W_]*(?P<form>{lines})\b"),
        re.compile(rf"{_OPENS}(?:{alternation(apart['start'])})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{alternation(apart['inside'])})(?!\w)"),
        re.compile(rf"\W*(?:\d+\s+)?(?:{alternation(apart['end'])})[\W\d]*"),
    )


def opens_site(text: str) -> bool:
    """Whether a paragraph is the site's, wherever it stands: «Lire aussi : …».

    >>> opens_site("Lire aussi : Les dix métiers qui recrutent"), opens_site("Il vous reste six mois pour déclarer vos revenus.")
    (True, False)
    """
    text = text.strip()
    match = _patterns()[0].match(_plain(text)) if len(text) <= 200 else None
    if not match:
        return False
    if match["form"] == "il vous reste":
        return "de cet article" in text
    return not (match["form"] in {"publié le", "mis à jour le", "abonnez-vous"} and len(text) > _STAMP)


def says_site(text: str) -> bool:
    """Whether a block that stands apart from the paragraphs is the site's: «12 commentaires», «Recevez chaque matin …».

    >>> says_site("12 commentaires – Partager (45)"), says_site("Le message a reçu 12 commentaires.")
    (True, False)
    """
    _, start, inside, _ = _patterns()
    plain = _plain(text[:_FEW])
    return opens_site(text) or start.match(plain) is not None or inside.search(plain) is not None


def ends_article(text: str) -> bool:
    """Whether a block says that what follows was written by the page's visitors.

    >>> ends_article("34 commentaires"), ends_article("Les commentaires du ministre")
    (True, False)
    """
    return len(text) < _STAMP and _patterns()[3].fullmatch(_plain(text)) is not None


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())
