"""The grammar of French numerals: which words go on with a number, and what they make of its value."""

from __future__ import annotations

import re

from cited_figures.lexicon import spelt

GAPS = {" ", "-", " et ", "-et-", " et-", "-et "}
# «mille et un jours», but «entre mille et un million»
TIME_AWAY = re.compile(r"(?:-\w+)* (?:ans|mois|jours|semaines|heures) (?:plus tôt|plus tard|auparavant|avant|après)(?!\w)")
AND_ONE = re.compile(r" (?!million|milliard)\w+[sx](?!\w)")
AFTER_AND = {"one", "unit", "ten"}


class Numeral:
    """A number while it is read, atom by atom.

    `total` holds what finished magnitudes have made («deux millions»), `thousands` what stands before «mille»,
    `current` what is below a thousand.
    """

    def __init__(self, start: int, end: int, value: float, kind: str) -> None:
        self.start = start
        self.end = end
        self.total = 0.0
        self.thousands = 0.0
        self.current = 0.0
        self.magnitude = 1.0
        self.last_value = value
        self.kinds = [kind]
        self.words = kind != "digits"
        self.collective = kind == "collective"
        self.plural = False
        self.decimals: str | None = None  # the digits after «virgule», once it is read
        self._base = 0.0  # what stands before «virgule»
        self._limit = float("inf")  # a magnitude must be smaller than the one before it
        self._take(value, kind)

    @property
    def value(self) -> float:
        """The value of what has been read."""
        return self.total + self.thousands + self.current

    @property
    def form(self) -> str:
        """digits, words or mixed."""
        return "digits" if set(self.kinds) == {"digits"} else "mixed" if "digits" in self.kinds else "words"

    def add(self, start: int, end: int, value: float, kind: str, lower: str) -> bool:
        """Read one more atom if it goes on with the number; say whether it did."""
        gap = spelt(lower[self.end : start])
        if gap in (" virgule ", ",virgule ") and (self.kinds[-1] != "digits"):
            self.decimals = ""
        elif gap in (" de ", " d'"):
            if self.collective and kind in ("magnitude", "collective") and self.kinds[-1] == "collective":
                self._scale_all(value, end, kind, lower)
                return True
            return False
        elif gap not in GAPS and not (gap == "" and kind == "abbreviation"):
            return False
        if self.decimals is not None:
            return self._decimal(end, value, kind)
        if self.kinds[-1] == "magnitude" and kind in {"unit", "ten"} and TIME_AWAY.match(lower, end):
            return False  # «contre soixante-quinze milliards dix ans plus tôt»
        counted = self.kinds[-1] in {"thousand", "hundred"} and AND_ONE.match(lower, end) is not None
        if not self._goes_on(value, kind, "et" in gap, gap, counted):
            return False
        self.kinds.append(kind)
        self.words = self.words or kind != "digits"
        self._take(value, kind)
        self.collective = self.collective or kind == "collective"
        self.last_value = value
        self.end = end
        return True

    def scale(self, magnitude: float, end: int) -> None:
        """Multiply by a magnitude that is glued to the digits («12k»)."""
        self.current *= magnitude
        self.magnitude = magnitude
        self._limit = magnitude
        self.end = end

    def _scale_all(self, value: float, end: int, kind: str, lower: str) -> None:
        self.plural = self.plural or lower[self.end - 1] == "s"
        self.total, self.thousands, self.current = 0.0, 0.0, self.value * value
        self.magnitude, self.last_value = value, value
        self.kinds.append("collective")
        self.end = end

    def _decimal(self, end: int, value: float, kind: str) -> bool:
        """Digits after «virgule»: one by one («trois un deux») or as a number («cent douze»); then a magnitude."""
        if self.decimals and self.kinds[-1] in {"magnitude", "abbreviation"}:
            return False
        if kind in {"magnitude", "abbreviation"} and self.decimals:  # «deux virgule cinq millions»
            self.total, self.thousands, self.current = round(self.value * value, 6), 0.0, 0.0
            self.magnitude, self.end = value, end
            self.kinds.append(kind)
            return True
        if kind not in {"one", "unit", "ten", "hundred", "digits"}:
            return False
        if not self.decimals:
            self._base = self.value
            self.decimals = f"{value:.0f}"
        elif value < 10 and not self.decimals.endswith("00"):
            self.decimals += f"{value:.0f}"
        elif self.decimals == "100" or value < 100:
            self.decimals = f"{float(self.decimals) + value:.0f}"
        else:
            return False
        self.total, self.thousands, self.current = float(f"{self._base:.0f}.{self.decimals}"), 0.0, 0.0
        self.end = end
        return True

    def _goes_on(self, value: float, kind: str, joined: bool, gap: str, counted: bool) -> bool:  # noqa: C901
        last, low = self.kinds[-1], self.current % 100
        if last == "digits" and kind in {"digits", "one", "unit", "ten", "hundred"}:  # «8 cents de plus»
            return False
        if joined and kind == "one" and counted:
            return True
        if joined and not (kind in AFTER_AND and last == "ten" and value in (1.0, 11.0)):
            return False
        if kind in {"magnitude", "abbreviation"}:
            return self.thousands + self.current > 0 and value < self._limit and not self.collective
        if kind == "thousand":
            return self.current > 0 and not self.thousands and self._limit > 1000
        if kind == "collective":
            return last in {"digits", "unit", "one", "ten", "hundred"} and self.total == 0
        if last == "collective":
            return False
        if kind == "hundred":
            return 1 < self.current < 20 and self.current != 10 if self.current else last in {"thousand", "magnitude"}
        if kind == "digits":  # «7 milliards 457 millions», «trente 3»
            return (
                last in {"magnitude", "thousand", "abbreviation"} and value < self.magnitude and gap == " " and value >= 100
            ) or (last == "ten" and value < 10 and value == int(value) and gap == " ")
        if last == "magnitude" and (kind == "one" or self.kinds[0] == "digits"):
            return False  # «contre 2,2 millions un an plus tôt», «3 millions deux ans après»
        if last in {"magnitude", "thousand", "hundred"}:
            return gap in (" ", "-")
        if kind == "ten":
            return value == 20 and low == 4 and last == "unit"
        if last == "ten":
            return 0 < value < 10 or (low in (60, 80) and 9 < value < 20 and gap != "")
        return low % 20 == 10 and last == "unit" and 6 < value < 10 and self.last_value == 10  # «dix-sept»

    def _take(self, value: float, kind: str) -> None:
        if kind == "ten" and value == 20 and self.current % 100 == 4:
            self.current += 76  # «quatre-vingt»
        elif kind == "hundred":
            self.current = (self.current or 1) * 100
        elif kind == "thousand":
            self.thousands, self.current, self.magnitude = (self.current or 1) * 1000, 0.0, 1000.0
        elif kind in {"magnitude", "abbreviation"}:
            self.total += (self.thousands + self.current or 1) * value
            self.thousands = self.current = 0.0
            self.magnitude = self._limit = value
        elif kind == "collective":
            self.current = (self.current or 1) * value
            self.magnitude = value
        else:
            self.current += value
