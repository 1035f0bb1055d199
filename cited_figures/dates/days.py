"""Days and months as they are written: «le 9 août 2023», «mardi 5», «août dernier», «09/08/2023», «le 9»."""

from __future__ import annotations

import re
from itertools import pairwise
from re import Match

from cited_figures.dates.calendar import day_in
from cited_figures.dates.expression import Expression, Scan
from cited_figures.dates.words import MONTH_NAMES_OF_THINGS, YEAR, DateLexicon
from cited_figures.lexicon import spelt
from cited_figures.patterns import compiled
from cited_figures.text.neighbours import just_before

_HYPHENED_DAY = re.compile(r"\d(?:er)?-$")  # «le 11-Septembre», «place du 8-Mai-1945» are names
_GENERIC = re.compile(r"(?<!\w)(?:un|chaque|quel) mois (?:de |d')$")
_RANGE_OPENS = re.compile(r"(?<!\w)(?:de|entre) $")
_EVERY_WEEK = re.compile(r"(?<!\w)du $")
_DEMONSTRATIVE = re.compile(r"(?<!\w)ce $")
_ARTICLE = re.compile(r"(?<!\w)(?:le|du|au) $")
_AFTER_SHORT_YEAR = re.compile(
    r"$|[.,;:)»\n]| (?:à|au|aux|en|dans|chez|et|ou|puis|sur|il|elle|on|la|le|les|un|une|par|pour)(?!\w)"
)
_NUMBERED = re.compile(r"\d(?:er?|re|e|ème) $")  # «ce 5e samedi de grève»


class DayReader:
    """Reads what stands around the name of a month, the name of a weekday, or a date in digits."""

    def __init__(self, lexicon: DateLexicon) -> None:
        self.lexicon = lexicon
        day, weekday, month = lexicon.day, lexicon.weekday, lexicon.any_month
        between = r"(?:, ?(?:le )?| (?:et|ou|puis|au|à) (?:le |du )?|(?<=[\dr]) ?[-/–] ?(?=\d))"
        self._days = compiled(
            rf"(?<![\w.,/])(?:(?<!\d )|(?=[^\W\d]))(?P<demonstrative>ce )?(?:(?P<weekday>{weekday}|"
            rf"(?:{'|'.join(lexicon.words['weekday_short'])})\.)(?: (?:{lexicon.part_of_day}))?,? (?:le )?)?"
            rf"(?P<days>(?:{day}{between})*)(?P<day>{day})(?:\.? (?:(?:du )?mois (?:de |d'))?|-|(?<=\d))$"
        )
        last = between.replace(r"(?=\d)", "")  # the list ends before its last day
        self._separated = re.compile(rf"(?P<day>{day})(?P<separator>{last})")
        self._part = re.compile(rf"(?<!\w)(?P<part>{lexicon.part})(?:-| )(?:du mois (?:de |d')|de |d'|du )?$")
        self._year = compiled(
            rf"(?: de l'an(?:née)?| de)? (?P<year>{YEAR})|(?P<century> ?'| )(?P<short>[3-9]\d)(?!\d){lexicon.stops}"
        )
        self._old_year = compiled(rf" (?P<year>[1-9]\d\d)(?!\d){lexicon.stops}")
        self._month = re.compile(rf" (?:{month})(?!\w)")
        self._of = re.compile(r"(?<!\w)(?<!partir )(?<!compter )(?<!d'ici )(?<!cours )(?:de |d'|du |du mois de |du mois d')$")
        self._direction = re.compile(rf" (?P<direction>{lexicon.direction})(?!\w)(?! \d)")
        part_of_day = rf"(?: (?:{lexicon.part_of_day}))?"
        self._month_follows = compiled(
            rf"{part_of_day},? (?:le )?(?:{day}{between})*{day} (?:(?:du )?mois (?:de |d'))?(?:{month})(?!\w)"
            r"|,? (?:le )?\d{1,2}[/.]\d"
        )
        self._day_follows = compiled(rf",? (?:le )?(?P<day>{day})(?![/:]\d| ?h(?:\d|\b)| heures?\b|[.,]\d| ?%){lexicon.stops}")
        self._part_of_day = re.compile(rf" (?:{lexicon.part_of_day})(?!\w)")
        self._second_weekday = re.compile(
            rf"(?: soir)? (?:à|au|jusqu'à|jusqu'au) (?P<weekday>{weekday})(?!\w)(?! {day})(?: (?:{lexicon.part_of_day})(?!\w))?"
        )
        words = lexicon.words
        self._before_month = just_before(words["before_month"])
        self._every_year = just_before(words["every_year"])
        self._habitual = just_before(words["habitual"])
        self._night = re.compile(r"(?<!\w)nuit (?:de |du |d')?$")
        self._of_day = just_before(words["of_weekday"], " du ")

    def month_after(self, scan: Scan, position: int) -> bool:
        """Whether the name of a month follows."""
        return self._month.match(scan.lower, position) is not None

    def month(self, scan: Scan, match: Match[str], number: int, *, abbreviated: bool = False) -> list[Expression] | None:
        """Read the date whose month this is: the days and weekday before it, the year or «dernier» after it."""
        start, end = match.span()
        if abbreviated and scan.lower.startswith(".", end):
            end += 1
        left = scan.left(start, 90)
        days = self._days.search(left)
        head = Expression(start, end, "month", month=number)
        if _HYPHENED_DAY.search(left) and not self._year.match(scan.lower, end):
            return None
        year_follows = self._year.match(scan.lower, end)
        if (
            abbreviated
            and not year_follows
            and not (days and days["day"][0].isdigit() and (scan.lower[end - 1] == "." or match["word"] != "sept"))
        ):
            return None  # «dix-sept États»
        explicit = self._after(scan, head, bool(days))
        if days:
            return self._with_days(scan, head, days, start - len(left), left)
        part = self._part.search(left)
        if part:
            head.start = start - len(left) + part.start("part")
            return [head]
        if scan.text[start].isupper() and not explicit and not self._capital_month(scan, start, end, number, left):
            return None
        if not explicit and self._of.search(left):
            head.direction = "near"  # «les chiffres de juin seront publiés»: the verb is not the month's
        head.generic = bool(_GENERIC.search(left))
        return [head]

    def _after(self, scan: Scan, head: Expression, has_day: bool) -> bool:
        """Take the year or the word of direction after a month into an expression; say whether there was one."""
        found = self._year.match(scan.lower, head.end)
        if not found and has_day:
            found = self._old_year.match(scan.lower, head.end)
        if found and not (self.lexicon.counted(scan.text, found.end()) and not has_day):
            groups = found.groupdict()
            if groups["year"]:
                head.year = int(groups["year"])
                head.end = found.end("year")
                return True
            alone = has_day and _AFTER_SHORT_YEAR.match(scan.lower, found.end())  # «le 10 novembre 93, …»
            if not has_day or alone or "'" in groups["century"]:
                head.year = 1900 + int(groups["short"])
                head.end = found.end("short")
                return True
        return self.take_direction(scan, head)

    def take_direction(self, scan: Scan, head: Expression) -> bool:
        """Take «dernier», «prochain», «de l'an dernier» after an expression into it."""
        found = self._direction.match(scan.lower, head.end)
        if not found:
            return False
        towards = self.lexicon.towards(found["direction"])
        if towards.weeks and not head.weekday:
            return False
        head.end = found.end()
        head.direction, head.years, head.weeks = towards.direction, towards.years, towards.weeks
        if towards.chained:
            head.chained, head.direction = True, "after" if towards.chained > 0 else "before"
        return True

    def _with_days(self, scan: Scan, head: Expression, days: Match[str], offset: int, left: str) -> list[Expression] | None:
        if self.lexicon.named_after.search(scan.lower, max(0, offset + days.start() - 30), offset + days.start()):
            scan.taken = head.end
            return None
        first, found = self._listed(days["days"], offset + days.start("days"))
        last = Expression(
            offset + days.start("day"),
            head.end,
            "day",
            year=head.year,
            month=head.month,
            day=self.lexicon.day_number(days["day"]),
        )
        last.direction, last.years, last.chained = head.direction, head.years, head.chained
        if not last.day or (last.year and not day_in(last.year, head.month or 1, last.day)):
            return None
        begin = offset + days.start("weekday") if days["weekday"] else last.start if not first else first[0].start
        if days["demonstrative"]:
            begin = offset + days.start("demonstrative")
        if days["weekday"]:
            (first or [last])[0].weekday = self.lexicon.weekdays.get(days["weekday"]) or int(
                self.lexicon.words["weekday_short"][days["weekday"].rstrip(".")]
            )
        last.generic = (
            not head.year and not first and not days["weekday"] and bool(self._every_year.search(left, 0, days.start()))
        )
        if not head.direction and not first and self._of.search(left, 0, days.start()):
            last.direction = "near"
        for expression in first:
            expression.month, expression.year, expression.direction, expression.years = (
                last.month,
                last.year,
                last.direction,
                last.years,
            )
        (first or [last])[0].start = begin
        every = [*first, last]
        numbers = [expression.day or 0 for expression in every]
        consecutive = len(numbers) > 1 and all(b - a == 1 for a, b in pairwise(numbers))
        ranged = len(numbers) == 2 and found.strip() in {"au", "à", "-", "–", "/"} and numbers[1] > numbers[0]
        if consecutive or ranged:
            whole = every[0]
            whole.end, whole.until = last.end, last
            return [whole]
        return every

    def _listed(self, days: str, offset: int) -> tuple[list[Expression], str]:
        """The days of «4, 5 et», and what stands before the last."""
        listed, separator = [], ""
        for found in self._separated.finditer(days):
            separator = found["separator"]
            listed.append(
                Expression(offset + found.start(), offset + found.end("day"), "day", day=self.lexicon.day_number(found["day"]))
            )
        return listed, separator

    def _capital_month(self, scan: Scan, start: int, end: int, number: int, left: str) -> bool:
        """Whether a month with a capital, alone, is one: «en Juillet», «Juin : …», not «la planète Mars», «le maréchal Juin»."""
        if scan.text[start:end].isupper() and scan.text[max(0, start - 12) : start].isupper():
            return True
        if scan.begins_sentence(start):
            follows = scan.text[end : end + 2].lstrip()
            return follows[:1] == ":" or (number not in MONTH_NAMES_OF_THINGS and not follows[:1].isupper())
        return bool(self._before_month.search(left)) and (
            number not in MONTH_NAMES_OF_THINGS or left.endswith(("en ", "mois de ", "mois d'", "fin ", "début "))
        )

    def weekday(self, scan: Scan, match: Match[str], number: int) -> list[Expression] | None:
        """Read the date whose weekday this is: «ce lundi soir», «mardi dernier», «samedi 11», «nuit de lundi à mardi»."""
        start, end = match.span()
        lower = scan.lower
        if self._month_follows.match(lower, end):
            return None  # the month will take it
        left = scan.left(start, 24)
        head = Expression(start, end, "day", weekday=number)
        night = self._night.search(left)
        second = self._second_weekday.match(lower, end)
        if second and (night or _RANGE_OPENS.search(left)):
            head.until = Expression(
                second.start("weekday"), second.end(), "day", weekday=self.lexicon.weekdays[spelt(second["weekday"])]
            )
            head.start, head.end = (start - len(left) + night.start() if night else start), second.end()
            return [head]
        if second and _EVERY_WEEK.search(left):
            scan.taken = second.end()  # «du lundi au vendredi»: every week
            return None
        demonstrative = bool(_DEMONSTRATIVE.search(left))
        if demonstrative:
            head.start = start - 3
        number_follows = self._day_follows.match(lower, end)
        if number_follows:
            head.day, head.end = self.lexicon.day_number(number_follows["day"]), number_follows.end("day")
        elif self._habitual.search(left) or _NUMBERED.search(left):
            return None
        part = self._part_of_day.match(lower, head.end)
        if part:
            head.end = part.end()
        directed = self.take_direction(scan, head)
        if _ARTICLE.search(left) and not (head.day or directed or self._of_day.search(left)):
            return None  # «le lundi»: every week
        if scan.text[start].isupper() and not (head.day or directed or demonstrative or scan.begins_sentence(start)):
            return None  # «Sud Ouest Dimanche»
        return [head]
