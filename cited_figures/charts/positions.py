"""Where in the article its figures stand."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cited_figures.articles.article import Article
from cited_figures.charts.drawing import GROUND
from cited_figures.charts.headlines import capital, spelt
from cited_figures.charts.sheet import Sheet, families_of, remember
from cited_figures.charts.style import COLOURS, INK, MUTED, TRACK, describe, mark_style, styled, text_width, weight_of, wrap
from cited_figures.charts.words import KIND_WORDS, Record, records, say
from cited_figures.kinds import KINDS, Kind
from cited_figures.tables.labels import number_label

SHOWN = 240  # figures: more marks nobody can tell apart
NAME_WIDTH = 118.0  # points at the left, for the names of the kinds; on a narrow sheet they stand above their lanes
LANE, LEVEL, MARK, LEVELS = 30.0, 13.0, 8.0, 4
ABOVE, AXIS = 14.0, 22.0  # points: a line for names or headings, and the axis with its words
LABEL = 8.5
NARROW = 400.0  # points
WORDS = {
    "en": {
        "title": "{} of {} figures stand in the first half of the article",
        "one": "The one figure stands {} % into the article",
        "first": "Where the first {} of {} figures stand",
        "subtitle": "A mark is a figure, at its place from the article's first word to its last.",
        "subtitle_first": "A mark is a figure. A picture holds no more than the first {}: the axis ends with the last of them.",
        "bands": " Grey bands: quotations.",
        "lines": " Dashed lines: headings.",
        "start": "first word",
        "middle": "half-way",
        "end": "last word",
        "figure": "figure {}",
        "unlabelled": " Where marks stand close, some go without a label.",
    },
    "fr": {
        "title": "{} chiffres sur {} se trouvent dans la première moitié de l'article",
        "one": "Le seul chiffre se trouve à {} % de l'article",
        "first": "Où se trouvent les {} premiers des {} chiffres",
        "subtitle": "Une marque est un chiffre, à sa place entre le premier mot de l'article et le dernier.",
        "subtitle_first": "Une marque est un chiffre. L'image ne peut contenir que les {} premiers : l'axe s'arrête au dernier.",
        "bands": " Bandes grises : citations.",
        "lines": " Tirets : intertitres.",
        "start": "premier mot",
        "middle": "milieu",
        "end": "dernier mot",
        "figure": "{}e chiffre",
        "unlabelled": " Là où les marques se serrent, certaines n'ont pas d'étiquette.",
    },
}


@dataclass
class _Mark:
    row: Record
    x: float  # points from the left of the lane
    level: int = 0
    side: Literal["", "left", "right"] = ""  # how its label is aligned, where it has room


@dataclass
class _Plan:
    """What is drawn: the lanes, from which to which character, and how wide."""

    lanes: dict[Kind, list[_Mark]]
    length: int
    width: float
    headings: list[tuple[float, str]]
    named_above: bool

    def height(self, kind: Kind) -> float:
        return LANE + LEVEL * max(mark.level for mark in self.lanes[kind]) + (ABOVE if self.named_above else 0)

    @property
    def body(self) -> float:
        return sum(map(self.height, self.lanes))


@styled
def chart_positions(
    figures: pd.DataFrame,
    *,
    sentences: pd.DataFrame | None = None,
    article: Article | None = None,
    figure: Figure | None = None,
    width: str | float = "page",
    language: str = "en",
) -> Figure:
    """Chart where in the article each figure stands, a lane a kind, with the headings and quotations around them.

    figures, sentences: the tables of one article. Without sentences the article ends with its last figure; of more than 240
    figures the first are drawn, and the chart says so. Without any there is a sentence and no picture.
    article: that the foot names.
    figure: to draw into; None makes one, as wide as `width` says: "page", "phone" or inches.
    language: of the labels, "en" or "fr".

    >>> chart_positions(pd.DataFrame()).get_suptitle()
    'This article cites no figure.'
    """
    cited = sorted(records(figures, language), key=lambda row: row["start"])
    sheet = Sheet(figure, width, language, article)
    if not cited:
        return sheet.nothing(say("none", language))
    rows = cited[:SHOWN]
    ends = [row["end"] for row in rows]
    if len(rows) == len(cited) and sentences is not None and len(sentences):
        ends.append(int(sentences["end"].max()))
    plan = _plan(rows, max(ends), sentences, sheet)
    title, subtitle = _titles(rows, len(cited), plan, sentences, language)
    above = ABOVE if plan.headings else 0.0
    chart = sheet.lay(title, subtitle, above + plan.body + AXIS, {row["mark"] for row in rows}, families_of(rows))
    ax = sheet.axes(sheet.inner - plan.width, above, plan.width, plan.body)
    _draw(ax, plan, sheet, len(cited))
    _context(ax, sentences, plan)
    describe(chart, [title, subtitle, *_spoken(plan, language)])
    remember(chart, rows)
    return chart


def _plan(rows: list[Record], length: int, sentences: pd.DataFrame | None, sheet: Sheet) -> _Plan:
    narrow = sheet.inner < NARROW
    width = sheet.inner if narrow else sheet.inner - NAME_WIDTH
    lanes = {kind: _lane([row for row in rows if row["kind"] == kind], length, width) for kind in KINDS}
    return _Plan(
        {kind: marks for kind, marks in lanes.items() if marks}, length, width, _headings(sentences, length, width), narrow
    )


def _lane(rows: list[Record], length: int, width: float) -> list[_Mark]:
    """Place the marks of one kind: those that would touch go one above the other, labels only where they fit."""
    marks = [_Mark(row, (row["start"] + row["end"]) / 2 / length * (width - MARK) + MARK / 2) for row in rows]
    marks.sort(key=lambda mark: mark.x)
    ends: list[tuple[float, int]] = []  # where each level is free from
    levels: dict[int, list[_Mark]] = {}
    for mark in marks:
        free = [level for end, level in ends if end <= mark.x - MARK / 2]
        if free:
            mark.level = min(free)
        else:
            mark.level = len(ends) if len(ends) < LEVELS else heapq.nsmallest(1, ends)[0][1]
        ends = [(end, level) for end, level in ends if level != mark.level] + [(mark.x + MARK / 2 + 3, mark.level)]
        levels.setdefault(mark.level, []).append(mark)
    for level in levels.values():
        _label(level, width)
    return marks


def _label(marks: list[_Mark], width: float) -> None:
    """Set the label of each mark of a level at its right, or at its left, or nowhere."""
    taken = 0.0
    for mark, following in pairwise([*marks, None]):
        if mark is None:
            continue
        long = text_width(mark.row["label"], LABEL, weight_of(mark.row["mark"]))
        right, left = mark.x + MARK / 2 + 6 + long, mark.x - MARK / 2 - 6 - long
        if right <= width and (following is None or right < following.x - MARK / 2):
            mark.side = "left"
        elif left >= taken:
            mark.side = "right"
        taken = right + 3 if mark.side == "left" else mark.x + MARK


def _headings(sentences: pd.DataFrame | None, length: int, width: float) -> list[tuple[float, str]]:
    """Where the headings stand, and as much of each as fits before the next one."""
    if sentences is None or not len(sentences):
        return []
    found = sentences[(sentences["kind"].astype(str) == "heading") & (sentences["start"] < length)]
    places = [(int(start) / length, str(text)) for start, text in zip(found["start"], found["text"], strict=True)]
    result = []
    for (x, text), (after, _) in pairwise([*places, (1.0, "")]):
        lines = wrap(text, (after - x) * width - 6, 8, lines=1) if (after - x) * width > 60 else []
        result.append((x, lines[0] if lines else ""))
    return result


def _titles(rows: list[Record], cited: int, plan: _Plan, sentences: pd.DataFrame | None, language: str) -> tuple[str, str]:
    words = WORDS[language]
    if cited > len(rows):
        title = words["first"].format(number_label(len(rows), language), number_label(cited, language))
    elif cited == 1:
        title = words["one"].format(100 * rows[0]["start"] // plan.length)
    else:
        first = sum(row["start"] < plan.length / 2 for row in rows)
        title = capital(words["title"].format(spelt(first, language), spelt(cited, language)))
    subtitle = words["subtitle_first"].format(len(rows)) if cited > len(rows) else words["subtitle"]
    if sentences is not None and len(sentences):
        subtitle += words["bands"] if sentences["quoted"].any() else ""
        subtitle += words["lines"] if plan.headings else ""
    if any(not mark.side for marks in plan.lanes.values() for mark in marks):
        subtitle += words["unlabelled"]
    return title, subtitle


def _draw(ax: Axes, plan: _Plan, sheet: Sheet, cited: int) -> None:
    words, width = WORDS[sheet.language], plan.width
    shown = sum(map(len, plan.lanes.values()))
    last = words["end"] if shown == cited else words["figure"].format(number_label(shown, sheet.language))
    ticks: tuple[tuple[float, str, Literal["left", "center", "right"]], ...] = (
        (0, words["start"], "left"), (width / 2, words["middle"] if shown == cited else "", "center"), (width, last, "right"),
    )  # fmt: skip
    ax.plot([0, width], [plan.body, plan.body], color="#767676", linewidth=0.8, clip_on=False)
    for x, text, side in ticks:
        ax.text(x, plan.body + 6, text, fontsize=LABEL, color=MUTED, ha=side, va="top")
    y = 0.0
    for kind, marks in plan.lanes.items():
        bottom = y + plan.height(kind) - LANE / 2
        place = (0.0, y + ABOVE / 2 + 3) if plan.named_above else (-NAME_WIDTH, bottom)
        ax.text(*place, capital(KIND_WORDS[sheet.language][kind].name), va="center", fontsize=9, color=INK, bbox=GROUND)
        ax.plot([0, width], [bottom + 7, bottom + 7], color=TRACK, linewidth=1, zorder=0.6)
        for mark in marks:
            _draw_mark(ax, mark, bottom - mark.level * LEVEL, COLOURS[kind])
        y += plan.height(kind)


def _draw_mark(ax: Axes, mark: _Mark, y: float, colour: str) -> None:
    label = mark.row["label"]
    square = Rectangle(
        (mark.x - MARK / 2, y - MARK / 2),
        MARK,
        MARK,
        zorder=3,
        clip_on=False,
        label=label,
        **mark_style(mark.row["mark"], colour),
    )
    square.set_gid(f"figure-{mark.row['start']}")
    ax.add_patch(square)
    if mark.side:
        x = mark.x + (MARK / 2 + 4) * (1 if mark.side == "left" else -1)
        looks: dict[str, Any] = {"fontsize": LABEL, "fontweight": weight_of(mark.row["mark"]), "color": INK}
        ax.text(x, y, label, va="center", ha=mark.side, zorder=4, bbox=GROUND, **looks)


def _context(ax: Axes, sentences: pd.DataFrame | None, plan: _Plan) -> None:
    """The quotations as grey bands, the headings as dashed lines."""
    if sentences is None or not len(sentences):
        return
    quoted = sentences[sentences["quoted"] & (sentences["start"] < plan.length)]
    for start, end in zip(quoted["start"].tolist(), quoted["end"].tolist(), strict=True):
        left, right = (place / plan.length * plan.width for place in (start, min(end, plan.length)))
        ax.add_patch(
            Rectangle((left, 0), right - left, plan.body, facecolor="#EFEFEF", edgecolor="none", zorder=0, label="quotation")
        )
    for x, text in plan.headings:
        dashes: dict[str, Any] = {"color": "#767676", "linewidth": 1, "linestyle": (0, (3, 3))}
        ax.plot([x * plan.width] * 2, [0, plan.body], zorder=0.7, label="heading", **dashes)
        if text:
            ax.text(x * plan.width, -4, text, fontsize=8, color=MUTED, va="bottom")


def _spoken(plan: _Plan, language: str) -> list[str]:
    lines = []
    for kind, marks in plan.lanes.items():
        places = ", ".join(f"{mark.row['label']} ({100 * mark.row['start'] // plan.length}%)" for mark in marks)
        lines.append(f"{capital(KIND_WORDS[language][kind].name)}: {places}")
    return lines
