"""Paragraphs, headings, sentences: the cases are in cases/sentences/*.txt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cited_figures.lexicon import Row, read_lexicon
from cited_figures.schema import SENTENCE_KINDS
from cited_figures.text.normalise import normalise
from cited_figures.text.sentences import SentenceSplitter
from tests.timing import is_linear

CASES = Path(__file__).parent / "cases" / "sentences"
SPLITTER = SentenceSplitter("fr")
BREAKS = (("¶", "\n\n"), ("⏎", "\n"))


def read_cases() -> list[tuple[str, str]]:
    cases = []
    for path in sorted(CASES.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                cases.append((f"{path.name}:{number}", line))
    return cases


def rows(lexicon: str, *kinds: str) -> list[Row]:
    return [row for row in read_lexicon(lexicon) if row.kind in kinds]


def article(case: str) -> str:
    """The text of a case: its sentences as an article has them."""
    text = re.sub(r"(^| [|¶⏎] ?)\[(?:" + "|".join(SENTENCE_KINDS) + r")\] ", r"\1", case)
    for sign, breaks in BREAKS:
        text = text.replace(f" {sign} ", breaks)
    return text.replace(" | ", " ").replace("|", "")


def marked(text: str) -> str:
    """The sentences found, written as a case is."""
    plain = normalise(text)
    pieces, position, paragraph = [], 0, 0
    for sentence in SPLITTER.split(plain.text):
        gap = text[position : sentence.start]
        if position:
            assert gap.strip() == ""
            sign = " ¶ " if "\n\n" in gap else " ⏎ " if "\n" in gap else " | " if gap else "|"
            assert (sentence.paragraph == paragraph) == ("\n" not in gap), gap
            pieces.append(sign)
        pieces.append(f"[{sentence.kind}] " if sentence.kind != "text" else "")
        pieces.append(text[sentence.start : sentence.end].replace("\n", " ↵ "))
        position, paragraph = sentence.end, sentence.paragraph
    return "".join(pieces)


@pytest.mark.parametrize(("where", "case"), read_cases(), ids=[where for where, _ in read_cases()])
def test_sentences(where: str, case: str) -> None:
    assert marked(article(case).replace(" ↵ ", "\n")) == case, where


@pytest.mark.parametrize(
    "row", [row for row in rows("abbreviations", "title", "before", "digits", "name") if "finir" not in row.note]
)
def test_abbreviation_does_not_end_a_sentence(row: Row) -> None:
    assert row.form in row.example
    assert len(SPLITTER.split(row.example)) == 1, row


@pytest.mark.parametrize("row", rows("abbreviations", "final"))
def test_abbreviation_may_end_a_sentence(row: Row) -> None:
    before, after = row.example.split(row.form, 1)
    assert len(SPLITTER.split(row.example)) == 1 or row.form == "etc.", row
    assert len(SPLITTER.split(f"{before}{row.form} Elle{after}")) == 2, row


@pytest.mark.parametrize("row", rows("abbreviations", "letter"))
def test_letter_that_ends_a_sentence(row: Row) -> None:
    assert len(SPLITTER.split(row.example)) == 2, row


@pytest.mark.parametrize("row", [r for r in read_lexicon("sentence_starts") if r.kind != "introducing"])
def test_word_that_begins_a_sentence(row: Row) -> None:
    sentences = SPLITTER.split(row.example)
    assert [row.example[s.start : s.start + len(row.form)] for s in sentences][1:] == [row.form]


@pytest.mark.parametrize("row", rows("sentence_starts", "introducing"))
def test_word_that_introduces_a_title(row: Row) -> None:
    assert len(SPLITTER.split(row.example)) == 1


@pytest.mark.parametrize("row", [r for r in read_lexicon("page") if r.kind != "agency"])
def test_line_of_the_page(row: Row) -> None:
    wanted = {"credit": "caption", "stamp": "byline", "correspondent": "byline"}.get(row.kind, row.kind)
    sentences = SPLITTER.split(f"Le titre de la page\n\n{row.example}\n\nLe texte suit. Il est court.")
    assert [sentence.kind for sentence in sentences] == ["heading", wanted, "text", "text"], row


@pytest.mark.parametrize("row", rows("page", "agency"))
def test_agency_in_a_byline(row: Row) -> None:
    name = row.example if " - " in row.example else f"Anne Roche - {row.form}"
    assert SPLITTER.split(f"{name}\n\nLe texte suit. Il est court.")[0].kind == "byline", row


def test_offsets_and_order() -> None:
    text = "Titre\n\n  Il est 20 h.  Il pleut.\n\n\n« Oui. » dit-il."
    sentences = SPLITTER.split(text)
    assert [text[s.start : s.end] for s in sentences] == ["Titre", "Il est 20 h.", "Il pleut.", "« Oui. » dit-il."]
    assert [s.paragraph for s in sentences] == [0, 1, 1, 2]


@pytest.mark.parametrize("empty", ["", " ", "\n\n", "\u00a0\n"])
def test_nothing(empty: str) -> None:
    assert SPLITTER.split(normalise(empty).text) == []


HOSTILE = [
    '"',
    "(",
    ",",
    "« ",
    ". ",
    '. "A ',
    "A.",
    "mot. ( A ",
    "a\n",
    "mot ; Les ",
    "- A ",
    "« Il a dit. ",
    ".",
    "Ab-",
    "mot Les ",
    "é. É",
    '"a" Le ',
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear(unit: str) -> None:
    assert is_linear(lambda length: SPLITTER.split(unit * (length // len(unit))), 25_000), repr(unit)
