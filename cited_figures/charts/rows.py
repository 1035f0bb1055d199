"""Rows: what a number is of, the mark of it with the number beside, and who says so. Every panel is a list of them.

A panel is laid out in points before it is drawn, so that no text meets another: one axes a group, whose y axis
counts points from the top, and whose x axis is the group's own scale.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from cited_figures.charts.apart import is_incidental
from cited_figures.charts.style import INK, text_width, weight_of, wrap
from cited_figures.charts.words import Record
from cited_figures.tables.marks import Mark

HEAD, FOOT, SMALL, TICK_SIZE, LARGE = 10.0, 8.5, 8.5, 8.5, 19.0
LINE, FOOT_LINE, BAR, GAP, GROUP_LINE = 14.5, 11.5, 10.0, 11.0, 20.0
TICKS = 22.0
SWATCH = 15.0
FIRM = Mark(True, "stated")
MARK_ROOM = 7.0
ARROW_LENGTH, LABEL_GAP = 20.0, 7.0
NARROWEST = 0.55  # of a panel's width: as much is the axis's, however long the numbers beside the marks are


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
    shape: str = "none"  # bar, point, span, range, more, less, change, before, after or none
    record: Record = field(default_factory=dict)

    @property
    def place(self) -> int | None:
        """The first character of the figure, by which a page knows its mark again."""
        return self.record.get("start")


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
    large: bool = False  # a card: its number large

    def fraction(self, value: float) -> float:
        """Where a value stands on the axis: 0 at its left end, 1 at its right one."""
        ends = [math.log(end) if self.log else end for end in self.limits]
        at = math.log(max(value, 1e-300)) if self.log else value
        return (at - ends[0]) / (ends[1] - ends[0])


@dataclass
class Panel:
    """A titled list of groups, and what it leaves out."""

    kind: str
    title: str
    groups: list[Group]
    note: str = ""

    @property
    def card(self) -> bool:
        """Whether there is nothing to compare in it: one figure, said large."""
        return len(self.groups) == 1 and self.groups[0].large


@dataclass
class Laid:
    """A row with the lines that its words are broken into, its height in points, and where its number stands."""

    row: Row
    label: list[str]
    subject: list[str]
    foot: list[str]
    height: float
    beside: float | None = None  # points from the left, beside its mark; None above it


def reach(row: Row, group: Group) -> tuple[float, float]:
    """How far to the right a mark goes: as a fraction of the axis, and in points beyond that."""
    ends = [end for end in (row.low, row.high) if end is not None]
    if not ends:
        return 0.0, 0.0
    furthest = max(group.fraction(end) for end in ends)
    if row.shape in {"bar", "more", "less", "change", "point"} and not group.log:  # the mark begins at nothing
        furthest = max(furthest, group.fraction(0.0))
    if row.shape == "before":
        return furthest, ARROW_LENGTH + 2
    if row.shape == "more":
        return furthest, ARROW_LENGTH
    return furthest, 6.0 if row.shape in {"point", "dot"} else 0.0


def axis_width(group: Group, width: float) -> float:
    """How much of a width in points the axis takes, so that the numbers beside the marks have room behind them."""
    if not group.scaled:
        return width
    wanted = width
    for row in group.rows:
        at, beyond = reach(row, group)
        if at > 0:
            wanted = min(wanted, (width - LABEL_GAP - beyond - _label_width(row)) / at)
    return max(wanted, NARROWEST * width)


def lay(row: Row, width: float, group: Group) -> Laid:
    """Break a row's words into lines that fit a width in points, and find the place of its number."""
    if group.large:
        return _lay_card(row, width)
    left = 0.0 if group.scaled else SWATCH
    foot = wrap(row.foot, width - left, FOOT, lines=2)
    beside = _beside(row, group, width) if group.scaled else None
    first = width - left if beside is not None else max(width - left - _label_width(row) - 6, 0.0)
    subject = wrap(row.subject, width - left, HEAD, lines=2, first=first)
    heads = len(subject) if beside is not None else max(1, len(subject))
    height = LINE * heads + (BAR + MARK_ROOM if group.scaled else 0) + FOOT_LINE * len(foot) + GAP
    return Laid(row, [row.label], subject, foot, height, beside)


def _beside(row: Row, group: Group, width: float) -> float | None:
    at, beyond = reach(row, group)
    if row.shape == "none" or (row.low is None and row.high is None):
        return 0.0
    axis = axis_width(group, width)
    x = (min(at * axis + beyond, axis) if row.shape == "more" else at * axis + beyond) + LABEL_GAP
    return x if x + _label_width(row) <= width + 0.5 else None


def _label_width(row: Row) -> float:
    return text_width(row.label, HEAD, weight_of(row.mark))


def card_size(row: Row) -> float:
    """How large the number of a card is: what is said in passing («un an») is not blown up."""
    return HEAD + 1 if row.record and is_incidental(row.record) else LARGE


def _lay_card(row: Row, width: float) -> Laid:
    size = card_size(row)
    label = wrap(row.label, width - SWATCH, size, weight=weight_of(row.mark), lines=2)
    subject = wrap(row.subject, width - SWATCH, HEAD, lines=3)
    foot = wrap(row.foot, width - SWATCH, FOOT, lines=3)
    height = 1.3 * size * len(label) + LINE * len(subject) + FOOT_LINE * len(foot) + GAP
    return Laid(row, label, subject, foot, height)


def title_lines(panel: Panel, width: float) -> list[str]:
    """Break a panel's title into the lines that fit."""
    size, weight = title_look(panel)
    return [] if not panel.title else wrap(panel.title, width, size, weight=weight, lines=3)


def title_look(panel: Panel) -> tuple[float, str]:
    """Size and weight of a panel's title: that of a card only names its kind."""
    return (FOOT, "normal") if panel.card else (11.5, "bold")


def title_height(panel: Panel, width: float) -> float:
    """Height of a panel's title in points, with the room beneath it."""
    lines = len(title_lines(panel, width))
    return (title_look(panel)[0] + 4) * lines + (3 if panel.card else 8) if lines else 0.0


def group_heights(panel: Panel, width: float) -> list[float]:
    """Heights of a panel's groups in points, axis included."""
    heights = []
    for group in panel.groups:
        height = sum(lay(row, width, group).height for row in group.rows) + (GROUP_LINE if group.title else 0)
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
