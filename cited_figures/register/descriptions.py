"""Whom a description without a name is of: somebody whom the text calls so, the only one whom it may mean, what came before."""

from __future__ import annotations

import re

from cited_figures.attribution.mentions import MentionReader
from cited_figures.lexicon import read_lexicon
from cited_figures.register.evidence import Apposed, Evidence
from cited_figures.register.groups import Group, each_once
from cited_figures.register.joining import join
from cited_figures.register.named import Named
from cited_figures.register.names import NameReader
from cited_figures.register.people import People
from cited_figures.register.roles import Role
from cited_figures.register.words import fold

SAME = frozenset(("meme", "memes"))
NOBODY = frozenset(("anonymous", "person"))  # types of descriptions that tell no office


class Descriptions:
    """Finds the persons behind descriptions, made once from the lexicons of a language."""

    def __init__(self, reader: NameReader, language: str = "fr") -> None:
        self.reader = reader
        self.mentions = MentionReader(language)
        rows = read_lexicon("register", language)
        self.called = {fold(row.form): frozenset(map(fold, row.canonical.split())) for row in rows if row.kind == "called"}

    def offices(self, groups: dict[str, Group], evidence: Evidence) -> None:
        """«la présidente départementale», «le chanteur», where the text calls one person so and no other."""
        persons = [group for group in each_once(groups) if group.person]
        people = People(evidence)
        for group in each_once(groups):
            named, role = group.lead, group.lead.role
            if group.person or group.body or role is None or role.sort != "person" or role.plural:
                continue
            if any(named.determiner == "indefinite" for named in group.named):
                continue
            fitting = [person for person in persons if covers(person.apposed, named)]
            if not fitting:
                fitting = self._called(persons, named, people)
            if not fitting and len(named.key.split()) <= 2 and not named.told:
                fitting = self._only_one(persons, group, named)
            if len(fitting) == 1:
                join(groups, fitting[0], group)
            elif not fitting and not self._owned(named):
                self._in_text(groups, group, people)

    def _called(self, persons: list[Group], named: Named, people: People) -> list[Group]:
        """«le chef de l'État», «le représentant de l'État»: the only president or prefect whom the text names."""
        offices = self.called.get(named.key, frozenset())
        found = [person for person in persons if any(role.lemma in offices for role in person.apposed.roles)]
        heads = [form for office in offices for form in self.reader.roles.forms_of(office)]
        return found if len(found) == 1 and len(people.called(heads)) <= 1 else []

    def _only_one(self, persons: list[Group], group: Group, named: Named) -> list[Group]:
        """The person whom an office may be of, where nobody else is heard and nothing speaks against it."""
        told = named.role is not None and named.role.type not in NOBODY
        return [
            one for one in persons if len(persons) == 1 and told and one.first < group.first and self._agree(one, named.words)
        ]

    def _agree(self, person: Group, words: str) -> bool:
        """Whether a description may be of a person by its gender."""
        genders = {self.mentions.gender(person.person or "")[0], self.mentions.gender(words)[0]}
        return len(genders - {"e"}) <= 1 and not person.apposed.roles

    def _owned(self, named: Named) -> bool:
        """Whether a description tells whose somebody is: «son avocat»."""
        return fold(named.words).split()[0] in self.reader.openings.possessives

    def _in_text(self, groups: dict[str, Group], group: Group, people: People) -> None:
        """A person whom the text names and who is heard by this description alone: «Luc Roy, chanteur, … le chanteur»."""
        named, role = group.lead, group.lead.role
        if role is None or named.told or named.words[role.end :].strip():
            return  # «le président français» is not the only president whom the text names
        found = people.called(self.reader.roles.forms_of(role.lemma))
        shown = fold(named.words).split()[0] in self.reader.openings.demonstratives and role.type in NOBODY
        if not found and (shown or self._anybody(role)):
            found = self._alone(people, group, named)
        if len(found) != 1:
            return
        name = found.pop()
        known = next((other for other in each_once(groups) if fold(other.person or "") == fold(name)), None)
        if known:
            join(groups, known, group)
        else:
            group.named.append(Named(name, person=name))
            group.forms[name] = None

    def _anybody(self, role: Role) -> bool:
        """Whether a description tells no office of anybody: «la jeune femme», «le chanteur»."""
        told = role.type == "person" or role.lemma not in self.reader.roles.lemmas
        return told and not role.office and role.lemma not in self.reader.witnesses

    def _alone(self, people: People, group: Group, named: Named) -> set[str]:
        """The only person of the gender of a description whom the text names before it, if nothing else is said of them."""
        gender = self.mentions.gender(named.words)[0]
        found: dict[str, str] = {}
        for start, name in people.named:
            if start >= group.first:
                break
            if {self.mentions.gender(name)[0], gender} in ({"m", "f"},):
                continue
            family = fold(name).split()[-1]
            found[family] = max(found.get(family, ""), name, key=len)
        if len(found) != 1:
            return set()
        name = next(iter(found.values()))
        told = people.evidence.apposed(name)
        office = any(role.type not in NOBODY or role.office for role in told.roles)
        return set() if office or told.told or people.evidence.said_elsewhere(name) else {name}

    def repeated(self, groups: dict[str, Group], evidence: Evidence) -> None:
        """«ces experts», «le sondage»: those that came before, where one alone of the kind did."""
        people = People(evidence)
        for group in each_once(groups):
            named, role = group.lead, group.lead.role
            if role is None or group.person or group.body or named.told or self._owned(named):
                continue
            first, *more = fold(named.words).split()
            shown = first in self.reader.openings.demonstratives or not {first, *more[:1]}.isdisjoint(SAME)
            behind = fold(named.words[role.end :]).split()  # «ces mêmes autorités | sanitaires»
            alone = role.sort == "document" and not role.plural and named.determiner == "definite"
            if len(behind) > (1 if shown else 0) or not (shown or alone):
                continue
            before = [other for other in each_once(groups) if other is not group and self._same(other, group, behind)]
            if len(before) == 1 and before[0].first < group.first:
                join(groups, before[0], group)
            elif not before and shown:
                heads = self.reader.roles.forms_of(role.lemma, plural=role.plural)
                words = people.before(heads, group.first, behind)
                group.forms |= dict.fromkeys([words] if words else [])

    def _same(self, other: Group, group: Group, behind: list[str]) -> bool:
        """Whether two descriptions have one head, in the same number, and the first all that the second says behind it."""
        role, named = group.lead.role, other.lead
        same = role and named.role and (named.role.lemma, named.role.plural) == (role.lemma, role.plural)
        same = same and set(behind) <= set(named.key.split())
        return bool(same) and not other.person and not other.body and not named.told


def covers(apposed: Apposed, named: Named) -> bool:
    """Whether one of the things that a person is said to be has all the words of a description, its body's apart."""
    body = set(fold(named.told).split()) if named.told and not apposed.told else set()
    wanted = {word for word in re.findall(r"\w+", named.key)[1:] if len(word) > 2} - body
    for phrase, role in zip(apposed.phrases, apposed.roles, strict=False):
        if named.role and role.lemma == named.role.lemma and wanted <= set(re.findall(r"\w+", fold(phrase))):
            return True
    return False
