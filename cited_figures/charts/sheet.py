"""The sheet that a picture is drawn on: how wide it is, its title, what is shown, the key to its marks, where it is from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from cited_figures.articles.article import Article
from cited_figures.charts.style import (
    FAMILY_COLOURS,
    INK,
    MARGIN,
    MUTED,
    POINTS,
    describe,
    inches,
    mark_style,
    new_figure,
    place,
    text_width,
    wrap,
)
from cited_figures.charts.words import FAMILY_NAMES, Record, mark_words, origin
from cited_figures.kinds import KINDS, Family
from cited_figures.tables.marks import Mark, occurring

TITLE, SUBTITLE, SMALL = 14.0, 9.5, 8.5
TITLE_LINE, SUBTITLE_LINE, SMALL_LINE = 19.0, 13.5, 12.0
KEY_LINE, KEY_BOX, KEY_ABOVE = 14.0, (18.0, 9.0), 14.0
DRAWN = "cited_figures"  # where a chart keeps the rows that it shows
Key = list[tuple[str, dict[str, Any]]]  # words, and how what they name is drawn


class Sheet:
    """A picture's paper. Lengths are in points, counted from the top left corner of what lies between the margins.

    figure: to draw into; None makes one. width: "page", "phone" or a number of inches, where there is no figure.
    article: that the picture names at its foot; None names none.
    """

    def __init__(self, figure: Figure | None, width: str | float, language: str, article: Article | None = None) -> None:
        self.width = figure.get_figwidth() if figure else inches(width)
        self.figure = figure or new_figure(self.width, 1.0)
        self.language, self.article = language, article
        self.inner = (self.width - 2 * MARGIN) * POINTS
        self.top = 0.0  # of the body, once the sheet is laid

    def lay(
        self, title: str, subtitle: str, body: float, marks: Collection[Mark] = (), families: Collection[Family] = ()
    ) -> Figure:
        """Write what stands around a body of some height: title and subtitle above it, key and origin below."""
        titles = wrap(title, self.inner, TITLE, weight="bold", lines=3 if self.width > 5 else 5)
        sublines = wrap(subtitle, self.inner, SUBTITLE, lines=4 if self.width > 5 else 8)
        key = self._key_lines(key_items(marks, self.language, families))
        foot = wrap(origin(self.article, self.language), self.inner, SMALL, lines=3)
        self.top = TITLE_LINE * len(titles) + SUBTITLE_LINE * len(sublines) + (14 if title else 0)
        beneath = KEY_LINE * len(key) + (KEY_ABOVE if key else 0) + (SMALL_LINE * len(foot) + 8 if foot else 0)
        height = self.top + body + beneath
        self.figure.set_size_inches(self.width, height / POINTS + 2 * MARGIN)
        left, top = MARGIN / self.width, 1 - MARGIN / self.figure.get_figheight()
        self.figure.suptitle(
            "\n".join(titles), x=left, y=top, ha="left", va="top", fontsize=TITLE, fontweight="bold", linespacing=1.15
        )
        self._write("\n".join(sublines), TITLE_LINE * len(titles) + 4, SUBTITLE, 1.3)
        if key:
            self._draw_key(key, self.top + body + KEY_ABOVE)
        self._write("\n".join(foot), height - SMALL_LINE * len(foot), SMALL, 1.2)
        return self.figure

    def nothing(self, sentence: str, more: str = "") -> Figure:
        """A sentence in the place of a picture."""
        figure = self.lay(sentence, more, 0.0)
        describe(figure, [sentence, more])
        remember(figure, [])
        return figure

    def axes(self, left: float, top: float, width: float, height: float) -> Axes:
        """Axes at a place in the body, whose units are points from their top left corner, and which show no axis."""
        ax = place(
            self.figure, MARGIN + left / POINTS, MARGIN + (self.top + top) / POINTS, width / POINTS, max(height, 1.0) / POINTS
        )
        ax.set_axis_off()
        ax.set_xlim(0, width)
        ax.set_ylim(max(height, 1.0), 0)
        return ax

    def _write(self, text: str, top: float, size: float, leading: float) -> None:
        if text:
            y = 1 - (MARGIN + top / POINTS) / self.figure.get_figheight()
            self.figure.text(MARGIN / self.width, y, text, ha="left", va="top", fontsize=size, color=MUTED, linespacing=leading)

    def _key_lines(self, items: Key) -> list[list[tuple[float, str, dict[str, Any]]]]:
        """A key broken into lines; each of its items begins at its x."""
        lines: list[list[tuple[float, str, dict[str, Any]]]] = []
        x = self.inner
        for words, style in items:
            length = KEY_BOX[0] + 6 + text_width(words, SMALL)
            if x + length > self.inner:
                lines.append([])
                x = 1.0
            lines[-1].append((x, words, style))
            x += length + 18
        return lines

    def _draw_key(self, lines: list[list[tuple[float, str, dict[str, Any]]]], top: float) -> None:
        """Draw a key onto the figure itself, so that the axes are those of the body alone."""
        inches_up = self.figure.dpi_scale_trans
        for number, line in enumerate(lines):
            bottom = self.figure.get_figheight() - MARGIN - (top + number * KEY_LINE + 1 + KEY_BOX[1]) / POINTS
            for x, words, style in line:
                left, (width, height) = MARGIN + x / POINTS, (KEY_BOX[0] / POINTS, KEY_BOX[1] / POINTS)
                box = Rectangle((left, bottom), width, height, transform=inches_up, label=words, **style)
                self.figure.add_artist(box, clip=False)
                beside = (left + width + 6 / POINTS, bottom + height / 2)
                self.figure.text(*beside, words, transform=inches_up, fontsize=SMALL, color=MUTED, va="center")


def key_items(marks: Collection[Mark], language: str, families: Collection[Family] = ()) -> Key:
    """What a chart's key names: the marks that occur, and the colours where the chart does not name what they stand for."""
    items: Key = [(mark_words(mark, language), mark_style(mark, INK)) for mark in occurring(marks)]
    filled = Mark(True, "stated")
    return items + [
        (FAMILY_NAMES[language][family], mark_style(filled, colour))
        for family, colour in FAMILY_COLOURS.items()
        if family in families
    ]


def families_of(rows: Iterable[Record]) -> set[Family]:
    """The families of some figures, where a key has to name them: with one alone no colour tells anything apart."""
    families = {KINDS[row["kind"]].family for row in rows}
    return families if len(families) > 1 else set()


def remember(chart: Axes | Figure, rows: Iterable[Record]) -> None:
    """Keep with a chart the rows that it shows, so that they can be taken to another program."""
    vars(chart)[DRAWN] = list(rows)


def is_picture(chart: Axes | Figure) -> bool:
    """Whether a chart shows something; one of ours without figures is a sentence.

    >>> is_picture(Figure()), is_picture(Sheet(None, "page", "fr").nothing("Cet article ne cite aucun chiffre."))
    (True, False)
    """
    return bool(vars(chart).get(DRAWN, True))


def drawn_rows(chart: Axes | Figure) -> list[Record]:
    """The rows that a chart shows, as `records` gives them; none for a chart that is none of ours.

    >>> drawn_rows(Figure())
    []
    """
    return list(vars(chart).get(DRAWN, ()))
