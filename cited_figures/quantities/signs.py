"""The signs before numbers: «+ 7 100», «(-1,8 %)», «-5 °C», «Juppé 53 % (+3)»."""

from __future__ import annotations

import re

from cited_figures.kinds import KINDS
from cited_figures.schema import Draft

SIGN = re.compile(r"(?:^|[\s(:;,«])([-+–]) ?$")
# a dash before what is counted opens an item of a list, but not in brackets
COUNT_SIGN = re.compile(r"(?:^|(?<!\d)\s|[(:;,«)])(\+) ?$|\((?:[^()]*, )?(-) ?$")
AT_LEVEL = re.compile(r"(?:(?<![\w'])à|(?<!\w)de) $")
MINUS = re.compile(r"(?<!\w)moins $")
SIGNED_WITHIN = 40  # characters from the bracket to a minus in it


def signed(text: str, lower: str, draft: Draft) -> None:
    """Take a sign into the span; a level below zero is negative («-5 °C», «un taux à -0,4 %»), a change is not."""
    level = draft.unit == "Cel" or draft.kind == "number"
    if draft.value is None or not ("sign" in KINDS[draft.kind].changed_by or level):
        return
    if draft.kind == "count":
        _counted_sign(text, draft)
        return
    sign = SIGN.search(text, max(0, draft.start - 3), draft.start)
    if sign and sign[1] != "–":
        draft.start = sign.start(1)
        if sign[1] == "-" and (level or AT_LEVEL.search(lower, max(0, draft.start - 4), draft.start)):
            draft.value = -draft.value
    elif level and (minus := MINUS.search(lower, max(0, draft.start - 6), draft.start)):
        draft.start, draft.value = minus.start(), -draft.value


def by_how_much(text: str, lower: str, draft: Draft) -> None:
    """Take the sign of a bare number beside a level into its span: «Juppé 53 % (+3)» has points of percentage."""
    start = draft.start
    if not draft.inherited:
        _counted_sign(text, draft)
        return
    signed(text, lower, draft)
    if draft.start < start and draft.unit == "%":
        draft.unit = "pp"


def _counted_sign(text: str, draft: Draft) -> None:
    counted = COUNT_SIGN.search(text, max(0, draft.start - SIGNED_WITHIN), draft.start)
    if counted:
        draft.start = counted.start(counted.lastindex or 0)
