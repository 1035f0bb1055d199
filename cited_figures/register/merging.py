"""Which voices of an article are one source, by the text's own evidence: acronyms, surnames, offices, documents."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cited_figures.lexicon import read_lexicon
from cited_figures.register.descriptions import Descriptions
from cited_figures.register.evidence import Apposed, Evidence
from cited_figures.register.groups import Group, each_once
from cited_figures.register.joining import join
from cited_figures.register.named import Named
from cited_figures.register.names import NameReader
from cited_figures.register.stand_ins import StandIns
from cited_figures.register.words import fold, forms_of

SHORT = 2  # words of a description that takes up another


class Merger:
    """Makes the groups of one source one, made once from the lexicons of a language."""

    def __init__(self, reader: NameReader, language: str = "fr") -> None:
        self.reader = reader
        self.descriptions, self.stand_ins = Descriptions(reader, language), StandIns(reader, language)
        self.pronouns = frozenset(row.form for row in read_lexicon("references", language) if row.kind.startswith("pronoun"))
        self.reports = frozenset(map(fold, forms_of("report", language)))

    def merge(self, groups: dict[str, Group], evidence: Evidence) -> None:
        """Join the groups that the text shows to be one; `groups` then has the same Group at several keys."""
        by_name = self._acronyms, self._surnames, self._appositions, self._told
        by_noun = self.descriptions.offices, self.descriptions.repeated, self._documents, self.stand_ins.bodies
        for rule in (*by_name, *by_noun, self.stand_ins.further, self._called):
            rule(groups, evidence)

    def _acronyms(self, groups: dict[str, Group], evidence: Evidence) -> None:
        """«CNL» and «Centre national du livre», where the text sets one beside the other."""
        if all(group.person for group in groups.values()):
            return
        for short, long in evidence.acronyms().items():
            read = self.reader.read(long)
            whole = [groups[key] for key in (short, read.key, fold(long)) if key in groups and not groups[key].person]
            for group in whole[1:]:
                join(groups, whole[0], group)
            if whole and not read.described and all(read.words != named.words for named in whole[0].named):
                whole[0].named.append(read)
            if whole:
                whole[0].forms |= {long: None, _written(evidence.text, short): None}

    def _surnames(self, groups: dict[str, Group], evidence: Evidence) -> None:
        """«Castaner» and «M. Castaner» after «Christophe Castaner»."""
        for group in each_once(groups):
            name = group.person or (group.named[0].name if group.body and " " not in (group.named[0].name or " ") else None)
            if name is None or (len(name.split()) > 1 and not any(named.title for named in group.named)):
                continue
            others = [other for other in each_once(groups) if other is not group]
            full = [other for other in others if _ends_in(other.person, name)]
            if not full and " " not in name:  # «M. Liu» of «Liu Jianchao»
                full = [other for other in others if (other.person or "").startswith(f"{name} ")]
            if len(full) == 1:
                join(groups, full[0], group) if group.person else self._rename(groups, full[0], group)
            elif not full and " " not in name and (group.person or not group.lead.determiner):
                self._full_name(group, name, evidence)

    def _rename(self, groups: dict[str, Group], full: Group, group: Group) -> None:
        """Take in a bare surname that by itself could have been a body's name."""
        group.named = [Named(named.words, named.determiner, person=named.name) if named.name else named for named in group.named]
        join(groups, full, group)

    def _full_name(self, group: Group, name: str, evidence: Evidence) -> None:
        found = set()
        for match in re.finditer(rf"(?<!\w)[A-ZÀ-Þ][\w'-]+(?: [A-ZÀ-Þ][\w'-]+)? {re.escape(name)}(?!\w)", evidence.text):
            words = self.reader.title.sub("", match.group())  # «Me Lise Cornu»
            opening = words.split()[0].lower() in self.reader.prepositions  # «Selon Météo-Côte»
            if " " in words and not opening and self.reader.person_name(words):
                found.add(words)
        full = next(iter(found)) if len(found) == 1 else None
        if full and (group.person or self.reader.first_named(full)):
            named = [Named(one.words, one.determiner, person=one.name) if one.name else one for one in group.named]
            group.named = [*named, Named(full, person=full)]
            group.forms[full] = None

    def _appositions(self, groups: dict[str, Group], evidence: Evidence) -> None:
        """What the text says that each person is."""
        for group in each_once(groups):
            if group.person:
                found = evidence.apposed(self.reader.title.sub("", group.person))
                for named in group.named:
                    if named.role and named.phrase:
                        found.phrases.append(named.phrase)
                        found.roles.append(named.role)
                        found.told += [named.told] if named.told else []
                letters = evidence.acronyms()
                found.told += [letters[fold(words)] for words in found.told if fold(words) in letters]
                group.apposed = found
                elsewhere = evidence.said_elsewhere(self.reader.title.sub("", group.person)) if _named_whole(group) else []
                group.forms |= dict.fromkeys([group.person, *found.phrases, *elsewhere])
            elif group.body:
                name = group.lead.name or (group.lead.body.name if group.lead.body else "")
                found = evidence.apposed(name, "body")
                kind = group.lead.body.type if group.lead.body else None
                if found.roles and (kind is None or found.roles[0].type == kind):
                    group.forms |= dict.fromkeys(found.phrases)
                    group.apposed = found if kind is None else Apposed()
            elif group.named[0].role and group.named[0].role.sort == "person":
                for words in list(group.forms):  # «Une femme, médecin dans un hôpital,»
                    phrases = evidence.behind(words).phrases
                    group.forms |= dict.fromkeys(phrases)
                    self._named_behind(groups, group, phrases)

    def _told(self, groups: dict[str, Group], evidence: Evidence) -> None:
        """«président du Comité du tourisme (CT) du Var»: a longer form of the body that is heard as «le Comité du tourisme»."""
        told = [words for group in each_once(groups) if group.person for words in group.apposed.told]
        for group in each_once(groups):
            if group.body and not group.person and not any(named.body for named in group.named):
                group.forms |= dict.fromkeys(words for words in told if fold(words).startswith(f"{group.body} ("))

    def _named_behind(self, groups: dict[str, Group], group: Group, phrases: list[str]) -> None:
        """«Le chef de la police, le général Luc Roy,» is the general."""
        for name in [self.reader.read(phrase).person for phrase in phrases]:
            known = [other for other in each_once(groups) if name and fold(other.person or "") == fold(name)]
            if known and group.lead.determiner == "definite":
                join(groups, known[0], group)

    def _documents(self, groups: dict[str, Group], evidence: Evidence) -> None:
        """«l'étude», «un sondage»: that of the one body whose document of the kind the text speaks of."""
        for group in each_once(groups):
            named = group.lead
            if not named.document or not named.described or named.told or named.role is None:
                continue
            if named.role.plural or named.role.lemma not in self.reports or len(named.key.split()) > 2:
                continue
            same = [other for other in each_once(groups) if other is not group and _document_of(other, {named.role.lemma})]
            like = same or [other for other in each_once(groups) if other is not group and _document_of(other, self.reports)]
            definite = any(named.determiner == "definite" for named in group.named)
            if len(like) == 1 and (same or definite):
                join(groups, like[0], group)
            elif not like and definite:
                self._authored(groups, group, evidence.authors(named.role.lemma))
            asked = [other for other in each_once(groups) if self._asks(other)]
            if not like and definite and not group.body and len(asked) == 1 and asked[0].first < group.first:
                join(groups, asked[0], group)

    def _asks(self, group: Group) -> bool:
        """Whether a source is a body that makes studies."""
        body = group.lead.body
        return body is not None and body.type in ("statistics", "poll", "research") and not group.person

    def _authored(self, groups: dict[str, Group], group: Group, authors: dict[str, str]) -> None:
        """Give a document to the one body whose the text says it is."""
        if len(authors) != 1:
            return
        key, words = next(iter(authors.items()))
        if key in groups:
            join(groups, groups[key], group)
        else:
            group.named.insert(0, self.reader.read(words))
            group.forms[words] = None

    def _called(self, groups: dict[str, Group], evidence: Evidence) -> None:
        """What a voice is called at its cue is its source: «il», «l'étude»."""
        for group in each_once(groups):
            for voice in list(group.voices):
                if voice.said and (group.person or fold(voice.said) in self.pronouns or self._short(voice.said)):
                    group.forms[voice.said] = None
                    other = groups.get(self.reader.read(voice.said).same)
                    if other is not None and fold(voice.said) not in self.pronouns:
                        join(groups, group, other)

    def _short(self, words: str) -> bool:
        """Whether words only take up somebody or something named before: «la ministre», «cette étude»."""
        read = self.reader.read(words)
        return read.described and len(read.key.split()) <= SHORT


def _named_whole(group: Group) -> bool:
    """Whether a person is named with a first name."""
    return group.person is not None and len(group.person.split()) > 1


def _ends_in(full: str | None, name: str) -> bool:
    return full is not None and len(full.split()) > len(name.split()) and fold(full).endswith(f" {fold(name)}")


def _document_of(group: Group, lemmas: Iterable[str]) -> bool:
    return any(named.document and named.role and named.role.lemma in lemmas and named.body for named in group.named)


def _written(text: str, folded: str) -> str:
    match = re.search(rf"\(({re.escape(folded)})\)", text, re.IGNORECASE)
    return match[1] if match else folded.upper()
