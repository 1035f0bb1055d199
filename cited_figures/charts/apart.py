"""Which figures are not of one kind with those around them: totals of tables, levels among shares, what is incidental."""

from __future__ import annotations

import re
from functools import cache

from cited_figures.charts.words import Record
from cited_figures.lexicon import read_lexicon

_CELLS = re.compile(r"\s*[|\t]\s*")
_WORD = re.compile(r"[\w-]+")
FIRST = 3  # words of a subject, among which a level is named


@cache
def _forms(kind: str) -> frozenset[str]:
    return frozenset(row.form for row in read_lexicon("shown") if row.kind == kind)


def is_total(row: Record, texts: dict[int, tuple[int, str]]) -> bool:
    """Whether a figure stands in the row of totals of a table: it sums up the others and is none of them.

    texts: start and text of each sentence by its number, as `texts_of` gives them.

    >>> is_total({"sentence": 0}, {0: (0, "| Ensemble | 100 % |")}), is_total({"sentence": 0}, {0: (0, "Total : 20 euros")})
    (True, False)
    """
    cells = [cell for cell in _CELLS.split(texts.get(int(row.get("sentence") or 0), (0, ""))[1]) if cell]
    return len(cells) > 1 and cells[0].strip(" :").casefold() in _forms("total")


def is_level(row: Record) -> bool:
    """Whether a percentage is a level («un taux de 7 %») and no part of a whole.

    >>> is_level({"subject": "taux de chômage"}), is_level({"subject": "Français"})
    (True, False)
    """
    return not _forms("level").isdisjoint(_WORD.findall((row.get("subject") or "").casefold())[:FIRST])


def is_part(row: Record, texts: dict[int, tuple[int, str]]) -> bool:
    """Whether a percentage is a part of a whole: «20 % des soldats», not «une hausse de 20 %», nor «2 % d'inflation».

    texts: as `is_total` takes them; without the sentence every percentage that is no level is taken for one.

    >>> row = {"sentence": 0, "start": 0, "end": 4}
    >>> is_part(row, {0: (0, "20 % des soldats")}), is_part(row, {0: (0, "20 % de plus")})
    (True, False)
    """
    if is_level(row):
        return False
    start, text = texts.get(int(row.get("sentence") or 0), (0, ""))
    after = text[int(row["end"]) - start :].lstrip().casefold().replace("’", "'") if text else ""
    return not text or after.startswith(tuple(_forms("whole")))


def is_incidental(row: Record) -> bool:
    """Whether a figure is never what an article is about: «un an», «un centime», «240 pages».

    >>> is_incidental({"kind": "duration", "value": 1.0, "unit": "a"}), is_incidental({"kind": "count", "unit": "soldat"})
    (True, False)
    """
    value, kind = row.get("value"), row["kind"]
    single = value in (1, 0.01) if kind == "money" else value == 1 and kind in {"duration", "age", "multiple"}
    return bool(single or (kind == "count" and row["unit"] in _forms("incidental")))
