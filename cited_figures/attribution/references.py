"""Whom «il», «cette dernière», «le ministre» or «l'étude» stands for: number, gender and recency."""

from __future__ import annotations

import re
from collections.abc import Callable

from cited_figures.attribution.mentions import TRADE, Mention, MentionReader
from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.schema import Sentence
from cited_figures.text.reading import Reading

DISTANCE = 6  # sentences that are looked back over
PERSON = {"m": re.compile(r"\b(?:[Ll]e|[Uu]n) ([a-zà-ÿ-]+)"), "f": re.compile(r"\b(?:[Ll]a|[Uu]ne) ([a-zà-ÿ-]+)")}
OWNER = re.compile(r"(?<!\w)(?:l[ea] |l'|une? |ce |cet |cette )(?:[a-zà-ÿ-]+ ){0,2}?([a-zà-ÿ-]+) (?:de |d'|du )$")
NEAR = 60  # characters before a name in which its owner stands
BARE = re.compile(r"^(?:l'|le |la |ce |cet |cette )(?:jeune |vieil |vieille )?")
BACK = 40  # sentences in which a document is looked for
DEFINITE = ("le ", "la ", "l'", "les ", "ce ", "cet ", "cette ", "ces ")

Heard = Callable[[Reading, int], list[tuple[int, int]]]


class Resolver:
    """Resolves pronouns and short descriptions to the name in the text, by number, gender and recency."""

    def __init__(self, language: str = "fr") -> None:
        self.reader = MentionReader(language)
        self.nouns = self.reader.nouns
        rows = read_lexicon("references", language)
        kinds = [(row.form, *row.kind.split()) for row in rows]
        self.pronouns = {form: (rest[0], rest[1] == "plural") for form, kind, *rest in kinds if kind == "pronoun"}
        self.unnamed = frozenset(self.pronouns) | {"on", "en"}
        self.articles = {form: (rest[0], rest[1] == "plural") for form, kind, *rest in kinds if kind == "article"}
        self.opening = re.compile(rf"({alternation(self.articles)}) (?P<noun>[a-zà-ÿ-]{{4,}})")
        self.groups = {row.form: row.kind for row in rows if row.kind in ("inquiry", "report")}
        self.anybody, self.persons = self.reader.anybody, self.reader.persons

    def resolve(self, reading: Reading, words: str, position: int) -> str:
        """The name that words stand for where they are; the words themselves when none is found.

        words: a pronoun («il», «cette dernière») or a noun phrase («le ministre»). position: where they begin.

        >>> from cited_figures.text.normalise import normalise
        >>> from cited_figures.text.sentences import SentenceSplitter
        >>> plain = normalise("Léa Petit dirige l'usine. Elle a annoncé 30 départs.")
        >>> reading = Reading(plain, SentenceSplitter("fr").split(plain.text))
        >>> Resolver("fr").resolve(reading, "Elle", 26)
        'Léa Petit'
        """
        lower = words.lower()
        if lower in self.pronouns:
            found = self.pronoun(reading, lower, position)
            return self.named(reading, found) if found else words
        document = self._document(reading, words, lower, position)
        if document:
            return document
        head = self._head(lower)
        if (
            head is None
            or not lower.startswith(("le ", "la ", "l'", "ce ", "cet ", "cette "))
            or " de " in lower
            or " d'" in lower
        ):
            return words
        if any(word[0].isupper() for word in BARE.sub("", words).split(" ")[1:]):
            return words  # «le réseau X», «le baromètre Ipsos» name themselves
        fuller = self._description(reading, words, head, position)
        if fuller != words or not self.anybody.issuperset((head,)):
            return fuller
        gender = "f" if lower.startswith(("la ", "cette ")) else "m" if lower.startswith(("le ", "ce ")) else self.nouns[head][1]
        return self.named(reading, Mention(position, words, gender, False, head))

    def pronoun(self, reading: Reading, lower: str, position: int, heard: Heard | None = None) -> Mention | None:
        """Whom a pronoun stands for where it is; None when nobody is sure.

        heard: gives the stretches of text at which a sentence names who says something; one of these goes before the others.
        """
        latter = "dernier" in lower or lower.endswith("-ci")
        return self._pronoun(reading, *self.pronouns[lower], position, latter, heard)

    def named(self, reading: Reading, found: Mention) -> str:
        """The name of somebody; for words that only tell an age or a sex, the one of the same gender before them."""
        bare = BARE.sub("", found.words.lower())
        if found.name or found.plural or bare not in self.anybody:
            return found.name or found.words
        number = reading.sentence_at(found.start)
        for back in range(DISTANCE):
            if number - back < 0:
                break
            sentence = reading.sentences[number - back]
            for mention in reversed(self.reader.mentions(reading, sentence, found.start if back == 0 else sentence.end)):
                named = mention.name or (mention.words if mention.head is None else None)
                if named and mention.person and mention.gender == found.gender:
                    return named
        return found.words

    def _head(self, lower: str) -> str | None:
        """The noun of a short description: «le ministre», «l'institut américain»."""
        bare = BARE.sub("", lower).split(" ")
        return bare[0] if bare[0] in self.nouns and len(bare) <= 2 else None

    def _pronoun(
        self, reading: Reading, gender: str, plural: bool, position: int, latter: bool, heard: Heard | None = None
    ) -> Mention | None:
        number = reading.sentence_at(position)
        paragraph = reading.sentences[number].paragraph
        for back in range(DISTANCE):
            if number - back < 0 or paragraph - reading.sentences[number - back].paragraph > 2:
                break
            sentence = reading.sentences[number - back]
            if sentence.kind == "heading":
                continue
            end = position if back == 0 else sentence.end
            fitting = [
                mention
                for mention in self.reader.mentions(reading, sentence, end)
                if mention.plural == plural and mention.gender in (gender, "e")
            ]
            if fitting:
                sure = [mention for mention in fitting if mention.gender == gender] or fitting
                people = [mention for mention in sure if mention.person] or sure
                alone = people if latter else [mention for mention in people if not self._owned(reading, mention)]
                spans = heard(reading, number - back) if heard and back and len(alone) > 1 else []
                said = [mention for mention in alone if any(first <= mention.start < last for first, last in spans)]
                if alone:
                    return alone[-1] if latter else (said or alone)[0]
                return None  # «L'admirateur de Luc Roy est battu. Il a reconnu …»
        return self._subject_before(reading, number, gender, plural)

    def _owned(self, reading: Reading, mention: Mention) -> bool:
        """Whether somebody is named only to tell who another person is: «ce fervent admirateur de Luc Roy»."""
        owner = OWNER.search(reading.lower, max(0, mention.start - NEAR), mention.start)
        known = owner is not None and (owner[1] in self.persons or TRADE.search(owner[1]) is not None)
        return known and (mention.name is not None or mention.head is None)

    def _subject_before(self, reading: Reading, number: int, gender: str, plural: bool) -> Mention | None:
        """The noun that opens the sentence before, for want of anybody better: «Le vainqueur a …»."""
        if number == 0:
            return None
        sentence = reading.sentences[number - 1]
        match = self.opening.match(reading.text, sentence.start, sentence.end)
        if match is None or self.articles[match[1]] != (gender, plural) or not self._speaks(match["noun"]):
            return None if plural else self._person_in(reading, sentence, gender)
        return Mention(sentence.start, match.group(), gender, plural)

    def _speaks(self, noun: str) -> bool:
        """Whether a noun is of somebody who can say something: «Les riverains», not «Les réseaux sociaux», «Le mouvement»."""
        alone = noun[:-1] if noun.endswith(("s", "x")) else noun
        return any(form in self.persons or form in self.nouns or TRADE.search(form) for form in (noun, alone))

    def _person_in(self, reading: Reading, sentence: Sentence, gender: str) -> Mention | None:
        """The last person of a sentence that no other reading takes up: «Le tribunal a entendu la caissière. Elle …»."""
        for match in reversed(list(PERSON[gender].finditer(reading.text, sentence.start, sentence.end))):
            if match[1] in self.persons:
                return Mention(match.start(), match.group(), gender, False)
        return None

    def _description(self, reading: Reading, words: str, head: str, position: int) -> str:
        """The fuller mention of «le ministre»: the nearest one before it that has the same noun and a name."""
        number = reading.sentence_at(position)
        told = BARE.sub("", words.lower()).split(" ")[1:]  # «le président français» is no «président de la Roumanie»
        for back in range(2 * DISTANCE):
            if number - back < 0:
                break
            sentence = reading.sentences[number - back]
            end = position if back == 0 else sentence.end
            if head not in reading.lower[sentence.start : end]:
                continue
            for mention in reversed(self.reader.mentions(reading, sentence, end)):
                if mention.head != head or not any(c.isupper() for c in mention.words[2:]):
                    continue
                beside = mention.words.lower().partition(head)[2].strip()
                named = mention.words[-len(beside) :][:1].isupper()  # «le journaliste Luc Roy» may be «le journaliste vedette»
                if not named and any(word not in beside for word in told):
                    continue
                if mention.name == mention.words or len(mention.words) > len(words):
                    return mention.name or mention.words
        return words

    def _document(self, reading: Reading, words: str, lower: str, position: int) -> str | None:
        """The document that is called «l'étude» or «ce même sondage»: the nearest before it with a name in its title.

        One of the same sort goes before another («une note de l'Insee … l'étude»).
        """
        noun = next((word for word in lower.replace("'", " ").split()[1:3] if word in self.nouns), "")
        if noun not in self.groups or not lower.startswith(DEFINITE) or _capital(words, noun):
            return None
        number = reading.sentence_at(position)
        other = None
        for back in range(min(BACK, number + 1)):
            sentence = reading.sentences[number - back]
            end = position if back == 0 else sentence.end
            for mention in reversed(self.reader.mentions(reading, sentence, end)):
                group = self.groups.get(mention.head or "")
                if group is None or not _capital(mention.words, mention.head or ""):
                    continue
                if group == self.groups[noun]:
                    return mention.words
                other = other or mention.words
        return other


def _capital(words: str, head: str) -> bool:
    """Whether a name stands in a phrase, beside its noun, which a headline may write with a capital."""
    return any(word[:1].isupper() and word.lower() != head for word in re.findall(r"[^\W\d]\w*", words)[1:])
