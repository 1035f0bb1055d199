"""The grammar of French numerals: which words go on with a number, and what they make of its value."""

from __future__ import annotations

from cited_figures.grammar.rules import Rules
from cited_figures.lexicon import spelt

GAPS = {" ", "-", " et ", "-et-", " et-", "-et "}
AFTER = 40  # characters behind a number in which what tells the next one stands


class Numeral:
    """A number while it is read, atom by atom; the rules of `numerals.toml` say which may follow which.

    `total` holds what finished magnitudes have made («deux millions»), `thousands` what stands before «mille»,
    `current` what is below a thousand.
    """

    def __init__(self, start: int, end: int, value: float, kind: str, grammar: Rules) -> None:
        self.grammar = grammar
        self.start = start
        self.end = end
        self.total = 0.0
        self.thousands = 0.0
        self.current = 0.0
        self.magnitude = 1.0
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
        if not self._goes_on(end, value, kind, gap, lower):
            return False
        self.kinds.append(kind)
        self.words = self.words or kind != "digits"
        self._take(value, kind)
        self.collective = self.collective or kind == "collective"
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
        self.magnitude = value
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

    def _goes_on(self, end: int, value: float, kind: str, gap: str, lower: str) -> bool:
        """Whether a word may follow what has been read."""
        place = {
            "first": self.kinds[0],
            "last": self.kinds[-1],
            "kind": kind,
            "gap": gap,
            "joined": "et" in gap,
            "value": value,
            "smaller": value < self.magnitude,
            "fits": self.thousands + self.current > 0 and value < self._limit,
            "collective": self.collective,
            "below": self.current,
            "rest": f"{self.current % 100:g}",
            "thousands": self.thousands > 0,
            "limit": self._limit,
            "alone": self.total == 0,
            "after": lower[end : end + AFTER],
        }
        return self.grammar.decide(place) == "goes on"

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
