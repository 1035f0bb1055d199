"""Prepositions that attribute: «selon», «d'après», «de source policière», «(source : Insee)», «pour les experts»."""

from __future__ import annotations

import re
from collections.abc import Callable

from cited_figures.attribution.apposition import name_behind
from cited_figures.attribution.cue import Cue
from cited_figures.attribution.scopes import RELATIVES, Scopes
from cited_figures.grammar.rules import Rules
from cited_figures.grammar.subject_phrases import Phrases
from cited_figures.lexicon import WORD, alternation, read_lexicon, words
from cited_figures.text.words import HARD, Tokens

CLAUSE = 24  # words behind a noun phrase that tell whether it is somebody's opinion
WRITTEN = 120  # characters of a noun phrase with what follows it


class PrepositionCues:
    """Finds the prepositions that attribute, made once from the lexicon of a language."""

    def __init__(self, phrases: Phrases, language: str = "fr") -> None:
        self.phrases = phrases
        kinds: dict[str, set[str]] = {}
        for row in read_lexicon("cues", language):
            kinds.setdefault(row.kind, set()).add(row.form)
        self.carriers = frozenset(kinds["carrier"])
        self.rules = Rules("attributing", language)
        self.scopes = Scopes(phrases, language)
        self.polls, self.opening = frozenset(kinds["poll"]), frozenset(kinds["opening document"])
        self.documents = frozenset(kinds["document"]) | self.opening
        forms = (
            kinds["preposition"]
            | kinds["antecedent"]
            | kinds["unnamed"]
            | kinds["label"]
            | self.polls
            | self.documents
            | kinds["thereof"]
        )
        self.surveys = frozenset(kinds["survey"])
        self.antecedents = frozenset(kinds["antecedent"])
        self.labels, self.relays = frozenset(kinds["label"]), frozenset(kinds["relay"])
        self.unnamed, self.thereof = frozenset(kinds["unnamed"]), frozenset(kinds["thereof"])
        self.cue = re.compile(rf"(?:{alternation(forms | {'pour'})})(?:(?<=')|(?![\w-]))")
        # of each form the longest of its words: where none of these stands there is nothing to look for
        self._keys = frozenset(max(WORD.findall(form), key=len) for form in forms | {"pour"})
        self.triggers = frozenset(
            re.split(r"[ ']", form)[-2 if form.endswith((" de", " du", " des", " :")) else -1] for form in forms
        )

    def find(self, lower: str, tokens: Tokens, quoted: Callable[[int], bool]) -> list[Cue]:
        """The attributions of a sentence by its prepositions, in order."""
        cues: list[Cue] = []
        if self._keys.isdisjoint(tokens.words):
            return cues
        barrier = 0  # the token after the last cue that closes its clause
        for match in words(self.cue, lower, tokens.starts[0], tokens.ends[-1], "-_'"):
            if quoted(match.start()):
                continue
            first = self._token_at(tokens, match.start())
            following = self._token_at(tokens, match.end())
            named = self._named(tokens, match.group(), match.start(), first, following)
            if named is None:
                continue
            start, end, closes = self.scopes.find(tokens, first, named[1], barrier)
            if match.group() in self.polls or match.group() in self.documents:
                start, end, closes = 0, len(tokens), False
            if match.group() in self.antecedents or match.group() in self.thereof:
                start, end, closes = following, len(tokens), False
            if closes:
                barrier = named[1]
            cues.append(self._cue(tokens, start, end, named, first))
        return cues

    def _token_at(self, tokens: Tokens, position: int) -> int:
        low, high = 0, len(tokens)
        while low < high:
            middle = (low + high) // 2
            if tokens.ends[middle] <= position:
                low = middle + 1
            else:
                high = middle
        return low

    def _cue(self, tokens: Tokens, start: int, end: int, named: tuple[int, int], first: int) -> Cue:
        position = tokens.starts[named[0]]
        beyond = self._told_of(tokens, named[1])
        last = named[0] if named[0] > first else self._token_at(tokens, tokens.starts[first]) + 1
        words = tokens.said(first, max(last, first + 1))
        return Cue(
            tokens.starts[start] if start < len(tokens) else tokens.ends[-1],
            tokens.ends[end - 1] if end else tokens.starts[0],
            tokens.said(*named),
            words,
            position,
            min(position, tokens.starts[first]),
            max(tokens.ends[beyond - 1], tokens.ends[first]),
        )

    def _told_of(self, tokens: Tokens, last: int) -> int:
        """The token after what a participle tells of the source: «selon un rapport publié mardi, …»."""
        told = last + (tokens.words[last : last + 1] == [","])
        if told < len(tokens) and tokens.words[told] in self.phrases.past:
            last = told
            depth = 0
            for index in range(last, min(last + 30, len(tokens))):
                word = tokens.words[index]
                depth += (word == "(") - (word == ")")
                if depth == 0 and word != ")" and (word == "," or word in HARD or word in RELATIVES or word.endswith("ant")):
                    return index
        return last

    def _named(self, tokens: Tokens, form: str, position: int, first: int, following: int) -> tuple[int, int] | None:
        """Who is named after a cue, or None when the words attribute nothing there."""
        words = tokens.words
        if following >= len(words):
            return None
        if form == "pour":
            return self._opinion(tokens, first, following)
        if form in self.opening and first:
            return None  # «« 12 morts », dans un bilan provisoire»
        if form in self.documents:
            return self._in_document(tokens, first + 1)
        if form in self.antecedents:
            return self.phrases.before(tokens, first)
        if form in self.thereof:  # «Il en ressort que»: a document of the sentence before
            return next(((place, place + 1) for place in range(first, following) if words[place] == "en"), None)
        if form in self.labels:
            return self.phrases.after(tokens, following)
        if form in self.unnamed:
            if any(
                word.startswith(("vérifié", "confirmé", "vérifier", "confirmer")) for word in words[max(0, first - 3) : first]
            ):
                return None  # «n'a pu être vérifié de source indépendante»
            phrase = self.phrases.after(tokens, following - 1, coordinate=False)
            return phrase if phrase and (phrase[1] - phrase[0] > 1) else None
        if form == "citant" and not words[following][0].isalpha():
            return None
        phrase = self.phrases.after(tokens, following)
        if phrase is None or self._behind(tokens, phrase, "attributing") == "nobody":
            return None
        phrase = self._relayed(tokens, phrase)
        return name_behind(tokens, self.phrases, phrase) or self._carried(tokens, phrase)

    def _relayed(self, tokens: Tokens, phrase: tuple[int, int]) -> tuple[int, int]:
        """Who is cited: «selon la chaîne, qui cite des chiffres de l'institut»."""
        last = phrase[1] + (tokens.words[phrase[1] : phrase[1] + 1] == [","])
        if tokens.words[last : last + 1] != ["qui"] or tokens.words[last + 1 : last + 2] == []:
            return phrase
        cited = self.phrases.after(tokens, last + 2) if tokens.words[last + 1] in self.relays else None
        return cited or phrase

    def _in_document(self, tokens: Tokens, first: int) -> tuple[int, int] | None:
        """«perd 4 points dans ce baromètre»: the document, when it is one that counts."""
        phrase = self.phrases.after(tokens, first)
        head = next((word for word in tokens.words[first + 1 : first + 3] if word in self.phrases.nouns), "")
        counts = self.phrases.nouns.get(head, "").startswith("document") and head in self.surveys
        if phrase is None or not counts:
            return None
        last = phrase[1]  # «dans un rapport | publié en septembre»
        while last > first + 1 and (
            tokens.words[last - 1] in self.phrases.prepositions or tokens.words[last - 1] in self.phrases.past
        ):
            last -= 1
        return phrase[0], last

    def _behind(self, tokens: Tokens, phrase: tuple[int, int], cue: str) -> str | None:
        """What the rules tell of the noun phrase behind a cue: «nobody», an «opinion» or nothing."""
        words, (first, last) = tokens.words, phrase
        head = first
        while head < last - 1 and words[head] in self.phrases.determiners:
            head += 1
        place = {
            "cue": cue,
            "source_after": " ".join(words[first:last]),
            "noun": self.phrases.nouns.get(words[head], "none").split()[0],
            "further_noun": head + 1 < last and words[head + 1] in self.phrases.nouns,
            "capital": tokens.capital(head),
            "bare": head == first,
        }
        if cue == "opening":
            start, clause = tokens.starts[first], " ".join(words[last : last + CLAUSE])
            place |= {"written_after": tokens.text[start : start + WRITTEN], "full_name": self._full_name(tokens, last)}
            place |= {"clause_after": clause, "clause_among": clause}
        return self.rules.decide(place)

    def _carried(self, tokens: Tokens, phrase: tuple[int, int]) -> tuple[int, int] | None:
        """«les chiffres de l'Insee»: the Insee; «une étude de l'Insee» stays whole."""
        words = tokens.words
        for index in range(phrase[0], phrase[1]):
            if words[index] in self.carriers:
                if "par" in words[index : phrase[1] - 1]:  # «les données publiées mercredi par l'Insee»
                    return words.index("par", index) + 1, phrase[1]
                for link in range(index + 1, min(index + 4, phrase[1] - 1)):
                    if words[link] in self.phrases.links:
                        return link + 1, phrase[1]
                break
        return phrase

    def _full_name(self, tokens: Tokens, last: int) -> bool:
        """Whether a first name and a family name end a noun phrase."""
        return last > 2 and all(tokens.is_word(index) and tokens.capital(index) for index in (last - 2, last - 1))

    def _opinion(self, tokens: Tokens, first: int, following: int) -> tuple[int, int] | None:
        """«Pour les experts, …» at the head of a sentence: an opinion, not who gets something."""
        words = tokens.words
        if first > 0 and not (first == 1 and words[0] in ("mais", "et", "or", "«", '"')):
            return None
        phrase = self.phrases.after(tokens, following)
        if phrase is None or phrase[1] >= len(words) or words[phrase[1]] != ",":
            return None
        return phrase if self._behind(tokens, phrase, "opening") == "opinion" else None
