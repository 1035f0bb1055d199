"""The parts of README.md that follow from the code and from measurements; `make readme` writes them anew."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from cited_figures.checks.check import CHECK_COLUMNS
from cited_figures.kinds import KINDS
from cited_figures.schema import FIGURE_COLUMNS, QUOTATION_COLUMNS, SENTENCE_COLUMNS, Column

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "overview.svg"
QUALITY = ROOT / "docs" / "quality.json"
FIRST_SIGHT = ROOT / "docs" / "first_sight.json"


def main() -> int:
    """Write the generated parts of README.md and its picture."""
    from cited_figures.articles.load import read_article
    from cited_figures.charts import chart_figures
    from cited_figures.charts.pictures import svg
    from cited_figures.tables.export import write
    from cited_figures.tables.frames import figures_table, sentences_table

    article = read_article("defection")
    PICTURE.parent.mkdir(exist_ok=True)
    write(PICTURE, svg(chart_figures(figures_table(article), sentences=sentences_table(article), article=article)))
    write(README, generated(README.read_text(encoding="utf-8")).encode())
    return 0


def generated(page: str) -> str:
    """A page with its generated parts, each between `<!-- name -->` and `<!-- /name -->`, made anew.

    >>> "| `article` | text |" in generated("<!-- codebook -->\\nold\\n<!-- /codebook -->")
    True
    """
    for name, make in PARTS.items():
        between = re.compile(f"(<!-- {name} -->\\n).*?(<!-- /{name} -->)", re.DOTALL)
        page = between.sub(lambda match, make=make: match[1] + make() + match[2], page)  # type: ignore[misc]
    return page


def codebook() -> str:
    """The columns of the four tables (name, type, meaning, example), and the kinds of figures."""
    tables = {
        "The table of figures": FIGURE_COLUMNS,
        "The table of sentences": SENTENCE_COLUMNS,
        "The table of quotations": QUOTATION_COLUMNS,
        "The table of checks": CHECK_COLUMNS,
    }
    kinds = "".join(f"| `{kind}` | {row.meaning} |\n" for kind, row in KINDS.items())
    parts = [f"**{title}**\n\n{_columns(columns)}" for title, columns in tables.items()]
    return "\n".join([*parts, f"**The kinds of figures**\n\n| kind | is |\n| --- | --- |\n{kinds}"])


def _columns(columns: Sequence[Column]) -> str:
    rows = "".join(f"| `{column.name}` | {_type(column)} | {_meaning(column)} | {column.example} |\n" for column in columns)
    return f"| column | type | meaning | example |\n| --- | --- | --- | --- |\n{rows}"


def _type(column: Column) -> str:
    words = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "list[str]": "list of texts"}
    words["list[int]"] = "list of whole numbers"
    return words.get(column.type, column.type)


def _meaning(column: Column) -> str:
    return column.meaning + (": " + ", ".join(f"`{category}`" for category in column.categories) if column.categories else "")


def first_sight() -> str:
    """What press gave that nothing had been learnt from, kept in docs/first_sight.json, as a table."""
    kept = json.loads(FIRST_SIGHT.read_text(encoding="utf-8"))
    heads = [f"{one['name']}: {one['holds']}" for one in kept["sets"]]
    rows = [f"| {row['measure']} | {' | '.join(map(_given, row['given']))} |" for row in kept["measures"]]
    return "\n".join([f"| measure | {' | '.join(heads)} |", f"| --- |{' --: |' * len(heads)}", *rows, ""])


def _given(value: float | list[float] | None) -> str:
    """A percentage, or F1 with its precision and recall in brackets; a dash where it was not measured."""
    if value is None:
        return "–"
    return f"{value[0]} ({value[1]}, {value[2]})" if isinstance(value, list) else str(value)


def quality() -> str:
    """The measurements kept in docs/quality.json, as `score --json` prints them, as a table."""
    if not QUALITY.exists():
        return "Not measured yet.\n"
    measured = json.loads(QUALITY.read_text(encoding="utf-8"))
    rows = {name: cells for name, cells in measured.items() if name not in {"accuracy", "kinds"}}
    exact = ", ".join(f"{name} {percent}" for name, percent in measured["accuracy"].items())
    by_kind = "\n".join([_HEAD.format("kind"), *_percents(measured["kinds"])])
    return "\n".join(
        [_HEAD.format("measure"), *_percents(rows), "", f"Right, in percent of the figures found: {exact}.", "", by_kind, ""]
    )


_HEAD = "| {} | precision | recall | F1 | annotated |\n| --- | --: | --: | --: | --: |"


def _percents(rows: Mapping[str, Mapping[str, float]]) -> list[str]:
    return [
        f"| {name} | {cells['p']} | {cells['r']} | {cells['f']} | {cells['n']} |" for name, cells in rows.items() if cells["n"]
    ]


PARTS: dict[str, Callable[[], str]] = {"codebook": codebook, "first sight": first_sight, "quality": quality}
