"""The words of a web page, block after block: what is raised, set apart, laid out in cells, and what nobody sees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from cited_figures.articles.formulas import mathml, plain_tex
from cited_figures.articles.grid import Cell, lines
from cited_figures.articles.laid_out import tables_in
from cited_figures.articles.page_marks import (
    BLOCKS,
    FORMULA,
    are_two_words,
    around_formulas,
    called_notes,
    is_hidden,
    is_short,
    level_of,
    tokens,
)
from cited_figures.articles.raised import Calls, flat
from cited_figures.errors import UserError

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset({
    "audio", "button", "canvas", "datalist", "del", "dialog", "embed", "head", "iframe", "input", "map", "noscript", "object",
    "option", "s", "script", "select", "strike", "style", "svg", "template", "textarea", "title", "video",
})  # fmt: skip
_BACK = re.compile(r"\A[↩↑⤴^⬆\ufe0e\s]+|[↩↑⤴^⬆\ufe0e\s]+\Z")  # a link that leads back from a note to its call
# A number above what it counts, as boxes of key figures show it.
_LABELLED = re.compile(
    r"^([-+]?\d[\d.,\s]*(?:[%‰€$£]|[kKM]€|Mds?€?)?)\n(?=[^\W\d_])", re.MULTILINE
)  # a number above what it counts
_WORD = re.compile(r"[^\W\d_]{4}")
_GAP = re.compile(r"[ \t\r\n\f]+")
_WIDEST = 100  # columns that a cell of a page goes over; more only mean all of them
_LONG_CELL = 200  # characters; a table with longer cells lays out a page


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
        text = "\n".join(line.strip(" ") for line in text.split("\n")).strip(" \n")
        text = plain_tex(_LABELLED.sub(r"\1 ", text))
        text = re.sub(r"^[\[(]?\d{1,3}[\]).:]*\s+(?=\S)", "", text) if self.label else text
        mark = f"[{self.label}] " if self.label else "- " if self.kind == "item" else ""
        return mark + text if text else ""


def cut(body: Any, where: str) -> list[Block]:
    """Cut a page's body into blocks, in order, without what is not seen."""
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
        self._notes = called_notes(body)
        self._label = ""  # of a note that begins right here
        self._formulas = around_formulas(body)
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
        if tag == FORMULA:
            self.add(mathml(element))
            return False
        if tag == "script" and (element.get("type") or "").startswith("math/tex"):
            self.add(f"\\({element.text or ''}\\)")
            return False
        if tag in _UNSEEN or (element not in self._formulas and is_hidden(element)):
            return False
        if tag in BLOCKS:
            return self._open_block(element)
        if tag == "br":
            self._break()
            return False
        if self._block is None and (label := self._notes.pop(element.get("id") or element.get("name") or "", "")):
            self._label = label
        self._seam = self._seam or self._shut is not None
        if level := level_of(element):
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
        if self._seam and block.pieces and are_two_words(block.pieces[-1][0], text, self._shut):
            block.pieces.append((" ", 0))
        elif self._shut is not None and block.pieces and block.pieces[-1][0][-1:].isdigit() and _WORD.match(text):
            block.pieces.append((" ", 0))  # «48 000» in an element, «habitants» behind it
        self._shut, self._seam = None, False
        if block.pieces and block.pieces[-1][0][-1:] in " \n":
            text = text.lstrip(" ")
            if not text:
                return
        level = self._levels[-1][1] if self._levels and text.strip() else 0
        if level and not is_short(text):
            level = 0
        block.pieces.append((text, level))
        block.linked += len("".join(text.split())) if self._links > 0 else 0

    def _open_block(self, element: Any) -> bool:
        self._end()
        if element.tag == "table" and (rows := _data(element, self._where)):
            self.blocks += rows
            return False
        if element.tag == "pre":
            self.blocks += _typewritten(element)
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


def _typewritten(element: Any) -> list[Block]:
    """The lines of text whose spaces and line ends are meant; those of its tables as rows."""
    text = "".join(element.itertext()).replace("\t", "        ").split("\n")
    rows: dict[int, str] = {}
    for table in tables_in([line.rstrip("\r") for line in text]):
        rows |= {table.start + number: re.sub(" {2,}", " ", " | ".join(row)).strip(" ") for number, row in enumerate(table.rows)}
    return [
        Block(element, "row" if number in rows else "text", [(rows.get(number) or " ".join(line.split(" ")), 0)])
        for number, line in enumerate(text)
    ]


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
    try:
        written = lines(rows, where)
    except UserError:  # far too wide or long: its cells are read one by one
        return []
    return caption + [Block(table, "row", [(line, 0)]) for line in written]


def cut_cell(cell: Any, where: str) -> list[Block]:
    """The blocks of a cell, each as if it were a paragraph."""
    blocks = cut(cell, where)
    for block in blocks:
        block.kind = "text"
    return blocks


def _span(value: str | None) -> int:
    value = (value or "").strip()
    return min(_WIDEST, max(1, int(value))) if value.isascii() and value.isdigit() and len(value) < 10 else 1
