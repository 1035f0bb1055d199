"""Equal figures once: four bars of one year are one, and said to be four."""

from __future__ import annotations

from cited_figures.charts.words import Record, say


def once(rows: list[Record], language: str) -> list[Record]:
    """Make one row of figures that say the same number with the same mark, and of those that repeat the same figure.

    rows: of one kind, in the article's order. The row that stays is the weightiest; it says in `times` how many there are,
    and of what each.
    """
    groups: dict[object, list[Record]] = {}
    for row in rows:
        groups.setdefault((row["label"], row["unit"], row.get("change"), row.get("total")), []).append(row)
    return [row for members in groups.values() for row in _alike(members, language)]


def _alike(rows: list[Record], language: str) -> list[Record]:
    """Of rows that say the same number: one for each thing, and of those one for each mark."""
    if len(rows) == 1:
        return rows
    things: dict[object, list[Record]] = {}
    for row in rows:
        things.setdefault((row.get("subject") or "").casefold() or row["start"], []).append(row)
    kept = [_one(members, language) for members in things.values()]
    marks: dict[object, list[Record]] = {}
    for row in kept:
        marks.setdefault((row["mark"], row.get("source")), []).append(row)
    return [_one(members, language) for members in marks.values()]


def _one(rows: list[Record], language: str) -> Record:
    if len(rows) == 1:
        return rows[0]
    best = max(rows, key=lambda row: (row["mark"].vouched, row.get("weight", 0.0)))
    subjects = dict.fromkeys(row["subject"] for row in rows if row.get("subject"))
    times = sum(row.get("times", 1) for row in rows)
    return {**best, "subject": " · ".join(subjects) or None, "times": times, "said_times": say("times", language, times)}
