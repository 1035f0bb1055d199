"""Ordinals and scores."""

from __future__ import annotations

import re

from cited_figures.lexicon import alternation, read_lexicon, words
from cited_figures.schema import Draft

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
# each pattern begins with a letter or a digit of its own, so that a search runs over the text at full speed
DIGITS = re.compile(r"\d\d{0,3}(?:ers?|[eè]?res?|i?[eè]mes?|nde?s?|e|es)(?![\w-])")
SIMPLE = re.compile(r"(?:premi(?:er|ère|ere)s?|second(?:e|s)?)(?![\w-])")
ROMANS = re.compile(r"[IVXLC][IVXLC]*(?:e|ème|er|re)(?!\w)")
ENDINGS = (re.compile(r"ièmes?(?![\w-])"), re.compile(r"iemes?(?![\w-])"))
NUMBERED = re.compile(r"n(?:[°º] ?|uméro )(\d{1,3}|un|deux|trois|quatre|cinq|neuf)(?![\w-]| ?[.,]\d)")
NUMBERS = {"un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "neuf": 9}
IDENTIFYING = re.compile(
    r"(?:loi|décret|vol|article|bus|ligne|lot|dossier|chambre|quai|porte|réacteur|bâtiment|chapitre|arrêté|directive|symphonie|"
    r"concerto|opus|règlement|affaire|parcelle|tranche|puits|unité|train|vague|feuille|fiche|formulaire|bulletin|décision|avis|jugement) $"
)
TENS = r"(?:(?:cent|quatre[ -]vingt|vingt|trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|dix)s?[ -](?:et[ -])?)*"
WORTH = {
    "cent": 100,
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "octante": 80,
    "nonante": 90,
    "dix": 10,
}
NOUN_NEXT = re.compile(
    r" (?:«\s?)?(?!(?:a|ont|est|sont|était|de|du|des|à|au|en|et|ou|qui|que|se|ne|pour|dans|sur|avec|par|lui|y)\W)[^\W\d_]"
)
UNIT_NAME = re.compile(r" (?:[A-Z]{2,}|régiment|brigade|bataillon|escadron|division blindée|chambre)(?!\w)")
NAME = re.compile(r"(?:[^\W\d_],?|« ?) $|« ?$")
SECOND_NOUN = re.compile(r"(?:la|cette|sa|leur|une|notre|votre|ma|toute|d'une|d'une toute) $")


class RankFinder:
    """Finds ordinals in digits, in words and in Roman numerals."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("ordinals", language)
        self._ranks = {row.form: int(row.canonical) for row in rows if row.kind == "rank"}
        self._word = re.compile(rf"(?<![\w-])({TENS})({alternation(self._ranks)})$")
        self._not = re.compile(rf"(?<!\w)(?:{alternation(row.form for row in rows if row.kind == 'not')})(?!\w)")

    def find(self, text: str, lower: str) -> list[Draft]:
        """Find the ordinals of a text, in order.

        >>> text = "La 3e place et le vingt et unième tour"
        >>> [(rank.start, rank.end, rank.value) for rank in RankFinder().find(text, text.lower())]
        [(3, 5, 3.0), (18, 33, 21.0)]
        """
        found: list[tuple[int, int, int]] = []
        for match in DIGITS.finditer(lower):
            start = match.start()
            if not start or not (lower[start - 1].isalnum() or lower[start - 1] in "_.,/-"):
                found.append((*match.span(), int("".join(filter(str.isdecimal, match.group())))))
        for match in words(SIMPLE, lower):
            if self._is_rank(lower, match.group(), *match.span()):
                found.append((*match.span(), self._ranks[match.group()]))
        for ending in ENDINGS:
            for match in ending.finditer(lower):
                word = self._word.search(lower, max(0, match.end() - 50), match.end())
                if word:
                    found.append((*word.span(), self._words(word[1]) + self._ranks[word[2]]))
        for match in words(ROMANS, text):
            numeral = match.group().rstrip("erèm").lower()
            if len(numeral) > 1 or numeral in "ivx":
                found.append((*match.span(), _roman(numeral)))
        drafts = [_rank(*span) for span in found if not self._is_name(text, lower, *span[:2])]
        for match in words(NUMBERED, lower):
            if not IDENTIFYING.search(lower, max(0, match.start() - 14), match.start()):
                drafts.append(_rank(match.start(1), match.end(1), NUMBERS.get(match[1]) or int(match[1])))
        return sorted(drafts, key=lambda draft: draft.start)

    def _is_name(self, text: str, lower: str, start: int, end: int) -> bool:
        """Whether an ordinal belongs to a title or a name: «Première Guerre mondiale», «le 2e REP», «le Cinquième Élément»."""
        for title in self._not.finditer(lower, max(0, start - 24), end + 24):
            if title.start() <= start < title.end():
                return True
        word = text[start].isupper() and text[start : start + 2].istitle()
        return bool(UNIT_NAME.match(text, end) or (word and NAME.search(text, max(0, start - 4), start)))

    def _is_rank(self, lower: str, word: str, start: int, end: int) -> bool:
        if word == "seconde":  # the unit of time: «une seconde», «par seconde»
            return bool(
                SECOND_NOUN.search(lower, max(0, start - 14), start) and NOUN_NEXT.match(lower, end)
            ) and not lower.startswith("par ", start - 4)
        if word in ("second", "seconds"):
            return bool(NOUN_NEXT.match(lower, end)) or start == 0
        return True

    def _words(self, words: str) -> int:
        total = 0
        for word in re.findall(r"[a-z]+", words):
            word = word.rstrip("s") if word != "dix" else word
            if word == "quatre":
                total += 4
            elif word == "vingt" and total % 100 == 4:
                total += 76
            elif word == "cent" and 1 < total < 10:
                total *= 100
            else:
                total += WORTH.get(word, 0)
        return total


def _rank(start: int, end: int, value: int) -> Draft:
    return Draft(start, end, "ordinal", value=float(value), low=float(value), high=float(value))


def _roman(numeral: str) -> int:
    total = 0
    for letter, following in zip(numeral, numeral[1:] + " ", strict=True):
        worth = ROMAN[letter]
        total += -worth if ROMAN.get(following, 0) > worth else worth
    return total
