"""How the figures found compare with annotated ones: `python -m cited_figures score GOLD`.

A figure found and one annotated are paired when their characters overlap, most characters first. Each measure is
precision, recall and F1 in percent:

  detect       figures found (percent share money duration age count measure multiple); a bare number where nothing of
               these is annotated is a false one
  value        found with the right number, or the right bounds where there is none
  value+unit   found with the right number, kind and unit (durations and ages compare in days)
  dates        dates and times found
  source       with the right source (half the words of the shorter one in common); one where there is none is false
  hedged       with a right hedge (a word in common)
  direct, mixed, indirect    quotations found, where a file annotates them (indirect ones: those that hold a figure)
  comparator, change, quoted, per    of the figures where they are not the default (=, null, false, null)

then each kind by itself, right when its number and unit are (a date when its value is); then what is exact, in percent
of the pairs (subject: mean word F1); then the disagreements. A column that nothing in the file annotates is left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from cited_figures.articles.article import Article
from cited_figures.errors import UserError
from cited_figures.evaluation.annotations import Annotated, read_annotated
from cited_figures.evaluation.comparison import Disagreement, Row, Scores, compare
from cited_figures.evaluation.corrected import check_annotated, is_corrected, read_corrected
from cited_figures.evaluation.grammar import grammar_report
from cited_figures.evaluation.quoted import compare_quotations
from cited_figures.extractor import analyse, quotations
from cited_figures.schema import Figure
from cited_figures.tables.rows import figure_row, quotation_row

CONTEXT = 40  # characters before and after a disagreement
_GRAVEST = ("missed", "false", "false number", "value", "unit", "kind", "missed date", "false date", "date value")
_SHOWN = (
    "kind",
    "value",
    "low",
    "high",
    "unit",
    "per",
    "comparator",
    "change",
    "date",
    "source",
    "source_said",
    "speaker",
    "said",
    "hedges",
    "as_of",
)


def report(scores: Scores, misses: int) -> str:
    """The scores as a page of text, with up to `misses` disagreements of each sort.

    >>> print(report(compare([]), misses=0).splitlines()[1])
    detect               –       –       –          0
    """
    numbers = scores.as_json()
    head = f"{'':12} {'precision':>9} {'recall':>7} {'F1':>7} {'annotated':>10}"
    lines = [head, *(_line(name, numbers[name]) for name in scores.measures), "", "By kind", head]
    lines += [_line(kind, row) for kind, row in numbers["kinds"].items()]
    if numbers["accuracy"]:
        lines += [
            "",
            "Right, in percent of the pairs: " + "   ".join(f"{name} {value}" for name, value in numbers["accuracy"].items()),
        ]
    if scores.left_out:
        lines += ["", f"Left out, for nobody looked at them: {scores.left_out} figures."]
    sorts: dict[str, list[str]] = defaultdict(list)
    for disagreement in scores.disagreements:
        sorts[disagreement.sort].append(_shown(disagreement))
    for sort, found in sorted(sorts.items(), key=_weight) if misses else ():
        shown = "" if len(found) <= misses else f", the first {misses} of which are"
        lines += ["", f"Disagreements, {sort}: {len(found)}{shown}", *found[:misses]]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the extractor on an annotated file; the result is the exit status.

    arguments: of the command line; None takes those that the program was started with. A file that cannot be read is told on
    standard error, with status 2.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "essai.txt")
    ...     _ = path.write_text("Il touche <f kind=money value=500 unit=EUR>500 euros</f>.", encoding="utf-8")
    ...     status = main([str(path), "--no-syntax", "--misses", "0"])
               precision  recall      F1  annotated
    detect         100.0   100.0   100.0          1
    ...
    >>> status
    0
    """
    parser = argparse.ArgumentParser(
        prog="python -m cited_figures score", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "gold",
        metavar="GOLD",
        help="annotated articles: JSON lines, text marked inline, or a folder of such files; or corrected articles",
    )
    parser.add_argument("--grammar", action="store_true", help="GOLD has sentences marked with their grammar instead")
    parser.add_argument("--misses", type=int, default=20, metavar="N", help="show up to N disagreements of each sort (20)")
    parser.add_argument("--json", action="store_true", help="print the numbers alone, as JSON")
    parser.add_argument("--no-syntax", action="store_true", help="leave out the statistical model")
    options = parser.parse_args(arguments)
    try:
        if options.grammar:
            print(grammar_report(Path(options.gold)))
            return 0
        scores = score(options.gold, syntax=not options.no_syntax)
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(scores.as_json(), ensure_ascii=False) if options.json else report(scores, options.misses))
    return 0


def score(path: str, *, syntax: bool = True) -> Scores:
    """Run the extractor on an annotated file and compare; raises UserError when the file cannot be read.

    path: of a file or a folder, as `read_annotated` or `read_corrected` takes it. syntax: whether the statistical model refines
    subjects.

    >>> import pathlib, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "essai.txt")
    ...     _ = path.write_text("Il touche <f kind=money value=500 unit=EUR>500 euros</f>.", encoding="utf-8")
    ...     score(str(path), syntax=False).measures["value+unit"].percent()
    {'p': 100.0, 'r': 100.0, 'f': 100.0, 'n': 1}
    """
    if not is_corrected(path):
        check_annotated(path)
    gold = read_corrected(path) if is_corrected(path) else read_annotated(path)
    found: list[tuple[Annotated, list[Row]]] = []
    quoted: list[tuple[Annotated, list[Row]]] = []
    articles = (Article(row.text, published=row.date, name=row.name) for row in gold)
    for row, analysis in zip(gold, analyse(articles, syntax=syntax), strict=True):
        found.append((row, [figure_row(figure) for figure in analysis.figures if not _is_open(row, figure)]))
        if row.quotations is not None:
            quoted.append((row, [quotation_row(quotation) for quotation in quotations(analysis, syntax=syntax)]))
    scores = compare(found)
    scores.left_out = sum(len(row.open) for row in gold)
    compare_quotations(scores, quoted)
    return scores


def _is_open(row: Annotated, figure: Figure) -> bool:
    """Whether nobody said of a figure whether it is right."""
    return any(figure.start < end and figure.end > start for start, end in row.open)


def _line(name: str, row: dict[str, float]) -> str:
    """A row of the page; a dash where nothing is annotated, so that nothing can be measured."""
    if not row["n"]:
        return f"{name:12} {'–':>9} {'–':>7} {'–':>7} {0:10}"
    return f"{name:12} {row['p']:9.1f} {row['r']:7.1f} {row['f']:7.1f} {row['n']:10}"


def _weight(item: tuple[str, list[str]]) -> tuple[int, str]:
    sort, _ = item
    return (_GRAVEST.index(sort) if sort in _GRAVEST else len(_GRAVEST)), sort


def _shown(disagreement: Disagreement) -> str:
    """The words in their context, and below them what either side says."""
    _, article, wanted, got = disagreement
    row = wanted or got or {}
    start, end, text = row["start"], row["end"], article.text
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    words = f"{before}[[{text[start:end]}]]{after}".replace("\n", " ")
    sides = [f"{side:9} {_columns(cells, text)}" for side, cells in (("annotated", wanted), ("found", got)) if cells]
    return "\n    ".join([f"{article.name}: …{words}…", *sides])


def _columns(row: Row, text: str) -> str:
    cells = {column: row.get(column) for column in _SHOWN if row.get(column) not in (None, "1", "=", [], ())}
    if cells.get("value") is not None and cells["value"] == cells.get("low") == cells.get("high"):
        del cells["low"], cells["high"]
    said = (f"{column} {value:g}" if isinstance(value, float) else f"{column} {value}" for column, value in cells.items())
    return f"«{text[row['start'] : row['end']]}» " + ", ".join(said)


if __name__ == "__main__":
    sys.exit(main())
