"""Ordinals in digits, in words and in Roman numerals: «la 3e place», «le vingt et unième tour», «numéro 1»."""

from __future__ import annotations

import re
from collections.abc import Set

from cited_figures.grammar.rules import Rules
from cited_figures.lexicon import Told, alternation, alternations, read_lexicon, words
from cited_figures.patterns import compiled
from cited_figures.schema import Draft

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# each pattern begins with a letter or a digit of its own, so that a search runs over the text at full speed
DIGITS = re.compile(r"\d\d{0,3}(?:ers?|[eè]?res?|i?[eè]mes?|nde?s?|e|es)(?![\w-])")
ROMANS = re.compile(r"[IVXLC][IVXLC]*(?:e|ème|er|re)(?!\w)")
ENDINGS = (re.compile(r"ièmes?(?![\w-])"), re.compile(r"iemes?(?![\w-])"))
NUMBER_SIGNS = ("n°", "nº", "numéro")
WORDS = {"one", "unit", "ten", "hundred", "thousand", "magnitude"}
SCALES = {100, 1000, 10**6, 10**9}  # «deux millionième» is a multiple, «cent deuxième» a sum
BEFORE, AFTER = 150, 150  # characters on both sides in which what tells a rank stands
AROUND = 400  # … and what tells what the text is about


class RankFinder:
    """Finds ordinals in digits, in words and in Roman numerals."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("ordinals", language)
        self._ranks = {row.form: int(row.canonical) for row in rows if row.kind == "rank"}
        numbers = [row for row in read_lexicon("numbers", language) if row.kind in WORDS]
        self._numbers = {row.form: int(float(row.canonical)) for row in numbers}
        before = rf"(?:(?:{alternation(form for form in self._numbers if form not in ('un', 'une'))})[ -](?:et[ -])?)*"
        simple = [form for form in self._ranks if not any(ending.search(form) for ending in ENDINGS)]
        self._simple, self._told = re.compile(rf"{alternation(simple)}(?![\w-])"), Told(simple)
        self._word = compiled(rf"(?<![\w-])({before})({alternation(self._ranks)})$")
        self._hyphened = compiled(rf" (?:(?:{alternation(self._numbers)})-(?:et-)?)+(?:{alternation(self._ranks)})(?![\w-])")
        self._numbered = re.compile(rf"n(?:[°º] ?|uméro )(\d{{1,3}}|{alternation(self._numbers)})(?![\w-]| ?[.,]\d)")
        forms = alternations("ordinals", language)
        self._not = compiled(rf"(?<!\w)(?:{forms['not']})(?!\w)")
        self.rules, self.seconds = Rules("ordinals", language), Rules("seconds", language)
        self._series = re.compile(rf"(?:{alternations('identifiers', language)['series']}) $")

    def find(self, text: str, lower: str, known: Set[str] | None = None) -> list[Draft]:
        """Find the ordinals of a text, in order.

        known: the words of the text in lower case; None where nobody has looked for them.

        >>> text = "La 3e place et le vingt et unième tour"
        >>> [(rank.start, rank.end, rank.value) for rank in RankFinder().find(text, text.lower())]
        [(3, 5, 3.0), (18, 33, 21.0)]
        """
        found: list[tuple[int, int, int]] = []
        for match in DIGITS.finditer(lower):
            start = match.start()
            if not start or not (lower[start - 1].isalnum() or lower[start - 1] in "_.,/-"):
                found.append((*match.span(), int("".join(filter(str.isdecimal, match.group())))))
        for match in self._told.words(self._simple, lower, known):
            if match.group() != "seconde" or self.second(lower, *match.span()):
                found.append((*match.span(), self._ranks[match.group()]))
        for ending in ENDINGS:
            for match in ending.finditer(lower):
                word = self._word.search(lower, max(0, match.end() - 50), match.end())
                if word:
                    found.append(self._compound(word))
        for match in words(ROMANS, text):
            numeral = match.group().rstrip("erèm").lower()
            if len(numeral) > 1 or numeral in "ivx":
                found.append((*match.span(), _roman(numeral)))
        drafts = [_rank(*span) for span in found if self._is_rank(text, lower, *span[:2])]
        for match in words(self._numbered, lower) if any(sign in lower for sign in NUMBER_SIGNS) else ():
            if not self._series.search(lower, max(0, match.start() - 14), match.start()):
                number = int(match[1]) if match[1].isdecimal() else self._numbers[match[1]]
                drafts.append(_rank(match.start(1), match.end(1), number))
        return sorted(drafts, key=lambda draft: draft.start)

    def _is_rank(self, text: str, lower: str, start: int, end: int) -> bool:
        """Whether an ordinal is a rank, not part of a title or a name nor «the former» of two."""
        first, last = max(0, start - BEFORE), end + AFTER
        first = text.rfind("\n", first, start) + 1 or first
        titles = self._not.finditer(lower, max(0, start - 24), end + 24)
        title = next((title.group() for title in titles if title.start() <= start < title.end()), None)
        place = {
            "word": lower[start:end],
            "capital": text[start].isupper() and text[start : start + 2].istitle(),
            "title": title,
            "titled": title is not None,
            "opening": start == 0,
            "before": lower[first:start],
            "after": lower[end:last].partition("\n")[0],
            "written_before": text[first:start],
            "written_after": text[end:last].partition("\n")[0],
            "near_among": lower[max(0, start - AROUND) : end + AROUND],
        }
        return self.rules.decide(place) != "none"

    def hyphened(self, lower: str, start: int) -> tuple[int, float] | None:
        """A rank of several words that hyphens join, after a space («un cent-vingtième»): where it ends and its value."""
        match = self._hyphened.match(lower, start)
        word = self._word.search(lower, start, match.end()) if match else None
        return (word.end(), float(self._compound(word)[2])) if word else None

    def time_goes_on(self, lower: str, end: int) -> bool:
        """Whether what follows «une seconde» shows that it is the unit of time: «plus tard», «suffit»."""
        return self.seconds.decide({"before": "", "after": lower[end : end + AFTER]}) == "time"

    def second(self, lower: str, start: int, end: int) -> bool:
        """Whether «seconde» is a rank («une seconde période»), not the unit of time («une seconde plus tard»)."""
        place = {"before": lower[max(0, start - BEFORE) : start], "after": lower[end : end + AFTER]}
        return self.seconds.decide(place) == "rank"

    def _compound(self, word: re.Match[str]) -> tuple[int, int, int]:
        """«vingt et unième», «deux millionième», «trois cent cinquantième»; of «deux dixièmes» the rank alone."""
        rank, before = self._ranks[word[2]], self._words(word[1])
        plural = word[2].endswith("s")
        times = before % (rank * 10 if rank == 100 else rank * 1000) if rank in SCALES else 0  # «mille deux centième»
        if 0 < times < (10 if rank == 100 else rank) and not plural:
            return *word.span(), before - times + times * rank
        if before >= 10 and before % 10 == 0 and rank < 100:
            return *word.span(), before + rank
        return *word.span(2), rank

    def _words(self, words: str) -> int:
        total = current = 0
        for word in re.findall(r"[^\W\d_]+", words):
            value = self._numbers.get(word, 0)
            if value >= 1000:
                total, current = total + (current or 1) * value, 0
            elif value == 100:
                current = (current or 1) * 100
            else:
                current += 76 if value == 20 and current % 100 == 4 else value
        return total + current


def _rank(start: int, end: int, value: int) -> Draft:
    return Draft(start, end, "ordinal", value=float(value), low=float(value), high=float(value))


def _roman(numeral: str) -> int:
    total = 0
    for letter, following in zip(numeral, numeral[1:] + " ", strict=True):
        worth = ROMAN[letter]
        total += -worth if ROMAN.get(following, 0) > worth else worth
    return total
