"""The text of a Word file's document, block after block."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any, NamedTuple

from cited_figures.articles.grid import Cell, lines
from cited_figures.articles.raised import Calls, flat
from cited_figures.articles.word_package import Package, attribute, child, name_of
from cited_figures.articles.word_runs import Runs
from cited_figures.articles.word_styles import Styles
from cited_figures.errors import ArticleWarning

# Around blocks, rows or cells; what is inside is read as if they were not there.
_AROUND = frozenset({"sdtContent", "ins", "moveTo", "customXml", "smartTag", "body"})
_LAID_OUT = 300  # characters in a cell of several paragraphs: it lays out the page, it is no cell of a table
_DEEPEST = 20  # tables, boxes and notes in one another


class Block(NamedTuple):
    """A paragraph or a line of a table; whether it is a note."""

    text: str
    note: bool = False


class WordText:
    """Reads the document of a package: paragraphs, lists, tables, boxes and notes."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._part = package.document()
        leads = package.leads(self._part)
        parts = dict(leads.values())
        self._styles = Styles(package.xml(parts.get("styles", "word/styles.xml")))
        self._notes = {
            kind: _by_identifier(package.xml(parts.get(f"{kind}s", f"word/{kind}s.xml"))) for kind in ("footnote", "endnote")
        }
        self._numbers = {"footnote": 0, "endnote": 0}
        self._calls = Calls()
        self._diagrams = {identifier: target for identifier, (kind, target) in leads.items() if kind == "diagramData"}
        self._depth = 0

    def blocks(self) -> Iterator[str]:
        """The blocks of the document that hold words."""
        root = self._package.xml(self._part)
        body = child(root, "body") if root is not None else None
        if body is None:
            raise self._package.unreadable()
        if next(body.iter("{*}altChunk"), None) is not None:
            warnings.warn(
                f"{self._package.where} holds another file inside, which is not read: open it in Word and save it again.",
                ArticleWarning,
                stacklevel=2,
            )
        return (block.text for block in self._blocks(body))

    def _blocks(self, container: Any) -> Iterator[Block]:
        if self._depth > _DEEPEST:
            return
        self._depth += 1
        runs = Runs(self._styles)
        for element in _inside(container):
            name = name_of(element)
            if name == "tbl":
                yield from self._table(element)
            elif name == "p":
                goes_on = self._read(runs, element)
                if not goes_on:
                    yield from self._written(runs)
                    runs = Runs(self._styles)
        yield from self._written(runs)
        self._depth -= 1

    def _read(self, runs: Runs, paragraph: Any) -> bool:
        """Read a paragraph's runs; whether it goes on in the next one, since its end is a tracked deletion."""
        properties = child(paragraph, "pPr")
        style, look = self._styles.paragraph(properties)
        if self._styles.is_contents(style):
            return False
        runs.listed = runs.listed or self._styles.is_listed(style, properties)
        runs.read(paragraph, look)
        mark = child(properties, "rPr") if properties is not None else None
        return mark is not None and any(name_of(element) in {"del", "moveFrom"} for element in mark)

    def _written(self, runs: Runs) -> Iterator[Block]:
        """The paragraph, the boxes that it holds, the notes that it calls."""
        text = flat(runs.pieces, self._calls).strip(" \n\t")
        if text:
            yield Block(f"- {text}" if runs.listed else text)
        for box in runs.boxes:
            yield from self._blocks(box)
        for identifier in runs.diagrams:
            yield from self._diagram(identifier)
        for kind, identifier in runs.notes:
            yield from self._note(kind, identifier)

    def _note(self, kind: str, identifier: str) -> Iterator[Block]:
        """A note in one block, with the number that it has in the document: «[2] Hors dette.», «[ii] Hors dette.»."""
        note = self._notes[kind].get(identifier)
        if note is None:
            return
        self._numbers[kind] += 1
        number = self._numbers[kind]
        if words := " ".join(block.text for block in self._blocks(note)):
            yield Block(f"[{number if kind == 'footnote' else _roman(number)}] {words}", note=True)

    def _diagram(self, identifier: str) -> Iterator[Block]:
        """The words of a diagram, which stand in a part of their own."""
        root = self._package.xml(self._diagrams.get(identifier, ""))
        for paragraph in root.iter("{*}p") if root is not None else ():
            if text := "".join(run.text or "" for run in paragraph.iter("{*}t")).strip():
                yield Block(text)

    def _table(self, table: Any) -> Iterator[Block]:
        rows: list[list[Cell]] = []
        behind: list[Block] = []
        laid_out = False
        for row in _inside(table):
            if name_of(row) != "tr" or child(row, "trPr", "del") is not None:
                continue
            cells = [Cell("", span)] if (span := _number(row, "trPr", "gridBefore")) else []
            for cell in _inside(row):
                if name_of(cell) != "tc":
                    continue
                blocks = list(self._blocks(cell)) if _begins(cell) else []
                words = [block.text for block in blocks if not block.note]
                behind += [block for block in blocks if block.note]
                laid_out = laid_out or (len(words) > 1 and sum(map(len, words)) > _LAID_OUT)
                cells.append(Cell("\n\n".join(words), _number(cell, "tcPr", "gridSpan") or 1))
            rows.append(cells)
        if laid_out or all(len(row) < 2 for row in rows):
            yield from (Block(text) for row in rows for cell in row for text in cell.text.split("\n\n") if text)
        else:
            flattened = [[cell._replace(text=" ".join(cell.text.split())) for cell in row] for row in rows]
            yield from map(Block, lines(flattened, self._package.where))
        yield from behind


def _inside(container: Any) -> Iterator[Any]:
    """The blocks, rows or cells of a container, and of what only stands around them."""
    for element in container:
        name = name_of(element)
        if name == "sdt":
            content = child(element, "sdtContent")
            if content is not None and not is_placeholder(element):
                yield from _inside(content)
        elif name in _AROUND:
            yield from _inside(element)
        elif name == "AlternateContent":
            chosen = child(element, "Choice")
            yield from _inside(chosen if chosen is not None else child(element, "Fallback") or ())
        else:
            yield element


def is_placeholder(control: Any) -> bool:
    """Whether a content control only says that one should click and type."""
    return child(control, "sdtPr", "showingPlcHdr") is not None


def _begins(cell: Any) -> bool:
    """Whether a cell is the first of those that are merged into one, and was not deleted."""
    merged = child(cell, "tcPr", "vMerge")
    return (merged is None or attribute(merged, "val") == "restart") and child(cell, "tcPr", "cellDel") is None


def _number(element: Any, *path: str) -> int:
    found = child(element, *path)
    value = (attribute(found, "val") or "") if found is not None else ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 20 else 0


def _by_identifier(root: Any) -> dict[str, Any]:
    """The notes of a part; what only draws a line above them is none."""
    return {
        attribute(note, "id") or "": note
        for note in (root if root is not None else ())
        if name_of(note) in {"footnote", "endnote"} and (attribute(note, "type") or "normal") == "normal"
    }


def _roman(number: int) -> str:
    """A small Roman number, as Word counts endnotes.

    >>> _roman(14)
    'xiv'
    """
    written = ""
    for value, letters in zip((100, 90, 50, 40, 10, 9, 5, 4, 1), "c xc l xl x ix v iv i".split(), strict=True):  # noqa: SIM905
        written += letters * (number // value)
        number %= value
    return written
