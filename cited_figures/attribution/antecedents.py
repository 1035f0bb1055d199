"""Whom a description stands for that nobody's name spells out: «le syndicat», «l'étude», «la présidente du comité»."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cited_figures.attribution.cue import Cue
from cited_figures.attribution.references import DEFINITE, Resolver
from cited_figures.grammar.subject_phrases import Phrases
from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.text.reading import Reading

CueFinder = Callable[[Reading, int, int, Callable[[int], bool]], list[Cue]]

FAR = 30  # sentences before a description in which who speaks is looked for
NEAR = 12  # sentences before «le syndicat» in which its name stands
LATER = 4  # sentences behind «un sondage» in which «ce sondage Ifop» says whose it is
LONGEST = 2000  # characters of a sentence that are read for who speaks
SHORT = 3  # words of a description that names nobody
ARTICLE = re.compile(r"^(?:l'|d'|les? |la |une? |des |ce(?:t|tte|s)? )", re.IGNORECASE)
WORD = re.compile(r"[\w-]+'?")
CLIENT = re.compile(r" pour [A-ZÀ-Ý].*$")  # «cette enquête pour Le Soir»: who paid for it, not who made it
INDEFINITE = ("un ", "une ")
DEFINED = re.compile(r"(?<!\w)(?:l[ea] |l')$")
FIRST_NAME = re.compile(r"(?<!\w)([A-ZÀ-Ý][a-zà-ÿ-]+)$")
IMPERSONAL = re.compile(r"-on$|^on ")
SAME = re.compile(r"(?:la )?même source", re.IGNORECASE)
PAPER = re.compile(r"L(?:e|a|es) [A-ZÀ-Ý][a-zà-ÿ]|L'[A-ZÀ-Ý][a-zà-ÿ]")
CLOSING = (",", ".", ")", ";", "\n")
THEREOF = 2  # sentences before «il en ressort» in which a document stands
LEAD = 60  # characters before a description in which its name ends
OF = frozenset(("de", "d'", "du", "des"))
AROUND = 20_000  # characters around a description in which its words are looked for beside a name
FURTHEST = 100_000  # characters of a text in which a first name is looked for: an article has no more


@dataclass(frozen=True, slots=True)
class Voice:
    """A name that a sentence gives as somebody's who says something."""

    start: int
    words: str
    gender: str
    person: bool


class Antecedents:
    """Finds the name behind a description, made once from the lexicons of a language.

    A body is the last one that has said anything; a person the only one of that gender who has; a document belongs to
    whoever is named where it first comes up. Where two could be meant a description stands.
    """

    def __init__(self, cues: CueFinder, resolver: Resolver, phrases: Phrases, language: str = "fr") -> None:
        self.cues, self.resolver, self.phrases = cues, resolver, phrases
        rows = read_lexicon("references", language)
        self.generic = {row.form.lower(): row.kind.split()[1] for row in rows if row.kind.startswith("generic")}
        self.offices = frozenset(row.form for row in read_lexicon("sources", language) if row.kind == "office")
        published = [*resolver.groups, *(row.form for row in rows if row.kind == "data")]
        self.documents = re.compile(rf"(?<!\w)(?:{alternation(published)})(?!\w)")
        self.made = re.compile(  # «un décompte d'Attac», «une note de la Sogemar»
            rf"""(?<!\w)(?i:{alternation(published)})(?:\ [a-zà-ÿ]+)?\   # a document, perhaps with an adjective
            (?:d'|de\ |du\ |de\ la\ |de\ l')
            (?P<name>[A-ZÀ-Ý][\w-]*(?:\ [A-ZÀ-Ý][\w-]*)*)              # whose it is""",
            re.VERBOSE,
        )
        self.full_name = resolver.reader.full_name
        self.titled = re.compile(rf",? (?P<name>{self.full_name})(?=[,.;:)»]| [a-zà-ÿ(])")
        self.named_first = re.compile(rf"(?<!['’])(?P<name>{self.full_name}), (?:l[ea] |l')?$")  # «Luc Roy, président du club,»
        self.titled_further = re.compile(rf"(?: [a-zà-ÿ-]+){{0,2}}{self.titled.pattern}")  # «le commissaire européen Luc Roy»
        self.behind = re.compile(rf"[»\"”]?,? (?:[a-zà-ÿ'-]+ ){{1,6}}(?P<name>{self.full_name})")

    def find(self, reading: Reading, words: str, position: int) -> str | None:
        """The name that a description stands for where it is; None when it is not sure.

        words: «le syndicat», «l'étude», «la présidente du comité», «un sondage». position: where they begin.
        """
        if SAME.match(words):
            return self._same(reading, position)
        named = self._named(CLIENT.sub("", words))
        lower = (words if named else CLIENT.sub("", words)).lower()
        bare = WORD.findall(ARTICLE.sub("", lower))
        head = next((word for word in bare[:2] if word in self.resolver.nouns), None)
        if head is None or lower.startswith(("les ", "des ")) != (self.resolver.nouns[head][2:] == ["plural"]):
            return None
        kind = self.resolver.nouns[head][0]
        if kind == "person" and lower.startswith(DEFINITE) and (name := self._titled(reading, words, position)):
            return name
        if named or len(bare) > SHORT or (len(bare) > 1 and not OF.isdisjoint(bare)):
            return None  # «le syndicat des médecins» is another than the one before
        if head in self.resolver.groups:
            return self._document(reading, lower, head, position)
        if not lower.startswith(DEFINITE) or lower.startswith(("les ", "ces ")):
            return None
        if head in self.generic:
            return self._body(reading, head, position)
        known = kind == "person" and head not in self.resolver.anybody and head not in self.offices  # «le maire» needs no name
        return self._person(reading, head, lower, position) if known else None

    def _same(self, reading: Reading, position: int) -> str | None:
        """The unnamed source that «la même source» takes up: «une source policière»."""
        number = reading.sentence_at(position)
        for back in range(min(NEAR, number + 1)):
            sentence = reading.sentences[number - back]
            end = min(sentence.end, sentence.start + LONGEST, position if back == 0 else sentence.end)
            for cue in reversed(self.cues(reading, sentence.start, end, lambda place: False)):
                if "source" in cue.words.lower() and not SAME.match(cue.words):
                    return cue.words
        return self.quarter(reading, position)

    def _named(self, words: str) -> bool:
        """Whether a name stands in a noun phrase: a capital that is no sentence's."""
        bare = ARTICLE.sub("", words)
        first, *others = re.findall(r"[^\W\d_][\w-]*", bare) or [""]
        return any(word[0].isupper() for word in others) or (first[:1].isupper() and first.lower() not in self.resolver.nouns)

    def _titled(self, reading: Reading, words: str, position: int) -> str | None:
        """The name beside the very same words elsewhere: «le patron de la Sogemar … le patron de la Sogemar, Luc Roy»."""
        if not re.match(r"l[ea] |l'", words, re.IGNORECASE):
            return None
        bare = ARTICLE.sub("", words).lower()
        beside = self.titled if " " in bare else self.titled_further
        found: set[str] = set()
        start, end = max(0, position - AROUND), position + AROUND
        place = reading.lower.find(bare, start, end)
        while place >= 0:
            defined = DEFINED.search(reading.lower, place - 3, place)
            match = beside.match(reading.text, place + len(bare), end) if defined else None
            closed = reading.lower.startswith(CLOSING, place + len(bare)) or place + len(bare) == len(reading.text)
            if match is None and closed and " " in bare:
                match = self.named_first.search(reading.text, max(0, place - LEAD), place)
            if match:
                found.add(match["name"])
            place = reading.lower.find(bare, place + len(bare), end)
        return found.pop() if len(found) == 1 else None

    def _document(self, reading: Reading, lower: str, head: str, position: int) -> str | None:
        """Whose document it is: who is named where one comes up before, or behind an indefinite one."""
        number = reading.sentence_at(position)
        if lower.startswith(INDEFINITE):
            return self._later(reading, head, number)
        if not lower.startswith(DEFINITE):
            return None
        for back in range(1, min(FAR, number + 1)):
            sentence = reading.sentences[number - back]
            if self.documents.search(reading.lower, sentence.start, sentence.end):
                maker = self._maker(reading, number - back)
                if maker:
                    return maker
        return None

    def _later(self, reading: Reading, head: str, number: int) -> str | None:
        """«selon un sondage. … Selon ce sondage Ifop pour La Voix»: the document that one of the next sentences names."""
        for sentence in reading.sentences[number + 1 : number + 1 + LATER]:
            for mention in self.resolver.reader.mentions(reading, sentence, sentence.end):
                demonstrative = mention.words.lower().startswith(("ce ", "cet ", "cette "))
                if mention.head == head and demonstrative and self._named(CLIENT.sub("", mention.words)):
                    return mention.words
        return None

    def _maker(self, reading: Reading, number: int) -> str | None:
        """The body that a sentence names beside a document: who says so, else who does something there."""
        voices = [voice.words for voice in self._voices(reading, number) if not voice.person]
        if voices:
            return voices[0]
        sentence = reading.sentences[number]
        for mention in self.resolver.reader.mentions(reading, sentence, sentence.end):
            kind = self.resolver.nouns.get(mention.head or "", ("name",))[0]
            body = not mention.person and not mention.plural and kind in ("body", "name")
            if body and self._named(mention.words) and self._acts(reading, sentence.start, mention.start):
                return mention.words
        return None

    def _acts(self, reading: Reading, start: int, position: int) -> bool:
        """Whether a body is what a sentence is about or whose head it is about: «…, président du Comité des sports, présente»."""
        lead = reading.lower[start:position]
        if reading.lower.startswith("du ", position):
            lead += "du"
        before = WORD.findall(lead)
        if not before or lead.rstrip().endswith(",") or lead.endswith((", de ", ", d'", ", du")):
            return True
        return before[-1] in OF and any(self.resolver.nouns.get(word, ("",))[0] == "person" for word in before[-2:-1])

    def _body(self, reading: Reading, head: str, position: int) -> str | None:
        """The last body that has said anything, unless it is of another sort: «le syndicat» is no ministry and no paper."""
        for voice in self._before(reading, position, NEAR):
            nouns = [word for word in WORD.findall(voice.words.lower())[:3] if word in self.resolver.nouns]
            if voice.person and not (nouns and nouns[0] in self.generic):
                continue
            sorts = {self.generic.get(word) for word in nouns if word != head}
            return voice.words if sorts <= {self.generic[head]} and (nouns or self._alike(reading, voice, head)) else None
        return None

    def _alike(self, reading: Reading, voice: Voice, head: str) -> bool:
        """Whether a bare name may be of a sort: papers alone have an article of their own, «Le Phare», «La Vigie»."""
        opens = any(voice.start == sentence.start for sentence in reading.sentences)
        paper = PAPER.match(voice.words) is not None
        return paper if self.generic[head] == "media" else opens or not paper

    def _person(self, reading: Reading, head: str, lower: str, position: int) -> str | None:
        """The only person who has said anything, of the gender of a description."""
        gender = "f" if lower.startswith(("la ", "cette ")) else "m" if lower.startswith(("le ", "ce ")) else None
        gender = gender or self.resolver.nouns[head][1]
        found: dict[str, Voice] = {}
        for voice in self._before(reading, position, FAR):
            alike = voice.person and (voice.gender == gender or "e" in (voice.gender, gender))
            if alike and not ARTICLE.match(voice.words):  # a name, not «le patron de la Sogemar»
                found.setdefault(voice.words.split(" ")[-1], voice)
        if len(found) != 1:
            return None
        family, voice = found.popitem()
        return None if self._others(reading, voice.start, position, gender, family) else voice.words

    def _others(self, reading: Reading, start: int, end: int, gender: str, family: str) -> bool:
        """Whether somebody else of a gender is named between two characters."""
        for number in range(reading.sentence_at(start), reading.sentence_at(end) + 1):
            sentence = reading.sentences[number]
            for mention in self.resolver.reader.mentions(reading, sentence, min(sentence.end, end)):
                name = mention.name or (mention.words if mention.head is None else None)
                other = name is not None and mention.person and mention.gender in (gender, "e") and family not in name
                if other and mention.start > start:
                    return True
        return False

    def _before(self, reading: Reading, position: int, far: int) -> Iterator[Voice]:
        """Who speaks before a character, the last first."""
        number = reading.sentence_at(position)
        for back in range(min(far, number + 1)):
            for voice in reversed(self._voices(reading, number - back)):
                if voice.start < position:
                    yield voice

    def document(self, reading: Reading, position: int) -> str | None:
        """The last document that one of the two sentences before names: «Un sondage de l'Ifop … Il en ressort que»."""
        number = reading.sentence_at(position)
        for back in range(1, min(THEREOF, number) + 1):
            sentence = reading.sentences[number - back]
            for mention in reversed(self.resolver.reader.mentions(reading, sentence, sentence.end)):
                if mention.head in self.resolver.groups:
                    words = mention.words.split(" ")
                    published = next((index for index, word in enumerate(words) if word in self.phrases.past), len(words))
                    return " ".join(words[:published])  # «un rapport de la Cour | publié en mai»
        return None

    def quarter(self, reading: Reading, position: int) -> str | None:
        """Who «on» is, as a sentence before tells it: «apprend-on auprès du ministère … a-t-on précisé»."""
        number = reading.sentence_at(position)
        for back in range(1, min(LATER, number) + 1):
            sentence = reading.sentences[number - back]
            cues = self.cues(reading, sentence.start, min(sentence.end, sentence.start + LONGEST), lambda place: False)
            for cue in reversed(cues):
                if IMPERSONAL.search(cue.cue.lower()) and cue.words.lower() != "on" and not SAME.match(cue.words):
                    return cue.words
        return None

    def heard(self, reading: Reading, number: int) -> list[tuple[int, int]]:
        """First and last character of the words that name who says something in a sentence."""
        return [(voice.start, voice.start + len(voice.words)) for voice in self._voices(reading, number)]

    def _voices(self, reading: Reading, number: int) -> list[Voice]:
        """The names that a sentence gives as somebody's who says something, in order."""
        known = reading.voices.get(number)
        if known is None:
            known = reading.voices[number] = sorted(self._heard(reading, number), key=lambda voice: voice.start)
        return known

    def _heard(self, reading: Reading, number: int) -> Iterator[Voice]:
        sentence = reading.sentences[number]
        end = min(sentence.end, sentence.start + LONGEST)
        quoted = [q for q in reading.quotations if q.start < end and sentence.start < q.end and q.kind != "indirect"]
        for cue in self.cues(reading, sentence.start, end, lambda place: any(q.start <= place < q.end for q in quoted)):
            if self._named(cue.words) and cue.words.lower() not in self.resolver.pronouns:
                yield from self._voice(reading, cue.position, cue.words)
        for quotation in quoted:
            match = self.behind.match(reading.text, quotation.end, end)
            if match:
                yield from self._voice(reading, match.start("name"), match["name"])
        for match in self.made.finditer(reading.text, sentence.start, end):
            yield from self._voice(reading, match.start("name"), match["name"])

    def _voice(self, reading: Reading, start: int, words: str) -> Iterator[Voice]:
        """Somebody alone; a family name that stands behind a first name elsewhere is a person's."""
        gender, plural, person = self.resolver.reader.gender(words)
        if not plural and words.lower() not in self.resolver.nouns:  # «la Banque | mondiale»
            yield Voice(start, words, gender, person or self._family(reading.text, words))

    def _family(self, text: str, words: str) -> bool:
        """Whether a single name stands behind a first name elsewhere: «Rossi … Marco Rossi», not «Selon Verdane»."""
        if not words[0].isupper() or " " in words:
            return False
        place = text.find(f" {words}", 0, FURTHEST)
        while place > 0:
            first = FIRST_NAME.search(text, max(0, place - 20), place)
            if first and first[1].lower() not in self.phrases.stops | self.phrases.determiners:
                return True
            place = text.find(f" {words}", place + 1, FURTHEST)
        return False
