"""Decades, centuries and years of an era: «années 1970», «XIXe siècle», «en 44 av. J.-C.»."""

from __future__ import annotations

import re
from re import Match

from cited_figures.dates.expression import Expression, Scan
from cited_figures.dates.periods import PeriodReader
from cited_figures.dates.words import DateLexicon
from cited_figures.lexicon import alternation, spelt

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_SINGLE_YEAR = re.compile(r"(?: et|,| ou|-|/) ?(?:1\d|20)\d[1-9](?!\d)")  # «les années 2010 et 2011» are no decades
_BEFORE_ERA = re.compile(r" (?:av(?:\.|ant)? ?j\.?-?c|av(?:\.|ant) j\.-c\.?|avant jésus-christ|avant notre ère)")
_EPOCH_LEFT = re.compile(r"(?<![\w.,])(?P<year>\d{1,4}) $")


class EraReader:
    """Reads the spans of years that are counted in tens and hundreds, and the years before our era."""

    def __init__(self, lexicon: DateLexicon, periods: PeriodReader) -> None:
        self.lexicon = lexicon
        self.periods = periods
        self._part_of = re.compile(rf"(?<!\w)(?P<part>{lexicon.part}) (?:des |du |de )$")
        self._centuries = lexicon.numbers("century")
        century = r"(?:[ivx]+(?:e|è|ème|eme|er)|\d\d?(?:e|è|ème|eme|er)|" + alternation(self._centuries) + ")"
        self._centuries_left = re.compile(
            rf"(?<!\w)(?:(?P<first>{century})(?: siècle)?(?P<glue> et (?:au |du |le )?| au | à | ou |-|–|"
            rf", ))?(?P<last>{century}) $"
        )
        self._decade_words = lexicon.numbers("decade")
        decade = alternation(self._decade_words)
        self._decades = re.compile(
            rf" (?:(?P<first>\d0|(?:1\d|20)\d0|{decade})(?P<glue>[-/]| et | à |, | ou ))?"
            rf"(?P<last>\d0|(?:1\d|20)\d0|{decade})(?![\w%]|[.,]\d| ?%)"
        )

    def era(self, scan: Scan, match: Match[str]) -> list[Expression] | None:
        """Read «années 1970», «années soixante-dix», «XIXe et XXe siècles», «Ve siècle av. J.-C.»."""
        start, end = match.span()
        left = scan.left(start, 60)
        part = self._part_of.search(left)
        begin = start - len(left) + part.start("part") if part else start
        if self.lexicon.words["era"][spelt(match["word"])] == "decade":
            found = self._decades.match(scan.lower, end)
            if not found or self.lexicon.counted(scan.text, found.end()) or _SINGLE_YEAR.match(scan.lower, found.end()):
                return None
            value = self._decade(found["last"])
            if found["first"]:
                value = f"{self._decade(found['first'])}/{value}"
            return [Expression(begin, found.end(), "decade", value=value)]
        centuries = self._centuries_left.search(left)
        if not centuries:
            return self.periods.whole_period(scan, match) if match["word"] in self.lexicon.words["period"] else None
        last = self._century(centuries["last"])
        begin = start - len(left) + centuries.start()
        before = _BEFORE_ERA.match(scan.lower, end)
        if before:
            end = before.end() + (
                1
                if scan.lower.startswith(".", before.end()) and scan.lower[before.end() - 1] == "c" and "." in before.group()
                else 0
            )
        sign = "-" if before else ""
        if last > 21:
            return None
        value = f"{sign}{last - 1:02d}XX"
        if centuries["first"]:
            value = f"{sign}{self._century(centuries['first']) - 1:02d}XX/{value}"
        part = self._part_of.search(scan.left(begin, 30))
        if part:
            begin -= len(scan.left(begin, 30)) - part.start("part")
        return [Expression(begin, end, "century", value=value)]

    def _decade(self, words: str) -> str:
        if words.isdigit() and len(words) == 4:
            century_only = words.endswith("00") and int(words) < 1900
            return words[:2] + "XX" if century_only else words[:3] + "X"
        return "19" + str(int(words) if words.isdigit() else self._decade_words[words])[0] + "X"

    def _century(self, words: str) -> int:
        if words in self._centuries:
            return self._centuries[words]
        digits = re.match(r"\d+", words)
        if digits:
            return int(digits.group())
        values = [_ROMAN[letter] for letter in re.match(r"[ivx]+", words).group()]  # type: ignore[union-attr]
        return sum(-value if value < max(values[i:]) else value for i, value in enumerate(values))

    def epoch(self, scan: Scan, match: Match[str]) -> list[Expression] | None:
        """Read «en 44 av. J.-C.», «79 après J.-C.»."""
        left = scan.left(match.start(), 12)
        found = _EPOCH_LEFT.search(left)
        if not found:
            return None
        before = self.lexicon.words["epoch"][spelt(match["word"])] == "-"
        year = int(found["year"])
        end = match.end() + (
            match["word"].endswith("j.-c")
            and scan.lower.startswith(".", match.end())
            and not scan.lower.startswith(". ", match.end())
        )
        if match["word"].endswith(".-c") and scan.lower.startswith(".", match.end()):
            end = match.end() + 1
        return [
            Expression(match.start() - len(found.group()), end, "year", value=f"-{year - 1:04d}" if before else f"{year:04d}")
        ]
