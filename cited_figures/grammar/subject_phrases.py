"""The noun phrases that name somebody: after a cue («selon …») and before a verb («… affirme que»)."""

from __future__ import annotations

from functools import lru_cache

from cited_figures.grammar.noun_phrases import LATTER, LONGEST, THIS, NounPhrases
from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.text.words import HARD, Tokens

__all__ = ["Phrases", "Tokens", "phrases"]

PRONOUNS = frozenset(("certains", "certaines", "plusieurs", "beaucoup", "autre", "autres", "tous", "toutes"))
JOINING = frozenset(("et", "de", "d'", "à"))  # may end what stands before a subject


class Phrases(NounPhrases):
    """Reads noun phrases in both directions: a subject is read back from its verb."""

    def before(self, tokens: Tokens, verb: int) -> tuple[int, int] | None:
        """The subject that stands before a verb group: its first and last token, end exclusive.

        None when there is none: the subject is then a pronoun, or that of the verb before.
        """
        if isinstance(tokens, ParsedSentence):
            found = tokens.subject(verb)
            if found and not self._time(tokens, *found):
                return found
            near, opening = self._before(tokens, verb), tokens.opening_subject(verb)
            return opening if opening and (near is None or tokens.governed(near)) else near
        return self._before(tokens, verb)

    def _before(self, tokens: Tokens, verb: int) -> tuple[int, int] | None:
        """The noun phrase that stands before a verb group, by its words alone."""
        chunks = self._chunks(tokens, verb)
        first, last = chunks[-1]
        relative = last > first and tokens.words[last - 1] == "qui"
        if relative:
            last -= 1
        if last > first:
            return self._whole(tokens, self._ending_at(tokens, first, last, whole=False), first, last)
        if not relative and len(chunks) == 1:
            return None
        verb_first = relative and len(chunks) > 1 and tokens.words[chunks[-2][0]] not in self.prepositions
        if verb_first and (said := self._after_verb(tokens, *chunks[-2])):
            return said  # «Faux, rétorque le ministre, qui ne reconnaît que …»
        apposed = self._apposed(tokens, chunks[:-1])
        if apposed is None and relative and len(chunks) > 1:  # «a déclaré le juge Lenoir, qui estime»
            named = self._ending_at(tokens, *chunks[-2], whole=False) or self._name_at_end(tokens, *chunks[-2])
            return named or self._after_verb(tokens, *chunks[-2])
        return apposed

    def _whole(self, tokens: Tokens, phrase: tuple[int, int] | None, first: int, last: int) -> tuple[int, int] | None:
        """A subject with the one that it is coordinated with, a document with who made it."""
        if phrase is None:
            return None
        words = tokens.words
        if phrase[0] > first + 1 and words[phrase[0] - 1] == "et":
            other = self._ending_at(tokens, first, phrase[0] - 1, whole=True)
            if other and other[0] == first and words[first] in self.determiners:
                return other[0], phrase[1]  # «Les médecins et la direction affirment»
        made = self._made_by(tokens, self._opening(words, phrase[0]), phrase[1]) if phrase[1] < last else phrase[1]
        return phrase[0], min(max(made, phrase[1]), last)

    def _after_verb(self, tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
        """The noun phrase that fills a stretch after its verb: «rapportent des médias locaux, qui parlent de dix morts»."""
        if last - first < 3 or tokens.words[first + 1] not in self.determiners:
            return None
        named = self.after(tokens, first + 1, coordinate=False)
        return named if named and named[1] == last else None

    def _name_at_end(self, tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
        """The name that ends a stretch: «pronostique Maxime Leroy»."""
        position = last
        while position > first and tokens.is_word(position - 1) and tokens.capital(position - 1):
            position -= 1
        return (position, last) if position < last else None

    def _apposed(self, tokens: Tokens, chunks: list[tuple[int, int]]) -> tuple[int, int] | None:
        """The subject of «le commandant du bureau, Chris Marks, a déclaré» or «Fadela Diop, ministre de l'Eau, a déclaré»."""
        for number in range(len(chunks) - 1, -1, -1):
            first, last = chunks[number]
            phrase = self._ending_at(tokens, first, last, whole=True) if last > first else None
            if phrase is None:
                continue
            if tokens.words[phrase[0]] in self.determiners and number > 0:
                before = chunks[number - 1]
                named = self._ending_at(tokens, *before, whole=False) if before[1] > before[0] else None
                if named and tokens.capital(named[0]) and tokens.words[named[0]] not in self.determiners:
                    return named
                if named == before and self._stands_first(tokens, named, phrase[0]):
                    return named  # «Le suspect, un retraité français, a affirmé»
            return phrase
        return None

    def _stands_first(self, tokens: Tokens, named: tuple[int, int], apposed: int) -> bool:
        """Whether a definite noun phrase, and no time, stands before an indefinite one."""
        definite, words = self.sets["before verb"], tokens.words  # the articles that are clitics, too
        return words[named[0]] in definite and words[apposed] not in definite and self.times.isdisjoint(words[slice(*named)])

    def _chunks(self, tokens: Tokens, verb: int) -> list[tuple[int, int]]:
        """The stretches between commas from the beginning of the clause to a verb, parentheses left out at their end."""
        words = tokens.words
        chunks: list[tuple[int, int]] = []
        last = position = verb
        while position > 0:
            word = words[position - 1]
            if word == ")" and "(" in words[:position]:
                opening = position - 1
                while words[opening] != "(":
                    opening -= 1
                if last == position:
                    last = opening
                position = opening
                continue
            if word in ("que", "qu'", "où", "dont") and position > 1 and words[position - 2] == "," and chunks:
                position -= 2  # «le rapport, que l'AFP a consulté, évalue»
                last = position
                continue
            if word in HARD or (
                word in ("que", "qu'", "où") and not (word == "que" and position > 1 and words[position - 2] == "ainsi")
            ):
                break
            if word == ",":
                chunks.append((position, last))
                last = position - 1
            position -= 1
        chunks.append((position, last))
        return chunks[::-1]

    def _ending_at(self, tokens: Tokens, first: int, last: int, whole: bool) -> tuple[int, int] | None:
        """The noun phrase that ends at a token; `whole`: only if it fills the stretch but for what opens a clause."""
        words = tokens.words
        if last - first > 1 and words[last - 1] in LATTER and words[last - 2] in THIS:
            return last - 2, last
        last = self._without_adverbs(tokens, first, last)
        position = self._beginning(tokens, first, last)
        while position < last and words[position] in JOINING and not tokens.capital(position):
            position += 1
        if words[position - 1] in self.prepositions and position - 1 > first and not whole:
            before = self._before_complement(tokens, first, last)
            if before:
                return before  # «Les analystes interrogés par l'agence affirment»
        if position >= last:
            return None if whole else self._before_participle(tokens, first, last)
        determined = words[position] in self.determiners
        if last - position > LONGEST or (determined and self._only_determiners(words, position, last)):
            return None
        if whole and any(not self._opens(words[index]) for index in range(first, position)):
            return None
        if not determined and not tokens.capital(position):
            return None if whole else self._before_participle(tokens, first, last)  # «directeur de l'usine», an apposition
        return position, last

    def _only_determiners(self, words: list[str], first: int, last: int) -> bool:
        """Whether a stretch has no noun, nor a pronoun that stands for one."""
        return words[last - 1] not in PRONOUNS and all(word in self.determiners for word in words[first:last])

    def _without_adverbs(self, tokens: Tokens, first: int, last: int) -> int:
        """The end of a stretch without the adverbs behind its noun: «le maire | désormais»; not in «le mouvement»."""
        words = tokens.words
        while last > first and (self.adverbial(words[last - 1]) or words[last - 1] == "-") and not tokens.capital(last - 1):
            if last - 1 > first and words[last - 2] in self.determiners:
                break
            last -= 1
        for time in (last - 2, last - 3):
            if time > first and words[time - 1] in self.past and self._time(tokens, time, last):
                return time  # «publiée | la semaine dernière»
        return last

    def _time(self, tokens: Tokens, first: int, last: int) -> bool:
        """Whether a noun phrase is a time: «la semaine dernière»; not «Le Monde»."""
        timely = last - first > 1 and tokens.words[first + 1] in self.times and not tokens.capital(first + 1)
        return timely and tokens.words[first] in self.determiners

    def _beginning(self, tokens: Tokens, first: int, last: int) -> int:
        """Where the noun phrase begins that ends at a token, as far back as its words hold together."""
        words, position = tokens.words, last
        while position > first:
            place = position - 1
            named = tokens.capital(place) and place > first
            if not tokens.is_word(place):
                channel = words[place][0].isdigit() and place > 0 and words[place - 1] in self.channels  # «France 2»
                if words[place] != "&" and not channel:
                    break
            elif words[place] in self.determiners and not named:
                if not self._linked(tokens, first, place):
                    while place > first and words[place - 1] in self.determiners:
                        place -= 1
                    return place
            elif not named and self._stops(tokens, first, place) and not self._holds_back(tokens, first, place):
                break
            position = place
        return position

    def _before_complement(self, tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
        """The noun phrase before the last preposition of a stretch and the participle that it belongs to."""
        words, end = tokens.words, last
        while end > first and words[end - 1] not in self.prepositions:
            end -= 1
        end -= 1
        while end > first and (words[end - 1] in self.past or words[end - 1] in self.times):
            end -= 1
        before = self._ending_at(tokens, first, end, whole=True) if end > first else None
        if before is None:  # «Une enquête menée en mai à Lyon par l'Inserm montre»
            cuts = (cut for cut in range(first + 1, end) if words[cut] in self.past)
            before = next((named for cut in cuts if (named := self._ending_at(tokens, first, cut, whole=True))), None)
        return before if before and not words[before[1] - 1].endswith("'") else None

    def _before_participle(self, tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
        """«Un rapport» in «Un rapport rendu public mercredi évalue», «Une étude menée auprès de 300 enfants suggère»."""
        words = tokens.words
        for cut in range(first + 1, last):
            if words[cut] in self.past and words[cut - 1] not in self.determiners:
                return self._ending_at(tokens, first, cut, whole=False)
        return None

    def _opens(self, word: str) -> bool:
        return word in self.conjunctions or word in self.times or self.adverbial(word)


@lru_cache(maxsize=4)
def phrases(language: str = "fr") -> Phrases:
    """The reader of noun phrases of a language, made at the first call."""
    return Phrases(language)
