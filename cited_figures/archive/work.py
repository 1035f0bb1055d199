"""What a process does with a unit: find its articles, read them, write their rows."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from cited_figures.archive.alarm import TooLongError, allowed, at_most
from cited_figures.archive.inputs import Input
from cited_figures.archive.plan import Unit
from cited_figures.archive.records import BrokenOffError, Record, article_of, key_of, records
from cited_figures.archive.store import write_part
from cited_figures.archive.tables import TABLES, Read, cells_of
from cited_figures.articles.article import Article, Unreadable
from cited_figures.corrections.corrected import corrected
from cited_figures.errors import ArticleWarning, UserError
from cited_figures.extractor import BATCH, Analysis, analyse, quotations


@dataclass(frozen=True, slots=True)
class Job:
    """What holds for all units of a run: the corpus' folder, whether the model is used, which reading this is."""

    out: Path
    syntax: bool
    reading: int


class Done(NamedTuple):
    """What reading a unit gave: articles, rows of figures, what could not be read; what to know of people's corrections."""

    articles: int
    figures: int
    errors: int
    corrections: tuple[str, ...] = ()


class Given(NamedTuple):
    """An article of a unit before it is read, with its fingerprint, its number in the file and the id that the file gives it."""

    key: str
    number: int
    file: Path
    name: str | None
    article: Article | Unreadable


class Cursor:
    """Where a process has got to in a packed file or a Parquet table, of which the next unit mostly lies further on."""

    def __init__(self) -> None:
        self.source: Input | None = None
        self.left: Iterator[Record] = iter(())
        self.last: Record | None = None

    def records(self, source: Input, begin: int, number: int) -> Iterator[Record]:
        """The records of an input from a place on."""
        further = self.source == source and self.last is not None and self.last.number < number
        if not further or not (source.packing or source.form == "rows"):
            self.left = records(source) if source.packing else records(source, begin, number)
        self.source = source
        for record in self.left:
            self.last = record
            if record.number >= number:
                yield record


@lru_cache(maxsize=1)
def cursor() -> Cursor:
    """The one of this process."""
    return Cursor()


def read_unit(job: Job, unit: Unit) -> Done:
    """Read the articles of a unit and write their rows to the corpus.

    What cannot be read becomes a row of errors with its reason. Raises UserError when the inputs have changed since the plan was
    made, or nothing can be written.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ArticleWarning)  # what a text looks like stands in its row
        given = list(_given(unit))
        rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in (*(table.name for table in TABLES), "errors")}
        months: dict[str, str] = {}
        said: list[str] = []
        for one, analysis in zip(given, _analyses([one.article for one in given], job.syntax), strict=True):
            made = _rows(one, analysis, job.syntax, said)
            if isinstance(made, str):
                rows["errors"].append(_error(one, made))
                continue
            for name, of_table in made.items():
                rows[name] += [(one.key, *row) for row in of_table]
            if isinstance(one.article, Article) and one.article.published:
                months[one.key] = one.article.published.isoformat()[:7]
    return write_rows(job, unit, given, rows, months)._replace(corrections=tuple(said))


def write_rows(
    job: Job, unit: Unit, given: Sequence[Given], rows: dict[str, list[tuple[Any, ...]]], months: dict[str, str]
) -> Done:
    """Write what a unit gave."""
    articles = [(one.key, one.name) for one in given]
    part = write_part(job.out, unit.name, job.reading, str(unit.source.path), articles, rows, months)
    return Done(part.rows["articles"], part.rows["figures"], part.rows["errors"])


def refuse(job: Job, unit: Unit, reason: str) -> Done:
    """Write the one article of a unit into the errors, without reading it."""
    ((number, key),) = unit.wanted
    file = unit.source.file(number)
    one = Given(f"{key:016x}", number, file, file.stem if unit.source.files else None, Unreadable(file.name, reason))
    rows: dict[str, list[tuple[Any, ...]]] = {table.name: [] for table in TABLES}
    return write_rows(job, unit, [one], rows | {"errors": [_error(one, reason)]}, {})


def _given(unit: Unit) -> Iterator[Given]:
    """The articles of a unit, as its file gives them."""
    source, wanted = unit.source, dict(unit.wanted)
    try:
        for record in cursor().records(source, unit.begin, unit.number):
            key = wanted.pop(record.number, None)
            if key is not None:
                if key != key_of(source, record):
                    break
                article, name = article_of(source, record)
                yield Given(f"{key:016x}", record.number, source.file(record.begin), name, article)
            if not wanted:
                return
    except BrokenOffError:
        pass
    raise UserError(f"{source.name} has changed while it was read: run the command again when nobody writes to it.")


def _analyses(articles: Sequence[Article | Unreadable], syntax: bool) -> Iterator[Analysis | str]:
    """The analysis of each article, or the reason why there is none."""
    analyses = _each([article for article in articles if isinstance(article, Article)], syntax)
    for article in articles:
        yield article.reason if isinstance(article, Unreadable) else next(analyses)


def _each(articles: Sequence[Article], syntax: bool) -> Iterator[Analysis | str]:
    """Articles that are read together; where one of them cannot be, those around it are read one by one."""
    done = 0
    while done < len(articles):
        analyses = analyse(articles[done:], syntax=syntax)
        try:
            while done < len(articles):
                with at_most(allowed(articles[done : done + BATCH])):
                    analysis = next(analyses)
                yield analysis
                done += 1
        except UserError:
            raise
        except Exception:
            for article in articles[done : done + BATCH]:
                yield _alone(article, syntax)
                done += 1


def _alone(article: Article, syntax: bool) -> Analysis | str:
    """The analysis of an article that was among those of which one cannot be read."""
    try:
        with at_most(allowed([article])):
            return next(analyse([article], syntax=syntax))
    except UserError:
        raise
    except Exception as error:
        return _failed(article, error)


def _failed(article: Article, error: Exception) -> str:
    if isinstance(error, TooLongError):
        return (
            f"{article.name or 'The article'} would take more than {allowed([article]):.0f} seconds to be read: please report it."
        )
    told = str(error).split("\n")[0][:200]
    return (
        f"{article.name or 'The article'} cannot be read ({type(error).__name__}{': ' if told else ''}{told}): please report it."
    )


def _rows(one: Given, analysis: Analysis | str, syntax: bool, said: list[str]) -> dict[str, list[tuple[Any, ...]]] | str:
    """The rows of an article by table, or the reason why there are none; said: what to know of its corrections is added to it."""
    if isinstance(analysis, str):
        return analysis
    made = {}
    try:
        with at_most(allowed([analysis.article])):
            analysis = _corrected(analysis, said)
            read = Read(analysis, quotations(analysis, syntax=syntax), one.file.name, one.number + 1, {})
            for table in TABLES:
                made[table.name] = [cells_of(row, table.columns) for row in table.rows(read)]
                read.counts[table.name] = len(made[table.name])
    except UserError:
        raise
    except Exception as error:
        return _failed(analysis.article, error)
    return made


def _corrected(analysis: Analysis, said: list[str]) -> Analysis:
    """An article with its figures as people put them right; what they should know of it is added to `said`."""
    if analysis.article.corrections is None:
        return analysis
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", ArticleWarning)
        found = corrected(analysis)
    said += [str(warning.message) for warning in caught]
    return found


def _error(one: Given, reason: str) -> tuple[Any, ...]:
    name = one.name or (one.article.name if isinstance(one.article, Article) else None)
    return one.key, one.file.name, one.number + 1, name, reason
