"""What a reporting verb asserts: where it begins, whether it is asserted at all, and where it ends."""

from __future__ import annotations

from itertools import pairwise

from cited_figures.attribution.adverbials import QUE, Adverbials
from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.grammar.rules import Rules
from cited_figures.grammar.subject_phrases import Phrases
from cited_figures.grammar.verb_groups import Group
from cited_figures.lexicon import read_lexicon
from cited_figures.text.words import HARD, Tokens

OF = frozenset(("de", "d'"))
MEANWHILE = frozenset(("alors", "tandis"))
OWN = frozenset(("ses", "sa", "son", "leur", "leurs"))
REVISED = 12  # words from a forecast to what it is set to
OBJECT, TOLD = 10, 12  # words from an object on that tell whether it is asserted, and where what it is valued at stands
DASHES = frozenset(("-", "–", "—"))
CLITICS = frozenset(("ne", "n'", "l'", "s'", "se", "en", "y"))
ADDING = frozenset(("aussi", "également", "surtout"))


class Complements(Adverbials):
    """Reads the complements of reporting verbs, made once from the lexicons of a language."""

    def __init__(self, phrases: Phrases, language: str = "fr") -> None:
        self.phrases = phrases
        sets = phrases.sets
        self.periods = sets["period"]
        self.not_que, self.indefinite = sets["not que"], sets["indefinite"]
        spelled = ("unit", "ten", "hundred", "thousand")
        self.numerals = frozenset(row.form for row in read_lexicon("numbers", language) if row.kind in spelled)
        sized = (row.form for row in read_lexicon("numbers", language) if row.kind == "magnitude")
        self.sizes = frozenset(sized) | frozenset(row.form for row in read_lexicon("currencies", language)) | sets["measure"]
        lemmas: dict[str, set[str]] = {}
        for row in read_lexicon("constructions", language):
            lemmas.setdefault(row.kind, set()).add(row.form)
        self.forecasting, self.prepositional = lemmas["forecast"], lemmas["preposition"]
        self.firm, self.foreseen = lemmas["firm"], lemmas["foreseen"]
        self.of_infinitive, self.blaming = lemmas["of infinitive"], lemmas["blame"]
        self.rules = Rules("asserted", language)
        self.plans = frozenset(
            row.form for row in read_lexicon("reporting", language) if row.kind in ("plan present", "plan past")
        )

    def find(self, tokens: Tokens, group: Group) -> tuple[int, str | None]:
        """Where what is asserted begins, and how: after «que», after a colon, an infinitive or an object."""
        words = tokens.words
        index = group.last
        if index < len(words) and words[index] in QUE:
            return index + 1, "que"
        if group.lemma in self.blaming:
            done = self._done(words, index)
            if done is not None:
                return done, "infinitive"
        content = self.skipped(tokens, index)
        if content >= len(words):
            return content, None
        content = self._over_period(tokens, content)
        if opened := self._clause(tokens, index) or self._opened(words, content):
            return opened
        if words[index] in self.phrases.prepositions and group.lemma in self.prepositional:
            return index, "object"
        negated = words[content] in CLITICS and content + 1 < len(words)  # «dit n'avoir que 14 lits», «assure l'avoir vu»
        if group.role in ("assert", "object") and self.infinitive(words[content + 1] if negated else words[content]):
            return content, "infinitive"
        if words[content] in OF and content + 1 < len(words) and group.lemma in self.of_infinitive:
            return content, "infinitive"
        return content, "object"

    def _opened(self, words: list[str], content: int) -> tuple[int, str | None] | None:
        """What a word right behind a verb opens: a clause, a colon, or nothing; None before an infinitive or an object."""
        if words[content] in QUE and words[content - 1] not in self.not_que:
            return content + 1, "que"
        if words[content : content + 3] == ["sur", "le", "fait"] or words[content : content + 3] == ["du", "fait", "que"]:
            return content, "que"
        if words[content] == ":":
            return content + 1, "colon"
        return (content, None) if words[content] == "," or words[content] in HARD else None

    def _clause(self, tokens: Tokens, index: int) -> tuple[int, str | None] | None:
        """The clause that a parse shows behind when, where and how; «à ce que», «plus élevé que» open none that is asserted."""
        que = tokens.clause_behind(index) if isinstance(tokens, ParsedSentence) else None
        if not isinstance(tokens, ParsedSentence) or que is None:
            return None
        degree = tokens.tags[que - 2] == "ADV" and tokens.words[que - 2] in self.not_que
        return (que, "object") if degree or tokens.words[que - 1] in self.not_que else (que + 1, "que")

    def _over_period(self, tokens: Tokens, index: int) -> int:
        """The token after «le mois dernier», «cette année» and the like."""
        words = tokens.words
        end = min(index + 4, len(words) - 1)
        if words[index] in self.phrases.determiners and not self.periods.isdisjoint(words[index + 1 : end]):
            for place in range(index + 2, end + 1):
                if words[place] in QUE or words[place] == ":":
                    return place
        return index

    def _done(self, words: list[str], index: int) -> int | None:
        """The infinitive after «de» in «accuse l'armée d'avoir tué 40 civils»."""
        for place in range(index, min(index + 14, len(words) - 1)):
            if words[place] == "," or words[place] in HARD:
                return None
            clitic = words[place + 1] in CLITICS  # «de l'avoir frappé»
            if words[place] in OF and self.infinitive(words[min(place + 1 + clitic, len(words) - 1)]):
                return place + 1
        return None

    def asserted(self, tokens: Tokens, group: Group, content: int, named: tuple[int, int]) -> bool:
        """Whether an object is asserted: «a annoncé 300 suppressions», not «a relevé ses taux de 0,25 point»."""
        words, who = tokens.words, tokens.words[named[0] : named[1]]
        told = " ".join(words[group.last : content + TOLD])
        place = {
            "verb": group.lemma,
            "verb_inside": group.lemma,
            "role": group.role,
            "object_after": " ".join(words[content : content + OBJECT]),
            "told_after": told,
            "told_among": told,
            "who_after": " ".join(who),
            "who_among": " ".join(who),
            "number": self.opens_number(words[content]),
            "document": self.is_document(words, named),
            "somebody": any(self.phrases.nouns.get(word, "").startswith(("person", "body")) for word in who),
            "moves": group.lemma == "voir" and any(self.infinitive(word) for word in words[content + 2 : content + OBJECT]),
        }
        return self.rules.decide(place) == "asserted"

    def revised(self, words: list[str], index: int) -> bool:
        """Whether a word is a forecast of one's own that is set to a value: «ses prévisions de croissance à 1,2 %»."""
        own = words[index] in self.foreseen and words[index - 1] in OWN
        return own and any(a == "à" and self.opens_number(b) for a, b in pairwise(words[index : index + REVISED]))

    def opens_number(self, word: str) -> bool:
        """Whether a word begins a number or stands before one: «12», «vingt-sept», «plus», «une»."""
        return word[0].isdigit() or word in self.indefinite or word.split("-", 1)[0] in self.numerals

    def is_document(self, words: list[str], named: tuple[int, int]) -> bool:
        """Whether a noun phrase names a document («un rapport»), by one of its first words."""
        return any(
            self.phrases.nouns.get(word, "").startswith("document") for word in words[named[0] : min(named[1], named[0] + 3)]
        )

    def until(self, tokens: Tokens, content: int, kind: str, relative: bool) -> int:
        """The token at which what is asserted ends."""
        words = tokens.words
        depth = 0
        aside = sum(word in DASHES for word in words[:content]) % 2 == 1  # «– il dit l'avoir appris hier –»
        for index in range(content, len(words)):
            word = words[index]
            following = words[index + 1] if index + 1 < len(words) else ""
            if word == "(":
                depth += 1
            elif word == ")":
                depth -= 1
                if depth < 0:
                    return index
            elif depth == 0 and ((aside and word in DASHES) or self._closes(tokens, index, word, following, kind, relative)):
                return index
        return len(words)

    def _closes(self, tokens: Tokens, index: int, word: str, following: str, kind: str, relative: bool) -> bool:
        words = tokens.words
        if word == ";" or (word in ("—", "–") and kind == "object"):
            return True
        if word in ("-", "–", "—") and relative:
            return True
        if word == "," and relative:
            return following in self.phrases.auxiliaries or following in MEANWHILE or index + 2 >= len(words)
        if word == "mais" and following in ADDING:
            return False  # «… du prix (41 %), mais aussi du temps (38 %)»
        if word == "mais" or (word == "," and following in ("mais", "or")):
            after = words[index + 1 : index + 4]
            return not any(w in QUE for w in after)
        if word == "et" and following in self.plans:
            return True
        if kind != "que" and ((word in MEANWHILE and following in QUE) or word in ("quand", "lorsque")):
            return True
        if kind != "object":
            return False
        if word == "qui" or (word == "," and following in ("ce", "après", "avant", "avec")):
            return True
        return word == "et" and following in self.phrases.auxiliaries
