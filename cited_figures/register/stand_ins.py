"""Which body a common noun stands for: «la Cour», «le syndicat», «l'organisme», where one alone fits."""

from __future__ import annotations

from itertools import chain, islice

from cited_figures.lexicon import read_lexicon
from cited_figures.register.evidence import MOST, Apposed, Evidence, places
from cited_figures.register.groups import Group, each_once
from cited_figures.register.joining import join
from cited_figures.register.named import Named
from cited_figures.register.names import NameReader
from cited_figures.register.people import People
from cited_figures.register.types import type_of
from cited_figures.register.words import fold, forms_of, plain


class StandIns:
    """Finds the bodies behind common nouns, and further nouns for sources, made once from the lexicons of a language."""

    def __init__(self, reader: NameReader, language: str = "fr") -> None:
        self.reader = reader
        rows = read_lexicon("register", language)
        self.reports = frozenset(map(fold, forms_of("report", language)))
        self.stands_for = {fold(row.form): frozenset(row.canonical.split()) for row in rows if row.kind == "stands for"}

    def bodies(self, groups: dict[str, Group], evidence: Evidence) -> None:
        """«la Cour», «le syndicat»: the one body before it of that name or kind."""
        for group in each_once(groups):
            named, role = group.lead, group.lead.role
            if role is None or role.sort != "body" or role.plural or named.body or group.person or named.determiner != "definite":
                continue
            if len(named.key.split()) > 2 or (named.key not in self.stands_for and named.key != role.lemma):
                continue
            others = [other for other in each_once(groups) if other is not group and other.body and not other.person]
            same = [other for other in others if any(key.startswith(f"{named.key} ") for key in self._names(other))]
            if not same and named.key in self.stands_for:
                types = self.stands_for[named.key]
                heard = [other for other in others if self._type(other.named) in types]
                same = [other for other in heard if min(self._begins(other, evidence)) < group.first]
            if len(same) == 1:
                join(groups, same[0], group)
            elif not same and fold(named.words[role.start :]) == named.key:
                self._named_only(group, evidence, others)

    def _named_only(self, group: Group, evidence: Evidence, others: list[Group]) -> None:
        """Name a body that is heard by a common noun alone, where the text names one before it: «la Cour suprême … la Cour»."""
        noun = group.lead.key
        found: dict[str, str] = {}
        for start, words in People(evidence).headed([noun]):
            read = self.reader.read(words)
            if start < group.first and (read.name or read.body) and read.key != noun:
                found.setdefault(read.key, words)
        types = self.stands_for.get(noun, frozenset())
        if not found and not any(self._type(other.named) in types for other in others):
            found = {fold(words): words for start, words, kind in self._named(evidence) if kind in types and start < group.first}
        if len(found) == 1:
            words = found.popitem()[1]
            group.named.insert(0, self.reader.read(words))
            group.forms[words] = None

    def _named(self, evidence: Evidence) -> list[tuple[int, str, str]]:
        """The bodies that the text names, with their types: those of the lexicon, and «la plateforme Korvo»."""
        if evidence.named is None:
            evidence.named = [
                (one.start, evidence.text[one.start : one.end], one.type) for one in evidence.bodies if not one.place
            ]
            inside = self.reader.prepositions | self.reader.verbs
            for noun, types in self.stands_for.items():
                if noun not in evidence.folded:
                    continue
                for place in islice(places(evidence.folded, noun), MOST):
                    match = self.reader.openings.behind.match(evidence.text, place + len(noun))
                    if match and match["adjective"] not in inside and not self.reader.bodies.whole(match["name"]):
                        evidence.named.append((place, match["name"], min(types)))
        return evidence.named

    def _fitting(self, groups: dict[str, Group], evidence: Evidence, types: frozenset[str], place: int) -> list[Group]:
        """The bodies of some types that are heard or named before a place; none where another is only named."""
        every = each_once(groups)
        heard = [group for group in every if group.body and not group.person and self._type(group.named) in types]
        found = [group for group in heard if min(self._begins(group, evidence)) < place]
        keys = {key for group in heard for key in self._names(group)}
        told = chain.from_iterable(group.apposed.told for group in every if group.person)
        named = [words for start, words, kind in self._named(evidence) if kind in types and start < place]
        others = [words for words in told if self._type([self.reader.read(words)]) in types] + named
        other = [words for words in others if not any(_within(fold(words), key) for key in keys)]
        return [] if any(self.reader.read(words).key not in keys for words in other) else found

    def _type(self, named: list[Named]) -> str:
        return type_of(named, Apposed(), self.reader)

    def further(self, groups: dict[str, Group], evidence: Evidence) -> None:
        """«la Cour», «la chanteuse», «l'organisme» of a text that calls one of them so: further words for it."""
        heads: dict[str, list[Group]] = {}
        for group in each_once(groups):
            for head in sorted(self._heads(group, evidence)):
                heads.setdefault(head, []).append(group)
        people = People(evidence)
        for head, found in heads.items():
            person = found[0].person is not None
            spelt = self.reader.roles.forms_of(head) if person else [head]
            if person and (len(found) > 1 or len(people.called(spelt)) > 1):
                continue
            begun = [(min(self._begins(group, evidence)), group) for group in found]
            for form, spots in [item for words in spelt for item in evidence.bare(words).items()]:
                self._take(form, [[group for start, group in begun if len(begun) == 1 or start < spot] for spot in spots])
        heard = {self._type(group.named) for group in each_once(groups) if group.body and not group.person}
        for noun, types in self.stands_for.items():
            if noun not in heads and not heard.isdisjoint(types) and noun in evidence.folded:
                for form, spots in evidence.bare(noun).items():
                    self._take(form, [self._fitting(groups, evidence, types, spot) for spot in spots])

    def _take(self, form: str, fitting: list[list[Group]]) -> None:
        """Give a form to the one group that it is of wherever it stands."""
        if all(len(found) == 1 for found in fitting) and len({id(found[0]) for found in fitting}) == 1:
            fitting[0][0].forms[form] = None

    def _begins(self, group: Group, evidence: Evidence) -> list[int]:
        """Where the text first has each of the words of a group."""
        return [place for form in group.forms if (place := evidence.text.find(plain(form))) >= 0] or [group.first]

    def _heads(self, group: Group, evidence: Evidence) -> set[str]:
        """The nouns by which the text calls a group, in the singular."""
        if group.person:
            return {role.lemma for role in group.apposed.roles if not role.plural}
        if not group.body:
            role = group.lead.role
            return {role.lemma} if role and not role.plural and role.sort != "document" else set()
        names = [named.body.name for named in group.named if named.body]
        group.forms |= dict.fromkeys(words for name in names for words in evidence.other_names(name))
        whole = [self.reader.roles.head(words) for words in group.forms]
        documents = {named.role.lemma for named in group.named if named.document and named.role and not named.role.plural}
        alone = {lemma for lemma in documents & self.reports if len(evidence.authors(lemma)) <= 1}
        return alone | {head.lemma for head in whole if head and head.sort == "body" and not head.plural}

    def _names(self, group: Group) -> set[str]:
        """All that a group is called, here and in the lexicon."""
        known = {form for named in group.named if named.body for form in self.reader.bodies.names[named.body.name]}
        return {named.key for named in group.named} | set(map(fold, known | set(group.forms)))


def _within(one: str, other: str) -> bool:
    """Whether of two names one holds the other, word by word."""
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "
