"""Where in the article its figures stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cited_figures.charts.composition import add_key, key_height, key_items
from cited_figures.charts.drawing import GROUND
from cited_figures.charts.style import (
    COLOURS,
    INK,
    MARGIN,
    MUTED,
    POINTS,
    TRACK,
    WIDTH,
    describe,
    mark_style,
    new_figure,
    place,
    styled,
    text_width,
    wrap,
    write_head,
)
from cited_figures.charts.words import KIND_WORDS, Record, records, say
from cited_figures.kinds import KINDS, Kind

NAME_WIDTH = 118.0  # points at the left, for the names of the kinds
LANE, LEVEL, MARK = 30.0, 13.0, 8.0
WORDS = {
    "en": {
        "title": "{} of {} figures stand in the first half of the article",
        "none": "No figures to place",
        "subtitle": "Each mark is a figure, at its place from the article's first word to its last.",
        "bands": " Grey bands: quotations.",
        "lines": " Dashed lines: headings.",
        "start": "first word",
        "middle": "half-way",
        "end": "last word",
        "unlabelled": " Where marks stand close, some go without a label.",
        "heading": "heading",
    },
    "fr": {
        "title": "{} chiffres sur {} se trouvent dans la première moitié de l'article",
        "none": "Aucun chiffre à placer",
        "subtitle": "Chaque marque est un chiffre, à sa place entre le premier mot de l'article et le dernier.",
        "bands": " Bandes grises : citations.",
        "lines": " Tirets : intertitres.",
        "start": "premier mot",
        "middle": "milieu",
        "end": "dernier mot",
        "unlabelled": " Là où les marques se serrent, certaines n'ont pas d'étiquette.",
        "heading": "intertitre",
    },
}


@dataclass
class _Mark:
    row: Record
    x: float  # points from the left of the lane
    level: int = 0
    side: Literal["", "left", "right"] = ""  # how its label is aligned, where it has room


@styled
def chart_positions(
    figures: pd.DataFrame, *, sentences: pd.DataFrame | None = None, figure: Figure | None = None, language: str = "en"
) -> Figure:
    """Chart where in the article each figure stands, a lane a kind, with the headings and quotations around them.

    figures, sentences: the tables of one article. Without sentences the article ends with its last figure.
    figure: to draw into; None makes one. language: of the labels, "en" or "fr".

    >>> chart_positions(pd.DataFrame()).get_suptitle()
    'No figures to place'
    """
    rows = records(figures, language)
    length = max(
        [row["end"] for row in rows] + ([int(sentences["end"].max())] if sentences is not None and len(sentences) else []),
        default=1,
    )
    width = figure.get_figwidth() if figure else WIDTH
    lane_width = (width - 2 * MARGIN) * POINTS - NAME_WIDTH
    lanes = {kind: _lane([row for row in rows if row["kind"] == kind], length, lane_width) for kind in KINDS}
    lanes = {kind: marks for kind, marks in lanes.items() if marks}
    heights = {kind: LANE + LEVEL * max(mark.level for mark in marks) for kind, marks in lanes.items()}
    title, subtitle = _titles(rows, lanes, sentences, length, language)
    sublines = wrap(subtitle, (width - 2 * MARGIN) * POINTS, 9.5, lines=3)
    titles = wrap(title, (width - 2 * MARGIN) * POINTS, 13, weight="bold", lines=2)
    headings = _headings(sentences, length, lane_width)
    top = MARGIN + (18 * len(titles) + 13.5 * len(sublines) + 14 + (14 if headings else 0)) / POINTS
    body = max(sum(heights.values()), LANE) / POINTS
    key = key_items({row["mark"] for row in rows}, language)
    height = top + body + 0.3 + key_height(key, width) + MARGIN
    figure = figure or new_figure(width, height)
    figure.set_size_inches(width, height)
    write_head(figure, titles, sublines)
    ax = place(figure, MARGIN + NAME_WIDTH / POINTS, top, lane_width / POINTS, body)
    _draw(ax, lanes, heights, lane_width, language)
    _context(ax, sentences, length, headings)
    add_key(figure, key)
    describe(figure, [title, subtitle, *_spoken(lanes, length, language)])
    return figure


def _lane(rows: list[Record], length: int, width: float) -> list[_Mark]:
    """Place the marks of one kind: those that would touch go one above the other, labels only where they fit."""
    marks = [_Mark(row, (row["start"] + row["end"]) / 2 / length * (width - MARK) + MARK / 2) for row in rows]
    marks.sort(key=lambda mark: mark.x)
    ends: list[float] = []
    for mark in marks:
        free = [level for level, end in enumerate(ends) if end <= mark.x - MARK / 2]
        mark.level = free[0] if free else len(ends) if len(ends) < 4 else min(range(4), key=lambda level: ends[level])
        if mark.level == len(ends):
            ends.append(0.0)
        ends[mark.level] = mark.x + MARK / 2 + 3
    for number, mark in enumerate(marks):
        right = mark.x + MARK / 2 + 6 + text_width(mark.row["label"], 8.5)
        left = mark.x - (right - mark.x)
        following = [other.x - MARK / 2 for other in marks[number + 1 :] if other.level == mark.level]
        before = [other for other in marks[:number] if other.level == mark.level]
        taken = max(
            (other.x + MARK + (text_width(other.row["label"], 8.5) + 3 if other.side == "left" else 0) for other in before),
            default=0.0,
        )
        if right <= width and all(edge > right for edge in following):
            mark.side = "left"
        elif left >= taken:
            mark.side = "right"
    return marks


def _headings(sentences: pd.DataFrame | None, length: int, width: float) -> list[tuple[float, str]]:
    """Where the headings stand, and as much of each as fits before the next one."""
    if sentences is None or not len(sentences):
        return []
    found = sentences[sentences["kind"].astype(str) == "heading"]
    places = [(int(start) / length, str(text)) for start, text in zip(found["start"], found["text"], strict=True)]
    result = []
    for number, (x, text) in enumerate(places):
        after = places[number + 1][0] if number + 1 < len(places) else 1.0
        lines = wrap(text, (after - x) * width - 6, 8, lines=1) if (after - x) * width > 60 else []
        result.append((x, lines[0] if lines else ""))
    return result


def _titles(
    rows: list[Record], lanes: dict[Kind, list[_Mark]], sentences: pd.DataFrame | None, length: int, language: str
) -> tuple[str, str]:
    words = WORDS[language]
    if not rows:
        return words["none"], say("none", language)
    title = words["title"].format(sum(row["start"] < length / 2 for row in rows), len(rows))
    subtitle = words["subtitle"]
    if sentences is not None and len(sentences):
        subtitle += words["bands"] if sentences["quoted"].any() else ""
        subtitle += words["lines"] if (sentences["kind"].astype(str) == "heading").any() else ""
    if any(not mark.side for marks in lanes.values() for mark in marks):
        subtitle += words["unlabelled"]
    return title, subtitle


def _draw(ax: Axes, lanes: dict[Kind, list[_Mark]], heights: dict[Kind, float], width: float, language: str) -> None:
    words, total = WORDS[language], sum(heights.values()) or LANE
    ax.set_xlim(0, width)
    ax.set_ylim(total, 0)
    ax.set_yticks([])
    ax.set_xticks([0, width / 2, width], [words["start"], words["middle"], words["end"]])
    sides: tuple[Literal["left", "center", "right"], ...] = ("left", "center", "right")
    for label, side in zip(ax.get_xticklabels(), sides, strict=True):
        label.set_horizontalalignment(side)
    y = 0.0
    for kind, marks in lanes.items():
        bottom = y + heights[kind] - LANE / 2
        name = _capital(KIND_WORDS[language][kind].name)
        ax.annotate(
            name,
            (0, bottom),
            (-NAME_WIDTH, 0),
            va="center",
            fontsize=9,
            color=INK,
            textcoords="offset points",
            annotation_clip=False,
        )
        ax.plot([0, width], [bottom + 7, bottom + 7], color=TRACK, linewidth=1, zorder=0.6)
        for mark in marks:
            height = bottom - mark.level * LEVEL
            style = mark_style(mark.row["mark"], COLOURS[kind])
            drawn = ax.scatter(
                [mark.x], [height], s=MARK**2, marker="s", zorder=3, clip_on=False, label=mark.row["label"], **style
            )
            drawn.set_gid(f"figure-{mark.row['start']}")
            if mark.side:
                x = mark.x + (MARK / 2 + 4) * (1 if mark.side == "left" else -1)
                ax.text(
                    x,
                    height,
                    mark.row["label"],
                    fontsize=8.5,
                    color=INK,
                    va="center",
                    ha=mark.side or "left",
                    zorder=4,
                    bbox=GROUND,
                )
        y += heights[kind]


def _context(ax: Axes, sentences: pd.DataFrame | None, length: int, headings: list[tuple[float, str]]) -> None:
    if sentences is None or not len(sentences):
        return
    width, (bottom, top) = ax.get_xlim()[1], ax.get_ylim()
    for start, end in zip(sentences.loc[sentences["quoted"], "start"], sentences.loc[sentences["quoted"], "end"], strict=True):
        band = Rectangle(
            (start / length * width, top),
            (end - start) / length * width,
            bottom - top,
            facecolor="#EFEFEF",
            edgecolor="none",
            zorder=0,
        )
        band.set_label("quotation")
        ax.add_patch(band)
    for x, text in headings:
        ax.plot(
            [x * width, x * width],
            [top, bottom],
            color="#767676",
            linewidth=1,
            linestyle=(0, (3, 3)),
            zorder=0.7,
            label="heading",
        )
        if text:
            ax.annotate(
                text,
                (x * width, top),
                (0, 4),
                textcoords="offset points",
                fontsize=8,
                color=MUTED,
                va="bottom",
                annotation_clip=False,
            )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _spoken(lanes: dict[Kind, list[_Mark]], length: int, language: str) -> list[str]:
    lines = []
    for kind, marks in lanes.items():
        places = ", ".join(f"{mark.row['label']} ({100 * mark.row['start'] // length}%)" for mark in marks)
        lines.append(f"{_capital(KIND_WORDS[language][kind].name)}: {places}")
    return lines
