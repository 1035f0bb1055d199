"""Ranges («entre 10 et 15»), pairs («de 2 à 6 millions») and units that a number takes from its neighbour."""

from __future__ import annotations

import re

from cited_figures.identifiers import IdentifierFinder
from cited_figures.kinds import DAYS, Item, signed
from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.nouns import Noun, NounFinder
from cited_figures.schema import Draft

DASH = re.compile(r" ?[-–] ?$")
LIST = re.compile(
    r"(?:,| et| ou|, puis| puis| à|,? voire| contre| des| des autres|-|–| et de| à près de| à plus de| à environ|, et) ?(?:les |de |d')?$"
)
BETWEEN = re.compile(r"(?:^|\W)entre (?:les |environ |quelque )?$")
FROM = re.compile(r"(?:^|\W)(?:de|d'|des)(?: près de| plus de| moins de| environ| quelque)? ?$")
SENTENCE_END = re.compile(r"[.!?…]\s+(?=[A-ZÀ-Ý«\"“])|\n")
WINNING = re.compile(
    r"(?:score|victoire|défaite|impos|batt|inclin|gagn|remport|menai|mèn|menés?|menant|égalis|match|nul|domin|étrill|écras|corrig|surclass|succès|"
    r"revers|emport|mi-temps|pause|perd|qualifi|ouvert|vainqueur|tirs au but|prolongation|largement|finale|votes?|voix)\w*[^.;]{0,60}$"
)
GOALS = re.compile(r"(?:buts?|sets?|manches?|jeux|victoires?|essais?|points)$")
IN_YEARS = re.compile(r" (?:en|au|à|fin|début|il y a) [^,.;:()]{1,24} à (?:plus de |près de |environ )?$")
ARE = r"(?:sont|étaient|seraient|seront|furent|ont été|auraient été)(?: plus de| près de| environ| quelque| au moins| désormais| encore| déjà)*"
THEY_ARE = re.compile(rf"(?:^|\W)(?:ils|elles|on|(?:les|des|ces|leurs) ([^\W\d_]+[sx])) {ARE} $")
SUBJECT = re.compile(
    r" (?:seulement |d'entre \w+ )?(?:ne |n'|en |se |s'|y )*(?:sont|ont|étaient|avaient|seront|auront|seraient|auraient|furent|\w+aient|\w+èrent)(?!\w)"
)
OF_THEM = re.compile(r"(?:^|[\s'])en (?:[\w-]+ ){1,3}(?:que |qu'|plus que |environ |près de |plus de |au moins )?$")
COUNTED_BEFORE = re.compile(
    r"(?:^|\W)(?:des|les|ces|ses|leurs|de|d') ?([^\W\d_]+[sx])(?: [^\W\d_]+[sx])? ?\(?(?:au nombre de )?$"
)
NUMBER_OF = re.compile(r"(?:nombre|total|effectifs?) (?:\w+ )?(?:de |d'|des )((?:[^\W\d_]|-)+[sx]|personnes)")
DOTTED = re.compile(r"\d+\.\d{1,2}$")
WORTH = {unit: ("duration", days) for unit, days in DAYS.items()}
WORTH |= {unit: ("length", metres) for unit, metres in {"mm": 0.001, "cm": 0.01, "m": 1.0, "km": 1000.0}.items()}
WORTH |= {unit: ("mass", grams) for unit, grams in {"mg": 0.001, "g": 1.0, "kg": 1e3, "t": 1e6}.items()}
WORTH |= {unit: ("volume", litres) for unit, litres in {"mL": 0.001, "cL": 0.01, "L": 1.0, "hL": 100.0, "m3": 1000.0}.items()}
WORTH |= {unit: ("power", watts) for unit, watts in {"W": 1.0, "kW": 1e3, "MW": 1e6, "GW": 1e9}.items()}
REACH = 170


class RangeFinder:
    """Joins items to ranges and lets numbers inherit magnitudes, units and nouns."""

    def __init__(self, language: str = "fr") -> None:
        self.identifiers = IdentifierFinder(language)
        self.nouns = NounFinder(language)
        verbs = [row.form for row in read_lexicon("change", language) if row.kind in {"verb", "direct"}]
        moving = [row.form for row in read_lexicon("moving", language)]
        self._moving = re.compile(rf"(?<!\w)(?:{alternation(verbs + moving)})(?!\w)[^.;:!?]{{0,70}}$")

    def join(self, text: str, lower: str, items: list[Item]) -> list[Draft]:
        """Make the drafts of the items: ranges become one figure, bare numbers take their neighbour's unit or go."""
        self._from_the_right(text, lower, items)
        drafts: list[Draft] = []
        kept: list[Item] = []
        index = 0
        while index < len(items):
            item = items[index]
            following = items[index + 1] if index + 1 < len(items) else None
            joined = self._joined(lower, item, following) if following else None
            if joined:
                item.draft = joined
                index += 1
                item.noun, item.unit = following.noun, following.unit  # type: ignore[union-attr]
            elif item.bare or (item.noun and item.noun.elliptic):
                if self.identifiers.names(text, lower, item.number.start, item.number.end, not item.bare):
                    index += 1
                    continue
                self._from_the_left(text, lower, item, kept)
            index += 1
            if self._counts(text, lower, item):
                drafts.append(item.draft)
            kept.append(item)
        return drafts

    def _counts(self, text: str, lower: str, item: Item) -> bool:
        """Whether an item is a figure after all: bare numbers are only where they can be nothing else."""
        if not item.bare:
            return True
        number = item.number
        if number.article or number.approximate or number.vague:
            return False
        if lower[number.start : number.end] == "neuf" and len(text) > 20:
            return False
        written = lower[number.start : number.end]
        if number.magnitude > 1 or " virgule " in written or len(text.split()) <= 4:
            return True
        return "," in written or (
            number.value >= 1000 and not written.isdigit() and number.form == "digits" and not DOTTED.match(written)
        )

    def _from_the_right(self, text: str, lower: str, items: list[Item]) -> None:
        """«18, 24 et 26 ans», «de 2 à 6 millions d'unités», «19 des 20 skippers»: the unit is said once, at the end."""
        for item, following in zip(reversed(items[:-1]), reversed(items[1:]), strict=True):
            gap = lower[item.draft.end : following.draft.start]
            if not (item.bare or (item.noun and item.noun.elliptic)) or following.bare:
                continue
            if not LIST.fullmatch(gap) and not (
                IN_YEARS.fullmatch(gap) and FROM.search(lower, max(0, item.draft.start - 10), item.draft.start)
            ):
                continue
            if following.draft.kind in {"share", "multiple", "score"}:
                continue
            if following.draft.kind == "count" and (" contre" in gap or lower.startswith("contre ", item.number.start - 7)):
                continue
            self._scale(item, following)
            _take_unit(item, following)
            signed(text, lower, item.draft)

    def _scale(self, item: Item, following: Item) -> None:
        """A magnitude said once counts for both: «de 2 à 6 millions»."""
        magnitude = following.number.magnitude
        if item.number.magnitude == 1 and magnitude >= 1000 and item.number.value < 1000 and item.draft.value is not None:
            if item.number.value <= 100 * following.number.value / magnitude:
                item.draft.value = item.number.value * magnitude
        elif magnitude == 1 and item.number.value < 100 and following.number.value % 1000 == 0 and item.number.form == "digits":
            if item.number.value < following.number.value / 1000 <= 20 * item.number.value:  # «2 à 3 000 tracteurs»
                item.draft.value = item.number.value * 1000

    def _joined(self, lower: str, item: Item, following: Item) -> Draft | None:
        """One figure for a range or a score, else None."""
        a, b = item.draft, following.draft
        gap = lower[a.end : b.start]
        if len(gap) > 20:
            return None
        score = self._score(lower, item, following, gap)
        if score:
            return score
        low, high = a.value, b.value
        if low is None or high is None or a.kind in {"share", "multiple", "score"} or b.kind != a.kind:
            return None
        if a.kind == "count":
            gap = lower[item.number.end : following.number.start]
            if item.noun and following.noun and not item.draft.inherited and item.noun.lemma != following.noun.lemma:
                return None
        if a.unit != b.unit:
            if a.unit not in WORTH or b.unit not in WORTH or WORTH[a.unit][0] != WORTH[b.unit][0]:
                return None
            smaller = min(a.unit, b.unit, key=lambda unit: WORTH[unit][1])
            low, high = (round(x * WORTH[d.unit][1] / WORTH[smaller][1], 6) for x, d in ((low, a), (high, b)))
        else:
            smaller = b.unit
        if not self._is_range(lower, item, gap, low, high):
            return None
        draft = Draft(a.start, b.end, b.kind, unit=smaller, per=b.per, low=low, high=high, noun=b.noun)
        return draft

    def _is_range(self, lower: str, item: Item, gap: str, low: float, high: float) -> bool:
        start = item.draft.start
        left = lower[max(0, start - 80) : start]
        if DASH.fullmatch(gap) or gap == " à ":
            if FROM.search(left) and gap == " à " and self._moving.search(left[: FROM.search(left).start() + 1]):  # type: ignore[union-attr]
                return False
            return low < high
        if gap == " et " and BETWEEN.search(left):
            return low < high
        return gap in (" ou ", ", voire ", " voire ") and low < high <= 4 * low and item.draft.inherited

    def _score(self, lower: str, item: Item, following: Item, gap: str) -> Draft | None:
        """«s'imposer 2 à 1», «trois buts à un»."""
        if gap.endswith(" à ") and item.number.value < 200 and (following.bare or following.number.value < 200):
            goals = GOALS.search(gap[:-3]) is not None
            bare = item.bare or item.draft.inherited
            after = following.bare or (following.noun is not None and following.noun.elliptic)
            left = lower[max(0, item.number.start - 80) : item.number.start]
            if after and (goals or (gap == " à " and bare)) and WINNING.search(left):
                return Draft(item.number.start, following.number.end, "score")
        return None

    def _from_the_left(self, text: str, lower: str, item: Item, kept: list[Item]) -> None:
        """«15 000 manifestants selon la préfecture, 40 000 selon les syndicats»: the unit is that of the figure before."""
        number, draft = item.number, item.draft
        before = COUNTED_BEFORE.search(lower, max(0, number.start - 50), number.start)
        if before and lower[number.start - 1] == "(":
            _take_noun(item, Noun(before.start(1), before.end(1), self.nouns.singular(text[before.start(1) : before.end(1)])))
            return
        for of in (
            NUMBER_OF.search(lower, number.end, number.end + 40),
            NUMBER_OF.search(lower, max(0, number.start - 110), number.start),
        ):
            if of and not SENTENCE_END.search(text, min(of.start(), number.end), max(of.start(), number.start)):
                _take_noun(item, Noun(of.start(1), of.end(1), self.nouns.singular(text[of.start(1) : of.end(1)])))
                return
        if self._first(text, lower, item, kept):
            return
        subject = SUBJECT.match(lower, number.end) is not None  # «Deux sont morts»
        of_them = OF_THEM.search(lower, max(0, number.start - 40), number.start)  # «il n'en restait que 800»
        back = 1 if subject or of_them else 0
        for other in reversed(kept):
            between = SENTENCE_END.findall(text, other.draft.end, number.start)
            if number.start - other.draft.end > REACH or len(between) > back:
                break
            if other.draft.kind in {"count", "money", "measure", "percent", "duration"} and not other.bare:
                if (subject and other.draft.kind != "count") or (other.draft.kind == "percent" and number.value > 100):
                    continue
                if other.draft.kind == "duration" and number.value > 1000:
                    continue
                _take_unit(item, other)
                if (
                    draft.value is not None
                    and other.number.magnitude >= 1e6
                    and number.value < 1000
                    and other.draft.kind == "money"
                ):
                    draft.value = number.value * other.number.magnitude
                return

        they = THEY_ARE.search(lower, max(0, number.start - 60), number.start)
        if they and they[1]:
            _take_noun(item, Noun(they.start(1), they.end(1), self.nouns.singular(text[they.start(1) : they.end(1)])))
        elif they:
            draft.kind, draft.unit = "count", "personne"

    def _first(self, text: str, lower: str, item: Item, kept: list[Item]) -> bool:
        """«6 banques ont été dégradées de quatre crans, 10 autres …»: «autres» go on with what the sentence counts first."""
        if item.noun is None or not item.noun.elliptic:
            return False
        counts = []
        for other in reversed(kept):
            if SENTENCE_END.search(text, other.draft.end, item.number.start):
                break
            if other.draft.kind == "count" and not other.bare:
                counts.append(other)
        subjects = [other for other in counts if not FROM.search(lower, max(0, other.number.start - 12), other.number.start)]
        if not counts:
            return False
        _take_unit(item, (subjects or counts)[-1])
        return True


def _take_unit(item: Item, other: Item) -> None:
    """Give an item the kind and unit of another one; the number keeps its own characters."""
    draft = item.draft
    draft.kind, draft.unit, draft.noun, draft.inherited = other.draft.kind, other.draft.unit, other.draft.noun, True
    if other.unit is not None and draft.value is not None:
        draft.value = other.unit.factor * draft.value
        draft.per = other.unit.per
    item.noun = other.noun


def _take_noun(item: Item, noun: Noun) -> None:
    item.noun = noun
    item.draft.kind, item.draft.unit, item.draft.noun = "count", noun.lemma, (noun.start, noun.end)
