"""A comparison with an earlier time tells a change: «inférieur de 3 % à celui de 2008», «15 % sous son niveau de 2019»."""

from __future__ import annotations

import re

from cited_figures.lexicon import alternations, read_lexicon, spelt

YEAR = r"(?:1[89]|20)\d\d"
BEFORE = 60  # characters before a figure in which a word that compares stands
OWN = r"(?:son|sa|ses|leurs?|celui|celle|ceux|celles|niveaux?)(?!\w)"  # not «12 cm au-dessus de la crue de 1996»
BEHIND = r"[^,;:.!?()«»]{0,60}?"  # between what a figure is compared with and its time


class EarlierFinder:
    """Finds whether a figure tells by how much something lies above or below what it was.

    >>> text = "le revenu est inférieur de 3 % à celui de 2008"
    >>> EarlierFinder().find(text, 27, 30)
    'fall'
    """

    def __init__(self, language: str = "fr") -> None:
        forms = alternations("change", language)
        kinds = ("compared", "beside")
        self._change = {row.form: row.canonical for row in read_lexicon("change", language) if row.kind in kinds}
        time = rf"(?<![\w-])(?:{forms['earlier']}|(?:de|en|d'avant) {YEAR})(?!\w)"
        self._before = re.compile(rf"(?<!\w)({forms['compared']}) (?:de |d')(?:[^\W\d]\w* (?:de |d')?){{0,2}}$")
        self._than = re.compile(rf" (?:à|au|aux|ce|celles?|celui|ceux|son|sa|ses|leurs?)(?!\w){BEHIND}{time}")
        self.than = re.compile(rf" qu(?:e |')(?:{OWN}{BEHIND}{time}|{BEHIND}(?<![\w-])(?:{forms['earlier']})(?!\w))")
        self._beside = re.compile(rf" ({forms['beside']}) {OWN}{BEHIND}{time}")

    def find(self, lower: str, start: int, end: int) -> str | None:
        """The change that the figure from start to end tells."""
        begin = max(0, start - BEFORE)
        before = self._before.search(lower, begin, start) if lower.find(" d", begin, start) >= 0 else None
        if before and self._than.match(lower, end):
            return self._change[spelt(before[1])]
        beside = self._beside.match(lower, end)
        return self._change[spelt(beside[1])] if beside else None
