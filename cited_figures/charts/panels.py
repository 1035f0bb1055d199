"""One panel a kind: the figures of that kind on the scale that is theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd
from matplotlib.axes import Axes

from cited_figures.charts import scales
from cited_figures.charts.dates import dates_panel
from cited_figures.charts.drawing import draw_panel
from cited_figures.charts.moves import joined
from cited_figures.charts.rows import Group, Panel, Row, panel_height
from cited_figures.charts.style import COLOURS, MARGIN, POINTS, describe, new_figure, place, styled
from cited_figures.charts.words import KIND_WORDS, Record, about, finding, foot, left_out, records, say, texts_of
from cited_figures.kinds import KINDS, Kind

LIMIT = 8  # rows that a panel shows at most
PANEL_WIDTH = 6.4


def size(row: Record) -> float:
    """Magnitude by which figures are ranked, in the scale's own unit: the value, else the bound that is known."""
    known = [row[name] for name in ("value", "high", "low") if row.get(name) is not None]
    return abs(float(known[0])) * scales.factor(row["kind"], row) if known else 0.0


def shape(row: Record) -> tuple[str, float | None, float | None]:
    """The mark of a figure and its ends: bar, range, more or less."""
    value, low, high = row.get("value"), row.get("low"), row.get("high")
    comparator = row.get("comparator") or "="
    if row.get("moved_from") is not None:
        return "change", row["moved_from"], value
    if row.get("change") and value is not None:
        return "change", 0.0, -abs(value) if row["change"] == "fall" else abs(value)
    if comparator in {">", "≥"} and (low is not None or value is not None):
        return "more", None, low if low is not None else value
    if comparator in {"<", "≤"} and (high is not None or value is not None):
        return "less", None, high if high is not None else value
    if value is not None:
        return "bar", None, value
    if low is not None and high is not None:
        return "range", low, high
    if low is not None:
        return "more", None, low
    return ("less", None, high) if high is not None else ("none", None, None)


def row_of(record: Record, language: str) -> Row:
    """Make the row of a figure."""
    mark, low, high = shape(record)
    return Row(
        record["label"],
        about(record, language),
        foot(record, language),
        record["mark"],
        COLOURS[record["kind"]],
        low,
        high,
        mark,
        record["start"],
    )


def panel_of(kind: Kind, rows: list[Record], language: str, limit: int = LIMIT, sentences: pd.DataFrame | None = None) -> Panel:
    """Lay the figures of one kind out as groups of rows, each on its own scale.

    rows: the kind's records, in the article's order; `limit` of them are shown, the largest of each group first.
    sentences: of which the clauses beside dates are cut, and the words between two figures read.
    """
    if not rows:
        return Panel(kind, say("title_none_kind", language), [], empty=KIND_WORDS[language][kind].none)
    if kind == "date":
        return dates_panel(rows, sentences, language, limit)
    rows = joined(rows, texts_of(sentences))
    groups = scales.grouped(kind, rows)
    ordered = not KINDS[kind].sized  # these stand in the article's order
    for members in groups.values():
        members.sort(key=(lambda row: row["start"]) if ordered else (lambda row: -size(row)))
    shown = _chosen(groups, limit)
    made: list[Group] = []
    notes = []
    for (name, unit), members in groups.items():
        kept = [row for row in members if id(row) in shown]
        if kept:
            title = scales.group_title(kind, name, unit, language) if len(groups) > 1 or name == "changes" else ""
            group, note = scales.scaled(
                kind, name, unit, kept, [row_of(row, language) for row in kept], language, len(groups) > 1
            )
            group.title = title
            made.append(group)
            notes.append(note)
    key = "more_last" if ordered else "more_any" if len(groups) > 1 else "more"
    notes.append(left_out(len(rows) - len(shown), language, key))
    return Panel(kind, _title(kind, groups, language), _merged(made), " ".join(dict.fromkeys(note for note in notes if note)))


def _chosen(groups: dict[tuple[str, str], list[Record]], limit: int) -> set[int]:
    """The largest of each group, then the second of each, until there are enough."""
    ranked = [(rank, number, row) for number, rows in enumerate(groups.values()) for rank, row in enumerate(rows)]
    ranked.sort(key=lambda item: item[:2])
    return {id(row) for _, _, row in ranked[:limit]}


def _merged(groups: list[Group]) -> list[Group]:
    """Put the units that occur once behind each other, without a heading each."""
    alone = [group for group in groups if not group.scaled]
    together = [group for group in groups if group.scaled]
    return together + ([Group([row for group in alone for row in group.rows], scaled=False)] if alone else [])


def _title(kind: Kind, groups: dict[tuple[str, str], list[Record]], language: str) -> str:
    levels = [rows for (name, _), rows in groups.items() if name != "changes"] or list(groups.values())
    title = KIND_WORDS[language][kind].title
    if not KINDS[kind].sized:
        labels = list(dict.fromkeys(row["label"] for rows in levels for row in sorted(rows, key=lambda row: row["start"])))
        return title.format(", ".join(labels[:3]) + (" …" if len(labels) > 3 else ""))
    most = max(levels, key=len) if scales.apart(kind) else max(levels, key=lambda rows: (len(rows), size(rows[0])))
    if KINDS[kind].scale == "count":
        most = [max((row for rows in levels for row in rows), key=size)]
    only_changes = all(name == "changes" for name, _ in groups)
    said = finding(most[0], language)
    return say("change", language, said) if only_changes else title.format(said)


def draw(kind: Kind, figures: pd.DataFrame, ax: Axes | None, language: str) -> Axes:
    """Draw the panel of one kind into axes, or into those of a figure of its own."""
    rows = [row for row in records(figures, language) if row["kind"] == kind]
    panel = panel_of(kind, rows, language)
    if ax is None:
        width = PANEL_WIDTH - 2 * MARGIN
        height = panel_height(panel, width * POINTS) / POINTS
        title = 0.5 + 0.2 * (len(panel.title) > 60)
        figure = new_figure(PANEL_WIDTH, height + 2 * MARGIN + title)
        ax = place(figure, MARGIN, MARGIN + title, width, height)
    else:
        panel = fitted(kind, rows, language, ax)
    draw_panel(ax, panel)
    describe(ax, spoken(panel))
    return ax


def fitted(kind: Kind, rows: list[Record], language: str, ax: Axes) -> Panel:
    """The panel with as many rows as some axes have room for."""
    box = ax.get_window_extent()
    points = POINTS / ax.get_figure(root=True).dpi  # type: ignore[union-attr]
    for limit in range(min(LIMIT, len(rows)), 0, -1):
        panel = panel_of(kind, rows, language, limit)
        if panel_height(panel, box.width * points) <= box.height * points + 20:
            return panel
    return panel_of(kind, rows, language, 1)


def spoken(panel: Panel) -> Iterable[str]:
    """A panel in words, line by line."""
    yield panel.title
    for group in panel.groups:
        for row in group.rows:
            yield f"{group.title + ': ' if group.title else ''}{row.label} {row.subject} ({row.foot})"
    yield panel.note or panel.empty


def _chart(kind: Kind) -> Callable[..., Axes]:
    @styled
    def chart(figures: pd.DataFrame, *, ax: Axes | None = None, language: str = "en") -> Axes:
        return draw(kind, figures, ax, language)

    chart.__name__ = chart.__qualname__ = f"chart_{kind}"
    chart.__doc__ = f"""Chart the figures of kind `{kind}`, each with its value, the words as written and the source.

    figures: a figures table. ax: axes to draw into; without them a figure is made. language: of the labels, en or fr.

    >>> from cited_figures.charts import chart_{kind}
    >>> chart_{kind}(pd.DataFrame(), language="fr").get_title(loc="left")
    'Rien de cité'
    """
    return chart


CHARTS = {f"chart_{kind}": _chart(kind) for kind in KINDS}
__test__ = CHARTS  # whose examples run
