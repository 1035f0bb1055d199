"""The signs + and − before a figure: a level below zero («–5 °C»), the direction of a change («(- 1,8 %)»), or a mere dash."""

from __future__ import annotations

import re

from cited_figures.lexicon import alternations
from cited_figures.schema import Draft

DASHES = "-–"
SIGNS = "+" + DASHES
OPENS = frozenset(' \t\n(:;,«"“[')  # a sign stands after one of these; «Covid-19», «+/- 300»
BESIDE = ("(", ",", ";")  # what is added to a figure is a change: «42 % (-3)»
UNSIGNED = {"share", "multiple", "score", "ordinal", "age", "date", "time"}
BELOW_ZERO = {"Cel", "[degF]", "deg"}
MINUS = re.compile(r"(?<!\w)(?<!au )(?<!de )(?<!du )(?<!un )moins $")
SUM = re.compile(r"\d(?: ?[%€$£]| [^\W\d_]+)? $")  # «1 200 euros + 50 % de la pension»
BRACKET = 80  # characters back to the bracket that a sign stands in
LEFT = 34  # characters before a sign that tell what it is


class SignFinder:
    """Tells the sign of a number from a dash between words, and takes it into the figure."""

    def __init__(self, language: str = "fr") -> None:
        forms = alternations("signs", language)
        self._level = re.compile(rf"(?<![\w'])(?:{forms['level']}|entre [-–+]?\d[^.;:!?\n]{{0,20}} et) $")
        self._beside = re.compile(rf"(?<!\w)(?:{forms['level']}|{forms['beside']}) $")
        self._balance = re.compile(rf"(?<!\w)(?:{forms['balance']})[^.;:!?\n]*: ?$")

    def take(self, text: str, lower: str, draft: Draft, *, alone: bool = False) -> None:
        """Take a sign into the span of a draft; a level below zero becomes negative, a change does not.

        alone: whether its line is hardly more than numbers, so that what opens it is no dash.

        >>> text = "Le thermomètre affiche –5 °C"
        >>> draft = Draft(24, 28, "measure", value=5.0, unit="Cel")
        >>> SignFinder().take(text, text.lower(), draft)
        >>> draft.start, draft.value
        (23, -5.0)
        """
        start = draft.start
        if draft.value is None or draft.kind in UNSIGNED or not start or text[start] in SIGNS:
            return
        at = start - 1 if text[start - 1] in SIGNS else start - 2
        below = draft.unit in BELOW_ZERO or draft.kind == "number"
        if at < 0 or text[at] not in SIGNS or (at == start - 2 and text[start - 1] != " "):
            if (alone or draft.unit in BELOW_ZERO) and (minus := MINUS.search(lower, max(0, start - 9), start)):
                draft.start, draft.value = minus.start(), -draft.value
            return
        left = lower[max(0, at - LEFT) : at]
        if not (alone or self._is_sign(text, draft, at, left, below)):
            return
        draft.start = at
        if text[at] != "+" and self._is_level(draft, left, alone):
            draft.value = -draft.value

    def _is_level(self, draft: Draft, left: str, alone: bool) -> bool:
        """Whether a minus says that a level is below zero, not that something falls."""
        if draft.unit in BELOW_ZERO or self._level.search(left):
            return True
        if draft.kind == "number":
            return alone or left.rstrip(" ")[-1:] not in BESIDE
        return draft.kind != "percent" and self._balance.search(left) is not None

    def _is_sign(self, text: str, draft: Draft, at: int, left: str, below: bool) -> bool:
        outer = text[at - 1] if at else "\n"
        if text[at] == "+":
            sums = SUM.search(left) and not self._beside.search(left)
            return (outer in OPENS or outer == ")") and not sums
        line = left.rpartition("\n")[2].rstrip(" ")
        previous = line[-1:]
        if outer not in OPENS or previous.isdigit() or (previous and previous in "%€$£°"):  # «10 - 20 euros», «3 % - 5 %»
            return False
        if left.endswith("+ ou "):
            return False
        glued = at == draft.start - 1
        relative = below or draft.kind == "percent"
        if outer == "(":
            return True
        if not previous or previous in '.!?…»”"«':  # what opens a line or a reply is a dash, unless it touches its number
            return glued and relative
        if previous in ",;":
            return (relative and (glued or text[at] == "-")) or text.rfind("(", max(0, at - BRACKET), at) > text.rfind(
                ")", max(0, at - BRACKET), at
            )
        if previous == ":":
            return glued or relative or self._balance.search(left) is not None
        if glued:
            return relative or self._level.search(left) is not None
        return self._beside.search(left) is not None
