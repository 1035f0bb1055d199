"""Prepositions that attribute: «selon», «d'après», «de source policière», «(source : Insee)», «pour les experts»."""

from __future__ import annotations

import re
from collections.abc import Callable

from cited_figures.lexicon import alternation, read_lexicon, words
from cited_figures.source_phrases import Phrases
from cited_figures.source_verbs import Cue
from cited_figures.tokens import HARD, Tokens

PERSON = re.compile(r"(?:(?:M|Mme|Me|Dr|Pr)\.? )?[A-ZÀ-Ý][\w'-]+ (?:de |d'|van |von |el |al-)?[A-ZÀ-Ý][\w'-]+, [a-zà-ÿ]")
CONTRASTS = frozenset(("mais", "tandis", "alors", "or"))
RELATIVES = frozenset(("qui", "que", "qu'", "dont", "où"))
BETWEEN_MARKS = frozenset((",", "et", "-", "–", "—"))
NO_VERB_FOLLOWS = frozenset(
    ["et", "ou", "mais", "contre", "tandis", "alors", "dont", "soit", "qui", "ce", ",", ")", ";", ":", ".", "!", "?", "»", '"']
)


class PrepositionCues:
    """Finds the prepositions that attribute, made once from the lexicon of a language."""

    def __init__(self, phrases: Phrases, language: str = "fr") -> None:
        self.phrases = phrases
        kinds: dict[str, set[str]] = {}
        for row in read_lexicon("cues", language):
            kinds.setdefault(row.kind, set()).add(row.form)
        self.carriers = frozenset(kinds["carrier"])
        self.traps = frozenset(kinds["trap"])
        self.opinions = frozenset(kinds["opinion"])
        forms = kinds["preposition"] | kinds["antecedent"] | kinds["unnamed"] | kinds["label"]
        self.antecedents = frozenset(kinds["antecedent"])
        self.labels = frozenset(kinds["label"])
        self.unnamed = frozenset(kinds["unnamed"])
        self.cue = re.compile(rf"(?:{alternation(forms | {'pour'})})(?:(?<=')|(?![\w-]))")
        self.triggers = frozenset(
            re.split(r"[ ']", form)[-2 if form.endswith((" de", " du", " des", " :")) else -1] for form in forms
        )

    def find(self, lower: str, tokens: Tokens, quoted: Callable[[int], bool]) -> list[Cue]:
        """The attributions of a sentence by its prepositions, in order."""
        cues: list[Cue] = []
        if not tokens.words:
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
            start, end, closes = self._scope(tokens, first, named[1], barrier)
            if match.group() in self.antecedents:
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
        if last < len(tokens) and tokens.words[last] in self.phrases.past:
            for index in range(last, min(last + 12, len(tokens))):
                if tokens.words[index] == "," or tokens.words[index] in HARD:
                    return index
        return last

    def _named(self, tokens: Tokens, form: str, position: int, first: int, following: int) -> tuple[int, int] | None:
        """Who is named after a cue, or None when the words attribute nothing there."""
        words = tokens.words
        if following >= len(words):
            return None
        if form == "pour":
            return self._opinion(tokens, first, following)
        if form in self.antecedents:
            return self.phrases.before(tokens, first)
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
        if phrase is None or self._trapped(tokens, phrase):
            return None
        return self._carried(tokens, phrase)

    def _trapped(self, tokens: Tokens, phrase: tuple[int, int]) -> bool:
        """«selon la loi», «selon les académies», «selon que»: nobody vouches."""
        words = tokens.words
        head = phrase[0]
        while head < phrase[1] - 1 and words[head] in self.phrases.determiners:
            head += 1
        if words[phrase[0]] in ("nos", "notre", "mes") and (words[head] in self.carriers or words[head] == "sources"):
            return True  # «selon nos informations»: the article's own voice
        if words[phrase[0]] in ("son", "sa", "ses", "leur", "leurs", "vos", "votre") and words[head] in ("propres", "propre"):
            return True
        linked = head + 1 < phrase[1] and words[head + 1] in self.phrases.links
        if linked and (words[head] in self.phrases.nouns or words[head] in self.carriers):
            return False  # «selon le département de la Santé», «selon la version de la police»
        if words[head] in self.traps and tokens.capital(head) and words[head] in self.phrases.nouns:
            return False
        if words[head] in self.traps and not (tokens.capital(head) and head == phrase[0]):
            return True
        adjective = head + 1 < phrase[1] and words[head + 1] in self.traps and words[head] not in self.phrases.nouns
        return adjective and words[head + 1] not in self.phrases.nouns and words[head] not in self.carriers

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

    def _opinion(self, tokens: Tokens, first: int, following: int) -> tuple[int, int] | None:
        """«Pour les experts, …» at the head of a sentence: an opinion, not who gets something."""
        words = tokens.words
        if first > 0 and not (first == 1 and words[0] in ("mais", "et", "or", "«", '"')):
            return None
        phrase = self.phrases.after(tokens, following)
        if phrase is None or phrase[1] >= len(words) or words[phrase[1]] != ",":
            return None
        head = phrase[0]
        while head < phrase[1] - 1 and words[head] in self.phrases.determiners:
            head += 1
        if words[head] in self.opinions or PERSON.match(tokens.text, tokens.starts[phrase[0]]):
            return phrase
        return None

    def _scope(self, tokens: Tokens, first: int, last: int, barrier: int) -> tuple[int, int, bool]:
        """The tokens that a cue governs, and whether it closes its clause («…, selon la police»)."""
        words = tokens.words
        before = words[first - 1] if first else ""
        after = words[last] if last < len(words) else "."
        if before == "(" and after == ",":
            return last, next((i for i in range(last, len(words)) if words[i] == ")"), len(words)), False
        if before == "(" or (words[first].startswith("source") and "(" in words[max(0, first - 2) : first]):
            return self._back(tokens, first - 1, barrier), first, True
        opening = self._parenthesis(words, first)
        if opening is not None:
            return opening, first, False
        front = self._opens_clause(tokens, first)
        if front is not None:
            return front, self._forth(tokens, last), False
        between = (after == "," and before in BETWEEN_MARKS) or (before in RELATIVES and after == ",")
        goes_on = last + 1 < len(words) and words[last + 1] not in NO_VERB_FOLLOWS
        if between and goes_on and not self._shared_out(words, first, last):
            clause = before != ","  # after «et», a dash or «qui» the clause begins with the cue
            return first if clause else self._chunk(tokens, first - 1, barrier), self._forth(tokens, last), False
        closes = after in HARD or after in NO_VERB_FOLLOWS
        alone = self._alone(words, first, barrier)
        start = self._back(tokens, first, barrier) if alone is None else alone
        follows = words[last + 1] if last + 1 < len(words) else ""
        if after == "," and follows in ("contre", "soit", "par", "dont"):
            return start, self._forth(tokens, last), False
        return start, first if closes else self._forth(tokens, last), closes

    def _shared_out(self, words: list[str], first: int, last: int) -> bool:
        """Whether figures stand on both sides: «15 000, selon la police, 40 000 selon les syndicats»."""
        return words[last + 1][0].isdigit() and any(word[0].isdigit() for word in words[max(0, first - 12) : first])

    def _parenthesis(self, words: list[str], first: int) -> int | None:
        """The token after the parenthesis in which a cue stands, or None."""
        for index in range(first - 1, max(-1, first - 16), -1):
            if words[index] == ")":
                return None
            if words[index] == "(":
                return index + 1
        return None

    def _opens_clause(self, tokens: Tokens, first: int) -> int | None:
        """The start of the clause when nothing but what opens one stands before a cue: «Mais selon X», «En 2009, selon X»."""
        words, phrases = tokens.words, self.phrases
        index = first - 1
        if index < 0 or words[index] in HARD:
            return first
        if words[index] in ("mais", "et", "or", "car", "que", "qu'", "où", "ainsi", "pourtant", "puisque", "toujours"):
            return first if index == 0 or words[index] not in ("et",) or words[index - 1] == "," else None
        if words[index] == ",":
            index -= 1
            length = 0
            while index >= 0 and words[index] not in HARD and words[index] not in CONTRASTS:
                word = words[index]
                if word in phrases.auxiliaries or word in phrases.clitics - phrases.determiners - {"en"} or word in RELATIVES:
                    return None
                index -= 1
                length += 1
            opens = (
                words[index + 1] in phrases.prepositions
                or words[index + 1] in phrases.times
                or phrases.adverbial(words[index + 1])
            )
            if length <= 8 and (opens or length == 1) and (index < 0 or words[index] != ")"):
                return index + 1
        return None

    def _chunk(self, tokens: Tokens, index: int, barrier: int) -> int:
        """Back to the comma before the one at a token."""
        words = tokens.words
        index -= 1
        while index >= barrier and words[index] != "," and words[index] not in HARD:
            index -= 1
        return index + 1

    def _back(self, tokens: Tokens, first: int, barrier: int) -> int:
        """Where the clause begins that a closing cue governs."""
        words = tokens.words
        index = first - 1
        while index >= barrier:
            word = words[index]
            if (
                word in (";", "—", "–")
                or (word == "-" and index > barrier and words[index - 1] != ".")
                or (word in CONTRASTS and index < first - 1)
            ):
                break
            if word == "(":
                break
            if word == ")" and "(" in words[barrier:index]:
                while words[index] != "(":
                    index -= 1
            index -= 1
        return max(index + 1, barrier)

    def _alone(self, words: list[str], first: int, barrier: int) -> int | None:
        """The start of a figure set between commas with its cue: «13 000 personnes, 9 000 selon la police, ont défilé»."""
        index = first - 1
        while index > barrier and index > first - 5 and words[index] != "," and words[index] not in HARD:
            index -= 1
        if (
            index > barrier
            and words[index] == ","
            and index < first - 1
            and (words[index + 1][0].isdigit() or words[index + 1] in ("dont", "contre", "soit"))
        ):
            return index + 1
        return None

    def _forth(self, tokens: Tokens, last: int) -> int:
        """Where the clause ends that a cue governs forwards."""
        words = tokens.words
        for index in range(last, len(words)):
            if words[index] == ";":
                return index
        return len(words)
