"""Ready questions to a corpus: each a file of SQL in `questions/`, its answer a table, a sentence and a chart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cited_figures.archive.views import Archive
from cited_figures.archive.wording import QUESTIONS
from cited_figures.errors import UserError
from cited_figures.tables.writers import write_table

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

FOLDER = Path(__file__).resolve().parent / "questions"
MOST = 20  # rows of an answer
FEWEST = 20  # figures of an outlet that is told by itself


@dataclass(frozen=True)
class Answer:
    """What a corpus answers: its table, the query that gave it, and a sentence; `chart` draws it."""

    question: str
    table: pd.DataFrame
    query: str
    language: str = "en"
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def finding(self) -> str:
        """The answer in a sentence."""
        asked = QUESTIONS[self.question]
        if self.table.empty:
            return asked.none[self.language]
        first = {str(name): cell for name, cell in self.table.iloc[0].items()}
        if not asked.values:
            first |= {"first": first["text"], "last": self.table["text"].iloc[-1]}
        said = asked.title[self.language].format(**first)
        return said if self.language == "en" else re.sub(r"(?<=\d),(?=\d{3}\b)", "\u202f", said)

    @property
    def chart(self) -> Figure:
        """The answer as a chart; a sentence where there is no row."""
        from cited_figures.charts.courses import chart_course
        from cited_figures.charts.rankings import chart_ranking

        asked = QUESTIONS[self.question]
        titles = self.finding, asked.subtitle[self.language].format(**self.values)
        if not asked.values:
            return chart_course(self.table, titles=titles, unit="" if self.table.empty else str(self.table["unit"].iloc[0]))
        names = asked.names.get(self.language)
        return chart_ranking(
            self.drawn, label=asked.label, values=asked.values, names=names, titles=titles, percent=asked.percent
        )

    @property
    def drawn(self) -> pd.DataFrame:
        """The columns that are drawn, the names first: what Datawrapper and other programs chart as it is."""
        asked = QUESTIONS[self.question]
        if not asked.values:
            return self.table[["published", "number", "low", "high", "text", "source", "certainty"]]
        if asked.label not in self.table and not self.table.empty:  # an outlet and a type are one name
            parts = asked.label.split("_and_")
            joined = self.table[parts[0]].astype(str) + ", " + self.table[parts[1]].astype(str)
            return self.table.assign(**{asked.label: joined})[[asked.label, *asked.values]]
        return self.table.reindex(columns=[asked.label, *asked.values])

    def write(self, path: str | PathLike[str], *, french: bool = False) -> None:
        """Write what is drawn into a file (.csv, .parquet, .jsonl), for Datawrapper and the like.

        french: a CSV as a French Excel opens it. Raises UserError where nothing can be written.
        """
        write_table(self.drawn, Path(path), french=french)


class Questions(Archive):
    """A corpus with its ready questions: `ask` one of `QUESTIONS`, or anything by `sql`."""

    def ask(
        self,
        question: str,
        *,
        outlet: str | None = None,
        subject: str | None = None,
        body: str | None = None,
        most: int = MOST,
        fewest: int = FEWEST,
        language: str = "en",
    ) -> Answer:
        """The answer to a ready question.

        question: a name in `QUESTIONS`. outlet: of `suppliers`, the one that is looked at. subject: of `moved`, words of the
        thing counted. body: of `about`, as the text names it. most: rows, at most. fewest: figures of an outlet that is told by
        itself. language: of sentence and chart, "en" or "fr".
        Raises UserError where there is no such question.
        """
        if question not in QUESTIONS:
            raise UserError(f"There is no question «{question}»: ask one of {', '.join(QUESTIONS)}, or anything with .sql(…).")
        query = (FOLDER / f"{question}.sql").read_text(encoding="utf-8")
        values = {"outlet": outlet, "subject": subject, "body": body, "most": most, "fewest": fewest}
        missing = [table for table in QUESTIONS[question].needs if table not in self.tables]
        if missing:
            import pandas as pd

            return Answer(question, pd.DataFrame(), query, language, values)
        return Answer(question, self.sql(query, values), query, language, values)
