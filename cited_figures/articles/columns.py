"""Which column of a table is what, by the names that columns have in French and English exports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import isfinite
from typing import Any

from cited_figures.lexicon import read_lexicon, without_accents

_WORD = re.compile(r"[^\W_]+'?")


def fields_of(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, Any]:
    """What a row says of its article, by field; of two columns for one field the likelier one that is filled in.

    columns: names of columns by field, where they are not the usual ones.

    >>> fields_of({"Date de publication": "06/09/2023", "TEXTE": "Six mois.", "n": 3}, {})
    {'date': '06/09/2023', 'text': 'Six mois.'}
    """
    found: dict[str, tuple[int, Any]] = {}
    for name, value in row.items():
        if value is None or value == "" or (isinstance(value, float) and not isfinite(value)):
            continue
        field, rank = _field(name, columns)
        if field and (field not in found or rank < found[field][0]):
            found[field] = rank, value
    return {field: value for field, (_, value) in found.items()}


def has_text(names: Iterable[str], columns: Mapping[str, str]) -> bool:
    """Whether one of the columns is that of the text.

    >>> has_text(["n°", "Texte de l'article"], {}), has_text(["n°", "papier"], {})
    (True, False)
    """
    return any(_field(name, columns)[0] == "text" for name in names)


def field_named(name: str, columns: Mapping[str, str]) -> str | None:
    """The field that a column's name stands for; None when it stands for none.

    >>> field_named("Texte de l'article", {}), field_named("n°", {})
    ('text', None)
    """
    return _field(name, columns)[0]


def _field(name: str | None, columns: Mapping[str, str]) -> tuple[str | None, int]:
    """The field of a column's name, and how far down the list of its usual names it stands."""
    if not isinstance(name, str):
        return None, 0
    key = _key(name)
    for chosen, given in columns.items():
        if key == _key(given):
            return chosen, 0
    field, rank = _usual().get(key, (None, 0))
    return (None, 0) if field in columns else (field, rank)


@lru_cache(maxsize=1_000)
def _key(name: str) -> str:
    """A name without case, accents, marks and little words.

    >>> _key("DATE_DE_PUBLICATION"), _key("Auteur(s)")
    ('date publication', 'auteur')
    """
    words = _WORD.findall(without_accents(re.sub(r"\((?:e|s|es)\)", "", name.strip().lower())).replace("’", "'"))
    little = _little()
    return " ".join([word for word in words if word not in little] or words)


@lru_cache(maxsize=1)
def _little() -> frozenset[str]:
    return frozenset(row.form for row in read_lexicon("columns") if row.kind == "little")


@lru_cache(maxsize=1)
def _usual() -> dict[str, tuple[str, int]]:
    rows = [row for row in read_lexicon("columns") if row.kind == "name"]
    usual: dict[str, tuple[str, int]] = {}
    for rank, row in enumerate(rows):
        usual.setdefault(_key(row.form), (row.canonical, rank))
    return usual
