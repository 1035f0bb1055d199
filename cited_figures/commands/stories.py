"""JSON lines in, JSON lines out: the articles of one story, their copies and claims."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from cited_figures.articles.article import Article
from cited_figures.commands.streams import Lines, Progress, beside, opened, write
from cited_figures.corrections.corrected import corrected
from cited_figures.extractor import analyse
from cited_figures.stories.claim import Claim
from cited_figures.stories.story import read_story
from cited_figures.tables.rows import figure_row

_OWN = ("start", "end", "text", "value", "low", "high", "unit", "source", "source_id", "certainty", "as_of", "date")


def claim_lines(name: str | None, *, syntax: bool = True, language: str | None = None) -> int:
    """Write what the articles of one story say: first `{"copies": [[id, original], …]}`, then a JSON line a claim.

    name: a file of JSON lines `{"id", "text", "date"?, "month"?}`; None reads standard input. The exit status is 1 when a line
    could not be read. A claim is `{"claim", "what", "kind", "verdict", "occurrences"}`, an occurrence `{"article", "start",
    "end", …}` with null for what its text does not tell; its figure is as people put it right.
    """
    with opened(name) as stream:
        lines = Months(stream, sys.stderr, beside(name))
        progress = Progress(stream)
        read = []
        for analysis in analyse(lines, syntax=syntax, language=language):
            read.append(corrected(analysis))
            progress.step(len(read[-1].figures))
        progress.close()
    ids = list(lines.ids)
    story = read_story(read, lines.order)
    write({"copies": [[ids[copy], ids[original]] for copy, original in story.copies]})
    for claims in story.claims:
        write(claim_line(claims, ids))
    return 1 if lines.failed else 0


class Months(Lines):
    """The articles of a stream, and the day or the month that each is of; `order` has them by number of article."""

    def __iter__(self) -> Iterator[Article]:
        self.order: dict[int, str] = {}
        for number, article in enumerate(super().__iter__()):
            month = self.row.get("month")
            if article.published:
                self.order[number] = article.published.isoformat()
            elif isinstance(month, int | str):
                self.order[number] = f"{month:0>4}"
            yield article


def claim_line(claims: list[Claim], ids: list[Any]) -> dict[str, Any]:
    """The occurrences of one claim as one JSON object.

    claims: of one number, at least one. ids: of the articles, by their number in the story.
    """
    first = claims[0]
    occurrences = []
    for claim in claims:
        row = figure_row(claim.figure)
        own = {name: row[name] for name in _OWN}
        occurrences.append({"article": ids[claim.number], **own, "copy_of": claim.copy_of})
    return {
        "claim": first.claim,
        "what": first.what,
        "kind": first.figure.kind,
        "verdict": first.verdict,
        "occurrences": occurrences,
    }
