"""How firmly a figure is given."""

from __future__ import annotations

import re

from cited_figures.attribution.conditionals import Conditionals
from cited_figures.attribution.weakening import SENTENCE, VERBAL, Hedge, Weakening
from cited_figures.grammar.rules import Rules
from cited_figures.kinds import KINDS
from cited_figures.lexicon import Told, alternation, read_lexicon, spelt
from cited_figures.patterns import compiled
from cited_figures.schema import Draft
from cited_figures.text.reading import Reading

LONGEST = 4000  # characters of a sentence that are read for its hedges
BESIDE = 80  # characters on both sides of a cue that tell whether it is one
NEAR = 30  # and between an adverb and the figure right behind it, or behind a cue to a word for figures
CUES = ("adverb", "opening", "verb", "apt", "estimate", "forecast", "awaited", "adjective", "sentence", "doubt")
WHOLE = (*SENTENCE, "forecast")  # what weakens the whole, too, of which a figure is a part


class HedgeFinder:
    """Finds the cues that weaken a figure, made once from the lexicon of a language."""

    def __init__(self, language: str = "fr") -> None:
        kinds: dict[str, set[str]] = {}
        for row in read_lexicon("hedges", language):
            kinds.setdefault(row.kind, set()).add(row.form)
        self.beside_figure = frozenset(kinds["doubt beside"] | kinds["sentence beside"])
        for kind in SENTENCE:
            kinds[kind] |= kinds[f"{kind} beside"]
        self.conditionals = Conditionals(kinds, language)
        self.weakening = Weakening(language)
        self.rules, self.links = Rules("hedges", language), Rules("hedge_links", language)
        self.kinds = dict.fromkeys(kinds["noun"], "noun") | {form: kind for kind in CUES for form in kinds[kind]}
        self.kinds |= {form[:-1] + "'": kind for form, kind in self.kinds.items() if form.endswith(" que")}
        self.cue = compiled(rf"(?<![\w-])(?:{alternation(self.kinds)})(?:(?<=')|(?![\w-]))")
        self._told = Told(self.kinds)
        self.estimation = re.compile(rf"(?<!\w)(?:{alternation(kinds['estimation'])})(?!\w)", re.IGNORECASE)

    def weigh(self, reading: Reading, drafts: list[Draft]) -> None:
        """Fill in `hedges` and `certainty` of the figures of a text.

        reading: the text with its sentences. drafts: its figures.

        >>> from cited_figures.text.normalise import normalise
        >>> from cited_figures.schema import Sentence
        >>> reading = Reading(normalise("Le feu aurait tué 40 bêtes."), [Sentence(0, 27, 0)])
        >>> draft = Draft(18, 20, "count")
        >>> HedgeFinder("fr").weigh(reading, [draft])
        >>> draft.hedges, draft.certainty
        (('aurait tué',), 'hedged')
        """
        by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            by_sentence.setdefault(draft.sentence, []).append(draft)
        forms = self._told.forms(reading.lower, reading.known)
        for number, figures in by_sentence.items():
            self._sentence(reading, number, figures, forms)

    def _sentence(self, reading: Reading, number: int, drafts: list[Draft], forms: list[str] | None) -> None:
        sentence, lower = reading.sentences[number], reading.lower
        hedges = self.hedges(lower, sentence.start, min(sentence.end, sentence.start + LONGEST), forms)
        later = self._taken_up(reading, number, forms)
        estimated = {id(draft): words for draft in drafts if (words := self._estimated(draft))}
        if not hedges and not later and not estimated:
            return
        ends = {draft.end for draft in drafts}
        weakened = self.weakening.weaken(lower, hedges, drafts)
        sized = {hedge for draft, found in zip(drafts, weakened, strict=True) if KINDS[draft.kind].sized for hedge in found}
        counted = {hedge for draft, found in zip(drafts, weakened, strict=True) if KINDS[draft.kind].statistic for hedge in found}
        for draft, found in zip(drafts, weakened, strict=True):
            if KINDS[draft.kind].moment:  # it says when the figure of its clause holds
                found = [hedge for hedge in found if hedge.kind in VERBAL or hedge not in sized]
            if draft.kind == "duration":  # and so may it: «au cours des six premiers mois, 1 370, selon des chiffres provisoires»
                found = [hedge for hedge in found if hedge.kind != "sentence" or hedge not in counted]
            if found and self._is_whole(lower, draft, ends):
                found = [hedge for hedge in found if hedge.kind in WHOLE]
            if KINDS[draft.kind].statistic:
                found += later
            words = [reading.text[hedge.start : hedge.end] for hedge in found] or estimated.get(id(draft), [])
            if words:
                draft.hedges = tuple(dict.fromkeys(words))
                draft.certainty = "doubtful" if any(hedge.kind == "doubt" for hedge in found) else "hedged"

    def hedges(self, lower: str, start: int, end: int, forms: list[str] | None = None) -> list[Hedge]:
        """The hedges of a stretch of text, in order; forms: those of the lexicon that the text has, where that is known."""
        found = []
        told = forms is None or any(lower.find(form, start, end) >= 0 for form in forms)
        for match in self.cue.finditer(lower, start, end) if told else ():
            kind = self.kinds[spelt(match.group())]
            first, last = match.span()
            if kind == "noun" or self._is_none(lower, kind, (first, last), (start, end)):
                continue
            opens = kind == "estimate" and lower.startswith(" à ", last)  # «estime à»
            found.append(Hedge(first, last + 2 if opens else last, kind))
        if lower.find("rai", start, end) >= 0:
            taken = [(hedge.start, hedge.end) for hedge in found]
            for first, last, kind in self.conditionals.find(lower, start, end):
                if not any(a <= first < b for a, b in taken):
                    found.append(Hedge(first, last, kind))
        return sorted(found, key=lambda hedge: hedge.start)

    def _is_none(self, lower: str, kind: str, cue: tuple[int, int], sentence: tuple[int, int]) -> bool:
        """Whether what stands around makes a cue no hedge: «le risque de», «comme prévu», «un dirigeant contesté»."""
        (first, last), (start, end) = cue, sentence
        before = lower[max(start, first - BESIDE) : first]
        place = {
            "hedge": kind,
            "beside": spelt(lower[first:last]) in self.beside_figure,
            "opens": first == start or before.endswith(". "),
            "inside": lower[first:last],
            "before": before,
            "after": lower[last : min(end, last + BESIDE)],
            "around_among": before + lower[first : last + NEAR],
        }
        return self.rules.decide(place) == "none"

    def _estimated(self, draft: Draft) -> list[str]:
        """The word for an estimate by which a figure is attributed: «selon l'estimation de Coface»."""
        said = (draft.source_cue, draft.source_said or draft.source) if KINDS[draft.kind].statistic else ()
        found = (self.estimation.search(words) for words in said if words)
        return [match.group() for match in found if match and self._made(match)][:1]

    def _made(self, estimate: re.Match[str]) -> bool:
        """Whether a word for an estimate stands near the head of an attribution, and is not of «leur propre estimation»."""
        return self.links.decide({"estimate_before": estimate.string[: estimate.start()].lower()}) == "estimate"

    def _taken_up(self, reading: Reading, number: int, forms: list[str] | None) -> list[Hedge]:
        """Doubts that the next sentence casts on the figures of this one: «Ces chiffres n'ont pas pu être vérifiés.»"""
        doubts = forms is None or any(self.kinds[form] in SENTENCE for form in forms)
        if not doubts or number + 1 >= len(reading.sentences):
            return []
        following = reading.sentences[number + 1]
        end = min(following.end, following.start + LONGEST)
        words = reading.lower[following.start : end]
        if self.links.decide({"sentence_among": words, "sentence_after": words}) != "taken up":
            return []
        return [hedge for hedge in self.hedges(reading.lower, following.start, end) if hedge.kind in SENTENCE]

    def _is_whole(self, lower: str, draft: Draft, ends: set[int]) -> bool:
        """Whether a figure is that of which the one before it is a part: «650 des 14 200 emplois seraient menacés»."""
        before = max((end for end in ends if end < draft.start), default=0)
        return draft.start - before < NEAR and self.links.decide({"between": lower[before : draft.start]}) == "whole"
