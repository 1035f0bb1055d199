"""Units that a number takes from its neighbours: «18, 24 et 26 ans», «15 000 manifestants selon lui, 40 000 selon elle».

Inheritance is a licence, not a default: from the right in lists whose unit is said once at the end, from the left
where one of the ties of `ties.py` holds, and from a noun that the sentence says the number counts.
"""

from __future__ import annotations

import re

from cited_figures.kinds import KINDS
from cited_figures.lexicon import alternation, alternations, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.quantities.counted_nouns import CountedNounFinder
from cited_figures.quantities.kinds import Item
from cited_figures.quantities.nouns import PART, Noun, NounFinder
from cited_figures.quantities.places import Place, PlaceReader, moving_verbs
from cited_figures.quantities.signs import SignFinder
from cited_figures.quantities.ties import FROM, TieFinder
from cited_figures.text.reading import Reading

LIST = re.compile(
    r"(?:,| et(?: même)?| ou|, puis| puis| à|,? (?:voire|parfois|sinon)| contre| des| des autres| de (?:ses|ces|leurs|nos)"
    r"| ?(?:±|\+/-)| et l'autre de| ?[-–]| et de| à près de| à plus de| à environ|, et) ?"
    r"(?:les |des? |d')?$"
)
IN_YEARS = re.compile(r" (?:en|au|à|fin|début|il y a) [^,.;:()]{1,24} à (?:plus de |près de |environ )?$")
COUNTED_BEFORE = re.compile(
    r"(?:^|\W)(?:des|les|ces|ses|leurs|de|d') ?(?:[«\"“] ?)?([^\W\d_]+[sx])(?: [^\W\d_]+[sx])?(?: ?[»\"”])? ?\(?$"
)
COMPLEMENT = re.compile(r"\w (?:des|de|d') ?$")
# «entre 30 - selon la police - et 80 loups»
BY_WHOM = re.compile(r"^(?: [-–] |, | \()(?:selon|d'après) [^,;.()]{2,40}?(?: [-–]|,|\))(?= et )")
NAMED_SUBJECT = re.compile(r"\W*(?:Le |La |Les |L')[A-ZÀ-Ý]")
AMONG = re.compile(r"\W*(?:parmi|sur|d'entre) (?:les|ces|ses|leurs)(?= )")
SEVERAL = re.compile(r"(?<!\w)(?:les|ces|ses|leurs|nos|plusieurs|quelques|(?<![^\W\d_] )des)(?= )")  # not «la garde des Sceaux»
SINGLE = re.compile(r"(?<!\w)une?(?= )")
LARGE = 1e6
SCALED = 100  # how much larger a number may be than one whose «millions» it shares


class InheritanceFinder:
    """Gives bare numbers the unit or the noun of a neighbour."""

    def __init__(self, language: str = "fr") -> None:
        self.nouns, self.signs = NounFinder(language), SignFinder(language)
        self.places = PlaceReader(language)
        self.ties, self.counted = TieFinder(language), CountedNounFinder(language)
        forms = alternations("elliptical", language)
        # «un rythme de destruction d'emplois»
        self._total = re.compile(rf"(?:{forms['total']}) (?:\w+ ){{0,2}}?(?:de |d'|des )((?:[^\W\d_]|-)+[sx]|personnes)(?![\w-])")
        participle = r"(?: [^\W\d_]+(?:é|i|u|t|is)e?s)?"  # «les lecteurs convertis sont 300»
        self._they_are = re.compile(
            rf"(?<!\w)(?:(?P<pronoun>ils|elles|on|nous|vous)|(?:les|des|ces|leurs) (?P<noun>[^\W\d_]+[sx]){participle}) "
            rf"(?:n'|ne )?(?:{forms['being']})(?: (?:{forms['modifier']}))* $"
            rf"|(?<!\w)(?P<one>on) (?:n'|ne )?(?:{forms['one_being']})(?: (?:{forms['modifier']}))* $"
        )
        moves = moving_verbs(language)
        self._scales = {row.form for row in read_lexicon("ties", language) if row.kind == "scale"}
        several = r"(?:les|ses|leurs|ces|nos|vos) (?P<noun>[^\W\d_]+[sx])(?: (?!(?:qui|que|dont|où|et) )[\w'-]+){0,6}?"
        past = rf"(?:ont|sont|avaient|étaient|auraient|seraient|auront|seront) (?:\w+ ){{0,2}}?(?:{alternation(moves)})"
        present = alternation(form for form in moves if form.endswith("nt"))
        # «les immatriculations de voitures neuves ont chuté de 14,5 %, à …»
        self._counted_subject = compiled(
            rf"(?<!\w){several} (?:s'|se )?(?:{past}|{present})(?!\w)[^;:.!?]{{0,70}}?(?<!\w)(?:à|aux) $"
        )

    def from_the_right(self, text: str, lower: str, items: list[Item]) -> None:
        """«18, 24 et 26 ans», «de 2 à 6 millions d'unités», «19 des 20 skippers»: the unit is said once, at the end."""
        for item, following in zip(reversed(items[:-1]), reversed(items[1:]), strict=True):
            if following.bare and following.number.magnitude >= 1e6:
                _levels(lower, item, following)
            if following.draft.kind == "multiple" and item.bare:
                _factors(lower, item, following)
            if following.bare or not KINDS[following.draft.kind].pairs:
                continue
            if not item.bare and not (item.noun and item.noun.elliptic):
                continue
            part = item.noun is not None and PART.match(lower, item.noun.end)  # «trois autres de leurs cinq enfants»
            begin = item.noun.end if item.noun and part else item.draft.end
            gap = BY_WHOM.sub("", lower[begin : following.draft.start])
            over_years = IN_YEARS.fullmatch(gap) and FROM.search(lower, max(0, item.draft.start - 20), item.draft.start)
            if not over_years and not LIST.fullmatch(gap):
                continue
            if following.draft.kind == "percent" and item.number.value > 100:  # «trente-cinq milliards, 9 % de plus»
                continue
            if following.draft.kind == "count" and item.number.magnitude >= 1e6 > following.number.value:
                continue  # «1,9 milliard et 250 000 chômeurs»: it would be «de chômeurs»
            against = lower.startswith("contre ", item.number.start - 7)
            if against and following.draft.kind == "count":  # «48 voix contre 31, et trois abstentions»
                continue
            _scale(item, following)
            take_unit(item, following)
            self.signs.take(text, lower, item.draft)

    def from_the_left(self, reading: Reading, item: Item, kept: list[Item]) -> Place:
        """Give a number without a unit that of the figure that it goes on with, or the noun that its sentence counts.

        Return the number's place.
        """
        place = self.places.read(reading, item, kept)
        if item.noun is not None:  # «autres», «d'entre eux»
            if other := self.ties.part(place) or self._stands_for(place):
                take_unit(item, other)
            elif item.noun.elliptic and (noun := self._antecedent(place)):
                self._take_noun(reading.text, item, noun)
            return place
        if noun := self._noun_beside(place) or self._noun_of_subject(place) or self.counted.said(place):
            self._take_noun(reading.text, item, noun)
        elif tied := self.ties.tie(place):
            self._go_on(place, tied[1], part=tied[0].find is TieFinder.part)
        elif self._they_are.search(place.before):  # «ils sont 33 millions», «on était dix»
            item.draft.kind, item.draft.unit = "count", "personne"
        elif noun := self.counted.some_of(place):
            self._take_noun(reading.text, item, noun)
        return place

    def labels(self, reading: Reading, item: Item, kept: list[Item]) -> bool:
        """Whether a number in brackets is that of the name before it: «devant l'Allemagne (31)»."""
        return self.ties.label(self.places.read(reading, item, kept)) is not None

    def gapped(self, reading: Reading, item: Item, kept: list[Item]) -> bool:
        """Whether a number after a name is what is said of it, without the verb: «le Nord compte 44 élèves, le Sud 51»."""
        place = self.places.read(reading, item, kept)
        return NAMED_SUBJECT.match(reading.text, place.start) is not None and self.ties.listed(place) is not None

    def _go_on(self, place: Place, other: Item, *, part: bool = False) -> None:
        """Take the unit of another figure, and its magnitude where that is said once («de 3,2 millions à 2,8»).

        part: whether the number is a part of it; «1,2 million de morts, dont 25 à Paris» are 25.
        """
        item, number = place.item, place.item.number
        take_unit(item, other)
        scale = other.number.magnitude
        alike = scale >= 1e6 and number.value < min(1000, SCALED * other.number.value / scale)
        if item.draft.value is not None and alike and (other.draft.kind == "money" or number.value % 1 or not part):
            item.draft.value *= scale

    def _stands_for(self, place: Place) -> Item | None:
        """The figure whose noun «autres» or «d'entre eux» stands for: what its sentence counts first, else the one before.

        «6 banques ont été dégradées de quatre crans, 10 autres …»
        """
        for back in (0, 1):
            counts = [other for other in place.figures(back) if other.draft.kind == "count" and other.noun and other.noun.lemma]
            subjects = [
                other for other in counts if not FROM.search(place.lower, max(0, other.number.start - 20), other.number.start)
            ]
            if counts:
                return (subjects or counts)[-1 if back == 0 else 0]
        return None

    def _antecedent(self, place: Place) -> tuple[int, int] | None:
        """What «d'entre eux» or «autres» stands for where nothing counted it: «Les otages … Trois d'entre eux»."""
        reading, start, noun = place.reading, place.item.number.start, place.item.noun
        among = noun is not None and noun.end - noun.start < len("autres")  # «eux», «elles»
        here = reading.sentence_at(start)
        for sentence in reversed(reading.sentences[max(0, here - 1) : here + 1]):
            if sentence.paragraph != reading.sentences[here].paragraph:
                break
            for opening in (SEVERAL if among else SINGLE).finditer(place.lower, sentence.start, min(sentence.end, start)):
                found = self.nouns.after(reading.text, place.lower, opening.end(), 2.0 if among else 1.0)
                if found and found.lemma:
                    return found.start, found.end
        return None

    def _noun_beside(self, place: Place) -> tuple[int, int] | None:
        """«des papillons (238, pour être exact)», «estime à 75 000 le nombre d'emplois menacés»."""
        lower, number = place.lower, place.item.number
        before = COUNTED_BEFORE.search(lower, max(place.start, number.start - 50), number.start)
        # «les aides aux bénéficiaires des minima (380 millions)»: what a complement names is not what so many millions are
        of_another = before and number.magnitude >= LARGE and COMPLEMENT.search(lower, before.start() - 1, before.start(1))
        if before and place.opens_bracket and not of_another and not self._is_label(place, before.start(1)):
            return before.span(1)
        after = self._total.search(lower, number.end, min(place.end, number.end + 40))
        of = after or self._total.search(lower, max(place.start, number.start - 110), number.start)
        return of.span(1) if of else None

    def _is_label(self, place: Place, start: int) -> bool:
        """Whether the word before a bracket is a name with what others have too: «37 médailles, devant les Allemands (31)».

        Not where each is counted itself: «les Portugais (2,1 millions) et les Danois (1,4 million)».
        """
        text = place.reading.text
        other = self.ties.label(place) if text[start].isupper() else None
        own = other and other.noun and other.noun.end <= other.draft.start and text[other.noun.start].isupper()
        return other is not None and not own

    def _noun_of_subject(self, place: Place) -> tuple[int, int] | None:
        """«Les immatriculations ont chuté de 14,5 %, à 165 390»; «les grévistes étaient 5 000»."""
        they = self._they_are.search(place.before)
        if they and they["noun"]:
            return place.start + they.start("noun"), place.start + they.end("noun")
        among = AMONG.match(place.before)
        if among and self.ties.is_subject(place):  # «Parmi les rescapés, quatorze ont été soignés»
            noun = self.nouns.after(place.reading.text, place.lower, place.start + among.end(), 2.0)
            return (noun.start, noun.end) if noun and noun.lemma else None
        subject = self._counted_subject.search(place.before) if place.item.number.value % 1 == 0 else None
        if subject is None or subject["noun"] in self._scales:
            return None
        return place.start + subject.start("noun"), place.start + subject.end("noun")

    def _take_noun(self, text: str, item: Item, span: tuple[int, int]) -> None:
        item.noun = Noun(*span, self.nouns.singular(text[slice(*span)]))
        item.draft.kind, item.draft.unit, item.draft.noun = "count", item.noun.lemma, span


def take_unit(item: Item, other: Item) -> None:
    """Give an item the kind and unit of another one; the number keeps its own characters."""
    draft = item.draft
    draft.kind, draft.unit, draft.noun, draft.inherited = other.draft.kind, other.draft.unit, other.draft.noun, True
    if other.unit is not None:
        factor, draft.per = other.unit.factor, other.unit.per
        draft.value, draft.low, draft.high = (
            None if bound is None else factor * bound for bound in (draft.value, draft.low, draft.high)
        )
    item.noun = other.noun


def _factors(lower: str, item: Item, following: Item) -> None:
    """«deux à trois fois plus», «entre 2 et 3 fois moins»: a factor of its own, of which «fois» is said later."""
    gap = lower[item.number.end : following.draft.start]
    if gap in {" à ", " ou ", " voire "} or (gap == " et " and lower.endswith("entre ", 0, item.number.start)):
        item.draft.kind, item.draft.inherited = "multiple", True
        if (following.draft.value or 1) < 1 and item.draft.value:  # «trois fois moins» is a third
            item.draft.value = round(1 / item.draft.value, 4)


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
