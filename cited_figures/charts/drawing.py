"""Drawing a panel: its groups on their axes, the rows' texts and marks."""

from __future__ import annotations

import math
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, Rectangle
from matplotlib.patheffects import AbstractPathEffect, withStroke
from matplotlib.text import Text
from matplotlib.ticker import NullLocator
from matplotlib.transforms import ScaledTranslation, blended_transform_factory

from cited_figures.charts.rows import (
    ARROW_LENGTH,
    BAR,
    FOOT,
    FOOT_LINE,
    GROUP_LINE,
    HEAD,
    LINE,
    MARK_ROOM,
    SMALL,
    SWATCH,
    TICK_SIZE,
    TICKS,
    Group,
    Laid,
    Panel,
    Row,
    axis_width,
    card_size,
    group_heights,
    lay,
    note_lines,
    title_lines,
    title_look,
)
from cited_figures.charts.style import INK, MUTED, POINTS, SPARE, TRACK, LightAxes, mark_style, text_width, weight_of

ARROW = "simple,head_length=9,head_width=12,tail_width=6.5"
SHORTEST = 14.0  # points: a shorter arrow is little more than its head
HALO: list[AbstractPathEffect] = [withStroke(linewidth=3, foreground="white")]
GROUND = {"facecolor": "white", "edgecolor": "none", "pad": 0.6}  # beneath a text that stands on a line: it stays text in SVG


def draw_panel(ax: Axes, panel: Panel) -> Axes:
    """Draw a panel into axes: the title above them, a group of rows after the other within."""
    box = ax.get_window_extent()
    scale = POINTS / ax.get_figure(root=True).dpi  # type: ignore[union-attr]
    width, height = box.width * scale, box.height * scale
    size, weight = title_look(panel)
    colour = MUTED if panel.card else INK
    title = ax.set_title("\n".join(title_lines(panel, width)), loc="left", linespacing=1.15, fontsize=size, color=colour)
    title.set_fontweight(weight)
    ax.set_axis_off()
    ax.set_ylim(height, 0)
    notes = note_lines(panel, width)
    for line, text in enumerate(notes):
        y = (len(notes) - line) * FOOT_LINE - 3
        ax.annotate(
            text, (0, 0), (0, y), xycoords="axes fraction", textcoords="offset points", fontsize=SMALL, color=MUTED, va="top"
        )
    heights = group_heights(panel, width)
    top = 0.0
    for group, wanted in zip(panel.groups, heights, strict=True):
        if not group.scaled:  # nothing to measure by: no axes of its own
            _draw_rows(ax, group, width, top)
            top += wanted
            continue
        ticks = TICKS if group.ticks else 0.0
        box_of = (0, 1 - (top + wanted - ticks) / height, axis_width(group, width) / width, (wanted - ticks) / height)
        inset = ax.inset_axes(box_of, axes_class=LightAxes)
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
        _set_ticks(ax, group, axis_width(group, width))
        ax.xaxis.set_minor_locator(NullLocator())
    else:
        ax.set_axis_off()
    if group.rule is not None:
        ax.axvline(group.rule, color="#767676", linewidth=1, linestyle=(0, (4, 3)), zorder=0.4)
    _draw_rows(ax, group, width, 0.0)


def _draw_rows(ax: Axes, group: Group, width: float, y: float) -> None:
    if group.title:
        _text(ax, 0, y + 4, group.title, FOOT, MUTED, weight="bold")
        y += GROUP_LINE
    for row in group.rows:
        laid = lay(row, width, group)
        _draw_row(ax, laid, group, y, width)
        y += laid.height


def _set_ticks(ax: Axes, group: Group, width: float) -> None:
    """Label as many ticks as have room, the first and the last turned inwards so that neither leaves the axes."""
    labels: list[str] = []
    sides: list[Literal["left", "center", "right"]] = []
    taken = -math.inf
    for position, label in group.ticks:
        x = group.fraction(position) * width
        long = text_width(label, TICK_SIZE)
        side: Literal["left", "center", "right"] = "left" if x < long / 2 else "right" if x + long / 2 > width else "center"
        left = x if side == "left" else x - long if side == "right" else x - long / 2
        fits = left >= taken + 8
        labels.append(label if fits else "")
        sides.append(side)
        taken = left + long if fits else taken
    ax.set_xticks([position for position, _ in group.ticks], labels)
    for text, side in zip(ax.get_xticklabels(), sides, strict=True):
        text.set_horizontalalignment(side)


def _text(
    ax: Axes, x: float, y: float, text: str, size: float, colour: str, *, weight: str = "normal", halo: bool = False
) -> Text:
    """Write at `x` points from the left of the axes, at height `y` of its axis."""
    shift = ScaledTranslation(x / POINTS, 0, ax.get_figure(root=True).dpi_scale_trans)  # type: ignore[union-attr]
    where = blended_transform_factory(ax.transAxes, ax.transData) + shift
    drawn = ax.text(0, y, text, transform=where, fontsize=size, color=colour, fontweight=weight, va="top", ha="left")
    if halo:
        drawn.set_bbox(GROUND)
    return drawn


def _name(artist: Artist, row: Row, part: str = "") -> None:
    """Name an artist after its figure: the name stands in the SVG, where a page finds it."""
    if row.place is not None:
        artist.set_gid(f"figure-{row.place}{part}")


def _draw_row(ax: Axes, laid: Laid, group: Group, y: float, width: float) -> None:
    row, left = laid.row, 0.0 if group.scaled else SWATCH
    halo, weight = group.rule is not None, weight_of(row.mark)
    if not group.scaled:
        _swatch(ax, row, y + (4 if group.large else 2), height=laid.height - 16 if group.large else 9)
    size = card_size(row) if group.large else HEAD
    beside = left
    if laid.beside is None:
        for line, text in enumerate(laid.label):
            _name(_text(ax, left, y + 1.3 * size * line, text, size, INK, weight=weight, halo=halo), row, "-label")
        beside = left if group.large else left + text_width(row.label, HEAD, weight) / SPARE + 7
        y += 1.3 * size * len(laid.label) if group.large else 0
    for line, text in enumerate(laid.subject):
        _text(ax, beside if line == 0 else left, y + line * LINE, text, HEAD, INK, halo=halo)
    y += LINE * (len(laid.subject) if group.large or laid.beside is not None else max(1, len(laid.subject)))
    if group.scaled:
        _draw_mark(ax, row, group, y + 2, axis_width(group, width))
        if laid.beside is not None:
            label = _text(ax, laid.beside, y + 2 + BAR / 2, row.label, HEAD, INK, weight=weight, halo=halo)
            label.set_verticalalignment("center_baseline")
            _name(label, row, "-label")
        y += BAR + MARK_ROOM
    for line, text in enumerate(laid.foot):
        _text(ax, left, y + line * FOOT_LINE, text, FOOT, MUTED, halo=halo)


def _swatch(ax: Axes, row: Row, y: float, height: float) -> None:
    low, high = ax.get_xlim()
    box = ax.get_window_extent()
    width = 9 * ax.get_figure(root=True).dpi / POINTS / max(box.width, 1) * (high - low)  # type: ignore[union-attr]
    patch = Rectangle((low, y), width, height, clip_on=False, **mark_style(row.mark, row.colour))
    patch.set_label(row.label)
    _name(patch, row)
    ax.add_patch(patch)


def _draw_mark(ax: Axes, row: Row, group: Group, y: float, width: float) -> None:
    start = row.low if row.shape == "change" and row.low is not None else group.limits[0] if group.log else 0.0
    if group.whole:
        ax.add_patch(
            Rectangle((group.whole[0], y), group.whole[1] - group.whole[0], BAR, facecolor=TRACK, edgecolor="none", zorder=0.5)
        )
    style = mark_style(row.mark, row.colour)
    low, high = row.low, row.high
    if row.shape == "none" or (low is None and high is None):
        return
    first, last = (low if low is not None else high), (high if high is not None else low)
    if first is None or last is None:
        return
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
            _arrow(ax, row, start, last, middle, group.fraction(last) * width, width)


def _bar(ax: Axes, left: float, right: float, y: float, row: Row, style: dict[str, object]) -> None:
    patch = Rectangle((left, y), right - left, BAR, zorder=2, label=row.label, **style)  # type: ignore[arg-type]
    ax.add_patch(patch)
    _name(patch, row)


def _dot(ax: Axes, x: float, y: float, row: Row) -> None:
    style = mark_style(row.mark, row.colour)
    _name(ax.scatter([x], [y], s=85, zorder=3, clip_on=False, label=row.label, **style), row)


def _bracket(ax: Axes, left: float, right: float, y: float, row: Row) -> None:
    """Two bounds: a bracket over what lies between."""
    half = BAR / 2 + 1.5
    for x in (left, right):
        ax.plot([x, x], [y - half, y + half], color=INK, linewidth=1.8, zorder=4, clip_on=False, label=f"bracket {row.label}")


def _arrow(ax: Axes, row: Row, start: float, last: float, y: float, x: float, width: float) -> None:
    """A bound points to where the number may lie; a change from what was to what is. Neither leaves the axis.

    x: where `last` stands, in points of the axis's width.
    """
    if row.shape == "change":
        arrow = FancyArrowPatch(
            (start, y), (last, y), arrowstyle=ARROW, mutation_scale=1, shrinkA=0, shrinkB=0, zorder=3, label=row.label,
            clip_on=False,
            **mark_style(row.mark, row.colour),
        )  # fmt: skip
        ax.add_patch(arrow)
        _name(arrow, row)
        return
    room = width - x if row.shape == "more" else x
    if room < SHORTEST:  # the bound stands at the end of the axis: the sign in its label says it
        return
    offset = min(ARROW_LENGTH, room) * (1 if row.shape == "more" else -1)
    properties = {"arrowstyle": "<|-", "color": INK, "linewidth": 1.6, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 11}
    bound = ax.annotate(
        "", (last, y), (offset, 0), textcoords="offset points", annotation_clip=False, arrowprops=properties, zorder=5
    )
    bound.set_label(f"{row.shape} {row.label}")
    if bound.arrow_patch:
        bound.arrow_patch.set_path_effects(HALO)


def _outside(ax: Axes, row: Row, x: float, y: float) -> None:
    """A date beyond the axis: an arrow at its end."""
    offset = 22 if row.shape == "before" else -22
    properties = {"arrowstyle": "-|>", "color": row.colour, "linewidth": 2, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 12}
    ax.annotate("", (x, y), (offset, 0), textcoords="offset points", annotation_clip=False, arrowprops=properties).set_label(
        row.shape
    )
