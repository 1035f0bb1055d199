"""A row of a table in its article, as the invariants see it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cited_figures.evaluation.annotations import read_marks
from cited_figures.kinds import KINDS, KindRow


@dataclass(frozen=True, slots=True)
class Row:
    """A row of an article's figures or quotations.

    text: the article's. cells: the columns of the row's table; what is missing is None or left out. others: all rows of
    that table for the article. sentence: first and end character of the sentence that it begins in.
    """

    text: str
    cells: Mapping[str, Any]
    others: Sequence[Mapping[str, Any]] = ()
    sentence: tuple[int, int] | None = None

    def __getitem__(self, column: str) -> Any:
        return self.cells.get(column)

    @property
    def kind(self) -> KindRow | None:
        """What a figure of its kind can have; None for a quotation."""
        return KINDS.get(self["kind"])

    @property
    def words(self) -> str:
        """What the text has at the row's offsets."""
        return self.text[self["start"] : self["end"]]

    def places(self, words: str) -> list[tuple[int, int]]:
        """Where words stand in the text, the nearest first, whichever apostrophe they have."""
        plain, wanted = self.text.replace("’", "'"), re.escape(words.replace("’", "'"))
        found = [match.span() for match in re.finditer(rf"(?<!\w){wanted}(?!\w)", plain)]
        return sorted(found, key=lambda place: abs(place[0] - self["start"]))

    def paragraph(self) -> str:
        """The line of the text in which the row begins."""
        last = self.text.find("\n", self["end"])
        return self.text[self.text.rfind("\n", 0, self["start"]) + 1 : len(self.text) if last < 0 else last]


def example(marked: str, number: int = 0) -> Row:
    """A figure of a text marked inline, the first one or that of another number.

    Raises UserError on marks that do not parse.

    >>> example("Il crée <f kind=count value=3 unit=poste>3</f> postes.")["unit"]
    'poste'
    """
    text, figures = read_marks(marked)
    return Row(text, figures[number], figures)
