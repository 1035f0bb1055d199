"""Dates that belong together: «du 3 mars au 7 avril», «samedi 12 et dimanche 13 mars», «le 4 à Lille, le 9 août à Lyon»."""

from __future__ import annotations

import re

from cited_figures.dates.expression import Expression

_RANGE = re.compile(r" ?[-–] ?(?:le )?$| (?:à|au|aux|à l'|jusqu'au|jusqu'à|jusqu'en|à la)(?: fin)? ?$")
_AND = re.compile(r" et (?:le |la |l'|en |celui du |au |du )?$")
_LIST = re.compile(
    r",? (?:et|ou|puis|comme|ainsi que) (?:le |les |la |l'|en |du |de |au |d')?$|, (?:le |les |la |l'|en |du |de |au )?$|[-/–]$"
)
_BETWEEN = re.compile(r"(?<!\w)entre (?:le |la |l'|les |cet? |fin |début )?$")
_FROM = re.compile(r"(?<!\w)(?:du |de |de la |de l'|des |d'|depuis |depuis le |depuis la |à partir du |allant de |allant du )$")
NEAR = 400  # characters between a day alone and the one whose month it has
_COARSE = {"day": 0, "month": 1, "quarter": 2, "half": 2, "season": 2, "year": 3, "decade": 4, "century": 5}


def join(expressions: list[Expression], lower: str) -> list[Expression]:
    """Make intervals of dates that are joined by words, and lend the month and the year of the last to those before it.

    Days without a month («le 9») stay only where a neighbour lends them one.
    """
    joined: list[Expression] = []
    for expression in expressions:
        if joined and expression.start < joined[-1].end:
            if not joined[-1].weak:
                continue
            joined.pop()
        if joined and not _pair(joined, expression, lower):
            _lend(joined, expression, lower)
        elif joined:
            continue
        joined.append(expression)
    _lend_forward(joined, lower)
    return [expression for expression in joined if not expression.weak]


def _pair(joined: list[Expression], last: Expression, lower: str) -> bool:
    """Make one interval of the last two expressions where their words say so."""
    first = joined[-1]
    if first.until or last.until or first.kind != last.kind or first.kind == "time" or last.start - first.end > 16:
        return False
    if (first.value and first.grain != last.grain) or first.grain not in _COARSE or last.grain not in _COARSE:
        return False
    between = lower[first.end : last.start]
    before = lower[max(0, first.start - 20) : first.start]
    if between == "/":  # «la récolte de mai/juin»
        one = first.grain == last.grain == "month" and first.year == last.year
    elif _BETWEEN.search(before):
        one = bool(_AND.fullmatch(between))
    elif _FROM.search(before):
        one = bool(_RANGE.fullmatch(between)) and abs(_COARSE[first.grain] - _COARSE[last.grain]) <= 1
    else:
        one = between.strip() in {"-", "–"} and first.grain == last.grain and first.shift is None and last.shift is None
    if not one or (
        first.shift is not None
        and first.grain == "day"
        and last.grain == "day"
        and last.shift is None
        and not last.weekday
        and not last.month
    ):
        return False
    if first.chained or last.chained:
        return False
    _borrow(first, last, ordered=True)
    if first.weak and last.weak and first.month is None and last.month is None:
        return False
    first.weak = False
    last.weak = False
    first.until, first.end = last, last.end
    return True


def _borrow(first: Expression, last: Expression, *, ordered: bool) -> None:
    """Give an expression the month and year that are said once, with the one after it."""
    if first.month is None and first.day is not None and last.month is not None:
        first.month, first.weak = last.month, False
    if last.month is None and last.day is not None and first.month is not None:
        last.month, last.weak = first.month, False
        last.year = last.year or first.year
    if first.year is None and first.month is not None and last.year is not None and first.code is None:
        first.year = last.year - (ordered and (first.month, first.day or 0) > (last.month or 13, last.day or 32))
    if first.grain == last.grain == "season" and first.year is None and first.direction is None:
        first.year = last.year
    if first.grain == last.grain == "century" and (last.value or "").startswith("-") and not (first.value or "-").startswith("-"):
        first.value = f"-{first.value}"  # «du VIe au Ve siècle av. J.-C.»
    if first.direction is None and first.years is None and first.year is None and last.years is not None:
        first.years = last.years


def _lend(joined: list[Expression], last: Expression, lower: str) -> None:
    """In a list each takes the month and the year from the last: «samedi 12 et dimanche 13 mars», «en juin et juillet 2012»."""
    if last.month is None or last.chained:
        return
    end = last.start
    for first in reversed(joined):
        if first.kind == "time":
            break
        between = lower[first.end : end]
        if not _LIST.fullmatch(between) or first.until:
            break
        if (first.grain == "day" and first.day and (first.month is None or (first.year is None and last.year))) or (
            first.grain == "month" and last.grain == "month" and first.year is None and last.year
        ):
            _borrow(first, last, ordered=True)
        else:
            break
        end = first.start


def _lend_forward(joined: list[Expression], lower: str) -> None:
    """«Le 9 août …, puis le 12»: a day alone takes the month of a day named shortly before, or after it in its sentence."""
    for index, expression in enumerate(joined):
        if expression.day is None or expression.month is not None or expression.weekday is not None:
            continue
        for other in (*reversed(joined[max(0, index - 3) : index]), *joined[index + 1 : index + 4]):
            source = other.until or other
            gap = (other.end, expression.start) if other.start < expression.start else (expression.end, other.start)
            if gap[1] - gap[0] > NEAR or source.month is None or source.day is None or source.generic or source.weak:
                continue
            if other.start > expression.start and re.search(r"[.!?]", lower[gap[0] : gap[1]]):
                continue
            if other.start < expression.start and source.day > expression.day:
                continue
            expression.month, expression.year, expression.weak = source.month, source.year, False
            break
