"""What a source's words say: whose name, which body, what it is said to be, and for which body it speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.register.bodies import Body, bodies
from cited_figures.register.roles import Role, roles
from cited_figures.register.words import NAME_PART, fold, forms_of, plain, without_determiner

APOSTROPHE = "'"
LATELY = 4096  # words of sources that are remembered


@dataclass(frozen=True, slots=True)
class Named:
    """A source's words, read: what they are of is None where they do not say it.

    words: as plain characters. person: a person's full name, or the part that is given. body: of the lexicon, when the words
    name it or the document that is its. name: of a body that the lexicon lacks. role: the head of a description.
    phrase: the description without the name. told: the body in it that somebody belongs to, or whose a document is.
    relayed: the medium that tells of it. epithets: where the words begin that make it what it is, «jeune» apart.
    """

    words: str
    determiner: str = ""
    person: str | None = None
    title: bool = False
    body: Body | None = None
    name: str | None = None
    role: Role | None = None
    phrase: str | None = None
    told: str | None = None
    relayed: str | None = None
    epithets: int = 0

    @property
    def key(self) -> str:
        """The words that two sources of one name share."""
        if self.person:
            return fold(self.person)
        if self.body:
            return fold(self.body.name)
        if self.name:
            return fold(self.name)
        words = self.phrase or self.words
        known = self.role and words.startswith(self.words[: self.role.start])
        return fold(words[self.epithets :] if known else without_determiner(words)[0])

    @property
    def document(self) -> bool:
        """Whether the words are of something written."""
        return self.role is not None and self.role.sort == "document"

    @property
    def described(self) -> bool:
        """Whether the words only describe, without a name of their own."""
        return self.person is None and self.body is None and self.name is None


class NameReader:
    """Reads the words of sources, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("people", language)
        self.first_names = frozenset(
            fold(form) for form in {row.form for row in rows if row.kind.startswith("name")} | forms_of("first name", language)
        )
        references = read_lexicon("references", language)
        particle = alternation(row.form for row in references if row.kind == "particle")
        titles = alternation(row.form for row in references if row.kind.startswith("title"))
        self.firm = frozenset(fold(form) for form in forms_of("firm", language))
        aside, author, of = (alternation(forms_of(kind, language)) for kind in ("aside", "author", "of"))
        beside = alternation(forms_of("aside", language) | forms_of("beside", language))
        self.bodies, self.roles = bodies(language), roles(language)
        self.witnesses = frozenset(map(fold, forms_of("witness", language)))
        self.title = re.compile(rf"(?:{titles}) (?=(?:(?:{particle}) ?){{0,2}}[A-ZÀ-Þ])")
        self.name = re.compile(rf"{NAME_PART}(?: (?:(?:{particle}) ?){{0,2}}{NAME_PART}){{1,4}}")
        self.surname = re.compile(r" ([A-ZÀ-ÖØ-Þ][\w'-]*[a-zà-ÿ])")
        self.proper = re.compile(rf"{NAME_PART}(?:[ '](?:(?:{of}|et|en) ?(?:la |l')?)?{NAME_PART})*(?: \d+)?$")
        self.aside = re.compile(rf" (?:{aside})(?:e|s|es)?(?= |$).*")
        relay = alternation(forms_of("relay", language))
        articles = [*forms_of("definite", language), *forms_of("of", language)]
        plain_articles = {form for form in articles if form not in ("de", "à", "pour")}
        singular = [row.form for row in read_lexicon("register", language) if row.note == "article"]
        self.articled, self.definite = (
            re.compile(rf"(?<!\w)(?:{alternation(form if form.endswith(APOSTROPHE) else f'{form} ' for form in forms)})$", flags)
            for forms, flags in ((plain_articles, 0), (singular, re.IGNORECASE))
        )
        self.titled = re.compile(rf"(?<!\w)(?:{titles}) $")
        self.within = re.compile(rf"(?: \([\w.-]+\))?,? (?:{alternation(forms_of('within', language))}) $")
        function_words = read_lexicon("function_words", language)
        self.auxiliaries = frozenset(row.form for row in function_words if row.kind == "auxiliary")
        verbs = [row.form for row in function_words if row.kind in ("auxiliary", "clitic")]
        verbs += [row.form for row in read_lexicon("reporting", language) if " " not in row.form]
        self.verbs = frozenset(verbs)
        self.relay = re.compile(rf" (?:{relay})(?:e|s|es)? par ")
        self.epithet = re.compile(rf"(?:{'|'.join(map(re.escape, forms_of('epithet', language)))}) ", re.IGNORECASE)
        self.respondents = re.compile(rf"\b(?:{alternation(forms_of('respondent', language))})\b")
        self.beside = re.compile(rf" (?:{beside})(?:e|s|es)?(?= |$).*")  # the same behind a document
        self.author = re.compile(rf" (?:{author})(?:e|s|es)?(?: [\w' -]{{1,40}}?)? par (?=[\w'])")
        self.linked = re.compile(rf"(?:^|[ '])(?:{of})(?: ?(?:la|le|les) | ?l'| )?$")
        self.led = re.compile(rf"^(?:{of}) ?(?=(?:la |le |les |l')\S|Pour )", re.IGNORECASE)
        self.of = re.compile(rf"(?:(?<=^)|(?<= ))(?:{of})[ ]?(?:la |le |l'|les )?")
        self._known = lru_cache(maxsize=LATELY)(self._read)  # the same words come again and again in an article

    def read(self, words: str) -> Named:
        """Read the words of one source.

        >>> reader = names()
        >>> reader.read("l'administrateur Jim Moreau").person, reader.read("une note de l'Insee").body.name
        ('Jim Moreau', 'Insee')
        >>> reader.read("la CGT cheminots").name, reader.read("un autre utilisateur").described
        ('CGT cheminots', True)
        """
        return self._known(words)

    def _read(self, words: str) -> Named:
        words = self.led.sub("", plain(words))
        core, determiner = without_determiner(words)
        title = self.title.match(core)
        if title:
            return Named(words, determiner, person=core[title.end() :], title=True)
        body = self.bodies.whole(words) or self.bodies.whole(core)
        if body and body.person:
            return Named(words, determiner, person=core, body=body)
        if body:
            return Named(words, determiner, body=body, role=self.roles.head(words))
        first = core.split()[0] if core else ""
        if (
            not determiner
            and first
            and fold(first).split()[0] in self.first_names
            and self.name.fullmatch(core)
            and self.person_name(core)
        ):
            return Named(words, person=core)
        role = self.roles.head(words)
        if role is None:
            return self._bare(words, core, determiner)
        if role.sort == "person":
            return self._person(words, determiner, role)
        if role.sort == "document":
            return self._document(words, determiner, role)
        return self._body(words, core, determiner, role)

    def relays(self, words: str) -> str | None:
        """The medium that some words say tells of their source: «un rapport révélé par Mediapart»."""
        match = self.relay.search(words)
        found = self.bodies.within(words[match.end() :]) if match else []
        return (match and found and found[0].type == "media" and words[match.end() :][: found[0].end]) or None

    def person_name(self, words: str) -> bool:
        """Whether capitalised words are a person's full name rather than a body's.

        >>> names().person_name("Léa Petit"), names().person_name("Qimai Technology")
        (True, False)
        """
        parts = words.split()
        body = self.bodies.whole(words)
        if len(parts) < 2 or body:
            return body is not None and body.person
        if fold(parts[0]).split()[0] in self.first_names:
            return True
        if any(fold(part) in self.firm for part in parts):
            return False
        last = self.bodies.whole(parts[-1])
        if last and last.place:
            return False  # «Aéroports de Paris»
        return not any(len(part) > 2 and part.isupper() for part in parts[:1]) and self.name.fullmatch(words) is not None

    def _bare(self, words: str, core: str, determiner: str) -> Named:
        """Words without a head that the lexicon knows: a name, or a description that says little."""
        name, _, behind = core.partition(", ")
        if behind and self.person_name(name) and not determiner:
            role = self.roles.head(behind)
            return Named(words, person=name, phrase=behind, role=role, told=self.belongs(behind, role))
        full = self.name.match(core)
        if full and not determiner and self.of.match(core, full.end() + 1) and self.person_name(full.group()):
            return Named(words, person=full.group(), told=self.belongs(core[full.end() + 1 :], None))
        cut = self.aside.sub("", core)
        if not any(letter.isupper() for letter in cut):
            return Named(words, determiner, phrase=words)
        if not determiner and (self.person_name(cut) or fold(cut) in self.first_names):
            return Named(words, determiner, person=cut)
        return Named(words, determiner, name=cut)

    def _person(self, words: str, determiner: str, role: Role) -> Named:
        name = self._last_name(words, role.end)
        if name is None:
            phrase = words[: role.end] + self.aside.sub("", words[role.end :])
            return Named(
                words, determiner, role=role, phrase=phrase, told=self.belongs(phrase, role), epithets=self._epithets(words, role)
            )
        before = words[: len(words) - len(name)].rstrip(" ,")
        return Named(words, determiner, person=name, role=role, phrase=before, told=self.belongs(before, role))

    def _last_name(self, words: str, start: int) -> str | None:
        """The person's name that some words end in, from a character on: «le maire de Paris Léa Petit»."""
        match = next((match for match in self.name.finditer(words, start) if match.end() == len(words)), None)
        if match is None:
            alone = self.surname.fullmatch(words, start)  # «le juge Bocock»
            return alone[1] if alone and not self.bodies.whole(alone[1]) else None
        if any(self._person_at(words, link.end()) for link in self.of.finditer(words, start, match.start())):
            return None  # «un conseiller du président turc Jean Morel» is not Morel
        name = re.sub(r"^(?:[A-ZÀ-Þ]{2,} )+", "", match.group())  # «le sénateur LR Jean Morel»
        for place in [position.start() for position in re.finditer(r"(?<=[ ])[A-ZÀ-Þ]|^[A-ZÀ-Þ]", name)]:
            if fold(name[place:]).split()[0] in self.first_names and " " in name[place:]:
                return name[place:]
        known = self.bodies.within(name)
        if known and known[-1].person and known[-1].end == len(name):
            return name[known[-1].start :]
        if self.linked.search(words[: match.start()]):  # «le ministre de la Santé Jean Morel»
            name = name.partition(" ")[2]
        return name if not self.bodies.within(name) and self.person_name(name) else None

    def _person_at(self, words: str, start: int) -> bool:
        role = self.roles.head(words[start:])
        return role is not None and role.sort == "person" and role.start == 0

    def _document(self, words: str, determiner: str, role: Role) -> Named:
        author = self.author.search(words, role.start)
        phrase = words[: role.end] + self.beside.sub("", words[role.end :])
        behind = words[author.end() :] if author else phrase[role.end :]
        found = [body for body in self.bodies.within(behind) if not body.place and not body.person]
        short = words[: author.start()] if author else phrase
        epithets = self._epithets(words, role)
        if found:
            return Named(
                words,
                determiner,
                body=found[0],
                role=role,
                phrase=short,
                epithets=epithets,
                told=behind[found[0].start : found[0].end],
            )
        link = self.of.match(behind.lstrip())
        told = behind.strip() if author else behind.lstrip()[link.end() :] if link else None
        head = self.roles.head(told) if told else None
        capital = told is not None and any(letter.isupper() for letter in told)
        if told and ((head and head.sort == "body") or (capital and (author or self.proper.fullmatch(told)))):
            return Named(words, determiner, role=role, phrase=short, told=told, epithets=epithets)
        return Named(words, determiner, role=role, phrase=short, epithets=epithets)

    def _epithets(self, words: str, role: Role) -> int:
        """Where the words begin that make a description what it is: those behind the determiner, the crowd and «jeune»."""
        if role.crowd:
            return role.start
        start = len(words) - len(without_determiner(words)[0])
        while match := self.epithet.match(words, start):
            start = match.end()
        return start

    def _body(self, words: str, core: str, determiner: str, role: Role) -> Named:
        """A description of a body, with the name that it may end in: «l'association Airlines for Europe»."""
        core = self.aside.sub("", core)
        offset = len(words) - len(without_determiner(words)[0])
        for match in self.proper.finditer(core):
            before = core[: match.start()]
            if match.start() + offset >= role.end and not self.linked.search(before) and before.endswith(" "):
                body = self.bodies.whole(match.group())
                if body is None or not body.place:
                    return Named(words, determiner, body=body, name=match.group(), role=role, phrase=before.strip())
        capital = any(letter.isupper() for letter in core)
        if capital and not role.crowd:
            return Named(words, determiner, name=core, role=role, phrase=core)
        return Named(words, determiner, role=role, phrase=self.aside.sub("", words), epithets=self._epithets(words, role))

    def belongs(self, phrase: str, role: Role | None) -> str | None:
        """The body that a description says somebody is of, or None.

        role: the head of the description, behind which the body stands.

        >>> reader = names()
        >>> [reader.belongs(words, reader.roles.head(words)) for words in ("économiste à la CGT", "maire de Brest")]
        ['CGT', None]
        """
        found = [body for body in self.bodies.within(phrase) if not body.place and not body.person]
        if found:
            return phrase[found[0].start : found[0].end]
        for match in self.of.finditer(phrase, role.end if role else 0):
            rest = phrase[match.end() :]
            head = self.roles.head(rest)
            if head and head.sort == "body" and head.start < 12:
                also = next((also for also in re.finditer(" et ", rest) if self._person_at(rest, also.end())), None)
                return rest[: also.start() if also else len(rest)].strip()
        return None


@lru_cache(maxsize=4)
def names(language: str = "fr") -> NameReader:
    """The reader of a language, made at the first call."""
    return NameReader(language)
