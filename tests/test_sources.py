"""Who vouches for a figure: cases in plain text, every row of the lexicons, pronouns, and the limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from cited_figures import extract
from cited_figures.attribution.hedges import HedgeFinder
from cited_figures.attribution.quotations import QuotationFinder
from cited_figures.attribution.references import Resolver
from cited_figures.attribution.sources import SourceFinder
from cited_figures.attribution.speaker_phrases import nowhere
from cited_figures.grammar.subject_phrases import phrases
from cited_figures.lexicon import Row, read_lexicon
from cited_figures.schema import Draft, Quotation
from cited_figures.text.normalise import normalise
from cited_figures.text.reading import Reading
from cited_figures.text.sentences import SentenceSplitter
from cited_figures.text.words import Tokens
from tests.cases import DEFAULTS, Case, read_cases

CASES = sorted(Path(__file__).parent.joinpath("cases", "sources").glob("*.txt"))
KNOWN_MISSES = Path(__file__).parent / "cases" / "known_misses_sources.txt"
COLUMNS = ("source", "source_cue", "hedges", "certainty", "quoted")
SPLITTER, QUOTATIONS = SentenceSplitter("fr"), QuotationFinder("fr")
SOURCES, HEDGES = SourceFinder("fr"), HedgeFinder("fr")


def read(text: str) -> Reading:
    """A text with its sentences and quotations."""
    plain = normalise(text)
    reading = Reading(plain, SPLITTER.split(plain.text))
    reading.quotations = QUOTATIONS.find(reading)
    return reading


def draft_at(reading: Reading, start: int, end: int, kind: str = "count") -> Draft:
    """A figure in the sentence that holds it."""
    return Draft(start, end, kind, sentence=reading.sentence_at(start))


def attributed(case: Case) -> list[dict[str, object]]:
    """What the finders say of the figures that a case marks."""
    reading = read(case.text)
    drafts = [draft_at(reading, figure["start"], figure["end"], figure["kind"]) for figure in case.figures]
    SOURCES.attribute(reading, drafts)
    HEDGES.weigh(reading, drafts)
    return [
        {"text": figure["text"]} | {column: getattr(draft, column) for column in COLUMNS}
        for figure, draft in zip(case.figures, drafts, strict=True)
    ]


def wanted(case: Case) -> list[dict[str, object]]:
    """What a case says of its figures."""
    return [
        {"text": figure["text"]} | {column: figure.get(column, DEFAULTS.get(column)) for column in COLUMNS}
        for figure in case.figures
    ]


def known_misses() -> list[str]:
    """The texts of the cases of sources and hedges that are known to fail; one that passes again must leave the list."""
    lines = KNOWN_MISSES.read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line.strip() and not line.startswith("# ")]


def parameters(paths: list[Path]) -> list[object]:
    """The cases of some files, those of the known misses as expected failures."""
    misses = set(known_misses())
    expected_failure = pytest.mark.xfail(strict=True, reason="known miss")
    return [
        pytest.param(case, id=case.where, marks=[expected_failure] if case.text.replace("\n\n", " ¶ ") in misses else [])
        for path in paths
        for case in read_cases(path)
    ]


def source(text: str, number: str) -> str | None:
    """The source of a number in a text."""
    reading = read(text)
    start = reading.text.index(number)
    draft = draft_at(reading, start, start + len(number))
    SOURCES.attribute(reading, [draft])
    return draft.source


@pytest.mark.parametrize("case", parameters(CASES))
def test_cases(case: Case) -> None:
    assert attributed(case) == wanted(case)


def test_known_misses_are_cases() -> None:
    folder = KNOWN_MISSES.parent
    paths = [path for name in ("sources", "hedges") for path in (folder / name).glob("*.txt")]
    texts = {case.text.replace("\n\n", " ¶ ") for path in paths for case in read_cases(path)}
    assert [miss for miss in known_misses() if miss not in texts] == []


@pytest.mark.parametrize(
    "row",
    [row for row in read_lexicon("cues") if row.kind != "trap"],
    ids=lambda row: f"{row.kind}-{row.form}",
)
def test_every_cue_fires_on_its_example(row: Row) -> None:
    reading = read(row.example)
    sentence = reading.sentences[0]
    assert row.form in reading.lower or row.form.capitalize() in reading.text
    if row.kind.startswith("taking up"):
        assert SOURCES.taken_up.find(reading, 0, nowhere)
    else:
        assert SOURCES.reader.cues(reading, sentence.start, len(reading.text), nowhere)


@pytest.mark.parametrize("row", [row for row in read_lexicon("cues") if row.kind == "trap"], ids=lambda row: row.form)
def test_what_must_not_match(row: Row) -> None:
    reading = read(row.example)
    assert SOURCES.reader.cues(reading, 0, len(reading.text), nowhere) == []


@pytest.mark.parametrize("role", ["object", "assert", "evidence", "poll"])
def test_every_reporting_verb_fires_on_its_example(role: str) -> None:
    silent = []
    for row in read_lexicon("reporting"):
        if row.kind.startswith(role) and row.example:  # what was made of verbs: test_verbs.py
            reading = read(row.example)
            if not SOURCES.reader.cues(reading, 0, len(reading.text), nowhere):
                silent.append((row.form, row.example))
    assert silent == []


def test_plans_and_nouns_attribute_nothing() -> None:
    loud = []
    for row in read_lexicon("reporting"):
        if row.kind.startswith(("plan", "noun")) and row.example:
            reading = read(row.example)
            if SOURCES.reader.cues(reading, 0, len(reading.text), nowhere):
                loud.append((row.form, row.example))
    assert loud == []


@pytest.mark.parametrize(
    "row",
    [row for row in read_lexicon("constructions") if row.kind != "no voice"],  # of quotations alone
    ids=lambda row: f"{row.kind}-{row.form}",
)
def test_what_verbs_assert_by_their_construction(row: Row) -> None:
    reading = read(row.example)
    cues = SOURCES.reader.cues(reading, 0, len(reading.text), nowhere)
    assert bool(cues) == (row.kind not in ("no passive", "no object"))


def test_every_function_word_is_read_in_its_example() -> None:
    silent = []
    for row in read_lexicon("function_words"):
        figures = next(extract([row.example], syntax=False))
        if row.form not in row.example.lower() or not figures:
            silent.append((row.form, row.example))
    assert silent == []


@pytest.mark.parametrize("row", read_lexicon("references"), ids=lambda row: f"{row.kind}-{row.form}")
def test_every_reference_is_resolved(row: Row) -> None:
    source = next(extract([row.example], syntax=False))[-1].source
    assert row.form in row.example or row.form.capitalize() in row.example
    assert source is not None
    assert row.example.startswith(f"{source} ")


def test_every_person_is_somebody() -> None:
    nouns = phrases("fr").nouns
    for row in read_lexicon("people"):
        if row.kind.startswith("name"):
            continue
        tokens = Tokens(row.example, row.example.lower(), 0, len(row.example))
        phrase = phrases("fr").after(tokens, 0)
        assert phrase is not None
        assert row.form.lower() in tokens.said(*phrase).lower(), row
        assert nouns[row.form.lower()] == row.kind


def test_a_figure_in_direct_speech_has_its_speaker() -> None:
    reading = read("Il y en a 300, dit-on.")
    reading.quotations = [Quotation(0, 13, "direct", "Léa Petit", "dit")]
    draft = Draft(10, 13, "count")
    SOURCES.attribute(reading, [draft])
    assert (draft.source, draft.source_cue, draft.quoted) == ("Léa Petit", "dit", True)


def test_a_quotation_without_a_speaker_loses_no_figure() -> None:
    reading = read("Il y en a 300.")
    reading.quotations = [Quotation(0, 13, "direct", None, None)]
    draft = Draft(10, 13, "count")
    SOURCES.attribute(reading, [draft])
    assert (draft.source, draft.quoted) == (None, True)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Léa Petit dirige l'usine. Elle vend 30 lots.", "Elle", "Léa Petit"),
        ("La CGT a appelé à la grève. Elle est suivie.", "Elle", "La CGT"),
        ("Karim Haddad a vu Inès Roux. Cette dernière part.", "Cette dernière", "Inès Roux"),
        ("Les pompiers de Lyon ont répondu. Selon eux, tout va bien.", "eux", "Les pompiers de Lyon"),
        (
            "La ministre de la Culture, Rachida Alami, est venue. La ministre a parlé.",
            "La ministre",
            "Rachida Alami",
        ),
        ("Le maire est venu. Le préfet a parlé.", "Le préfet", "Le préfet"),
        ("Tout va bien. Ils partent.", "Ils", "Ils"),
    ],
)
def test_whom_words_stand_for(text: str, words: str, name: str) -> None:
    assert Resolver("fr").resolve(read(text), words, text.rindex(words)) == name


@pytest.mark.parametrize("unit", ["selon 3 ", "affirme que 3, ", "( 3 ", "Selon elle, 3 ont dit que. "])
def test_long_texts_end(unit: str) -> None:
    reading = read(unit * 3000)
    drafts = [draft_at(reading, index * len(unit), index * len(unit) + 1) for index in range(3000)]
    SOURCES.attribute(reading, drafts)
