"""Whose a sentence is by the next one: «… 12 %. C'est ce que révèle l'Insee.», «Ces chiffres ont été publiés par la mairie.»"""

from __future__ import annotations

import re
from collections.abc import Callable

from cited_figures.attribution.cue import Cue
from cited_figures.attribution.reader import AttributionReader
from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.text.reading import Reading
from cited_figures.text.words import HARD, Tokens

LONGEST = 600  # characters of a sentence that takes up the one before
AGENT = 12  # words before «par» and who did it


class TakenUp:
    """Finds who vouches for a sentence by the one behind it, made once from the lexicons of a language."""

    def __init__(self, reader: AttributionReader, language: str = "fr") -> None:
        self.reader, self.phrases, self.verbs = reader, reader.phrases, reader.verbs
        rows = [row for row in read_lexicon("cues", language) if row.kind in ("taking up", "taking up what is said")]
        self.opening = re.compile(rf"\W*(?P<form>{alternation(row.form for row in rows)})(?:(?<=')|(?![\w-]))")
        self.clauses = frozenset(row.form for row in rows if row.kind == "taking up what is said")

    def find(self, reading: Reading, number: int, quoted: Callable[[int], bool]) -> Cue | None:
        """The attribution of the sentence behind one, where it takes up what that one says; None where it does not."""
        if number + 1 >= len(reading.sentences):
            return None
        sentence, following = reading.sentences[number], reading.sentences[number + 1]
        match = self.opening.match(reading.lower, following.start, following.end)
        if match is None or following.paragraph - sentence.paragraph > 1:
            return None
        end = min(following.end, following.start + LONGEST)
        if match["form"] in self.clauses:
            return next(iter(self.reader.cues(reading, following.start, end, quoted)), None)
        return self._made(reading.words_of(following.start, end), match.end("form"))

    def _made(self, tokens: Tokens, position: int) -> Cue | None:
        """Who made what is taken up: «le constat dressé par l'Insee», «Ces chiffres ont été rendus publics par la mairie»."""
        first = next((index for index, start in enumerate(tokens.starts) if start >= position), len(tokens))
        for index in range(first, min(first + AGENT, len(tokens) - 1)):
            if tokens.words[index] in HARD or tokens.words[index] == ",":
                return None
            if tokens.words[index] == "par":
                named = self.phrases.after(tokens, index + 1)
                published = any(word in self.phrases.past or word.startswith("public") for word in tokens.words[first:index])
                if named is None or not (published or self.verbs.somebody(tokens, named)):
                    return None
                start, end, last = tokens.starts[named[0]], tokens.ends[named[1] - 1], tokens.ends[index]
                return Cue(tokens.starts[0], last, tokens.said(*named), tokens.said(0, index + 1), start, tokens.starts[0], end)
        return None
