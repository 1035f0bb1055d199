"""One claim of a story: what each article gives for the same thing, its source beside it, over the days of the articles."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from cited_figures.charts.panels import size
from cited_figures.charts.sheet import Sheet, remember
from cited_figures.charts.style import COLOURS, INK, MUTED, TRACK, describe, mark_style, styled, wrap
from cited_figures.charts.words import Record, records, said_by
from cited_figures.tables.labels import language_of

TELLING = ("disagree", "revised", "rounded", "same", "single")  # verdicts, what most needs a look first
LINE, GAP, RADIUS = 30.0, 16.0, 90.0
NAME, TOLD = 118.0, 190.0  # points at both sides: the articles, and what they say
WORDS = {
    "en": {
        "none": "No figure in more than one place of this story",
        "nothing": "Where several articles give a figure for the same thing, it stands here.",
        "revised": "Revised: {what}, from {first} to {last}",
        "disagree": "Sources disagree: {what}, {first} against {last}",
        "rounded": "Rounded differently: {what}, {first} and {last}",
        "same": "The same in every article: {what}, {first}",
        "single": "In one place only: {what}, {first}",
        "subtitle": "One mark an occurrence, from the first article to the last. {}",
        "line": "The line joins what was put right from one article to the next.",
        "apart": "Each number stands by itself, with those who vouch for it.",
        "copy": "copy of {}",
    },
    "fr": {
        "none": "Aucun chiffre en plus d'un endroit de ce récit",
        "nothing": "Quand plusieurs articles donnent un chiffre pour la même chose, il figure ici.",
        "revised": "Révisé : {what}, de {first} à {last}",
        "disagree": "Des sources en désaccord : {what}, {first} contre {last}",
        "rounded": "Arrondi différemment : {what}, {first} et {last}",
        "same": "Le même partout : {what}, {first}",
        "single": "En un seul endroit : {what}, {first}",
        "subtitle": "Une marque par occurrence, du premier article au dernier. {}",
        "line": "La ligne relie ce qui a été corrigé d'un article à l'autre.",
        "apart": "Chaque nombre figure à part, avec ceux qui en répondent.",
        "copy": "copie de {}",
    },
}


@styled
def chart_claim(
    claims: pd.DataFrame,
    figures: pd.DataFrame,
    *,
    claim: int | None = None,
    figure: Figure | None = None,
    width: str | float = "page",
    language: str = "en",
) -> Figure:
    """Chart one claim of a story: a row an occurrence, the oldest article at the top, revisions a line, disagreements apart.

    claims: a claims table. figures: the figures table of the same articles, which has the words of the labels. claim: the number
    of one; None takes one whose sources disagree, else one that was revised, of the most articles.
    figure: to draw into; None makes one, as wide as `width` says: "page", "phone" or inches. language: "en" or "fr".

    >>> chart_claim(pd.DataFrame(), pd.DataFrame()).get_suptitle()
    'No figure in more than one place of this story'
    """
    words, sheet = WORDS[language_of(language)], Sheet(figure, width, language_of(language))
    rows, verdict = _rows(claims, figures, claim, language)
    if not rows:
        return sheet.nothing(words["none"], words["nothing"])
    first, last = _ends(rows, verdict)
    title = words[verdict].format(what=rows[0]["what"], first=first["label"], last=last["label"])
    note = {"revised": words["line"], "disagree": words["apart"]}.get(verdict, "")
    return _laid_out(rows, title, words["subtitle"].format(note).strip(), sheet, language, verdict)


def telling_claim(claims: pd.DataFrame) -> int | None:
    """The number of the claim that most needs a look, or None where nothing occurs twice.

    >>> verdicts = ["same", "same", "revised", "revised"]
    >>> telling_claim(pd.DataFrame({"claim": [0, 0, 1, 1], "verdict": verdicts, "article": list("abab")}))
    1
    """
    if not len(claims):
        return None
    counted = claims.groupby("claim").agg(
        verdict=("verdict", "first"), articles=("article", "nunique"), times=("article", "size")
    )
    several = counted[counted["times"] > 1]
    rows = zip(several.index.tolist(), several["verdict"], several["articles"], several["times"], strict=True)
    keys = [(-TELLING.index(str(verdict)), int(articles), int(times), -int(number)) for number, verdict, articles, times in rows]
    return -max(keys)[-1] if keys else None


def _rows(claims: pd.DataFrame, figures: pd.DataFrame, claim: int | None, language: str) -> tuple[list[Record], str]:
    """The occurrences of a claim that have a number, as records of the figures table with what the claims table adds."""
    number = telling_claim(claims) if claim is None else claim
    if number is None or not len(claims):
        return [], "single"
    chosen = claims[claims["claim"] == number]
    by_place = {(row.get("article"), row["start"]): row for row in records(figures, language)}
    rows = []
    for row in records(chosen.assign(kind="number", text="", comparator="="), language):
        known = by_place.get((row.get("article"), row["start"]))
        if known is not None and size(known):
            rows.append(known | {name: row.get(name) for name in ("what", "copy_of", "date", "verdict", "source")})
    verdict = str(chosen["verdict"].iloc[0]) if len(chosen) else "single"
    order = {name: place for place, name in enumerate(dict.fromkeys(chosen["article"].astype(object)))}
    if verdict == "disagree":
        return sorted(rows, key=lambda row: (-size(row), order[row["article"]])), verdict
    return sorted(rows, key=lambda row: (str(row.get("date") or ""), order[row["article"]], row["start"])), verdict


def _ends(rows: list[Record], verdict: str) -> tuple[Record, Record]:
    """The two numbers that a title names: the first and the last, or the largest and the smallest."""
    if verdict == "revised":
        return rows[0], rows[-1]
    return max(rows, key=size), min(rows, key=size)


def _laid_out(rows: list[Record], title: str, subtitle: str, sheet: Sheet, language: str, verdict: str) -> Figure:
    places = _places(rows, verdict)
    body = places[-1] + LINE
    figure = sheet.lay(title, subtitle, body, {row["mark"] for row in rows})
    _draw(sheet.axes(0, 0, sheet.inner, body), rows, places, sheet.inner, language, joined=verdict == "revised")
    describe(
        figure, [title, *(f"{_article(row)} {_copy(row, language)}: {row['label']}, {said_by(row, language)}" for row in rows)]
    )
    remember(figure, rows)
    return figure


def _places(rows: list[Record], verdict: str) -> list[float]:
    """How far down each row stands, in points; where sources disagree, a gap before each other number."""
    places, y = [], LINE / 2
    for row, before in zip(rows, [None, *rows], strict=False):
        if verdict == "disagree" and before is not None and size(before) != size(row):
            y += GAP
        places.append(y)
        y += LINE
    return places


def _draw(ax: Axes, rows: list[Record], places: list[float], width: float, language: str, *, joined: bool) -> None:
    left, right = NAME + 8, width - TOLD - 8
    most = max(map(size, rows)) or 1.0
    ends = [left + (right - left) * size(row) / most for row in rows]
    ax.plot([left, left], [places[0] - LINE / 2, places[-1] + LINE / 2], color=TRACK, linewidth=1.0)
    if joined:
        counted = [(x, y) for x, y, row in zip(ends, places, rows, strict=True) if not row.get("copy_of")]
        ax.plot(*zip(*counted, strict=True), color=MUTED, linewidth=1.2, zorder=1, label="revision")
    for x, y, row in zip(ends, places, rows, strict=True):
        ax.plot([left, x], [y, y], color=TRACK, linewidth=1.0, zorder=0)
        mark = ax.scatter([x], [y], s=RADIUS, zorder=2, label=row["label"], **mark_style(row["mark"], COLOURS[row["kind"]]))
        mark.set_gid(f"claim-{row['article']}-{row['start']}")
        named = [wrap(words, NAME, 8.5, lines=1) for words in (_article(row), _copy(row, language))]
        for (line, *_), step in zip(filter(None, named), (-5.0, 6.0), strict=False):
            ax.text(0, y + step, line, fontsize=8.5, color=MUTED, va="center")
        ax.text(right + 12, y - 6, row["label"], fontsize=10, fontweight="bold", color=INK, va="center")
        told = wrap(said_by(row, language), TOLD - 12, 8.5, lines=1)
        ax.text(right + 12, y + 7, told[0] if told else "", fontsize=8.5, color=MUTED, va="center")


def _article(row: Record) -> str:
    day = row.get("date")
    return f"{row['article'] or ''} {day}".strip() if day else str(row["article"] or "")


def _copy(row: Record, language: str) -> str:
    copied: Any = row.get("copy_of")
    return WORDS[language]["copy"].format(copied) if copied else ""
