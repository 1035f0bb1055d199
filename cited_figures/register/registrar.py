"""Voices of one article to its sources: who is one and the same, by the text's own evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from cited_figures.register.evidence import Evidence
from cited_figures.register.groups import Group, each_once
from cited_figures.register.merging import Merger
from cited_figures.register.named import Named
from cited_figures.register.names import NameReader, names
from cited_figures.register.source import Source, Voice
from cited_figures.register.types import type_of
from cited_figures.register.words import fold, plain, without_determiner
from cited_figures.schema import Draft

BRACKETED = re.compile(r" \([A-ZÀ-Þ][\w.-]{1,9}\)$")
SPLIT = re.compile(r" et (?=[A-ZÀ-Þ]|l[ea]s? |l['’])")


class Registrar:
    """Builds the register of an article, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        self.reader: NameReader = names(language)
        self.merger = Merger(self.reader, language)
        self.pronouns = self.merger.pronouns

    def register(self, text: str, voices: Iterable[Voice], article: str | None = None) -> list[Source]:
        """The sources behind the voices of an article, in the order in which they are heard.

        text: the article's. voices: words that attribute, with where they stand and what they vouch for. article: its
        name, which stands in the `source_id` of a source that only this article can tell.

        >>> text = "Léa Petit, du CNRS, compte 40 cas. Selon l'INSEE et l'Insee, 20 suffisent."
        >>> voices = [Voice("Léa Petit", 0), Voice("l'INSEE", 41), Voice("l'Insee", 52)]
        >>> [(source.name, source.type, source.organisation, source.forms[:2]) for source in registrar().register(text, voices)]
        [('Léa Petit', 'research', 'CNRS', ('Léa Petit',)), ('INSEE', 'statistics', None, ("l'INSEE", "l'Insee"))]
        """
        evidence = Evidence(text, self.reader)
        groups = self._grouped(voices, evidence)
        self.merger.merge(groups, evidence)
        return [self._source(group, article) for group in sorted(each_once(groups), key=lambda group: group.first)]

    def ids(self, text: str, drafts: Iterable[Draft], article: str | None = None) -> dict[str, str]:
        """The `source_id` of each source of an article's figures, by its words.

        >>> drafts = [Draft(0, 2, "percent", source="l'Insee"), Draft(9, 11, "percent", source="L'INSEE")]
        >>> registrar().ids("…", drafts)
        {"l'Insee": 'insee', "L'INSEE": 'insee'}
        """
        voices = [Voice(draft.source, draft.start, draft.source_said, draft.certainty) for draft in drafts if draft.source]
        return {words: source.source_id for source in self.register(text, voices, article) for words in source.voices}

    def _grouped(self, voices: Iterable[Voice], evidence: Evidence) -> dict[str, Group]:
        """Voices by the name that their words share; «A et B» are two."""
        groups: dict[str, Group] = {}
        for voice in voices:
            for words in self._each(voice.words):
                if not plain(words) or fold(words) in self.pronouns:
                    continue
                named = self.reader.read(words)
                if (
                    named.name
                    and named == Named(named.words, name=named.name)
                    and not (" " in named.name or named.name.partition("-")[0].isupper())
                ):
                    joint = "-" in named.name and not self.reader.first_named(named.name)  # «Météo-Côte»
                    alone = not joint and not evidence.body_like(named.name)  # «Vlad», who is no firm
                    named = Named(named.words, person=named.name) if alone else named
                if not self._heard(named, voice):
                    continue
                told = self.reader.read(named.told) if named.document and named.told else None
                group = groups.setdefault(told.same if told else named.same, Group())
                for read in (named, told):
                    if read and all(read.words != known.words for known in group.named):
                        group.named.append(read)
                forms = [words, *evidence.bracketed(words)]
                group.forms |= dict.fromkeys([*forms, named.told] if told and named.told else forms)
                group.voices.append(voice if words == voice.words else replace(voice, words=words, said=None))
        return groups

    def _heard(self, named: Named, voice: Voice) -> bool:
        """Whether words are a source's: neither those of a poll's respondents nor of a thing that nothing says to speak."""
        core, determiner = without_determiner(named.words)
        if not named.described:
            return self.reader.respondents.fullmatch(core) is None  # «les Français»
        if named.role is None and (voice.quotation == "indirect" or not determiner):
            return False
        return not self.reader.respondents.search(named.words)

    def _each(self, words: str) -> list[str]:
        """The sources that some words name: «A et B», «A et les autres syndicats», a report and the medium that tells of it."""
        relayed = self.reader.relays(plain(words))
        parts = SPLIT.split(words, maxsplit=1)
        if len(parts) == 2 and all(self._stands_alone(part) for part in parts) and not self._one_name(*parts):
            return parts
        return [words, relayed] if relayed else [words]

    def _one_name(self, first: str, second: str) -> bool:
        """Whether «A et B» is one name, as that of «la commission Vérité et Réconciliation»."""
        alone = " " not in second and not without_determiner(second)[1] and not self.reader.bodies.whole(second)
        return alone and bool(without_determiner(first)[1])

    def _stands_alone(self, words: str) -> bool:
        """Whether some words of «A et B» are a source by themselves."""
        named = self.reader.read(words)
        return not named.described or (named.role is not None and named.role.sort != "document" and bool(named.determiner))

    def _source(self, group: Group, article: str | None) -> Source:
        name = self._name(group)
        persons = [named.told for named in group.named if named.told and named.role and named.role.sort == "person"]
        told = next(iter([*group.apposed.told, *persons]), None)
        forms = list(dict.fromkeys([*group.forms, *_parts(group.named)]))
        figures = [voice for voice in group.voices if voice.certainty]
        return Source(
            source_id=self._id(group, name, article),
            name=name,
            type=type_of(group.named, group.apposed, self.reader),
            organisation=told if told and not told.islower() and (group.person or not group.body) else None,
            forms=tuple(forms),
            figures=len(figures),
            firm=sum(voice.certainty == "stated" for voice in figures),
            hedged=sum(voice.certainty != "stated" for voice in figures),
            quotations=sum(not voice.certainty for voice in group.voices),
            voices=tuple(dict.fromkeys(voice.words for voice in sorted(group.voices, key=lambda voice: voice.start))),
        )

    def _name(self, group: Group) -> str:
        if group.person:
            return self.reader.title.sub("", group.person)
        given = [plain(form) for form in group.forms if fold(form) not in self.pronouns]
        whole = [form for form in given if ((read := self.reader.read(form)).body and not read.document) or read.name]
        bodies = [named.words[:] for named in group.named if named.body and named.document]
        for words in bodies:
            found = self.reader.bodies.within(words)
            whole += [words[body.start : body.end] for body in found if fold(body.name) == group.body]
        known = [form for form in whole if self.reader.read(form).body]  # before «l'Institut», which is short for it
        whole = [BRACKETED.sub("", form) for form in known or whole]
        if not whole:
            return self._description(given)
        chosen = max(whole, key=lambda form: (len(form), not form.isupper()))
        read = self.reader.read(chosen)
        if "(" in chosen:
            return without_determiner(chosen)[0]  # «Comité du tourisme (CT) du Var»
        if read.name or (read.body and self.reader.bodies.pattern.fullmatch(chosen)):
            return read.name or chosen
        return without_determiner(chosen)[0]

    def _description(self, given: list[str]) -> str:
        """The fullest of some descriptions, without what stands before it: «de nombreux experts» of these and «ces experts»."""
        read = [self.reader.read(form) for form in given]
        read = [named for named in read if not named.document] or read
        cut = [named.words[named.epithets :] if named.role and named.phrase == named.words else named.phrase for named in read]
        kept = [words or named.words for words, named in zip(cut, read, strict=True)]
        return without_determiner(max(kept, key=len))[0]

    def _id(self, group: Group, name: str, article: str | None) -> str:
        """A name that is the same in every article, or one that begins with the article's."""
        known = next((named.body.name for named in group.named if named.body), None)
        full = known or (name if any(map(str.isupper, name)) and " " in name and (group.person or group.body) else None)
        slug = re.sub(r"[^\w]+", "-", fold(full or name)).strip("-")
        return slug if full or article is None else f"{article}/{slug}"


def _parts(found: list[Named]) -> list[str]:
    """The names and descriptions inside the words of a source."""
    parts = []
    for named in found:
        parts += [part.strip() for part in (named.name, named.phrase, named.told if named.document else None) if part]
    return [part for part in parts if part]


@lru_cache(maxsize=4)
def registrar(language: str = "fr") -> Registrar:
    """The registrar of a language, made at the first call."""
    return Registrar(language)
