"""An article: its text and what is known about it, from whatever it is kept in."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from cited_figures.articles.days import day_of
from cited_figures.errors import UserError


@dataclass(frozen=True, slots=True)
class Article:
    """A news article. The text is exactly that of the file below its header; what is not known is None.

    published: the day that relative dates count from. language: as a code («fr»). name: the file's stem or the table's id.
    Offsets of figures and sentences are characters of `text`.

    >>> Article("Il a touché 500 000 dollars.", published=datetime.date(2023, 9, 6)).title is None
    True
    """

    text: str
    title: str | None = None
    source: str | None = None
    published: datetime.date | None = None
    language: str | None = None
    name: str | None = None
    author: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One of many articles that could not be read: which one, and a sentence that says why."""

    name: str
    reason: str


def read_day(value: str | datetime.date | None, where: str = "") -> datetime.date | None:
    """Read a day written YYYY-MM-DD or as French does, with or without a time of day behind it; null stays None.

    Raises UserError with a sentence that says what to do.

    >>> read_day("2023-09-06"), read_day("06/09/2023")
    (datetime.date(2023, 9, 6), datetime.date(2023, 9, 6))
    """
    if isinstance(value, datetime.datetime):
        return value.date()
    if value is None or isinstance(value, datetime.date):
        return value
    if isinstance(value, str) and (day := day_of(value)):
        return day
    raise UserError(f"«{value}»{where} is not a date: write the day as YYYY-MM-DD, e.g. 2023-09-06.")
