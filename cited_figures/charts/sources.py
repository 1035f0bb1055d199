"""Who supplies the figures, and how firmly."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cited_figures.charts.composition import add_key, key_height, key_items
from cited_figures.charts.style import (
    COLOURS,
    INK,
    MARGIN,
    POINTS,
    WIDTH,
    describe,
    mark_style,
    new_figure,
    place,
    styled,
    wrap,
    write_head,
)
from cited_figures.charts.words import Record, records, say
from cited_figures.kinds import KINDS
from cited_figures.tables.marks import MARKS

SHOWN = 12
CELL, SPACE = 13.0, 5.0
WORDS = {
    "en": {
        "title": "{} figures have no source; {} supplies the most: {}",
        "tied": "{} figures have no source; {} sources supply {}",
        "single": "{} figures have no source; {} from {}",
        "unsourced": "None of the {} figures has a source",
        "all": "{} supplies the most figures: {}",
        "none": "No figures to attribute",
        "subtitle": "Who vouches for the figures that the article cites, dates and times left out. Each cell is a figure.",
        "own": "No source named",
        "more": "{} further sources, {} figures, not shown.",
    },
    "fr": {
        "title": "{} chiffres sans source ; {} en fournit le plus : {}",
        "tied": "{} chiffres sans source ; {} sources en fournissent {}",
        "single": "{} chiffres sans source ; {} selon {}",
        "unsourced": "Aucun des {} chiffres n'a de source",
        "all": "{} fournit le plus de chiffres : {}",
        "none": "Aucun chiffre à attribuer",
        "subtitle": "Qui se porte garant des chiffres que cite l'article, hors dates et heures. Chaque case est un chiffre.",
        "own": "Sans source",
        "more": "{} autres sources, {} chiffres, ne figurent pas ici.",
    },
}


@styled
def chart_sources(
    figures: pd.DataFrame, *, sentences: pd.DataFrame | None = None, figure: Figure | None = None, language: str = "en"
) -> Figure:
    """Chart who supplies the article's figures: a row a source, a cell a figure, filled where somebody named vouches.

    figures: a figures table; dates and times are left out. What the article says in its own voice comes last.
    sentences: as the other charts take them, and not needed here. figure: to draw into; None makes one.
    language: of the labels, "en" or "fr".

    >>> chart_sources(pd.DataFrame(), language="fr").get_suptitle()
    'Aucun chiffre à attribuer'
    """
    rows = [row for row in records(figures, language) if not KINDS[row["kind"]].moment]
    words = WORDS[language]
    groups = by_source(rows)
    own = groups.pop("", [])
    title = _title(groups, own, language)
    shown = dict(list(groups.items())[:SHOWN])
    rest = [row for source, members in groups.items() if source not in shown for row in members]
    subtitle = words["subtitle"] + (" " + words["more"].format(len(groups) - len(shown), len(rest)) if rest else "")
    lanes = list(shown.items()) + ([(words["own"], own)] if own else [])
    return _draw(lanes, title, subtitle if rows else say("none", language), figure, language)


def by_source(rows: list[Record]) -> dict[str, list[Record]]:
    """Put figures together by source, the one with the most first; «le Figaro» and «Le Figaro» are one."""
    groups: dict[str, list[Record]] = {}
    spelt: dict[str, str] = {}
    for row in rows:
        source = row.get("source") or ""
        groups.setdefault(spelt.setdefault(source.casefold(), source), []).append(row)
    for members in groups.values():
        members.sort(key=lambda row: (MARKS.index(row["mark"]), row["start"]))
    return dict(sorted(groups.items(), key=lambda item: -len(item[1])))


def _title(groups: dict[str, list[Record]], own: list[Record], language: str) -> str:
    words = WORDS[language]
    if not groups:
        return words["unsourced"].format(len(own)) if own else words["none"]
    first, *others = groups.items()
    most = len(first[1])
    name = first[0][:1].upper() + first[0][1:]
    tied = 1 + sum(len(members) == most for _, members in others)
    if own and not others:
        title = words["single"].format(len(own), most, first[0])
    elif own and tied > 1:
        title = words["tied"].format(len(own), tied, f"{most} each" if language == "en" else f"{most} chacune")
    elif own:
        title = words["title"].format(len(own), first[0], most)
    else:
        title = words["all"].format(name, most)
    return (
        title.replace("1 figures have", "1 figure has")
        if title.startswith("1 figures")
        else title.replace("1 chiffres", "1 chiffre", 1)
    )


def _draw(lanes: list[tuple[str, list[Record]]], title: str, subtitle: str, figure: Figure | None, language: str) -> Figure:
    width = figure.get_figwidth() if figure else WIDTH
    inner = (width - 2 * MARGIN) * POINTS
    names = [wrap(name[:1].upper() + name[1:], inner, 10, lines=2) for name, _ in lanes]
    per_row = int((inner - 40) // (CELL + SPACE))
    heights = [
        14 * len(lines) + (CELL + SPACE) * -(-len(rows) // per_row) + 12 for lines, (_, rows) in zip(names, lanes, strict=True)
    ]
    titles, sublines = wrap(title, inner, 13, weight="bold", lines=3), wrap(subtitle, inner, 9.5, lines=3)
    top = MARGIN + (18 * len(titles) + 13.5 * len(sublines) + 16) / POINTS
    body = max(sum(heights), 20.0) / POINTS
    drawn = [row for _, rows in lanes for row in rows]
    key = key_items({row["mark"] for row in drawn}, language, {KINDS[row["kind"]].family for row in drawn})
    height = top + body + key_height(key, width) + MARGIN
    figure = figure or new_figure(width, height)
    figure.set_size_inches(width, height)
    write_head(figure, titles, sublines)
    ax = place(figure, MARGIN, top, inner / POINTS, body)
    ax.set_axis_off()
    ax.set_xlim(0, inner)
    ax.set_ylim(body * POINTS, 0)
    y = 0.0
    for lines, lane_height, (_, rows) in zip(names, heights, lanes, strict=True):
        _lane(ax, lines, rows, y, per_row)
        y += lane_height
    add_key(figure, key)
    describe(
        figure, [title, subtitle, *(f"{name}: {len(rows)} ({', '.join(row['label'] for row in rows)})" for name, rows in lanes)]
    )
    return figure


def _lane(ax: Axes, name: list[str], rows: list[Record], y: float, per_row: int) -> None:
    for number, line in enumerate(name):
        ax.text(0, y + 14 * number, line, fontsize=10, color=INK, va="top")
    y += 14 * len(name) + 3
    x = 0.0
    for number, row in enumerate(rows):
        below, column = divmod(number, per_row)
        x = column * (CELL + SPACE)
        style = mark_style(row["mark"], COLOURS[row["kind"]])
        cell = Rectangle((x + 1, y + below * (CELL + SPACE)), CELL, CELL, label=row["label"], clip_on=False, **style)
        cell.set_gid(f"figure-{row['start']}")
        ax.add_patch(cell)
    end = (len(rows) - 1) // per_row * (CELL + SPACE) + y + CELL / 2
    ax.text(x + CELL + 8, end, str(len(rows)), fontsize=9.5, fontweight="bold", color=INK, va="center")
