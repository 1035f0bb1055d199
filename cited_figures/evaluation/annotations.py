"""Annotated articles: texts with the figures that a person marked in them, as JSON lines or marked inline."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from cited_figures.articles.article import read_day
from cited_figures.articles.encoding import decode
from cited_figures.errors import UserError
from cited_figures.kinds import KINDS
from cited_figures.schema import CERTAINTIES, CHANGES, COMPARATORS, FIGURE_COLUMNS, QUOTATION_KINDS

_LINES = {".jsonl", ".ndjson", ".json"}
_NUMBERS = ("value", "low", "high")
_CATEGORIES = {"kind": KINDS, "comparator": COMPARATORS, "change": CHANGES, "certainty": CERTAINTIES}
_COLUMNS = {column.name for column in FIGURE_COLUMNS}
_BY_MACHINE = {"article", "sentence", "reference_date", "source_id", "start", "end", "text"}  # an inline mark gives none of these
_WORDS = {column.name for column in FIGURE_COLUMNS if column.type == "str"} - _BY_MACHINE
_YES = {column.name for column in FIGURE_COLUMNS if column.type == "bool"}
_MARK = re.compile(r"<f((?: \w+=(?:\"[^\"]*\"|[^\s\">]+))*)>(.*?)</f>", re.DOTALL)
_ATTRIBUTE = re.compile(r" (\w+)=(\"[^\"]*\"|[^\s\">]+)")


@dataclass(frozen=True)
class Annotated:
    """A text, the figures annotated in it, the columns that its file annotates anywhere, and its quotations.

    quotations: as `{"start", "end", "kind", "speaker"?, "said"?}`; None where the file annotates none of this text. open: first
    and end characters of figures of which nobody said whether they are right.
    """

    name: str
    text: str
    date: datetime.date | None
    figures: list[dict[str, Any]]
    columns: frozenset[str]
    quotations: list[dict[str, Any]] | None = None
    open: tuple[tuple[int, int], ...] = ()


def read_annotated(path: str | Path) -> list[Annotated]:
    """Read an annotated file (JSON lines, or text marked inline, one article a line), or all of a folder.

    Raises UserError with one sentence that says where the file is wrong and what to write instead.
    path: of the file or folder. The figures of each article are rows with `start`, `end`, `text` and the columns annotated.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     marked = "Il touche <f kind=money value=500 unit=EUR>500 euros</f>."
    ...     _ = Path(folder, "essai.txt").write_text(marked, encoding="utf-8")
    ...     [(row.name, row.text, row.figures[0]["unit"]) for row in read_annotated(folder)]
    [('essai.txt:1', 'Il touche 500 euros.', 'EUR')]
    """
    path = Path(path)
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix.lower() in _LINES | {".txt"})
        if not files:
            raise UserError(f"{path} holds no annotated file: put .jsonl or .txt files there.")
        return [annotated for file in files for annotated in read_annotated(file)]
    if not path.is_file():
        raise UserError(f"There is no annotated file «{path}»: check the name.")
    lines = decode(path.read_bytes(), path.name).replace("\r\n", "\n").split("\n")
    rows = list((_json_rows if path.suffix.lower() in _LINES else _inline_rows)(lines, path.name))
    if not rows:
        raise UserError(f"{path.name} holds no annotated article: write one a line.")
    columns = frozenset(column for row in rows for figure in ({}, *row.figures) for column in (*figure, *row.compared))
    return [Annotated(row.name, row.text, row.day, row.figures, columns, row.quotations) for row in rows]


class _Row(NamedTuple):
    name: str
    text: str
    day: datetime.date | None
    figures: list[dict[str, Any]]
    compared: tuple[str, ...] = ()
    quotations: list[dict[str, Any]] | None = None


def _json_rows(lines: list[str], file: str) -> Iterator[_Row]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"Line {number} of {file}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            raise UserError(f'{where} is not JSON: write {{"id": …, "text": …, "figures": […]}} on one line.') from None
        if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not isinstance(row.get("figures"), list):
            raise UserError(f'{where} lacks "text" or "figures": write {{"id": …, "text": …, "figures": […]}}.')
        text = row["text"]
        figures = [
            _placed(figure, text, f"Figure {index} in line {number} of {file}") for index, figure in enumerate(row["figures"], 1)
        ]
        day = read_day(row.get("date") or None, f" in line {number} of {file}")
        quoted = _quotations(row.get("quotations"), text, f"line {number} of {file}")
        yield _Row(str(row.get("id", number)), text, day, figures, (), quoted)


def _quotations(rows: Any, text: str, where: str) -> list[dict[str, Any]] | None:
    """The quotations of a line, None where it annotates none: their offsets lie in the text and their kinds are known."""
    if rows is None:
        return None
    if not isinstance(rows, list):
        raise UserError(f'The quotations in {where} are no list: write [{{"start": …, "end": …, "kind": …}}].')
    for index, row in enumerate(rows, 1):
        _spanned(row, text, f"Quotation {index} in {where}")
        if row.get("kind") not in QUOTATION_KINDS:
            raise UserError(
                f"Quotation {index} in {where} has kind «{row.get('kind')}»: write one of {' '.join(QUOTATION_KINDS)}."
            )
    return rows


def _placed(figure: Any, text: str, where: str) -> dict[str, Any]:
    """A figure of JSON lines: its offsets lie in the text and give its words."""
    _spanned(figure, text, where)
    return _completed(figure, where)


def _spanned(row: Any, text: str, where: str) -> None:
    """Check that a row of JSON lines says where it stands, and says the words that stand there if it says any."""
    if not isinstance(row, dict):
        raise UserError(f'{where} is no object: write {{"start": …, "end": …, "kind": …}}.')
    start, end = row.get("start"), row.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise UserError(f'{where} needs "start" and "end", characters of the text from 0, the end exclusive.')
    words = text[start:end]
    if row.get("text", words) != words:
        raise UserError(f"{where} says «{row['text']}», but characters {start} to {end} are «{words}»: mend the offsets.")


def _inline_rows(lines: list[str], file: str) -> Iterator[_Row]:
    day: datetime.date | None = None
    compared: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        where = f"line {number} of {file}"
        if not line.strip() or line.startswith("# "):
            continue
        if line.startswith("@date "):
            day = None if line[6:].strip() == "none" else read_day(line[6:], f" in {where}")
        elif line.startswith("@compare "):
            compared = tuple(line[9:].split())
        elif line.startswith("@") and line.split()[0][1:].islower():
            raise UserError(f"{line.split()[0]} in {where} is unknown: the directives are @date and @compare.")
        else:
            text, figures = read_marks(line.replace(" ¶ ", "\n\n"), where)
            yield _Row(f"{file}:{number}", text, day, figures, compared)


def read_marks(marked: str, where: str = "the text") -> tuple[str, list[dict[str, Any]]]:
    """Take the marks out of a text: the text, and the figures marked, with their offsets and columns.

    where: how messages name the text. Offsets are characters of the text without marks.
    Raises UserError on a mark that does not parse, an unknown column or a value that the column does not take.

    >>> text, figures = read_marks("Environ <f kind=count value=300 unit=personne comparator=≈>300</f> personnes.")
    >>> text, figures[0]["start"], figures[0]["value"], figures[0]["low"]
    ('Environ 300 personnes.', 8, 300.0, None)
    """
    pieces: list[str] = []
    figures = []
    length = position = 0
    for match in _MARK.finditer(marked):
        before, words = marked[position : match.start()], match[2]
        start = length + len(before)
        place = f"The figure «{words}» in {where}"
        figures.append(
            {"start": start, "end": start + len(words), "text": words} | _completed(_attributes(match[1], place), place)
        )
        pieces += [before, words]
        length, position = start + len(words), match.end()
    text = "".join([*pieces, marked[position:]])
    if "<f " in text or "</f>" in text:
        raise UserError(f"A mark in {where} does not parse: write <f kind=count value=3 unit=jour>trois</f>.")
    return text, figures


def _attributes(written: str, where: str) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for column, value in _ATTRIBUTE.findall(written):
        value = value.strip('"')
        if column in _BY_MACHINE:
            raise UserError(f"{where} gives {column}, which follows from the text: leave it out.")
        if column in _NUMBERS:
            try:
                given[column] = float(value)
            except ValueError:
                raise UserError(f"{where} gives {column}={value}: write a number with a decimal point.") from None
        else:
            given[column] = tuple(value.split("|")) if column == "hedges" else value == "yes" if column in _YES else value
    return given


def _completed(figure: dict[str, Any], where: str) -> dict[str, Any]:
    """Check the columns of a figure, and work out the bounds that its value and comparator commit to."""
    for column, value in figure.items():
        if column not in _COLUMNS:
            raise UserError(f"{where} has an unknown column {column}: the README's codebook lists them.")
        if value is None:
            continue
        if column in _CATEGORIES and value not in _CATEGORIES[column]:
            raise UserError(f"{where} has {column} «{value}»: write one of {' '.join(_CATEGORIES[column])}.")
        if column in _NUMBERS and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise UserError(f"{where} has {column} «{value}»: write a number, or null.")
        if column in _WORDS and not isinstance(value, str):
            raise UserError(f"{where} has {column} «{value}»: write text in quotation marks, or null.")
        if column in _YES and not isinstance(value, bool):
            raise UserError(f"{where} has {column} «{value}»: write true or false.")
        if column == "hedges" and not (isinstance(value, list | tuple) and all(isinstance(hedge, str) for hedge in value)):
            raise UserError(f"{where} has hedges «{value}»: write a list of texts.")
    if not figure.get("kind"):
        raise UserError(f"{where} has no kind: write one of {' '.join(KINDS)}.")
    value, comparator = figure.get("value"), figure.get("comparator") or "="
    bounds = {"low": value if comparator in "=≥>" else None, "high": value if comparator in "=≤<" else None}
    return {"value": None} | bounds | figure
