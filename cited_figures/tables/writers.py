"""Tables and annotations to files and back; a file or a folder is written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cited_figures.articles.article import Article
from cited_figures.errors import ArticleWarning, UserError
from cited_figures.schema import FIGURE_COLUMNS, Column, Figure
from cited_figures.tables.export import csv as csv_of
from cited_figures.tables.export import restored, write

if TYPE_CHECKING:
    import pandas as pd

_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
SPREADSHEET = 1_048_575  # rows below the heading
_CONTEXT = 32  # characters before and after the words, in an annotation


def write_table(table: pd.DataFrame, path: Path, *, french: bool = False, article: Article | None = None) -> None:
    """Write a table as the name of its file says: .csv, .parquet, .jsonl, or .jsonld for annotations over an article.

    path: of the file, in a folder that is there. french: a CSV as a French Excel opens it. article: whose text the annotations
    are laid over; the table is one of figures.
    Raises UserError when the name ends otherwise, when the annotations have no article, or when nothing can be written.

    >>> import pandas, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_table(pandas.DataFrame({"value": [1.5]}), Path(folder, "chiffres.csv"))
    ...     [file.name for file in Path(folder).iterdir()]
    ['chiffres.csv']
    """
    suffix = path.suffix.lower()
    if suffix == ".csv":
        write_csv(table, path, french=french)
    elif suffix == ".parquet":
        write_parquet(table, path)
    elif suffix in {".jsonl", ".ndjson"}:
        write_json_lines(table, path)
    elif suffix != ".jsonld":
        raise UserError(f"Nothing is written as «{path.name}»: end the name in .csv, .parquet, .jsonl or .jsonld.")
    elif article is None:
        raise UserError("Annotations are laid over a text: name the article too, article=…")
    else:
        write_annotations(article, figures_of(table), path)


def figures_of(table: pd.DataFrame) -> list[Figure]:
    """The rows of a figures table, with every column of the schema, as figures; what is missing is None.

    >>> from cited_figures.tables.frames import figures_table
    >>> [figure.unit for figure in figures_of(figures_table(Article("Il a touché 500 000 dollars.")))]
    ['USD']
    """
    return [Figure(**row | {"hedges": tuple(row["hedges"])}) for row in _rows(table)]


def write_csv(table: pd.DataFrame, path: Path, *, french: bool = False) -> None:
    """Write a table as CSV in UTF-8; text between quotation marks, lists joined by «|».

    path: of the file. french: as a French Excel opens it: «;» between the cells, a decimal comma, a byte-order mark. Text that a
    spreadsheet would run is made harmless by «'», which `read_csv` takes off.
    What is missing is an empty cell. Warns of more rows than a spreadsheet opens. Raises UserError when the file cannot be
    written.

    >>> import pandas, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_csv(pandas.DataFrame({"text": ["un euro"], "value": [1.0]}), Path(folder, "chiffres.csv"), french=True)
    ...     Path(folder, "chiffres.csv").read_text("utf-8-sig")
    '"text";"value"\\n"un euro";1,0\\n'
    """
    if len(table) > SPREADSHEET:
        warnings.warn(
            f"{path.name} has {len(table):,} rows, of which a spreadsheet opens {SPREADSHEET:,}: "
            "write it as .parquet, or less of it.",
            ArticleWarning,
            stacklevel=2,
        )
    write(path, csv_of(table, french=french))


def read_csv(path: Path, columns: Sequence[Column] = FIGURE_COLUMNS, *, french: bool = False) -> pd.DataFrame:
    """Read a table back that `write_csv` wrote; the columns' types are the schema's, an empty cell is missing.

    columns: that the table may have. french: as it was given to `write_csv`.

    >>> import pandas, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_csv(pandas.DataFrame({"text": ["un euro"], "per": [None]}), Path(folder, "chiffres.csv"))
    ...     read_csv(Path(folder, "chiffres.csv")).values.tolist()
    [['un euro', <NA>]]
    """
    content = path.read_bytes().decode("utf-8-sig")
    lines = csv.reader(io.StringIO(content, newline=""), delimiter=";" if french else ",")
    header = next(lines)
    cells = list(zip(*lines, strict=True)) or [()] * len(header)
    given = dict(zip(header, cells, strict=True))
    return _typed({c.name: [_value(cell, c, french) for cell in given[c.name]] for c in columns if c.name in given}, columns)


def write_parquet(table: pd.DataFrame, path: Path) -> None:
    """Write a table as Parquet, its types kept, into the file at a path; raises UserError when it cannot be written.

    >>> import pandas, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_parquet(pandas.DataFrame({"text": ["un euro"]}), Path(folder, "chiffres.parquet"))
    ...     pandas.read_parquet(Path(folder, "chiffres.parquet")).values.tolist()
    [['un euro']]
    """
    file = io.BytesIO()
    table.to_parquet(file, index=False)
    write(path, file.getvalue())


def read_parquet(path: Path, columns: Sequence[Column] = FIGURE_COLUMNS) -> pd.DataFrame:
    """Read a table back that `write_parquet` wrote; columns: that it may have, whose types are the schema's.

    >>> import pandas, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_parquet(pandas.DataFrame({"text": ["un euro"], "start": [0]}), Path(folder, "chiffres.parquet"))
    ...     read_parquet(Path(folder, "chiffres.parquet")).dtypes.astype(str).tolist()
    ['Int64', 'string']
    """
    import pyarrow.parquet as pq

    return _typed(pq.read_table(path).to_pydict(), columns)


def write_json_lines(table: pd.DataFrame, path: Path) -> None:
    """Write a table as JSON lines, one object a row, null for what is missing.

    path: of the file. Raises UserError when it cannot be written.

    >>> import pandas, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_json_lines(pandas.DataFrame({"text": ["un euro"], "per": [None]}), Path(folder, "chiffres.jsonl"))
    ...     Path(folder, "chiffres.jsonl").read_text("utf-8")
    '{"text": "un euro", "per": null}\\n'
    """
    lines = (json.dumps(row, ensure_ascii=False) for row in _rows(table))
    write(path, "".join(line + "\n" for line in lines).encode())


def read_json_lines(path: Path, columns: Sequence[Column] = FIGURE_COLUMNS) -> pd.DataFrame:
    """Read a table back that `write_json_lines` wrote, all columns of it; their types are the schema's, null is missing.

    >>> import tempfile
    >>> from cited_figures.tables.frames import figures_table
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_json_lines(figures_table(Article("Il a touché 500 000 dollars.")), Path(folder, "chiffres.jsonl"))
    ...     read_json_lines(Path(folder, "chiffres.jsonl"))["unit"].tolist()
    ['USD']
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    return _typed({column.name: [row.get(column.name) for row in rows] for column in columns}, columns)


def write_annotations(article: Article, figures: Iterable[Figure], path: Path) -> None:
    """Write figures as Web Annotations (JSON-LD, the W3C's data model) over the article's text.

    figures: of that article. path: of the file. Raises UserError when it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_annotations(Article("Rien."), [], Path(folder, "chiffres.jsonld"))
    ...     json.loads(Path(folder, "chiffres.jsonld").read_text("utf-8"))["items"]
    []
    """
    write(path, (json.dumps(web_annotations(article, figures), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace"))


def web_annotations(article: Article, figures: Iterable[Figure]) -> dict[str, Any]:
    """A page of Web Annotations: where each figure stands in the text, and its columns.

    article: the annotations' target is its `url` where that is one of the web, else `urn:article:` with its name. figures: of
    that article.
    Positions count Unicode code points, as the W3C's data model does.

    >>> from cited_figures import extract
    >>> text = "Il a touché 500 000 dollars."
    >>> page = web_annotations(Article(text, name="essai"), next(extract([text], syntax=False)))
    >>> page["items"][0]["target"]["selector"][0]
    {'type': 'TextPositionSelector', 'start': 12, 'end': 27}
    """
    source = (
        article.url
        if article.url and _WEB.match(article.url)
        else f"urn:article:{quote(article.name or 'text', safe='', errors='replace')}"
    )
    items = [_annotation(article.text, figure, source) for figure in figures]
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": items}


def read_annotations(path: Path) -> list[Figure]:
    """Read the figures back that `write_annotations` wrote.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_annotations(Article("Rien."), [], Path(folder, "chiffres.jsonld"))
    ...     read_annotations(Path(folder, "chiffres.jsonld"))
    []
    """
    found = []
    for item in json.loads(path.read_text(encoding="utf-8"))["items"]:
        row = json.loads(next(body["value"] for body in item["body"] if body["purpose"] == "describing"))
        found.append(
            Figure(
                **{field.name: row[field.name] for field in fields(Figure) if field.name in row}
                | {"hedges": tuple(row["hedges"])}
            )
        )
    return found


def _annotation(text: str, figure: Figure, source: str) -> dict[str, Any]:
    start, end = figure.start, figure.end
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    columns = json.dumps(asdict(figure), ensure_ascii=False)
    selectors = [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": figure.text, "prefix": before, "suffix": after},
    ]
    return {
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": figure.kind},
            {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": columns},
        ],
        "target": {"source": source, "selector": selectors},
    }


def _value(cell: str, column: Column, french: bool) -> Any:
    """What a cell of a column means; the opposite of what `export.csv` writes."""
    if column.type.startswith("list"):
        words = re.findall(r"(?:\\.|[^\\|])+", restored(cell), re.DOTALL)
        plain = [re.sub(r"\\(.)", r"\1", word) for word in words]
        return [int(word) for word in plain] if column.type == "list[int]" else plain
    if not cell:
        return float("nan") if column.type == "float" else None
    if column.type in {"int", "float"}:
        number = float(cell.replace(",", ".") if french else cell)
        return int(number) if column.type == "int" else number
    return cell == "True" if column.type == "bool" else restored(cell)


def _typed(values: dict[str, Any], columns: Sequence[Column]) -> pd.DataFrame:
    from cited_figures.tables.frames import table

    names = [column for column in columns if column.name in values]
    return table(zip(*(values[column.name] for column in names), strict=True), names)


def _rows(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for row in table.to_dict("records"):
        yield {str(name): list(value) if isinstance(value, list | tuple) else _json(value) for name, value in row.items()}


def _json(value: Any) -> Any:
    if value is None or isinstance(value, str | bool):
        return value
    if value != value or str(value) == "<NA>":
        return None
    return value.item() if hasattr(value, "item") else value
