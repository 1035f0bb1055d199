"""The noun that a sentence says a bare number counts, where no figure before has it: «des places, qui doivent passer à 3 000»."""

from __future__ import annotations

import re

from cited_figures.lexicon import alternation, alternations
from cited_figures.patterns import compiled
from cited_figures.quantities.places import Place, moving_verbs

SEVERAL = r"(?:des|les|ces|ses|leurs|nos|vos)"
# «les délégations sportives engagées, au nombre de 104»
IN_NUMBER = re.compile(rf"(?<!\w){SEVERAL} ([^\W\d_]+[sx])(?: [^\W\d_]+){{0,2}},? au nombre de $")
RANKED = re.compile(r"(?:\de|[èi]me|mière?|\der) ([^\W\d_]{3,}) sur (?:les )?$")  # «son septième ministre sur 15»
# the only plural before «dont»: «des échantillons sans étiquette, dont six ont été analysés»
SOME_OF = re.compile(
    rf"(?<!\w)(?:{SEVERAL}|de|d') ?([^\W\d_]{{3,}}[sx])(?: (?:sans|dans|sous|vers|(?!\w*[sx] )[\w'-]+)){{0,5}},? dont $"
)
# «les suppressions de postes inscrites au budget (13 500)»
IN_BRACKETS = re.compile(
    rf"(?<!\w){SEVERAL} ([^\W\d_]+[sx])(?: [\w'-]+){{0,2}} [^\W\d_]+(?:é|i|u|it|is)e?s(?: [\w'-]+){{0,6}}"
    r"(?: ?[»\"”])? \($"
)
LEAST_IN_BRACKETS = 100  # «les élus réunis à Brest (29)» has a département
THE_NOUN = re.compile(r" (?:les|ses|leurs) ([^\W\d_]+[sx])(?!\w)")
LARGE = 1e6
STATED = 60  # characters after a number in which a sentence says what it is


class CountedNounFinder:
    """Finds that noun, made once from the lexicon of what is left out."""

    def __init__(self, language: str = "fr") -> None:
        forms = alternations("elliptical", language)
        self._were = re.compile(rf"(?<!\w){SEVERAL} ([^\W\d_]+[sx]) (?:{forms['being']})(?: [\w'-]+){{0,4}} au nombre de $")
        moves = moving_verbs(language)
        infinitive = alternation(form for form in moves if form.endswith(("er", "ir")))
        present = alternation(form for form in moves if form.endswith("nt"))
        self._which = compiled(  # «des places en foyer, qui doivent passer à …»
            rf"(?<!\w){SEVERAL} ([^\W\d_]+[sx])(?: (?!(?:qui|que|dont|où|et|{SEVERAL}) )[\w'-]+){{0,6}}?,? qui "
            rf"(?:s'|se )?(?:{present}|(?:{forms['modal']}) {infinitive})(?!\w)[^,;:.!?]{{0,40}}?(?<!\w)(?:à|aux) $"
        )
        self._estimates = re.compile(rf"(?<!\w)(?:{forms['estimates']})(?: [^,;:.!?]{{2,20}})? à (?:[\w']+ ){{0,2}}$")
        self._stated = re.compile(rf"[.!…:,]? (?:{forms['stated']}) (?:de |d'|des )([^\W\d_]+[sx])(?!\w)")

    def said(self, place: Place) -> tuple[int, int] | None:
        """The span of a noun that the words before or after a number tie to it."""
        for pattern in (self._were, IN_NUMBER, self._which, RANKED):
            if found := pattern.search(place.before):
                return place.start + found.start(1), place.start + found.end(1)
        value = place.item.number.value
        if place.opens_bracket and value >= LEAST_IN_BRACKETS and value % 1 == 0 and place.item.number.magnitude < LARGE:
            found = IN_BRACKETS.search(place.before)
            if found:
                return place.start + found.start(1), place.start + found.end(1)
        after = None
        if not place.before.strip():  # «10 000. C'est le nombre de lits qu'il manque.»
            after = self._stated.match(place.lower, place.after, place.after + STATED)
        elif self._estimates.search(place.lower, place.start, place.item.number.start):  # «on évalue à 300 les morts»
            after = THE_NOUN.match(place.lower, place.after)
        return after.span(1) if after else None

    def some_of(self, place: Place) -> tuple[int, int] | None:
        """The span of the noun of which a number is a part: «des lettres, dont six ont été ouvertes»."""
        found = SOME_OF.search(place.before)
        return (place.start + found.start(1), place.start + found.end(1)) if found else None
