"""What a reporting verb asserts: where it begins, whether it is asserted at all, and where it ends."""

from __future__ import annotations

from itertools import pairwise

from cited_figures.grammar.subject_phrases import Phrases
from cited_figures.grammar.verb_groups import Group
from cited_figures.lexicon import read_lexicon
from cited_figures.text.words import HARD, Tokens

QUE = frozenset(("que", "qu'"))
TO = frozenset(("à", "entre", "autour"))
COUNTED = frozenset(("existence", "chiffre", "nombre", "total"))  # «avance le chiffre de 280 hectares»
MISJUDGED = ("sous-évalué", "surévalué", "sous-estimé", "surestimé")
DASHES = frozenset(("-", "–", "—"))
HORIZON = frozenset(("d'ici", "horizon", "prochain", "prochaine", "ici"))  # «d'ici à 2030», «l'an prochain»
CLITICS = frozenset(("ne", "n'", "l'", "s'", "se", "en", "y"))
ADDING = frozenset(("aussi", "également", "surtout"))
ASIDE = frozenset(
    ["eux", "lui", "elle", "elles", "quant", "de", "pour", "certes"]
)  # «estiment, eux, que», «affirme, de son côté, que»


class Complements:
    """Reads the complements of reporting verbs, made once from the lexicons of a language."""

    def __init__(self, phrases: Phrases, language: str = "fr") -> None:
        self.phrases = phrases
        sets = phrases.sets
        self.periods = sets["period"]
        self.not_que, self.measures, self.indefinite = sets["not que"], sets["measure"], sets["indefinite"]
        spelled = ("unit", "ten", "hundred", "thousand")
        self.numerals = frozenset(row.form for row in read_lexicon("numbers", language) if row.kind in spelled)
        lemmas: dict[str, set[str]] = {}
        for row in read_lexicon("constructions", language):
            lemmas.setdefault(row.kind, set()).add(row.form)
        self.forecasting, self.publishing = lemmas["forecast"], lemmas["publish"]
        self.counting, self.prepositional, self.no_object = lemmas["number"], lemmas["preposition"], lemmas["no object"]
        self.by_somebody, self.markets, self.blaming = lemmas["somebody"], lemmas["market"], lemmas["blame"]
        rows = read_lexicon("cues", language)
        self.enactments = frozenset(row.form for row in rows if row.kind == "enactment")
        self.forecasts = frozenset(row.form for row in rows if row.kind == "forecast")
        self.results = frozenset(row.form for row in rows if row.kind == "result")
        self.plans = frozenset(
            row.form for row in read_lexicon("reporting", language) if row.kind in ("plan present", "plan past")
        )

    def skipped(self, tokens: Tokens, index: int) -> int:  # noqa: C901
        """The token after what says when, where and to whom: «jeudi à l'AFP», «lors d'une conférence de presse»."""
        words, phrases = tokens.words, self.phrases
        size = len(words)
        start = index
        while index < size:
            word = words[index]
            if (
                phrases.adverbial(word)
                or word in phrases.times
                or (word[0].isdigit() and index > start and self._dated(words, index))
            ):
                index += 1
            elif self._named_time(tokens, index):
                index += 3 if words[index + 2 : index + 3] and words[index + 2].startswith(("derni", "passé")) else 2
            elif (
                word in ("en", "dès", "jusqu'", "depuis", "avant", "fin", "début")
                and index + 2 < size
                and words[index + (2 if word == "jusqu'" else 1)] in phrases.times
            ):
                index += 3 if word == "jusqu'" else 2  # «avait martelé jusqu'à vendredi que»
            elif word == "en" and index + 1 < size and self._infinitive(words[index + 1]):
                break  # «dit en avoir reçu 300»
            elif word == "de" and words[index + 2 : index + 3] == ["côté"]:
                index += 3  # «estime de son côté que»
            elif word == "en" and index + 1 < size and words[index + 1] in phrases.adverbs:
                index += 2  # «prévient en outre que»
            elif word in phrases.prepositions and word not in ("de", "selon", "d'après") and not word.startswith("jusqu"):
                following = index + 1
                if following < size and words[following] in ("de", "d'", "du", "des", "à"):
                    following += 1
                phrase = phrases.after(tokens, following, coordinate=False)
                if phrase is None:
                    break
                name = next((k for k in range(following + 1, phrase[1]) if self._speaks(tokens, k)), None)
                if name is not None:
                    return name  # «a raconté par téléphone Hamed Idriss»
                index = phrase[1]
            elif (
                word == ","
                and index == start
                and index + 1 < size
                and (words[index + 1] in phrases.prepositions or words[index + 1] in ASIDE)
            ):
                closing = next((i for i in range(index + 1, min(index + 18, size)) if words[i] == "," or words[i] in HARD), None)
                if closing is None or words[closing] != "," or words[index + 1] in ("selon", "d'après"):
                    break
                index = start = closing + 1
            elif (
                word == ","
                and index > start
                and index + 1 < size
                and (words[index + 1] in QUE or words[index + 1] in phrases.prepositions)
            ):
                index += 1
            else:
                break
        return index

    def _named_time(self, tokens: Tokens, index: int) -> bool:
        """Whether an article and a time begin at a word: «ce mardi», «la semaine dernière»; not «Le Soir», a paper."""
        words = tokens.words
        article = words[index] in ("ce", "cette", "le", "la") and index + 1 < len(words)
        return article and words[index + 1] in self.phrases.times and not tokens.capital(index + 1)

    def _speaks(self, tokens: Tokens, index: int) -> bool:
        """Whether a name begins after how or where somebody spoke: «par téléphone Ali Sy», «au conseil municipal Léa Roy»."""
        words = tokens.words
        if not tokens.capital(index) or words[index - 1] in self.phrases.links:
            return False
        full = index + 1 < len(words) and tokens.is_word(index + 1) and tokens.capital(index + 1)
        return words[index - 1] in self.phrases.audiences or (
            full
            and tokens.is_word(index - 1)
            and (not tokens.capital(index - 1) or tokens.said(index - 1, index)[-2:].isupper())  # «à Keystone-ATS Léa Roy»
            and words[index - 1] not in self.phrases.determiners
        )

    def _dated(self, words: list[str], index: int) -> bool:
        return words[index - 1] in self.phrases.times or (index + 1 < len(words) and words[index + 1] in self.phrases.times)

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
        if words[content] in QUE and words[content - 1] not in self.not_que:
            return content + 1, "que"
        if words[content : content + 3] == ["sur", "le", "fait"] or words[content : content + 3] == ["du", "fait", "que"]:
            return content, "que"
        if words[content] == ":":
            return content + 1, "colon"
        if words[content] == "," or words[content] in HARD:
            return content, None
        if words[index] in self.phrases.prepositions and group.lemma in self.prepositional:
            return index, "object"
        negated = words[content] in CLITICS and content + 1 < len(words)  # «dit n'avoir que 14 lits», «assure l'avoir vu»
        if group.role in ("assert", "object") and self._infinitive(words[content + 1] if negated else words[content]):
            return content, "infinitive"
        if words[content] in ("de", "d'") and content + 1 < len(words) and group.lemma in ("promettre", "menacer"):
            return content, "infinitive"
        return content, "object"

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
            if words[place] in ("de", "d'") and self._infinitive(words[place + 1]):
                return place + 1
        return None

    def _infinitive(self, word: str) -> bool:
        ending = len(word) > 4 and word.endswith(("er", "ir", "re"))
        other = word in self.phrases.nouns or word in self.phrases.prepositions or word in self.numerals  # «quatre»
        return word in ("avoir", "être") or (ending and not other)

    def asserted(self, tokens: Tokens, group: Group, content: int, named: tuple[int, int]) -> bool:  # noqa: C901
        """Whether an object is asserted: «a annoncé 300 suppressions», not «a relevé ses taux de 0,25 point»."""
        words, lemma = tokens.words, group.lemma
        heads = [word for word in words[content : content + 5] if word not in self.phrases.determiners]
        number = self.opens_number(words[content])
        if lemma != "chiffrer" and any(word.startswith(MISJUDGED) for word in words[content : content + 8]):
            return True  # «les urgentistes jugent ce bilan sous-évalué d'au moins un quart»
        if lemma in ("chiffrer", "estimer", "évaluer") and TO.isdisjoint(words[group.last : content + 12]):
            told = words[group.last : content + 12]  # «chiffrent le coût des bouchons : 90 millions»
            return lemma == "chiffrer" and any(a == ":" and self.opens_number(b) for a, b in pairwise(told))
        if lemma in ("attendre", "voir"):
            return self._forecast(words, group, content, named)
        if lemma in ("tabler", "s'attendre"):
            return True
        opening = words[group.last : group.last + 2]
        if opening[0] == "à" and self.opens_number(opening[-1]):
            if lemma == "conclure":
                return True
            if lemma not in self.prepositional and group.role == "object":
                return False  # «le coureur pointe à 12 secondes du maillot jaune»
        document = self.is_document(words, named)
        if lemma in self.no_object:
            return False
        if lemma in self.forecasting:
            if any(word in self.enactments for word in words[named[0] : min(named[1], named[0] + 3)]):
                return False
            if document and number:
                return True  # «l'étude prévoyait 2 500 visiteurs»
            measured = words[content][0].isdigit() and not self.measures.isdisjoint(words[content : content + 6])
            return any(word in self.forecasts for word in heads) or measured
        if lemma in self.publishing:
            return any(word in self.results for word in heads)
        if group.role == "poll":
            return document
        if group.role == "evidence":
            return document and (number or words[content] == "à")
        if lemma == "revendiquer" and "victoire" in heads:
            return True  # «revendique la victoire avec 52 %»
        if lemma in self.counting:
            kinds = [self.phrases.nouns.get(word, "") for word in words[named[0] : named[1]]]
            if lemma in self.by_somebody and not any(kind.startswith(("person", "body")) for kind in kinds):
                return False  # «l'édition précédente en avait compté 51 000»
            return (number and not (lemma == "relever" and words[content] in ("de", "d'"))) or not COUNTED.isdisjoint(heads)
        return group.role == "object"

    def _forecast(self, words: list[str], group: Group, content: int, named: tuple[int, int]) -> bool:
        """Whether who awaits or sees forecasts: «le consensus attendait 4 milliards», «elle voit le titre doubler»."""
        market = not self.markets.isdisjoint(words[named[0] : named[1]])
        if group.lemma == "attendre":
            return market
        told = words[content : content + 24]
        moved = any(word.endswith(("er", "ir", "re")) and self._infinitive(word) for word in told[2:10])
        moved = moved or (market and any(a == "à" and self.opens_number(b) for a, b in pairwise(told[2:10])))
        return moved and told[0] in ("le", "la", "l'", "les") and (market or not HORIZON.isdisjoint(told))

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
            return following in self.phrases.auxiliaries or index + 2 >= len(words)
        if word == "mais" and following in ADDING:
            return False  # «… du prix (41 %), mais aussi du temps (38 %)»
        if word == "mais" or (word == "," and following in ("mais", "or")):
            after = words[index + 1 : index + 4]
            return not any(w in QUE for w in after)
        if word == "et" and following in self.plans:
            return True
        if kind != "object":
            return False
        if (word in ("tandis", "alors") and following in QUE) or word in ("quand", "lorsque"):
            return True
        if word == "qui" or (word == "," and following in ("ce", "après", "avant", "avec")):
            return True
        return word == "et" and following in self.phrases.auxiliaries
