"""An article: its text and what is known about it, from whatever it is kept in."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path

from cited_figures.articles.days import day_of
from cited_figures.errors import UserError

CORRECTIONS = "corrections"  # the folder beside articles in which people's corrections of them lie


@dataclass(frozen=True, slots=True)
class Article:
    """A news article. The text is exactly that of the file below its header; what is not known is None.

    published: the day that relative dates count from. language: as a code («fr»). name: the file's stem or the table's id.
    corrections: the file in which people's corrections of its figures are kept, whether there is one yet or not; None for an
    article that comes from no file. Two articles that differ in it alone are equal.
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
    corrections: Path | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One of many articles that could not be read: which one, and a sentence that says why."""

    name: str
    reason: str


def corrections_file(folder: Path, name: str) -> Path:
    """The file for the corrections of an article: `corrections/<article>.jsonl` in the folder in which the article lies.

    name: of the article; what is no part of a file's name becomes «-».

    >>> corrections_file(Path("corpus"), "Le Monde: 3/4").as_posix()
    'corpus/corrections/Le Monde: 3-4.jsonl'
    """
    plain = re.sub(r"[/\\\x00-\x1f]|\A\.+", "-", name) or "-"
    while len(plain.encode("utf-8", "replace")) > 200:
        plain = plain[:-1]
    return folder / CORRECTIONS / f"{plain}.jsonl"


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
