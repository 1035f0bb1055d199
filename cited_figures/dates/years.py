"""Bare years: four digits are a year where their neighbours show it, else a count or an identifier."""

from __future__ import annotations

import re
from re import Match

from cited_figures.dates.expression import Expression, Scan
from cited_figures.dates.words import YEAR, DateLexicon
from cited_figures.lexicon import alternation
from cited_figures.patterns import compiled
from cited_figures.text.neighbours import just_before

_YEAR_RANGE = re.compile(rf"(?P<glue> ?[-–/] ?| et (?:en )?| à | jusqu'en | jusqu'à )(?P<year>{YEAR})")
_SHORT_RANGE = re.compile(r"[-–/](?P<year>\d\d)(?!\w|[-/.,]\d)")
_LISTED_YEAR = re.compile(rf"(?:,| et| ou| puis|, puis) (?:en |de |à |celle de |celles de |celui de )?(?P<year>{YEAR})")
_NAME_BEFORE = re.compile(r"(?<![\w'-])(?P<word>[^\W\d_][\w.°'-]*) $")
_PREPOSITION = re.compile(r"(?<!\w)(de|du|pour|sur|que|par rapport à) $")
_VERS = re.compile(r"(?<!\w)vers $")
_UNTIL = re.compile(r"(?<!\w)jusqu'à $")
_THOUSANDS = re.compile(r" \d{3}(?!\d)")
_ENTRE = re.compile(r"(?<!\w)entre (?:fin |début |l'année |l'an )?$")
_FROM = re.compile(r"(?<!\w)(?:de |d'|depuis |période )$|\($")
_CODE = re.compile(r" [A-Z]{1,3}\d")
_BRACKET_ENDS = re.compile(r"[)\],;–-]| et | à ")
_CITED = re.compile(r"(?<!\w)(?:et|&) al\.?,? $")  # «(Dupont et al., 2018)»
_RANGE_FOLLOWS = re.compile(r" (?P<glue>à|et|ou) \d")
_DE = re.compile(r"(?<!\w)de $")
_AFTER_COMMA = re.compile(r"([^\W\d_][\w'-]*), $")


class YearReader:
    """Reads «en 2009», «1990 et 2010», «le budget 2013», «(1939-1945)»; not «2000 soldats», «article 2012»."""

    def __init__(self, lexicon: DateLexicon) -> None:
        self.lexicon = lexicon
        self._stops = compiled(lexicon.stops)
        self._part = re.compile(rf"(?<!\w)(?P<part>(?:{lexicon.part}))(?:-| )(?:de l'|de la |de cette |de |d'|du |l')?$")
        named = "|".join(re.escape(word) for word in lexicon.words["before_year"])
        self._year_before = re.compile(rf"(?<!\w)(?:{named})(?:'en)? *$|(?:^|\W)mi-$")
        words = lexicon.words
        self._not_year = words["not_before_year"]
        self._counting_verb = just_before(words["counting_verb"], r"(?: \w+)? entre ")
        self._counting_noun = just_before([*words["counting_noun"], *words["passing"]], " de ")
        self._counting_only = just_before(words["counting_only"], " que ")
        self._passing = just_before(words["passing"], " de ")
        self._verb = re.compile(rf" (?:{alternation(words['year_verb'])})(?!\w)")
        self._opens_sentence = re.compile(rf"(?: :|:|,|{self._verb.pattern})")

    def read(self, scan: Scan, match: Match[str]) -> list[Expression] | None:
        """Read a bare year where its neighbours show that it is one, with the years listed or ranged beside it."""
        start, end = match.span()
        lower = scan.lower
        head = Expression(start, end, "year", year=int(match["year"]))
        left = scan.left(start, 30)
        ranged = _YEAR_RANGE.match(lower, end)
        if ranged and self._is_range(scan, head, ranged, left):
            part = ranged.end()
            head.until = Expression(ranged.start("year"), part, "year", year=int(ranged["year"]))
            head.end = part
            return [head]
        short = _SHORT_RANGE.match(lower, end)
        if short:
            until = head.year // 100 * 100 + int(short["year"])  # type: ignore[operator]
            until += 100 * (until < head.year)  # type: ignore[operator]
            if 0 < until - head.year <= 30 and self._evident(scan, head, left, short.end()):  # type: ignore[operator]
                head.until = Expression(short.start("year"), short.end(), "year", year=until)
                head.end = short.end()
                return [head]
            return None
        if not self._evident(scan, head, left, end):
            return None
        part_found = self._part.search(left)
        if part_found and not left.endswith("l'"):
            head.start = start - len(left) + part_found.start("part")
        elif _VERS.search(left):
            head.comparator, head.modifier = "≈", "vers"
        return [head, *self._listed(scan, head.end)]

    def _is_range(self, scan: Scan, head: Expression, ranged: Match[str], left: str) -> bool:
        glue = ranged["glue"].strip()
        if not (head.year or 0) < int(ranged["year"]) <= 2150 or self.lexicon.counted(scan.text, ranged.end()):
            return False
        if _THOUSANDS.match(scan.lower, ranged.end()):
            return False
        if glue in {"-", "–", "/"}:
            return left.endswith(" à ") or self._evident(scan, head, left, ranged.end())  # «repoussé à 2030-2035»
        if glue.startswith("et"):
            if not (head.year or 1) % 50 and not int(ranged["year"]) % 50 and self._counting_verb.search(left):
                return False
            return bool(_ENTRE.search(left))
        if self._passing.search(left):
            return False  # a count that goes from one number to another
        return bool(_FROM.search(left)) and (head.year or 0) >= 1700

    def _listed(self, scan: Scan, end: int) -> list[Expression]:
        listed = []
        while (found := _LISTED_YEAR.match(scan.lower, end)) and not self.lexicon.counted(scan.text, found.end()):
            ranged = _YEAR_RANGE.match(scan.lower, found.end())
            if ranged and not ranged["glue"].startswith(" et"):
                break
            listed.append(Expression(found.start("year"), found.end("year"), "year", year=int(found["year"])))
            end = found.end()
        return listed

    def _evident(self, scan: Scan, head: Expression, left: str, end: int) -> bool:
        """Whether four digits are a year: by the word before them, and nothing counted after them."""
        year, text, lower = head.year or 0, scan.text, scan.lower
        if not 1000 <= year <= 2150 or self.lexicon.counted(text, end) or _CODE.match(text, end):
            return False
        if left.endswith(("(", "[")):
            return year >= 1400 and bool(_BRACKET_ENDS.match(lower, end))
        if self._year_before.search(left):
            return not _UNTIL.search(left)
        if not 1400 <= year <= 2110 or self.lexicon.counted(lower, end):
            return False  # «2000 Roms»
        if scan.begins_sentence(head.start):
            return self._opens_sentence.match(lower, end) is not None
        ranged = _RANGE_FOLLOWS.match(lower, end)
        if ranged and (year % 50 == 0 or left.endswith(" entre ") or (ranged["glue"] == "à" and _DE.search(left))):
            return False  # «de 2000 à 2500 euros»
        return self._after_a_noun(scan, head.start, end, year)

    def _after_a_noun(self, scan: Scan, start: int, end: int, year: int) -> bool:
        """«le budget 2013», «l'Euro 2012», «la crise de 2008», «né à Paris (en 1950)»; not «près de 2000», «article 2012»."""
        before = scan.lower[max(0, start - 40) : start]
        if _CITED.search(before):
            return True
        preposition = _PREPOSITION.search(before)
        if preposition:
            if self._counting_noun.search(before) or self._counting_only.search(before):
                return False
            strict = preposition[1] in {"sur", "que", "pour", "du"}
            if strict and year % 100 == 0:
                return False
            if self._verb.match(scan.lower, end):  # «l'acquis de croissance pour 2019 serait de 1 %»
                return True
            return not (strict or year % 100 == 0) or self._stops.match(scan.lower, end) is not None
        if year % 100 and before.endswith(", ") and self._verb.match(scan.lower, end):
            return True  # «malgré la crise, 2018 reste une bonne année»
        place = _AFTER_COMMA.search(scan.text[max(0, start - 40) : start]) if before.endswith(", ") and year % 100 else None
        if place and before[-3].isalpha():  # «(Julliard, 1963)», «Paris, 1999.»
            follows = scan.lower[end : end + 2].lstrip(" ")[:1]
            return follows in {")", "]"} or (follows in {".", ";"} and place[1][0].isupper())
        found = _NAME_BEFORE.search(before)
        if not found:
            return False
        word = found["word"].rstrip(".").rpartition("'")[2]
        if scan.text[start - 1 - len(word) : start - 1].isupper() and len(word) > 1 and word not in self._not_year:
            return True  # «les JO 2012»
        if len(word) < 2 or word in self._not_year or word.endswith(("é", "ée", "és", "ées")):
            return False
        return (
            self._stops.match(scan.lower, end) is not None
            or (year % 100 != 0 and scan.text[end : end + 2].strip()[:1].isupper())
            or (len(word) > 3 and year % 100 != 0)
        )
