"""Calendar expressions to TIMEX3 values."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Set

from cited_figures.dates.anchors import AnchorReader
from cited_figures.dates.as_of import HoldReader
from cited_figures.dates.calendar import day_in
from cited_figures.dates.clock import ClockReader
from cited_figures.dates.days import DayReader
from cited_figures.dates.eras import EraReader
from cited_figures.dates.expression import Expression, Scan
from cited_figures.dates.numeric import NumericReader
from cited_figures.dates.periods import PeriodReader
from cited_figures.dates.ranges import join
from cited_figures.dates.story import StoryReader
from cited_figures.dates.table_years import hold_in_cells, years_in_cells
from cited_figures.dates.today import TodayReader
from cited_figures.dates.values import DateResolver
from cited_figures.dates.words import DateLexicon
from cited_figures.dates.years import YearReader
from cited_figures.grammar.rules import Rules
from cited_figures.grammar.tense import TenseReader
from cited_figures.lexicon import Told, alternation
from cited_figures.patterns import compiled
from cited_figures.schema import Draft, Number
from cited_figures.text.reading import Reading

BEFORE = 30  # characters before a period in which a preposition stands
HEAD = 1500  # characters of a text in which a dateline may stand
_OF_DATE = re.compile(
    r" (?:du|de la|de l'|de)(?: ?[^,;:.()\n]{2,60})? (?:du |de |le )?"
)  # «au lendemain | du vote de | dimanche»
_YEAR_IN_WORDS = re.compile(r"(?<!\w)(?:en|depuis|dès|l'an|l'an de grâce|l'année|fin|début) $")
_WRAPPED = re.compile(r"\n(?<=[\w,]\n)(?=[^\W_A-ZÀ-Ý])")  # a line broken inside a sentence: «11 janvier⏎2017»
_RUN = re.compile(r"[0-9]+")
_DIGITS = (
    r"(?P<numeric>\d{4}-\d\d-\d\d(?![\d-])|\d\d?(?:[/.-]\d\d?[/.-]\d{2,4}|/\d\d(?:\d\d)?)(?![\w/]|[.-]\d))"
    r"|(?P<digital>\d\d?(?: ?h(?: ?\d\d(?:mi?n)?)?(?!\w)|:\d\d(?::\d\d)?(?![\d:])))"
    r"|(?P<year>(?:1\d|20)\d\d)(?!\d|[.,]\d| ?[%€$£°]| \d{3}(?!\d)|[^\W\d]|/(?:\d{3}|\d{5,})(?!\d))"
)


class DateFinder:
    """Finds dates and times and works them out from the day of the article."""

    def __init__(self, language: str = "fr") -> None:
        self.language = language
        lexicon = DateLexicon(language)
        self.lexicon = lexicon
        self.days = DayReader(lexicon)
        self.numeric = NumericReader(lexicon)
        self.periods = PeriodReader(lexicon, self.days)
        self.eras = EraReader(lexicon, self.periods)
        self.years = YearReader(lexicon)
        self.clock = ClockReader(lexicon)
        self.tense = TenseReader(language)
        self.today = TodayReader(self.tense, language)
        self.story = StoryReader(language)
        self.edges = Rules("edges", language)
        self._anchors = AnchorReader(language)
        self._holds = HoldReader(language)
        month = f"(?:{lexicon.any_month})"
        lone = (
            r"(?:le|du|au) (?P<number>1er|[12]\d|3[01]|[1-9])"
            r"(?=[,.;:)](?!\d)|$| (?:à|au|en|dans|et|pour|avec|contre|lors|devant|puis|face|vers|dès)(?!\w)"
            r"| (?:inclus|inclusivement|compris)(?!\w))"
        )
        digits = rf"(?=\d)(?:(?<![/-])|(?<=\bmi-))(?:{_DIGITS}|(?P<glued>\d\d?)(?={lexicon.month}(?!\w)))"
        short = r"en (?P<two>3[69]|4[05]|[6-9]\d)(?=[,.;:!?)»](?!\d)|$)"
        quarter = r"(?:(?P<q>[tsqh])(?P<qnumber>[1-4])|(?P<qlast>[1-4])(?P<qletter>[ts]))[ -](?P<qyear>(?:19|20)\d\d)(?!\d)"
        self._month = re.compile(rf"(?P<word>{lexicon.month})")
        self._trigger = compiled(
            rf"(?<![\w.,])(?:{digits}|(?P<word>{alternation(lexicon.triggers)})(?!\w|-l[àa](?!\w))"
            rf"|(?P<lone>{lone})|(?P<short>{short})|(?P<quarter>{quarter}))"
        )
        self._told = Told(lexicon.triggers)
        opening = (
            r"^(?:[^\n\d]{0,60}?(?:[(,–—|:/.] ?|(?<=\) ))|(?:publié|mis en ligne|mis à jour|posté|paru|modifié)(?: le)? "
            rf"|par [^\n\d]{{3,40}} )?(?:(?:le )?(?:{lexicon.weekday}),? )?(?:le )?"
        )
        self._dateline = compiled(
            rf"{opening}(?:(?P<day>{lexicon.day}) (?P<month>{month}) (?P<year>\d{{4}})"
            rf"|(?P<d>\d\d?)[/.-](?P<m>\d\d?)[/.-](?P<y>\d{{4}})|(?P<iso>\d{{4}}-\d\d-\d\d))"
            rf"(?= *(?:\([^)\n]{{1,40}}\))? *(?:[.\-–—/|(]|à |$))",
            re.MULTILINE,
        )

    def dateline(self, reading: Reading) -> datetime.date | None:
        """The day that a dateline gives («4 juillet 2012. -», «PARIS, 4 juil 2012 (Reuters)»), or None.

        >>> from cited_figures.text.normalise import normalise
        >>> DateFinder().dateline(Reading(normalise("PARIS, 4 juil 2012 (Reuters) - Le Sénat a voté."), []))
        datetime.date(2012, 7, 4)
        """
        for found in self._dateline.finditer(reading.lower, 0, HEAD):
            if found["iso"]:
                year, month, day = map(int, found["iso"].split("-"))
            elif found["y"]:
                year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
            else:
                year, month, day = (
                    int(found["year"]),
                    self.lexicon.month_number(found["month"]),
                    self.lexicon.day_number(found["day"]),
                )
            if 1 <= month <= 12 and 1800 <= year <= 2150 and (known := day_in(year, month, day)):
                return known
        return None

    def find(self, reading: Reading, numbers: list[Number]) -> list[Draft]:
        """Find dates and times, in order, worked out as far as the reference allows.

        >>> from cited_figures.text.normalise import normalise
        >>> [draft.date for draft in DateFinder().find(Reading(normalise("Élu en août 2012."), []), [])]
        ['2012-08']
        """
        scan = Scan(reading.text, _unwrapped(reading.text, reading.lower))
        expressions: list[Expression] = []
        for match in self._triggers(scan.lower, reading.known):
            if match.start() < scan.taken:
                continue
            found = self._read(scan, match)
            if found:
                while expressions and expressions[-1].weak and expressions[-1].end > found[0].start:
                    expressions.pop()
                expressions.extend(found)
                if not found[0].weak:
                    scan.taken = found[-1].end
        expressions = self._with_years_in_words(scan, expressions, numbers)
        expressions = sorted(expressions + years_in_cells(reading, expressions), key=lambda expression: expression.start)
        return self._drafts(reading, join(expressions, scan.lower))

    def _triggers(self, lower: str, known: Set[str]) -> Iterator[re.Match[str]]:
        """What a date or time may be read from, in order; tried only where a word of the lexicon or a digit stands."""
        places = self._told.places(lower, known)
        if places is None:
            yield from self._trigger.finditer(lower)
            return
        for match in _RUN.finditer(lower):
            start = match.start()
            places += (start, start - 3 if lower.startswith(" ", start - 1) else start - 1)  # «le 4», «en 68»; «T1 2020»
        end = 0
        for place in sorted(places):
            if place >= end and (found := self._trigger.match(lower, place)):
                yield found
                end = found.end()

    def _with_years_in_words(self, scan: Scan, expressions: list[Expression], numbers: list[Number]) -> list[Expression]:
        """Add «en deux mille douze», «l'an mille neuf cent», and the year of «cinq mars deux mille vingt»."""
        years = []
        ends = {(expression.until or expression).end: expression for expression in expressions}
        for number in numbers:
            if number.form != "words" or not 1000 <= number.value <= 2150 or number.value != int(number.value) or number.vague:
                continue
            if self.lexicon.counted(scan.text, number.end):
                continue
            dated = ends.get(number.start - 1)
            last = dated.until or dated if dated else None
            if dated and last and last.month and last.year is None and last.direction in {None, "near"}:
                dated.end = last.end = number.end
                dated.weak, last.year, last.direction = False, int(number.value), None
            elif _YEAR_IN_WORDS.search(scan.lower, max(0, number.start - 16), number.start):
                years.append(Expression(number.start, number.end, "year", year=int(number.value)))
        return sorted(expressions + years, key=lambda expression: expression.start) if years else expressions

    def _read(self, scan: Scan, match: re.Match[str]) -> list[Expression] | None:
        group = match.lastgroup
        if group != "word":
            if group == "numeric":
                return self.numeric.date(scan, match)
            if group == "digital":
                return self.clock.digits(scan, match)
            if group == "year":
                return self.years.read(scan, match)
            if group == "glued" and (month := self._month.match(scan.lower, match.end())):  # «le 10décembre»
                return self.days.month(scan, month, self.lexicon.months[month["word"]])
            if match["lone"]:
                return self.numeric.day_of_month(scan, match)
            if match["short"]:
                return [Expression(match.start("two"), match.end("two"), "year", year=1900 + int(match["two"]))]
            return self.periods.quarter(scan, match)
        word = re.sub(" +", " ", match["word"])
        return self._read_word(scan, match, word, self.lexicon.triggers[word])

    def _read_word(self, scan: Scan, match: re.Match[str], word: str, kind: str) -> list[Expression] | None:
        if kind == "month":
            return self.days.month(scan, match, self.lexicon.months[word])
        if kind == "weekday":
            return self.days.weekday(scan, match, self.lexicon.weekdays[word])
        if kind == "month_short":
            return self.days.month(scan, match, self.lexicon.short_months[word], abbreviated=True)
        if kind == "trap":
            if not self.days.month_after(scan, match.end()):  # «Vendredi 13» the film, not «vendredi 13 juillet»
                scan.taken = match.end()
            return None
        if kind == "weekday_short":
            return None
        readers = {
            "deictic": self.periods.deictic,
            "period": self.periods.whole_period,
            "season": self.periods.season,
            "feast": self.periods.feast,
            "fraction": self.periods.fraction,
            "era": self.eras.era,
            "clock": self.clock.words,
            "epoch": self.eras.epoch,
        }
        return self.periods.deictic(scan, match, chained=True) if kind == "chained" else readers[kind](scan, match)

    def _drafts(self, reading: Reading, expressions: list[Expression]) -> list[Draft]:
        """Work out the values and make figures of the expressions."""

        def sentence(position: int) -> tuple[int, int]:
            if not reading.sentences:
                return 0, len(reading.lower)
            found = reading.sentences[reading.sentence_at(position)]
            return found.start, max(found.end, position)

        def direction(expression: Expression) -> str | None:
            return self.tense.direction(reading.lower, reading.text, sentence(expression.start), expression.start, expression.end)

        def lends(dated: tuple[int, int], start: int, told: dict[str, str]) -> bool:
            return self.story.lends(reading, sentence, dated, start, told)

        def edge(expression: Expression, told: dict[str, str | bool]) -> str | None:
            begin = sentence(expression.start)[0]
            before = reading.lower[max(begin, expression.start - BEFORE) : expression.start]
            return self.edges.decide({"before": before, "part": expression.part, **told})

        resolver = DateResolver(reading.reference, direction, lends, edge)
        drafts = []
        for expression, following in zip(expressions, [*expressions[1:], None], strict=False):
            if expression.of_next and following and _OF_DATE.fullmatch(reading.lower, expression.end, following.start):
                resolver.value(following)
                expression.shift, expression.chained = expression.of_next, True
            elif expression.of_next < 0:
                continue  # «à la veille du vote»
            if expression.shift is not None and not self.today.is_day(
                reading, sentence(expression.start), expression.start, expression.end
            ):
                continue
            value = resolver.value(expression)
            drafts.append(
                Draft(
                    expression.start,
                    expression.end,
                    expression.kind,
                    comparator=expression.comparator,
                    modifier=expression.modifier,
                    date=value,
                )
            )
        return drafts

    def anchor(self, reading: Reading, drafts: list[Draft]) -> None:
        """Give durations that are anchored in time («il y a six mois») the date that they lead to."""
        self._anchors.anchor(reading, drafts)

    def hold(self, reading: Reading, drafts: list[Draft]) -> None:
        """Give the other figures the time that they hold for, in `as_of`."""
        self._holds.hold(reading, drafts)
        hold_in_cells(reading, drafts)


def _unwrapped(text: str, lower: str) -> str:
    """The lower-case copy with a space for each line break inside a sentence; of the same length."""
    pieces, position = [], 0
    for found in _WRAPPED.finditer(text):
        pieces.append(lower[position : found.start()])
        position = found.end()
    return " ".join([*pieces, lower[position:]]) if pieces else lower
