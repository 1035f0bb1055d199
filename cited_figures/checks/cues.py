"""The words that bind figures to one another, from the lexicon `checks.csv`."""

from __future__ import annotations

import re
from functools import lru_cache

from cited_figures.lexicon import alternation, read_lexicon


class Cues:
    """The cues of a language, as patterns; each group of words is a kind of row in the lexicon."""

    def __init__(self, language: str = "fr") -> None:
        forms: dict[str, list[str]] = {}
        for row in read_lexicon("checks", language):
            forms.setdefault(row.kind, []).append(row.form)
        words = {kind: f"(?:{alternation(group)})" for kind, group in forms.items()}
        tied = [row.form for row in read_lexicon("ties", language) if row.kind == "part"]
        parts = alternation([*tied, *forms["part"]])
        self.alike = frozenset(forms["part"])  # cues of parts that are told in the unit of their whole
        people = {row.form for row in read_lexicon("people", language) if row.kind.startswith("person")}
        self.places = frozenset(forms["places"])
        self.persons = frozenset(people) | frozenset(forms["persons"])
        self.collective = frozenset(forms["collective"])
        self.nearly = frozenset(forms["nearly"])
        self.letters = {row.form: float(row.canonical) for row in read_lexicon("checks", language) if row.kind == "letter"}
        self.letter = re.compile(rf" ?({alternation(self.letters)})(?![\w'])")
        adverb = rf"(?:,? (?:{words['adverb']}),?)*"
        of = r"(?: (?:d'|de |des |du |les |le |la |l'|aux? |à |en )| ?)(?:les |la |l')?$"
        self.takes_up = re.compile(rf"(?:« ?)?(?:[^,.;:()]{{0,60}}, )?{words['takes_up']}(?!\w)")
        self.equals = re.compile(rf"(?<!\w)({words['equals']})(?!\w){adverb}")
        self.equals_last = re.compile(rf"(?<!\w)({words['equals']}){adverb}{of}")
        self.contrast = re.compile(rf"(?<!\w)({words['contrast']}){adverb}{of}")
        self.than = re.compile(rf"(?<!\w)({words['contrast']}|{words['than']})(?:(?<=')|(?!\w))")
        self.earlier = re.compile(rf"(?<!\w)({words['earlier']})(?!\w)")
        self.difference = re.compile(rf"(?<!\w)({words['difference']})(?!\w)[^.;:()#\d]{{0,40}}? (?:d'|de |à )(?:quelque )?$")
        self.in_all = re.compile(rf"(?<!\w)({words['in_all']})(?!\w)")
        self.comprises = re.compile(rf"(?<!\w)({words['comprises']}){adverb}{of}")
        self.part = re.compile(rf"(?<!\w)({parts}),?{adverb}{of}")
        self.out_of = re.compile(rf"(?<!\w)({words['out_of']}){adverb}{of}")
        self.from_to = re.compile(r"(?<!\w)(?:de|d'|des) ?(?:les |près de |quelque |environ |plus de |moins de )?$")
        self.between = re.compile(r"(?<!\w)entre (?:les )?$")
        self.represents = re.compile(rf"(?<!\w)({words['represents']})(?!\w){adverb} ?(?:les |la |l')?$")
        self.whole = re.compile(rf" (?:du |de |des |de la |de l'|de son |de ses |de leurs |de leur )(?:{words['whole']})(?!\w)")
        self.overlapping = re.compile(rf"(?<!\w)(?:{words['overlapping']})(?!\w)")
        self.rate_of = re.compile(
            rf"(?<!\w)({words['equals']}) (?:un |une )?{words['rate_noun']}(?!\w)[^.;:()#\d]{{0,40}} (?:de |d')$"
        )
        self.every = re.compile(rf"(?<!\w)({words['every']}) $")
        self.rhythm = re.compile(rf"(?<!\w)({words['rhythm']}){adverb}{of}")
        self.lasting = re.compile(rf"(?<!\w)({words['lasting']})(?: [^\W\d#]+){{0,2}} (?:d'|de )?$|(?<!\w)({words['lasting']}) $")
        self.compensated = re.compile(rf"(?<!\w)({words['compensated']})(?!\w)")
        self.ago = re.compile(rf"(?<!\w)({words['ago']}){adverb} (?:de |d')?$")
        self.later = re.compile(rf" ({words['later']})(?!\w)")
        self.since = re.compile(rf"(?<!\w)({words['since']})(?: [^\W\d#]+){{0,1}} $")
        self.born = re.compile(rf"(?<!\w)({words['born']})(?!\w)")
        self.died = re.compile(rf"(?<!\w)({words['died']})(?!\w)")
        self.at_age = re.compile(rf"(?<!\w)(?:{words['at_age']}) ?$")
        self.still = re.compile(rf"(?<!\w)(?:{words['still']})(?!\w)")
        self.anniversary = re.compile(rf" ({words['anniversary']})(?!\w)")
        self.periods = {row.form: row.canonical for row in read_lexicon("checks", language) if row.kind == "period"}
        self._more = re.compile(rf"(?: [^\W\d]+)? (?:(?P<more>{words['more']})|(?P<less>{words['less']}))(?!\w)")
        adjectives = {row.form: row.canonical for row in read_lexicon("checks", language) if row.kind == "periodic"}
        self.periods |= adjectives
        self._per = re.compile(
            rf"(?: par| chaque| l')(?: |(?<='))({alternation(self.periods)})(?!\w)|(?: [^\W\d]+)? ({alternation(adjectives)})(?!\w)"
        )
        self.yearly = re.compile(rf"(?<!\w)({words['yearly']})(?!\w)")
        self.reaching = re.compile(rf"(?<!\w)({words['reaching']})(?!\w)")
        kinds = ("equals", "contrast", "than", "in_all", "comprises", "out_of", "rhythm", "compensated", "ago", "later")
        others = ("since", "born", "anniversary", "difference", "lasting")
        self.any = re.compile("|".join([r"\(", r"(?<!\w)de ", r"\bentre ", parts, *(words[kind] for kind in (*kinds, *others))]))

    def rate_unit(self, lower: str, position: int) -> str | None:
        """The unit of time that a number is said to be for behind it, where the extractor left it: «3,5 milliards par jour»."""
        found = self._per.match(lower, position)
        if found:
            return self.periods[found[1] or found[2]]
        return None

    def sense(self, lower: str, position: int) -> int:
        """1 or -1 where the words behind a number make it the size of a rise or of a fall: «3 points de moins», else 0."""
        found = self._more.match(lower, position)
        return 0 if not found else 1 if found.lastgroup == "more" else -1

    def span_of(self, words: str) -> str | None:
        """The unit of time that a date without a value names: «an dernier», «cette année»."""
        found = next((form for form in self.periods if form in words.lower().split()), None)
        return self.periods[found] if found else None


@lru_cache(maxsize=4)
def cues(language: str = "fr") -> Cues:
    """The cues of a language, made at the first call.

    >>> cues() is cues("fr")
    True
    """
    return Cues(language)
