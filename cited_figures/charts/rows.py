"""Rows: a number in words, the mark of it beneath, and who says so. Every panel of figures is a list of them.

A panel is laid out in points before it is drawn, so that no text meets another: one axes a group, whose y axis
counts points from the top, and whose x axis is the group's own scale.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, Rectangle
from matplotlib.ticker import NullLocator
from matplotlib.transforms import ScaledTranslation, blended_transform_factory

from cited_figures.charts.style import INK, MUTED, POINTS, TRACK, certainty_style, text_width, wrap

HEAD, FOOT, SMALL, TICK_SIZE = 10.0, 8.5, 8.5, 8.5
LINE, FOOT_LINE, BAR, GAP, GROUP_LINE = 14.5, 11.5, 10.0, 11.0, 20.0
TICKS = 22.0
SWATCH = 15.0
MARK_ROOM = 7.0


@dataclass
class Row:
    """One figure: what it is called, where it stands on the scale, how sure it is."""

    label: str
    subject: str = ""
    foot: str = ""
    certainty: str = "stated"
    colour: str = INK
    low: float | None = None  # both ends of the mark, on the group's scale
    high: float | None = None
    shape: str = "none"  # bar, point, span, range, more, less, change or none
    index: object = None


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
class _Laid:
    row: Row
    subject: list[str]
    foot: list[str]
    height: float


def _lay(row: Row, width: float, scaled: bool) -> _Laid:
    left = 0.0 if scaled else SWATCH
    label_width = text_width(row.label, HEAD, "bold")
    first = width - left - label_width - 6
    subject = wrap(row.subject, width - left, HEAD, lines=2, first=max(first, 0.0))
    foot = wrap(row.foot, width - left, FOOT, lines=2)
    height = LINE * max(1, len(subject)) + (BAR + MARK_ROOM if scaled else 0) + FOOT_LINE * len(foot) + GAP
    return _Laid(row, subject, foot, height)


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
        height = sum(_lay(row, width, group.scaled).height for row in group.rows) + (GROUP_LINE if group.title else 0)
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


def draw_panel(ax: Axes, panel: Panel) -> Axes:
    """Draw a panel into axes: the title above them, a group of rows after the other within."""
    box = ax.get_window_extent()
    scale = POINTS / ax.get_figure(root=True).dpi  # type: ignore[union-attr]
    width, height = box.width * scale, box.height * scale
    ax.set_title("\n".join(title_lines(panel, width)), loc="left", linespacing=1.15)
    ax.set_axis_off()
    notes = note_lines(panel, width)
    for line, text in enumerate(notes):
        y = (len(notes) - line) * FOOT_LINE - 3
        ax.annotate(text, (0, 0), (0, y), xycoords="axes fraction", textcoords="offset points", fontsize=SMALL, color=MUTED, va="top")
    if not panel.groups:
        ax.text(0, 1, panel.empty, transform=ax.transAxes, va="top", color=MUTED)
        return ax
    heights = group_heights(panel, width)
    top = 0.0
    for group, wanted in zip(panel.groups, heights, strict=True):
        ticks = TICKS if group.ticks else 0.0
        inset = ax.inset_axes((0, 1 - (top + wanted - ticks) / height, 1, (wanted - ticks) / height))
        _draw_group(inset, group, width, wanted - ticks)
        top += wanted
    return ax


def _draw_group(ax: Axes, group: Group, width: float, height: float) -> None:
    ax.set_label(group.title)
    ax.patch.set_visible(False)
    ax.set_ylim(height, 0)
    if group.log:
        ax.set_xscale("log")
    ax.set_xlim(*group.limits)
    if group.ticks:
        ax.yaxis.set_visible(False)
        for side in ("left", "right", "top"):
            ax.spines[side].set_visible(False)
        _set_ticks(ax, group, width)
        ax.xaxis.set_minor_locator(NullLocator())
    else:
        ax.set_axis_off()
    if group.rule is not None:
        ax.axvline(group.rule, color="#767676", linewidth=1, linestyle=(0, (4, 3)), zorder=0.4)
    y = 0.0
    if group.title:
        _text(ax, 0, 4, group.title, FOOT, MUTED, weight="bold")
        y = GROUP_LINE
    for row in group.rows:
        laid = _lay(row, width, group.scaled)
        _draw_row(ax, laid, group, y)
        y += laid.height


def _set_ticks(ax: Axes, group: Group, width: float) -> None:
    """Label as many ticks as have room, the first and the last turned inwards so that neither leaves the axes."""
    ends = [math.log(end) if group.log else end for end in group.limits]
    labels, sides = [], []
    taken = -math.inf
    for position, label in group.ticks:
        x = ((math.log(position) if group.log else position) - ends[0]) / (ends[1] - ends[0]) * width
        long = text_width(label, TICK_SIZE)
        side = "left" if x < long / 2 else "right" if x + long / 2 > width else "center"
        left = x if side == "left" else x - long if side == "right" else x - long / 2
        fits = left >= taken + 8
        labels.append(label if fits else "")
        sides.append(side)
        taken = left + long if fits else taken
    ax.set_xticks([position for position, _ in group.ticks], labels)
    for text, side in zip(ax.get_xticklabels(), sides, strict=True):
        text.set_horizontalalignment(side)


def _text(ax: Axes, x: float, y: float, text: str, size: float, colour: str, *, weight: str = "normal") -> None:
    """Write at `x` points from the left of the axes, at height `y` of its axis."""
    shift = ScaledTranslation(x / POINTS, 0, ax.get_figure(root=True).dpi_scale_trans)  # type: ignore[union-attr]
    where = blended_transform_factory(ax.transAxes, ax.transData) + shift
    ax.text(0, y, text, transform=where, fontsize=size, color=colour, fontweight=weight, va="top", ha="left")


def _draw_row(ax: Axes, laid: _Laid, group: Group, y: float) -> None:
    row, left = laid.row, 0.0 if group.scaled else SWATCH
    if not group.scaled:
        _swatch(ax, row, y + 2)
    _text(ax, left, y, row.label, HEAD, INK, weight="bold")
    beside = left + text_width(row.label, HEAD, "bold") + 6
    for line, text in enumerate(laid.subject):
        _text(ax, beside if line == 0 else left, y + line * LINE, text, HEAD, INK)
    y += LINE * max(1, len(laid.subject))
    if group.scaled:
        _draw_mark(ax, row, group, y + 2)
        y += BAR + MARK_ROOM
    for line, text in enumerate(laid.foot):
        _text(ax, left, y + line * FOOT_LINE, text, FOOT, MUTED)


def _swatch(ax: Axes, row: Row, y: float) -> None:
    low, high = ax.get_xlim()
    box = ax.get_window_extent()
    width = 9 * ax.get_figure(root=True).dpi / POINTS / max(box.width, 1) * (high - low)  # type: ignore[union-attr]
    patch = Rectangle((low, y), width, 9, clip_on=False, **certainty_style(row.certainty, row.colour))
    patch.set_label(row.label)
    ax.add_patch(patch)


def _draw_mark(ax: Axes, row: Row, group: Group, y: float) -> None:
    start = row.low if row.shape == "change" and row.low is not None else group.limits[0] if group.log else 0.0
    if group.whole:
        ax.add_patch(Rectangle((group.whole[0], y), group.whole[1] - group.whole[0], BAR, facecolor=TRACK, edgecolor="none", zorder=0.5))
    style = certainty_style(row.certainty, row.colour)
    low, high = row.low, row.high
    if row.shape == "none" or (low is None and high is None):
        return
    first, last = (low if low is not None else high), (high if high is not None else low)
    assert first is not None and last is not None
    middle = y + BAR / 2
    if row.shape in {"before", "after"}:
        _outside(ax, row, last, middle)
    elif row.shape == "dot":
        _dot(ax, last, middle, row)
    elif row.shape == "point":
        ax.plot([start, last], [middle, middle], color=row.colour, linewidth=1.2, zorder=1.5, solid_capstyle="butt")
        _dot(ax, last, middle, row)
    elif row.shape in {"range", "span"}:
        _bar(ax, first, last, y, row, style)
        if row.shape == "range":
            _bracket(ax, first, last, middle, row)
    else:
        if group.log:
            ax.plot([start, last], [middle, middle], color=row.colour, linewidth=1.2, zorder=1.5, solid_capstyle="butt")
            _dot(ax, last, middle, row)
        elif row.shape != "change":
            _bar(ax, min(start, last), max(start, last), y, row, style)
        if row.shape in {"more", "less", "change"}:
            _arrow(ax, row, start, last, middle)


def _bar(ax: Axes, left: float, right: float, y: float, row: Row, style: dict[str, object]) -> None:
    patch = Rectangle((left, y), right - left, BAR, zorder=2, label=row.label, **style)  # type: ignore[arg-type]
    ax.add_patch(patch)


def _dot(ax: Axes, x: float, y: float, row: Row) -> None:
    style = certainty_style(row.certainty, row.colour)
    style["linewidth"] = 1.5
    ax.scatter([x], [y], s=85, zorder=3, clip_on=False, label=row.label, **style)


def _bracket(ax: Axes, left: float, right: float, y: float, row: Row) -> None:
    """Two bounds: a bracket over what lies between."""
    half = BAR / 2 + 1.5
    for x in (left, right):
        ax.plot([x, x], [y - half, y + half], color=INK, linewidth=1.8, zorder=4, clip_on=False, label=f"bracket {row.label}")


def _arrow(ax: Axes, row: Row, start: float, last: float, y: float) -> None:
    """A bound points to where the number may lie; a change from what was to what is."""
    if row.shape == "change":
        ends = ((start, y), (last, y))
        arrow = FancyArrowPatch(*ends, arrowstyle="simple,head_length=8,head_width=11,tail_width=5", mutation_scale=1,
                                shrinkA=0, shrinkB=0, zorder=3, label=row.label, clip_on=False, **certainty_style(row.certainty, row.colour))
        ax.add_patch(arrow)
        return
    offset = 20 if row.shape == "more" else -20
    ax.annotate("", (last, y), (offset, 0), textcoords="offset points", annotation_clip=False,
                arrowprops={"arrowstyle": "<|-", "color": INK, "linewidth": 1.6, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 11}, zorder=5)


def _outside(ax: Axes, row: Row, x: float, y: float) -> None:
    """A date beyond the axis: an arrow at its end."""
    offset = 22 if row.shape == "before" else -22
    ax.annotate("", (x, y), (offset, 0), textcoords="offset points", annotation_clip=False,
                arrowprops={"arrowstyle": "-|>", "color": row.colour, "linewidth": 2, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 12})
