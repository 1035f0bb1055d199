"""Verbs that attribute: «affirme que», «a indiqué la police», «recensés par», «fait état de»."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cited_figures.lexicon import read_lexicon
from cited_figures.source_phrases import HARD, Phrases, Tokens

HAVE = frozenset("a ont avait avaient aura auront aurait auraient eut eurent ayant ait aient ai avons".split())
BE = frozenset("est sont était étaient sera seront serait seraient fut furent étant".split())
REFLEXIVE = frozenset(("se", "s'"))
BEFORE_VERB = frozenset("se s' le la les l' lui leur en y nous vous me m' te t' n' ne".split())
SUBJECTS = frozenset("il elle ils elles on je j' nous vous ce c' cela ça ceci".split())
NOBODY = frozenset("on ce c' cela ça ceci je j' nous vous rien tout".split())
ARTICLES = frozenset("un une des du cet cette ces ce son sa ses leurs aucun aucune quelque quelques de d' par en sur pour sans à au aux".split())
QUE = frozenset(("que", "qu'"))
NOT_QUE = frozenset("alors tandis ainsi plus moins aussi autre autres même mêmes bien pour afin parce sans dès depuis lorsque tel telle".split())
FORECASTS = frozenset(("prévoir", "anticiper", "tabler", "s'attendre", "pronostiquer"))
PUBLISHES = frozenset(("publier", "dévoiler", "diffuser", "communiquer"))
COUNTED = frozenset(("relever", "revendiquer", "citer", "parler", "évoquer", "noter", "constater", "observer", "indiquer", "avancer", "calculer", "mentionner", "recenser", "dénombrer", "comptabiliser", "répertorier", "détecter"))  # fmt: skip
NO_OBJECT = frozenset(("rapporter", "garantir", "détailler"))
NOT_PASSIVE = frozenset(("publier", "diffuser", "dévoiler", "citer", "revendiquer", "communiquer", "pointer", "garantir", "dénoncer", "montrer", "écrire", "dire", "prévoir"))  # fmt: skip
INDEFINITE = frozenset("un une des de d' du quelque plus près environ au moins jusqu' entre quelques plusieurs".split())
ROLES = ("object", "assert", "evidence", "poll", "speech")


@dataclass(frozen=True, slots=True)
class Cue:
    """An attribution: who, by which words, and the stretch of text that it governs."""

    start: int
    end: int
    words: str
    cue: str
    position: int  # where the words that name the source begin; a pronoun is resolved from there
    cue_start: int
    cue_end: int


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group: its tokens from clitic and auxiliary to participle, end exclusive."""

    first: int
    last: int
    role: str
    lemma: str
    form: str
    pronoun: int | None = None  # the subject pronoun, before or inverted
    inverted: bool = False


class VerbCues:
    """Finds the verbs that attribute, made once from the lexicons of a language."""

    def __init__(self, phrases: Phrases, language: str = "fr") -> None:
        self.phrases = phrases
        self.verbs: dict[str, list[tuple[str, str, str, str]]] = {}
        for row in read_lexicon("reporting", language):
            role, form = row.kind.split()
            first, _, last = row.form.rpartition(" ")
            if role in ROLES:
                self.verbs.setdefault(last, []).append((role, form, row.canonical, first))
        people = {row.form: row.kind for row in read_lexicon("cues", language) if row.kind in ("enactment", "forecast", "result")}
        self.enactments = frozenset(form for form, kind in people.items() if kind == "enactment")
        rows = read_lexicon("cues", language)
        self.forecasts = frozenset(row.form for row in rows if row.kind == "forecast")
        self.results = frozenset(row.form for row in rows if row.kind == "result")
        self.nouns = frozenset(row.form for row in read_lexicon("reporting", language) if row.kind == "noun trap")

    def find(self, tokens: Tokens, quoted: Callable[[int], bool]) -> list[Cue]:
        """The attributions of a sentence by its verbs, in order."""
        cues: list[Cue] = []
        subject: tuple[int, int] | None = None
        for index, word in enumerate(tokens.words):
            entries = self.verbs.get(word)
            if entries is None or quoted(tokens.starts[index]):
                continue
            for entry in entries:
                group = self._group(tokens, index, entry)
                if group is None:
                    continue
                cue, named = self._construe(tokens, group, subject, quoted)
                if named:
                    subject = named
                if cue:
                    cues.append(cue)
                    break
        return cues

    def _group(self, tokens: Tokens, index: int, entry: tuple[str, str, str, str]) -> Group | None:
        """The verb group whose last verb is a token, or None when the word is no verb of this kind there."""
        role, form, lemma, opening = entry
        words = tokens.words
        last = index + 1
        if opening:
            if index == 0 or words[index - 1] != opening:
                return None
            index -= 1
        if form == "infinitive":
            return self._with_infinitive(tokens, index, last, role, lemma)
        if form == "participle":
            return self._with_auxiliary(tokens, index, last, role, lemma)
        before = words[index - 1] if index else ""
        if before in ARTICLES or (words[index] in self.nouns and (before in ("le", "la", "les", "l'") or not before)):
            if not (before == "en" or (before in ("l'", "le") and index > 1 and self._has_subject(tokens, index - 2))):
                return None
        return self._with_clitics(tokens, index, last, role, lemma, form)

    def _has_subject(self, tokens: Tokens, index: int) -> bool:
        """Whether «l'» before a form is a pronoun: «comme l'annonce», «l'Institut l'estime à», not «après l'annonce de»."""
        word = tokens.words[index]
        if word in ("comme", "que", "qu'") or word in SUBJECTS:
            return True
        phrases = self.phrases
        return tokens.is_word(index) and not (word in phrases.stops or word in phrases.links or word in phrases.determiners)

    def _with_clitics(self, tokens: Tokens, index: int, last: int, role: str, lemma: str, form: str) -> Group | None:
        words = tokens.words
        first = index
        reflexive = False
        while first > 0 and words[first - 1] in BEFORE_VERB and first > index - 3:
            first -= 1
            if words[first] in ("ne", "n'"):
                return None
            reflexive = reflexive or words[first] in REFLEXIVE
        if lemma.startswith(("se ", "s'")) and not reflexive:
            return None
        if last < len(words) and words[last][0] == "-" and len(words[last]) > 1:
            return Group(first, last + 1, role, lemma, form, last, True)
        if index + 1 < last and index + 1 < len(words) and words[index + 1][0] == "-" and len(words[index + 1]) > 1:
            return Group(first, last, role, lemma, form, index + 1, True)
        if form != "gerund" and first > 0 and words[first - 1] in SUBJECTS:
            return Group(first, last, role, lemma, form, first - 1)
        return Group(first, last, role, lemma, form)

    def _with_auxiliary(self, tokens: Tokens, index: int, last: int, role: str, lemma: str) -> Group | None:
        words = tokens.words
        position = index - 1
        inverted = None
        while position >= 0 and position > index - 5:
            word = words[position]
            if word[0] == "-" and len(word) > 1:
                inverted = position
            elif not (self.phrases.adverbial(word) or word in ("lui", "elle", "eux", "tous", "part", "pour", "sa", "leur", "été")):
                break
            position -= 1
        if position >= 0 and words[position] in HAVE and "été" not in words[position:index] and not lemma.startswith(("se ", "s'")):
            group = self._with_clitics(tokens, position, last, role, lemma, "past")
        elif position > 0 and words[position] in BE and lemma.startswith(("se ", "s'")) and words[position - 1] in REFLEXIVE:
            group = self._with_clitics(tokens, position, last, role, lemma, "past")
        elif "par" in words[last : last + 5] and lemma not in NOT_PASSIVE and role in ("object", "assert", "evidence"):
            return Group(index, last, role, lemma, "passive")
        else:
            return None
        if group and inverted is not None:
            return Group(group.first, last, role, lemma, "past", inverted, True)
        return group

    def _with_infinitive(self, tokens: Tokens, index: int, last: int, role: str, lemma: str) -> Group | None:
        """«vient d'annoncer», «a tenu à préciser», «a dû reconnaître»."""
        words = tokens.words
        position = index - 1
        while position >= 0 and words[position] in BEFORE_VERB:
            position -= 1
        if position > 0 and words[position] in ("de", "d'") and words[position - 1] in ("vient", "viennent", "venait", "venaient"):
            return self._with_clitics(tokens, position - 1, last, role, lemma, "past")
        if position > 0 and words[position] == "à" and words[position - 1] in ("tient", "tiennent", "tenait", "tenu"):
            position -= 1
        if position > 0 and words[position] in ("tenu", "dû", "voulu", "préféré", "pu") and words[position - 1] in HAVE:
            return self._with_clitics(tokens, position - 1, last, role, lemma, "past")
        if position >= 0 and words[position] in ("tient", "tiennent"):
            return self._with_clitics(tokens, position, last, role, lemma, "present")
        return None

    def _construe(
        self, tokens: Tokens, group: Group, inherited: tuple[int, int] | None, quoted: Callable[[int], bool]
    ) -> tuple[Cue | None, tuple[int, int] | None]:
        """What a verb group attributes, and its subject."""
        if group.form == "passive":
            return self._passive(tokens, group), None
        if group.inverted:
            return self._inverted(tokens, group), None
        words = tokens.words
        content, kind = self._complement(tokens, group)
        if group.pronoun is None and kind != "que":
            incise = self._incise(tokens, group)
            if incise:
                return incise
        named = self._subject(tokens, group, inherited)
        if kind is None or named is None or group.role == "speech" and kind != "colon" or words[named[0]] in NOBODY:
            return None, named
        if group.form == "gerund" and group.pronoun is None and not (named == inherited or self._somebody(tokens, named)):
            return None, None  # «la situation est grave, considérant que»
        if kind == "object" and not self._object(tokens, group, content, named):
            return None, named
        end = self._until(tokens, content, kind, relative=group.first > 0 and words[group.first - 1] == "qui")
        last = content if kind == "que" and content - group.last <= 3 else group.last
        return self._cue(tokens, content, end, named, group.first, last), named

    def _cue(self, tokens: Tokens, first: int, last: int, named: tuple[int, int], cue_first: int, cue_last: int) -> Cue:
        starts, ends = tokens.starts, tokens.ends
        position = starts[named[0]]
        return Cue(
            starts[first] if first < len(starts) else ends[-1],
            ends[last - 1] if last > 0 else starts[0],
            tokens.said(*named),
            tokens.said(cue_first, cue_last),
            position,
            min(position, starts[cue_first]),
            max(ends[named[1] - 1], ends[cue_last - 1]),
        )

    def _subject(self, tokens: Tokens, group: Group, inherited: tuple[int, int] | None) -> tuple[int, int] | None:
        if group.pronoun is not None:
            return group.pronoun, group.pronoun + 1
        before = tokens.words[group.first - 1] if group.first else ""
        if group.form == "gerund" and before in (",", "tout", "en"):
            if inherited:
                return inherited
            return self.phrases.before(tokens, self._first_verb(tokens, group.first))
        if before in ("et", "mais", "ou", "puis"):
            return inherited or self._main_subject(tokens, group.first)
        return self.phrases.before(tokens, group.first) or (inherited if before == "," else None)

    def _main_subject(self, tokens: Tokens, limit: int) -> tuple[int, int] | None:
        verb = self._first_verb(tokens, limit)
        if verb > 0 and tokens.words[verb - 1] in SUBJECTS:
            return verb - 1, verb
        return self.phrases.before(tokens, verb) if verb < limit else None

    def _first_verb(self, tokens: Tokens, limit: int) -> int:
        """The first auxiliary of the sentence, clitics included, or the limit."""
        for index in range(1, limit):
            if tokens.words[index] in self.phrases.auxiliaries and not tokens.capital(index):
                while index > 1 and tokens.words[index - 1] in BEFORE_VERB:
                    index -= 1
                return index
        return limit

    def _skipped(self, tokens: Tokens, index: int) -> int:
        """The token after what says when, where and to whom: «jeudi à l'AFP», «lors d'une conférence de presse»."""
        words, phrases = tokens.words, self.phrases
        size = len(words)
        start = index
        while index < size:
            word = words[index]
            if phrases.adverbial(word) or word in phrases.times or (word[0].isdigit() and index > start and self._dated(words, index)):
                index += 1
            elif word in ("ce", "cette", "le", "la") and index + 1 < size and words[index + 1] in phrases.times:
                index += 2
            elif word in phrases.prepositions and word not in ("de", "selon", "d'après") and not word.startswith("jusqu"):
                following = index + 1
                if following < size and words[following] in ("de", "d'", "du", "des", "à"):
                    following += 1
                phrase = phrases.after(tokens, following, coordinate=False)
                if phrase is None:
                    break
                index = phrase[1]
            elif word == "," and index == start and index + 1 < size and words[index + 1] in phrases.prepositions:
                closing = next((i for i in range(index + 1, min(index + 18, size)) if words[i] == "," or words[i] in HARD), None)
                if closing is None or words[closing] != "," or words[index + 1] in ("selon", "d'après"):
                    break
                index = start = closing + 1
            elif word == "," and index > start and index + 1 < size and (words[index + 1] in QUE or words[index + 1] in phrases.prepositions):
                index += 1
            else:
                break
        return index

    def _dated(self, words: list[str], index: int) -> bool:
        return words[index - 1] in self.phrases.times or (index + 1 < len(words) and words[index + 1] in self.phrases.times)

    def _complement(self, tokens: Tokens, group: Group) -> tuple[int, str | None]:
        """Where what is asserted begins, and how: after «que», after a colon, an infinitive or an object."""
        words = tokens.words
        index = group.last
        if index < len(words) and words[index] in QUE:
            return index + 1, "que"
        content = self._skipped(tokens, index)
        if content >= len(words):
            return content, None
        if words[content] in QUE and words[content - 1] not in NOT_QUE:
            return content + 1, "que"
        if words[content : content + 3] == ["sur", "le", "fait"] or words[content : content + 3] == ["du", "fait", "que"]:
            return content, "que"
        if words[content] == ":":
            return content + 1, "colon"
        if words[content] == "," or words[content] in HARD:
            return content, None
        if words[index] in self.phrases.prepositions and group.lemma in ("estimer", "évaluer", "chiffrer", "tabler", "parler", "s'attendre"):
            return index, "object"
        if group.role in ("assert", "object") and self._infinitive(words[content]):
            return content, "infinitive"
        if words[content] in ("de", "d'") and content + 1 < len(words) and group.lemma in ("promettre", "menacer"):
            return content, "infinitive"
        return content, "object"

    def _infinitive(self, word: str) -> bool:
        return word in ("avoir", "être") or (len(word) > 4 and word.endswith(("er", "ir", "oir", "dre", "tre", "ire")) and word not in self.phrases.nouns)

    def _object(self, tokens: Tokens, group: Group, content: int, named: tuple[int, int]) -> bool:
        """Whether an object is asserted: «a annoncé 300 suppressions», not «a relevé ses taux de 0,25 point»."""
        words, lemma = tokens.words, group.lemma
        heads = [word for word in words[content : content + 5] if word not in self.phrases.determiners]
        number = words[content][0].isdigit() or words[content] in INDEFINITE
        if lemma in ("chiffrer", "estimer", "évaluer") and "à" not in words[group.last : content + 12]:
            return False
        document = self._is_document(words, named)
        if lemma in NO_OBJECT:
            return False
        if lemma in FORECASTS:
            if any(word in self.enactments for word in words[named[0] : min(named[1], named[0] + 3)]):
                return False
            return any(word in self.forecasts for word in heads) or words[content][0].isdigit()
        if lemma in PUBLISHES:
            return any(word in self.results for word in heads)
        if group.role == "poll":
            return document
        if group.role == "evidence":
            return document and number
        if lemma in COUNTED:
            return (number and not (lemma == "relever" and words[content] in ("de", "d'"))) or "existence" in heads
        return group.role == "object"

    def _is_document(self, words: list[str], named: tuple[int, int]) -> bool:
        return any(self.phrases.nouns.get(word, "").startswith("document") for word in words[named[0] : min(named[1], named[0] + 3)])

    def _until(self, tokens: Tokens, content: int, kind: str, relative: bool) -> int:
        """The token at which what is asserted ends."""
        words = tokens.words
        depth = 0
        for index in range(content, len(words)):
            word = words[index]
            following = words[index + 1] if index + 1 < len(words) else ""
            if word == "(":
                depth += 1
            elif word == ")":
                depth -= 1
                if depth < 0:
                    return index
            elif depth == 0 and self._closes(tokens, index, word, following, kind, relative):
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
        if word == "mais" or (word == "," and following in ("mais", "or")):
            after = words[index + 1 : index + 4]
            return not any(w in QUE for w in after)
        if kind != "object":
            return False
        if word in ("tandis", "alors") and following in QUE:
            return True
        if word == "qui" or (word == "," and following in ("ce", "après", "avant", "avec")):
            return True
        return word == "et" and following in self.phrases.auxiliaries

    def _passive(self, tokens: Tokens, group: Group) -> Cue | None:
        """«12 cas recensés par l'OMS», «estimé à 3 millions d'euros par la Cour des comptes»."""
        words = tokens.words
        if group.lemma in ("estimer", "évaluer", "chiffrer") and "à" not in words[group.last : group.last + 6]:
            return None
        for index in range(group.last, min(group.last + 9, len(words))):
            if words[index] in (",", ";", ":", "."):
                return None
            if words[index] == "par":
                named = self.phrases.after(tokens, index + 1, coordinate=False)
                if named is None or not self._somebody(tokens, named):
                    return None
                start = group.first - (2 if group.first > 1 and words[group.first - 1] == "," else 1)
                while start >= 0 and words[start] not in (",", "et") and words[start] not in HARD and words[start] not in QUE:
                    start -= 1
                return self._cue(tokens, start + 1, index, named, group.first, index + 1)
        return None

    def _inverted(self, tokens: Tokens, group: Group) -> Cue | None:
        """«assure-t-il», «a-t-elle ajouté», «indique-t-on à la préfecture»."""
        words = tokens.words
        if group.first == 0 or group.pronoun is None or words[-1] == "?":
            return None
        named: tuple[int, int] | None = (group.pronoun, group.pronoun + 1)
        if words[group.pronoun].endswith(("on", "je", "nous", "vous")):
            named = self._place(tokens, group.last) if words[group.pronoun].endswith("on") else None
        if named is None:
            return None
        return self._around(tokens, group, named, max(group.last, named[1]))

    def _place(self, tokens: Tokens, index: int) -> tuple[int, int] | None:
        """Who «on» is: «indique-t-on à la préfecture», «apprend-on de source policière», «dit-on chez Renault»."""
        words = tokens.words
        while index < len(words) and (self.phrases.adverbial(words[index]) or words[index] in self.phrases.times):
            index += 1
        for opening in (("auprès", "de"), ("auprès", "d'"), ("auprès", "du"), ("au", "sein", "de"), ("du", "côté", "de"), ("à",), ("au",), ("chez",), ("dans",), ("de",)):
            if tuple(words[index : index + len(opening)]) == opening:
                return self.phrases.after(tokens, index + len(opening), coordinate=False)
        return None

    def _incise(self, tokens: Tokens, group: Group) -> tuple[Cue, tuple[int, int]] | None:
        """«…, a indiqué mardi la police», «comme le rappelle l'Insee»."""
        words = tokens.words
        if group.form == "gerund" or group.last >= len(words):
            return None
        before = words[group.first - 1] if group.first else ""
        compared = before in ("comme", "que", "qu'") and (before == "comme" or group.first > 1 and words[group.first - 2] == "ainsi")
        if not (compared or before in (",", "»", '"', "”", "-", "–", "—", ")", "!", "?", "…")) or group.first == 0:
            return None
        start = self._skipped(tokens, group.last)
        named = self.phrases.after(tokens, start)
        if named is None or (named[1] < len(words) and words[named[1]] in self.phrases.auxiliaries and words[named[1]] not in ("fait", "font")):
            return None
        if not self._somebody(tokens, named):
            return None
        source = self._auprès(tokens, group, named)
        return self._around(tokens, group, source, max(named[1], source[1])), source

    def _auprès(self, tokens: Tokens, group: Group, named: tuple[int, int]) -> tuple[int, int]:
        """«a appris l'AFP de source policière», «auprès de la préfecture»: the one who told the agency."""
        words = tokens.words
        if group.lemma != "apprendre":
            return named
        for index in range(group.last, min(len(words) - 2, named[1] + 4)):
            if words[index] == "auprès" or (words[index] == "de" and words[index + 1].startswith("source")):
                told = self.phrases.after(tokens, index + (2 if words[index] == "auprès" else 1))
                return told or named
        return named

    def _somebody(self, tokens: Tokens, named: tuple[int, int]) -> bool:
        """Whether a noun phrase names somebody who can speak: a listed noun, or a name."""
        words = tokens.words
        first = named[0]
        while first < named[1] - 1 and words[first] in self.phrases.determiners:
            first += 1
        if tokens.capital(first):
            return words[named[0]] not in ("un", "une", "des")
        for word in words[first : min(first + 3, named[1])]:
            if word in self.phrases.links:
                break
            if word in self.phrases.nouns or word in ("source", "sources", "entourage"):
                return True
        return False

    def _around(self, tokens: Tokens, group: Group, named: tuple[int, int], last: int) -> Cue:
        """An attribution set between commas or at the end: it governs what stands before it, and after it in the clause."""
        words = tokens.words
        first = group.first
        start = first
        while start > 0 and words[start - 1] != ";":
            start -= 1
        end = first
        following = words[last] if last < len(words) else ""
        after = words[last + 1] if last + 1 < len(words) else ""
        goes_on = after in self.phrases.auxiliaries or after in self.phrases.clitics - self.phrases.determiners or after in (
            "à", "en", "contre", "dont", "soit", "de", "pour", "avec", "d'", "sur", "entre", "et",
        )  # fmt: skip
        opens = first <= 2 and words[0] in ("comme", "ainsi")
        if following == "," and (goes_on and after != "qui" or opens):
            end = self._until(tokens, last + 1, "que", relative=False)
        position = min(first, named[0])
        return self._cue(tokens, start, max(end, position, 1), named, first, group.last)
