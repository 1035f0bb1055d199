"""Ordinals in digits, in words and in Roman numerals: «la 3e place», «le vingt et unième tour», «numéro 1»."""

from __future__ import annotations

import re
from collections.abc import Set

from cited_figures.lexicon import Told, alternation, alternations, read_lexicon, words
from cited_figures.patterns import compiled
from cited_figures.schema import Draft

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# each pattern begins with a letter or a digit of its own, so that a search runs over the text at full speed
DIGITS = re.compile(r"\d\d{0,3}(?:ers?|[eè]?res?|i?[eè]mes?|nde?s?|e|es)(?![\w-])")
ROMANS = re.compile(r"[IVXLC][IVXLC]*(?:e|ème|er|re)(?!\w)")
ENDINGS = (re.compile(r"ièmes?(?![\w-])"), re.compile(r"iemes?(?![\w-])"))
NOUN_NEXT = re.compile(
    r" (?:«\s?)?(?!(?:a|ont|est|sont|était|de|du|des|à|au|en|et|ou|qui|que|se|ne|pour|dans|sur|avec|par|lui|y)\W)[^\W\d_]"
)
NAME = re.compile(r"(?:[^\W\d_],?|« ?) $|« ?$")
NUMBER_SIGNS = ("n°", "nº", "numéro")
WORDS = {"one", "unit", "ten", "hundred", "thousand", "magnitude"}
SCALES = {100, 1000, 10**6, 10**9}  # «deux millionième» is a multiple, «cent deuxième» a sum
# «pour les premières, … pour les seconds»; «Le premier concerne les loyers, le second les charges»: the former, the latter
NO_NOUN = (
    r"(?=\s*(?:[.,;:)!?»]|$)"
    r"| (?:et|ou|mais|est|sont|était|étaient|a|ont|avait|avaient|en|dans|avec|se|ne|n'|sur|lui|rien|plus|moins)(?!\w))"
)
FORMERS = re.compile(rf"premi(?:ers|ères){NO_NOUN}"), re.compile(rf"second(?:s|es){NO_NOUN}")
LATTER = r"(?:second|seconde)(?:,? (?:le|la|les|l'|un|une|du|de la|à|au|en|pour|sur|dans|a|est|était|aux|chez)|,"
LATTER += r"| [^\W\d_]+ (?:le|la|les|l'|un|une|son|sa|ses|leurs?))(?!\w)"  # «le second documente son origine»
FORMER = re.compile(
    rf"premi(?P<ending>er|ère)(?= )[^.;!?\n]{{0,120}}[,;.]? "
    rf"(?:et |mais |tandis que |alors que |quand )?(?:le|la) (?P<latter>{LATTER})"
)
VERB_NEXT = re.compile(r" [^\W\d_]+ (?:le|la|les|l'|un|une|son|sa|ses|leurs?)(?!\w)| [^\W\d_]+ \d")
FIRST = "une première"
SECOND_NOUN = re.compile(r"(?:la|cette|sa|leur|une|notre|votre|ma|toute|d'une|d'une toute) $")


class RankFinder:
    """Finds ordinals in digits, in words and in Roman numerals."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("ordinals", language)
        self._ranks = {row.form: int(row.canonical) for row in rows if row.kind == "rank"}
        numbers = [row for row in read_lexicon("numbers", language) if row.kind in WORDS]
        self._numbers = {row.form: int(float(row.canonical)) for row in numbers}
        before = rf"(?:(?:{alternation(form for form in self._numbers if form not in ('un', 'une'))})[ -](?:et[ -])?)*"
        simple = [form for form in self._ranks if not any(ending.search(form) for ending in ENDINGS)]
        self._simple, self._told = re.compile(rf"{alternation(simple)}(?![\w-])"), Told(simple)
        self._word = compiled(rf"(?<![\w-])({before})({alternation(self._ranks)})$")
        self._hyphened = compiled(rf" (?:(?:{alternation(self._numbers)})-(?:et-)?)+(?:{alternation(self._ranks)})(?![\w-])")
        self._numbered = re.compile(rf"n(?:[°º] ?|uméro )(\d{{1,3}}|{alternation(self._numbers)})(?![\w-]| ?[.,]\d)")
        forms = alternations("ordinals", language)
        self._not = compiled(rf"(?<!\w)(?:{forms['not']})(?!\w)")
        others = alternations("function_words", language)
        after = "|".join(others[kind] for kind in ("preposition", "conjunction", "time"))
        self._described = compiled(rf" (?:\w*(?:{forms['adjective']})|{after})(?!\w)")
        self._time = re.compile(rf" (?:{forms['time']}|\w+ment)(?!\w)")
        # «pendant une seconde», but «pour une seconde période»
        lasts = alternation(row.form for row in read_lexicon("one", language) if row.kind == "lasts" and row.form != "pour")
        self._lasts = re.compile(rf"(?:{lasts})(?: (?:{alternations('one', language)['adverb']}))? une $")
        self._body = re.compile(rf" (?:[A-Z]{{2,}}|{forms['body']})(?!\w)")
        self._series = re.compile(rf"(?:{alternations('identifiers', language)['series']}) $")

    def find(self, text: str, lower: str, known: Set[str] | None = None) -> list[Draft]:
        """Find the ordinals of a text, in order.

        known: the words of the text in lower case; None where nobody has looked for them.

        >>> text = "La 3e place et le vingt et unième tour"
        >>> [(rank.start, rank.end, rank.value) for rank in RankFinder().find(text, text.lower())]
        [(3, 5, 3.0), (18, 33, 21.0)]
        """
        found: list[tuple[int, int, int]] = []
        for match in DIGITS.finditer(lower):
            start = match.start()
            if not start or not (lower[start - 1].isalnum() or lower[start - 1] in "_.,/-"):
                found.append((*match.span(), int("".join(filter(str.isdecimal, match.group())))))
        for match in self._told.words(self._simple, lower, known):
            if self._is_rank(lower, match.group(), *match.span()):
                found.append((*match.span(), self._ranks[match.group()]))
        for ending in ENDINGS:
            for match in ending.finditer(lower):
                word = self._word.search(lower, max(0, match.end() - 50), match.end())
                if word:
                    found.append(self._compound(word))
        for match in words(ROMANS, text):
            numeral = match.group().rstrip("erèm").lower()
            if len(numeral) > 1 or numeral in "ivx":
                found.append((*match.span(), _roman(numeral)))
        formers = _formers(lower)
        drafts = [_rank(*span) for span in found if not self._is_name(text, lower, *span[:2]) and span[0] not in formers]
        for match in words(self._numbered, lower) if any(sign in lower for sign in NUMBER_SIGNS) else ():
            if not self._series.search(lower, max(0, match.start() - 14), match.start()):
                number = int(match[1]) if match[1].isdecimal() else self._numbers[match[1]]
                drafts.append(_rank(match.start(1), match.end(1), number))
        return sorted(drafts, key=lambda draft: draft.start)

    def _is_name(self, text: str, lower: str, start: int, end: int) -> bool:
        """Whether an ordinal belongs to a title or a name: «Première Guerre mondiale», «le 2e REP», «le Cinquième Élément»."""
        for title in self._not.finditer(lower, max(0, start - 24), end + 24):
            if title.start() <= start < title.end():
                # «c'est une première», «une première mondiale», but «une première baisse»
                return title.group() != FIRST or not NOUN_NEXT.match(lower, end) or self._described.match(lower, end) is not None
        word = text[start].isupper() and text[start : start + 2].istitle()
        return bool(self._body.match(text, end) or (word and NAME.search(text, max(0, start - 4), start)))

    def hyphened(self, lower: str, start: int) -> tuple[int, float] | None:
        """A rank of several words that hyphens join, after a space («un cent-vingtième»): where it ends and its value."""
        match = self._hyphened.match(lower, start)
        word = self._word.search(lower, start, match.end()) if match else None
        return (word.end(), float(self._compound(word)[2])) if word else None

    def time_goes_on(self, lower: str, end: int) -> bool:
        """Whether what follows «une seconde» shows that it is the unit of time: «plus tard», «suffit»."""
        return self._time.match(lower, end) is not None

    def second(self, lower: str, start: int, end: int) -> bool:
        """Whether «seconde» is a rank («une seconde période»), not the unit of time («une seconde plus tard»)."""
        if lower.startswith("par ", start - 4) or not NOUN_NEXT.match(lower, end) or self.time_goes_on(lower, end):
            return False
        return (
            SECOND_NOUN.search(lower, max(0, start - 14), start) is not None
            and self._lasts.search(lower, max(0, start - 22), start) is None
        )

    def _is_rank(self, lower: str, word: str, start: int, end: int) -> bool:
        if word == "seconde":
            return self.second(lower, start, end)
        if word in ("second", "seconds"):
            return bool(NOUN_NEXT.match(lower, end)) or start == 0
        return True

    def _compound(self, word: re.Match[str]) -> tuple[int, int, int]:
        """«vingt et unième», «deux millionième», «trois cent cinquantième»; of «deux dixièmes» the rank alone."""
        rank, before = self._ranks[word[2]], self._words(word[1])
        plural = word[2].endswith("s")
        times = before % (rank * 10 if rank == 100 else rank * 1000) if rank in SCALES else 0  # «mille deux centième»
        if 0 < times < (10 if rank == 100 else rank) and not plural:
            return *word.span(), before - times + times * rank
        if before >= 10 and before % 10 == 0 and rank < 100:
            return *word.span(), before + rank
        return *word.span(2), rank

    def _words(self, words: str) -> int:
        total = current = 0
        for word in re.findall(r"[^\W\d_]+", words):
            value = self._numbers.get(word, 0)
            if value >= 1000:
                total, current = total + (current or 1) * value, 0
            elif value == 100:
                current = (current or 1) * 100
            else:
                current += 76 if value == 20 and current % 100 == 4 else value
        return total + current


def _formers(lower: str) -> set[int]:
    """Where «premier» and «second» only stand for the former and the latter of two."""
    formers = set()
    for match in (match for pattern in FORMERS for match in pattern.finditer(lower)):
        if lower.endswith(("les ", "des ", "aux ", "ces "), 0, match.start()):
            formers.add(match.start())
    for match in FORMER.finditer(lower) if "second" in lower else ():
        end = match.end("ending")
        alone = not NOUN_NEXT.match(lower, end) or VERB_NEXT.match(lower, end)
        if alone and lower.endswith(("le ", "la "), 0, match.start()):
            formers |= {match.start(), match.start("latter")}
    return formers


def _rank(start: int, end: int, value: int) -> Draft:
    return Draft(start, end, "ordinal", value=float(value), low=float(value), high=float(value))


def _roman(numeral: str) -> int:
    total = 0
    for letter, following in zip(numeral, numeral[1:] + " ", strict=True):
        worth = ROMAN[letter]
        total += -worth if ROMAN.get(following, 0) > worth else worth
    return total
