"""How firmly a figure is given."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cited_figures.attribution.conditionals import Conditionals
from cited_figures.kinds import KINDS
from cited_figures.lexicon import alternation, read_lexicon, spelt
from cited_figures.schema import Draft
from cited_figures.text.reading import Reading

LONGEST = 4000  # characters of a sentence that are read for its hedges
REACH = 260  # characters between a hedge and the figure that it weakens
NEAR = 60  # and for an adjective or a participle
CLOSED = re.compile(r"\([^()]*\)|, [^,;]{1,120},")
BREAK_AFTER = re.compile(
    r"[;:!?»]|\b(?:mais|tandis|car|puisque|parce|qui|contre|après|où|or|avant|lorsque|quand|alors)\b"
    r"|\bdont\b(?! (?:\d|plus|au moins|près|environ|une? |les? ))|\bpar rapport\b|\bau lieu\b|, comme\b(?![^,]*,)"
    r"|, (?:et )?(?:il|elle|on|ils|elles)\b(?!,)"
)
FINITE = re.compile(
    r"\b(?:est|sont|a|ont|était|étaient|avait|avaient|sera|seront)\b|\bet (?:mesure|pèse|compte|emploie|abrite|vaut|affiche)\b"
)
RESUMED = re.compile(r"[^\d,], (?!soit|contre|ou|voire|dont|et|puis|à|en|pour|avec|sur|de|d'|plus|moins)[a-zà-ÿ]")
RELATIVE = re.compile(r", (?:qui|dont|que|où)\b[^,]{0,40}$")
BREAK_BEFORE = re.compile(
    r"\bet (?:se |s'|en |y |ne |n')?$|[;:!?,»]|\b(?:que|dont|où|mais|car|si|tandis|puisque)\b|\bqu'|\bqui (?:\S+ ){0,2}$|\bqui$"
)
BREAK_DOUBT = re.compile(
    r";|\b(?:qui|dont|où|car|puisque|faute|alors)\b|, (?:c[e']|cette|le |la |l'|les |son |sa |ses )[^,]{0,60}\b\w{2,}ant\b"
)  # «à prendre avec prudence, répond le maire, dont la ville …», «…, l'échantillon ne comptant que …»
EXPLAINED = re.compile(r"[^,;:.]{0,30} (?:ayant|étant)\b")  # «…, seuls 80 malades ayant été suivis»
QUOTED_AFTER = re.compile(
    r"[^«»\"“”,;:.!?]{0,40}, (?:une? [\w' ]{1,24} )?[«\"“] ?[^«»\"“”;]{0,60}"
)  # «12 morts, « un bilan provisoire »»
WHOLE = re.compile(r" (?:des|sur (?:les|ses|leurs|un total de)|de (?:ses|ces|leurs)) $")
TOTAL = re.compile(r" sur (?:un total de|les) $")
DEFINITE = re.compile(
    r"(?<!\w)(?:les|des|aux|ces|ses|leurs|nos|vos) (?:[^\W\d]+s )?$"
)  # «les cinq banques», «les fameux 12 élus»
OF_A_NAME = re.compile(
    r"(?<!\w)(?:d(?:e|es|u)|depuis|jusqu'alors)(?: la| l'| le)? ?$|, (?:selon|d'après)(?!\w)|(?<!\w)(?:selon|d'après) "
)
AGAINST = re.compile(r",? contre (?=(?:(?:près|plus|moins) de |entre |environ )?(?:\d|$))")
THEN = re.compile(
    r"[^,;:.()]{0,40}?(?<!\w)"
    r"(?:en \d{4}|l'an|l'année|la semaine|le mois|aujourd'hui|actuellement|auparavant|plus tôt|il y a)(?!\w)"
)
IN_BRACKETS = re.compile(r" \([^()\d]{0,24}$")
BASED = re.compile(r" (?:sur (?:la )?base|d'après|à partir|selon)(?!\w)")
WHO_BELIEVE = re.compile(r" qu(?:e |')")
DOUBTED_SOURCE = re.compile(r"\bdont (?:les|ses) \w+ (?:\w+ ){0,3}$")
SMALL_GAP = 4  # words between an adjective and the amount that it weakens, between a verb and an age
PART = re.compile(r",? dont (?:(?:l'une? des|au moins|environ|près d[e']|plus d[e']|moins d[e']|quelque|l[ea]s?|l') ?)?$")
TO_NUMBER = re.compile(r" (?:[^\W\d]+['. ] ?){0,3}")  # «peut-être près de»
ESTIMATED = re.compile(r"(?! qu(?:e |'))(?: (?:(?!qu(?:e |'))[^,;:. ]+ ){0,9}?| )(?:à|autour|entre(?= (?:\d|[a-zà-ÿ-]+ et )))\b")
LABELLED = re.compile(r"(?: par [^,;:.]{1,60})? ?:")  # «Coût estimé par son équipe : …»
BE = re.compile(r"\b(?:est|sont|était|étaient|être|été|fut|furent|reste|restent|serait|seraient)(?: \w+)? $")
BREAK_NEAR = re.compile(r"[;:.!?()]|\b(?:qui|que|dont|mais|où)\b|, ")
DETERMINED = re.compile(r"\b(?:le|la|les|l'|un|une|des|ce|cette|son|sa|du|au|de|à) ?$|sous $")  # «le risque»
SAID_BEFORE = re.compile(r"\b(?:comme|que|initialement|ont|avait|avaient|a) $")  # «comme prévu»
PLANNED = re.compile(r"\b(?:est|sont|était|étaient) $")
PARTICIPLE = re.compile(r"ée?s?(?: à| :)?$")
BREAK_ESTIMATE = re.compile(r"[;:!?]|\bmais\b|\bqui\b")
BREAK_OPENING = re.compile(r"[;!?]|\bmais\b")
MARK = re.compile(r'[«»"“”]')


@dataclass(frozen=True, slots=True)
class Hedge:
    """A cue that weakens figures: where it stands, its kind, and where the figures end that a doubt reaches."""

    start: int
    end: int
    kind: str
    reach: int = 0


class HedgeFinder:
    """Finds the cues that weaken a figure, made once from the lexicon of a language."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("hedges", language)
        kinds: dict[str, set[str]] = {}
        for row in rows:
            kinds.setdefault(row.kind, set()).add(row.form)
        self.conditionals = Conditionals(kinds, language)
        cues = ("adverb", "opening", "verb", "estimate", "forecast", "adjective", "sentence", "doubt")
        self.kinds = {form: kind for kind in cues for form in kinds[kind]}
        self.kinds = dict.fromkeys(kinds["noun"], "noun") | self.kinds
        self.kinds |= {form[:-1] + "'": kind for form, kind in self.kinds.items() if form.endswith(" que")}
        self.cue = re.compile(rf"(?<![\w-])(?:{alternation(self.kinds)})(?:(?<=')|(?![\w-]))")
        self.plan = re.compile(rf"(?:{alternation(kinds['plan'])})\b")
        self.figure = re.compile(rf"\b(?:{alternation(kinds['figure'])})\b")
        nouns = alternation(kinds["figure"])
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
        for number, figures in by_sentence.items():
            self._sentence(reading, number, figures)

    def _sentence(self, reading: Reading, number: int, drafts: list[Draft]) -> None:
        sentence = reading.sentences[number]
        hedges = self.hedges(reading.lower, sentence.start, min(sentence.end, sentence.start + LONGEST))
        later = self._taken_up(reading, number)
        if not hedges and not later:
            return
        lower = reading.lower
        ends = {draft.end for draft in drafts}
        forward = {hedge.start for hedge in hedges if hedge.kind == "adverb" and _of_what_follows(lower, hedge, drafts)}
        for draft in drafts:
            found = [hedge for hedge in hedges if self._weakens(lower, hedge, draft)]
            if found and _is_whole(lower, draft, ends):
                found = [hedge for hedge in found if hedge.kind in ("doubt", "sentence")]
            if forward:
                found = [hedge for hedge in found if draft.start >= hedge.end or hedge.start not in forward]
            if KINDS[draft.kind].statistic:
                found += later
            if found:
                draft.hedges = tuple(dict.fromkeys(reading.text[hedge.start : hedge.end] for hedge in found))
                draft.certainty = "doubtful" if any(hedge.kind == "doubt" for hedge in found) else "hedged"

    def hedges(self, lower: str, start: int, end: int) -> list[Hedge]:
        """The hedges of a stretch of text, in order."""
        found = []
        for match in self.cue.finditer(lower, start, end):
            kind = self.kinds[spelt(match.group())]
            first, last = match.span()
            if kind == "noun":
                continue  # «détention provisoire»
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
        if kind == "verb":
            return DETERMINED.search(before) is not None
        if kind == "adjective":
            return lower.endswith(("peu ", "guère ", "pas ", "plus "), start, first)  # «peu probable»
        if kind == "adverb":
            return lower.startswith("à ce stade", first) and lower.startswith((" depuis", " de la", " du", " des"), last)
        if kind == "doubt" and DOUBTED_SOURCE.search(before):
            return True  # «le ministère, dont les chiffres sont contestés»
        if kind == "forecast" and (first == start or lower[first - 2 : first] == ". ") and lower.startswith(" sur ", last):
            return True  # «Prévu sur 7 kilomètres, le tunnel …»
        if kind == "forecast":
            return SAID_BEFORE.search(before) is not None or (
                lower.startswith("prévu", first) and PLANNED.search(before) is not None
            )
        if kind == "doubt" and lower.startswith(("douteu", "contest", "controvers", "à vérifier", "fantaisiste"), first):
            around = lower[max(start, first - 80) : last + 30]
            return self.figure.search(around) is None
        return False

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

    def _weakens(self, lower: str, hedge: Hedge, draft: Draft) -> bool:  # noqa: C901
        """Whether a hedge governs a figure of its sentence."""
        kind = hedge.kind
        distance = draft.start - hedge.end if draft.start >= hedge.end else hedge.start - draft.end
        if distance > (LONGEST if kind in ("doubt", "sentence") else 3 * REACH):
            return False
        if kind in ("doubt", "sentence"):
            between = lower[min(hedge.end, draft.end) : max(hedge.start, draft.start)]
            if kind == "sentence" and MARK.search(between) and not (draft.end <= hedge.start and QUOTED_AFTER.fullmatch(between)):
                return False
            if draft.start > hedge.end and (draft.start >= hedge.reach or EXPLAINED.match(lower, draft.end)):
                return False
            return KINDS[draft.kind].sized
        if kind in ("modal", "conditional", "verb") and self._sure(lower, hedge, draft):
            return False
        if kind in ("adjective", "forecast"):
            return self._beside(lower, hedge, draft)
        if draft.start >= hedge.end:
            gap = lower[hedge.end : draft.start]
            if draft.kind == "date":
                gap = gap.removesuffix("avant ").removesuffix("après ")  # «pourrait être vendu avant fin août»
            if kind == "estimate":
                participle = PARTICIPLE.search(lower, hedge.start, hedge.end)
                if participle and RESUMED.search(gap) and not BE.search(lower, max(0, hedge.start - 24), hedge.start):
                    return False  # «sa fortune, évaluée à 90 millions, provient de 14 films»
                if WHO_BELIEVE.match(lower, draft.end):
                    return False  # «les patrons estiment à 43 % que»: so many believe it
                gap = gap[LABELLED.match(gap).end() :] if LABELLED.match(gap) else gap  # type: ignore[union-attr]
                return len(gap) < REACH and BREAK_ESTIMATE.search(gap) is None
            if kind == "opening":
                return len(gap) < REACH and BREAK_OPENING.search(gap) is None
            if kind in ("modal", "conditional", "verb") and (
                FINITE.search(gap) or ("," in gap and self._in_relative(lower, hedge))
            ):
                return False
            if kind in ("modal", "conditional") and draft.kind != "date" and not THEN.match(lower, draft.end):
                gap = AGAINST.sub(" ", gap)  # «aurait obtenu 29 %, contre 21 % pour son rival»
            part = PART.search(gap.removesuffix(f"{draft.modifier} ".lower()) if draft.modifier else gap)
            return len(gap) < REACH and BREAK_AFTER.search(gap[: part.start()] if part else gap) is None
        if kind == "estimate" and IN_BRACKETS.fullmatch(lower, draft.end, hedge.start):
            return KINDS[draft.kind].sized  # «43 000 euros (salaire estimé sur la base de …)»
        if kind in ("estimate", "opening") or draft.end > hedge.start:
            return hedge.start < draft.start and draft.end <= hedge.end  # «aurait triplé»
        gap = CLOSED.sub(" ", lower[draft.end : hedge.start])
        if kind == "adverb":
            gap = gap.rstrip(" ,")
        return len(gap) < REACH and BREAK_BEFORE.search(gap) is None

    def _sure(self, lower: str, hedge: Hedge, draft: Draft) -> bool:
        """Whether a figure is sure whatever the verb says: a definite number, an age told beside, a date that places."""
        before = lower[max(0, draft.start - REACH) : draft.start]
        if draft.kind == "count":
            # «des millions», «dépasserait les 8 000» are no known number
            definite = draft.comparator == "=" and DEFINITE.search(before) is not None
            return definite or TOTAL.search(before) is not None
        if draft.kind == "age":
            return draft.start < hedge.end or len(lower[hedge.end : draft.start].split()) > SMALL_GAP
        if draft.kind != "date":
            return False
        gap = lower[hedge.end : draft.start]  # «daterait du XIIe siècle» tells the date itself
        return draft.end <= hedge.start or (len(gap.split()) > 1 and OF_A_NAME.search(gap) is not None)

    def _in_relative(self, lower: str, hedge: Hedge) -> bool:
        """Whether a verb stands in a relative clause between commas: «le groupe, qui pourrait fermer, emploie …»."""
        return RELATIVE.search(lower[max(0, hedge.start - 60) : hedge.start]) is not None

    def _beside(self, lower: str, hedge: Hedge, draft: Draft) -> bool:
        if not (KINDS[draft.kind].forecast if hedge.kind == "forecast" else KINDS[draft.kind].sized):
            return False
        gap = lower[hedge.end : draft.start] if draft.start >= hedge.end else lower[draft.end : hedge.start]
        if hedge.kind == "forecast" and draft.kind == "count" and not lower.startswith("attendu", hedge.start):
            return False  # «300 emplois prévus» is a plan
        if hedge.kind == "forecast" and draft.start >= hedge.end and draft.kind != "count":
            gap = gap.replace(", avec ", " avec ", 1)  # «un orage est attendu, avec 30 mm de pluie»
        if hedge.kind == "adjective" and draft.start >= hedge.end and len(gap.split()) > SMALL_GAP:
            return False
        return len(gap) < NEAR and BREAK_NEAR.search(gap) is None


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
