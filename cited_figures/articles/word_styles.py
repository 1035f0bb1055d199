"""What a Word file's styles say of the words: hidden, struck, raised; an item of a list; a line of the table of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from cited_figures.articles.word_package import attribute, child, name_of

_HIDDEN = frozenset({"vanish", "webHidden", "strike", "dstrike"})
_LEVELS = {"superscript": 1, "subscript": -1}
_RAISED = 4  # half points above the line; less is a correction of the eye
_LIST = re.compile(r"(?:list|liste)(?!\w* ?paragraph)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|table of (?:figures|authorities)|index) ?\d*\Z", re.IGNORECASE)
_DEEPEST = 20  # styles that a style is based on, one upon the other


@dataclass(frozen=True, slots=True)
class Look:
    """How words stand: which ways of hiding them are on, and whether they are raised (1) or lowered (-1)."""

    hidden: frozenset[str] = frozenset()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """A style: how its words stand, its name, the outline level of a heading, its list."""

    properties: tuple[Any, ...] = ()
    name: str = ""
    heading: bool = False
    listed: bool = False


class Styles:
    """The styles of a document."""

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        self._known: dict[str, Style] = {}
        for element in root if root is not None else ():
            if name_of(element) == "style":
                self._elements.setdefault(attribute(element, "styleId") or "", element)

    def style(self, identifier: str | None) -> Style:
        """A style by its identifier, with what it takes from the styles that it is based on."""
        if not identifier:
            return Style()
        if identifier not in self._known:
            self._known[identifier] = self._read(identifier)
        return self._known[identifier]

    def look(self, before: Look, properties: Any) -> Look:
        """How words stand with the properties of a run (`rPr`) upon how they stood before."""
        if properties is None:
            return before
        chosen = child(properties, "rStyle")
        if chosen is not None:
            for inherited in self.style(attribute(chosen, "val")).properties:
                before = _changed(before, inherited)
        return _changed(before, properties)

    def paragraph(self, properties: Any) -> tuple[Style, Look]:
        """The style of a paragraph by its properties (`pPr`), and how its words stand by it."""
        named = child(properties, "pStyle") if properties is not None else None
        style = self.style(attribute(named, "val")) if named is not None else Style()
        look = Look()
        for inherited in style.properties:
            look = _changed(look, inherited)
        return style, look

    def is_listed(self, style: Style, properties: Any) -> bool:
        """Whether a paragraph is an item of a list; a numbered heading is none."""
        numbers = child(properties, "numPr", "numId") if properties is not None else None
        if style.heading or (properties is not None and child(properties, "outlineLvl") is not None):
            return False
        return style.listed if numbers is None else attribute(numbers, "val") != "0"

    def is_contents(self, style: Style) -> bool:
        """Whether a paragraph stands in the table of contents: its numbers are those of pages."""
        return _CONTENTS.match(style.name) is not None

    def _read(self, identifier: str) -> Style:
        chain: list[Any] = []
        seen: set[str] = set()
        while identifier in self._elements and identifier not in seen and len(chain) < _DEEPEST:
            seen.add(identifier)
            chain.append(self._elements[identifier])
            based = child(chain[-1], "basedOn")
            identifier = attribute(based, "val") or "" if based is not None else ""
        style = Style()
        for element in reversed(chain):
            named, run = child(element, "name"), child(element, "rPr")
            style = replace(
                style,
                properties=(*style.properties, run) if run is not None else style.properties,
                name=attribute(named, "val") or "" if named is not None else "",
                heading=style.heading or child(element, "pPr", "outlineLvl") is not None,
                listed=style.listed or child(element, "pPr", "numPr", "numId") is not None,
            )
        return replace(style, listed=style.listed or _LIST.match(style.name) is not None)


def is_on(element: Any) -> bool:
    """Whether a property that can be on or off is on."""
    return (attribute(element, "val") or "1").lower() not in {"0", "false", "off", "none"}


def _changed(look: Look, properties: Any) -> Look:
    for element in properties:
        name = name_of(element)
        if name in _HIDDEN:
            look = replace(look, hidden=look.hidden | {name} if is_on(element) else look.hidden - {name})
        elif name == "vertAlign":
            look = replace(look, level=_LEVELS.get(attribute(element, "val") or "", 0))
        elif name == "position":
            height = attribute(element, "val") or "0"
            raised = int(height) if re.fullmatch(r"-?\d{1,4}", height) else 0
            if abs(raised) >= _RAISED:
                look = replace(look, level=1 if raised > 0 else -1)
    return look
