"""What ties a bare number to a figure before it, so that it takes that one's unit: each tie is a named rule.

A number takes a unit only where its sentence says that it goes on with it. `TieFinder.tie` tries the ties in order;
where none holds the number has no unit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from cited_figures.lexicon import alternation, alternations
from cited_figures.patterns import compiled
from cited_figures.quantities.ellipses import SEPARATOR, EllipsisReader
from cited_figures.quantities.givers import fits, nearest
from cited_figures.quantities.kinds import Item
from cited_figures.quantities.places import Place, moving_verbs

CLITICS = re.compile(r"(?:ne |n'|se |s'|y |l'|en )*(?:a |ont |est |sont |avait |avaient |était |étaient )?")
OF_PERCENT = re.compile(r"% (?:de|des|du) $")
FRONTED = re.compile(r"(?:sur|des|de|parmi)(?: (?:les|ces|ses|leurs))?(?: quelque)? $")
SUBJECT = re.compile(r" *(?:cette|le|la|les|ce|ces|l'|sa|son|ses|leurs?) ?([^\W\d_]{4,})")
TIME_LATER = re.compile(r" (?:une?|deux|trois|quatre|cinq|six|dix|\d+) (?:ans?|mois|jours?|semaines?|heures?)(?!\w)")
FUNCTIONS = ("preposition", "conjunction", "time", "adverb")
SMALLEST_LABEL = 10  # in brackets after a name
NEAR_BRACKETS = 90  # characters between two brackets of one list
FROM = re.compile(r"(?<!\w)(?:de|d'|des)(?: (?:près de|plus de|moins de|environ|quelque))? ?$")
NAMED = re.compile(r"(?:[A-ZÀ-Ý][\w'-]*|totalité|majorité|moitié|tiers|quart)[ ,]*\($")
CLAUSE = re.compile(r"[,;:.!?(]|(?<!\w)(?:et|mais|puis|qui|que|dont|où|avant de|pour)(?!\w)")
EN = r"(?:[jnmts]'|(?:il|elle|on|ils|elles|qui|nous|vous|lui|leur|ne) )"  # before a pronoun «en», and no preposition
DIMENSION = re.compile(r" (?:sur|par|x) ")
BEGINS = re.compile(r"(?:^|[,;:.!?(–—-]|(?<!\w)(?:et|mais|puis|que|dont|où|ou)) ?(?:seule?s )?$")
ANSWERS = re.compile(r"(?:soit |puis |et |ou )?$")
ALONE = re.compile(r" ?[,.?!…]")


class TieFinder:
    """Finds the figure that a bare number goes on with, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        forms = alternations("ties", language)
        self._ellipses = EllipsisReader(language)
        self._part = re.compile(rf"(?<!\w)(?:{forms['part']}) $")
        self._contrast = re.compile(rf"(?<!\w)(?:{forms['contrast']}|{forms['beside']}) $")
        en = rf"(?:{EN}en (?!(?:{forms['adverbial']})(?!\w))[^\W\d]+|en (?:{forms['of_them']}|\w+(?:er|ir|oir|rait|raient|ront)))"
        self._of_them = compiled(rf"(?:^|[\s'])(?:{en})(?: [\w'-]+){{0,3}} (?:qu')?$")  # «il en écoule 300»
        self._quantity = re.compile(
            rf"(?<!\w)(?:(?:{forms['quantity']})(?: [^\W\d_]+)?(?: de)?|(?:{forms['quantity_of']})(?: [^\W\d_]+)? de) $"
        )
        self._corrects = re.compile(r"(?<!\w)c'(?:est|était|serait) (?:(?:plutôt|en réalité|en fait) )?$")
        self._verb = re.compile(
            r" (?:ne |n'|en |se |s'|y |l'|les |lui |leur )*"
            rf"(?:(?:{forms['plural_verb']})|(?!\w+ment(?!\w))\w{{2,}}(?:{forms['ending']}))(?!\w)"
        )
        moves = alternation(moving_verbs(language))
        self._singular_verb = re.compile(rf" (?:ne |n'|en |se |s'|y )*(?:{forms['singular_verb']})(?!\w)")
        self._level = compiled(
            rf"(?<!\w)(?:(?:{forms['level']}|{moves})(?: (?:{forms['meanwhile']}|\w+ment))?(?: (?:à|aux|au))?) $"
        )
        self._same_subject = re.compile(rf"(?:il|elle|ils|elles|on|{forms['same_subject']})(?!\w)")
        words = alternations("function_words", language)
        after = "|".join((*(words[kind] for kind in FUNCTIONS), forms["goes_on"], forms["qualifier"]))
        self._goes_on = compiled(rf"\s*(?:[.,;:)!?»”\"…–—-]|$)| (?:{after}|\w+ment)(?!\w)|{TIME_LATER.pattern}")

    def tie(self, place: Place) -> tuple[Tie, Item] | None:
        """The first tie that holds, and the figure that it leads to."""
        if self._quantity.search(place.before):  # «et la lotion un indice de 30»
            return None
        for tie in TIES:
            if (other := tie.find(self, place)) is not None:
                return tie, other
        return None

    def signed(self, place: Place) -> Item | None:
        """A change that stands in signs beside its level."""
        if place.sign is None:
            return None
        return next((other for other in place.figures() if fits(place, other, bracket=True)), None)

    def part(self, place: Place) -> Item | None:
        """A part of what was counted last, as far as that is large enough."""
        if not self._part.search(place.before) or next((other.bare for other in place.figures()), False):
            return None
        return nearest(place, least=place.item.number.value) or nearest(place)

    def contrast(self, place: Place) -> Item | None:
        """What is held against the last figure."""
        return nearest(place) if self._contrast.search(place.before) else None

    def label(self, place: Place) -> Item | None:
        """A figure in brackets after a name, like one before: «37 médailles, devant les Allemands (31)»."""
        magnitude, opens = place.item.number.magnitude >= 1e6, place.opens_bracket
        if not opens and not (
            magnitude and "(" in place.before
        ):  # «A (40 postes, 2 milliards d'euros), B (16 postes, 3 milliards)»
            return None
        for other in place.figures():
            begins = place.lower[max(place.start, other.draft.start - 1) : other.draft.start] == "("
            near = place.opening - other.draft.end < NEAR_BRACKETS
            parallel = begins == opens and near and magnitude == (other.number.magnitude >= 1e6)
            if not fits(place, other, bracket=parallel):
                continue
            if not magnitude and place.item.number.value < SMALLEST_LABEL:
                return None  # it may be a note: «Dupont (2)»
            at = place.start + place.before.rfind("(") + 1
            named = NAMED.search(place.reading.text, max(place.start, at - 30), at)
            return other if named or (parallel and opens) else None
        return None

    def of_them(self, place: Place) -> Item | None:
        """So many of what «en» stands for."""
        if not self._of_them.search(place.before):
            return None
        other = nearest(place, back=1)
        return other if other and other.draft.kind in {"count", "money", "percent"} else None

    def subject(self, place: Place) -> Item | None:
        """So many of those who were counted do something: «91 se trouvent en montagne»."""
        if not self.is_subject(place):
            return None
        for other in place.figures(2):
            if not fits(place, other):
                continue
            fronted = FRONTED.search(place.lower, max(0, other.draft.start - 24), other.draft.start)
            # «sur les 30 millions d'euros, 12 millions iront à la ville»
            if other.draft.kind == "count" or (fronted and other.draft.kind in {"money", "measure"} and other in place.figures()):
                return other
        return None

    def is_subject(self, place: Place) -> bool:
        """Whether a number is the subject of a verb: «91 se trouvent en montagne», «une dizaine est morte»."""
        verb = self._verb.match(place.lower, place.after)
        if not verb and place.item.number.approximate:
            verb = self._singular_verb.match(place.lower, place.after)
        return verb is not None and BEGINS.search(place.before) is not None

    def corrected(self, place: Place) -> Item | None:
        """The figure of the sentence before, put right."""
        return nearest(place, back=1) if self._corrects.search(place.before) else None

    def listed(self, place: Place) -> Item | None:
        """The same is said of another one without the verb: «le Nord a reçu 3 millions d'euros, le Sud 2,5»."""
        goes_on = place.before.endswith(" et de ") or self._goes_on.match(place.lower, place.after)
        if place.opens_bracket or self.is_subject(place) or not goes_on:
            return None
        for separator in reversed(list(SEPARATOR.finditer(place.before))):
            # «contre un bénéfice de 120 millions»: a noun with «un» is a new one only without the preposition
            begins = separator.start() if separator.group() == "contre" else separator.end()
            if not self._ellipses.without_verb(place, begins):
                return None
            other = nearest(place, place.start + separator.start() + 1)
            if other:
                gap = place.lower[other.draft.end : place.opening]
                level = gap in {" à ", ", à "} and not FROM.search(place.lower, max(0, other.draft.start - 20), other.draft.start)
                return None if level and other.draft.kind == "percent" else other
        return None

    def level(self, place: Place) -> Item | None:
        """What the same subject comes to: «elle passera à 450»; of large amounts with any verb («il lui en faudrait …»)."""
        if place.item.number.magnitude < 1e6 and not self._level.search(place.before):
            return None
        begins = max((clause.end() for clause in CLAUSE.finditer(place.before)), default=0)
        opening = place.before[begins:].lstrip()
        if not self._same_subject.match(opening) and not self._level.fullmatch(CLITICS.sub("", opening, count=1)):
            return None
        return nearest(place, back=0 if begins else 1)

    def same_noun(self, place: Place) -> Item | None:
        """What the same noun came to in the sentence before: «une perte de 45 millions. La perte s'élève à 30»."""
        begins = max((clause.end() for clause in CLAUSE.finditer(place.before)), default=0)
        noun = SUBJECT.match(place.before, begins)
        if noun is None or not self._level.search(place.before):
            return None
        other = nearest(place, back=1)
        return other if other and noun[1] in place.lower[max(0, other.draft.start - 40) : other.draft.start].split() else None

    def whole(self, place: Place) -> Item | None:
        """The amount of which a percentage is taken: «900 euros, plus 60 % de 1 500»."""
        if not OF_PERCENT.search(place.before):
            return None
        amounts = (other for other in place.figures() if other.draft.kind in {"money", "count"} and fits(place, other))
        return next(amounts, None)

    def dimension(self, place: Place) -> Item | None:
        """The other side of what is measured: «80 km sur 40»."""
        other = next(place.figures(), None)
        gap = DIMENSION.fullmatch(place.lower, other.draft.end, place.opening) if other else None
        return other if gap and other and other.draft.kind == "measure" else None

    def answered(self, place: Place) -> Item | None:
        """A sentence that is hardly more than a number: «Dix mille victimes ? Vingt mille ?», «Soit 1 500.»."""
        if not ANSWERS.fullmatch(place.before) or not ALONE.match(place.lower, place.after):
            return None
        return nearest(place, back=1)


class Tie(NamedTuple):
    """A tie: how it finds the figure, a text in which it does, and one in which it must not."""

    find: Callable[[TieFinder, Place], Item | None]
    fires: str
    spares: str


TIES = (
    Tie(
        TieFinder.signed,
        "Le maire recueille 70 % (+ 13) d'avis favorables.",
        "Le maire recueille 70 % d'avis favorables. Le préfet progresse (+ 13).",
    ),
    Tie(
        TieFinder.dimension,
        "Le bassin fait 25 mètres sur 12.",
        "Le bassin fait 25 mètres de long, le 12 aussi.",
    ),
    Tie(
        TieFinder.part,
        "L'accident a fait 12 morts et 30 blessés, dont 5 hospitalisés à Nantes.",
        "Le convoi (40 camions) a quitté la ville et ses motards, dont 5 à pied.",
    ),
    Tie(
        TieFinder.contrast,
        "La chorale compte 40 voix, contre 25 à ses débuts.",
        "La chorale compte 40 voix. Le 25, elle a voté contre.",
    ),
    Tie(
        TieFinder.label,
        "La Norvège a 37 médailles, devant l'Allemagne (31), puis la Suède.",
        "La Norvège a 37 médailles et 12 champions du 100 mètres (31).",
    ),
    Tie(
        TieFinder.of_them,
        "La ferme avait 300 chèvres, il en reste 45.",
        "La ferme avait 300 chèvres, elle a ouvert en mai 45.",
    ),
    Tie(
        TieFinder.subject,
        "L'Insee recense 224 communes. 91 se trouvent en montagne.",
        "L'Insee recense 224 communes.\n\nDeux se souviennent.",
    ),
    Tie(
        TieFinder.corrected,
        "On parlait de 40 loups. C'est plutôt 25.",
        "On parlait de 40 loups. Le juge en a décidé : 25.",
    ),
    Tie(
        TieFinder.listed,
        "Le Nord a reçu 3 millions d'euros, le Sud 2,5 et l'Est 4.",
        "La crème a un pH de 6,5 et la lotion un indice de 30.",
    ),
    Tie(
        TieFinder.level,
        "L'usine compte 300 postes. Elle passera à 450.",
        "L'usine compte 300 postes. Le score passera à 45.",
    ),
    Tie(
        TieFinder.same_noun,
        "Le groupe affiche une perte de 450 millions d'euros. La perte s'élève à 300 millions pour la presse.",
        "Le groupe affiche un gain de 450 millions d'euros. La perte s'élève à 300 millions pour la presse.",
    ),
    Tie(
        TieFinder.whole,
        "La veuve touche 900 euros, plus 60 % de 1 500.",
        "La veuve touche 900 euros, plus de 1 500 fois.",
    ),
    Tie(
        TieFinder.answered,
        "On attend 40 blessés ? 25 ?",
        "On attend 40 blessés. À 25, on ferme.",
    ),
)
