"""The people whom a text names, and those whom it calls by some noun."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from cited_figures.attribution.mentions import ADJECTIVE
from cited_figures.grammar.subject_phrases import phrases
from cited_figures.register.evidence import AROUND, MOST, Evidence, places
from cited_figures.register.words import fold, plain
from cited_figures.text.words import Tokens

BESIDE = 60  # characters beside a noun in which a name in apposition stands
BROKEN = re.compile(r"'[a-zà-ÿ]")  # «L'homme» is no name
STOP = re.compile(r"(?<=\w{3})\.(?= )")  # «… a vu Léa Petit. La maire …»
YEAR = re.compile(r" (?:en |fin |début |mi-)?(?:19|20)\d\d(?!\w)")
SHORTEST = 3  # letters of an adjective


class People:
    """The people of one text, asked for as needed."""

    def __init__(self, evidence: Evidence, language: str = "fr") -> None:
        self.evidence, self.text, self.reader = evidence, evidence.text, evidence.reader
        self.phrases = phrases(language)
        self._named: list[tuple[int, str]] | None = None

    @property
    def named(self) -> list[tuple[int, str]]:
        """The names that are or may be a person's, with where they stand: full ones, and first names that stand alone.

        >>> from cited_figures.register.names import names
        >>> People(Evidence("À Brest, Léa Petit a vu Manon, et la Banque du Nord.", names())).named
        [(9, 'Léa Petit'), (24, 'Manon')]
        """
        if self._named is None:
            found = {start: name for start, name in map(self._full, self.reader.name.finditer(STOP.sub(";", self.text))) if name}
            covered = {start + len(name) for start, name in found.items()}
            for match in self.reader.capital.finditer(self.text):
                alone = fold(match.group()) in self.reader.first_names and not self.reader.bodies.whole(match.group())
                if alone and match.end() not in covered:
                    found.setdefault(match.start(), match.group())
            self._named = sorted(found.items())
        return self._named

    def _full(self, match: re.Match[str]) -> tuple[int, str]:
        """A full name in a run of capitalised words, or none: «Selon Léa Petit»."""
        words = match.group()
        for place in [position.start() for position in re.finditer(r"(?:^|(?<= ))[A-ZÀ-Þ]", words)]:
            if self.reader.first_named(words[place:]) and " " in words[place:]:
                return match.start() + place, "" if BROKEN.search(words[place:]) else words[place:]
        known = bool(self.reader.bodies.within(words)) or any(part.isupper() for part in words.split())
        known = known or self.text.count(words.split()[-1]) < 2  # «la Seconde Guerre»
        return match.start(), "" if known or BROKEN.search(words) or not self.reader.person_name(words) else words

    def called(self, heads: Iterable[str]) -> set[str]:
        """The names of those whom the text calls by a noun, in any of its forms, without case and accents.

        >>> from cited_figures.register.names import names
        >>> people = People(Evidence("Le chanteur breton Luc Roy est là. Anne Roux, chanteuse, aussi.", names()))
        >>> sorted(people.called(["chanteur", "chanteuse"]))
        ['Anne Roux', 'Luc Roy']
        """
        found: dict[str, str] = {}
        for head in heads:
            for place in islice(places(self.evidence.folded, head), MOST):
                for name in (self._behind(place), self._before(place)):
                    if name:
                        family = fold(name).split()[-1]
                        found[family] = max(found.get(family, ""), name, key=len)
        return set(found.values())

    def _behind(self, place: int) -> str | None:
        """The name behind a noun: «le chanteur breton Luc Roy», «la maire de Brest, Léa Petit,»."""
        phrase = self.evidence.phrase(place)
        role = self.reader.roles.head(phrase)
        first = self.reader.name.search(phrase, role.end) if role else None
        if role and first and self.reader.verbs.isdisjoint(phrase[role.end : first.start()].split()):
            name: str | None = self.reader.read(plain(f"le {phrase[: first.end()]}")).person
            if name:
                return name
        end = place + len(phrase)
        if not self.text.startswith(", ", end) or not self.evidence.articled(place):
            return None
        beside = self.evidence.phrase(end + 2)
        match = self.reader.name.fullmatch(beside)
        if match:
            return beside if self.reader.person_name(beside) else None
        titled = self.reader.read(beside)  # «le chef de la police, le général Luc Roy,»
        return titled.person if titled.role and beside.endswith(titled.person or ".") else None

    def _before(self, place: int) -> str | None:
        """The name before a noun: «Luc Roy, le chanteur», «Luc Roy (chanteur)»."""
        before = self.reader.openings.apposed.sub("", self.text[max(0, place - BESIDE) : place])
        if before == self.text[max(0, place - BESIDE) : place]:
            return None
        match = next((match for match in self.reader.name.finditer(before) if match.end() == len(before)), None)
        return self._full(match)[1] or None if match else None

    def before(self, heads: Iterable[str], position: int, behind: Iterable[str] = ()) -> str | None:
        """The last noun phrase before a character with one of some nouns as its head that does not itself take up another.

        behind: words that it has too, folded.

        >>> from cited_figures.register.names import names
        >>> People(Evidence("De nombreux experts l'ont vu. Ces experts, eux, attendent.", names())).before(["experts"], 50)
        'De nombreux experts'
        """
        wanted = set(behind)
        found = [words for start, words in self.headed(heads) if start < position and wanted <= set(fold(words).split())]
        return found[-1] if found else None

    def headed(self, heads: Iterable[str]) -> list[tuple[int, str]]:
        """The noun phrases with one of some nouns as their head, in order, but for those that say «ce», and where they stand."""
        found = []
        for place in sorted(place for head in heads for place in islice(places(self.evidence.folded, head), MOST)):
            opening = self.reader.openings.head.search(self.text, max(0, place - BESIDE), place)
            if opening is None or opening.group().split()[0].lower() in self.reader.openings.demonstratives:
                continue
            tokens = Tokens(self.text, self.evidence.lower, opening.start(), min(len(self.text), opening.start() + AROUND))
            phrase = self.phrases.after(tokens, 0, coordinate=False)
            if phrase:
                role = self.reader.roles.head(tokens.said(*phrase))  # «la Cour suprême du Talmar»
                head = max(place, opening.start() + role.end - 1) if role else place
                words = self._without_verb(tokens, phrase[0], phrase[1], head)
                year = YEAR.match(self.text, opening.start() + len(words))  # «la loi votée fin 2010»
                found.append((opening.start(), self.text[opening.start() : year.end()] if year else words))
        return found

    def _without_verb(self, tokens: Tokens, first: int, last: int, head: int) -> str:
        """The words of a noun phrase up to the first behind its head that may be its verb: «les experts | attendent»."""
        inside = self.phrases.links | self.phrases.determiners
        for index in range(first, last):
            word = tokens.words[index]
            alone = tokens.starts[index] > head and not tokens.capital(index) and word not in inside
            adjective = (
                len(word) > SHORTEST and (ADJECTIVE.search(word) or word.endswith("ême")) and word not in self.reader.verbs
            )
            if alone and tokens.words[index - 1] not in inside and not adjective:
                return tokens.said(first, index)
        return tokens.said(first, last)
