"""The layers of the statistical model, called one by one: what is the same for all sentences is worked out once.

spaCy has a model read Docs, each word of each sentence by itself. Its first layers look at a word alone, so here they see
each word once, however often it comes; the others take what these made of the words of a sentence. The parses are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

PART = 4096  # words that the first layers see together
SEEN = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE")  # what the first layers look at, beside the word and its space
ANY = "x"  # a word of a sentence of which only the number of words counts

Vectors = Any  # an array of numpy, a row for each word
Word = tuple[str, bool]  # as it is written, and whether a space follows


class Layers:
    """The layers of a loaded model, by what they tell.

    nlp: a pipeline of spaCy with the components tok2vec, morphologizer and parser of the French models.
    """

    def __init__(self, nlp: Language) -> None:
        components = dict(nlp.pipeline)
        tok2vec, morphologizer = components["tok2vec"], components["morphologizer"]
        vocab: Any = nlp.vocab
        parser: Any = components["parser"]
        self.vocab, self._parser = vocab, parser
        self._alone, self._together = tok2vec.model.layers  # type: ignore[attr-defined]
        _, self._classes = morphologizer.model.layers  # type: ignore[attr-defined]
        self._labels = _labels(morphologizer)
        self._relations: dict[int, str] = {}
        seen = {vocab.strings[name] for name in SEEN}
        vocab.lex_attr_getters = {name: getter for name, getter in vocab.lex_attr_getters.items() if name in seen}

    def alone(self, words: Sequence[Word]) -> Vectors:
        """What the model makes of words without their neighbours; within a memory zone of the vocabulary."""
        from spacy.tokens import Doc

        parts = [words[begin : begin + PART] for begin in range(0, len(words), PART)]
        docs = [Doc(self.vocab, [word for word, _ in part], [space for _, space in part]) for part in parts]
        return self._alone.ops.xp.concatenate([self._alone.predict([doc])[0] for doc in docs])

    def together(self, sentences: list[Vectors]) -> list[Vectors]:
        """What it makes of the words of sentences in their places, from what it makes of them alone."""
        found: list[Vectors] = self._together.predict(sentences)
        return found

    def classes(self, sentences: list[Vectors]) -> list[list[tuple[str, Mapping[str, str]]]]:
        """The class of each word by Universal Dependencies, and its features, from what it makes of the words together."""
        labels = self._labels
        return [[labels[best] for best in scores.argmax(axis=1).tolist()] for scores in self._classes.predict(sentences)]

    def arcs(self, sentences: list[Vectors]) -> Iterable[tuple[list[str], list[int]]]:
        """The relation and the head of each word of sentences, from what it makes of the words together."""
        from spacy.tokens import Doc

        docs = [Doc(self.vocab, [ANY] * len(vectors)) for vectors in sentences]
        for doc, vectors in zip(docs, sentences, strict=True):
            doc.tensor = vectors
        self._parser.set_annotations(docs, self._parser.predict(docs))
        for doc in docs:
            relations = map(self._relation, doc.to_array("DEP").tolist())
            offsets = doc.to_array("HEAD").astype("int64").tolist()
            yield list(relations), [index + offset for index, offset in enumerate(offsets)]

    def _relation(self, key: int) -> str:
        """The name of a relation."""
        found = self._relations.get(key)
        if found is None:
            found = self._relations[key] = self.vocab.strings[key]
        return found


def _labels(morphologizer: Any) -> list[tuple[str, Mapping[str, str]]]:
    """The classes and features that a morphologizer tells, in the order of its scores."""
    names, classes, features = morphologizer.vocab.strings, morphologizer.cfg["labels_pos"], morphologizer.cfg["labels_morph"]
    return [(names[classes.get(label, 0)], _features(features.get(label, ""))) for label in morphologizer.labels]


def _features(morphology: str) -> Mapping[str, str]:
    return dict(part.split("=", 1) for part in morphology.split("|") if "=" in part)
