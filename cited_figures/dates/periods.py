"""Periods and days that are named: deictics, seasons, feasts, quarters."""

from __future__ import annotations

import re
from re import Match

from cited_figures.dates.days import DayReader
from cited_figures.dates.expression import Expression, Scan
from cited_figures.dates.words import YEAR, DateLexicon
from cited_figures.grammar.rules import Rules
from cited_figures.lexicon import alternation, spelt

_PART_OF_DAY = re.compile(r" (?:au )?(?:matin|soir|après-midi|midi|même)(?!\w)")
_NOT_OF_NOW = re.compile(
    r" (?:du |des |scolaire|civile|fiscale)"
    r"| (?:de |d')(?!nouve|(?:s'|se |l'|la |le |les |y |en )?(?!janvier|février)[^\W\d_]{3,}(?:er|ir|oir|tre|dre)(?!\w))"
)  # what a year is of; but «d'ici à la fin de l'année de rouvrir le pont»
_YEAR_AFTER = re.compile(rf" (?P<year>{YEAR})")
_OF_YEAR = re.compile(rf" (?:de l'année(?: (?P<year>{YEAR}))?|(?P<of>de (?P<bare>{YEAR})))(?! (?:dernière|prochaine|suivante))")
_AUXILIARY_LEFT = re.compile(  # «un lieu a été», «les ouvriers ont depuis été embauchés»
    r"(?<!\w)(?:a|ont|avait|avaient|ayant|aurait|auraient|aura|auront) (?:(?:depuis|pourtant|donc|déjà|ensuite|alors) )?$"
)
_SEASON_LEFT = re.compile(
    r"(?<!\w)(?:au (?:printemps)?|à l'|(?:avant|après|depuis|entre|et|d'ici|dès|jusqu'à|pendant|durant|"
    r"courant|début|à la fin de|au cours de|fin) (?:le |l'|du )?)$"
)
_SEASON_NAMED = re.compile(r" (?:de|des|du|d'|arabe|austral)")
_DURING_LEFT = re.compile(r"(?:pendant|durant|avant|après) l'?$")
_FEAST_LEFT = re.compile(
    r"(?:^|\W)(?:à|avant|après|d'ici|depuis|dès|jusqu'à|pour|ce) (?:la |le |l')?$|(?:^|\W)(?:au|ce) $|(?:^|[.!?\n] ?)à l'$"
)
_NAME_AFTER = re.compile(r" [A-ZÀ-Ý]")
_MODEL_LEFT = re.compile(r"[A-ZÀ-Ý][\w'-]* $")  # «l'Audi Q3 2019»


class PeriodReader:
    """Reads the periods that have names of their own."""

    def __init__(self, lexicon: DateLexicon, days: DayReader) -> None:
        self.lexicon = lexicon
        self.days = days
        self.rules = Rules("deictics", lexicon.language)
        parts = lexicon.part
        self._part = re.compile(rf"(?<!\w)(?P<part>(?:{parts}))(?:-| )(?:de l'|de la |de cette |de |d'|du |l')?$")
        self._weekday = re.compile(rf",? (?:{lexicon.weekday})(?!\w)(?: {lexicon.day}(?: {lexicon.month}(?!\w)(?: {YEAR})?)?)?")
        self._part_of_day = re.compile(rf" (?:{lexicon.part_of_day})(?!\w)")
        self._ordinal = re.compile(rf"(?<!\w)(?P<ordinal>{alternation(lexicon.ordinals)}) $")
        self._of_month = re.compile(rf" (?:de |d'|du mois de |du mois d')(?P<month>{lexicon.month})(?!\w)")
        self._year = re.compile(rf"(?: de)?(?: l'an(?:née)?)? (?P<year>{YEAR})(?:[-/](?P<until>\d\d(?:\d\d)?)(?!\w))?")

    def deictic(self, scan: Scan, match: Match[str], *, chained: bool = False) -> list[Expression] | None:
        """Read «hier soir», «la semaine dernière», «fin de l'année prochaine», «le lendemain»."""
        word = re.sub(" +", " ", match["word"])
        rule = self.lexicon.words["chained" if chained else "deictic"][word]
        grain, shift = re.fullmatch(r"(\w+?)([+-]\d)", rule).groups()  # type: ignore[union-attr]
        start, end = match.span()
        left = scan.left(start, 30)
        place = {
            "word": word,
            "before": left,
            "after": scan.lower[end : end + 30],
            "grain": grain,
            "chained": chained,
            "capital": scan.text[start].isupper() and not scan.text[start:end].isupper() and not scan.begins_sentence(start),
            "month": self._of_month.match(scan.lower, end) is not None,
        }
        if verdict := self.rules.decide(place):
            return [Expression(start, end, grain, of_next=int(shift))] if verdict == "beside the next" else None
        if word.startswith("fin de semaine") and left.endswith("en "):
            grain = "week"  # «en fin de semaine dernière» is no week-end of Québec
        head = Expression(start, end, grain, shift=int(shift), chained=chained)
        if grain == "year" and (year := _YEAR_AFTER.match(scan.lower, end)):  # «en cette année 2020»
            head = Expression(start, year.end(), grain, year=int(year["year"]))
        if grain == "day" and not chained:
            found = self._weekday.match(scan.lower, end)
            head.end = found.end() if found else head.end
            found = self._part_of_day.match(scan.lower, head.end)
            if found or (found := _PART_OF_DAY.match(scan.lower, head.end)):
                head.end = found.end()
        elif part := self._part.search(left):
            head.start = start - len(left) + part.start("part")
        return [head]

    def whole_period(self, scan: Scan, match: Match[str]) -> list[Expression] | None:
        """Read «début de l'année», «en fin de semaine», «la fin du siècle»: a part of the period that the article stands in."""
        grain = self.lexicon.words["period"][spelt(match["word"])]
        start, end = match.span()
        left = scan.left(start, 30)
        part = self._part.search(left)
        if not part or _NOT_OF_NOW.match(scan.lower, end):
            return None
        if grain == "month" and not left.endswith("du "):
            return None  # «des fins de mois»
        begin = start - len(left) + part.start("part")
        year = _YEAR_AFTER.match(scan.lower, end)
        if year and grain == "year":
            return [Expression(begin, year.end(), "year", year=int(year["year"]))]
        return [Expression(begin, end, grain, shift=0, part=part["part"])]

    def season(self, scan: Scan, match: Match[str]) -> list[Expression] | None:
        """Read «cet été», «l'hiver dernier», «au printemps 2012», «dès l'automne»; not «un lieu a été»."""
        code = self.lexicon.words["season"][spelt(match["word"])]
        start, end = match.span()
        left = scan.left(start, 30)
        head = Expression(start, end, "season", code=code)
        if code == "SU" and _AUXILIARY_LEFT.search(left):
            return None
        found = self._year.match(scan.lower, end)
        if found and not self.lexicon.counted(scan.text, found.end()):
            head.year, head.end = int(found["year"]), found.end()
        else:
            directed = self.days.take_direction(scan, head) and (head.direction or head.years is not None)
            if left.endswith(("cet ", "ce ")):
                head.start, head.direction = start - (4 if left.endswith("cet ") else 3), "this"
            elif (not directed and not _SEASON_LEFT.search(left)) or (
                not directed and (scan.text[start].isupper() or _SEASON_NAMED.match(scan.lower, end))
            ):
                return None
            if (
                not directed
                and head.direction != "this"
                and _DURING_LEFT.search(left)
                and code in {"WI", "SU"}
                and "avant" not in left
            ):
                return None
        part = self._part.search(scan.left(head.start, 30))
        if part:
            head.start -= len(scan.left(head.start, 30)) - part.start("part")
        return [head]

    def feast(self, scan: Scan, match: Match[str]) -> list[Expression] | None:
        """Read «avant Noël», «le lundi de Pâques», «à la Toussaint 2011», not «le marché de Noël»."""
        start, end = match.span()
        head = Expression(start, end, "day", code=self.lexicon.words["feast"][re.sub(" +", " ", match["word"])])
        found = self._year.match(scan.lower, end)
        if found:
            head.year, head.end = int(found["year"]), found.end("year")
            return [head]
        directed = self.days.take_direction(scan, head)
        placed = _FEAST_LEFT.search(scan.left(start, 24))
        opening = match["word"].partition(" ")[0]
        named = scan.text[start:end] != match["word"] and (placed is not None or opening in self.lexicon.words["feast_opening"])
        if not directed and not named and opening not in self.lexicon.weekdays:
            return None
        if not directed and _NAME_AFTER.match(scan.text, end):
            return None  # a given name
        return [head]

    def fraction(self, scan: Scan, match: Match[str]) -> list[Expression] | None:
        """Read «premier semestre 2012», «deuxième quinzaine d'août», «seconde moitié du mois»."""
        unit = self.lexicon.words["fraction"][spelt(match["word"])]
        start, end = match.span()
        left = scan.left(start, 20)
        ordinal = self._ordinal.search(left)
        if not ordinal:
            return self.whole_period(scan, match) if match["word"] in self.lexicon.words["period"] else None
        number = self.lexicon.ordinals[spelt(ordinal["ordinal"])]
        begin = start - len(left) + ordinal.start("ordinal")
        if scan.lower.startswith(".", end) and match["word"] == "trim":
            end += 1
        if unit in {"quarter", "half"}:
            return self._of_year(scan, begin, end, unit, number)
        month = self._of_month.match(scan.lower, end)
        head = Expression(begin, end, "fortnight", code="2" if number in {2, -1} else "1")
        if month:
            head.month, head.end = self.lexicon.month_number(month["month"]), month.end()
            year = _YEAR_AFTER.match(scan.lower, head.end)
            if year:
                head.year, head.end = int(year["year"]), year.end()
            else:
                self.days.take_direction(scan, head)
            return [head]
        if scan.lower.startswith((" du mois", " de ce mois"), end):
            head.shift, head.end = 0, scan.lower.index("mois", end) + 4
            return [head]
        of_year = _OF_YEAR.match(scan.lower, end)
        if of_year and unit == "moiety":
            year_number = of_year["year"] or of_year["bare"]
            return [
                Expression(begin, of_year.end(), "half", code=f"H{head.code}", year=int(year_number) if year_number else None)
            ]
        return None

    def _of_year(self, scan: Scan, begin: int, end: int, unit: str, number: int) -> list[Expression] | None:
        size = {"quarter": 4, "half": 2}[unit]
        head = Expression(begin, end, unit, code=f"{unit[0].upper()}{size if number < 0 else number}")
        if number > size or scan.lower.startswith(" de grossesse", end):
            return None
        found = self._year.match(scan.lower, end)
        if found and not self.lexicon.counted(scan.text, found.end()):
            head.year, head.end = int(found["year"]), found.end("year")
        else:
            self.days.take_direction(scan, head)
            if head.direction is None and head.years is None and scan.lower[max(0, begin - 3) : begin] == "du ":
                head.direction = "near"  # «les chiffres du deuxième trimestre seront publiés»
            if scan.lower.startswith(" de l'année", head.end) and head.years is None:
                head.end += len(" de l'année")
        return [head]

    def quarter(self, scan: Scan, match: Match[str]) -> list[Expression] | None:
        """Read «T1 2021», «S2 2022», «4T 2021», «Q4 2020»; not «l'Audi Q3 2019»."""
        letter, number = match["q"] or match["qletter"], match["qnumber"] or match["qlast"]
        half = letter in "sh"
        if (half and number > "2") or (letter in "qh" and self._is_model(scan, match.start())):
            return None
        value = f"{match['qyear']}-{'H' if half else 'Q'}{number}"
        return [Expression(match.start(), match.end(), "half" if half else "quarter", value=value)]

    def _is_model(self, scan: Scan, start: int) -> bool:
        """Whether a name stands before «Q3 2019»: a car, not a quarter; «Au Q3» opens a sentence."""
        name = _MODEL_LEFT.search(scan.text, max(0, start - 24), start)
        word = scan.lower[name.start() : start - 1] if name else ""
        return name is not None and word not in self.lexicon.words["function"] and word not in self.lexicon.words["part"]
