"""Parts of years and months as TIMEX3 values: quarters, halves, fortnights, the day before a day whose year is unknown."""

from __future__ import annotations

import datetime

from cited_figures.dates.calendar import ONE_DAY, day_in, moved, nearest
from cited_figures.dates.expression import Expression

Day = datetime.date


def part_of_year(expression: Expression, base: Day, direction: str | None) -> str | None:
    """The quarter or half of a year that is nearest to a day in a direction."""
    starts = {f"Q{n}": 3 * n - 2 for n in range(1, 5)} | {"H1": 1, "H2": 7}
    month = starts[expression.code or "Q1"]
    size = 3 if (expression.code or "Q")[0] == "Q" else 6
    current = Day(base.year, (base.month - 1) // size * size + 1, 1)
    found = nearest(
        [day for shift in (-1, 0, 1) if (day := day_in(base.year + shift, month, 1))],
        current,
        {"present": None, "past": "before"}.get(direction or "", direction),
    )
    return f"{found.year:04d}-{expression.code}" if found else None


def day_before(last: Day, number: int) -> str | None:
    """The last day of that number before another day."""
    earlier = [moved(last.replace(day=1), "month", shift) for shift in (0, -1)]
    days = (day_in(month.year, month.month, number) for month in earlier if month)
    return next((day.isoformat() for day in days if day and day < last), None)


def yearless(named: str, shift: int) -> str | None:
    """So many days from a day whose year is unknown: «le lendemain» of «XXXX-09-30»; None where leap years differ."""
    found = {moved(Day(year, int(named[5:7]), int(named[8:])), "day", shift) for year in (2012, 2013)}
    days = {day.isoformat()[4:] for day in found if day}
    return f"XXXX{days.pop()}" if len(days) == 1 else None


def half_month(year: int, month: int, code: str | None) -> str:
    """The first or the second half of a month, as an interval."""
    first, last = (1, 15) if code == "1" else (16, last_day(year, month))
    return f"{year:04d}-{month:02d}-{first:02d}/{year:04d}-{month:02d}-{last:02d}"


def last_day(year: int, month: int) -> int:
    """The number of the last day of a month."""
    after = moved(Day(year, month, 1), "month", 1)
    return (after - ONE_DAY).day if after else 31
