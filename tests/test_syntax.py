"""What the statistical model adds to the words."""

import pytest

from cited_figures import extract
from cited_figures.extractor import extractor
from cited_figures.subjects.syntax import LONGEST, parser


def subjects(text: str, *, syntax: bool) -> list[str | None]:
    return [figure.subject for figure in next(extract([text], syntax=syntax))]


@pytest.mark.parametrize(
    ("text", "words", "parse"),
    [
        (
            "Le maire l'a emporté avec 12 millions de voix pour son rival.",
            ["voix pour son rival"],
            ["voix"],
        ),
        ("Il y a 12 % de Zizeeria maha.", ["Zizeeria"], ["Zizeeria maha"]),
    ],
)
def test_the_parse_settles_what_the_words_leave_open(text: str, words: list[str], parse: list[str]) -> None:
    assert subjects(text, syntax=False) == words
    assert subjects(text, syntax=True) == parse


def test_what_the_words_settle_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    monkeypatch.setattr(parser("fr"), "_parse", lambda texts: parsed.extend(texts) or [None for _ in texts])
    assert subjects("Trois personnes sont mortes lundi à 14h30.", syntax=True) == ["personnes", None, None]
    assert parsed == []


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
    model = parser("fr")
    before = len(model.nlp.vocab.strings)
    for number in range(5):
        reading = extractor().read(f"Il y a 12 % de Zuzuwara{number} kworble{number}.")
        drafts = extractor().find(reading)
        extractor().attribute(reading, drafts)
        model.refine([(reading, drafts)])
    assert len(model.nlp.vocab.strings) == before
