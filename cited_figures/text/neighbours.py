"""Patterns for the words of a lexicon that stand beside a place in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cited_figures.lexicon import alternation
from cited_figures.patterns import compiled

# between the name of a programme and its hour: «le journal de 20 h», «le JT de 13 heures et de 20 heures»
OTHER_HOURS = r"(?: (?:de )?\d\d? ?h(?:eures)?(?:,| et| ou))*(?: de)? "


def just_before(forms: Iterable[str], after: str = " ") -> re.Pattern[str]:
    """A pattern for any of the forms at the end of a text, to search what stands on the left of a place.

    forms: a form that ends in an apostrophe touches the place, the others stand before `after`.
    after: regular expression for what may stand between the form and the place.

    >>> chosen = just_before(["mois de", "mois d'"])
    >>> [bool(chosen.search(left)) for left in ("au mois de ", "au mois d'", "du mois ")]
    [True, True, False]
    """
    whole: list[str] = []
    elided: list[str] = []
    for form in forms:
        (elided if form.endswith("'") else whole).append(form)
    patterns = [rf"(?<!\w)(?:{alternation(group)}){end}$" for group, end in ((whole, after), (elided, "")) if group]
    return compiled("|".join(patterns))
