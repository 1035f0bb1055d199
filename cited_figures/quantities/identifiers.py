"""Numbers that are no figures: names with numbers, addresses, references, list numbering, idioms."""

from __future__ import annotations

import re
from collections.abc import Set

from cited_figures.lexicon import Told, alternation, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.text.neighbours import OTHER_HOURS, just_before

LIST_ITEM = re.compile(r"(?:^|\n|[.;:!?] ) *\(?$")
LIST_AFTER = re.compile(r"(?:[.)]|°|\s?[-–/])\s+[^\W\da-zà-ÿ]")
NUMBERED = re.compile(r"(?:n[°º]s?|numéros?|no\.?|nos|№|#) ?$")
NAME_BEFORE = re.compile(r"(?<![\w.])([A-ZÀ-Ý][\w.&'-]*) $")
PLACE_AFTER = re.compile(r" (?:[A-ZÀ-Ý][a-zà-ÿ]+|CEDEX|PARIS)")
SINGULAR = re.compile(r"(?<!\w)(?:le|du|au) $")  # «le 3919», «le 49.3»
PROGRAMME = re.compile(r"(?<!\w)(?:le|du|au) (?:« ?|\"|“)$")
# «entre les sorties 41 et 42»: a bare number right after a noun with its article numbers the noun
NUMBERED_NOUN = re.compile(r"(?<!\w)(?:les|des|aux|ces|ses|leurs) ([^\W\d_]{3,}[sx]) $")
SAID_OF_OTHERS = re.compile(r"[,;] ")  # «les garçons lisent quatre livres, les filles 6»
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")  # four digits without a space, nothing counted: a year or a code
NAMED_TIME = re.compile(r"[ -](?:Minutes|Heures|Jours|Secondes)$")  # a paper, a programme, a race
NEW = re.compile(r"(?<!\w)(?:une?|le|du|au|ce|son|mon|ton|notre|votre|leur|chaque|tout|de|d'|en) ?[^\W\d_][\w-]* $")
MARKUP = re.compile(r"=\"\d+\"|\w:\d+;")  # what is left of a page's markup: «frameborder="0"», «border:0;»
COUNTED_AFTER = re.compile(r" (?:environ|au moins|au plus|au total|en tout|de plus|de moins)(?!\w)")  # «1900 environ»
CLOSING = re.compile(r" ?[»\"”]")
TITLE = re.compile(r"[«\"“] ?$")
TITLED = re.compile(r"(?: [^\W\d_][\w'-]*){1,4} ?[»\"”]")
POSTAL = re.compile(r"\d{4,5}$")
# the first word of a sentence is capitalised without being a name: «Les 28 soldats», «Environ 300», «Selon 3 témoins»
SENTENCE_START = re.compile(r"(?:^|[.!?…:»\"”]\s*|\n\s*|[-–—•]\s+|«\s*|\")$")


class IdentifierFinder:
    """Tells numbers that only identify from figures."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("identifiers", language)
        self._idiom = compiled(rf"(?<!\w)(?:{alternation(row.form for row in rows if row.kind == 'idiom')})(?![\w-])")
        self._told_idioms = Told(row.form for row in rows if row.kind == "idiom")
        papers = alternation(row.form for row in rows if row.kind == "paper")
        self._told_papers = Told(row.form for row in rows if row.kind == "paper")
        self._paper = re.compile(rf"(?<!\w){papers}(?!\w)")
        # «en moins de deux», but «en moins de deux minutes»; «tous les deux», but «tous les deux mois»
        times = (row.form for row in read_lexicon("units", language) if row.kind == "duration")
        self._time = re.compile(rf" (?:{alternation(times)})(?!\w)")
        self._adjectives = {row.form for row in read_lexicon("prenominal", language)}
        before = alternation(row.form for row in rows if row.kind == "before")
        self._before = compiled(rf"(?<![\w-])({before})(?: n[°º]| numéro)? ?$")
        street = alternation(row.form for row in rows if row.kind == "street")
        programmes = [row.form for row in read_lexicon("date_words", language) if row.kind == "programme"]
        self._programme = just_before(programmes, OTHER_HOURS)
        self._street = re.compile(rf",?(?: (?:bis|ter|quater),?)? ({street})(?!\w)")

    def idioms(self, lower: str, known: Set[str] | None = None) -> list[tuple[int, int]]:
        """Spans of the idioms of a text, whose numbers are none; known: the words of the text."""
        return [
            match.span()
            for match in self._told_idioms.matches(self._idiom, lower, lower, known)
            if (lower[match.start() - 1] != "-" or not match.start()) and not self._time.match(lower, match.end())
        ]

    def papers(self, text: str, lower: str, known: Set[str] | None = None) -> list[tuple[int, int]]:
        """Spans of the names of papers that begin with a number, by their capitals: «20 Minutes», «60 Millions»."""
        return [match.span() for match in self._told_papers.matches(self._paper, text, lower, known)]

    def numbered(self, lower: str, start: int) -> bool:
        """Whether «n°», «article», «page» and the like stand before a number."""
        return bool(NUMBERED.search(lower, max(0, start - 9), start) or self._before.search(lower, max(0, start - 26), start))

    def programme(self, lower: str, start: int) -> bool:
        """Whether an hour names a programme: «le 20 heures», «au 13 heures de la chaîne», «le journal de 20 heures»."""
        return bool(
            SINGULAR.search(lower, max(0, start - 4), start)
            or PROGRAMME.search(lower, max(0, start - 8), start)
            or self._programme.search(lower, max(0, start - 50), start)
        )

    def names_time(self, text: str, start: int, end: int) -> bool:
        """Whether a unit of time, from the number's end to its own, belongs to a name: «20 Minutes», «les 24 Heures»."""
        return NAMED_TIME.search(text, start, end) is not None

    def adjective(self, lower: str, start: int, end: int) -> bool:
        """Whether «neuf» is the adjective: «un livre neuf»."""
        return lower[start:end] == "neuf" and NEW.search(lower, max(0, start - 30), start) is not None

    def names(self, text: str, lower: str, start: int, end: int, counted: bool) -> bool:  # noqa: C901
        """Whether a number identifies.

        counted: whether a unit or a plural noun follows, which speaks for a figure.

        >>> finder = IdentifierFinder()
        >>> text = "La chaîne France 2 et l'article 49.3"
        >>> [finder.names(text, text.lower(), 17, 18, False), finder.names(text, text.lower(), 32, 36, False)]
        [True, True]
        """
        before = text[start - 1] if start else "\n"
        if before in "[#@_" or MARKUP.match(text, max(0, start - 2)):
            return True
        if before == "(" and not counted and text[end : end + 1] == ")":  # a call for a note
            after = text[end + 1 : end + 2]
            if (end - start == 1 and text[start].isdecimal()) or (end - start == 2 and after in ("", " ", "\n")):
                return True
        if self._street.match(lower, end):
            return True
        if LIST_ITEM.search(text, max(0, start - 6), start) and LIST_AFTER.match(text, end) and end - start <= 2:
            return True
        placed = not counted or end - start == 5 or text[start - 2 : start] == ", "
        if placed and POSTAL.match(text[start:end]) and PLACE_AFTER.match(text, end):
            return True
        capital = text[start].isupper() or text[end + 1 : end + 2].isupper()
        if capital and TITLE.search(text, max(0, start - 2), start) and TITLED.match(text, end):
            return True  # «12 Hommes en colère»
        if counted:
            return False
        if (
            text[start].isdigit()
            and end - start < 4
            and (noun := NUMBERED_NOUN.search(lower, max(0, start - 30), start))
            and noun[1] not in self._adjectives
            and "," not in text[start:end]
            and not (SAID_OF_OTHERS.match(lower, noun.start() - 2) and text[end : end + 1] in ".,;")
        ):
            return True
        if self.numbered(lower, start) or (text[start].isdigit() and SINGULAR.search(lower, max(0, start - 4), start)):
            return True
        if "," in text[start:end]:
            return False
        if COUNTED_AFTER.match(lower, end):
            return False
        if YEAR.fullmatch(text, start, end):
            return True
        name = NAME_BEFORE.search(text, max(0, start - 30), start)
        if name and CLOSING.match(text, end):  # «Vice-Versa 2»
            return True
        return name is not None and not SENTENCE_START.search(text, max(0, name.start() - 3), name.start())
