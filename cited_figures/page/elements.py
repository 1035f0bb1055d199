"""Elements of a page: built as a tree, escaped in one place, so that no text of an article is ever taken for HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Any, NamedTuple

VOID = {"br", "hr", "img", "input", "meta"}
# Marks that nobody sees, or that turn the text around them: they are shown by their number.
UNSEEN = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


class Element(NamedTuple):
    """An element with its attributes and what it holds: texts and further elements."""

    tag: str
    attributes: dict[str, str]
    children: tuple[Node, ...]


class Raw(NamedTuple):
    """HTML that was made elsewhere of nothing but escaped text: a chart's SVG."""

    html: str


Node = Element | Raw | str
Child = Node | Iterable["Child"] | None


def element(tag: str, *children: Child, **attributes: Any) -> Element:
    """Make an element.

    children: nodes, or lists of nodes; None is nothing.
    attributes: `_` stands for `-`, a `_` at the end is dropped (`class_`); True is an attribute without a value,
    None and False are none.

    >>> html(element("p", "5 < 6", class_="note", data_figure=3, hidden=None))
    '<p class="note" data-figure="3">5 &lt; 6</p>'
    """
    named = {
        name.rstrip("_").replace("_", "-"): "" if value is True else str(value)
        for name, value in attributes.items()
        if value is not None and value is not False
    }
    return Element(tag, named, tuple(_flat(children)))


def _flat(children: Iterable[Child]) -> Iterable[Node]:
    for child in children:
        if isinstance(child, (str, Element, Raw)):
            if child != "":
                yield child
        elif child is not None:
            yield from _flat(child)


def visible(text: str) -> list[Node]:
    """A text as nodes in which each character that is invisible, or that turns the text around, is shown by its number.

    >>> html(visible("a\\u202eb"))
    'a<span class="cited-unseen">U+202E</span>b'
    """
    nodes: list[Node] = []
    position = 0
    for match in UNSEEN.finditer(text):
        nodes += [text[position : match.start()], element("span", f"U+{ord(match.group()):04X}", class_="cited-unseen")]
        position = match.end()
    return [node for node in [*nodes, text[position:]] if node != ""]


def plain(text: str) -> str:
    """A text for an attribute: what nobody sees, or turns the text around, becomes a blank.

    >>> plain("a\\u202eb")
    'a b'
    """
    return UNSEEN.sub(" ", text)


def html(nodes: Node | Iterable[Node]) -> str:
    """Write nodes as HTML: every text and every attribute escaped.

    >>> html(element("b", "<script>"))
    '<b>&lt;script&gt;</b>'
    """
    pieces: list[str] = []
    _write(nodes, pieces)
    return "".join(pieces)


def _write(nodes: Node | Iterable[Node], pieces: list[str]) -> None:
    if isinstance(nodes, str):
        pieces.append(escape(nodes, quote=False))
    elif isinstance(nodes, Raw):
        pieces.append(nodes.html)
    elif isinstance(nodes, Element):
        attributes = "".join(
            f' {name}="{escape(value, quote=True)}"' if value else f" {name}" for name, value in nodes[1].items()
        )
        pieces.append(f"<{nodes.tag}{attributes}>")
        _write(nodes.children, pieces)
        if nodes.tag not in VOID:
            pieces.append(f"</{nodes.tag}>")
    else:
        for node in nodes:
            _write(node, pieces)


def as_lists(node: Node) -> Any:
    """A node as plain lists, for the script of the explorer, which builds it from texts alone: tag, attributes, children.

    >>> as_lists(element("b", "5 < 6"))
    ['b', {}, ['5 < 6']]
    """
    if isinstance(node, Raw):
        raise TypeError("HTML made elsewhere is not for the script")
    return node if isinstance(node, str) else [node.tag, node.attributes, [as_lists(child) for child in node.children]]
