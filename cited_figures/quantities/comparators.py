"""Words beside a figure that say how its number relates to the real one: «près de», «au moins», «dépasse»."""

from __future__ import annotations

import re

from cited_figures.grammar.rules import Rules
from cited_figures.lexicon import alternation, alternations, read_lexicon, spelt
from cited_figures.patterns import compiled
from cited_figures.schema import Draft

WINDOW = 46
NOT = ("ne ", "n'")
AFTER = 24  # characters behind such words that may go with them
# «trois ans de prison et plus»
OF_WHAT = re.compile(r" (?:de |d')[^\W\d][\w-]*(?: [\w-]+)?(?= (?:et|ou) )")


class ComparatorFinder:
    """Finds the comparator of a figure and the words that carry it, on its left or on its right."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("comparators", language)
        self._before = {row.form: row.canonical for row in rows if row.kind == "before"}
        self._after = {row.form: row.canonical for row in rows if row.kind == "after"}
        forms = alternations("comparators", language)
        self.rules = Rules("comparators", language)
        # «n'a pas dépassé 45 %», «ne devrait guère dépasser 45 %», «ne peut excéder 45 %»
        auxiliary, modal, negation = (forms[kind] for kind in ("auxiliary", "modal", "negation"))
        self._negated = compiled(
            rf"(?<!\w)(?:n'|ne )(?:(?:{auxiliary}|{modal}) (?:{negation})(?: encore)?|(?:{modal})) $",
        )
        adverb = forms["adverb"]
        self._left = compiled(
            rf"(?<![\w-])({alternation(self._before)})(?!\w)(?: (?:{adverb})| (?P<not>{negation}))? ?"
            r"(?:les |la |le |l'|des |ces |ses |leurs |quelque |de |d')?(?:\(|[«\"“] ?)?$"  # «plus de « 3 000 ballons »»
        )
        self._directly = compiled(rf"(?: par \w+)?,?(?: «)? \(?({alternation(self._after)})(?![\w-])")

    def find(self, text: str, lower: str, draft: Draft, floor: int, noun_end: int) -> int:
        """Set comparator and modifier of a draft, and its bounds; return where the modifier begins (or the figure).

        floor: the character before which nothing belongs to this figure.
        """
        begin = max(floor, draft.start - WINDOW)
        left = self._left.search(lower, begin, draft.start)
        start = draft.start
        if left and not self._says(lower, draft, left, begin):
            left = None
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
        elif right := self._behind(lower, draft, noun_end):
            self._set(draft, self._after[spelt(right[1])], text[right.start(1) : right.end(1)])
        bound(draft)
        return start

    def _says(self, lower: str, draft: Draft, words: re.Match[str], begin: int) -> bool:
        """Whether words before or behind a figure say how it relates to the real number: not «en plus des 40»."""
        side = "before" if words.end() <= draft.start else "after"
        place = {
            "side": side,
            "inside": words[1],
            "before": lower[begin : words.start(1)],
            "between": lower[words.end(1) : draft.start] if side == "before" else None,
            "after": lower[words.end(1) : words.end(1) + AFTER],
            "kind": draft.kind,
            "valued": draft.value is not None,
        }
        return self.rules.decide(place) is None

    def _behind(self, lower: str, draft: Draft, noun_end: int) -> re.Match[str] | None:
        """The words behind a figure or its noun: «300 euros au moins», «trois ans de prison et plus»."""
        of_what = OF_WHAT.match(lower, draft.end) if draft.kind == "duration" else None
        for end in (draft.end, noun_end, of_what.end() if of_what else noun_end):
            found = self._directly.match(lower, end)
            if found and self._says(lower, draft, found, end):
                return found
        return None

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
