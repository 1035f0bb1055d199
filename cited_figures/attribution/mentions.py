"""Whom and what a sentence names: people, bodies, documents, with gender, number and what they are said to be."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.grammar.subject_phrases import phrases
from cited_figures.lexicon import alternation, alternations, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.schema import Sentence
from cited_figures.text.reading import Reading
from cited_figures.text.words import Tokens

LONGEST = 3000  # characters before a reference that are read of one sentence
NEAR = 240  # characters in which a noun phrase ends
ADJECTIVE = re.compile(
    r"(?:[^g]al|ale|aux|ales|iques?|ien|iens|iennes?|éens?|éennes?|[^j]ais|aises?|ains?|aines?|ifs?|ives?|aires?|els?|elles?|eux|euses?|ois|oises?|istes?|ols?|oles?|ands?|andes?|ées?|és?|icains?|ers|ères?|ins?|ines?|acs?|aques?|urs?|eures?|ests?|nords?|suds?"
    r"|(?:[ghisx]|[^p]l|[lr]m)anes?|(?:[ghix]|al|lm)ans?)$"
)
APPOSED = re.compile(r", (?:(?P<age>\d\d? ans\b)|(?:(?:un|une|le|la) )?(?P<noun>[a-zà-ÿ-]+))(?P<alone>,)?")
ROLE = re.compile(r", (?:(?:un|une|le|la) |l')?(?:ancien |ancienne |jeune |nouveau |nouvelle )?([a-zà-ÿ-]+)")
VERB_FOLLOWED = re.compile(r" (?:le |la |les |l'|un |une |des |m\. |mme )")
SINGULAR = ("le ", "la ", "un ", "une ", "ce ", "cet ", "cette ", "son ", "sa ")
TO_NAME = re.compile(r"^[^A-ZÀ-Ý]+")
TRADE = re.compile(r"(?:[^u]eur|euse|[gnltvhi]er|[gnltvhi]ère|iste|icien|icienne|ologue|trice)$")


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


class MentionReader:
    """Reads the mentions of a sentence, made once from the lexicons of a language."""

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
        self.titles = {form.lower().rstrip("."): rest[0] for form, kind, *rest in kinds if kind == "title" and rest}
        self.places = frozenset(row.form for row in rows if row.kind == "place")
        forms = alternations("references", language)
        self.feminine = re.compile(rf"(?:{forms['feminine']})$")  # first names
        abbreviated = [row.form for row in rows if row.kind.startswith("title") and row.form.lower() != row.canonical]
        short = alternation(abbreviated)
        name = (
            rf"(?:(?:{short}|MM\.)\.? )?[A-ZÀ-Ý](?:[\w'-]*[a-zà-ÿ][\w'-]*|\.)"
            rf"(?: (?:(?:{forms['particle']}) ?){{0,2}}[A-ZÀ-Ý][\w'-]+){{1,3}}"
        )
        self.full_name = name
        titled = rf"(?:{short}) [A-ZÀ-Ý][\w'-]+(?: (?:{forms['particle']}) ?[A-ZÀ-Ý][\w'-]+)?"
        self.apposition = re.compile(rf",? (?:l[ea] [a-zà-ÿ]+ )?({name})(?=[,.;)]|$)")
        self.phrases = phrases(language)
        noun = alternation(self.nouns)
        self.candidate = compiled(
            rf"(?=[A-ZÀ-Ýludcsa{''.join(sorted({form[0] for form in abbreviated}))}])(?:"  # other characters begin none of these
            r"\b(?P<noun>(?:[Ll](?:e|a|es)|[UuDd]n?e?s?|[Cc]e(?:t|tte|s)?|[Ss](?:on|a|es)|[DdAa]u) |[Ll]'|[Cc]et )"
            rf"(?=(?:\w+ )?(?i:{noun})\b)"
            rf"|(?P<name>{titled}(?: [A-ZÀ-Ý][\w'-]+)*|{name})"
            r"|\b(?P<short>(?:La |L'|Le )?(?:[A-ZÀ-Ý]{2,}[\w-]*|[A-ZÀ-Ý][a-zà-ÿ]{2,}[\w-]*)))"
        )

    def mentions(self, reading: Reading, sentence: Sentence, end: int) -> list[Mention]:
        """Those whom a sentence names before a position, in order."""
        key = sentence.start, end
        known = reading.mentions.get(key)
        if known is None:
            known = reading.mentions[key] = self._mentions(reading, sentence, end)
        return known

    def _mentions(self, reading: Reading, sentence: Sentence, end: int) -> list[Mention]:
        found: list[Mention] = []
        covered = -1
        direct = reading.direct_speech(sentence.start, end)
        for match in self.candidate.finditer(reading.text, max(sentence.start, end - LONGEST), end):
            if match.start() < covered or any(q.start <= match.start() < q.end for q in direct):
                continue
            if match["noun"]:
                words = self._noun_phrase(reading, match.start(), end)
                if words is None:
                    continue
                covered = match.start() + len(words)
                if words[1:3] == "u ":
                    words = "le " + words[3:]  # «le chiffre d'affaires du groupe»
                mention = self._described(match.start(), words)
                if mention:
                    found.append(self._with_apposition(reading.text, mention, covered, end))
            elif match["name"] or match["short"]:
                words, start = match.group(), match.start()
                first, _, rest = words.partition(" ")
                if rest and first.lower() in self.phrases.prepositions:
                    if first.lower() in self.places:
                        continue  # «Sur France Info, il a dit …»
                    words = TO_NAME.sub("", rest)  # «Pour le Dr Luc Roy», «Selon Luc Roy»
                    start = match.end() - len(words)
                if not match["name"] and not self._known(reading, sentence, words, start):
                    continue
                gender, person = self._gender(words, match["name"] is None, self.apposed(reading.lower, match.end()))
                role, gender = self._role(reading.lower, match.end(), gender) if person else (None, gender)
                found.append(Mention(start, words, gender, False, role, person, words if role else None))
        return found

    def _noun_phrase(self, reading: Reading, start: int, end: int) -> str | None:
        """The words of the noun phrase that begins at a character, as a parse or the words themselves tell."""
        parsed = reading.parses.get(reading.sentence_at(start))
        if parsed is not None:
            index = bisect_left(parsed.starts, start)
            phrase = self.phrases.after(parsed, index, coordinate=False) if index < len(parsed) else None
            if phrase is None or phrase[0] != index:
                return None
            last = phrase[1] - 1
            nouns = isinstance(parsed, ParsedSentence) and parsed.tags[last - 1 : last + 1] == ["NOUN", "NOUN"]
            if nouns and VERB_FOLLOWED.match(reading.lower, parsed.ends[last]):
                return parsed.said(index, last)  # «Le Bureau du plan | chiffre le déficit»
            return parsed.said(*phrase)
        tokens = Tokens(reading.text, reading.lower, start, min(end, start + NEAR))
        phrase = self.phrases.after(tokens, 0, coordinate=False)
        return self._without_verb(tokens, *phrase) if phrase else None

    def _role(self, lower: str, position: int, gender: str) -> tuple[str | None, str]:
        """What a name is said to be after it, and the gender that this tells: «Fabienne Lambert, présidente départementale,»."""
        match = ROLE.match(lower, position)
        kind = self.nouns.get(match[1], ()) if match else ()
        if not match or not kind or kind[0] != "person":
            return None, gender
        return match[1], kind[1] if kind[1] != "e" else gender

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
                plural = number == "plural" and not lower.startswith(SINGULAR)  # «à ce propos»
                return Mention(start, words, gender, plural, word, kind == "person")
        return None

    def _with_apposition(self, text: str, mention: Mention, position: int, end: int) -> Mention:
        """Take in the name that follows: «le ministre de l'Intérieur, Laurent Nuñez,»."""
        match = self.apposition.match(text, position, end)
        if match and mention.person and not mention.plural:
            return Mention(mention.start, f"{mention.words}, {match[1]}", mention.gender, False, mention.head, True, match[1])
        return mention

    def gender(self, words: str) -> tuple[str, bool, bool]:
        """Gender («m», «f» or «e» for either), whether plural and whether a person, of whom words name or describe."""
        described = self._described(0, words)
        if described:
            return described.gender, described.plural, described.person
        if words.lower().startswith(("les ", "des ", "ces ")) or " et " in words:
            return "e", True, True
        gender, person = self._gender(words, " " not in words)
        return gender, False, person

    def _gender(self, words: str, short: bool, apposed: bool = False) -> tuple[str, bool]:
        """Gender of a name, and whether it is a person's."""
        first = words.replace("L'", "").split(" ")[0]
        if first in ("Me", "Dr", "Dre", "Pr", "Pre") and " " in words:
            words = words.split(" ", 1)[1]  # a title of men and women: «Me Odile Prat»
            first = words.split(" ")[0]
            if words == first:
                return ("f" if first in ("Dre", "Pre") else "e"), True
        title = first.lower().rstrip(".")
        if title in self.titles:
            return self.titles[title], True
        if len(first) == 2 and first[1] == ".":
            return "e", True  # «J. Moreau»: an initial tells no gender
        if short and words in self.names:
            return self.names[words], True
        if apposed:
            return ("f" if self.feminine.search(first.lower()) else "m"), True
        if short or first in ("La", "Le", "Les"):
            return ("f" if words.startswith("La ") else "m" if words.startswith("Le ") else "e"), False
        if first in self.names:
            return self.names[first], True
        return ("f" if self.feminine.search(first.lower()) else "m"), True
