"""The tables of a corpus: which there are, their columns, and the rows that an article gives to each.

A further table is a line in `TABLES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import numpy as np

from cited_figures.checks.check import CHECK_COLUMNS
from cited_figures.checks.finder import find_checks
from cited_figures.extractor import Analysis
from cited_figures.register.source import SOURCE_COLUMNS
from cited_figures.schema import (
    ARTICLE_COLUMNS,
    ERROR_COLUMNS,
    FIGURE_COLUMNS,
    QUOTATION_COLUMNS,
    SENTENCE_COLUMNS,
    Column,
    Quotation,
)
from cited_figures.tables.frames import quotation_rows, sentence_rows
from cited_figures.tables.sources import article_sources

if TYPE_CHECKING:
    import pyarrow as pa

KEY = Column("key", "str", "fingerprint of the article as it stood in its file, the same in all tables", "9f86d081884c7d65")
RUN = 8  # words of a run; a copy shares more than half of its runs with another article
SIXTEENTH = 16
_WORD = re.compile(r"(?<!\S)\S*\w\S*")
_LONE = re.compile("[\ud800-\udfff]")


class Read(NamedTuple):
    """An article that was read: its analysis, what is quoted in it, where it stands in its file.

    counts: how many rows each table before has of it.
    """

    analysis: Analysis
    quoted: Sequence[Quotation]
    file: str
    place: int
    counts: dict[str, int]


class Table(NamedTuple):
    """A table of the corpus: its columns behind `key`, and the rows that an article gives to it (tuples, or objects)."""

    name: str
    columns: Sequence[Column]
    rows: Callable[[Read], Iterable[Any]]


def article_rows(read: Read) -> list[tuple[Any, ...]]:
    """The one row of an article."""
    article, reading, figures = read.analysis
    day = article.published.isoformat() if article.published else None
    words = _WORD.findall(article.text)
    known = article.name, article.title, article.source, article.author, day, reading.language, article.url
    counts = len(article.text), len(words), len(reading.sentences), len(figures), read.counts.get("quotations")
    return [(*known, read.file, read.place, *counts, fingerprints(words))]


def fingerprints(words: Sequence[str]) -> list[int]:
    """Fingerprints of about a sixteenth of a text's runs of eight words, the same sixteenth in every text.

    Of two texts they tell how much of one stands in the other without comparing the texts. In ascending order, each once.

    >>> text = "Le pilote a touché 500 000 dollars en août dernier après s'être rendu avec son hélicoptère".split()
    >>> set(fingerprints(text)) <= set(fingerprints(["Hier", *text]))
    True
    """
    if len(words) < RUN:
        return []
    hashed = np.fromiter((crc32(word.lower().encode("utf-8", "replace")) for word in words), np.uint64, len(words))
    with np.errstate(over="ignore"):
        runs = np.zeros(len(words) - RUN + 1, np.uint64)
        for place in range(RUN):
            runs = runs * np.uint64(0x9E3779B97F4A7C15) + hashed[place : place + len(runs)]
        runs ^= runs >> np.uint64(29)
    chosen = np.unique(runs[runs % np.uint64(SIXTEENTH) == 0] >> np.uint64(1))
    return [int(run) for run in chosen]


def _figures(read: Read) -> Iterable[Any]:
    return read.analysis.figures


def _sentences(read: Read) -> Iterable[Any]:
    return sentence_rows(read.analysis)


def _quotations(read: Read) -> Iterable[Any]:
    return quotation_rows(read.analysis, read.quoted)


def _sources(read: Read) -> Iterable[Any]:
    return article_sources(read.analysis, heard=read.quoted)


def _checks(read: Read) -> Iterable[Any]:
    return find_checks(read.analysis)


# In this order an article's rows are made; that of the article itself counts those before it.
TABLES = (
    Table("sentences", SENTENCE_COLUMNS, _sentences),
    Table("figures", FIGURE_COLUMNS, _figures),
    Table("quotations", QUOTATION_COLUMNS, _quotations),
    Table("sources", SOURCE_COLUMNS, _sources),
    Table("checks", CHECK_COLUMNS, _checks),
    Table("articles", ARTICLE_COLUMNS, article_rows),
)
ERRORS = Table("errors", ERROR_COLUMNS, lambda read: ())  # of what could not be read there is no analysis


def cells_of(row: Any, columns: Sequence[Column]) -> tuple[Any, ...]:
    """A row as a tuple in the columns' order."""
    return row if isinstance(row, tuple) else tuple(getattr(row, column.name) for column in columns)


def schema(columns: Sequence[Column]) -> pa.Schema:
    """The Arrow schema of a table, with `key` before its columns.

    >>> schema(QUOTATION_COLUMNS).field("start").type
    DataType(int64)
    """
    import pyarrow as pa

    types = {
        "str": pa.string(),
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "category": pa.dictionary(pa.int8(), pa.string()),
        "list[str]": pa.list_(pa.string()),
        "list[int]": pa.list_(pa.int64()),
    }
    return pa.schema([pa.field(column.name, types[column.type], nullable=column.type != "bool") for column in (KEY, *columns)])


def arrow_table(rows: Sequence[tuple[Any, ...]], columns: Sequence[Column]) -> pa.Table:
    """Rows, each with its `key` first, as an Arrow table.

    >>> arrow_table([("9f", 1, 5, "six", "direct", None, None, None, 0)], QUOTATION_COLUMNS[1:]).num_rows
    1
    """
    import pyarrow as pa

    wanted = schema(columns)
    series = list(zip(*rows, strict=True)) if rows else [()] * len(wanted)
    arrays = []
    for field, values in zip(wanted, series, strict=True):
        try:
            arrays.append(pa.array(values, type=field.type))
        except UnicodeEncodeError:  # half a character, which stands for nothing
            arrays.append(
                pa.array([_LONE.sub("\ufffd", cell) if isinstance(cell, str) else cell for cell in values], type=field.type)
            )
    return pa.Table.from_arrays(arrays, schema=wanted)
