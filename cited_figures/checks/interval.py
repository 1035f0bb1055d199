"""Intervals of numbers: all that a number in a text may be the rounding of, and sums worked out on them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cited_figures.schema import Figure

TINY = 1e-9  # of a number: what binary fractions are off by
NEAR = 0.85  # «près de 20» is no less than 17
AROUND = 0.1  # «environ», «une centaine» and fractions in words: 10 % to both sides
SMALL = 100  # numbers of persons, things and periods under it are counted, not rounded
RATIOS = (1.0, 1e12, 1e9, 1e6, 1e3, 1e2, 1e-2)  # of a value to the digits that tell it: «45 millions», «20 centimes»
COUNTED = frozenset(("count", "duration", "age", "number", "multiple", "ordinal"))
DIGITS = re.compile(r"\d+(?: \d{3})*(?:[.,]\d+)*")
SPACES = re.compile(r"\s")
CLOSE = 1e-6  # of one another, as numbers that are the same
LARGE = "ill"  # in «million», «milliard»
TWO = 2  # digits that a whole number of ten or more has at least


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`, both included; infinite where they are open."""

    low: float
    high: float

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        products = [_product(x, y) for x in (self.low, self.high) for y in (other.low, other.high)]
        return Interval(min(products), max(products))

    def __truediv__(self, other: Interval) -> Interval:
        if other.low <= 0 <= other.high:
            return EVERYTHING
        return self * Interval(1 / other.high, 1 / other.low)

    def scaled(self, factor: float) -> Interval:
        """The interval times an exact number.

        >>> Interval(44.5, 45.5).scaled(12)
        Interval(low=534.0, high=546.0)
        """
        return self * Interval(factor, factor)

    def shifted(self, amount: float) -> Interval:
        """The interval plus an exact number.

        >>> Interval(0.1, 0.2).shifted(1)
        Interval(low=1.1, high=1.2)
        """
        return Interval(self.low + amount, self.high + amount)

    def widened(self, share: float) -> Interval:
        """The interval with a share of its bounds more to both sides.

        >>> Interval(100.0, 200.0).widened(0.5)
        Interval(low=50.0, high=300.0)
        """
        return Interval(self.low - share * abs(self.low), self.high + share * abs(self.high))

    @property
    def size(self) -> Interval:
        """The interval without its sign: how large a change is."""
        if self.low >= 0:
            return self
        return Interval(-self.high, -self.low) if self.high <= 0 else Interval(0.0, max(-self.low, self.high))

    @property
    def told(self) -> bool:
        """Whether it says anything: at least one of its bounds is a number, and none is what nobody can work out."""
        if math.isnan(self.low) or math.isnan(self.high):
            return False
        return math.isfinite(self.low) or math.isfinite(self.high)

    def meets(self, other: Interval) -> bool:
        """Whether two intervals have a number in common.

        >>> Interval(44.5, 45.5).meets(Interval(45.5, 46.5)), Interval(44.5, 45.5).meets(Interval(46.0, 47.0))
        (True, False)
        """
        return self.low <= other.high + _slack(other.high) and other.low <= self.high + _slack(self.high)


EVERYTHING = Interval(-math.inf, math.inf)


def exactly(value: float) -> Interval:
    """The interval of one number."""
    return Interval(value, value)


def cited_interval(
    figure: Figure, *, nearly: bool = False, exact: bool = True, words: str | None = None, value: float | None = None
) -> Interval:
    """All that a figure may be the rounding of, in its unit.

    exact: whether it may be counted out; an average («sept fois par jour») is always rounded. nearly: whether its modifier
    leads up to it («près de», «presque»). words, value: of one of the two ends of a range, where that stands for itself («de 20
    à 25 %»). Conventions: a number stands for half a unit of its last significant digit to both sides; exact are numbers of
    persons, things and periods under 100 or whose last digit is not 0; digits up to the last that is not 0 are significant, two
    at least of ten or more; «près de 20 %» is 17 to 20; «environ», «une centaine» and fractions in words 10 % to both sides;
    «plus de» is open above; a range is its bounds. A figure of which nothing is known gives an interval that is open on both
    sides.

    >>> from cited_figures import extract
    >>> text = "Le groupe a perdu 1,5 milliard d'euros, près de 20 % de ses ventes et 12 345 clients."
    >>> for figure in next(extract([text], syntax=False)):
    ...     print(figure.text, cited_interval(figure, nearly=figure.modifier == "près de"))
    1,5 milliard d'euros Interval(low=1450000000.0, high=1550000000.0)
    20 % Interval(low=17.0, high=20.0)
    12 345 Interval(low=12345.0, high=12345.0)
    """
    known = figure.value if value is None else value
    if known is None:
        low = -math.inf if figure.low is None else figure.low
        return Interval(low, math.inf if figure.high is None else figure.high)
    size = abs(known)
    if not math.isfinite(size):
        return EVERYTHING
    if nearly:
        return Interval(NEAR * size, size)
    if figure.comparator in "<≤":
        return Interval(0.0, size)
    if figure.comparator in ">≥":
        return Interval(size, math.inf)
    if figure.comparator == "≈" or figure.kind == "share":
        return Interval((1 - AROUND) * size, (1 + AROUND) * size)
    half = rounding(figure, figure.text if words is None else words, size, exact=exact)
    return Interval(size - half, size + half)


def rounding(figure: Figure, words: str, value: float, *, exact: bool = True) -> float:
    """Half a unit of the last significant digit of a number, in the unit of the figure; 0 where it is exact.

    words: in which the number stands. value: what it comes to.

    >>> from cited_figures import extract
    >>> figures = next(extract(["Sur 250 litres, 45 millions d'habitants, 6 victimes et 0,25 %."], syntax=False))
    >>> [rounding(figure, figure.text, figure.value) for figure in figures]
    [5.0, 500000.0, 0.0, 0.005]
    """
    number, decimals, ratio = mantissa(words, value)
    if decimals:
        return float(0.5 * 10.0**-decimals * ratio)
    whole = round(number)
    if figure.kind in COUNTED and ratio == 1.0 and (whole < SMALL or whole % 10):
        return 0.0 if exact else 0.5
    digits = str(whole)
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(0.5 * 10.0 ** max(0, min(zeros, len(digits) - TWO)) * ratio)


def mantissa(words: str, value: float) -> tuple[float, int, float]:
    """The number that the words of a figure begin from, its decimals, and what it is to be multiplied with to be the value.

    >>> mantissa("1,5 milliard d'euros", 1.5e9), mantissa("69.000", 69000.0), mantissa("deux millions", 2e6)
    ((1.5, 1, 1000000000.0), (69000.0, 0, 1.0), (2.0, 0, 1000000.0))
    """
    found = DIGITS.search(SPACES.sub(" ", words))
    readings = tuple(_readings(found[0].replace(" ", ""))) if found else ()
    for ratio in RATIOS:
        for number, decimals in readings:
            if number and abs(value / number / ratio - 1) < CLOSE:
                return number, decimals, ratio
    ratio = next((ratio for ratio in RATIOS[1:4] if value >= ratio), 1.0) if not found and LARGE in words else 1.0
    return value / ratio, 0 if value / ratio == round(value / ratio) else 1, ratio


def _readings(digits: str) -> Iterator[tuple[float, int]]:
    """What digits may tell, with how many decimals: a mark parts thousands («69.000») or decimals («9,88»)."""
    yield float(re.sub(r"\D", "", digits)), 0
    head, _, tail = digits.replace(",", ".").rpartition(".")
    if head:
        yield float(f"{head.replace('.', '')}.{tail}"), len(tail)


def _product(x: float, y: float) -> float:
    return 0.0 if x == 0 or y == 0 else x * y


def _slack(bound: float) -> float:
    return TINY * abs(bound) if math.isfinite(bound) else 0.0
