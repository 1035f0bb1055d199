"""What people put right in an article: written down, listed, joined with another's, turned into a test case."""

from __future__ import annotations

import datetime
from os import PathLike
from pathlib import Path
from typing import Any

import pandas as pd

from cited_figures.articles.article import Article
from cited_figures.corrections.apply import STATUSES, Applied
from cited_figures.corrections.case import case_line as line_of
from cited_figures.corrections.corrected import lay_over
from cited_figures.corrections.correction import OPERATIONS, Correction
from cited_figures.corrections.file import Line, add_corrections, read_corrections
from cited_figures.corrections.merge import merge
from cited_figures.corrections.record import Hand, corrections_for
from cited_figures.errors import UserError
from cited_figures.extractor import Analysis
from cited_figures.schema import Column
from cited_figures.tables.frames import analyses, figures_table, table

CORRECTION_COLUMNS = (
    Column("line", "int", "line of the corrections file, from 1", "1"),
    Column("op", "category", "what is done", "set", OPERATIONS),
    Column("text", "str", "the words that it is of", "500 000 dollars"),
    Column("field", "str", "the column that is set", "unit"),
    Column("was", "str", "the cell as it was seen, or the row", "USD"),
    Column("now", "str", "the cell as it is to be, or the row", "CAD"),
    Column("by", "str", "who wrote it", "Léa"),
    Column("when", "str", "when, in ISO 8601", "2023-09-06T10:00:00+00:00"),
    Column("status", "category", "what became of it", "applied", STATUSES),
    Column("reason", "str", "why it is not simply applied", "the words are no longer there"),
)
DISAGREEMENT_COLUMNS = (
    Column("start", "int", "first character of the figure", "12"),
    Column("text", "str", "the words of the figure", "500 000 dollars"),
    Column("column", "str", "the column to which there are two answers; `row`, whether it is a figure at all", "unit"),
    Column("mine", "str", "what the article's own file says", "CAD"),
    Column("theirs", "str", "what the other file says", "AUD"),
)
Chosen = int | str | tuple[int, int] | pd.Series


def correct(
    article: Article, figure: Chosen, op: str = "set", *, by: str | None = None, when: str | None = None, **columns: Any
) -> pd.DataFrame:
    """Put a figure of an article right, for this reading and each later one; the table of figures as it is now.

    figure: its row in the table (a number from 0, or the row itself), or its words; of one to add, its words, or their first
    character and the one after the last. op: "set" gives columns, "drop" says that it is none, "add" that the words are one,
    "accept" that its row is right. columns: such as value=20, source=None. by, when: who says so, and when; now, without one.
    It is kept beside the article, in `corrections/<article>.jsonl`. Raises UserError, one sentence that says what to do.

    >>> import tempfile
    >>> from cited_figures.articles.load import read_article
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "essai.txt").write_text("Il a touché 500 000 dollars.", encoding="utf-8")
    ...     figures = correct(read_article(Path(folder, "essai.txt")), 0, unit="CAD", by="Léa")
    >>> figures[["text", "unit", "origin"]].values.tolist()
    [['500 000 dollars', 'CAD', 'corrected']]
    """
    path = _file(article)
    analysis = next(iter(analyses(article)))
    applied = lay_over(analysis, [line.correction for line in read_corrections(path) if line.correction])
    moment = when or datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    span = _span(analysis, applied, figure, op)
    add_corrections(path, corrections_for(analysis, applied, span, op, columns, Hand(by, moment)))
    return figures_table(article)


def corrections_table(article: Article) -> pd.DataFrame:
    """One row for each correction of an article, with what became of it: applied, stale, lost, contradicted, not read.

    article: whose corrections lie beside it; one that has none, or comes from no file, has an empty table.
    Columns: `CORRECTION_COLUMNS`.

    >>> corrections_table(Article("Il a touché 500 000 dollars."))["status"].tolist()
    []
    """
    lines = read_corrections(article.corrections) if article.corrections else []
    if not lines:
        return table([], CORRECTION_COLUMNS)
    applied = lay_over(next(iter(analyses(article))), [line.correction for line in lines if line.correction])
    outcomes = iter(applied.outcomes)
    rows = []
    for line in lines:
        outcome = next(outcomes) if line.correction else None
        status, reason = (outcome.status, outcome.reason) if outcome else ("not read", line.problem)
        rows.append(_row(line, status, reason))
    return table(rows, CORRECTION_COLUMNS)


def accepted(article: Article) -> set[int]:
    """The first characters of the figures of an article that somebody looked at and found right.

    >>> accepted(Article("Il a touché 500 000 dollars."))
    set()
    """
    if article.corrections is None or not article.corrections.exists():
        return set()
    lines = read_corrections(article.corrections)
    return lay_over(next(iter(analyses(article))), [line.correction for line in lines if line.correction]).accepted


def case_line(article: Article, figure: Chosen) -> str:
    """A figure of an article, as people put it right, as a line for the test cases: its sentence with its figures marked.

    figure: as `correct` takes it. A column that was corrected stands in its mark; a line before gives the day of its dates.

    >>> case_line(Article("Il est là. Il a touché 500 000 dollars."), 0)
    'Il a touché <f kind=money value=500000 unit=USD>500 000 dollars</f>.'
    """
    analysis = next(iter(analyses(article)))
    lines = read_corrections(article.corrections) if article.corrections else []
    applied = lay_over(analysis, [line.correction for line in lines if line.correction])
    start, _ = _span(analysis, applied, figure, "set")
    columns = [column for row in applied.rows if row.start == start for column in row.answers]
    return line_of(analysis, applied.figures, start, columns)


def merge_corrections(article: Article, other: str | PathLike[str]) -> pd.DataFrame:
    """Join another person's corrections to those of an article; the table of what the two disagree in.

    other: the other file. What it has more is written behind the article's own corrections; where two answers differ both are
    kept, and neither is applied until somebody settles it. Columns: `DISAGREEMENT_COLUMNS`.
    Raises UserError where there is no such file.

    >>> import tempfile
    >>> from cited_figures.articles.load import read_article
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "essai.txt").write_text("Il a touché 500 000 dollars.", encoding="utf-8")
    ...     article = read_article(Path(folder, "essai.txt"))
    ...     _ = correct(article, 0, unit="CAD", by="Léa")
    ...     _ = article.corrections.rename(Path(folder, "lea.jsonl"))
    ...     _ = correct(article, 0, unit="AUD", by="Marc")
    ...     merge_corrections(article, Path(folder, "lea.jsonl")).values.tolist()
    [[12, '500 000 dollars', 'unit', 'AUD', 'CAD']]
    """
    path, theirs = _file(article), Path(other)
    if not theirs.is_file():
        raise UserError(f"There is no file of corrections «{theirs}»: check the name.")
    mine = [line.correction for line in read_corrections(path) if line.correction]
    merged = merge(next(iter(analyses(article))), mine, [line.correction for line in read_corrections(theirs) if line.correction])
    add_corrections(path, merged.new)
    rows = [(one.start, one.text, one.column, _said(one.mine), _said(one.theirs)) for one in merged.disagreements]
    return table(rows, DISAGREEMENT_COLUMNS)


def _file(article: Article) -> Path:
    if article.corrections is None:
        raise UserError("This text is in no file that its corrections could lie beside: save it as .txt and load that file.")
    return article.corrections


def _span(analysis: Analysis, applied: Applied, figure: Chosen, op: str) -> tuple[int, int]:
    """The first character of what is to be put right, and the one after its last."""
    if isinstance(figure, pd.Series):
        return int(figure["start"]), int(figure["end"])
    if isinstance(figure, tuple):
        if len(figure) != 2:
            raise UserError("Words are named by their first character and the one after the last: give (start, end).")
        return int(figure[0]), int(figure[1])
    if not isinstance(figure, str):
        number = int(figure)  # of numpy too
        if not 0 <= number < len(applied.figures):
            raise UserError(f"There is no row {number}: the table of figures has {len(applied.figures)}, from 0.")
        return applied.figures[number].start, applied.figures[number].end
    found = [(one.start, one.end) for one in applied.figures if one.text == figure]
    if op == "add" or not found:
        text = analysis.article.text
        starts = [number for number in range(len(text)) if text.startswith(figure, number)] if figure else []
        found = [(start, start + len(figure)) for start in starts]
    if not found:
        raise UserError(f"«{figure}» does not stand in this article: copy the words from its text.")
    if len(found) > 1:
        places = ", ".join(str(start) for start, _ in found[:5])
        raise UserError(
            f"«{figure}» stands there {len(found)} times (at {places}): give the row of the table, or (start, end) of the words."
        )
    return found[0]


def _row(line: Line, status: str, reason: str) -> tuple[Any, ...]:
    one = line.correction or Correction("set", line.words)
    op = one.op if line.correction else None
    said = (op, one.exact, one.field, _said(one.was), _said(one.now), one.by, one.when)
    return (line.number, *said, status, reason or None)


def _said(value: Any) -> str | None:
    """A cell, or a row, as text."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {_said(cell)}" for name, cell in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return None if value is None else f"{value:.12g}" if isinstance(value, float) else str(value)
