"""The words that bind figures to one another, from the lexicon `checks.csv`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from cited_figures.lexicon import alternation, read_lexicon

# what stands between a cue and its figure: «contre les », «soit de »
TO_FIGURE = r"(?: (?:d'|de |des |du |les |le |la |l'|aux? |à |en )| ?)(?:les |la |l')?$"
OF_A = r" (?:du |de |des |de la |de l'|de son |de ses |de leurs |de leur )"
# the kinds of words that bind two amounts, or three; a part may be of a bare number. Nothing is bound without them, unless a
# figure is a change or a date has two ends
BINDING = {
    1: ("part",),
    2: ("equals", "out_of", "part", "rhythm", "of_them"),
    3: (
        "contrast",
        "in_all",
        "comprises",
        "compensated",
        "represents",
        "difference",
        "more",
        "less",
        "bill",
        "rate_noun",
        "apart",
    ),
}
OF_TIME = ("ago", "later", "since", "born", "anniversary", "celebrates")
ASIDE = re.compile(r"\([^()]{0,60}\d")
ALL = re.compile(r"(?:(?<!\w)(?:sur|parmi) [^,.;:()]{0,20}|^des |: ?(?:[^\W\d]+ )?)\d")  # «sur les 601 dossiers, 128 projets»


class Cues:
    """The cues of a language, as patterns; each group of words is a kind of row in the lexicon."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("checks", language)
        forms: dict[str, list[str]] = {}
        for row in rows:
            forms.setdefault(row.kind, []).append(row.form)
        forms = {kind: [other for form in group for other in contracted(form)] for kind, group in forms.items()}
        self.alike = frozenset(forms["part"])  # cues of parts that are told in the unit of their whole
        forms["part"] += [row.form for row in read_lexicon("ties", language) if row.kind == "part"]
        people = {row.form for row in read_lexicon("people", language) if row.kind.startswith("person")}
        self.persons = frozenset(people) | frozenset(forms["persons"])
        self.places = frozenset(forms["places"])
        self.single = tuple(f" {form}" if form.endswith("'") else f" {form} " for form in forms["single"])
        self.candles = frozenset(forms["candles"])
        self.collective = frozenset(forms["collective"])
        self.some_persons = frozenset(forms["overlapping"])
        self.nearly = frozenset(forms["nearly"])
        self.letters = {row.form: float(row.canonical) for row in rows if row.kind == "letter"}
        self.measures = {row.form: row.canonical for row in rows if row.kind == "counted_measure"}
        self.letter = re.compile(rf" ?({alternation(self.letters)})(?![\w'])")
        self.periods = {row.form: row.canonical for row in rows if row.kind in ("period", "periodic")}
        words = {kind: f"(?:{alternation(group)})" for kind, group in forms.items()}
        self._single(words)
        self._before_figures(words)
        self._of_time(words)
        self._signs = {number: _shortest(form for kind in kinds for form in forms[kind]) for number, kinds in BINDING.items()}
        timed = (form for kind in (*BINDING[2], *OF_TIME) for form in forms[kind] if form != "en")  # which stands everywhere
        self._signs_of_time = tuple(" né" if form == "né" else form for form in _shortest(timed))

    def _single(self, words: dict[str, str]) -> None:
        """Words that stand anywhere between two figures, or beside one."""

        def anywhere(kind: str) -> re.Pattern[str]:
            return re.compile(rf"(?<!\w)({words[kind]})(?!\w)")

        self.earlier, self.in_all, self.yearly = anywhere("earlier"), anywhere("in_all"), anywhere("yearly")
        self.another, self.concludes = anywhere("another"), anywhere("concludes")
        self.now, self.founded, self.celebrates = anywhere("now"), anywhere("founded"), anywhere("celebrates")
        self.reaching, self.compensated = anywhere("reaching"), anywhere("compensated")
        self.made_of, self.others = anywhere("comprises"), anywhere("others")
        self.of_them = re.compile(rf" (?:[^\W\d]+ )?({words['of_them']})(?!\w)")
        self.overlapping, self.still = anywhere("overlapping"), anywhere("still")
        self.was = re.compile(rf"(?<!\w)(?:{words['was']}) (?:encore )?(?:de |d'|à |des )?(?:près de |environ )?$")
        self.born, self.died = anywhere("born"), anywhere("died")
        self.takes_up = re.compile(
            rf"(?:« ?)?(?:[^,.;:()]{{0,60}}, )?{words['takes_up']}(?!\w)|[^.;:()]{{0,80}} (?:{words['concludes']})(?!\w)"
        )
        self.than = re.compile(rf"(?<!\w)({words['contrast']}|{words['than']})(?:(?<=')|(?!\w))")
        self.whole = re.compile(rf"{OF_A}(?:{words['whole']})(?!\w)")
        self._every = re.compile(rf"(?<!\w)(?:chaque |par )?({words['period']}|{words['periodic']})(?!\w)")
        self.beyond = re.compile(rf"(?: [^\W\d]+)? (?:{words['beyond']}|{words['more']}|{words['less']})(?!\w)")
        self._more = re.compile(rf"(?: [^\W\d]+)? (?:(?P<more>{words['more']})|(?P<less>{words['less']}))(?!\w)")
        rate = rf"(?: par| chaque| l')(?: |(?<='))({words['period']}|{words['periodic']})(?!\w)"  # «par jour», «l'heure»
        rate += rf"(?! (?:{words['earlier']}|{words['coming']}))"  # no rate: «l'an dernier»
        self._per = re.compile(rf"{rate}|(?: [^\W\d]+)? ({words['periodic']})(?!\w)")  # «euros annuels»

    def _before_figures(self, words: dict[str, str]) -> None:
        """Words directly before a figure, with adverbs and prepositions between: «soit, en moyenne, », «contre près de »."""
        adverb = rf"(?:,? (?:{words['adverb']}),?)*"

        def before(kind: str, comma: str = "") -> re.Pattern[str]:
            return re.compile(rf"(?<!\w)({words[kind]}){comma}{adverb}{TO_FIGURE}")

        self.equals = re.compile(rf"(?<!\w)({words['equals']})(?!\w){adverb}")
        self.equals_last, self.contrast, self.rhythm = before("equals"), before("contrast"), before("rhythm")
        self.opening = re.compile(
            r"(?:^|[.;:!?»] ?|\n| et | mais )"  # where a sentence or a clause begins
            r"(?:[^\W\d]+ |(?:[\w#']+ ){0,4}[\w#']+, )?"  # «Mais », «L'an dernier, »
            rf"((?:{words['fronted']}) (?:les |un total de |ces |ses )?)$"
            rf"|(?:^|[.!?»] |\n)((?:{words['genitive']}) )$"
        )
        self.comprises, self.out_of, self.part = before("comprises"), before("out_of"), before("part", ",?")
        self.difference = re.compile(rf"(?<!\w)({words['difference']})(?!\w)[^.;:()#\d]{{0,40}}? (?:d'|de |à )(?:quelque )?$")
        self.times_of = re.compile(rf" fois (?:{words['times_of']})(?:(?<=')|(?!\w))")
        self.apart = re.compile(rf"(?: [^\W\d]+){{0,2}} d(?:e |')({words['apart']})(?!\w)")
        self.from_to = re.compile(r"(?<!\w)(?:de|d'|des) ?(?:les |près de |quelque |environ |plus de |moins de )?$")
        self.between = re.compile(r"(?<!\w)entre (?:les )?$")
        self.represents = re.compile(rf"(?<!\w)({words['represents']})(?!\w){adverb} ?(?:les |la |l')?$")
        rate = rf"(?:un |une )?{words['rate_noun']}(?!\w)[^.;:()#\d]{{0,40}} (?:de |d')"  # «soit un taux de participation de»
        self.rate_of = re.compile(rf"(?<!\w)({words['equals']}) {rate}$|,()(?= une? ) {rate}$")  # «, un taux de réussite de»
        self.bill = re.compile(rf"(?<!\w)({words['bill']})(?!\w)[^.;:()#\d]{{0,30}} (?:à |de |d')$")
        self.ago = re.compile(rf"(?<!\w)({words['ago']}){adverb} (?:de |d')?$")

    def _of_time(self, words: dict[str, str]) -> None:
        """Words beside a length of time or an age."""
        self.each = re.compile(rf" (?:{words['each']})(?!\w)")
        self.each_last = re.compile(rf" (?:{words['each']}) $")  # «les 12 élèves recevront chacun 30 euros»
        self.over = re.compile(rf" (?:{words['over']})(?: |(?<='))({words['period']})(?!\w)")
        self.every = re.compile(rf"(?<!\w)({words['every']}) $")
        some = r"(?: [^\W\d#]+){0,2} (?:d'|de )?$"  # «pendant plus de »
        self.lasting = re.compile(rf"(?<!\w)({words['lasting']}){some}|(?<!\w)({words['lasting']}) $")
        self.later = re.compile(rf" ({words['later']})(?!\w)")
        self.since = re.compile(rf"(?<!\w)({words['since']})(?: [^\W\d#]+)? $")
        self.at_age = re.compile(rf"(?<!\w)(?:{words['at_age']}) ?$")
        self.anniversary = re.compile(rf" ({words['anniversary']})(?!\w)")

    def may_bind(self, words: str, figures: int) -> bool:
        """Whether there may be a cue in lower-case words that binds so many figures, or a bare number to one («dont 30»).

        Looks for the letters alone, which is many times faster than a pattern; the rules look whether they are a word.
        """
        if _holds(words, self._signs[figures]):
            return True
        return figures == 2 and bool(("(" in words and ASIDE.search(words)) or ALL.search(words))

    def may_time(self, words: str) -> bool:
        """Whether there may be a cue in lower-case words that binds lengths of time or ages."""
        return _holds(f" {words}", self._signs_of_time)

    def rate_unit(self, lower: str, position: int) -> str | None:
        """The unit of time that a number is said to be for behind it, where the extractor left it: «3,5 milliards par jour»."""
        found = self._per.match(lower, position)
        if found:
            return self.periods[found[1] or found[2]]
        return None

    def rate_before(self, words: str) -> str | None:
        """The unit of time that words between «soit» and a number give it: «soit chaque année 3 millions», «soit par an 300»."""
        equal = self.equals.search(words)
        found = self._every.search(words, equal.end()) if equal else None
        return self.periods[found[1]] if found else None

    def sense(self, lower: str, position: int) -> int:
        """1 or -1 where the words behind a number make it the size of a rise or of a fall: «3 points de moins», else 0."""
        found = self._more.match(lower, position)
        return 0 if not found else 1 if found.lastgroup == "more" else -1

    def span_of(self, words: str) -> str | None:
        """The unit of time that a date without a value names: «an dernier», «cette année»."""
        found = next((form for form in self.periods if form in words.lower().split()), None)
        return self.periods[found] if found else None


def _holds(words: str, signs: Iterable[str]) -> bool:
    for sign in signs:  # noqa: SIM110 (a loop is twice as fast)
        if sign in words:
            return True
    return False


def contracted(form: str) -> tuple[str, ...]:
    """A form, and what it becomes where its last word runs into an article.

    >>> contracted("par rapport à"), contracted("notamment")
    (('par rapport à', 'par rapport au', 'par rapport aux'), ('notamment',))
    """
    if form.endswith((" à", " de")):
        stem, ends = (form[:-1], ("au", "aux")) if form.endswith("à") else (form[:-2], ("du", "des"))
        return form, *(stem + end for end in ends)
    return (form,)


def _shortest(forms: Iterable[str]) -> tuple[str, ...]:
    """The forms that hold none of the others."""
    every = set(forms)
    return tuple(sorted(form for form in every if not any(other in form for other in every - {form})))


@lru_cache(maxsize=4)
def cues(language: str = "fr") -> Cues:
    """The cues of a language, made at the first call.

    >>> cues("fr") is cues("fr")
    True
    """
    return Cues(language)
