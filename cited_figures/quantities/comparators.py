"""Words beside a figure that say how its number relates to the real one: «près de», «au moins», «dépasse»."""

from __future__ import annotations

import re

from cited_figures.lexicon import alternation, alternations, read_lexicon, spelt
from cited_figures.patterns import compiled
from cited_figures.schema import Draft

WINDOW = 46
NOT = ("ne ", "n'")
BY = ("de", "d'")
LIMITED = {"money", "duration", "age", "percent"}  # what «à partir de» limits; of what is counted something else is made
DETERMINED = re.compile(r"(?<!\w)(?:un|le|du|au|ce|son|leur|mon|notre|jeune|ancien) $")


class ComparatorFinder:
    """Finds the comparator of a figure and the words that carry it, on its left or on its right."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("comparators", language)
        self._before = {row.form: row.canonical for row in rows if row.kind == "before"}
        self._after = {row.form: row.canonical for row in rows if row.kind == "after"}
        forms = alternations("comparators", language)
        self._exceeding = {row.form for row in read_lexicon("change", language) if row.kind == "compared"}
        # «n'a pas dépassé 45 %», «ne devrait guère dépasser 45 %», «ne peut excéder 45 %»
        auxiliary, modal, negation = (forms[kind] for kind in ("auxiliary", "modal", "negation"))
        self._negated = compiled(
            rf"(?<!\w)(?:n'|ne )(?:(?:{auxiliary}|{modal}) (?:{negation})(?: encore)?|(?:{modal})) $",
        )
        adverb, superlative = forms["adverb"], forms["superlative"]  # «au plus fort de la crue»
        self._left = compiled(
            rf"(?<![\w-])({alternation(self._before)})(?!\w)(?: (?:{adverb})| (?P<not>{negation}))? ?"
            r"(?:les |la |le |l'|des |ces |ses |leurs |quelque |de |d')?(?:\(|[«\"“] ?)?$"  # «plus de « 3 000 ballons »»
        )
        number = alternation(row.form for row in read_lexicon("numbers", language))
        self._directly = compiled(  # «dans cinq ans, environ | neuf millions» goes with what follows
            rf"(?: par \w+)?,?(?: «)? \(?({alternation(self._after)})"
            rf"(?![\w-]| (?:de |d'|que |qu'|\d|(?:{number})(?!\w)|{superlative}))"
        )

    def find(self, text: str, lower: str, draft: Draft, floor: int, noun_end: int) -> int:
        """Set comparator and modifier of a draft, and its bounds; return where the modifier begins (or the figure).

        floor: the character before which nothing belongs to this figure.
        """
        begin = max(floor, draft.start - WINDOW)
        left = self._left.search(lower, begin, draft.start)
        start = draft.start
        if left and ((left[1] == "plus que" and draft.kind != "multiple") or (left[1] == "sous" and draft.kind == "duration")):
            left = None  # «ne compte plus que onze âmes», «sous dix jours»
        if left and left[1] in self._exceeding and lower[left.end(1) : draft.start].strip() in BY:
            left = None  # «les recettes dépassent de 8 % celles de mars»
        if left and left[1].startswith("à partir ") and (draft.kind not in LIMITED or draft.value is None):
            left = None  # «une liste dressée à partir de 300 dossiers»
        if left and left[1] == "voisin de" and DETERMINED.search(lower, begin, left.start(1)):
            left = None  # «un voisin de 47 ans»
        if left and left[1].startswith("plus d") and lower.endswith("en ", begin, left.start(1)):
            left = None  # «en plus des 40 millions déjà versés»
        denial = self._denial(lower, floor, left) if left else None
        if left and left["not"] and not denial:
            left = None
        if denial:  # «n'a pas dépassé 45 %»
            start = denial[0]
            self._set(draft, "≤", text[slice(*denial)])
        elif left:
            start = left.start(1)
            self._set(draft, self._before[spelt(left[1])], text[start : left.end(1)])
            earlier = self._left.search(lower, max(floor, start - 24), start)
            if earlier and self._before[spelt(earlier[1])] in "≥≤≈":  # «jusqu'à environ 30», «au moins près de»
                start = earlier.start(1)
                if draft.comparator == "≈":
                    self._set(draft, self._before[spelt(earlier[1])], text[start : earlier.end(1)])
        elif right := (
            self._directly.match(lower, draft.end) or (self._directly.match(lower, noun_end) if noun_end > draft.end else None)
        ):
            self._set(draft, self._after[spelt(right[1])], text[right.start(1) : right.end(1)])
        bound(draft)
        return start

    def _denial(self, lower: str, floor: int, left: re.Match[str]) -> tuple[int, int] | None:
        """From where to where «more than» is denied: «n'a pas dépassé 45 %», «n'excède jamais 45 %»."""
        if self._before[spelt(left[1])] != ">":
            return None
        if left["not"]:
            not_ = next((word for word in NOT if lower.endswith(word, floor, left.start(1))), None)
            return (left.start(1) - len(not_), left.end("not")) if not_ else None
        found = self._negated.search(lower, max(floor, left.start(1) - 32), left.start(1))
        return (found.start(), left.end(1)) if found else None

    def _set(self, draft: Draft, comparator: str, words: str) -> None:
        draft.comparator, draft.modifier = comparator, words


def bound(draft: Draft) -> None:
    """Set the bounds that the words commit to from value and comparator.

    >>> draft = Draft(0, 3, "count", value=300.0, comparator=">")
    >>> bound(draft)
    >>> draft.low, draft.high
    (300.0, None)
    """
    if draft.value is None:
        return
    draft.low = draft.value if draft.comparator in "=≥>" else None
    draft.high = draft.value if draft.comparator in "=≤<" else None
