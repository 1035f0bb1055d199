"""Ordinals and scores."""

from __future__ import annotations

import re

from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.schema import Draft

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
DIGITS = r"(?<![\w.,/-])(\d{1,4})(?:ers?|[eè]?res?|i?[eè]mes?|nde?s?|e|es)(?![\w-])"
NUMBERED = re.compile(r"(?:(?<!\w)n[°º] ?|(?<!\w)numéro )(\d{1,3}|un|deux|trois|quatre|cinq|neuf)(?![\w-]| ?[.,]\d)")
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
        ranks = alternation(self._ranks)
        self._find = re.compile(
            rf"{DIGITS}|(?<![\w-])({TENS})({ranks})(?![\w-])|(?<!\w)([ivx]+|[xlc]{1, 2}[ivxlc]+)(?:e|ème|er|re)(?!\w)"
        )
        self._not = re.compile(rf"(?<![\w])({alternation(row.form for row in rows if row.kind == 'not')})(?!\w)")

    def find(self, text: str, lower: str) -> list[Draft]:
        """Find the ordinals of a text, in order.

        >>> text = "La 3e place et le vingt et unième tour"
        >>> [(rank.start, rank.end, rank.value) for rank in RankFinder().find(text, text.lower())]
        [(3, 5, 3.0), (18, 33, 21.0)]
        """
        drafts = []
        titles = {position for match in self._not.finditer(lower) for position in range(*match.span())}
        for match in self._find.finditer(lower):
            start, end = match.span()
            if start in titles:
                continue
            if match[1]:
                value = int(match[1])
            elif match[3]:
                if not self._is_rank(lower, match[3], start, end):
                    continue
                value = self._words(match[2]) + self._ranks[match[3]]
            elif text[start].isupper() and text[start : start + len(match[4])].isupper():
                value = _roman(match[4])
            else:
                continue
            if UNIT_NAME.match(text, end) or (
                text[start].isupper() and not match[4] and NAME.search(text, max(0, start - 4), start)
            ):
                continue  # «le 2e REP», «le Cinquième Élément»
            drafts.append(_rank(start, end, value))
        for match in NUMBERED.finditer(lower):
            if not IDENTIFYING.search(lower, max(0, match.start() - 14), match.start()):
                drafts.append(_rank(match.start(1), match.end(1), NUMBERS.get(match[1]) or int(match[1])))
        return sorted(drafts, key=lambda draft: draft.start)

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
