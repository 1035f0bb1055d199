"""Who speaks by the words behind a quotation: a verb and its subject, a name, a document that one can read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from cited_figures.attribution.apposition import name_behind
from cited_figures.attribution.clauses import INDEFINITE, OF
from cited_figures.attribution.cue import Cue
from cited_figures.attribution.speaker_phrases import WINDOW, Attribution, SpeakerPhrases
from cited_figures.attribution.voices import Voices
from cited_figures.grammar.noun_phrases import LATTER
from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.grammar.rules import Rules
from cited_figures.grammar.verb_groups import NEGATION, REFLEXIVE
from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.text.marks import Marked
from cited_figures.text.reading import Reading
from cited_figures.text.words import HARD, Tokens

VERB = re.compile(
    r"[a-zà-ÿ]{2,}(?:e|[tdr]t?|ent|é|i|u|is|s)$"
)  # what an unknown word must end with that may be a verb in the third person
LONGEST_GROUP = 7  # words of a verb group: «n'a, dit-on, pas manqué de rappeler»
ASIDE = 4  # words between commas, before the subject: «, avec un sourire,»
PRONOUN = re.compile(r"-(?:t-)?(ils?|elles?)$")
_SIGNED = re.compile(r" ?\(((?:M\.|Mme|Me|Dr|Pr)? ?[A-ZÀ-Ý][\w'-]+(?: [\w'.-]+){0,5})[),]")


class SpeakersBehind(SpeakerPhrases):
    """Finds the speaker behind a quotation."""

    def __init__(self, language: str = "fr") -> None:
        super().__init__(language)
        rows = read_lexicon("quotations", language)
        self._read_in = re.compile(
            rf"[,.]?\s*({alternation(row.form for row in rows if row.kind == 'read after')}) (?:dans|sur) ([^,.;:]{{3,80}})"
        )
        self.voices = Voices(self.reader, language)
        self.turns = Rules("turns", language)
        self.have, self.be = self.voices.groups.have, self.voices.groups.be
        self.openings = frozenset(entry[3] for entries in self.voices.verbs.values() for entry in entries if entry[3])
        self.locutions = [form.split(" ") for form in sorted(self.phrases.sets["locution"], key=len, reverse=True)]
        likened = alternation(row.form for row in rows if row.kind == "likened")
        self.likened = re.compile(rf"(?<!\w){likened}(?: |(?<='))(?!.*(?<!\w){likened})", re.DOTALL)  # the last one
        self.myself = re.compile(rf"(?<!\w){alternation(row.form for row in rows if row.kind == 'myself')}(?:(?<=')|(?!\w))")
        self.spoken = frozenset(row.form for row in rows if row.kind == "utterance")

    def behind(self, reading: Reading, mark: Marked, tokens: Tokens, direct: bool) -> Attribution | None:
        """The speaker whom the words behind a quotation name; tokens: the words around it.

        direct: whether a sentence is quoted; behind a few words an incise stands after a comma.

        «« … », confirme à l'AFP Moussa Koné», «« … », rigole-t-il», «« … » (Léa Petit)», «« … » : le patron est furieux».
        """
        text = reading.text
        signed = _SIGNED.match(text, mark.after, mark.after + WINDOW)
        if signed and (direct or not signed[1].isupper()):  # «l'IA dite « générative » (IAG)»
            return Attribution(signed[1], None)
        read = self._read_in.match(text, mark.after, mark.after + WINDOW)
        if read:
            return Attribution(read[2], read[1])
        index = bisect_left(tokens.starts, mark.after)
        if index >= len(tokens):
            return None
        if tokens.words[index] == ":":
            return self._opened(reading, tokens, index + 1) if direct else None
        if not direct and tokens.words[index] != ",":
            return None  # «les « nouveaux venus » inspirent les jeunes»
        index += tokens.words[index] == ","
        return self._verb_first(reading, tokens, index) or self._name_alone(tokens, index)

    def closing(self, tokens: Tokens, quoted: Callable[[int], bool]) -> Cue | None:
        """Who closes a sentence that holds quotations: «…, a estimé la substitut Léa Roy.»."""
        words, starts, ends = tokens.words, tokens.starts, tokens.ends
        for index in range(len(words) - 2, 0, -1):
            if words[index] != "," or quoted(starts[index]):
                continue
            group = self._group(tokens, index + 1)
            if group is None or not group[1] or group[2] is not None:
                continue
            place = self._over_locutions(tokens, group[0])
            phrase = self._phrase(tokens, place)
            if phrase is None or not self._subject_behind(tokens, phrase, True) or not self._has_verb(tokens, index):
                return None
            said, cue = tokens.said(*phrase), tokens.said(index + 1, group[0])
            return Cue(starts[0], ends[index], said, cue, starts[phrase[0]], starts[index + 1], ends[phrase[1] - 1])
        return None

    def _has_verb(self, tokens: Tokens, limit: int) -> bool:
        """Whether a verb stands before a word, quoted or not."""
        if isinstance(tokens, ParsedSentence):
            return any(tokens.finite(index) for index in range(limit))
        return "»" in tokens.words[:limit] or not self.phrases.auxiliaries.isdisjoint(tokens.words[:limit])

    def _opened(self, reading: Reading, tokens: Tokens, index: int) -> Attribution | None:
        """«« On perd tout » : le patron ne cache pas sa colère»."""
        phrase = self.phrases.after(tokens, index)
        if phrase is None or not self._somebody(tokens, phrase, ("person",)):
            return None
        return self._named(reading, tokens.said(*phrase), tokens.starts[phrase[0]], None)

    def _name_alone(self, tokens: Tokens, index: int) -> Attribution | None:
        """«« Je suis parti. » Maksim Kouzminov, un pilote»: a full name, and no verb in the rest of the sentence."""
        last = index
        while last < len(tokens) and tokens.is_word(last) and tokens.capital(last):
            last += 1
        ends = last == len(tokens) or tokens.words[last] in (",", "(", ".")
        verbs = any(word in self.phrases.auxiliaries or word in self.verbs.verbs for word in tokens.words[last:])
        if not 2 <= last - index <= 4 or not ends or verbs or tokens.words[index] in self.phrases.determiners:
            return None
        return Attribution(tokens.said(index, last), None)

    def _verb_first(self, reading: Reading, tokens: Tokens, index: int) -> Attribution | None:
        """A verb group and its subject behind it: «« … », peste tout de même un boulanger»."""
        group = self._group(tokens, index)
        if group is None:
            return None
        last, listed, pronoun = group
        cue = tokens.said(index, last)
        if pronoun is not None:
            words = tokens.said(pronoun, pronoun + 1).lstrip("-").removeprefix("t-")
            return self._named(reading, words, tokens.starts[index], cue)
        place = self._over_locutions(tokens, last)
        phrase = self._phrase(tokens, place)
        if phrase is None or not self._subject_behind(tokens, phrase, listed):
            return None
        phrase = name_behind(tokens, self.phrases, phrase) or phrase
        return self._named(reading, tokens.said(*phrase), tokens.starts[phrase[0]], cue)

    def _phrase(self, tokens: Tokens, index: int) -> tuple[int, int] | None:
        """The noun phrase that begins at a word; «certains», «d'autres» stand alone."""
        if index >= len(tokens):
            return None
        words = tokens.words
        if words[index] in INDEFINITE:
            return index, index + 1
        if words[index] == "l'" and words[index + 1 : index + 2] in (["un"], ["une"]) and words[index + 2 : index + 3] == ["d'"]:
            return index, min(index + 4, len(words))  # «l'un d'eux»
        return self.phrases.after(tokens, index)

    def _group(self, tokens: Tokens, index: int) -> tuple[int, bool, int | None] | None:
        """The end of a verb group that begins at a word, whether its verb is listed, and its inverted pronoun."""
        words = tokens.words
        while index < len(words) and words[index] in self.voices.groups.before_verb:
            index += 1
        if index >= len(words):
            return None
        verb = index
        reflexive = index > 0 and words[index - 1] in REFLEXIVE
        if words[index] in self.be and not reflexive:
            return None  # «« X », est le titre»
        if words[index] in self.have | self.be | self.openings:
            further = range(index + 1, min(index + LONGEST_GROUP, len(words)))
            verb = next((place for place in further if self._completes(tokens, index, place)), -1)
        if verb < 0:
            return None
        verb = self._infinitive(words, verb)
        listed = words[verb] in self.voices.verbs
        if listed and all(form == "gerund" for _, form, *_ in self.voices.verbs[words[verb]]):
            return None  # «« … », demandant la libération de 12 otages»
        if not (listed or verb > index or self._verbal(tokens, verb)):
            return None
        pronoun = next((place for place in range(index + 1, min(verb + 2, len(words))) if PRONOUN.match(words[place])), None)
        return max(verb, pronoun or 0) + 1, listed, pronoun

    def _infinitive(self, words: list[str], verb: int) -> int:
        """The infinitive that a verb governs: «n'a cessé de marteler», «finit par lâcher», «tient à rappeler»."""
        place = verb + 1
        while place < len(words) and (words[place] in NEGATION or PRONOUN.match(words[place])):
            place += 1
        further = place + 1
        while further < len(words) and words[further] in self.voices.groups.before_verb:
            further += 1
        governed = place < len(words) and words[place] in self.phrases.prepositions | OF and further < len(words)
        infinitive = governed and any(form == "infinitive" for _, form, *_ in self.voices.verbs.get(words[further], ()))
        return further if infinitive else verb

    def _completes(self, tokens: Tokens, first: int, index: int) -> bool:
        """Whether a word is the participle of an auxiliary: «a, dit-on, avoué»."""
        word = tokens.words[index]
        if any(entry[3] == tokens.words[first] for entry in self.voices.verbs.get(word, ())):
            return True  # «fait-elle valoir»
        between = self.phrases.adverbial(word) or word in self.phrases.times or word in self.voices.groups.between
        between = between or word in self.phrases.stops or word in self.phrases.determiners
        participle = tokens.words[first] not in self.openings and VERB.match(word) and not between
        return bool(participle) and (word in self.voices.verbs or index < first + 3)

    def _verbal(self, tokens: Tokens, index: int) -> bool:
        """Whether a word of no lexicon may be a verb in the third person."""
        word = tokens.words[index]
        if isinstance(tokens, ParsedSentence):
            return tokens.tags[index] == "VERB" and tokens.tree.form(index) in ("Fin", "") and word[0].isalpha()
        known = word in self.phrases.stops or word in self.phrases.determiners or word in self.phrases.nouns
        return not known and not tokens.capital(index) and VERB.match(word) is not None

    def _over_locutions(self, tokens: Tokens, index: int) -> int:
        """The word after what says how, when and to whom: «tout de même», «, mardi devant les députés,»."""
        skipped = self.verbs.complements.skipped
        words = tokens.words
        place = skipped(tokens, index)
        for locution in self.locutions:
            if words[place : place + len(locution)] == locution:
                place = skipped(tokens, place + len(locution))
                break
        while words[place : place + 1] == [","]:  # «a répété, mardi devant les députés, la ministre», «lance, enflammé, Léa Roy»
            closing = next((i for i in range(place + 1, min(place + ASIDE + 2, len(words))) if words[i] == ","), place)
            beyond = skipped(tokens, place + 1)
            if words[beyond : beyond + 1] == [","] and beyond > place + 1:
                closing = beyond
            elif not all(tokens.is_word(i) and not tokens.capital(i) for i in range(place + 1, closing)):
                return place
            if closing == place:
                return place
            place = closing + 1
            beyond = skipped(tokens, place)
            if beyond > place and words[beyond : beyond + 1] == [","]:
                place = beyond + 1  # «pointait, d'ailleurs, hier soir, la ministre»
        return place

    def _subject_behind(self, tokens: Tokens, phrase: tuple[int, int], listed: bool) -> bool:
        """Whether a noun phrase behind a verb is its subject, not its object: a name, or somebody."""
        words = tokens.words
        first, last = phrase
        one = words[first : first + 2] in (["l'", "un"], ["l'", "une"])
        if (
            one
            or words[last - 1] in LATTER
            or words[last - 1] in INDEFINITE
            or self._somebody(tokens, phrase)
            or tokens.capital(first)
        ):
            return True
        if listed and tokens.capital(last - 1):
            return True  # «maître Dehghan», «la CGT»
        head = self._head(tokens, phrase)
        if any(word in self.resolver.persons for word in words[head : head + 2]):
            return True
        closes = last >= len(words) or words[last] in HARD or words[last] == ","
        return listed and closes and words[first] in self.phrases.determiners

    def utterance(self, reading: Reading, mark: Marked) -> Attribution | None:
        """Who speaks by the sentence behind a quotation: «« On est la classe moyenne. » Parole d'un propriétaire.»."""
        number = reading.sentence_at(max(mark.before, mark.after - 1))
        if number + 1 >= len(reading.sentences) or reading.sentences[number].end > mark.after:
            return None
        following = reading.sentences[number + 1]
        tokens = Tokens(reading.text, reading.lower, following.start, min(following.end, following.start + WINDOW))
        alone = (
            self._name_alone(tokens, 0)
            if len(tokens) > 2 and following.paragraph == reading.sentences[number].paragraph
            else None
        )
        if alone and tokens.words[2] == ",":
            return alone  # «« On nous a oubliés. » Maxime Kovac, pilote de ligne.»
        if len(tokens) < 3 or tokens.words[0] not in self.spoken or tokens.words[1] not in ("de", "d'", "du", "des"):
            return None
        phrase = self.phrases.after(tokens, 2)
        return self._named(reading, tokens.said(*phrase), tokens.starts[2], tokens.said(0, 1)) if phrase else None
