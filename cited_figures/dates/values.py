"""From what a date says to the TIMEX3 value that it has on the day of the article."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from cited_figures.dates.calendar import bounds, day_in, feast, moved, nearest, period, weekday_near
from cited_figures.dates.expression import Expression
from cited_figures.dates.parts import day_before, half_month, last_day, part_of_year, yearless

Day = datetime.date
_YEARLESS = re.compile(r"XXXX-(?!02-29)\d\d-\d\d")
_ALL_YEARS = range(-8, 9)
BESIDE = 8  # characters between a period and a day in it: «l'été prochain, le 10 juillet»
GONE, FAR = 0.3, 0.5  # how much of a period is over when its beginning is gone, when its end is still far
WEEK = 7
SOON = 14  # days before a day in which nobody tells without its year of what happened on it a year ago


class DateResolver:
    """Works out the dates of one text, in their order."""

    def __init__(
        self,
        reference: Day | None,
        direction: Callable[[Expression], str | None],
        lends: Callable[[tuple[int, int], int, dict[str, str]], bool],
        edge: Callable[[Expression, dict[str, str | bool]], str | None],
    ) -> None:
        self.reference, self.direction, self.lends, self.edge = reference, direction, lends, edge
        self.named: str | None = None  # the last date named, which «le lendemain» counts from
        self.named_end = 0  # where it ends
        self.weekdays: dict[int, Day] = {}  # those given with their day
        self.story: tuple[Day, tuple[int, int]] | None = None  # a day or month given with its year, and where

    def value(self, expression: Expression) -> str | None:
        """The TIMEX3 value of an expression, None when it depends on a day that is unknown."""
        value = self._value(expression)
        if expression.until is not None:
            value = self._interval(value, expression)
        if value and expression.weekday and expression.day and expression.until is None and (known := bounds(value)):
            self.weekdays[expression.weekday] = known[0]
        if value and expression.kind == "date":
            self.named, self.named_end = value, expression.end
            if (
                expression.year
                and not expression.until
                and (expression.month or expression.grain in {"year", "season"})
                and (known := bounds(value))
            ):
                self.story = known[0], (expression.start, expression.end)
        return value

    def _interval(self, first: str | None, expression: Expression) -> str | None:
        until = expression.until
        assert until is not None
        last = self._value(until)
        if not first or not last:
            return None
        if expression.day and until.day and expression.month is None and until.month is None and (known := bounds(last)):
            first = day_before(known[0], expression.day) or first  # «du 28 au 3 inclus»
        if first > last and until.year is None and first[:1] != "X" and last[:1] != "X" and first[:1] not in "-T":
            ends = bounds(first), bounds(last)
            if ends[0] and ends[1] and until.weekday:
                following = weekday_near(until.weekday, ends[0][0], "after")
                if following is None:
                    return None
                last = period(following, "day")
            elif expression.grain == "month":  # «la campagne (juillet/juin)»
                first = f"{int(first[:4]) - 1:04d}{first[4:]}"
            elif expression.grain == "day" and until.month:
                last = f"{int(first[:4]) + (last[4:] < first[4:]):04d}{last[4:]}"
        return f"{first}/{last}"

    def _value(self, expression: Expression) -> str | None:
        if expression.value:
            return expression.value
        if expression.shift is not None:
            return self._shifted(expression)
        if expression.generic and (expression.day or not self._just_over(expression.month)):
            return self._without_year(expression)
        if expression.year is None and expression.years is not None:
            if self.reference is None:
                return self._without_year(expression)
            expression.year = self.reference.year + expression.years
        if expression.year is not None:
            return self._written(expression, expression.year)
        if expression.month is None and expression.day is not None and expression.weekday is None:
            return self._day_alone(expression)
        base = self._named_day() if expression.chained else self.reference
        if base is None and (expression.chained or self.story is None):
            return None if expression.chained else self._without_year(expression)
        direction = expression.direction or self._governed(expression)
        if direction == "near":
            direction = self._governed(expression)
            if direction != "past" and expression.until is None:
                direction = None
        if expression.direction in {None, "near"} and (told := self._told(expression, direction)):
            return told
        return self._near(expression, base, direction) if base else self._without_year(expression)

    def _just_over(self, month: int | None) -> bool:
        """Whether «un mois de décembre» is the one that the article looks back on."""
        last = moved(self.reference, "month", -1) if self.reference else None
        return last is not None and last.month == month

    def _governed(self, expression: Expression) -> str | None:
        return self.direction(expression)

    def _named_day(self) -> Day | None:
        if self.named is None:
            return None
        known = bounds(self.named.rpartition("/")[2])
        return known[0] if known else None

    def _shifted(self, expression: Expression) -> str | None:
        if expression.chained:
            named = self.named.rpartition("/")[2] if self.named else None
            known = bounds(named) if named else None
            if named and expression.shift and expression.grain == "day" and _YEARLESS.fullmatch(named):
                return yearless(named, expression.shift)
            if not known or (
                expression.grain in {"day", "week", "weekend"} and known[0] != known[1] and "-W" not in (named or "")
            ):
                return None
            if expression.grain in {"month", "quarter"} and len(named or "") == 4:
                return None
            base: Day | None = known[0]
        else:
            base = self.reference
        if expression.part and self.story and (told := self._told(expression, self._governed(expression))):
            return told
        if base is None or expression.shift is None:
            return None
        if expression.grain == "fortnight":
            return half_month(base.year, base.month, expression.code)
        this_weekend = expression.grain == "weekend" and expression.shift == 0 and not expression.chained
        if this_weekend and base.isoweekday() <= 3 and self._governed(expression) == "past":
            base = moved(base, "week", -1)  # «ce week-end» of Monday's paper is the last one
        shift = expression.shift + (self._edge(expression, base) if base and expression.part else 0)
        day = moved(base, expression.grain, shift) if base else None
        return period(day, expression.grain) if day else None

    def _edge(self, expression: Expression, base: Day) -> int:
        """«Sera voté en début d'année», said in November: the next one."""
        known = bounds(period(base, expression.grain))
        if known is None:
            return 0
        over = (base - known[0]) / (known[1] - known[0])
        told: dict[str, str | bool] = {"gone": over > GONE, "far": over < FAR, "direction": self._governed(expression) or "none"}
        return {"next": 1, "last": -1}.get(self.edge(expression, told) or "", 0)

    def _written(self, expression: Expression, year: int) -> str | None:
        if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
            return None
        if expression.grain == "day" and expression.code:
            day = feast(expression.code, year) if year > 1582 else None
            return day.isoformat() if day else None
        if expression.grain == "day" and expression.month and expression.day:
            return f"{year:04d}-{expression.month:02d}-{expression.day:02d}"
        if expression.grain == "month":
            return f"{year:04d}-{expression.month:02d}"
        if expression.grain == "fortnight":
            return half_month(year, expression.month or 1, expression.code)
        if expression.grain in {"quarter", "half", "season"}:
            return f"{year:04d}-{expression.code}"
        return f"{year:04d}"

    def _without_year(self, expression: Expression) -> str | None:
        if expression.grain in {"season", "quarter", "half"} and expression.code and not expression.chained:
            return f"XXXX-{expression.code}"
        if expression.month is None or (expression.weekday is not None and expression.day is None):
            return None
        if expression.grain == "fortnight":
            return "/".join(
                f"XXXX-{expression.month:02d}-{day}"
                for day in (("01", "15") if expression.code == "1" else ("16", str(last_day(2012, expression.month))))
            )
        return f"XXXX-{expression.month:02d}" + (f"-{expression.day:02d}" if expression.day else "")

    def _day_alone(self, expression: Expression) -> str | None:
        if self.reference is None or expression.weak:
            return f"XXXX-XX-{expression.day:02d}"
        base = self.reference
        candidates = [
            day
            for shift in (-1, 0, 1)
            if (month := moved(base.replace(day=1), "month", shift))
            and (day := day_in(month.year, month.month, expression.day or 0))
        ]
        direction = self._governed(expression)
        announced = expression.direction == "near" and direction != "past"
        found = nearest(candidates, base, "future" if announced else direction)
        return found.isoformat() if found else None

    def _told(self, expression: Expression, direction: str | None) -> str | None:
        """In «En mars 2011, … En avril, …» the story goes on in its own year."""
        of_year = expression.code or expression.month or (expression.part and expression.grain == "year")
        if self.story is None or expression.chained or not of_year:
            return None
        day, where = self.story
        year = "unknown"
        if self.reference:
            year = ("same", "past", "future")[(day.year < self.reference.year) + 2 * (day.year > self.reference.year)]
        if not self.lends(where, expression.start, {"direction": direction or "none", "year": year}):
            return None
        goes_on = not expression.part and not (expression.code and expression.grain != "day")
        return self._written(expression, day.year + (goes_on and (expression.month or 12) < day.month))

    def _near(self, expression: Expression, base: Day, direction: str | None) -> str | None:
        strict = direction in {"before", "after"}
        if expression.grain == "season":
            return self._season(expression, base, direction)
        if expression.grain == "day" and expression.code:
            days = [day for shift in (-1, 0, 1) if (day := feast(expression.code, base.year + shift))]
            found = nearest(days, base, direction)
            return found.isoformat() if found else None
        if expression.grain == "day" and expression.month is None:
            return self._weekday(expression, base, direction)
        if expression.grain in {"quarter", "half"}:
            return part_of_year(expression, base, direction)
        if expression.month is None:
            return None
        if expression.start - self.named_end <= BESIDE and (around := bounds(self.named or "")):
            inside = [
                day for year in {around[0].year, around[1].year} if (day := day_in(year, expression.month, expression.day or 1))
            ]
            if fitting := [day for day in inside if around[0] <= day <= around[1]]:
                return self._written(expression, fitting[0].year)  # «l'été prochain, du 10 au 21 juillet»
        if expression.grain in {"month", "fortnight"}:
            months = [day for shift in (-1, 0, 1) if (day := day_in(base.year + shift, expression.month, 1))]
            if direction == "present":
                direction = None
            found = nearest(months, base.replace(day=1), direction)
            return self._written(expression, found.year) if found else None
        return self._day_of_year(expression, base, None if direction == "present" else direction, strict)

    def _day_of_year(self, expression: Expression, base: Day, direction: str | None, strict: bool) -> str | None:
        days = [day for shift in _ALL_YEARS if (day := day_in(base.year + shift, expression.month or 1, expression.day or 1))]
        if expression.weekday and not strict:
            agreeing = [day for day in days if day.isoweekday() == expression.weekday and abs((day - base).days) < 1500]
            closest = nearest(days, base, None)
            slip = (
                closest is not None and abs((closest - base).days) <= SOON
            )  # «lundi 18 mai», written that week: a wrong weekday
            if agreeing or slip:
                days, direction = [closest] if closest and slip else agreeing, None
        if direction == "past" and not expression.weekday:
            # «a promis de partir le 30», said ten days before: the verb is that of the words
            close = nearest(days, base, "future")
            direction = "past" if not close or (close - base).days > SOON else None
        found = nearest(days, base, direction)
        return found.isoformat() if found else None

    def _weekday(self, expression: Expression, base: Day, direction: str | None) -> str | None:
        if expression.weekday is None:
            return None
        if expression.day:
            months = [moved(base.replace(day=1), "month", shift) for shift in range(-11, 12)]
            days = [
                day
                for month in months
                if month and (day := day_in(month.year, month.month, expression.day)) and day.isoweekday() == expression.weekday
            ]
            found = nearest(days, base, None)
            return found.isoformat() if found else None
        if direction is None and abs(((dated := self.weekdays.get(expression.weekday)) or Day.max) - base).days <= WEEK:
            return dated.isoformat() if dated else None  # «samedi 24 et dimanche 25», then «samedi» of no tense
        toward = {"past": "past", "future": "future", "present": "future", "before": "before", "after": "after"}.get(
            direction or "past", "past"
        )
        near = weekday_near(expression.weekday, base, toward)
        day = moved(near, "week", expression.weeks) if near else None
        return day.isoformat() if day else None

    def _season(self, expression: Expression, base: Day, direction: str | None) -> str | None:
        starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
        month = starts[expression.code or "SU"]
        days = [day for shift in (-2, -1, 0, 1) if (day := day_in(base.year + shift, month, 1))]
        if direction == "this":  # the one that runs, else the nearest to come or just past by the verb
            running = period(base, "season")
            if running.endswith(expression.code or ""):
                return running
            direction = self._governed(expression)
            toward = "past" if direction == "past" else "future"
            found = nearest(days, base, toward)
            return f"{found.year:04d}-{expression.code}" if found else None
        if direction == "before":
            days = [day for day in days if (base - day).days > 80]
        found = nearest(days, base, None if direction == "present" else direction)
        return f"{found.year:04d}-{expression.code}" if found else None
