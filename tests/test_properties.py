"""What holds for every text. `EXAMPLES=100000 pytest tests/test_properties.py` tries as many of each."""

from __future__ import annotations

import datetime
import os
import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

import pytest
from generated import DAYS, FRENCH, TEXTS
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cited_figures import Article, Figure, extract
from cited_figures.extractor import analyse
from cited_figures.lexicon import alternation
from cited_figures.text.normalise import normalise
from fuzz.checks import check_rows, rows

settings.register_profile(
    "texts",
    max_examples=int(os.environ.get("EXAMPLES", "200")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
texts = settings.get_profile("texts")
MORE = "\n\nLe ciel restera gris et le vent faible sur la côte."


def without_place(figures: Sequence[Figure]) -> list[tuple[object, ...]]:
    """What the figures say, without where they stand and how they are spelled."""
    return [
        (f.kind, f.value, f.low, f.high, f.unit, f.per, f.comparator, f.change, f.date, f.quoted, f.certainty) for f in figures
    ]


@texts
@given(text=TEXTS, day=DAYS)
@example(text="", day=None)
@example(text="7" * 400, day=None)
@example(text="20 euros par  mois", day=None)
@example(text="777 " * 200, day=None)
@example(text="12 faux-3", day=None)
@example(text="le 31 février, il y a 99999999999 ans", day=datetime.date(1, 1, 1))
@example(text="il y a 10000 ans, dans 9999 ans, hier, demain", day=datetime.date(9999, 12, 31))
def test_every_row_is_right_in_itself(text: str, day: datetime.date | None) -> None:
    check_rows(text, day)


@texts
@given(text=TEXTS)
@example(text="« 20 % »\r\n\r\n«")
def test_sentences_follow_one_another(text: str) -> None:
    analysis = next(iter(analyse([Article(text, language="fr")], syntax=False)))
    spans = [analysis.reading.plain.original(sentence.start, sentence.end) for sentence in analysis.reading.sentences]
    assert all(start < end for start, end in spans)
    assert all(end <= following for (_, end), (following, _) in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert sum(map(str.isalnum, covered)) == sum(map(str.isalnum, text)), "no word is lost"
    for row in analysis.figures:
        start, end = spans[row.sentence]
        assert start <= row.start < end


@texts
@given(several=st.lists(TEXTS, min_size=1, max_size=5))
@example(several=["n° zéro un"])
def test_the_same_alone_and_among_others(several: list[str]) -> None:
    assert list(extract(several, syntax=False, language="fr")) == [rows(text) for text in several]


@texts
@given(text=FRENCH.filter(lambda text: not set(text) & set('«»"“”‘’')), day=DAYS)
def test_a_paragraph_without_figures_changes_nothing(text: str, day: datetime.date | None) -> None:
    # Whether lines end paragraphs or are only wrapped is asked of the whole text: here they end paragraphs.
    whole = "\n\n".join(text.splitlines()) + "\n\nLa mer est calme."
    assert rows(whole + MORE, day) == rows(whole, day)


@texts
@given(text=FRENCH.filter(lambda text: not set(text) & set("\u0301\u00ad\u200b\ufeff")))
def test_decomposed_accents_do_no_harm(text: str) -> None:
    assert without_place(rows(unicodedata.normalize("NFD", text))) == without_place(rows(text))


@texts
@given(text=FRENCH, invisible=st.sampled_from(["\u00ad", "\u200b", "\ufeff"]), place=st.integers(0, 200))
def test_invisible_characters_do_no_harm(text: str, invisible: str, place: int) -> None:
    assert without_place(rows(text[:place] + invisible + text[place:])) == without_place(rows(text))


@texts
@given(text=FRENCH.filter(lambda text: "\r" not in text))
def test_line_ends_do_no_harm(text: str) -> None:
    assert without_place(rows(text.replace("\n", "\r\n"))) == without_place(rows(text))


@texts
@given(text=FRENCH)
def test_typography_does_no_harm(text: str) -> None:
    plain = text.replace("\u202f", " ").replace("\u00a0", " ")
    assert without_place(rows(plain.replace(" ", "\u00a0"))) == without_place(rows(plain))


@texts
@given(text=TEXTS)
@example(text="e\u0301te\u0301\u00ad \u200b")
@example(text="\u0301\u0301")
def test_the_copy_for_matching_maps_back(text: str) -> None:
    plain = normalise(text)
    assert len(plain.text) == len(plain.lower)
    position = 0
    for index in range(len(plain.text)):
        start, end = plain.original(index, index + 1)
        assert position <= start < end <= len(text)
        assert plain.copied(start) == index
        position = end


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("500\u202f000\u00a0€", "500 000 €"),
        ("l\u2019été\tde 2\u20113", "l'été de 2-3"),
        ("e\u0301te\u0301 a\u0300", "été à"),
        ("soix\u00adante\u200b", "soixante"),
        ("٢٠\u066a, ２０％", "20%, 20%"),
        ("a\r\nb\rc\x0cd\u2028e\0f", "a\nb\nc\nd\ne f"),
        ("İstanbul 😀\ud800", "Istanbul 😀\ud800"),
    ],
)
def test_one_spelling(text: str, copy: str) -> None:
    assert normalise(text).text == copy


@given(forms=st.lists(st.text("abé'.", max_size=4), min_size=1), other=st.text("abé'.", max_size=4))
@example(forms=["mars", "mardi", "ma"], other="mar")
def test_an_alternation_matches_its_forms_and_nothing_else(forms: list[str], other: str) -> None:
    pattern = re.compile(alternation(forms))
    assert all(pattern.fullmatch(form) for form in forms)
    assert bool(pattern.fullmatch(other)) == (other in forms)
