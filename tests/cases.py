"""Cases in plain text: sentences with their figures marked inline, and sentences that must give nothing.

A line is a case. «¶» is a paragraph break. `# …` is a comment. `@date 2012-07-04` sets the day that relative dates
count from for the lines that follow (`@date none` unsets it). `@compare source source_cue` names further columns
that the cases of this file compare, as given or else at their default.

A figure is `<f kind=percent value=7.1 unit=% source="l'Insee">7,1 %</f>`. Always compared: the span, `kind`,
`value`, `low`, `high`, `unit`, `per`, `comparator`, `change`, `date`. What is not given is at its default: for an
exact value `low` and `high` are the value, `unit` is 1, `comparator` is «=», the rest is null. `low=` and `high=`
follow from `value=` and `comparator=` too. Any other column is compared where the figure gives it. A list is written
with «|» between its items, `quoted=yes` is true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cited_figures.schema import FIGURE_COLUMNS

ALWAYS = ("start", "end", "text", "kind", "value", "low", "high", "unit", "per", "comparator", "change", "date")
DEFAULTS: dict[str, Any] = {"unit": "1", "comparator": "=", "quoted": False, "hedges": (), "certainty": "stated"}
NUMBERS = {"value", "low", "high"}
ATTRIBUTES = {column.name for column in FIGURE_COLUMNS} - {"article", "sentence", "start", "end", "text", "reference_date"}
_MARK = re.compile(r"<f((?: \w+=(?:\"[^\"]*\"|[^\s\">]+))*)>(.*?)</f>", re.DOTALL)
_ATTRIBUTE = re.compile(r" (\w+)=(\"[^\"]*\"|[^\s\">]+)")


@dataclass(frozen=True)
class Case:
    """One text and the figures that it must give."""

    where: str
    text: str
    date: str | None
    figures: tuple[dict[str, Any], ...]
    compare: tuple[str, ...] = ()


def read_cases(path: Path) -> list[Case]:
    """Read a file of cases; raises ValueError on an unknown key or a mark that does not parse."""
    cases = []
    date: str | None = None
    compare: tuple[str, ...] = ()
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        where = f"{path.name}:{number}"
        if not line.strip() or line.startswith("# "):
            continue
        if line.startswith("@date "):
            date = None if line[6:].strip() == "none" else line[6:].strip()
        elif line.startswith("@compare "):
            compare = tuple(line[9:].split())
        elif line.startswith("@"):
            raise ValueError(f"{where}: unknown directive {line.split()[0]}")
        else:
            text, figures = parse(line.replace(" ¶ ", "\n\n"), where)
            cases.append(Case(where, text, date, tuple(figures), compare))
    return cases


def parse(marked: str, where: str) -> tuple[str, list[dict[str, Any]]]:
    """Take the marks out of a text: the text, and the columns that each mark gives."""
    pieces: list[str] = []
    figures = []
    length = position = 0
    for match in _MARK.finditer(marked):
        before, words = marked[position : match.start()], match[2]
        start = length + len(before)
        figures.append({"start": start, "end": start + len(words), "text": words} | _columns(match[1], where))
        pieces += [before, words]
        length, position = start + len(words), match.end()
    pieces.append(marked[position:])
    text = "".join(pieces)
    if "<f" in text or "</f>" in text:
        raise ValueError(f"{where}: a mark that does not parse")
    return text, figures


def _columns(attributes: str, where: str) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for key, value in _ATTRIBUTE.findall(attributes):
        value = value.strip('"')
        if key not in ATTRIBUTES:
            raise ValueError(f"{where}: unknown key {key}")
        given[key] = _cell(key, value)
    if "kind" not in given:
        raise ValueError(f"{where}: a figure without kind")
    return _bounds(given)


def _cell(key: str, value: str) -> Any:
    if key in NUMBERS:
        return float(value)
    if key == "hedges":
        return tuple(value.split("|"))
    return value == "yes" if key == "quoted" else value


def _bounds(given: dict[str, Any]) -> dict[str, Any]:
    value, comparator = given.get("value"), given.get("comparator", "=")
    given.setdefault("value", None)
    given.setdefault("low", value if comparator in "=≥>" and given["kind"] not in {"date", "time"} else None)
    given.setdefault("high", value if comparator in "=≤<" and given["kind"] not in {"date", "time"} else None)
    return given


def difference(case: Case, figures: list[Any]) -> str | None:
    """What is wrong with the figures found for a case, or None."""
    wanted = [_shown(figure, set(figure) | set(ALWAYS) | set(case.compare), figure.get) for figure in case.figures]
    got = []
    for index, figure in enumerate(figures):
        keys = set(ALWAYS) | set(case.compare) | (set(case.figures[index]) if index < len(case.figures) else set())
        got.append(_shown(figure, keys, lambda key, figure=figure: getattr(figure, key)))
    return None if wanted == got else f"{case.where}: {case.text!r}\n  wanted {wanted}\n  got    {got}"


def _shown(figure: Any, keys: set[str], get: Any) -> dict[str, Any]:
    row = {}
    for key in sorted(keys):
        value = get(key)
        if value is None:
            value = DEFAULTS.get(key)
        row[key] = round(value, 4) if isinstance(value, float) else value
    return row
