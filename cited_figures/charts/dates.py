"""The dates as a panel: in their order, each as wide as it is vague."""

from __future__ import annotations

import re

import pandas as pd

from cited_figures.charts.rows import Group, Panel, Row
from cited_figures.charts.style import COLOURS
from cited_figures.charts.words import Record, foot, left_out, say, texts_of
from cited_figures.kinds import KINDS
from cited_figures.tables.periods import date_label, day_number, day_ticks, month_ticks, span, within_year

SHOWN = 24
BESIDE = 12  # characters between a day and its hour
ENOUGH = 6  # words that a clause has beside its date
THINNEST = 0.015  # of the axis: a day on an axis of years is still to be seen, and seen to be hollow
WORDS = {
    "en": {
        "title": "{} to {}: {} dates",
        "single": "One date: {}",
        "partly": "{} dates, none with a year",
        "undated": "{} dates, none with a known day",
        "none": "This article cites no date.",
        "subtitle": "Dates and times, {} of the article's {} figures. A bar is as long as its date is vague.",
        "year": "Year not given",
        "unknown": "Day not known, in the article's order",
        "published": "Dashed line: the day that relative dates are counted from, {}.",
        "outside": "An arrow points to a date outside the axis.",
        "holds": "{} {}",
    },
    "fr": {
        "title": "{} – {} : {} dates",
        "single": "Une date : {}",
        "partly": "{} dates, aucune avec l'année",
        "undated": "{} dates, sans jour connu",
        "none": "Cet article ne cite aucune date.",
        "subtitle": "Dates et heures, {} des {} chiffres de l'article. La barre est aussi longue que la date est vague.",
        "year": "Année non précisée",
        "unknown": "Jour inconnu, dans l'ordre de l'article",
        "published": "Tirets : le jour à partir duquel les dates relatives sont comptées, {}.",
        "outside": "Une flèche montre une date hors de l'axe.",
        "holds": "{} {}",
    },
}
_BREAK = re.compile(r"[,;:.!?…](?=\s|$)|[()«»\"“”–—]")
_WORD = re.compile(r"\w+")


def timeline_panel(rows: list[Record], sentences: pd.DataFrame | None, language: str, limit: int = SHOWN) -> Panel:
    """The dates as a panel: those on a common axis, those without a year, those that are not known."""
    words = WORDS[language]
    texts = texts_of(sentences)
    dated = _once(_with_hours([row for row in rows if is_dated(row)]), language)
    shown = dated[:limit]
    held = [row for row in rows if row.get("as_of") and not is_dated(row)]
    for row in held:
        if len(shown) < limit and not any(row["as_of"] == other.get("date") for other in shown):
            shown.append({**row, "date": row["as_of"], "label": date_label(row["as_of"], language)})
    attached = _attached(held, shown)
    axis = sorted([row for row in shown if span(row.get("date"))], key=lambda row: (span(row["date"]) or (0,), row["start"]))
    partly = sorted(
        [row for row in shown if within_year(row.get("date"))], key=lambda row: (within_year(row["date"]) or (0,), row["start"])
    )
    unknown = [row for row in shown if row not in axis and row not in partly]
    groups, notes = [], []
    if axis:
        groups.append(
            _axis([_row(row, texts, attached, language) for row in axis], [span(row["date"]) or (0, 1) for row in axis], language)
        )
        reference = axis[0].get("reference_date")
        if any(row.shape in {"before", "after"} for row in groups[0].rows):
            notes.append(words["outside"])
        if (day := span(reference)) and groups[0].limits[0] <= day[0] <= groups[0].limits[1]:
            groups[0].rule = day[0]
            notes.append(words["published"].format(date_label(reference, language)))
    if partly:
        groups.append(
            _year(
                [_row(row, texts, attached, language) for row in partly],
                [within_year(row["date"]) or (0, 1) for row in partly],
                language,
            )
        )
        groups[-1].title = words["year"]
    if unknown:
        groups.append(Group([_row(row, texts, attached, language) for row in unknown], title=words["unknown"], scaled=False))
    return Panel("date", "", groups, " ".join([*notes, left_out(len(dated) - len(dated[:limit]), language, "more_last")]).strip())


def is_dated(row: Record) -> bool:
    """Whether a figure has a place in time."""
    return KINDS[row["kind"]].moment or bool(row.get("date"))


def _attached(held: list[Record], shown: list[Record]) -> dict[int, list[Record]]:
    """The figures that hold for a date, by the place of the nearest row with that date."""
    attached: dict[int, list[Record]] = {}
    for figure in held:
        rows = [row for row in shown if row.get("date") == figure["as_of"] and row["start"] != figure["start"]]
        if rows:
            nearest = min(rows, key=lambda row: abs(row["start"] - figure["start"]))
            attached.setdefault(nearest["start"], []).append(figure)
    return attached


def _with_hours(rows: list[Record]) -> list[Record]:
    """Put an hour and the day that it stands beside into one row: «lundi à 9h30»."""
    result: list[Record] = []
    for row in rows:
        day = result[-1] if result else None
        beside = day is not None and day.get("sentence") == row.get("sentence") and 0 <= row["start"] - day["end"] <= BESIDE
        if day and beside and {day["kind"], row["kind"]} == {"date", "time"}:
            date, hour = (day, row) if day["kind"] == "date" else (row, day)
            if date.get("date") and str(hour.get("date")).startswith("T") and "T" not in date["date"]:
                result[-1] = {**date, "label": f"{date['label']}, {hour['label']}", "start": day["start"], "end": row["end"]}
                continue
        result.append(row)
    return result


def _once(rows: list[Record], language: str) -> list[Record]:
    """The same date once, where somebody vouches for it or where it is said first, with how often it is said."""
    groups: dict[object, list[Record]] = {}
    for row in rows:
        label = row["label"] if KINDS[row["kind"]].moment else date_label(row.get("date"), language)
        groups.setdefault((row["date"], label) if row.get("date") else row["start"], []).append(row)
    kept = []
    for members in groups.values():
        best = next((row for row in members if row["mark"].vouched), members[0])
        kept.append({**best, "said_times": say("times", language, len(members))} if len(members) > 1 else best)
    return sorted(kept, key=lambda row: row["start"])


def headline(rows: list[Record], language: str) -> str:
    """From when to when the dates go."""
    words = WORDS[language]
    dated = _once(_with_hours([row for row in rows if is_dated(row)]), language)
    known = sorted((row for row in dated if span(row.get("date"))), key=lambda row: span(row["date"]) or (0.0, 0.0))
    if not dated:
        return words["none"]
    if len(dated) == 1:
        return words["single"].format(date_label(dated[0].get("date"), language) or dated[0]["text"])
    if not known:
        return words["partly" if any(within_year(row.get("date")) for row in dated) else "undated"].format(len(dated))
    ends = known[0]["date"].partition("/")[0], known[-1]["date"].rpartition("/")[2]
    first, last = (date_label(end, language) for end in ends)
    return words["title"].format(first, last, len(dated))


def clause(text: str, start: int, end: int) -> str:
    """The clause around some words of a sentence: from comma to comma, and on until it says something.

    >>> text = "En février dernier, Maxime, pilote d'hélicoptère, 28 ans, prend une décision qui va changer sa vie."
    >>> clause(text, 3, 18)
    "En février dernier, Maxime, pilote d'hélicoptère, 28 ans"
    """
    breaks = [match.span() for match in _BREAK.finditer(text)]
    left = max([after for _, after in breaks if after <= start], default=0)
    rights = [before for before, _ in breaks if before >= end] or [len(text)]
    right = rights[0]
    for right in rights:
        if len(_WORD.findall(text[left:start] + " " + text[end:right])) >= ENOUGH:
            break
    if len(_WORD.findall(text[left:start] + " " + text[end:right])) < ENOUGH:
        for before in sorted((after for _, after in breaks if after < left), reverse=True):
            left = before
            if len(_WORD.findall(text[left:start])) >= ENOUGH:
                break
        else:
            left = 0
    return text[left:right].strip(' ,;:«»"“”()–—')


def _row(row: Record, texts: dict[int, tuple[int, str]], attached: dict[int, list[Record]], language: str) -> Row:
    start, sentence = texts.get(int(row.get("sentence") or 0), (0, ""))
    said = clause(sentence, int(row["start"]) - start, int(row["end"]) - start) if sentence else ""
    with_it = attached.get(row["start"], [])
    beside = [f"{figure['label']} {figure.get('subject') or ''}".strip() for figure in with_it[:4]]
    beside += [row["said_times"]] if row.get("said_times") and said else []
    label = row["label"] if KINDS[row["kind"]].moment or "moved_from" in row else date_label(row.get("date"), language)
    return Row(label, said, " · ".join(beside) or ("" if said else foot(row, language)), row["mark"], COLOURS["date"], record=row)


def _axis(rows: list[Row], spans: list[tuple[float, float]], language: str) -> Group:
    """One axis for all dates that lie near each other; the few that lie far away are pointed to."""
    if len(rows) == 1:
        return Group(rows, scaled=False)
    inside = _near(spans)
    low, high = min(spans[number][0] for number in inside), max(spans[number][1] for number in inside)
    reach = max(high - low, 2.0)
    limits = (low - 0.03 * reach, high + 0.03 * reach)
    for number, (row, (first, after)) in enumerate(zip(rows, spans, strict=True)):
        row.low, row.high = _thick(first, after, reach)
        row.shape = "span"
        if number not in inside:
            row.shape = "before" if first < low else "after"
            row.low = row.high = limits[0] if first < low else limits[1]
    return Group(rows, limits=limits, ticks=day_ticks(limits, language))


def _near(spans: list[tuple[float, float]]) -> list[int]:
    """The dates that fill an axis: without the first or last ones, when those alone would press all others together."""
    inside = sorted(range(len(spans)), key=lambda number: spans[number])
    dropped = 0

    def reach(numbers: list[int]) -> float:
        return max(spans[number][1] for number in numbers) - min(spans[number][0] for number in numbers)

    while len(inside) > 3 and dropped < 0.4 * len(spans):
        without = min((inside[1:], inside[:-1]), key=reach)
        rest = without[1:] if len(without) > 3 else without
        if reach(inside) < 4 * max(reach(without), 1.0) and reach(inside) < 8 * max(reach(rest), 1.0):
            break
        inside = without
        dropped += 1
    return inside


def _thick(first: float, after: float, reach: float) -> tuple[float, float]:
    thin = THINNEST * reach
    middle = (first + after) / 2
    return (first, after) if after - first >= thin else (middle - thin / 2, middle + thin / 2)


def _year(rows: list[Row], spans: list[tuple[float, float]], language: str) -> Group:
    """The twelve months of a year that is not named."""
    for row, (first, after) in zip(rows, spans, strict=True):
        row.low, row.high = _thick(first, after, 366)
        row.shape = "span"
    base = day_number(2024)
    return Group(rows, limits=(0, 366), ticks=[(day_number(2024, month) - base, name) for month, name in month_ticks(language)])


def dates_panel(rows: list[Record], sentences: pd.DataFrame | None, language: str, limit: int) -> Panel:
    """The dates as one panel among others."""
    panel = timeline_panel(rows, sentences, language, limit)
    panel.title = headline(rows, language)
    return panel
