"""Dates and times: sentences marked inline, every example of the lexicons, anchored durations, what figures hold for."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from cited_figures import Article, extract
from cited_figures.dates.calendar import Day, bounds, easter, moved, period
from cited_figures.dates.finder import DateFinder
from cited_figures.grammar.tense import TenseReader
from cited_figures.kinds import KINDS
from cited_figures.lexicon import Row, read_lexicon
from cited_figures.schema import Draft, Figure, Number, Sentence
from cited_figures.text.normalise import normalise
from cited_figures.text.reading import Reading
from tests.cases import Case, difference, read_cases
from tests.timing import is_linear

CASES = sorted(Path(__file__).parent.glob("cases/dates/*.txt"))
DAY = datetime.date(2012, 7, 4)  # a Wednesday
FINDER = DateFinder("fr")
TENSE = TenseReader("fr")


def reading_of(text: str, day: datetime.date | None = DAY) -> Reading:
    plain = normalise(text)
    spans = [match.span() for match in re.finditer(r"[^\s].*?(?:[.!?](?=\s+[A-ZÀ-Ý«\"])|$)", plain.text, re.MULTILINE)]
    reading = Reading(plain, [Sentence(start, end, 0) for start, end in spans], day)
    if day is None:
        reading.reference = FINDER.dateline(reading)
    return reading


def dates_of(text: str, day: datetime.date | None = DAY) -> list[tuple[str, str | None]]:
    reading = reading_of(text, day)
    return [(reading.text[draft.start : draft.end], draft.date) for draft in FINDER.find(reading, [])]


def as_figure(text: str, draft: Draft) -> Figure:
    columns = {name: getattr(draft, name) for name in Draft.__dataclass_fields__ if name in Figure.__dataclass_fields__}
    return Figure(article=None, text=text[draft.start : draft.end], reference_date=None, **columns)


@pytest.mark.parametrize("case", [case for path in CASES for case in read_cases(path)], ids=lambda case: case.where)
def test_sentence(case: Case) -> None:
    day = datetime.date.fromisoformat(case.date) if case.date else None
    reading = reading_of(case.text, day)
    assert difference(case, [as_figure(reading.text, draft) for draft in FINDER.find(reading, [])]) is None


def test_a_third_of_three_hundred_cases_are_traps() -> None:
    cases = [case for path in CASES for case in read_cases(path)]
    assert len(cases) >= 300
    assert sum(not case.figures for case in cases) >= len(cases) / 3


WORDS_OF_NO_DATE = {"trap", "not_before_year", "named_after", "unit", "habitual", "takes_number", "takes_number_past"} | {
    "counting_noun",
    "counting_only",
    "counting_verb",
    "length_after",
    "length_at",
    "length_before",
    "length_of",
    "lasting",
    "passing",
    "programme",
    "until_length",
}


@pytest.mark.parametrize(
    "row",
    [row for name in ("dates", "date_words", "months") for row in read_lexicon(name) if row.kind not in WORDS_OF_NO_DATE],
    ids=lambda row: row.form,
)
def test_example_of_a_form_is_a_date(row: Row) -> None:
    assert row.form.lower() in row.example.lower()
    assert dates_of(row.example)


@pytest.mark.parametrize(
    "row",
    [row for name in ("dates", "date_words") for row in read_lexicon(name) if row.kind in WORDS_OF_NO_DATE],
    ids=lambda row: row.form,
)
def test_example_of_a_trap_is_no_date(row: Row) -> None:
    assert row.form.lower() in row.example.lower()
    assert dates_of(row.example) == []


@pytest.mark.parametrize("row", [row for row in read_lexicon("tense") if row.kind != "report"], ids=lambda row: row.form)
def test_example_of_a_tense(row: Row) -> None:
    reading = reading_of(row.example)
    draft = FINDER.find(reading, [])[-1]
    found = TENSE.direction(reading.lower, reading.text, (0, len(reading.text)), draft.start, draft.end)
    assert row.form in reading.lower
    assert found == (row.canonical or None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4 juillet 2012. - Le Sénat a voté.", "2012-07-04"),
        ("PARIS, 4 juil 2012 (Reuters) - Le CAC 40 a perdu 1 %.", "2012-07-04"),
        ("LE CAIRE (AFP) – 12.03.2015 – Une bombe a explosé.", "2015-03-12"),
        ("Grève à Liège\n\nPublié le mardi 3 janvier 2030 à 14h05\n\nLes trains…", "2030-01-03"),
        ("Bruxelles, le 1er février 1999 - La Commission a tranché.", "1999-02-01"),
        ("25 avril 2001 : le juge est dessaisi.", None),
        ("PARIS, 4 juil (Reuters) - Le CAC 40 a perdu 1 %.", None),
        ("Le 4 juillet 2012 restera dans les mémoires.", None),
        ("Élu le 4 juillet 2012, il a démissionné.", None),
    ],
)
def test_dateline(text: str, day: str | None) -> None:
    found = FINDER.dateline(reading_of(text))
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("before", "words", "after", "value", "unit", "date"),
    [
        ("Il y a ", "six mois", ", elle est partie.", 6, "mo", "2012-01"),
        ("C'était il y a tout juste ", "50 ans", ".", 50, "a", "1962-07-04"),
        ("Créé il y a ", "30 ans", ", il a disparu.", 30, "a", "1982"),
        ("Il partira dans ", "trois jours", ".", 3, "d", "2012-07-07"),
        ("Il partira d'ici ", "deux semaines", ".", 2, "wk", "2012-W29"),
        ("Il y a ", "48 heures", ", tout allait bien.", 48, "h", "2012-07-02"),
        ("Arrêté le 3 mars 2012, il s'évade ", "deux jours", " plus tard.", 2, "d", None),
        ("Élu en 2007, il avait échoué ", "cinq ans", " plus tôt.", 5, "a", None),
        ("Elle attend depuis ", "une semaine et demie", ".", 1.5, "wk", "2012-W25"),
        ("Il a marché pendant ", "six mois", " dans le désert.", 6, "mo", None),
        ("Depuis ", "dix ans", ", elle attend.", 10, "a", "2002"),
        ("Dans les ", "trois jours", ", il faudra payer.", 3, "d", None),
    ],
)
def test_anchored_duration(before: str, words: str, after: str, value: float, unit: str, date: str | None) -> None:
    reading = reading_of(before + words + after)
    duration = Draft(len(before), len(before + words), "duration", float(value), float(value), float(value), unit)
    drafts = sorted([*FINDER.find(reading, []), duration], key=lambda draft: draft.start)
    FINDER.anchor(reading, drafts)
    assert duration.date == date


NO_TIME = {
    *("break", "break_after_comma", "subordinate", "relative", "participle", "barred", "base", "comparative", "end", "document"),
    *("before_clause", "calls"),
    *("source", "against", "other_time", "act", "definite", "period", "new_subject"),
}


@pytest.mark.parametrize("row", read_lexicon("as_of"), ids=lambda row: f"{row.kind}-{row.form}")
def test_example_of_a_time_that_a_figure_holds_for(row: Row) -> None:
    figures = next(extract([Article(row.example, published=DAY)], syntax=False))
    held = [figure.as_of is not None for figure in figures if KINDS[figure.kind].statistic]
    assert row.form in row.example.lower()
    assert held[-1] == (row.kind not in NO_TIME)


@pytest.mark.parametrize(
    ("before", "words", "after", "as_of"),
    [
        ("En 2009, ", "16 millions", " d'habitants vivaient là.", "2009"),
        ("Le chômage a reculé de ", "0,2 point", " en mai.", "2012-05"),
        ("Le déficit (", "4,5 %", " du PIB en 2011) recule.", "2011"),
        ("Ils étaient ", "1 200", " en 2008, contre 900 en 2012.", "2008"),
        ("La CGT a annoncé mardi ", "300", " suppressions de postes.", None),
        ("Selon le rapport publié mardi, ", "12 %", " des élèves décrochent.", None),
        ("Depuis 2008, ", "400", " usines ont fermé.", None),
        ("Le groupe, fondé en 1998, emploie ", "300", " salariés.", None),
        ("Mardi, ", "28", " soldats ont été tués.", "2012-07-03"),
        ("L'accord de 2011 prévoit ", "3 milliards", " d'aide.", None),
    ],
)
def test_time_that_a_figure_holds_for(before: str, words: str, after: str, as_of: str | None) -> None:
    reading = reading_of(before + words + after)
    figure = Draft(len(before), len(before + words), "count", 1.0)
    drafts = sorted([*FINDER.find(reading, []), figure], key=lambda draft: draft.start)
    FINDER.hold(reading, drafts)
    assert figure.as_of == as_of


@pytest.mark.parametrize(
    ("before", "words", "after", "date"),
    [
        ("Il est parti en ", "deux mille douze", ".", "2012"),
        ("Il est né en ", "mille neuf cent cinquante", ", à Dakar.", "1950"),
        ("Il y avait ", "deux mille douze", " soldats.", None),
        ("Il est payé en ", "deux mille", " fois.", None),
    ],
)
def test_year_in_words(before: str, words: str, after: str, date: str | None) -> None:
    value = {"deux mille douze": 2012.0, "mille neuf cent cinquante": 1950.0, "deux mille": 2000.0}[words]
    number = Number(len(before), len(before + words), value, "words")
    found = FINDER.find(reading_of(before + words + after), [number])
    assert [draft.date for draft in found] == ([date] if date else [])


def test_a_line_broken_inside_a_date() -> None:
    assert dates_of("Il est venu le 11 janvier\n2011 à Lyon, puis en\nmars 2012.") == [
        ("11 janvier\n2011", "2011-01-11"),
        ("mars 2012", "2012-03"),
    ]
    assert [words for words, _ in dates_of("Concert samedi\nLundi 12 mars, relâche")] == ["samedi", "Lundi 12 mars"]
    assert dates_of("Concerts en juillet\n\n2012 places vendues") == [("juillet", "2012-07")]


def test_the_calendar() -> None:
    assert [easter(year).isoformat() for year in (1999, 2012, 2024, 2030)] == [
        "1999-04-04",
        "2012-04-08",
        "2024-03-31",
        "2030-04-21",
    ]
    assert period(Day(2029, 12, 31), "week") == "2030-W01"
    assert moved(Day(2024, 2, 29), "year", -1) == Day(2023, 2, 28)
    assert moved(Day(9999, 12, 31), "day", 1) is None
    assert bounds("2012-WI") == (Day(2012, 12, 1), Day(2013, 2, 28))
    assert bounds("2030-W01-WE") == (Day(2030, 1, 5), Day(2030, 1, 6))
    assert [bounds(value) for value in ("XXXX-08", "T14:30", "-0043", "2013-02-29")] == [None] * 4


@pytest.mark.parametrize(
    "unit",
    [
        "vingt ",
        ",",
        "(",
        "en 2012, ",
        "3, ",
        "à 10 heures ",
        "le 9 ",
    ],
)
def test_long_repetitions_take_linear_time(unit: str) -> None:
    readings = {length: Reading(normalise(unit * (length // len(unit)) + "mars"), [], DAY) for length in (10_000, 40_000)}
    assert is_linear(lambda length: FINDER.find(readings[length], []), 10_000)
