"""How firmly a figure is given."""

from __future__ import annotations

import re

from cited_figures.attribution.conditionals import Conditionals
from cited_figures.attribution.weakening import IN_BRACKETS, LABELLED, OF_NOUN, VERBAL, Hedge, Weakening
from cited_figures.kinds import KINDS
from cited_figures.lexicon import Told, alternation, read_lexicon, spelt
from cited_figures.patterns import compiled
from cited_figures.schema import Draft
from cited_figures.text.reading import Reading

LONGEST = 4000  # characters of a sentence that are read for its hedges
BREAK_DOUBT = re.compile(
    r";|\b(?:qui|dont|où|car|puisque|faute|alors)\b|, (?:c[e']|cette|le |la |l'|les |son |sa |ses )[^,]{0,60}\b\w{2,}ant\b"
)  # «à prendre avec prudence, répond le maire, dont la ville …», «…, l'échantillon ne comptant que …»
WHOLE = re.compile(r" (?:des|sur (?:les|ses|leurs|un total de)|de (?:ses|ces|leurs)) $")
BASED = re.compile(r" (?:sur (?:la )?base|d'après|à partir|selon)(?!\w)")
DOUBTED_SOURCE = re.compile(r"\bdont (?:les|ses) \w+ (?:\w+ ){0,3}$")
TO_NUMBER = re.compile(r" (?:[^\W\d]+['. ] ?){0,3}")  # «peut-être près de»
ESTIMATED = re.compile(r"(?! qu(?:e |'))(?: (?:(?!qu(?:e |'))[^,;:. ]+ ){0,9}?| )(?:à|autour|entre(?= (?:\d|[a-zà-ÿ-]+ et )))\b")
DETERMINED = re.compile(r"\b(?:le|la|les|l'|un|une|des|ce|cette|son|sa|du|au|de|à) ?[«\"“]? ?$|sous $")  # «le risque»
SAID_BEFORE = re.compile(r"\b(?:comme|que|initialement|ont|avait|avaient|a) $")  # «comme prévu»
PLANNED = re.compile(r"\b(?:est|sont|était|étaient) $")
DEGREE = re.compile(r"\b(?:très|plus|moins|si|aussi|tant|assez|trop) $")  # «une décision très attendue»
MORE = re.compile(r" (?:même )?(?:un (?:petit )?peu |bien |beaucoup )?(?:plus|moins|davantage)(?! d)")
HAVING = re.compile(r"(?<!\w)(?:a|ont|avait|avaient|ayant|aurait|auraient) $")
TO_VALUE = re.compile(r" à (?:\d|près|plus|moins|environ)")  # «la croissance est prévue à 3 %»


class HedgeFinder:
    """Finds the cues that weaken a figure, made once from the lexicon of a language."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("hedges", language)
        kinds: dict[str, set[str]] = {}
        for row in rows:
            kinds.setdefault(row.kind, set()).add(row.form)
        self.beside_figure = frozenset(kinds["doubt beside"] | kinds["sentence beside"])
        for kind in ("doubt", "sentence"):
            kinds[kind] |= kinds[f"{kind} beside"]
        self.conditionals = Conditionals(kinds, language)
        self.weakening = Weakening(language)
        cues = ("adverb", "opening", "verb", "apt", "estimate", "forecast", "awaited", "adjective", "sentence", "doubt")
        self.kinds = {form: kind for kind in cues for form in kinds[kind]}
        self.kinds = dict.fromkeys(kinds["noun"], "noun") | self.kinds
        self.kinds |= {form[:-1] + "'": kind for form, kind in self.kinds.items() if form.endswith(" que")}
        self.cue = compiled(rf"(?<![\w-])(?:{alternation(self.kinds)})(?:(?<=')|(?![\w-]))")
        self._told = Told(self.kinds)
        self.plan = re.compile(rf"(?:{alternation(kinds['plan'])})\b")
        self.figure = re.compile(rf"\b(?:{alternation(kinds['figure'])})\b")
        self.counting = re.compile(rf"\b(?:{alternation(kinds['figure'] | kinds['counting'])})\b")
        nouns = alternation(kinds["figure"])
        estimations = alternation(kinds["estimation"])
        self.estimation = re.compile(rf"(?:[^\W\d]+['. ] ?){{0,4}}?(?<!propre )({estimations})\b", re.IGNORECASE)
        self.needed = compiled(rf"(?: ?\S+)? (?:{alternation(kinds['needed'])})(?!\w)")
        self.taking_up = re.compile(rf"\b(?:ces?|cette|cet) (?:\w+ )?(?:{nouns})\b")
        self.taking_up_first = re.compile(rf"\W*(?:l'|le |les )(?:{nouns}) (?:n'|est|sont|reste)")

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
        sentence = reading.sentences[number]
        hedges = self.hedges(reading.lower, sentence.start, min(sentence.end, sentence.start + LONGEST), forms)
        later = self._taken_up(reading, number)
        estimated = {id(draft): words for draft in drafts if (words := self._estimated(draft))}
        if not hedges and not later and not estimated:
            return
        lower = reading.lower
        ends = {draft.end for draft in drafts}
        forward = {hedge.start for hedge in hedges if hedge.kind == "adverb" and _of_what_follows(lower, hedge, drafts)}
        weakened = self.weakening.weaken(lower, hedges, drafts)
        sized = {hedge for draft, found in zip(drafts, weakened, strict=True) if KINDS[draft.kind].sized for hedge in found}
        counted = {hedge for draft, found in zip(drafts, weakened, strict=True) if KINDS[draft.kind].statistic for hedge in found}
        for draft, found in zip(drafts, weakened, strict=True):
            if KINDS[draft.kind].moment:  # it says when the figure of its clause holds
                found = [hedge for hedge in found if hedge.kind in VERBAL or hedge not in sized]
            if draft.kind == "duration":  # and so may it: «au cours des six premiers mois, 1 370, selon des chiffres provisoires»
                found = [hedge for hedge in found if hedge.kind != "sentence" or hedge not in counted]
            if found and _is_whole(lower, draft, ends):
                found = [hedge for hedge in found if hedge.kind in ("doubt", "sentence", "forecast")]
            if forward:
                found = [hedge for hedge in found if draft.start >= hedge.end or hedge.start not in forward]
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
            if kind == "noun" or (kind == "opening" and self.needed.match(lower, last)):
                continue  # «détention provisoire», «je crois qu'il faut 3 milliards»
            if kind == "estimate":
                opening = ESTIMATED.match(lower, last, end) or LABELLED.match(lower, last, end)
                if opening is None and IN_BRACKETS.search(lower, start, first):
                    opening = BASED.match(lower, last, end)
                if opening is None:
                    continue
                last = opening.end() if lower[last : opening.end()] == " à" else last
            elif self._refused(lower, kind, first, last, start):
                continue
            reach = 0
            if kind in ("doubt", "sentence"):
                stop = BREAK_DOUBT.search(lower, last, end)
                reach = stop.end() if stop else len(lower)
            found.append(Hedge(first, last, kind, reach))
        if lower.find("rai", start, end) >= 0:
            taken = [(hedge.start, hedge.end) for hedge in found]
            for first, last, kind in self.conditionals.find(lower, start, end):
                if not any(a <= first < b for a, b in taken):
                    found.append(Hedge(first, last, kind))
        return sorted(found, key=lambda hedge: hedge.start)

    def _refused(self, lower: str, kind: str, first: int, last: int, start: int) -> bool:
        """Whether what stands around makes it no hedge: «le risque de», «comme prévu», «un dirigeant contesté»."""
        before = lower[max(start, first - 48) : first]
        if kind in ("verb", "apt"):
            return DETERMINED.search(before) is not None
        if kind == "adjective":
            if HAVING.search(before):
                return True  # «elle avait prétendu»
            return lower.endswith(("peu ", "guère ", "pas ", "plus "), start, first)  # «peu probable»
        if kind == "adverb":
            if MORE.match(lower, last) and before.endswith(", "):
                return True  # «1 %, peut-être un peu plus»
            return lower.startswith("à ce stade", first) and lower.startswith((" depuis", " de la", " du", " des"), last)
        if kind == "doubt" and DOUBTED_SOURCE.search(before):
            return True  # «le ministère, dont les chiffres sont contestés»
        if kind == "forecast" and (first == start or lower[first - 2 : first] == ". ") and lower.startswith(" sur ", last):
            return True  # «Prévu sur 7 kilomètres, le tunnel …»
        if kind == "forecast" and DEGREE.search(before):
            return True
        if kind == "forecast" and TO_VALUE.match(lower, last):
            return False
        if kind == "forecast":
            return SAID_BEFORE.search(before) is not None or (
                lower.startswith("prévu", first) and PLANNED.search(before) is not None
            )
        listed = lower.startswith("provisoire", first) and OF_NOUN.search(before)  # not «les mesures sont provisoires»
        if spelt(lower[first:last]) in self.beside_figure and not listed:  # «l'enquête préliminaire», «un dirigeant contesté»
            noun = self.figure if kind == "doubt" else self.counting
            return noun.search(lower, max(start, first - 80), last + 30) is None
        return False

    def _estimated(self, draft: Draft) -> list[str]:
        """The word for an estimate by which a figure is attributed: «selon l'estimation de Coface»."""
        said = (draft.source_cue, draft.source_said or draft.source) if KINDS[draft.kind].statistic else ()
        found = (self.estimation.match(words) for words in said if words)
        return [match[1] for match in found if match][:1]

    def _taken_up(self, reading: Reading, number: int) -> list[Hedge]:
        """Doubts that the next sentence casts on the figures of this one: «Ces chiffres n'ont pas pu être vérifiés.»"""
        if number + 1 >= len(reading.sentences):
            return []
        following = reading.sentences[number + 1]
        end = min(following.end, following.start + LONGEST)
        lower = reading.lower
        if not (self.taking_up.search(lower, following.start, end) or self.taking_up_first.match(lower, following.start, end)):
            return []
        hedges = self.hedges(reading.lower, following.start, end)
        return [hedge for hedge in hedges if hedge.kind in ("doubt", "sentence")]


def _of_what_follows(lower: str, hedge: Hedge, drafts: list[Draft]) -> bool:
    """Whether an adverb after a comma stands right before a figure: «150 personnes, peut-être 200»."""
    if not lower.startswith((", ", "(", "– "), hedge.start - 2) and lower[hedge.start - 1 : hedge.start] != "(":
        return False
    return any(
        hedge.end < draft.start < hedge.end + 24 and TO_NUMBER.fullmatch(lower, hedge.end, draft.start) for draft in drafts
    )


def _is_whole(lower: str, draft: Draft, ends: set[int]) -> bool:
    """Whether a figure is that of which the one before it is a part: «650 des 14 200 emplois seraient menacés»."""
    link = WHOLE.search(lower, max(0, draft.start - 16), draft.start)
    return link is not None and link.start() in ends
