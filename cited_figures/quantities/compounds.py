"""Amounts said in a larger and a smaller unit: «2 ans et 3 mois», «un euro et dix centimes», «un mètre quarante»."""

from __future__ import annotations

from cited_figures.quantities.nouns import NounFinder
from cited_figures.quantities.smaller_units import Unit
from cited_figures.quantities.units import UnitFinder
from cited_figures.schema import Draft, Number

BELOW = {"a": ("mo", "wk", "d"), "mo": ("wk", "d"), "wk": ("d", "h"), "d": ("h", "min"), "h": ("min", "s"), "min": ("s",)}
# a month is a twelfth of a year and thirty days, as a reader counts
DAYS = {"s": 1 / 86400, "min": 1 / 1440, "h": 1 / 24, "d": 1.0, "wk": 7.0, "mo": 30.0, "a": 360.0}
JOINED = {" ", " et ", ", ", ""}


class CompoundFinder:
    """Adds the smaller units that go on with a figure to its value."""

    def __init__(self, units: UnitFinder, nouns: NounFinder) -> None:
        self.units, self.nouns = units, nouns

    def extend(self, text: str, lower: str, numbers: list[Number], index: int, draft: Draft, unit: Unit) -> None:
        """Take what goes on with the figure of the number at an index into its value and span.

        >>> text = "2 ans et 3 mois"
        >>> numbers = [Number(0, 1, 2.0, "digits"), Number(9, 10, 3.0, "digits")]
        >>> draft, unit = Draft(0, 5, "duration", value=2.0, unit="a"), Unit("a", 1.0, "duration", 5, "ans")
        >>> CompoundFinder(UnitFinder(), NounFinder()).extend(text, text, numbers, 0, draft, unit)
        >>> draft.end, draft.value
        (15, 2.25)
        """
        if unit.kind == "duration" and draft.value is not None and draft.value % 1:
            return  # «six mois et demi, 3 semaines» are two
        above, end = unit.code, draft.end
        parts: list[tuple[float, int]] = []  # the value in the unit of the draft, and where the part ends
        listed = 0  # parts that only commas join: «deux ans, six mois» are two, «2 h, 3 min et 12 s» is one
        for number in numbers[index + 1 : index + 1 + 2 * len(BELOW)]:
            if number.start < end:
                continue
            gap = lower[end : number.start]
            if gap not in JOINED or number.vague or draft.value is None:
                break
            smaller = self.units.after(text, lower, number.end)
            if smaller is None:
                if not parts and self._unit_left_out(text, lower, draft, number, unit):
                    parts.append((number.value / (60 if unit.code == "h" else 100), number.end))
                break
            worth = _worth(above, draft.unit, smaller, unit)
            if worth is None:
                break
            parts.append((smaller.of(number.value) * worth, smaller.end))
            above, end = smaller.code, smaller.end
            listed = listed + 1 if gap == ", " else 0
        for value, end in parts[: len(parts) - listed]:
            draft.value, draft.end = round((draft.value or 0) + value, 10), end

    def _unit_left_out(self, text: str, lower: str, draft: Draft, number: Number, unit: Unit) -> bool:
        """Whether a number without a unit goes on with one: «un mètre quarante», «deux euros vingt», «deux heures trente»."""
        if lower[draft.end : number.start] != " " or unit.factor != 1 or unit.extra or draft.value != int(draft.value or 0.5):
            return False
        if unit.kind != "money" and unit.code not in {"m", "h"}:
            return False
        whole = number.value == int(number.value) and (number.form == "words" or number.end - number.start == 2)
        if not (whole and 0 < number.value < (60 if unit.code == "h" else 100)) or number.article or number.magnitude != 1:
            return False
        return self.nouns.after(text, lower, number.end, number.value) is None and unit.form not in {"m", "h"}


def _worth(above: str, whole: str, smaller: Unit, unit: Unit) -> float | None:
    """What one of a smaller unit is in the unit of a whole; None where it is not the smaller one of the part before."""
    if smaller.kind != unit.kind:
        return None
    if unit.kind == "money" and unit.factor == 1 and smaller.factor == 0.01:
        return 1.0
    if unit.kind == "duration" and smaller.code in BELOW.get(above, ()):
        return DAYS[smaller.code] / DAYS[whole]
    return None
