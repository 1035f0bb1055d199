"""One panel a kind: the figures of that kind on the scale that is theirs."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from cited_figures.charts import scales
from cited_figures.charts.apart import is_part
from cited_figures.charts.dates import dates_panel
from cited_figures.charts.headlines import capital, panel_title
from cited_figures.charts.moves import joined
from cited_figures.charts.once import once
from cited_figures.charts.rows import Group, Panel, Row
from cited_figures.charts.style import COLOURS
from cited_figures.charts.words import KIND_WORDS, Record, about, foot, left_out, texts_of
from cited_figures.kinds import KINDS, Kind

LIMIT = 8  # rows that a panel shows at most


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
    if row.get("change") and value is not None and KINDS[row["kind"]].scale != "factor":
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
        record,
    )


def panel_of(kind: Kind, rows: list[Record], language: str, limit: int = LIMIT, sentences: pd.DataFrame | None = None) -> Panel:
    """Lay the figures of one kind out as groups of rows, each on its own scale; equal ones once.

    rows: the kind's records, in the article's order; `limit` of them are shown, the weightiest of each group first.
    sentences: of which the clauses beside dates are cut, and the words between two figures read.
    """
    if not rows:
        return Panel(kind, KIND_WORDS[language][kind].none, [])
    if kind == "date":
        return _titled(dates_panel(rows, sentences, language, limit), language)
    texts = texts_of(sentences)
    if kind == "percent":
        rows = [{**row, "part": is_part(row, texts)} for row in rows]
    rows = once(joined(rows, texts, language), language)
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
            group, note = scales.scaled(kind, name, unit, kept, [row_of(row, language) for row in kept], language)
            said = KINDS[kind].scale == "count" and all(row.get("subject") for row in kept)  # the rows name what is counted
            named = name.startswith(("changes", "totals")) or (group.scaled and len(groups) > 1 and not said)
            group.title = scales.group_title(kind, name, unit, language) if named else ""
            made.append(group)
            notes.append(note)
    notes.append(left_out(len(rows) - len(shown), language, "more_last" if ordered else "more"))
    drawn = [row for row in rows if id(row) in shown]
    title = panel_title(kind, drawn, language)
    note = " ".join(dict.fromkeys(note for note in notes if note))
    return _titled(Panel(kind, title, _merged(made), note), language)


def panel_rows(panel: Panel) -> list[Record]:
    """The figures that a panel shows."""
    return [row.record for group in panel.groups for row in group.rows]


def _titled(panel: Panel, language: str) -> Panel:
    """A panel of one mark is a card: its number large beneath the name of its kind."""
    rows = [row for group in panel.groups for row in group.rows]
    if len(rows) == 1 and not panel.groups[0].scaled:
        panel.groups[0].large, panel.groups[0].title = True, ""
        panel.title = capital(KIND_WORDS[language][rows[0].record["kind"]].one)
    return panel


def _chosen(groups: dict[tuple[str, str], list[Record]], limit: int) -> set[int]:
    """The weightiest of each group, then the second of each, until there are enough."""
    ranked = [
        (rank, number, row)
        for number, rows in enumerate(groups.values())
        for rank, row in enumerate(sorted(rows, key=lambda row: -row.get("weight", 0.0)))
    ]
    ranked.sort(key=lambda item: item[:2])
    return {id(row) for _, _, row in ranked[:limit]}


def _merged(groups: list[Group]) -> list[Group]:
    """Put the units that occur once behind each other, without a heading each."""
    alone = [group for group in groups if not group.scaled and not group.title]
    named = [group for group in groups if not group.scaled and group.title]
    together = [group for group in groups if group.scaled]
    return [*together, *([Group([row for group in alone for row in group.rows], scaled=False)] if alone else []), *named]


def spoken(panel: Panel) -> Iterable[str]:
    """A panel in words, line by line."""
    yield panel.title
    for group in panel.groups:
        for row in group.rows:
            yield f"{group.title + ': ' if group.title else ''}{row.label} {row.subject} ({row.foot})"
    yield panel.note
