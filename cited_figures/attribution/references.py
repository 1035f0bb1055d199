"""Whom «il», «cette dernière» or «le ministre» stands for: number, gender and recency."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cited_figures.grammar.subject_phrases import phrases
from cited_figures.lexicon import alternation, alternations, read_lexicon
from cited_figures.schema import Sentence
from cited_figures.text.reading import Reading
from cited_figures.text.words import Tokens

LONGEST = 3000  # characters before a reference that are read of one sentence
DISTANCE = 6  # sentences that are looked back over
NEAR = 240  # characters in which a noun phrase ends
ADJECTIVE = re.compile(
    r"(?:[^g]al|ale|aux|ales|iques?|ien|iens|iennes?|éens?|éennes?|[^j]ais|aises?|ains?|aines?|ifs?|ives?|aires?|els?|elles?|eux|euses?|ois|oises?|istes?|ols?|oles?|ands?|andes?|ées?|és?|icains?|ers|ères?|ins?|ines?|acs?|aques?|urs?|eures?|ests?|nords?|suds?"
    r"|(?:[ghisx]|[^p]l|[lr]m)anes?|(?:[ghix]|al|lm)ans?)$"
)
APPOSED = re.compile(r", (?:(?P<age>\d\d? ans\b)|(?:(?:un|une|le|la) )?(?P<noun>[a-zà-ÿ-]+))(?P<alone>,)?")
VERB_FOLLOWED = re.compile(r" (?:le |la |les |l'|un |une |des |m\. |mme )")
TRADE = re.compile(r"(?:[^u]eur|euse|[gnltvhi]er|[gnltvhi]ère|iste|icien|icienne|ologue|trice)$")
PERSON = {"m": re.compile(r"\b(?:[Ll]e|[Uu]n) ([a-zà-ÿ-]+)"), "f": re.compile(r"\b(?:[Ll]a|[Uu]ne) ([a-zà-ÿ-]+)")}
BARE = re.compile(r"^(?:l'|le |la |ce |cet |cette )(?:jeune |vieil |vieille )?")


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named in the text: gender «m», «f» or «e» for either, and the head noun where there is one."""

    start: int
    words: str
    gender: str
    plural: bool
    head: str | None = None
    person: bool = True
    name: str | None = None  # the name in apposition: «le maire, Paul Simon»


class Resolver:
    """Resolves pronouns and short descriptions to the name in the text, by number, gender and recency."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("people", language)
        self.names = {row.form: row.kind.split()[1] for row in rows if row.kind.startswith("name")}
        self.nouns = {row.form.lower(): row.kind.split() for row in rows if not row.kind.startswith("name")}
        self.anybody = frozenset(row.form for row in rows if row.canonical == "quelqu'un")  # «la jeune femme», «le sexagénaire»
        self.persons = frozenset(row.form for row in read_lexicon("persons", language)) | {
            form for form, kind in self.nouns.items() if kind[0] == "person"
        }
        rows = read_lexicon("references", language)
        kinds = [(row.form, *row.kind.split()) for row in rows]
        self.pronouns = {form: (rest[0], rest[1] == "plural") for form, kind, *rest in kinds if kind == "pronoun"}
        self.articles = {form: (rest[0], rest[1] == "plural") for form, kind, *rest in kinds if kind == "article"}
        self.titles = {form.lower(): rest[0] for form, kind, *rest in kinds if kind == "title" and rest}
        forms = alternations("references", language)
        self.feminine = re.compile(rf"(?:{forms['feminine']})$")  # first names
        self.opening = re.compile(rf"({alternation(self.articles)}) [a-zà-ÿ-]{{4,}}")
        short = alternation(row.form for row in rows if row.kind.startswith("title") and row.form.lower() != row.canonical)
        name = (
            rf"(?:(?:{short}|MM\.)\.? )?[A-ZÀ-Ý](?:[\w'-]*[a-zà-ÿ][\w'-]*|\.)"
            rf"(?: (?:(?:{forms['particle']}) ?){{0,2}}[A-ZÀ-Ý][\w'-]+){{1,3}}"
        )
        titled = rf"(?:{short}) [A-ZÀ-Ý][\w'-]+"
        self.apposition = re.compile(rf",? ({name})(?=[,.;)]|$)")
        self.phrases = phrases(language)
        noun = alternation(self.nouns)
        self.candidate = re.compile(
            r"\b(?P<noun>(?:[Ll](?:e|a|es)|[UuDd]n?e?s?|[Cc]e(?:t|tte|s)?|[Ss](?:on|a|es)|[DdAa]u) |[Ll]'|[Cc]et )"
            rf"(?=(?:\w+ )?(?i:{noun})\b)"
            rf"|(?P<name>{titled}(?: [A-ZÀ-Ý][\w'-]+)*|{name})"
            r"|\b(?P<short>(?:La |L'|Le )?[A-ZÀ-Ý]{2,}[\w-]*|[A-ZÀ-Ý][a-zà-ÿ]{2,}[\w-]*)"
        )

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
            found = self._pronoun(reading, *self.pronouns[lower], position, latter="dernier" in lower or lower.endswith("-ci"))
            return self._named(reading, found) if found else words
        head = self._head(lower)
        if (
            head is None
            or not lower.startswith(("le ", "la ", "l'", "ce ", "cet ", "cette "))
            or " de " in lower
            or " d'" in lower
        ):
            return words
        fuller = self._description(reading, words, head, position)
        if fuller != words or not self.anybody.issuperset((head,)):
            return fuller
        gender = "f" if lower.startswith(("la ", "cette ")) else "m" if lower.startswith(("le ", "ce ")) else self.nouns[head][1]
        return self._named(reading, Mention(position, words, gender, False, head))

    def _named(self, reading: Reading, found: Mention) -> str:
        """The name of somebody; for words that only tell an age or a sex, the one of the same gender before them."""
        bare = BARE.sub("", found.words.lower())
        if found.name or found.plural or bare not in self.anybody:
            return found.name or found.words
        number = reading.sentence_at(found.start)
        for back in range(DISTANCE):
            if number - back < 0:
                break
            sentence = reading.sentences[number - back]
            for mention in reversed(self.mentions(reading, sentence, found.start if back == 0 else sentence.end)):
                named = mention.name or (mention.words if mention.head is None else None)
                if named and mention.person and mention.gender == found.gender:
                    return named
        return found.words

    def _head(self, lower: str) -> str | None:
        """The noun of a short description: «le ministre», «l'institut américain»."""
        bare = BARE.sub("", lower).split(" ")
        return bare[0] if bare[0] in self.nouns and len(bare) <= 2 else None

    def _pronoun(self, reading: Reading, gender: str, plural: bool, position: int, latter: bool) -> Mention | None:
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
                for mention in self.mentions(reading, sentence, end)
                if mention.plural == plural and mention.gender in (gender, "e")
            ]
            if fitting:
                sure = [mention for mention in fitting if mention.gender == gender] or fitting
                people = [mention for mention in sure if mention.person] or sure
                return people[-1] if latter else people[0]
        return self._subject_before(reading, number, gender, plural)

    def _subject_before(self, reading: Reading, number: int, gender: str, plural: bool) -> Mention | None:
        """The noun that opens the sentence before, for want of anybody better: «Le vainqueur a …»."""
        if number == 0:
            return None
        sentence = reading.sentences[number - 1]
        match = self.opening.match(reading.text, sentence.start, sentence.end)
        if match is None or self.articles[match[1]] != (gender, plural):
            return None if plural else self._person_in(reading, sentence, gender)
        return Mention(sentence.start, match.group(), gender, plural)

    def _person_in(self, reading: Reading, sentence: Sentence, gender: str) -> Mention | None:
        """The last person of a sentence that no other reading takes up: «Le tribunal a entendu la caissière. Elle …»."""
        for match in reversed(list(PERSON[gender].finditer(reading.text, sentence.start, sentence.end))):
            if match[1] in self.persons:
                return Mention(match.start(), match.group(), gender, False)
        return None

    def _description(self, reading: Reading, words: str, head: str, position: int) -> str:
        """The fuller mention of «le ministre»: the nearest one before it that has the same noun and a name."""
        number = reading.sentence_at(position)
        for back in range(2 * DISTANCE):
            if number - back < 0:
                break
            sentence = reading.sentences[number - back]
            end = position if back == 0 else sentence.end
            if head not in reading.lower[sentence.start : end]:
                continue
            for mention in reversed(self.mentions(reading, sentence, end)):
                if mention.head == head and len(mention.words) > len(words) and any(c.isupper() for c in mention.words[2:]):
                    return mention.words
        return words

    def mentions(self, reading: Reading, sentence: Sentence, end: int) -> list[Mention]:
        """Those whom a sentence names before a position, in order."""
        found: list[Mention] = []
        covered = -1
        direct = reading.direct_speech(sentence.start, end)
        for match in self.candidate.finditer(reading.text, max(sentence.start, end - LONGEST), end):
            if match.start() < covered or any(q.start <= match.start() < q.end for q in direct):
                continue
            if match["noun"]:
                tokens = Tokens(reading.text, reading.lower, match.start(), min(end, match.start() + NEAR))
                phrase = self.phrases.after(tokens, 0, coordinate=False)
                if phrase is None:
                    continue
                words = self._without_verb(tokens, *phrase)
                covered = match.start() + len(words)
                if words[1:3] == "u ":
                    words = "le " + words[3:]  # «le chiffre d'affaires du groupe»
                mention = self._described(match.start(), words)
                if mention:
                    found.append(self._with_apposition(reading.text, mention, covered, end))
            elif match["name"] or match["short"]:
                words = match.group()
                if not match["name"] and not self._known(reading, sentence, words, match.start()):
                    continue
                gender, person = self._gender(words, match["name"] is None, self.apposed(reading.lower, match.end()))
                found.append(Mention(match.start(), words, gender, False, None, person))
        return found

    def _without_verb(self, tokens: Tokens, first: int, last: int) -> str:
        """The words of a noun phrase up to the first that may be its verb: «l'entreprise | emploie»."""
        words = tokens.words
        seen = False
        for index in range(first, last):
            word = words[index]
            if seen and not tokens.capital(index) and word not in self.phrases.links and word not in self.phrases.determiners:
                linked = words[index - 1] in self.phrases.links or words[index - 1] in self.phrases.determiners
                if not linked and word not in self.nouns and not (ADJECTIVE.search(word) and len(word) > 3):
                    return tokens.said(first, index)
            seen = seen or word in self.nouns
        return tokens.said(first, last)

    def _known(self, reading: Reading, sentence: Sentence, words: str, start: int) -> bool:
        """Whether a single word is a name: «Sylvie, fromagère», «La CGT …» at the head, «Kiev …» if it stands elsewhere."""
        if words.lower() in self.phrases.stops or words.lower() in self.phrases.determiners:
            return False
        if self.apposed(reading.lower, start + len(words)):
            return True  # «Sylvie, fromagère, …», «En février, Maxime, pilote, …»
        if start > sentence.start:
            return False
        if words.isupper() or words.startswith(("La ", "L'", "Le ")):
            return True
        text = reading.text
        return re.search(rf"[a-zà-ÿ,'] ?{re.escape(words)}\b", text[max(0, start - 4000) : start + 4000]) is not None

    def apposed(self, lower: str, position: int) -> bool:
        """Whether what somebody is follows a name: «Sylvie, fromagère», «Karim, 34 ans»."""
        found = APPOSED.match(lower, position)
        if found is None or found["age"]:
            return found is not None
        if VERB_FOLLOWED.match(lower, found.end()):
            return False  # «Insuffisant, juge le maire»
        return found["noun"] in self.persons or bool(found["alone"] and TRADE.search(found["noun"]))

    def _described(self, start: int, words: str) -> Mention | None:
        lower = words.lower()
        for word in re.findall(r"[\w-]+", re.sub(r"^(?:[ld]'|\w+ )", "", lower))[:2]:
            if word in self.nouns:
                kind, gender, number = self.nouns[word]
                if lower.startswith(("la ", "une ", "cette ")):
                    gender = "f"
                elif lower.startswith(("le ", "un ")):
                    gender = "m"
                return Mention(start, words, gender, number == "plural", word, kind == "person")
        return None

    def _with_apposition(self, text: str, mention: Mention, position: int, end: int) -> Mention:
        """Take in the name that follows: «le ministre de l'Intérieur, Laurent Nuñez,»."""
        match = self.apposition.match(text, position, end)
        if match and mention.person and not mention.plural:
            return Mention(mention.start, f"{mention.words}, {match[1]}", mention.gender, False, mention.head, True, match[1])
        return mention

    def _gender(self, words: str, short: bool, apposed: bool = False) -> tuple[str, bool]:
        """Gender of a name, and whether it is a person's."""
        first = words.replace("L'", "").split(" ")[0]
        if first in ("Me", "Dr", "Dre", "Pr", "Pre") and " " in words:
            words = words.split(" ", 1)[1]  # a title of men and women: «Me Odile Prat»
            first = words.split(" ")[0]
            if words == first:
                return ("f" if first in ("Dre", "Pre") else "e"), True
        if len(first) == 2 and first[1] == ".":
            return "e", True  # «J. Moreau»: an initial tells no gender
        if first.lower() in self.titles:
            return self.titles[first.lower()], True
        if short and words in self.names:
            return self.names[words], True
        if apposed:
            return ("f" if self.feminine.search(first.lower()) else "m"), True
        if short or first in ("La", "Le", "Les"):
            return ("f" if words.startswith("La ") else "m" if words.startswith("Le ") else "e"), False
        if first in self.names:
            return self.names[first], True
        return ("f" if self.feminine.search(first.lower()) else "m"), True
