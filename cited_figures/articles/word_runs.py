"""The words of a paragraph of a Word file: runs, fields, links, formulas, and what hangs on them."""

from __future__ import annotations

from typing import Any

from cited_figures.articles.raised import fraction, power
from cited_figures.articles.word_package import attribute, child, name_of
from cited_figures.articles.word_styles import Look, Styles

_SPACES = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
# What holds no words of the text: codes, properties, what was deleted, the marks of notes.
_LEFT_OUT = frozenset({
    "del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "rt", "fldData", "smartTagPr", "customXmlPr",
    "annotationRef", "footnoteRef", "endnoteRef", "commentReference", "footnoteReference", "endnoteReference",
})  # fmt: skip
# The private characters of the font Symbol that stand in figures.
_SYMBOLS = {
    0x2A: "*", 0x2B: "+", 0x2D: "−", 0x3C: "<", 0x3E: ">", 0x6D: "µ", 0xA0: "€", 0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xB0: "°",
    0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD7: "⋅",
}  # fmt: skip


class Runs:
    """Collects the words of a paragraph, each with its level, and the boxes, diagrams and notes that it leads to."""

    def __init__(self, styles: Styles) -> None:
        self.pieces: list[tuple[str, int]] = []
        self.boxes: list[Any] = []
        self.diagrams: list[str] = []
        self.notes: list[tuple[str, str]] = []
        self.listed = False
        self._styles = styles
        self._codes: list[bool] = []  # of the fields that are open: whether it is still their code that is read

    def read(self, paragraph: Any, look: Look) -> None:
        """Read the words of a paragraph, or of anything inside one."""
        self._codes = []
        self._read(paragraph, look)

    def _read(self, element: Any, look: Look) -> None:
        for inner in element:
            name = name_of(inner)
            if name == "r":
                self._run(inner, self._styles.look(look, child(inner, "rPr")))
            elif name == "oMath":
                self._add(formula(inner), look)
            elif name == "sdt":
                if child(inner, "sdtPr", "showingPlcHdr") is None:
                    self._read(inner, look)
            elif name == "AlternateContent":
                self._choose(inner, look)
            elif name == "ruby":
                self._read(child(inner, "rubyBase") or (), look)
            elif name == "txbxContent":
                self.boxes.append(inner)
            elif name == "relIds":
                self.diagrams.append(attribute(inner, "dm") or "")
            elif name == "textpath":
                self._add(f" {attribute(inner, 'string') or ''} ", look)
            elif name not in _LEFT_OUT:
                self._read(inner, look)

    def _run(self, run: Any, look: Look) -> None:
        if look.hidden:
            return
        marked = False
        for inner in run:
            name = name_of(inner)
            if name in {"footnoteReference", "endnoteReference"}:
                self.notes.append((name.removesuffix("Reference"), attribute(inner, "id") or ""))
                marked = (attribute(inner, "customMarkFollows") or "0") not in {"0", "false", "off"}
            elif name == "t":
                if not marked:
                    self._add(inner.text or "", look)
            elif name == "fldChar":
                self._field(attribute(inner, "fldCharType"))
            elif name == "sym":
                self._add(_symbol(inner), look)
            elif name == "br":
                self._add("\n" if attribute(inner, "type") is None else " ", look)
            elif name in _SPACES:
                self._add(_SPACES[name], look)
            elif name not in _LEFT_OUT:
                self._read([inner], look)

    def _add(self, text: str, look: Look) -> None:
        if text and not look.hidden and not any(self._codes):
            self.pieces.append((text, look.level if text.strip() else 0))

    def _field(self, event: str | None) -> None:
        if event == "begin":
            self._codes.append(True)
        elif self._codes:
            self._codes.pop()
            if event == "separate":
                self._codes.append(False)

    def _choose(self, element: Any, look: Look) -> None:
        """One of the forms in which a thing is kept for several versions of Word, the one that has words."""
        choices = [inner for inner in element if name_of(inner) in {"Choice", "Fallback"}]
        for choice in choices:
            if next(choice.iter("{*}t", "{*}relIds", "{*}textpath"), None) is not None:
                self._read(choice, look)
                return


def formula(element: Any) -> str:
    """The words of a formula on one line: «10^6», «3/4».

    Powers are written with «^», so that they cannot be taken for calls of notes.
    """
    name = name_of(element) if element is not None else ""
    if name in {"", "t"}:
        return (element.text or "") if name else ""
    if name in {"sSup", "sSubSup"}:
        lower = formula(child(element, "sub")) if name == "sSubSup" else ""
        return formula(child(element, "e")) + lower + power(formula(child(element, "sup")))
    if name == "f":
        return fraction(formula(child(element, "num")), formula(child(element, "den")))
    if name == "d":
        return f"({', '.join(formula(inner) for inner in element if name_of(inner) == 'e')})"
    inside = "".join(formula(inner) for inner in element if not name_of(inner).endswith("Pr"))
    return f"√{inside}" if name == "rad" else inside


def _symbol(element: Any) -> str:
    """A character by its number in a font of symbols."""
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    private = 0xF000 <= code < 0xF100
    if private or code < 0x100:
        return _SYMBOLS.get(code & 0xFF, "")
    return chr(code) if code < 0xD800 else ""
