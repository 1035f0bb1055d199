"""A corpus as tables that can be asked in SQL, by DuckDB."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from cited_figures.archive.store import read_corpus, read_parts
from cited_figures.archive.tables import ERRORS, TABLES, Table, schema
from cited_figures.errors import UserError, extra

if TYPE_CHECKING:
    import pandas as pd

KNOWN = ("outlet", "published", "title")  # of an article, beside the rows of every table
# Of two articles of which one holds more than half of the other's runs of eight words, the later one is the copy. Runs that
# stand in very many articles are a paper's own formulas.
COPIES = """
CREATE TEMP TABLE copies AS
WITH runs AS (
    SELECT key, published, len(runs) AS length, unnest(runs) AS run FROM articles WHERE len(runs) >= 4
),
shared AS (
    SELECT run FROM runs GROUP BY run HAVING count(*) BETWEEN 2 AND 200
),
rare AS (
    SELECT runs.* FROM runs SEMI JOIN shared USING (run)
),
pairs AS (
    SELECT later.key, earlier.key AS copy_of, count(*) / any_value(later.length) AS share, any_value(earlier.published) AS day
    FROM rare AS later
    JOIN rare AS earlier
      ON later.run = earlier.run
     AND (coalesce(earlier.published, DATE '9999-12-31'), earlier.key) < (coalesce(later.published, DATE '9999-12-31'), later.key)
    GROUP BY later.key, earlier.key
    HAVING count(*) > 0.5 * any_value(later.length)
)
SELECT key, arg_min(copy_of, (coalesce(day, DATE '9999-12-31'), copy_of)) AS copy_of, max(share) AS share FROM pairs GROUP BY key
"""


class Archive:
    """A corpus that can be asked: its tables are those of `tables`, and `copies`.

    folder: of the corpus. Beside its own columns each table has the article's `outlet`, `published` (a date) and `title`; `key`
    is the article in all of them. `copies` names for each article that is a copy of an earlier one that one's key.
    Raises UserError where there is no corpus.
    """

    def __init__(self, folder: str | PathLike[str]) -> None:
        with extra("corpus", "Asking a corpus"):
            import duckdb
        self.folder = Path(folder).expanduser().absolute()
        corpus = read_corpus(self.folder) if self.folder.is_dir() else None
        if corpus is None:
            raise UserError(
                f"There is no corpus in «{folder}»: read one with `python -m cited_figures corpus INPUT --out {folder}`."
            )
        self.connection = duckdb.connect(":memory:", config={"python_scan_all_frames": False})
        self.copies_known = False
        parts = read_parts(self.folder, corpus.shown)
        articles = next(table for table in TABLES if table.name == "articles")
        for table in (articles, *(table for table in (*TABLES, ERRORS) if table is not articles)):
            self._add(table, [str(self.folder / name) for part in parts for name in part.files.get(table.name, ())])

    def _add(self, table: Table, files: list[str]) -> None:
        """Make the view of a table over its files."""
        names = [column.name for column in (schema(table.columns))]
        if files:
            listed = ", ".join("'" + file.replace("'", "''") + "'" for file in files)
            rows = f"SELECT {_listed(names)} FROM read_parquet([{listed}], union_by_name = true, hive_partitioning = false)"
        else:
            self.connection.register(f"empty_{table.name}", schema(table.columns).empty_table())
            rows = f"SELECT {_listed(names)} FROM empty_{table.name}"
        if table.name == "articles":
            whole = f"SELECT * REPLACE (CAST(published AS DATE) AS published) FROM ({rows})"
        elif table is ERRORS:
            whole = rows
        else:
            beside = ", ".join(f"known.{name}" for name in KNOWN if name not in names)
            whole = f"SELECT of_table.*, {beside} FROM ({rows}) AS of_table LEFT JOIN known ON known.key = of_table.key"
        self.connection.execute(f'CREATE VIEW "{table.name}" AS {whole}')
        if table.name == "articles":  # read once: every other table asks for it
            self.connection.execute(f"CREATE TEMP TABLE known AS SELECT key, {', '.join(KNOWN)} FROM articles")

    @property
    def tables(self) -> list[str]:
        """The names of the tables."""
        return [*(table.name for table in (*TABLES, ERRORS)), "copies"]

    def sql(self, query: str, values: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """The answer to a query in SQL as a table.

        query: what DuckDB takes, over `tables`. values: of the parameters in it, `$name`, by their names.
        Raises UserError with DuckDB's own sentence where it cannot be answered.

        >>> import tempfile
        >>> from cited_figures.archive import read
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     _ = Path(folder, "un.txt").write_text("Le pilote va toucher 500 000 dollars.", encoding="utf-8")
        ...     _ = read(Path(folder, "un.txt"), Path(folder, "corpus"), workers=0, syntax=False)
        ...     Archive(Path(folder, "corpus")).sql("SELECT text, value FROM figures").values.tolist()
        [['500 000 dollars', 500000.0]]
        """
        import duckdb

        try:
            if not self.copies_known and "copies" in query:
                self.connection.execute(COPIES)
                self.copies_known = True
            used = {name: value for name, value in (values or {}).items() if f"${name}" in query}
            return self.connection.execute(query, used or None).df()
        except duckdb.Error as error:
            raise UserError(f"The query cannot be answered: {str(error).split(chr(10))[0]}") from None

    def close(self) -> None:
        """Let go of the files."""
        self.connection.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
