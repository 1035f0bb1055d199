"""Who supplies the figures, and how firmly."""

from __future__ import annotations

from collections import Counter

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cited_figures.articles.article import Article
from cited_figures.charts.headlines import capital, spelt
from cited_figures.charts.sheet import Sheet, families_of, remember
from cited_figures.charts.source_words import inside, is_plural
from cited_figures.charts.style import COLOURS, INK, describe, mark_style, styled, wrap
from cited_figures.charts.words import Record, records, say
from cited_figures.kinds import KINDS
from cited_figures.tables.labels import number_label
from cited_figures.tables.marks import MARKS

SHOWN = 12
CELL, SPACE, NAME = 13.0, 5.0, 14.0
LINES = 4  # of cells that a source has room for
SPOKEN = 40  # figures of a source that the alternative in words says
WORDS = {
    "en": {
        "most": "{} supplies {} of {} figures",
        "most_of_them": "{} supply {} of {} figures",
        "single": "{} supplies one of {} figures",
        "single_of_them": "{} supply one of {} figures",
        "only": "One figure, from {}",
        "tied": "{} sources supply {} figures each",
        "each": "{} sources supply one figure each",
        "without": "; {} have no source",
        "without_one": "; one has no source",
        "unsourced": "No source is given for any of the {} figures",
        "unsourced_one": "No source is given for the one figure",
        "none": "This article cites dates and times alone: nobody has to vouch for those.",
        "subtitle": "Who vouches for the figures. A cell is a figure, its colour the kind.",
        "moments": "Of the article's {} figures {} are dates or times, which are left out.",
        "own": "No source",
        "more": "{} further sources with {} figures are not shown.",
        "cells": "A row holds {} cells at most; the number behind them is the whole.",
    },
    "fr": {
        "most": "{} fournit {} chiffres sur {}",
        "most_of_them": "{} fournissent {} chiffres sur {}",
        "single": "{} fournit un chiffre sur {}",
        "single_of_them": "{} fournissent un chiffre sur {}",
        "only": "Un chiffre, fourni par {}",
        "tied": "{} sources fournissent {} chiffres chacune",
        "each": "{} sources fournissent chacune un chiffre",
        "without": " ; {} sont sans source",
        "without_one": " ; un est sans source",
        "unsourced": "Aucune source n'est donnée pour les {} chiffres",
        "unsourced_one": "Aucune source n'est donnée pour le seul chiffre",
        "none": "L'article ne cite que des dates et des heures : personne n'a à s'en porter garant.",
        "subtitle": "Qui se porte garant des chiffres. Une case est un chiffre, sa couleur en est le genre.",
        "moments": "Sur les {} chiffres de l'article, {} sont des dates ou des heures, qui ne figurent pas ici.",
        "own": "Sans source",
        "more": "{} autres sources, avec {} chiffres, ne figurent pas ici.",
        "cells": "Une ligne compte {} cases au plus ; le nombre derrière elles est celui de tous les chiffres.",
    },
}


@styled
def chart_sources(
    figures: pd.DataFrame,
    *,
    sentences: pd.DataFrame | None = None,
    article: Article | None = None,
    figure: Figure | None = None,
    width: str | float = "page",
    language: str = "en",
) -> Figure:
    """Chart who supplies the article's figures: a row a source, a cell a figure, filled where somebody named vouches.

    figures: a figures table; dates and times are left out. What the article says in its own voice comes last. Without any
    there is a sentence and no picture.
    sentences: as the other charts take them, and not needed here. article: that the foot names.
    figure: to draw into; None makes one, as wide as `width` says: "page", "phone" or inches.
    language: of the labels, "en" or "fr".

    >>> chart_sources(pd.DataFrame(), language="fr").get_suptitle()
    'Cet article ne cite aucun chiffre.'
    """
    cited = records(figures, language)
    rows = [row for row in cited if not KINDS[row["kind"]].moment]
    sheet, words = Sheet(figure, width, language, article), WORDS[language]
    if not rows:
        return sheet.nothing(words["none"] if cited else say("none", language))
    groups = by_source(rows)
    own = groups.pop("", [])
    title = _title(groups, own, language)
    shown = dict(list(groups.items())[:SHOWN])
    rest = [row for source, members in groups.items() if source not in shown for row in members]
    lanes = list(shown.items()) + ([(words["own"], own)] if own else [])
    columns = int((sheet.inner - 50) // (CELL + SPACE))
    notes = [words["subtitle"]]
    if len(rows) < len(cited):
        notes.append(words["moments"].format(number_label(len(cited), language), number_label(len(cited) - len(rows), language)))
    if rest:
        notes.append(words["more"].format(len(groups) - len(shown), number_label(len(rest), language)))
    if any(len(members) > columns * LINES for _, members in lanes):
        notes.append(words["cells"].format(columns * LINES))
    chart = _draw(sheet, lanes, title, " ".join(notes), columns)
    remember(chart, [row for _, members in lanes for row in members])
    return chart


def by_source(rows: list[Record]) -> dict[str, list[Record]]:
    """Put figures together by who vouches, the one with the most vouched for first.

    One is who has one `source_id`, else who is spelt alike: «le Figaro» and «Le Figaro». The name is the form that stands most
    often, of several the longest.
    """
    groups: dict[str, list[Record]] = {}
    for row in rows:
        groups.setdefault(row.get("source_id") or (row.get("source") or "").casefold(), []).append(row)
    for members in groups.values():
        members.sort(key=lambda row: (MARKS.index(row["mark"]), row["start"]))
    named: dict[str, list[Record]] = {}
    for members in groups.values():
        named.setdefault(_name(members), []).extend(members)
    return dict(sorted(named.items(), key=lambda item: (-sum(row["mark"].vouched for row in item[1]), -len(item[1]))))


def _name(members: list[Record]) -> str:
    forms = Counter(row.get("source") or "" for row in members)
    return max(forms, key=lambda form: (forms[form], len(form)))


def _title(groups: dict[str, list[Record]], own: list[Record], language: str) -> str:
    words, whole = WORDS[language], sum(map(len, groups.values())) + len(own)
    if not groups:
        return words["unsourced" if whole > 1 else "unsourced_one"].format(spelt(whole, language))
    (name, first), *others = groups.items()
    most, tied = len(first), 1 + sum(len(members) == len(first) for _, members in others)
    if whole == 1:
        return words["only"].format(inside(name))
    if tied > 1:
        title = words["tied" if most > 1 else "each"].format(spelt(tied, language), spelt(most, language))
    else:
        numbers = [spelt(number, language) for number in ((most, whole) if most > 1 else (whole,))]
        told = ("most" if most > 1 else "single") + ("_of_them" if is_plural(name) else "")
        title = words[told].format(name, *numbers)
    if own:
        title += words["without" if len(own) > 1 else "without_one"].format(spelt(len(own), language))
    return capital(title)


def _draw(sheet: Sheet, lanes: list[tuple[str, list[Record]]], title: str, subtitle: str, columns: int) -> Figure:
    names = [wrap(capital(name), sheet.inner, 10, lines=2) for name, _ in lanes]
    shown = [rows[: columns * LINES] for _, rows in lanes]
    heights = [
        NAME * len(lines) + (CELL + SPACE) * -(-len(rows) // columns) + 12 for lines, rows in zip(names, shown, strict=True)
    ]
    drawn = [row for rows in shown for row in rows]
    chart = sheet.lay(title, subtitle, sum(heights), {row["mark"] for row in drawn}, families_of(drawn))
    ax = sheet.axes(0, 0, sheet.inner, sum(heights))
    y = 0.0
    for lines, height, rows, (_, members) in zip(names, heights, shown, lanes, strict=True):
        _lane(ax, lines, rows, y, columns, number_label(len(members), sheet.language))
        y += height
    describe(chart, [title, subtitle, *(_spoken(name, rows) for name, rows in lanes)])
    return chart


def _spoken(name: str, rows: list[Record]) -> str:
    labels = ", ".join(row["label"] for row in rows[:SPOKEN])
    return f"{name}: {len(rows)} ({labels}{' …' if len(rows) > SPOKEN else ''})"


def _lane(ax: Axes, name: list[str], rows: list[Record], y: float, columns: int, number: str) -> None:
    for line, text in enumerate(name):
        ax.text(0, y + NAME * line, text, fontsize=10, color=INK, va="top")
    y += NAME * len(name) + 3
    for place, row in enumerate(rows):
        below, column = divmod(place, columns)
        style = mark_style(row["mark"], COLOURS[row["kind"]])
        corner = (column * (CELL + SPACE) + 1, y + below * (CELL + SPACE))
        cell = Rectangle(corner, CELL, CELL, label=row["label"], clip_on=False, **style)
        cell.set_gid(f"figure-{row['start']}")
        ax.add_patch(cell)
    below, column = divmod(len(rows) - 1, columns)
    end = column * (CELL + SPACE) + CELL + 8, y + below * (CELL + SPACE) + CELL / 2
    ax.text(*end, number, fontsize=9.5, fontweight="bold", color=INK, va="center")
