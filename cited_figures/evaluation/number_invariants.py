"""What cannot be right of a figure's words, number, unit and date: functions from a row to the reason, or None."""

from __future__ import annotations

import re
from datetime import date

from cited_figures.evaluation import rows
from cited_figures.evaluation.word_classes import classes

THOUSAND = 1000
PART = re.compile(r"\s(?:des|de [csnv]es|de [nv]os)\s(?!cas\b)")  # «20 % des salariés»; «dans 20 % des cas» is how often
OF_ONE = re.compile(r"\ssur\sune?$", re.IGNORECASE)  # «une soirée sur une» terrasse
YEARS = re.compile(r"(?:19|20)\d\d\D+(?:19|20)\d\d$")
DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
STEM = 3  # letters that a noun shares with its plural


def elsewhere(row: rows.Row) -> str | None:
    """The words of a row are those at its offsets, which lie inside its sentence.

    >>> elsewhere(rows.Row("Il reste 20 %.", {"start": 9, "end": 11, "text": "20 %"}))
    'the text has «20» there'
    """
    if row["text"] not in (None, row.words):
        return f"the text has «{row.words}» there"
    begins_inside = not row.sentence or row.sentence[0] <= row["start"] < row.sentence[1]
    return None if begins_inside else "it does not begin in its sentence"


def overlapping(row: rows.Row) -> str | None:
    """Two figures have no character in common.

    >>> overlapping(rows.example("<f kind=count>3</f> <f kind=money>euros</f>"))
    >>> overlapping(rows.Row("3 euros", {"start": 0, "end": 7}, [{"start": 0, "end": 1}]))
    'it overlaps «3»'
    """
    if "speaker" in row.cells:
        return None  # words are quoted inside what is reported
    for other in row.others:
        if other is not row.cells and other["start"] < row["end"] and row["start"] < other["end"]:
            return f"it overlaps «{row.text[other['start'] : other['end']]}»"
    return None


def outside_its_bounds(row: rows.Row) -> str | None:
    """A value lies between the bounds, and the lower one below the upper one.

    >>> outside_its_bounds(rows.example("de <f kind=percent low=5 high=3>5 à 3 %</f>"))
    '5 to 3'
    """
    low, value, high = (row[column] for column in ("low", "value", "high"))
    known = [bound for bound in (low, value, high) if bound is not None]
    return " to ".join(f"{bound:g}" for bound in known) if known != sorted(known) else None


def share_outside_the_whole(row: rows.Row) -> str | None:
    """A share is more than nothing and no more than the whole.

    >>> share_outside_the_whole(rows.example("<f kind=share value=1>Une soirée sur une</f> terrasse"))
    'a whole is no share'
    """
    if row["kind"] != "share":
        return None
    if OF_ONE.search(row.words):
        return "a whole is no share"
    wrong = row["value"] == 0 or any(not 0 <= row[name] <= 1 for name in ("value", "low", "high") if row[name] is not None)
    return "not between 0 and 1" if wrong else None


def part_over_the_whole(row: rows.Row) -> str | None:
    """A part of several is at most 100 % of them.

    >>> part_over_the_whole(rows.example("<f kind=percent value=120>120 %</f> des salariés"))
    'more than all of them'
    """
    over = row["kind"] == "percent" and (row["value"] or 0) > 100 and not row["change"]
    return "more than all of them" if over and PART.match(row.text, row["end"]) else None


def part_of_nothing(row: rows.Row) -> str | None:
    """A part of several has them as its subject.

    >>> part_of_nothing(rows.example("<f kind=percent value=83>83 %</f> des 7-19 ans"))
    'no subject'
    """
    part = row["kind"] == "percent" and not row["subject"] and PART.match(row.text, row["end"])
    return "no subject" if part else None


def of_another_kind(row: rows.Row) -> str | None:
    """A figure has only what the table of kinds gives its kind: a unit, a denominator, a date, a time that it holds for.

    >>> of_another_kind(rows.example("<f kind=ordinal value=3 per=a>3e</f> par an"))
    'ordinal with per a'
    """
    if row.kind is None:
        return None
    can = {
        "unit": row.kind.unit != "none" or row["unit"] in (None, "1"),
        "per": row.kind.rate,
        "date": row.kind.date,
        "as_of": row.kind.statistic,
    }
    return next((f"{row['kind']} with {name} {row[name]}" for name, may in can.items() if row[name] and not may), None)


def impossible_day(row: rows.Row) -> str | None:
    """A day is in the calendar, on the weekday that the words name, and an interval does not run backwards.

    >>> impossible_day(rows.example("<f kind=date date=2023-09-06>jeudi 6 septembre</f>"))
    '2023-09-06 is no jeudi'
    """
    when = row["date"] or ""
    try:
        days = [date.fromisoformat(day) for day in DAY.findall(when)]
    except ValueError:
        return f"{when} is in no calendar"
    first, _, last = when.partition("/")
    if last and first[0].isdigit() and first > last:
        return f"{when} runs backwards"
    weekdays = [(word, classes().weekdays[word]) for word in row.words.lower().split() if word in classes().weekdays]
    wrong = [word for word, number in weekdays if days and number not in {day.isoweekday() for day in days}]
    return f"{when} is no {wrong[0]}" if wrong else None


def counted_article(row: rows.Row) -> str | None:
    """«un» before a counted noun is the article.

    >>> counted_article(rows.example("<f kind=count value=1 unit=pilote>un</f> pilote"))
    'an article is no number'
    """
    return "an article is no number" if row["kind"] == "count" and row.words.lower() in ("un", "une") else None


def counted_years(row: rows.Row) -> str | None:
    """A range of years counts nothing.

    >>> counted_years(rows.example("entre <f kind=count low=2008 high=2016 unit=inclu>2008 et 2016</f> inclus"))
    'years are dates'
    """
    return "years are dates" if row["kind"] in ("count", "number") and YEARS.match(row.words) else None


def unit_no_noun(row: rows.Row) -> str | None:
    """What is counted is a noun.

    >>> unit_no_noun(rows.example("<f kind=count value=12 unit=recensé>12</f> recensés"))
    '«recensé» is a verb'
    """
    wrong = classes().no_unit(row["unit"] or "") if row["kind"] == "count" else None
    return f"«{row['unit']}» is {wrong}" if wrong else None


def unit_elsewhere(row: rows.Row) -> str | None:
    """The noun that is counted stands in the paragraph of its number.

    >>> unit_elsewhere(rows.example("Ils sont <f kind=count value=12 unit=soldat>12</f>."))
    '«soldat» is not in the paragraph'
    """
    if row["kind"] != "count" or not row["unit"] or row["unit"] == "1":
        return None
    first = re.split(r"[-' ’]", row["unit"].lower())[0]  # «petits-fils»
    stem = first[: max(STEM, len(first) - 2)]
    return None if stem in row.paragraph().lower() else f"«{row['unit']}» is not in the paragraph"


def rate_of_itself(row: rows.Row) -> str | None:
    """Nothing is counted per its own unit.

    >>> rate_of_itself(rows.example("<f kind=duration value=20.9 unit=h per=h>20 heures 54</f>"))
    'h per h'
    """
    return f"{row['unit']} per {row['per']}" if row["per"] and row["per"] == row["unit"] else None


def thousandfold(row: rows.Row) -> str | None:
    """Amounts of the same thing in one article are not a thousand times one another: a magnitude or a unit was misread.

    >>> posts = "<f kind=count value={} unit=poste subject=postes>{}</f>"
    >>> thousandfold(rows.example(posts.format(2e6, "2 millions") + ", " + posts.format(9, "9")))
    'a thousand times «9»'
    """
    amount = row.kind and row.kind.unit in ("noun", "currency", "measure") and row["subject"] and not row["change"]
    if not amount or not row["value"]:
        return None
    for other in row.others:
        same = all(other.get(column) == row[column] for column in ("kind", "unit", "per", "change", "subject"))
        if same and 0 < (other["value"] or 0) * THOUSAND <= row["value"]:
            return f"a thousand times «{row.text[other['start'] : other['end']]}»"
    return None
