"""Days in digits: «09/08/2023», «le 15.05.99», «en 11/2017», «le 9»."""

from __future__ import annotations

import re
from re import Match

from cited_figures.dates.calendar import day_in
from cited_figures.dates.expression import Expression, Scan
from cited_figures.dates.words import DateLexicon
from cited_figures.lexicon import alternation, spelt

_NUMERIC = re.compile(
    r"(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\5(?P<year>\d{4}|\d\d))(?![\w]|[.,/-]\d)"
)
_SHORT_NUMERIC = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d\d)(?![\w/]|[.,]\d)")
_MONTH_NUMERIC = re.compile(r"(?P<month>0[1-9]|1[0-2])/(?P<year>(?:19|20)\d\d)(?![\w/]|[.,]\d)")
_MONTH_OPENS = re.compile(r"(?<!\w)(?:en|depuis|de|dès|jusqu'en|d'ici) $|\($")
_ENDS = re.compile(r"$|[.;)]|\n| (?:à|dans|pour)(?!\w)|(?:,| et)(?! (?:le )?\d)(?!\w)")


class NumericReader:
    """Reads dates in digits, and days that have nothing but their number."""

    def __init__(self, lexicon: DateLexicon) -> None:
        self.lexicon = lexicon
        words, weekday = lexicon.words, lexicon.weekday
        # «le 2 à 15 heures», «du 10 au 14 inclus»
        self._at_hour = re.compile(
            rf" (?:à|vers|dès) (?:midi|minuit|(?:\d\d?|{alternation(lexicon.numbers('hour'))}) ?h(?:eures?)?\b)"
            r"| (?:inclus|inclusivement|compris)(?!\w)"
        )
        self._weekday_left = re.compile(rf"(?<!\w)(?P<demonstrative>ce )?(?P<weekday>{weekday}),? (?:le )?$")
        taking = alternation(words["takes_number"])
        taking_past = alternation([*words["takes_number"], *words["takes_number_past"]])
        self._occupied = re.compile(  # the verb has its object already, or takes none
            r"(?<!\w)(?:(?:l'|(?:la|les|un|une|leurs?|son|sa|ses|notre|nos|votre|vos|cet?|cette) )"
            rf"(?:(?:{alternation(words['before_noun'])})s? )?[a-zà-ÿ-]{{3,}}"
            rf"|(?!{taking_past})\w{{2,}}(?:ées?|és?|nues?|nus?)|(?!{taking})\w{{2,}}(?:ra|ront)|lieu) $"
        )
        self._numeric_left = re.compile(rf"(?:(?<!\w)(?:le|du|au|dès le|jusqu'au)|(?<!\w)(?:{weekday})) $|\($")

    def date(self, scan: Scan, match: Match[str]) -> list[Expression] | None:
        """Read a date in digits: «09/08/2023», «9-8-23», «2023-08-09», «le 09/08», «en 11/2017»."""
        start = match.start()
        found = _NUMERIC.match(scan.lower, start)
        if found:
            year = int(found["y"] or found["year"])
            if found["year"] and year < 100:
                whole = len(found["day"]) == len(found["month"]) == 2 or found[5] != "."
                if found[5] in ".-" and not (whole and self._numeric_left.search(scan.left(start))):
                    return None  # a version, a score, a part of a number
                year += 2000 if year < 50 else 1900
            month, day = int(found["m"] or found["month"]), int(found["d"] or found["day"])
            if not 1000 <= year <= 2150 or not 1 <= month <= 12 or not day_in(year, month, day):
                return None
            return [self._with_weekday(scan, Expression(start, found.end(), "day", year=year, month=month, day=day))]
        found = _MONTH_NUMERIC.match(scan.lower, start)
        if found and _MONTH_OPENS.search(scan.left(start)):
            return [Expression(start, found.end(), "month", year=int(found["year"]), month=int(found["month"]))]
        found = _SHORT_NUMERIC.match(scan.lower, start)
        if (
            found
            and 1 <= int(found["month"]) <= 12
            and 1 <= int(found["day"]) <= 31
            and self._numeric_left.search(scan.left(start))
        ):
            if scan.left(start).endswith("(") and (scan.lower[found.end() : found.end() + 1] != ")" or len(found.group()) < 5):
                return None  # «(1/10)»
            return [
                self._with_weekday(scan, Expression(start, found.end(), "day", month=int(found["month"]), day=int(found["day"])))
            ]
        return None

    def _with_weekday(self, scan: Scan, head: Expression) -> Expression:
        found = self._weekday_left.search(scan.left(head.start, 24))
        if found:
            head.start -= len(found.group())
            head.weekday = self.lexicon.weekdays[spelt(found["weekday"])]
        return head

    def day_of_month(self, scan: Scan, match: Match[str]) -> list[Expression] | None:
        """Read «le 9», a date only beside another one that has its month."""
        number = match["number"]
        start = match.start("number")
        opens = scan.begins_sentence(match.start()) and scan.lower.startswith(", ", match.end())
        head = Expression(start, start + len(number), "day", day=self.lexicon.day_number(number))
        if self._at_hour.match(scan.lower, match.end()):
            head.direction = "near"  # what has its hour is announced, unless its verb tells the past
        else:
            head.weak = not (opens or self._told_when(scan, match))
        return [head]

    def _told_when(self, scan: Scan, match: Match[str]) -> bool:
        """Whether «le 9» can only say when: «toucheront leur paie le 29.», «publié le 4,», not «appelez le 15.»."""
        if not scan.lower.startswith("le ", match.start()) or not _ENDS.match(scan.lower, match.end()):
            return False
        return self._occupied.search(scan.left(match.start(), 40)) is not None
