"""Parquet tables of articles: batches of rows, a row with a cell that cannot be read by its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from cited_figures.articles.article import Article, Unreadable
from cited_figures.articles.table_rows import article_of_row
from cited_figures.errors import UserError

_BATCH = 64  # rows


class _Broken:
    """A cell that cannot be read: a date out of range, an unknown time zone, bytes that are no UTF-8."""

    def __str__(self) -> str:
        return "?"


def batches(path: Path, columns: Mapping[str, str]) -> Iterator[list[Article | Unreadable]]:
    """The articles of a table, a batch at a time.

    columns: names of the table's columns by field, where they are not the usual ones.
    Raises UserError when it is no table of articles that can be read.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    numbers = count(1)
    try:
        with pq.ParquetFile(path) as table:
            for batch in table.iter_batches(batch_size=_BATCH):
                yield [article_of_cells(row, path, next(numbers), columns) for row in rows_of_batch(batch)]
    except (MemoryError, UserError):
        raise
    except (pa.ArrowException, OSError, ValueError, KeyError, TypeError, NotImplementedError, OverflowError) as error:
        reason = str(error).split("\n")[0][:120]
        raise UserError(f"{path.name} is no Parquet file that can be read ({reason}): export it again.") from None


def article_of_cells(row: Mapping[str, Any], path: Path, number: int, columns: Mapping[str, str]) -> Article | Unreadable:
    """The article of a row that `rows_of_batch` gives; number: of the row, from 1. Raises UserError as `article_of_row` does."""
    broken = [name for name, cell in row.items() if isinstance(cell, _Broken)]
    whole = {name: cell for name, cell in row.items() if name not in broken}
    return article_of_row(whole, path, number, columns, broken)


def rows_of_batch(batch: Any) -> list[dict[str, Any]]:
    """The rows of a batch as dicts; what stands for a cell that cannot be read, `article_of_cells` knows."""
    cells = [_cells(column) for column in batch.columns]
    return [dict(zip(batch.schema.names, row, strict=True)) for row in zip(*cells, strict=True)]


def _cells(column: Any) -> list[Any]:
    """The cells of a column; where one of them cannot be read, the others still are."""
    try:
        return list(column.to_pylist())
    except MemoryError:
        raise
    except Exception:  # each type of column has its own ways to break
        return [_cell(cell) for cell in column]


def _cell(cell: Any) -> Any:
    try:
        return cell.as_py()
    except MemoryError:
        raise
    except Exception:
        return _Broken()
