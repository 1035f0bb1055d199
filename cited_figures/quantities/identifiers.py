"""Numbers that are no figures: names with numbers, addresses, references, list numbering, idioms."""

from __future__ import annotations

import re
from collections.abc import Set

from cited_figures.grammar.rules import Rules
from cited_figures.lexicon import Told, alternation, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.text.neighbours import OTHER_HOURS, just_before

LIST_ITEM = re.compile(r"(?:^|\n|[.;:!?] ) *\(?$")
LIST_AFTER = re.compile(r"(?:[.)]|°|\s?[-–/])\s+[^\W\da-zà-ÿ]")
NUMBERED = re.compile(r"(?:n[°º]s?|numéros?|no\.?|nos|№|#) ?$")
PROGRAMME = re.compile(r"(?<!\w)(?:le|du|au) (?:« ?|\"|“)?$")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")  # four digits without a space, nothing counted: a year or a code
MARKUP = re.compile(r"=\"\d+\"|\w:\d+;")  # what is left of a page's markup: «frameborder="0"», «border:0;»
POSTAL = re.compile(r"\d{4,5}$")
NEW = "neuf"
LONGEST = 16  # characters of a word for a street
BEFORE, AFTER = 60, 60  # characters on both sides in which what tells an identifier stands


class IdentifierFinder:
    """Tells numbers that only identify from figures."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("identifiers", language)
        self._idiom = compiled(rf"(?<!\w)(?:{alternation(row.form for row in rows if row.kind == 'idiom')})(?![\w-])")
        self._told_idioms = Told(row.form for row in rows if row.kind == "idiom")
        papers = alternation(row.form for row in rows if row.kind == "paper")
        self._told_papers = Told(row.form for row in rows if row.kind == "paper")
        self._paper = re.compile(rf"(?<!\w){papers}(?!\w)")
        # «en moins de deux», but «en moins de deux minutes»; «tous les deux», but «tous les deux mois»
        times = (row.form for row in read_lexicon("units", language) if row.kind == "duration")
        self._time = re.compile(rf" (?:{alternation(times)})(?!\w)")
        before = alternation(row.form for row in rows if row.kind == "before")
        self._before = compiled(rf"(?<![\w-])({before})(?: n[°º]| numéro)? ?$")
        programmes = [row.form for row in read_lexicon("date_words", language) if row.kind == "programme"]
        self._programme = just_before(programmes, OTHER_HOURS)
        self._streets = {row.form.partition(" ")[0] for row in rows if row.kind == "street"}
        self.rules, self.times = Rules("identifiers", language), Rules("named_times", language)

    def idioms(self, lower: str, known: Set[str] | None = None) -> list[tuple[int, int]]:
        """Spans of the idioms of a text, whose numbers are none; known: the words of the text."""
        return [
            match.span()
            for match in self._told_idioms.matches(self._idiom, lower, lower, known)
            if (lower[match.start() - 1] != "-" or not match.start()) and not self._time.match(lower, match.end())
        ]

    def papers(self, text: str, lower: str, known: Set[str] | None = None) -> list[tuple[int, int]]:
        """Spans of the names of papers that begin with a number, by their capitals: «20 Minutes», «60 Millions»."""
        return [match.span() for match in self._told_papers.matches(self._paper, text, lower, known)]

    def numbered(self, lower: str, start: int) -> bool:
        """Whether «n°», «article», «page» and the like stand before a number."""
        return bool(NUMBERED.search(lower, max(0, start - 9), start) or self._before.search(lower, max(0, start - 26), start))

    def programme(self, lower: str, start: int) -> bool:
        """Whether an hour names a programme: «le 20 heures», «au 13 heures de la chaîne», «le journal de 20 heures»."""
        return bool(PROGRAMME.search(lower, max(0, start - 8), start) or self._programme.search(lower, max(0, start - 50), start))

    def names_time(self, text: str, lower: str, start: int, end: int) -> bool:
        """Whether a length of time is a name: «20 Minutes», «les 24 Heures»."""
        place = {"before": lower[max(0, start - BEFORE) : start], "inside": lower[start:end], "written_inside": text[start:end]}
        return self.times.decide(place) == "name"

    def adjective(self, lower: str, start: int, end: int) -> bool:
        """Whether «neuf» is the adjective: «un livre neuf»."""
        place = {"word": NEW, "before": lower[max(0, start - BEFORE) : start]}
        return lower[start:end] == NEW and self.rules.decide(place) == "adjective"

    def names(self, text: str, lower: str, start: int, end: int, counted: bool) -> bool:
        """Whether a number identifies.

        counted: whether a unit or a plural noun follows, which speaks for a figure.

        >>> finder = IdentifierFinder()
        >>> text = "La chaîne France 2 et l'article 49.3"
        >>> [finder.names(text, text.lower(), 17, 18, False), finder.names(text, text.lower(), 32, 36, False)]
        [True, True]
        """
        if _is_mark(text, start, end, counted):
            return True
        capital = text[start].isupper() or text[end + 1 : end + 2].isupper()
        if counted and not capital and lower[end : end + LONGEST].lstrip(" ,").partition(" ")[0] not in self._streets:
            return False  # no rule can fire
        first, last = text.rfind("\n", max(0, start - BEFORE), start) + 1 or max(0, start - BEFORE), end + AFTER
        placed = not counted or end - start == 5 or text[start - 2 : start] == ", "
        place = {
            "counted": counted,
            "digits": text[start].isdigit(),
            "length": end - start,
            "fraction": "," in text[start:end],
            "code": placed and POSTAL.match(text, start, end) is not None,
            "year": YEAR.fullmatch(text, start, end) is not None,
            "numbered": not counted and self.numbered(lower, start),
            "capital": capital,
            "before": lower[first:start],
            "after": lower[end:last].partition("\n")[0],
            "written_before": text[first:start],
            "written_after": text[end:last].partition("\n")[0],
        }
        return self.rules.decide(place) == "name"


def _is_mark(text: str, start: int, end: int, counted: bool) -> bool:
    """Whether a number is left of a page's markup, calls for a note («(1)») or numbers the items of a list («1. Le lait»)."""
    before = text[start - 1] if start else "\n"
    if before in "[#@_" or MARKUP.match(text, max(0, start - 2)):
        return True
    length, after = end - start, text[end + 1 : end + 2]
    if before == "(" and not counted and text[end : end + 1] == ")":
        return (length == 1 and text[start].isdecimal()) or (length == 2 and after in ("", " ", "\n"))
    return length <= 2 and bool(LIST_AFTER.match(text, end) and LIST_ITEM.search(text, max(0, start - 6), start))
