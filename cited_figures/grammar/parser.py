"""The statistical model's parses of sentences, over the project's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

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
BATCH = 256  # sentences parsed together
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

    def parse(self, sentences: Sequence[Tokens]) -> list[ParsedSentence | None]:
        """The parse of each sentence; None where it has no words or too many."""
        found: list[ParsedSentence | None] = [None] * len(sentences)
        order = [number for number, tokens in enumerate(sentences) if 0 < len(tokens) <= LONGEST]
        if not order:
            return found
        order.sort(key=lambda number: len(sentences[number]))
        from spacy.tokens import Doc

        components: list[Any] = [component for _, component in self.nlp.pipeline]
        with self.nlp.memory_zone():
            for begin in range(0, len(order), BATCH):
                part = order[begin : begin + BATCH]
                docs = [Doc(self.nlp.vocab, *_words(sentences[number])) for number in part]
                for component in components:
                    component.set_annotations(docs, component.predict(docs))
                for number, doc in zip(part, docs, strict=True):
                    found[number] = ParsedSentence(_tree(doc, sentences[number]), self.function_words)
        return found


def _words(tokens: Tokens) -> tuple[list[str], list[bool]]:
    """The words of a sentence, and after which of them there is a space."""
    starts, ends = tokens.starts, tokens.ends
    spaces = [start > end for start, end in zip(starts[1:], ends[:-1], strict=True)]
    return [tokens.text[start:end] for start, end in zip(starts, ends, strict=True)], [*spaces, False]


def _tree(doc: Any, tokens: Tokens) -> Tree:
    tags, relations, heads, features = [], [], [], []
    for token in doc:
        tags.append(CERTAIN.get(token.lower_) or ("NUM" if token.lower_.isdigit() else token.pos_))
        relations.append(token.dep_)
        heads.append(token.head.i)
        features.append(_features(str(token.morph)))
    for index, word in enumerate(tokens.words[:-1]):
        if word in noun_lists().nominal and tokens.words[index + 1] == ELIDED:  # «la perte de pouvoir d'achat», held for a verb
            tags[index : index + 2], features[index] = ["NOUN", "ADP"], MASCULINE
    return Tree(tokens, tags, relations, heads, features)


@lru_cache(maxsize=4096)
def _features(morphology: str) -> Mapping[str, str]:
    return dict(part.split("=", 1) for part in morphology.split("|") if "=" in part)


@lru_cache(maxsize=2)
def sentence_parser(language: str = "fr") -> SentenceParser:
    """The parser of a language, made at the first call; raises UserError where its model is not installed."""
    return SentenceParser(language)
