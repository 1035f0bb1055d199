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

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cited_figures.evaluation.annotations import read_marks

ALWAYS = ("start", "end", "text", "kind", "value", "low", "high", "unit", "per", "comparator", "change", "date")
DEFAULTS: dict[str, Any] = {
    "unit": "1",
    "comparator": "=",
    "quoted": False,
    "source_named": False,
    "hedges": (),
    "certainty": "stated",
}


@dataclass(frozen=True)
class Case:
    """One text and the figures that it must give."""

    where: str
    text: str
    date: str | None
    figures: tuple[dict[str, Any], ...]
    compare: tuple[str, ...] = ()


def read_cases(path: Path) -> list[Case]:
    """Read a file of cases; raises ValueError on an unknown directive, column or value, or a mark that does not parse."""
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
            text, figures = read_marks(line.replace(" ¶ ", "\n\n"), where)
            cases.append(Case(where, text, date, tuple(figures), compare))
    return cases


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
