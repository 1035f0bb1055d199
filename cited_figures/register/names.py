"""What a source's words say: whose name, which body, what it is said to be, and for which body it speaks."""

from __future__ import annotations

import re
from functools import lru_cache

from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.register.bodies import bodies
from cited_figures.register.named import Named
from cited_figures.register.openings import Openings
from cited_figures.register.roles import Role, roles
from cited_figures.register.words import NAME_PART, fold, forms_of, plain, without_determiner

OPENING = frozenset(("et", "mais", "selon", "pour"))  # a sentence that begins with a name
LATELY = 4096  # words of sources that are remembered


class NameReader:
    """Reads the words of sources, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        self.bodies, self.roles, self.openings = bodies(language), roles(language), Openings(language)
        rows = read_lexicon("people", language)
        self.first_names = frozenset(
            fold(form) for form in {row.form for row in rows if row.kind.startswith("name")} | forms_of("first name", language)
        )
        references = read_lexicon("references", language)
        particle = alternation(row.form for row in references if row.kind == "particle")
        titles = self.openings.titles
        self.firm = {fold(row.form): row.canonical for row in read_lexicon("register", language) if row.kind == "firm"}
        self.demonym = re.compile(rf"[\w-]*(?:{alternation(forms_of('demonym', language))})(?: \w+ \d\d \w+)?", re.IGNORECASE)
        singular = [form for form in forms_of("definite", language) | forms_of("indefinite", language) if form[-1] != "s"]
        self.singular = re.compile(rf"(?:{alternation(singular)})(?: |(?<=')|(?<=’))", re.IGNORECASE)
        aside, author, of = (alternation(forms_of(kind, language)) for kind in ("aside", "author", "of"))
        aside_of_documents = alternation(forms_of("aside", language) | forms_of("beside", language))
        self.leads = frozenset(map(fold, forms_of("leads", language)))
        self.witnesses = frozenset(map(fold, forms_of("witness", language)))
        self.title = re.compile(rf"(?:{titles}) (?=(?:(?:{particle}) ?){{0,2}}[A-ZÀ-Þ])")
        self.name = re.compile(rf"{NAME_PART}(?: (?:(?:{particle}) ?){{0,2}}{NAME_PART}){{1,4}}")
        self.surname = re.compile(r" ([A-ZÀ-ÖØ-Þ][\w'-]*[a-zà-ÿ])")
        self.proper = re.compile(rf"{NAME_PART}(?:[ '](?:(?:{of}|et|en) ?(?:la |l')?)?{NAME_PART})*(?: \d+)?$")
        self.aside = re.compile(rf" (?:{aside})(?:e|s|es)?(?= |$).*")
        relay = alternation(forms_of("relay", language))
        self.capital = re.compile(r"(?<![\w-])[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?(?![\w-])(?! [A-ZÀ-Þ])")
        self.within = re.compile(rf"(?: \([\w.-]+\))?,? (?:{alternation(forms_of('within', language))}) $")
        function_words = read_lexicon("function_words", language)
        self.prepositions = frozenset(row.form for row in function_words if row.kind in ("preposition", "link", "conjunction"))
        self.auxiliaries = frozenset(row.form for row in function_words if row.kind == "auxiliary")
        verbs = [row.form for row in function_words if row.kind in ("auxiliary", "clitic")]
        verbs += [row.form for row in read_lexicon("reporting", language) if " " not in row.form]
        self.verbs = frozenset(verbs)
        self.workplace = re.compile(r" dans une? (?=\w)")
        self.letters = re.compile(
            rf"(?<![\w'])(?:{of})[ ]?(?:la |le |l'|les )?([A-ZÀ-Þ]{{3,6}})(?![\w-])"
        )  # «présidente de la LDM»
        self.relay = re.compile(rf" (?:{relay})(?:e|s|es)? par ")
        self.epithet = re.compile(rf"(?:{'|'.join(map(re.escape, forms_of('epithet', language)))}) ", re.IGNORECASE)
        self.respondents = re.compile(rf"\b(?:{alternation(forms_of('respondent', language))})\b")
        self.beside = re.compile(rf" (?:{aside_of_documents})(?:e|s|es)?(?= |$).*")  # the same behind a document
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
        opening, _, rest = words.partition(" ")
        words = rest if opening.lower() in OPENING and opening[:1].isupper() and rest[:1].isupper() else words  # «Et Luc Roy»
        core, determiner = without_determiner(words)
        title = self.title.match(core)
        if title:
            name, _, behind = core[title.end() :].partition(", ")  # «M. Simon, chargé des comptes»
            role = self.roles.head(behind)
            return Named(words, determiner, name, title=True, role=role, phrase=behind or None, told=self.belongs(behind, role))
        body = self.bodies.whole(words) or self.bodies.whole(core)
        if body and body.person:
            return Named(words, determiner, person=core, body=body)
        if body:
            return Named(words, determiner, body=body, role=self.roles.head(words))
        first = core.split()[0] if core else ""
        if not determiner and first and self.first_named(first) and self.name.fullmatch(core) and self.person_name(core):
            return Named(words, person=core)
        role = self.roles.head(words)
        if role is None:
            return self._bare(words, core, determiner)
        if role.sort == "person":
            return self._person(words, determiner, role)
        if role.sort == "document":
            return self._document(words, determiner, role)
        return self._body(words, core, determiner, role)

    def cut(self, behind: str) -> str:
        """What follows a head without what is said beside it: a place of work stays, «médecin dans un hôpital».

        >>> names().cut(" dans un hôpital de Brest qui ferme"), names().cut(" dans un communiqué")
        (' dans un hôpital de Brest', '')
        """
        place = self.workplace.match(behind)
        head = self.roles.head(behind[place.end() :]) if place else None
        start = place.end() if place and not (head and head.sort == "document") else 0
        return behind[:start] + self.aside.sub("", behind[start:])

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
        if self.first_named(parts[0]):
            return True
        if any(fold(part) in self.firm for part in parts):
            return False
        last = self.bodies.whole(parts[-1])
        if last and last.place:
            return False  # «Aéroports de Paris»
        return not any(len(part) > 2 and part.isupper() for part in parts[:1]) and self.name.fullmatch(words) is not None

    def first_named(self, name: str) -> bool:
        """Whether a name begins with a first name that the lexicon knows."""
        return fold(name).split()[0] in self.first_names

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
            noun, _, last = words.rpartition(" ")
            words = noun if last in self.verbs and len(noun) >= role.end else words  # «l'expert rassure»
            phrase = words[: role.end] + self.cut(words[role.end :])
            return Named(
                words, determiner, role=role, phrase=phrase, told=self.belongs(phrase, role), epithets=self._epithets(words, role)
            )
        before = words[: words.rindex(name)].rstrip(" ,")
        return Named(words, determiner, person=name, role=role, phrase=before, told=self.belongs(before, role))

    def _last_name(self, words: str, start: int) -> str | None:
        """The person's name that some words end in, from a character on: «le maire de Paris Léa Petit»."""
        match = next((match for match in self.name.finditer(words, start) if match.end() == len(words)), None)
        if match is None:
            alone = self.surname.fullmatch(words, start)  # «le juge Bocock»
            return alone[1] if alone and not self.bodies.whole(alone[1]) else self._name_inside(words, start)
        if any(self._person_at(words, link.end()) for link in self.of.finditer(words, start, match.start())):
            return None  # «un conseiller du président turc Jean Morel» is not Morel
        name = re.sub(r"^(?:[A-ZÀ-Þ]{2,} )+", "", match.group())  # «le sénateur LR Jean Morel»
        short = len(name) == len(match.group())  # but «le patron de la SNCF Luc Roy» is Luc Roy
        linked = short and self.linked.search(words[: match.start()])  # «un proche de Léa Petit» is not Léa Petit
        for place in [position.start() for position in re.finditer(r"(?<=[ ])[A-ZÀ-Þ]|^[A-ZÀ-Þ]", name)]:
            body = self.roles.head(f"le {name[:place]}") if place else None  # «chercheur à l'Institut Jean Morel»
            if (place or not linked) and self.first_named(name[place:]) and " " in name[place:] and not (body and linked):
                return name[place:]
        known = self.bodies.within(name)
        if known and known[-1].person and known[-1].end == len(name) and (known[-1].start or not linked):
            return name[known[-1].start :]
        if linked:  # «le ministre de la Santé Jean Morel»
            name = name.partition(" ")[2]
        return name if not self.bodies.within(name) and self.person_name(name) else None

    def _name_inside(self, words: str, start: int) -> str | None:
        """The name between a description and what more is said of somebody: «le candidat vert Léa Petit crédité de 20 %»."""
        match = self.name.search(words, start)
        if match is None or not words[match.end() :][1:2].islower() or "," in words[start : match.start()]:
            return None
        plain = self.prepositions.isdisjoint(words[start : match.start()].replace("'", "' ").split())
        return match.group() if plain and self.person_name(match.group()) else None

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
        if told is None and role.type == "poll" and self.proper.fullmatch(behind.strip()):
            told = behind.strip()  # «un sondage Verdane»
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
            person = any(self._person_at(words, link.end()) for link in self.of.finditer(words, role.end))
            if match.start() + offset >= role.end and not self.linked.search(before) and before.endswith(" ") and not person:
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
        letters = self.letters.search(phrase, role.end if role else 0)
        if letters or not (role and role.lemma in self.leads):
            return letters[1] if letters else None
        link = self.of.match(phrase[role.end :].lstrip())
        name = phrase[role.end :].lstrip()[link.end() :] if link else ""
        return name if self.proper.fullmatch(name) and not self.bodies.whole(name) else None  # «porte-parole d'Électra»


@lru_cache(maxsize=4)
def names(language: str = "fr") -> NameReader:
    """The reader of a language, made at the first call."""
    return NameReader(language)
