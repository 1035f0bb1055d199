"""Factors below one as people say them: «÷3», «9 times less», never «×0.1111»."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

_WORDS = {"en": ("÷", "{} times less", " to "), "fr": ("÷", "{} fois moins", " à ")}
_BELOW_ONE = re.compile(r"0[.,]\d")  # «0,5 fois le SMIC»: the words themselves give a factor below one
NEAR = 0.004  # of itself: 1 / 0.3333 is three


def divided_label(figure: Mapping[str, Any], number_label: Callable[[float, str], str], language: str) -> str:
    """Say a factor below one as a division; empty for any other factor.

    figure: a row of the figures table of kind `multiple`. number_label: formats a number in a language. language: "en" or "fr".
    What changed is divided («÷3»), what is compared is so many times less.

    >>> divided_label({"value": 0.1111, "text": "neuf fois"}, lambda number, _: f"{number:g}", "en")
    '9 times less'
    >>> divided_label({"value": 0.3333, "text": "divisées par trois", "change": "fall"}, lambda number, _: f"{number:g}", "fr")
    '÷3'
    """
    value, low, high = (figure.get(name) for name in ("value", "low", "high"))
    ends = [value] if value is not None else [end for end in (high, low) if end is not None]
    if not ends or not all(0 < end < 1 for end in ends) or _BELOW_ONE.match(figure.get("text") or ""):
        return ""
    sign, times, joint = _WORDS[language]
    inverse = joint.join(number_label(_whole(1 / end), language) for end in ends)
    said = sign + inverse if figure.get("change") else times.format(inverse)
    comparator = figure.get("comparator") or "="
    return said if comparator == "=" else f"{comparator}\u00a0{said}"


def _whole(number: float) -> float:
    return round(number) if abs(number - round(number)) < NEAR * number else round(number, 1)
