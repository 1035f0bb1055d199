"""Two figures that say from where to where one thing went: «de 120 à 240 euros», «4,8 km² en 1973, 2,1 km² aujourd'hui»."""

from __future__ import annotations

import re
from itertools import pairwise

from cited_figures.charts.words import Record
from cited_figures.kinds import KINDS
from cited_figures.schema import CERTAINTIES

BETWEEN = 30  # characters at most between «de 120» and «à 240»
# The guide keeps «de A à B» of a change as two figures, where a range is one: what stands before and between tells them.
_BEFORE, _TO = re.compile(r"\b(?:de|d['’])\s*$", re.IGNORECASE), re.compile(r"(?:^|\s)à\s*$")


def joined(rows: list[Record], texts: dict[int, tuple[int, str]]) -> list[Record]:
    """Make one row of two figures that are the start and the end of a change; it keeps the start in `moved_from`.

    texts: start and text of each sentence by its number; without them only the times that figures hold for tell.
    """
    result = list(rows)
    for first, second in pairwise(rows):
        if first not in result or not _alike(first, second):
            continue
        order = (first, second) if _written_so(first, second, texts) else _by_time(first, second)
        if order:
            result[result.index(first)] = _move(*order)
            result.remove(second)
    return result


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


def _move(first: Record, second: Record) -> Record:
    weaker = max(first, second, key=lambda row: CERTAINTIES.index(row["certainty"]))
    words = {
        "text": " … ".join(row["text"] for row in sorted((first, second), key=lambda row: row["start"])),
        "label": f"{first['label']} → {second['label']}",
        "hedges": list(dict.fromkeys([*first["hedges"], *second["hedges"]])),
        "as_of": None,
        "modifier": None,
        "certainty": weaker["certainty"],
        "mark": weaker["mark"],
        "subject": first.get("subject") or second.get("subject"),
    }
    return {**second, **words, "moved_from": first["value"], "start": min(first["start"], second["start"])}
