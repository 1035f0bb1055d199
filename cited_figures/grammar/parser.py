"""The statistical model's parses of sentences, over the project's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from cited_figures.grammar.layers import Layers, Word
from cited_figures.grammar.model import UNUSED, load_model, model_folder
from cited_figures.grammar.noun_lists import noun_lists
from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.grammar.tagged import ELIDED
from cited_figures.grammar.tree import Tree
from cited_figures.lexicon import read_lexicon
from cited_figures.text.words import Tokens

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST = 400  # words; a longer sentence is no sentence
CERTAIN = dict.fromkeys(("envers", "hormis", "parmi", "chez", "selon"), "ADP")  # whatever the model takes them for
MASCULINE = {"Gender": "Masc", "Number": "Sing"}
BATCH = 1000  # words of the sentences that are parsed together
WITHOUT = tuple(name for name in UNUSED if name != "morphologizer")


class SentenceParser:
    """Parses sentences that are cut into words; nothing is kept of them."""

    def __init__(self, language: str = "fr") -> None:
        model_folder(language)  # where there is none, this is said before the first article and not in the midst of them
        self.language = language
        kinds: dict[str, set[str]] = {}
        for row in read_lexicon("function_words", language):
            kinds.setdefault(row.kind, set()).add(row.form)
        self.function_words = {kind: frozenset(forms) for kind, forms in kinds.items()}

    @cached_property
    def nlp(self) -> Language:
        """The model, loaded when a sentence is to be parsed."""
        return load_model(self.language, without=WITHOUT)

    @cached_property
    def layers(self) -> Layers:
        """The layers of the model."""
        return Layers(self.nlp)

    def parse(self, sentences: Sequence[Tokens]) -> list[ParsedSentence | None]:
        """The parse of each sentence; None where it has no words or too many."""
        found: list[ParsedSentence | None] = [None] * len(sentences)
        order = [number for number, tokens in enumerate(sentences) if 0 < len(tokens) <= LONGEST]
        if not order:
            return found
        order.sort(key=lambda number: len(sentences[number]))
        layers = self.layers
        with self.nlp.memory_zone():
            numbers: dict[Word, int] = {}
            words = [[numbers.setdefault(word, len(numbers)) for word in _words(sentences[number])] for number in order]
            alone = layers.alone(list(numbers))
            for part in _batches(words):
                vectors = layers.together([alone[row] for row in words[part]])
                parses = zip(order[part], layers.classes(vectors), layers.arcs(vectors), strict=True)
                for number, classes, (relations, heads) in parses:
                    tree = _tree(sentences[number], classes, relations, heads)
                    found[number] = ParsedSentence(tree, self.function_words)
        return found


def _words(tokens: Tokens) -> Iterable[Word]:
    """The words of a sentence, each with whether a space follows it."""
    text, starts, ends = tokens.text, tokens.starts, tokens.ends
    spaces = [start > end for start, end in zip(starts[1:], ends, strict=False)]
    return zip([text[start:end] for start, end in zip(starts, ends, strict=True)], [*spaces, False], strict=True)


def _batches(sentences: Sequence[Sequence[int]]) -> Iterator[slice]:
    """Sentences that are parsed together."""
    begin = size = 0
    for end, words in enumerate(sentences, 1):
        size += len(words)
        if size >= BATCH or end == len(sentences):
            yield slice(begin, end)
            begin, size = end, 0


def _tree(tokens: Tokens, classes: list[tuple[str, Mapping[str, str]]], relations: list[str], heads: list[int]) -> Tree:
    tags = [CERTAIN.get(word) or ("NUM" if word.isdigit() else tag) for word, (tag, _) in zip(tokens.words, classes, strict=True)]
    features = [morphology for _, morphology in classes]
    for index, word in enumerate(tokens.words[:-1]):
        if word in noun_lists().nominal and tokens.words[index + 1] == ELIDED:  # «la perte de pouvoir d'achat», held for a verb
            tags[index : index + 2], features[index] = ["NOUN", "ADP"], MASCULINE
    return Tree(tokens, tags, relations, heads, features)


@lru_cache(maxsize=2)
def sentence_parser(language: str = "fr") -> SentenceParser:
    """The parser of a language, made at the first call; raises UserError where its model is not installed."""
    return SentenceParser(language)
