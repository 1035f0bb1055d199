"""Two figures that say from where to where one thing went: «de 120 à 240 euros», «4,8 km² en 1973, 2,1 km² aujourd'hui»."""

from __future__ import annotations

import re
from itertools import pairwise

from cited_figures.charts.words import Record
from cited_figures.kinds import KINDS
from cited_figures.schema import CERTAINTIES
from cited_figures.tables.labels import figure_label

BETWEEN = 30  # characters at most between «de 120» and «à 240»
# The guide keeps «de A à B» of a change as two figures, where a range is one: what stands before and between tells them.
_BEFORE, _TO = re.compile(r"\b(?:de|d['’])\s*$", re.IGNORECASE), re.compile(r"(?:^|\s)à\s*$")


def joined(rows: list[Record], texts: dict[int, tuple[int, str]], language: str = "en") -> list[Record]:
    """Make one row of two figures that are the start and the end of a change, and of what says them again.

    `moved_from` is the start.

    texts: start and text of each sentence by its number; without them only the times that figures hold for tell. language:
    of the numbers before and after, in `was` and `now`.
    """
    kinds: dict[str, list[Record]] = {}
    for row in rows:
        kinds.setdefault(row["kind"], []).append(row)
    result = [row for members in kinds.values() for row in _joined(members, texts, language)]
    return _said_once(sorted(result, key=lambda row: row["start"]))


def _joined(rows: list[Record], texts: dict[int, tuple[int, str]], language: str) -> list[Record]:
    """Figures of one kind, of which those that stand side by side may be a start and an end."""
    result: list[Record] = []
    taken = False
    for first, second in pairwise([*rows, {}]):
        order = None
        if not taken and second and _alike(first, second):
            order = (first, second) if _written_so(first, second, texts) else _by_time(first, second)
        if order:
            result.append(_move(*order, language))
        elif not taken:
            result.append(first)
        taken = order is not None
    return result


def _said_once(rows: list[Record]) -> list[Record]:
    """Leave out what only says again where a move begins or ends; the move has the weight of the weightiest place."""
    moves = {_same(row, row[end]): row for row in rows if row.get("moved_from") is not None for end in ("moved_from", "value")}
    moves.pop(None, None)
    kept = []
    for row in rows:
        move = moves.get(_same(row, row.get("value"))) if row.get("moved_from") is None else None
        if move is None:
            kept.append(row)
        else:
            move["weight"] = max(move["weight"], row.get("weight", 0.0))
    return kept


def _same(row: Record, value: float | None) -> tuple[object, ...] | None:
    """What tells that a figure says again where a move begins or ends: «l'inflation recule à 2,3 %», in the headline."""
    if value is None or not row.get("subject") or row.get("change") or row.get("comparator") not in {"=", "≈"}:
        return None
    return row["kind"], row["unit"], row.get("per"), str(row["subject"]).casefold(), value


def _alike(first: Record, second: Record) -> bool:
    same = all(first.get(name) == second.get(name) for name in ("article", "sentence", "kind", "unit", "per", "source"))
    exact = all(
        row.get("value") is not None and row.get("comparator") in {"=", "≈"} and not row.get("change") for row in (first, second)
    )
    return same and exact and KINDS[first["kind"]].pairs and first["value"] != second["value"]


def _written_so(first: Record, second: Record, texts: dict[int, tuple[int, str]]) -> bool:
    start, text = texts.get(int(first.get("sentence") or 0), (0, ""))
    before, between = text[: int(first["start"]) - start], text[int(first["end"]) - start : int(second["start"]) - start]
    return bool(_BEFORE.search(before) and _TO.search(between)) and len(between) <= BETWEEN


def _by_time(first: Record, second: Record) -> tuple[Record, Record] | None:
    """The one that held earlier first; a figure with no time of its own holds at the article's."""
    if not first.get("subject") or first.get("subject") != second.get("subject") or first.get("as_of") == second.get("as_of"):
        return None
    return tuple(sorted((first, second), key=lambda row: str(row.get("as_of") or "~")))  # type: ignore[return-value]


def _move(first: Record, second: Record, language: str) -> Record:
    weaker = max(first, second, key=lambda row: CERTAINTIES.index(row["certainty"]))
    words = {
        "text": " … ".join(row["text"] for row in sorted((first, second), key=lambda row: row["start"])),
        "label": f"{first['label']} → {second['label']}",
        "was": figure_label({**first, "comparator": "="}, language),
        "now": second["label"],
        "weight": max(first.get("weight", 0.0), second.get("weight", 0.0)),
        "hedges": list(dict.fromkeys([*first["hedges"], *second["hedges"]])),
        "as_of": None,
        "modifier": None,
        "certainty": weaker["certainty"],
        "mark": weaker["mark"],
        "subject": first.get("subject") or second.get("subject"),
    }
    return {**second, **words, "moved_from": first["value"], "start": min(first["start"], second["start"])}
