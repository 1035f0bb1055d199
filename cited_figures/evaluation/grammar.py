"""How well sentences are read: noun phrases, subjects, auxiliaries and clauses, by a parse and by the words alone.

A sentence is marked as docs/annotating.md explains: `[1 Le maire], [=1 Luc Morin], {1 a annoncé} <que [2 la gare] {2 fermera}>.`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cited_figures.attribution.reader import attribution_reader
from cited_figures.errors import UserError
from cited_figures.grammar.parser import sentence_parser
from cited_figures.text.words import Tokens

MEASURES = ("noun phrases", "subjects", "auxiliaries", "clause ends")
FLAGS = frozenset(("passive", "inverted"))
_MARK = re.compile(
    r"\[(?P<apposed>=?)(?P<phrase>\d+) (?P<joined>& )?"  # «[1 Le maire», «[=1 Luc Morin», «[1 & Le maire et le préfet»
    r"|\{(?P<group>\d+) (?P<flags>(?:passive |inverted )*)"  # «{1 a menti», «{2 passive seront vendus»
    r"|<|[\]}>]"
)


@dataclass(slots=True)
class Marked:
    """A sentence with its grammar: spans of characters, end exclusive."""

    text: str = ""
    phrases: list[tuple[int, int, int, bool]] = field(default_factory=list)  # start, end, number, coordinated
    appositions: dict[int, tuple[int, int]] = field(default_factory=dict)
    groups: list[tuple[int, int, int, frozenset[str]]] = field(default_factory=list)  # start, end, subject's number, flags
    clauses: list[tuple[int, int]] = field(default_factory=list)


def read_sentence(line: str, where: str = "the sentence") -> Marked:
    """Read one marked sentence.

    where: the place that an error names. Raises ValueError when a mark is not closed or not known.

    >>> read_sentence("[1 Le maire] {1 a menti}.").groups
    [(9, 16, 1, frozenset())]
    """
    marked = Marked()
    opened: list[tuple[str, int, re.Match[str]]] = []
    position = 0
    for match in _MARK.finditer(line):
        marked.text += line[position : match.start()]
        position = match.end()
        sign = match.group()
        if sign[0] in "[{<":
            opened.append((sign[0], len(marked.text), match))
            continue
        if not opened or {"[": "]", "{": "}", "<": ">"}[opened[-1][0]] != sign:
            raise ValueError(f"{where}: «{sign}» closes nothing: {line}")
        kind, start, opening = opened.pop()
        end = len(marked.text)
        if kind == "<":
            marked.clauses.append((start, end))
        elif kind == "{":
            marked.groups.append((start, end, int(opening["group"]), frozenset(opening["flags"].split())))
        elif opening["apposed"]:
            marked.appositions[int(opening["phrase"])] = (start, end)
        else:
            marked.phrases.append((start, end, int(opening["phrase"]), bool(opening["joined"])))
    marked.text += line[position:]
    if opened or set("[]{}<>") & set(marked.text):
        raise ValueError(f"{where}: a mark is not closed, or not known: {line}")
    return marked


def read_sentences(path: Path) -> list[Marked]:
    """Read a file of marked sentences, one a line; «# » begins a comment.

    Raises ValueError, with file and line, on a mark that does not parse.

    >>> read_sentences(Path("nowhere.txt"))
    Traceback (most recent call last):
    FileNotFoundError: ...
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        read_sentence(line, f"{path.name}:{number}")
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith("# ")
    ]


def compare_grammar(sentences: Iterable[Marked], *, parsed: bool) -> Mapping[str, tuple[int, int]]:
    """How many noun phrases, subjects, auxiliaries and clause ends are read as they are marked, and how many are marked.

    sentences: marked ones. parsed: by the statistical model, else by the words alone.

    >>> compare_grammar([read_sentence("[1 Le maire] {1 a menti}.")], parsed=False)["subjects"]
    (1, 1)
    """
    marked = list(sentences)
    words: list[Tokens] = [Tokens(sentence.text, sentence.text.lower(), 0, len(sentence.text)) for sentence in marked]
    if parsed:
        words = [tree or own for tree, own in zip(sentence_parser().parse(words), words, strict=True)]
    counts = {measure: [0, 0] for measure in MEASURES}
    for sentence, tokens in zip(marked, words, strict=True):
        for measure, right in _judged(sentence, tokens):
            counts[measure][0] += right
            counts[measure][1] += 1
    return {measure: (right, of) for measure, (right, of) in counts.items()}


def _judged(sentence: Marked, tokens: Tokens) -> Iterable[tuple[str, bool]]:
    reader = attribution_reader()
    first = {start: index for index, start in enumerate(tokens.starts)}
    last = {end: index + 1 for index, end in enumerate(tokens.ends)}
    spans = {}
    for start, end, number, joined in sentence.phrases:
        spans[number] = (first[start], last[end])
        if not joined and tokens.is_word(first[start]):  # what a number counts is read with the number
            yield "noun phrases", reader.phrases.after(tokens, first[start], coordinate=False) == spans[number]
    for start, end, number, flags in sentence.groups:
        if number and "inverted" not in flags:
            apposed = sentence.appositions.get(number)
            wanted = {spans[number], (first[apposed[0]], last[apposed[1]]) if apposed else spans[number]}
            yield "subjects", reader.phrases.before(tokens, first[start]) in wanted
        group = range(first[start], last[end])
        auxiliaries = [index for index in group[:-1] if tokens.words[index] in reader.verbs.groups.have]
        if auxiliaries and "passive" not in flags:
            yield "auxiliaries", reader.verbs.groups.auxiliary(tokens, group[-1])[0] == auxiliaries[0]
    for start, end in sentence.clauses:
        content = first[start] + 1
        found = reader.verbs.complements.until(tokens, content, "que", relative=False)
        yield "clause ends", found == last[end] or tokens.starts[found - 1] == end


def grammar_report(path: Path) -> str:
    """What is right, in percent, by a parse and by the words alone, as a page of text.

    path: a file of marked sentences. Raises UserError when it cannot be read.

    >>> grammar_report(Path("nowhere.txt"))
    Traceback (most recent call last):
    cited_figures.errors.UserError: nowhere.txt cannot be read: check its name.
    """
    try:
        sentences = read_sentences(path)
    except OSError:
        raise UserError(f"{path} cannot be read: check its name.") from None
    except ValueError as error:
        raise UserError(str(error)) from None
    both = [compare_grammar(sentences, parsed=parsed) for parsed in (True, False)]
    lines = [f"{len(sentences):4} sentences          parsed   words alone   marked"]
    for measure in MEASURES:
        shares = [100 * counts[measure][0] / max(1, counts[measure][1]) for counts in both]
        lines.append(f"{measure:20}   {shares[0]:7.1f}   {shares[1]:11.1f}   {both[0][measure][1]:6}")
    return "\n".join(lines)
