"""The statistical model, run only on the sentences in which the words leave a subject open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cited_figures.grammar.parser import sentence_parser
from cited_figures.lexicon import read_lexicon
from cited_figures.schema import Draft
from cited_figures.text.reading import Phrase, Reading

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

LONGEST = 400  # tokens; a longer sentence is no sentence
CHARACTERS = 3000  # a sentence longer than this has more tokens than that
BATCH = 256  # sentences parsed together
MOVABLE = frozenset({"pour", "contre", "entre", "sous", "à"})  # the press sets a place beside the noun that it belongs to
CLAUSAL = frozenset({"acl:relcl", "advcl", "parataxis", "ccomp", "punct", "cc", "conj", "appos", "nsubj", "cop"})
ADDED = frozenset({"amod", "flat:name", "flat:foreign", "nmod", "acl"})
NOMINAL = frozenset({"nmod", "parataxis", "appos"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


class Parser:
    """Parses sentences and reads from the parse what the words alone do not give."""

    def __init__(self, language: str = "fr") -> None:
        self.sentences = sentence_parser(language)
        rows = read_lexicon("subjects", language)
        self.changes = frozenset(row.form for row in rows if row.kind in ("change", "level"))
        self.pronouns = frozenset(row.form for row in rows if row.kind == "end")

    @property
    def nlp(self) -> Language:
        """The model that parses sentences for all of us, loaded when there is one to parse."""
        return self.sentences.nlp

    def refine(self, batch: Sequence[tuple[Reading, list[Draft]]]) -> None:
        """Correct the subjects that the words leave open (`Reading.open_phrases`), in the drafts of several articles."""
        wanted = list(_wanted(batch))
        if not wanted:
            return
        with self.nlp.memory_zone():
            docs = self._parse([reading.text[start:end] for reading, start, end, _ in wanted])
            for doc, (reading, start, _, drafts) in zip(docs, wanted, strict=True):
                if doc is not None:
                    for draft in drafts:
                        self._settle(doc, reading, draft, start)

    def _parse(self, texts: list[str]) -> Iterable[Doc | None]:
        docs = [self.nlp.make_doc(text) for text in texts]
        short = [doc for doc in docs if 0 < len(doc) <= LONGEST]
        short.sort(key=len)
        components: list[Any] = [component for name, component in self.nlp.pipeline if name != "morphologizer"]
        for begin in range(0, len(short), BATCH):
            part = short[begin : begin + BATCH]
            for component in components:
                component.set_annotations(part, component.predict(part))
        return (doc if 0 < len(doc) <= LONGEST else None for doc in docs)

    def _settle(self, doc: Doc, reading: Reading, draft: Draft, offset: int) -> None:
        phrase = reading.open_phrases[draft.start]
        if phrase is not None:
            start, end = _trimmed(doc, phrase, offset)
            draft.subject = reading.words(start, end)
            return
        span = doc.char_span(draft.start - offset, draft.end - offset, alignment_mode="expand")
        if span is None:
            return
        found = self._governor(span[-1] if span[-1].is_alpha or span[-1].text in "%‰" else span.root)
        if found is not None and found.lower_ in ("qui", "que", "qu'") and found.head.dep_ == "acl:relcl":
            found = found.head.head
        if found is not None and found.lower_ not in self.pronouns:
            start, end = _bounds(found)
            draft.subject = reading.words(start + offset, end + offset)

    def _governor(self, token: Token) -> Token | None:
        """The noun that a rate is of: the subject of its verb, the noun that it completes, what has risen."""
        for _ in range(8):
            head = token.head
            if head is token or token.dep_ in SUBJECTS:
                break
            if head.lower_ in self.changes:
                if (
                    risen := next((child for child in head.rights if child.i != token.i and child.dep_ == "nmod"), None)
                ) is not None:
                    return risen if risen.is_alpha else None
            elif token.dep_ in NOMINAL:
                return head
            elif (subject := _subject(head)) is not None:
                return subject
            token = head
        return _subject(token)


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)


def _bounds(noun: Token) -> tuple[int, int]:
    """The phrase of a noun without its determiner, relative clauses and appositions, in characters of the Doc."""
    first, last = noun.i, noun.i
    for child in noun.lefts:
        if child.dep_ in ("amod", "nummod", "flat:name") and child.i >= first - 3:
            first = min(first, child.left_edge.i)
    for child in noun.rights:
        if child.dep_ in CLAUSAL or child.left_edge.i != last + 1 or child.left_edge.is_punct:
            break
        last = child.right_edge.i
    return noun.doc[first].idx, noun.doc[last].idx + len(noun.doc[last])


def _trimmed(doc: Doc, phrase: Phrase, offset: int) -> tuple[int, int]:
    """Cut a phrase where the parse attaches a complement to something before it, or carry it on."""
    tokens = {token.idx + offset: token for token in doc}
    for position, end in phrase.cuts:
        preposition = tokens.get(position)
        if preposition is None:
            continue
        governor = preposition.head.head
        if preposition.lower_ not in MOVABLE or (
            governor.i < preposition.i and governor.idx + offset >= phrase.start and preposition.head is not preposition
        ):
            continue
        return phrase.start, end
    return phrase.start, phrase.end if phrase.sure else _extended(doc, phrase, offset)


def _extended(doc: Doc, phrase: Phrase, offset: int) -> int:
    """The end of a phrase with the adjectives and names that the parse adds to it."""
    end = phrase.end
    for token in doc:
        if token.idx + offset < end:
            continue
        inside = phrase.start <= token.head.idx + offset < phrase.end
        if not inside or token.dep_ not in ADDED:
            break
        last = doc[token.right_edge.i]
        end = last.idx + len(last) + offset
    return end


def _wanted(batch: Sequence[tuple[Reading, list[Draft]]]) -> Iterator[tuple[Reading, int, int, list[Draft]]]:
    """The sentences to parse, each with the drafts that it is parsed for."""
    for reading, drafts in batch:
        waiting: dict[int, list[Draft]] = {}
        for draft in drafts:
            if draft.start in reading.open_phrases:
                waiting.setdefault(draft.sentence, []).append(draft)
        for number, mine in waiting.items():
            sentence = reading.sentences[number]
            if sentence.end - sentence.start <= CHARACTERS:
                yield reading, sentence.start, sentence.end, mine


@lru_cache(maxsize=2)
def parser(language: str = "fr") -> Parser:
    """The parser of a language, made at the first call; raises UserError where its model is not installed."""
    return Parser(language)
