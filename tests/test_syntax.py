"""What the statistical model adds to the words in finding what a figure is of."""

from pathlib import Path

import pytest

from cited_figures import extract
from cited_figures.extractor import extractor
from cited_figures.grammar.parser import LONGEST, SentenceParser, sentence_parser
from cited_figures.text.words import Tokens
from tests.cases import Case, difference, read_cases
from tests.test_cases import known_misses

FOLDER = Path(__file__).parent / "cases" / "subjects"


def subjects(text: str, *, syntax: bool) -> list[str | None]:
    return [figure.subject for figure in next(extract([text], syntax=syntax))]


@pytest.mark.parametrize(
    ("text", "words", "parse"),
    [
        ("Le prix du kérosène bio bondit de 3 %.", ["prix du kérosène"], ["prix du kérosène bio"]),
        ("La région finance 12 % du réseau tram en service.", ["réseau"], ["réseau tram en service"]),
        ("Il y a 12 % de Zizeeria maha.", ["Zizeeria"], ["Zizeeria maha"]),
    ],
)
def test_the_parse_settles_what_the_words_leave_open(text: str, words: list[str], parse: list[str]) -> None:
    assert subjects(text, syntax=False) == words
    assert subjects(text, syntax=True) == parse


def cases() -> list[object]:
    known = [case for path in sorted(FOLDER.glob("*.txt")) for case in read_cases(path)]
    return [pytest.param(case, id=case.where) for case in known if case.text not in known_misses()]


@pytest.mark.parametrize("case", cases())
def test_the_parse_gives_what_the_words_give(case: Case) -> None:
    wrong = difference(case, next(extract([case.text])))
    assert wrong is None, wrong


def test_what_the_words_settle_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def parse(self: SentenceParser, sentences: list[Tokens]) -> list[None]:
        parsed.extend(sentence.said(0, len(sentence)) for sentence in sentences)
        return [None for _ in sentences]

    monkeypatch.setattr(SentenceParser, "parse", parse)
    text = "Trois personnes sont mortes lundi à 14h30. Le loyer a pris 3 %."
    assert subjects(text, syntax=True) == ["personnes", None, None, "loyer"]
    assert parsed == ["Le loyer a pris 3 %."]


def test_an_endless_sentence_is_not_parsed() -> None:
    text = "Il y a 12 % de Zizeeria maha " + "très " * LONGEST + "malades."
    assert subjects(text, syntax=True) == subjects(text, syntax=False)


def test_batches_change_nothing() -> None:
    texts = [
        "Le maire l'a emporté avec 12 millions de voix pour son rival.",
        "Il y a 12 % de Zizeeria maha.",
        "La production, selon lui, est à ce niveau (12 %).",
    ]
    together = list(extract(texts))
    assert together == [next(extract([text])) for text in texts]


def test_nothing_is_kept_of_the_texts() -> None:
    model = sentence_parser("fr")
    before = len(model.nlp.vocab.strings)
    for number in range(5):
        reading = extractor().read(f"Il y a 12 % de Zuzuwara{number} kworble{number}.")
        sentence = reading.sentences[0]
        model.parse([Tokens(reading.text, reading.lower, sentence.start, sentence.end)])
    assert len(model.nlp.vocab.strings) == before
