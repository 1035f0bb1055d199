"""The noun that a number counts, and its singular, from the words after it."""

from __future__ import annotations

import re
from typing import NamedTuple

from cited_figures.lexicon import alternations, read_lexicon

# «3 000 soldats», «2,5 millions de personnes», «quatre de ces services», «19 des 20», «deux « bangs »»
OF = re.compile(r" (?:(?:de(?: la)?|du|des)(?= )|(?:de l'|d')(?=[ \w]))")
THEIR = r"de (?:ces|ses|leurs|nos|vos|mes|tes)"
PART = re.compile(rf" (?:{THEIR}(?= [«\"“])|(?:{THEIR}|des|parmi (?:les|ces))(?= [^\W\d_]))")
AMONG = re.compile(r" d'entre (?:eux|elles|nous|vous)(?!\w)")
DETERMINED = re.compile(r"(?<!\w)(?:les|des|ses|leurs|ces|nos|vos|mes|aux) [\w -]{1,18}$")
WORD = re.compile(r"(?: {1,3}|-)?([«\"“] ?)?((?:[^\W\d_]|(?<=\w)[-'](?=\w)){1,60})")
SUPERLATIVE = re.compile(r" (?:plus|moins)(?= ([^\W\d_]+) )")
INTENSE = re.compile(r" (?:très|trop|assez|plutôt|bien|fort)(?= ([^\W\d_]+) )")
CLOSING = re.compile(r" ?[»\"”](?= (?:de |d'|[a-zà-ÿ]))")
OPENED = re.compile(r"[«\"“][^»\"”]*$")
QUOTED = re.compile(r" ?[»\"”](?= [^\W\d_])")
PAIRED = re.compile(r" (?:et|ou)(?= ([^\W\d_]+) )")
ELISION = re.compile(r"(?:d|l|s|n|qu|j|c|m|t|lorsqu|puisqu)'")
PLURAL = ("s", "x", "z")


class Noun(NamedTuple):
    """A counted noun: its span and its singular; `elliptic` when only «autres» or «dernières» stands for it."""

    start: int
    end: int
    lemma: str
    elliptic: bool = False


class NounFinder:
    """Finds the counted noun after a number, without a model: French marks its plural."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("nouns", language)
        self._singular = {row.form: row.canonical for row in rows if row.kind == "noun"}
        self._stop = {row.form for row in rows if row.kind == "stop"} | {row.form for row in read_lexicon("numbers", language)}
        self._stop |= {row.form for row in read_lexicon("ties", language) if row.kind == "qualifier"}  # «dont 60 mortels»
        self._verb = re.compile(rf"\w+(?:{alternations('nouns', language)['ending']})$")
        rows = read_lexicon("prenominal", language)
        self._adjectives = {row.form for row in rows}
        persons = {row.form for row in read_lexicon("persons", language)}
        self._persons = self._adjectives & persons
        self._nations = {form.lower() for form in persons if form[0].isupper()}
        self._elliptic = {row.form for row in rows if row.kind == "elliptic"}

    def after(self, text: str, lower: str, position: int, value: float, magnitude: bool = False) -> Noun | None:
        """The noun that stands after a number, over adjectives; None where there is none.

        value: the number, because two and more want a plural; magnitude: whether the number ends with one, after
        which the noun follows with «de» («2,5 millions de personnes»).

        >>> text = "28 jeunes soldats gouvernementaux"
        >>> NounFinder().after(text, text.lower(), 2, 28)
        Noun(start=10, end=17, lemma='soldat', elliptic=False)
        """
        closing = CLOSING.match(lower, position)
        if closing and OPENED.search(lower, max(0, position - 30), position):  # «« une centaine » d'interpellations»
            position = closing.end()
        if among := AMONG.match(lower, position):
            return Noun(among.end() - 4, among.end(), "", elliptic=True)
        link = PART.match(lower, position) or (OF.match(lower, position) if magnitude else None)
        at, linked = (link.end(), True) if link else (position, False)
        if intense := INTENSE.match(lower, at):  # «douze très grands acteurs»
            at = intense.end() if intense[1] in self._adjectives else at
        if superlative := SUPERLATIVE.match(lower, at):  # «les dix plus grands aéroports»
            at = superlative.end() if superlative[1] in self._adjectives else at
        adjective = elliptic = None
        for _ in range(4):
            match = WORD.match(lower, at)
            if not match:
                break
            start, end = match.span(2)
            word = match[2]
            if ELISION.match(word):
                break
            if word in self._adjectives and not (adjective and word in self._elliptic):
                adjective = elliptic = elliptic or (start, end, word)
                at = self._over(lower, end)
                continue
            # «1 500 jeunes français»
            nation = adjective and adjective[2] in self._persons and text[start].islower() and word in self._nations
            # «les treize derniers Wimbledon», «ses trente Rafale»
            proper = value >= 2 and text[start].isupper() and (adjective is not None or self._proper(text, lower, position))
            if not nation and (proper or self._counts(word, text[start:end], value, linked)):
                return Noun(start, end, self.singular(text[start:end]))
            break
        if elliptic and not superlative:
            start, end, word = elliptic
            if word in self._elliptic:
                return Noun(start, end, "", elliptic=True)
            return Noun(start, end, self.singular(word))
        return None

    def _over(self, lower: str, end: int) -> int:
        """Where to go on behind an adjective, its quotation mark and «et»: «trois « gros » élus», «de bonnes et longues»."""
        quote = QUOTED.match(lower, end)
        end = quote.end() if quote else end
        pair = PAIRED.match(lower, end)
        return pair.end() if pair and pair[1] in self._adjectives and pair[1] not in self._elliptic else end

    def _proper(self, text: str, lower: str, position: int) -> bool:
        """Whether a number may count a name: «ses trente Rafale», «quatre Canadair»."""
        return lower[position - 1].isalpha() or bool(DETERMINED.search(lower, max(0, position - 24), position))

    def _counts(self, word: str, written: str, value: float, linked: bool) -> bool:
        if word in self._singular:
            return True
        first, last = word.partition("-")[0], word.rpartition("-")[2]
        if len(word) < 2 or (first in self._stop and last in self._stop):  # «ont-ils», but «avant-postes»
            return False
        if value != int(value) and written.isupper():  # «12.04 LTS»
            return False
        if value >= 2 or linked:
            return (
                word.endswith(PLURAL)
                or (len(first) > 3 and first.endswith(PLURAL))
                or (linked and not self._verb.match(word) and value >= 1000)
            )
        return not self._verb.match(word) and written[0].islower()

    def singular(self, word: str) -> str:
        """The singular of a noun, in its own case («Britanniques» stays capitalised).

        >>> [NounFinder().singular(word) for word in ("hôpitaux", "bateaux", "voix", "Européens", "membres")]
        ['hôpital', 'bateau', 'voix', 'Européen', 'membre']
        """
        if word.isupper() and len(word) > 4:  # a headline in capitals
            word = word.lower()
        first, _, second = word.partition("-")
        if second and first.lower() in self._adjectives:  # «petits-fils», «belles-sœurs», «grands-mères»
            return f"{self.singular(first)}-{self.singular(second)}"
        if second and first.endswith(PLURAL) and first not in self._stop and not second.endswith(PLURAL):  # «timbres-poste»
            return f"{self.singular(first)}-{second}"
        known = self._singular.get(word.lower())
        if known is not None:
            return known if word[0].islower() else known[0].upper() + known[1:]
        if word[0].isupper() and word.endswith(("ais", "ois")):  # «les Rennais»
            return word
        if word.endswith(("eaux", "œux", "oeux", "ieux", "eux", "oux")):
            return word[:-1] if word.endswith("eaux") else word
        if word.endswith("aux") and len(word) > 4:
            return word[:-2] + "l"
        if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
            return word[:-1]
        return word
