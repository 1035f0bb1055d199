"""Units that a number takes from its neighbours: «18, 24 et 26 ans», «15 000 manifestants selon lui, 40 000 selon elle»."""

from __future__ import annotations

import re

from cited_figures.kinds import KINDS
from cited_figures.lexicon import alternations, read_lexicon
from cited_figures.quantities.kinds import Item
from cited_figures.quantities.nouns import Noun, NounFinder
from cited_figures.quantities.signs import signed

LIST = re.compile(
    r"(?:,| et| ou|, puis| puis| à|,? voire| contre| des| des autres| de (?:ses|ces|leurs|nos)|-|–| et de| à près de| à plus de|"
    r" à environ|, et) ?"
    r"(?:les |de |d')?$"
)
IN_YEARS = re.compile(r" (?:en|au|à|fin|début|il y a) [^,.;:()]{1,24} à (?:plus de |près de |environ )?$")
FROM = re.compile(r"(?:^|\W)(?:de|d'|des)(?: près de| plus de| moins de| environ| quelque)? ?$")
SENTENCE_END = re.compile(r"[.!?…]\s+(?=[A-ZÀ-Ý«\"“])|\n")
COUNTED_BEFORE = re.compile(
    r"(?:^|\W)(?:des|les|ces|ses|leurs|de|d') ?([^\W\d_]+[sx])(?: [^\W\d_]+[sx])? ?\(?(?:au nombre de )?$"
)
OF_THEM = re.compile(r"(?:^|[\s'])en (?:[\w-]+ ){1,3}(?:que |qu'|plus que |environ |près de |plus de |au moins )?$")
CORRECTS = re.compile(r"(?:^|\W)c'(?:est|était|serait) (?:plutôt|en réalité|en fait|au moins|plus de|près de) $")
ATTRIBUTED = re.compile(r", (?:selon|d'après|pour) [^,;]*, ")
FAR = 20  # figures before a number that it may go on with
REACH = 170  # characters between a figure and the number that goes on with it
SMALLEST_PART = 100  # of an amount of money, when only a participle follows it
TEMPORAL = re.compile(r" (?:plus tôt|plus tard|auparavant|après|avant|durant)(?!\w)")
WITHIN = re.compile(r"(?<!\w)(?:en|depuis|pendant|il y a|durant|d'ici|dans les|après) $")


class InheritanceFinder:
    """Gives bare numbers the unit or the noun of a neighbour."""

    def __init__(self, language: str = "fr") -> None:
        self.nouns = NounFinder(language)
        forms = alternations("elliptical", language)
        self._total = re.compile(rf"(?:{forms['total']}) (?:\w+ )?(?:de |d'|des )((?:[^\W\d_]|-)+[sx]|personnes)")
        self._they_are = re.compile(
            rf"(?<!\w)(?:(?P<pronoun>ils|elles|on|nous|vous)|(?:les|des|ces|leurs) (?P<noun>[^\W\d_]+[sx])) "
            rf"(?:n'|ne )?(?:{forms['being']})(?: (?:{forms['modifier']}))* $"
            rf"|(?<!\w)(?P<one>on) (?:n'|ne )?(?:{forms['one_being']})(?: (?:{forms['modifier']}))* $"
        )
        self._sums = {self.nouns.singular(row.form) for row in read_lexicon("sums", language)}
        self._subject = re.compile(
            rf" (?:seulement |d'entre \w+ )?(?:ne |n'|en |se |s'|y )*(?:{forms['auxiliary']}|\w+(?:{forms['ending']}))(?!\w)"
        )

    def from_the_right(self, text: str, lower: str, items: list[Item]) -> None:
        """«18, 24 et 26 ans», «de 2 à 6 millions d'unités», «19 des 20 skippers»: the unit is said once, at the end."""
        for item, following in zip(reversed(items[:-1]), reversed(items[1:]), strict=True):
            if following.bare and following.number.magnitude >= 1e6:
                _levels(lower, item, following)
            if following.bare or not KINDS[following.draft.kind].pairs:
                continue
            if not item.bare and not (item.noun and item.noun.elliptic):
                continue
            gap = lower[item.draft.end : following.draft.start]
            over_years = IN_YEARS.fullmatch(gap) and FROM.search(lower, max(0, item.draft.start - 10), item.draft.start)
            if not over_years and not LIST.fullmatch(gap):
                continue
            if following.draft.kind == "percent" and item.number.value > 100:  # «trente-cinq milliards, 9 % de plus»
                continue
            if following.draft.kind == "count" and item.number.magnitude >= 1e6 > following.number.value:
                continue  # «1,9 milliard et 250 000 chômeurs»: it would be «de chômeurs»
            against = " contre" in gap or lower.startswith("contre ", item.number.start - 7)
            if against and following.draft.kind == "count":  # «48 voix contre 31, et trois abstentions»
                continue
            _scale(item, following)
            take_unit(item, following)
            signed(text, lower, item.draft)

    def from_the_left(self, text: str, lower: str, item: Item, kept: list[Item]) -> None:
        """The unit of an elliptical number is that of a figure before it, or of the noun that its sentence counts."""
        number = item.number
        if self._noun_beside(text, lower, item) or self._first(text, lower, item, kept):
            return
        if self._they(text, lower, item, pronouns=("on", "nous", "vous")):
            return
        if number.magnitude >= 1e9:  # milliards alone are money: «tablaient sur 21,1 milliards»
            amount = next((other for other in reversed(kept[-FAR:]) if other.draft.kind == "money"), None)
            if amount:
                take_unit(item, amount)
            return
        subject = self._subject.match(lower, number.end) is not None  # «Deux sont morts»
        of_them = OF_THEM.search(lower, max(0, number.start - 40), number.start)  # «il n'en restait que 800»
        corrects = CORRECTS.search(lower, max(0, number.start - 30), number.start) is not None
        for other in reversed(kept):
            if number.start - other.draft.end > REACH:
                break
            if len(SENTENCE_END.findall(text, other.draft.end, number.start)) > (1 if subject or of_them or corrects else 0):
                break
            if self._fits(lower, item, other, subject, of_them is not None) and not _beside_the_point(lower, item, other):
                take_unit(item, other)
                small = number.value < 1000 and (other.draft.kind == "money" or number.value != int(number.value))
                if item.draft.value is not None and other.number.magnitude >= 1e6 and small:  # «de 3,2 millions à 2,8»
                    item.draft.value = number.value * other.number.magnitude
                return
        self._they(text, lower, item, pronouns=("ils", "elles"))
        if item.bare and number.magnitude >= 1e6:  # «il faudrait trois millions»: of what the article counts in large numbers
            large = (other for other in reversed(kept[-FAR:]) if not other.bare and KINDS[other.draft.kind].rate == "far")
            nearest = next((other for other in large if other.number.value >= 1e4), None)
            if nearest and nearest.draft.kind == "money":
                take_unit(item, nearest)

    def _fits(self, lower: str, item: Item, other: Item, subject: bool, of_them: bool) -> bool:
        """Whether a number may go on with an earlier figure."""
        number, draft = item.number, other.draft
        if not KINDS[draft.kind].pairs or other.bare or (subject and draft.kind != "count"):
            return False
        if of_them and KINDS[draft.kind].ucum:
            return False
        if (draft.kind == "percent" and number.value > 100) or (draft.kind == "duration" and number.value > 1000):
            return False
        if draft.kind == "duration" and (
            TEMPORAL.match(lower, draft.end) or WITHIN.search(lower, max(0, draft.start - 12), draft.start)
        ):
            return False
        part = lower.startswith("dont ", number.start - 5)  # a part is smaller than its whole
        return not (part and draft.value is not None and draft.value < number.value)

    def _noun_beside(self, text: str, lower: str, item: Item) -> bool:
        """«des papillons (238, pour être exact)», «estime à 75 000 le nombre d'emplois menacés»."""
        number = item.number
        before = COUNTED_BEFORE.search(lower, max(0, number.start - 50), number.start)
        if before and lower[number.start - 1] == "(":
            self._take_noun(text, item, before.span(1))
            return True
        after = self._total.search(lower, number.end, number.end + 40)
        for of in (after, self._total.search(lower, max(0, number.start - 110), number.start)):
            if of and not SENTENCE_END.search(text, min(of.start(), number.end), max(of.start(), number.start)):
                self._take_noun(text, item, of.span(1))
                return True
        return False

    def _first(self, text: str, lower: str, item: Item, kept: list[Item]) -> bool:
        """«6 banques ont été dégradées de quatre crans, 10 autres …»: «autres» go on with what the sentence counts first."""
        if item.noun is None or not item.noun.elliptic:
            return False
        counts = []
        for other in reversed(kept[-FAR:]):
            if SENTENCE_END.search(text, other.draft.end, item.number.start):
                break
            if other.draft.kind == "count" and not other.bare:
                counts.append(other)
        if not counts:
            return False
        subjects = [other for other in counts if not FROM.search(lower, max(0, other.number.start - 12), other.number.start)]
        take_unit(item, (subjects or counts)[-1])
        return True

    def _they(self, text: str, lower: str, item: Item, pronouns: tuple[str, ...]) -> bool:
        """«Les grévistes étaient 5 000», «ils sont 33 millions», «on était dix»; whether the number counts them."""
        start = item.number.start
        they = self._they_are.search(lower, max(0, start - 60), start)
        if they is None:
            return False
        if they["noun"]:
            self._take_noun(text, item, they.span("noun"))
        elif (they["pronoun"] or they["one"]) in pronouns:
            item.draft.kind, item.draft.unit = "count", "personne"
        else:
            return False
        return True

    def sums(self, lower: str, items: list[Item]) -> None:
        """«95 millions de charges», «dont 90 000 évaporés»: amounts in the currency of the nearest one."""
        currency: Item | None = None
        for item in items:
            if item.draft.kind == "money":
                currency = item
            elif currency and item.noun and item.draft.kind == "count" and self._is_part(lower, item, currency):
                take_unit(item, currency)
                currency = item
            elif currency and self._is_sum(item):
                item.draft.kind, item.draft.unit = "money", currency.draft.unit
        currency = None
        for item in reversed(items):
            if item.draft.kind == "money":
                currency = item
            elif currency and self._is_sum(item):
                item.draft.kind, item.draft.unit = "money", currency.draft.unit
            elif currency and item.bare and item.number.magnitude >= 1e9:  # «a fondu de 12 milliards, à 232 milliards de dollars»
                gap = lower[item.draft.end : currency.draft.start]
                if len(gap) < REACH and not re.search(r"[.!?\n]", gap):
                    take_unit(item, currency)

    def _is_sum(self, item: Item) -> bool:
        return item.draft.kind == "count" and item.number.magnitude >= 1e6 and item.draft.unit in self._sums

    def _is_part(self, lower: str, item: Item, whole: Item) -> bool:
        """Whether a participle is no noun but says where a part of an amount went."""
        start = item.number.start
        if item.noun is None or not item.noun.lemma.endswith("é") or item.number.value < SMALLEST_PART:
            return False
        part = lower.startswith("dont ", start - 5) or (whole.draft.inherited and lower.startswith(("et ", ", "), start - 3))
        return part and start - whole.draft.end < REACH and (whole.draft.value or 0) > item.number.value

    def _take_noun(self, text: str, item: Item, span: tuple[int, int]) -> None:
        item.noun = Noun(*span, self.nouns.singular(text[slice(*span)]))
        item.draft.kind, item.draft.unit, item.draft.noun = "count", item.noun.lemma, span


def _beside_the_point(lower: str, item: Item, other: Item) -> bool:
    """Whether another figure is only told of the one that a number goes on with.

    «ses deux petits-fils 80 000», «42 villes de plus de 100 000 habitants, soit quatre», «64 morts, dont vingt enfants,
    selon le comité, onze selon l'armée».
    """
    gap = lower[other.draft.end : item.number.start]
    if other.noun and other.draft.kind == "count" and lower[other.noun.end : item.number.start] == " ":
        return True
    from_there = FROM.search(lower, max(0, other.draft.start - 20), other.draft.start)
    if gap == " à " and other.draft.kind == "percent" and not from_there and item.number.value % 1:
        return True  # «le WTI a pris 1,1 % à 78,9»
    if gap.endswith("soit ") and from_there:
        return True
    return lower.startswith("dont ", other.draft.start - 5) and ATTRIBUTED.search(gap) is not None


def take_unit(item: Item, other: Item) -> None:
    """Give an item the kind and unit of another one; the number keeps its own characters."""
    draft = item.draft
    draft.kind, draft.unit, draft.noun, draft.inherited = other.draft.kind, other.draft.unit, other.draft.noun, True
    if other.unit is not None and draft.value is not None:
        draft.value = other.unit.factor * draft.value
        draft.per = other.unit.per
    item.noun = other.noun


def _levels(lower: str, item: Item, following: Item) -> None:
    """«ramené la dette de 3,2 à 2,8 milliards»: the magnitude is said once, the currency not at all."""
    number, larger = item.number, following.number
    if item.bare and number.magnitude == 1 and number.value < 1000 and lower[number.end : larger.start] == " à ":
        number.value, number.magnitude = number.value * larger.magnitude, larger.magnitude
        item.draft.value = number.value


def _scale(item: Item, following: Item) -> None:
    """A magnitude said once counts for both: «de 2 à 6 millions», «2 à 3 000 tracteurs»."""
    number, other, draft = item.number, following.number, item.draft
    if number.magnitude != 1 or draft.value is None:
        return
    if other.magnitude >= 1000 and number.value < 1000 and number.value <= 100 * other.value / other.magnitude:
        draft.value = number.value * other.magnitude
        return
    small = other.magnitude == 1 and number.value < 100 and other.value % 1000 == 0 and number.form == "digits"
    if small and number.value < other.value / 1000 <= 20 * number.value:
        draft.value = number.value * 1000
