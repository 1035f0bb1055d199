"""Rows: a number in words, the mark of it beneath, and who says so. Every panel of figures is a list of them.

A panel is laid out in points before it is drawn, so that no text meets another: one axes a group, whose y axis
counts points from the top, and whose x axis is the group's own scale.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cited_figures.charts.style import INK, text_width, wrap
from cited_figures.tables.marks import Mark

HEAD, FOOT, SMALL, TICK_SIZE = 10.0, 8.5, 8.5, 8.5
LINE, FOOT_LINE, BAR, GAP, GROUP_LINE = 14.5, 11.5, 10.0, 11.0, 20.0
TICKS = 22.0
SWATCH = 15.0
FIRM = Mark(True, "stated")
MARK_ROOM = 7.0


@dataclass
class Row:
    """One figure: what it is called, where it stands on the scale, who says so and how sure it is."""

    label: str
    subject: str = ""
    foot: str = ""
    mark: Mark = FIRM
    colour: str = INK
    low: float | None = None  # both ends of the mark, on the group's scale
    high: float | None = None
    shape: str = "none"  # bar, point, span, range, more, less, change or none
    place: int | None = None  # the first character of the figure, by which a page knows its mark again


@dataclass
class Group:
    """Rows on one scale. Without ticks and reference the labels alone carry the numbers."""

    rows: list[Row]
    title: str = ""
    limits: tuple[float, float] = (0.0, 1.0)
    ticks: list[tuple[float, str]] = field(default_factory=list)
    log: bool = False
    whole: tuple[float, float] | None = None  # what the bars are a part of
    scaled: bool = True
    rule: float | None = None  # where a dashed line stands: the article's day


@dataclass
class Panel:
    """A titled list of groups, and what it leaves out."""

    kind: str
    title: str
    groups: list[Group]
    note: str = ""
    empty: str = ""


@dataclass
class Laid:
    """A row with the lines that its words are broken into, and its height in points."""

    row: Row
    subject: list[str]
    foot: list[str]
    height: float


def lay(row: Row, width: float, scaled: bool) -> Laid:
    """Break a row's words into lines that fit a width in points. scaled: whether a mark stands beneath them."""
    left = 0.0 if scaled else SWATCH
    label_width = text_width(row.label, HEAD, "bold")
    first = width - left - label_width - 6
    subject = wrap(row.subject, width - left, HEAD, lines=2, first=max(first, 0.0))
    foot = wrap(row.foot, width - left, FOOT, lines=2)
    height = LINE * max(1, len(subject)) + (BAR + MARK_ROOM if scaled else 0) + FOOT_LINE * len(foot) + GAP
    return Laid(row, subject, foot, height)


def title_lines(panel: Panel, width: float, size: float = 11.5) -> list[str]:
    """Break a panel's title into the lines that fit."""
    return [] if not panel.title else wrap(panel.title, width, size, weight="bold", lines=3)


def title_height(panel: Panel, width: float) -> float:
    """Height of a panel's title in points, with the room beneath it."""
    lines = len(title_lines(panel, width))
    return 15.5 * lines + 8 if lines else 0.0


def group_heights(panel: Panel, width: float) -> list[float]:
    """Heights of a panel's groups in points, axis included."""
    heights = []
    for group in panel.groups:
        height = sum(lay(row, width, group.scaled).height for row in group.rows) + (GROUP_LINE if group.title else 0)
        heights.append(height + (TICKS if group.ticks else 0))
    return heights


def note_lines(panel: Panel, width: float) -> list[str]:
    """Break the note beneath a panel into lines."""
    return wrap(panel.note, width, SMALL, lines=3)


def panel_height(panel: Panel, width: float) -> float:
    """Height of a panel in points, its title included."""
    title = title_height(panel, width)
    body = sum(group_heights(panel, width)) if panel.groups else 40.0
    return title + body + FOOT_LINE * len(note_lines(panel, width)) + 6
