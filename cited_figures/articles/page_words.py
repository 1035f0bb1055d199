"""The words of a web page, block after block: what is raised, set apart, laid out in cells, and what nobody sees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from cited_figures.articles.formulas import mathml, plain_tex
from cited_figures.articles.grid import Cell, lines
from cited_figures.articles.raised import Calls, flat

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset({
    "audio", "button", "canvas", "datalist", "del", "dialog", "embed", "head", "iframe", "input", "map", "noscript", "object",
    "option", "s", "script", "select", "strike", "style", "svg", "template", "textarea", "title", "video",
})  # fmt: skip
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[^;]*line-through", re.IGNORECASE)
_RAISING = re.compile(r"vertical-align\s*:\s*(?:super|text-top)", re.IGNORECASE)
_READERS_ONLY = frozenset({"sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden"})
_RAISED_CLASS = frozenset({"exposant", "superscript", "sup", "footnote-ref", "noteref", "appel-note", "appel_note", "note-call"})
_CALL = re.compile(r"\s*[\[(]?\s*(?:notes? )?(?:\d{1,3}|[*†‡]{1,3}|[ivx]{1,5})\s*[\])]?\s*")
_NOTE = re.compile(r"_?(?:s?d?foot|end)?(?:note|fn|ftn|edn|nb|nh|ref|cite|bas|appel)", re.IGNORECASE)
_NOTE_TAGS = frozenset({"a", "dd", "div", "li", "p", "span", "sup", "td", "tr"})
_WHOLE = frozenset({"html", "body", "main", "article"})  # hidden until a script shows them
_BACK = re.compile(r"\A[↩↑⤴^⬆\ufe0e\s]+|[↩↑⤴^⬆\ufe0e\s]+\Z")  # a link that leads back from a note to its call
_GAP = re.compile(r"[ \t\r\n\f]+")
_LONG_CELL = 200  # characters; a table with longer cells lays out a page
_FORMULA = "math"
_RAISED = 12  # characters; more are no power, ordinal or call


@dataclass(slots=True)
class Block:
    """A paragraph, a heading, an item, a caption, a note or a line of a table, and the element that it stands in."""

    element: Any
    kind: str  # text, heading, item, caption, note, row
    pieces: list[tuple[str, int]] = field(default_factory=list)
    linked: int = 0  # characters in links
    label: str = ""  # of a note: the words of its call

    @property
    def raw(self) -> str:
        """The characters without spaces, as they stand in the page."""
        return "".join("".join(text.split()) for text, _ in self.pieces)

    def words(self, calls: Calls) -> str:
        """The block as one line of text (more, where the page breaks the line)."""
        text = _BACK.sub("", flat(self.pieces, calls)) if self.kind == "note" else flat(self.pieces, calls)
        text = plain_tex("\n".join(line.strip(" ") for line in text.split("\n"))).strip(" \n")
        text = re.sub(r"^[\[(]?\d{1,3}[\]).:]*\s+(?=\S)", "", text) if self.label else text
        mark = f"[{self.label}] " if self.label else "- " if self.kind == "item" else ""
        return mark + text if text else ""


def cut(body: Any, where: str) -> list[Block]:
    """Cut a page's body into blocks, in order, without what is not seen.

    Raises UserError when it has a table that is far larger than an article's.
    """
    from lxml import etree

    cutter = _Cutter(body, where)
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str):
            cutter.add(element.tail if event == "end" else None)
        elif event == "end":
            cutter.close(element)
            if element is not body:
                cutter.add(element.tail)
        elif not cutter.open(element):
            walk.skip_subtree()
    return [block for block in cutter.blocks if block.raw]


class _Cutter:
    """Collects the words between the beginnings and ends of blocks."""

    def __init__(self, body: Any, where: str) -> None:
        self.blocks: list[Block] = []
        self._where = where
        self._notes = _called(body)
        self._label = ""  # of a note that begins right here
        self._formulas = _around_formulas(body)
        self._owners: list[Any] = []
        self._levels: list[tuple[Any, int]] = []
        self._links = 0
        self._shut: Any = None  # the inline element that ended right here
        self._seam = False  # whether another one begins right here
        self._block: Block | None = None
        self._item: Any = None  # an item of a list that has no block yet

    def open(self, element: Any) -> bool:
        """Begin an element; whether what is in it is to be walked through."""
        tag = element.tag
        if tag == _FORMULA:
            self.add(mathml(element))
            return False
        if tag == "script" and (element.get("type") or "").startswith("math/tex"):
            self.add(f"\\({element.text or ''}\\)")
            return False
        if tag in _UNSEEN or (element not in self._formulas and _is_hidden(element)):
            return False
        if tag in BLOCKS:
            return self._open_block(element)
        if tag == "br":
            self._break()
            return False
        if self._block is None and (label := self._notes.pop(element.get("id") or element.get("name") or "", "")):
            self._label = label
        self._seam = self._seam or self._shut is not None
        if level := _level(element):
            self._levels.append((element, level))
        self._links += tag == "a"
        if tag == "q":
            self.add("«\u00a0")
        self.add(element.text)
        return True

    def close(self, element: Any) -> None:
        """End an element."""
        if element.tag in BLOCKS:
            if self._owners and self._owners[-1] is element:
                self._owners.pop()
                self._end()
            return
        if element.tag == "q":
            self.add("\u00a0»")
        self._links -= element.tag == "a"
        if self._levels and self._levels[-1][0] is element:
            self._levels.pop()
        self._shut, self._seam = element, False

    def add(self, text: str | None) -> None:
        """Add words where the walk stands."""
        if not text:
            return
        text = _GAP.sub(" ", text)
        if self._block is None:
            text = text.lstrip(" ")
            if not text:
                return
            self._block = self._new()
        block = self._block
        if self._seam and block.pieces and _are_two_words(block.pieces[-1][0], text, self._shut):
            block.pieces.append((" ", 0))
        self._shut, self._seam = None, False
        if block.pieces and block.pieces[-1][0][-1:] in " \n":
            text = text.lstrip(" ")
            if not text:
                return
        level = self._levels[-1][1] if self._levels and text.strip() else 0
        if level and not _is_short(text):
            level = 0
        block.pieces.append((text, level))
        block.linked += len("".join(text.split())) if self._links > 0 else 0

    def _open_block(self, element: Any) -> bool:
        self._end()
        if element.tag == "table" and (rows := _data(element, self._where)):
            self.blocks += rows
            return False
        self._owners.append(element)
        self._label = self._notes.pop(element.get("id") or "", self._label)
        if element.tag == "li":
            self._item = element
        self.add(element.text)
        return True

    def _new(self) -> Block:
        owner = self._owners[-1]
        block = Block(owner, _kind(owner), label=self._label)
        self._label = ""
        if block.label:
            block.kind = "note"
        elif self._item is not None and self._item in self._owners:
            block.kind = "item"
        self._item = None
        return block

    def _end(self) -> None:
        if self._block is not None:
            self.blocks.append(self._block)
        self._block, self._shut, self._seam = None, None, False

    def _break(self) -> None:
        """A line ends; two in a row end the paragraph."""
        if self._block is None:
            return
        if self._block.pieces[-1][0] == "\n":
            self._block.pieces.pop()
            self._end()
        elif self._block.pieces[-1][0].strip(" "):
            self._block.pieces.append(("\n", 0))
        self._shut = None


def _kind(owner: Any) -> str:
    if owner.tag in HEADINGS:
        return "heading"
    if owner.tag == "figcaption" or any("caption" in word or "legende" in word for word in tokens(owner)):
        return "caption"
    within = owner.getparent()
    return "caption" if within is not None and within.tag in {"figcaption", "figure"} else "text"


def tokens(element: Any) -> list[str]:
    """The words of an element's class and identifier, in small letters.

    >>> from lxml import html
    >>> tokens(html.fromstring('<div class="articleContent lire-aussi" id="bloc_2"></div>'))
    ['article', 'content', 'lire', 'aussi', 'bloc']
    """
    named = f"{element.get('class') or ''} {element.get('id') or ''}"[:500]
    return [word.lower() for word in re.findall(r"[A-Z]?[a-zà-ÿ]+|[A-Z]+(?![a-z])", named)]


def _around_formulas(body: Any) -> set[Any]:
    """The elements that hold a formula: pages hide it behind its picture."""
    around: set[Any] = set()
    for formula in body.iter(_FORMULA):
        within = formula.getparent()
        while within is not None and within not in around:
            around.add(within)
            within = within.getparent()
    return around


def _is_hidden(element: Any) -> bool:
    if element.tag in _WHOLE:
        return False
    if element.get("hidden") is not None or _HIDING.search(element.get("style") or ""):
        return True
    classes = (element.get("class") or "").split()
    inline = element.tag not in BLOCKS  # a page hides all but its window when it opens one
    return (inline and element.get("aria-hidden") == "true") or not _READERS_ONLY.isdisjoint(classes)


def _level(element: Any) -> int:
    """Whether an element raises its words (1) or lowers them (-1); a link to a note of the page is raised."""
    if element.tag in {"sup", "sub"}:
        return 1 if element.tag == "sup" else -1
    words = _few_words(element)
    if words is None:
        return 0
    if _RAISING.search(element.get("style") or "") or not _RAISED_CLASS.isdisjoint((element.get("class") or "").split()):
        return 1
    return int(element.tag == "a" and "#" in (element.get("href") or "") and _CALL.fullmatch(words) is not None)


def _is_short(text: str) -> bool:
    return len(text.strip()) <= _RAISED


def _few_words(element: Any) -> str | None:
    """The words of an element; None where they are too many to be raised."""
    words = ""
    for text in element.itertext():
        words += text
        if not _is_short(words):
            return None
    return words


def _called(body: Any) -> dict[str, str]:
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
            if named and (words := _few_words(element)) and _CALL.fullmatch(words):
                links.append((place, target, words.strip(" []()\n\t")))
    called: dict[str, str] = {}
    for place, target, words in links:
        if places.get(target, -1) > place:  # a link the other way leads back to the call
            called.setdefault(target, words)
    return called


def _data(table: Any, where: str) -> list[Block]:
    """The caption and the rows of a table of data; nothing for one that lays out the page."""
    inside = table.iter("table", "form", "h1", "h2", "ul", "blockquote")
    if table.get("role") == "presentation" or next((element for element in inside if element is not table), None) is not None:
        return []
    rows: list[list[Cell]] = []
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in {"td", "th"}]
        words = [" ".join(block.words(Calls()) for block in cut_cell(cell, where)) for cell in cells]
        if any(len(text) > _LONG_CELL for text in words):
            return []
        spans = [(_span(cell.get("colspan")), _span(cell.get("rowspan"))) for cell in cells]
        rows.append([Cell(" ".join(text.split("\n")), *span) for text, span in zip(words, spans, strict=True)])
    if max((len(row) for row in rows), default=0) < 2:
        return []
    caption = [block for element in table.iter("caption") for block in cut_cell(element, where)]
    for block in caption:
        block.kind = "caption"
    return caption + [Block(table, "row", [(line, 0)]) for line in lines(rows, where)]


def cut_cell(cell: Any, where: str) -> list[Block]:
    """The blocks of a cell, each as if it were a paragraph."""
    blocks = cut(cell, where)
    for block in blocks:
        block.kind = "text"
    return blocks


def _span(value: str | None) -> int:
    value = (value or "").strip()
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 10 else 1


_SUFFIX = re.compile(r"(?:ers?|res?|ères?|[eè]mes?|es?|nde?s?|h)(?![^\W\d_])")
_SIGN = "%‰€$£°²³)»]"


def _are_two_words(before: str, after: str, shut: Any) -> bool:
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
