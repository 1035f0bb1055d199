"""Paragraphs, headings, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cited_figures.lexicon import Row, alternation, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.schema import Sentence
from cited_figures.text.lines import Page
from cited_figures.text.paragraphs import paragraphs

_CLOSERS = r"(?:[»”’')\]]|\[\d{1,3}\]| ++[»”]|\"(?![^\W_]))*+"
_ENUMERATOR = re.compile(r"[\"«“( ]*(?:\d{1,2}|[a-zA-Z]|[IVXL]{1,5})\.?$")
_ORDINARY = re.compile(r"[(«“\"]?(?:[a-zà-ÿœ]'|[A-Z]')?(?:[a-zà-ÿœ][\w-]*|[A-ZÀ-Ý]{2,})")  # no name
_WORDS = re.compile(r"[\w-]+")
_LOWER_NEXT = re.compile(r" ?[a-zà-ÿœ]\w+")
_INITIALS = re.compile(r"(?:[ldLDnsqu]{1,2}')?(?:[^\W\d_]{1,2}\.-?)*[A-ZÀ-Ý][bcdfghjklmnprstvz]?$")
_WORD = re.compile(r"[^\W\d_]+'?")
_MIXED = re.compile(r"[a-zé]{1,2}[A-Z]")  # «iPhone», «eBay» begin a sentence too
_SMALL = re.compile(r"(?!(?:fr|com|org|net|be|ch|ca)\b)[^\W\d_]+'?[ \w]")  # a careless small letter: «fini. on verra»
_ARTICLE = re.compile(r"\d{3}|\d+-\d")
_OPENERS = "«“„‘([\"'"
_DASHES = "-–—"
_LONGEST_ABBREVIATION = 16
_PARENTHESIS = 250  # characters: a parenthesis that is longer does not hold a sentence together


class SentenceSplitter:
    """Cuts a text into paragraphs and sentences, by rules."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("abbreviations", language)
        starts = read_lexicon("sentence_starts", language)
        self.page = Page(language)
        self._titles = _forms(rows, "title")
        self._before = _forms(rows, "before")
        self._final = _forms(rows, "final")
        self._digits = _forms(rows, "digits")
        self._names = _forms(rows, "name")
        self._letters = _forms(rows, "letter")
        self._starts = _forms(starts, "word", "opening", "particle")
        self._particles = _forms(starts, "particle")
        self._introducing = _forms(starts, "introducing")
        self._opening = _forms(starts, "opening")
        self._phrase = re.compile(alternation(sorted(form for form in self._opening if " " in form)))
        word = rf"(?:{alternation(sorted(self._starts))})(?:(?<=')|(?![\w-]))"
        self._candidate = compiled(
            rf"[.!?… ;](?:(?=[A-ZÀ-Ý-])(?<= )(?:(?=[A-ZÀ-Ý])(?={word})|(?=- [A-ZÀ-Ý\d]))"
            rf"|(?<=[.!?…])(?<![.!?…]{{2}})[.!?…]*+(?P<stop>){_CLOSERS}(?=\s|[A-ZÀ-Ý«“\"])"
            rf"|(?<=;)(?= (?:- |[\"«“]? ?{word})))"
        )

    def split(self, text: str) -> list[Sentence]:
        """Cut a text (the copy for matching) into sentences, in order.

        Each has its paragraph's number and its kind (`text`, `heading`, `quote`, `attribution`, `dateline`, `byline`,
        `caption`, `list`). White space around a sentence is no part of it.

        >>> text = "Il est 20 h. « Tu viens ? » demande M. Roy. Elle hésite..."
        >>> [text[s.start : s.end] for s in SentenceSplitter().split(text)]
        ['Il est 20 h.', '« Tu viens ? » demande M. Roy.', 'Elle hésite...']
        """
        found: list[Sentence] = []
        for number, (start, end, kind) in enumerate(self.page.lines(text, paragraphs(text))):
            begin = start
            for cut, part in self.page.parts(text, start, end, kind, number):
                found.append(Sentence(begin, cut, number, part))
                begin = _skip_space(text, cut, end)
            if kind in {"text", "list"}:
                for first, last in self._cuts(text, begin, end):
                    found.append(Sentence(first, last, number, kind))
            elif begin < end:
                found.append(Sentence(begin, end, number, kind))
        return found

    def _cuts(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """The sentences of one paragraph."""
        spans = []
        marks = _Marks(text, start)
        for match in self._candidate.finditer(text, start, end):
            cut = match.end()
            if match["stop"] is not None:
                cut = marks.after_closing(cut, end)
                if cut >= end or not self._ends(text, start, match.start(), match.end("stop"), cut, end):
                    continue
            elif text[cut - 1] == " " and not self._lost(text, start, cut, marks):
                continue
            stop = cut
            while text[stop - 1] == " ":
                stop -= 1
            if stop > start:
                spans.append((start, stop))
                start = _skip_space(text, cut, end)
        if start < end:
            spans.append((start, end))
        return spans

    def _ends(self, text: str, start: int, stop: int, after: int, cut: int, end: int) -> bool:
        """Whether the full stop (or other mark) at `stop` ends the sentence that begins at `start`."""
        following = _skip_space(text, cut, end)
        if following == cut and not self._glued(text, start, stop, cut):
            return False
        dot = after - stop == 1 and text[stop] == "."
        word = text[max(start, text.rfind(" ", max(start, stop - _LONGEST_ABBREVIATION), stop) + 1) : stop].lstrip("(«“\"'[")
        if not word and text[stop - 1] in "([":  # «(!)», «[...]»
            return False
        if text[stop] == "!" and word + "!" in self._names:
            return False
        if dot and cut == after and self._abbreviates(text, start, stop, word, following):
            return False
        if not self._begins(text, word if dot else "", following, end):
            return False
        return not _in_parenthesis(text, start, cut, end)

    def _begins(self, text: str, word: str, position: int, end: int) -> bool:
        """Whether a sentence can begin here; `word` is the one before the full stop."""
        character = text[position]
        if character in _OPENERS or character in _DASHES:
            first = position
            while position < end and (text[position] in _OPENERS or text[position] in _DASHES or text[position] == " "):
                position += 1
            if position == end:
                return False
            character = text[position]
            if text[first] in _DASHES and character.isalpha():
                return True
            if character in ".…":  # «(…) Les universités»
                return True
        if character.isalpha():
            if not character.islower() or _MIXED.match(text, position):
                return True
            return len(word) > 5 and word.isalpha() and word.islower() and _SMALL.match(text, position) is not None
        return character.isdigit() or not (character.isascii() or character in "»”’%°") or character in "$#@*•^"

    def _abbreviates(self, text: str, start: int, stop: int, word: str, following: int) -> bool:
        """Whether a full stop belongs to an abbreviation or a number rather than to the sentence."""
        match = _WORD.match(text, following)
        next_word = match.group() if match else ""
        starter = next_word in self._starts
        form = word.rsplit("'", 1)[-1] + "."
        if text[following].isdigit() and form.lstrip("0123456789") in self._digits:
            return True
        if form in self._titles:
            return True
        if form in self._before or form.lower() in self._before:
            return not starter
        if form in self._final or form.lower() in self._final:
            return not starter and form != "etc."
        if stop - start <= 6 and _ENUMERATOR.match(text[start:stop]):
            return True
        if word.isdigit() and len(word) < 3 and not starter:  # «1. PSG, 50 points ; 2. Brest»
            return text[max(start, stop - len(word) - 2) : stop - len(word)].rstrip()[-1:] in (":", ";")
        if not _INITIALS.match(word):
            return False
        if len(word) == 1 and not next_word:  # «l'article L. 121-3» against «la vitamine C. 12 patients»
            return _ARTICLE.match(text, following) is not None
        if len(word) == 1:
            noun = text[max(start, text.rfind(" ", max(start, stop - 24), stop - 2) + 1) : stop - 2]
            if noun.lower() in self._letters:
                return False
        return not starter or (len(word) < 5 and next_word in self._particles)

    def _lost(self, text: str, start: int, position: int, marks: _Marks) -> bool:
        """Whether the mark that ended a sentence is lost: «… dus au paludisme Selon les scientifiques …»."""
        space = position - 1
        if text[position] == "-":  # a list that runs on: «- la mairie - Les écoles»
            if text[start] == "-" and text[start + 1] == " ":
                return True
            words = text[start : min(position - 1, start + 30)]  # a rubric before it: «Cyclisme - Le Tour part …»
            return len(words) < 30 and words.replace(" ", "", 1).isalpha() and self._opens(text, position + 2)
        if space <= start or not (text[space - 1].isalnum() or text[space - 1] in '»”")%€$'):
            return False
        first = text.rfind(" ", start, space) + 1
        before = text[first or start : space]
        word = self._first_word(text, position)
        if not first and not before[-1].isalpha():  # the number of a list item
            return False
        if before[-1].isalpha() and not _ORDINARY.fullmatch(before):
            if word not in self._opening and (first or before.capitalize() in self._starts):
                return False
        elif before[0].islower() and before.capitalize() in self._starts:
            return False
        else:  # «le mouvement citoyen Tous ensemble»: a title
            last = _WORDS.findall(text, max(start, space - 32), space)[-1 if word in self._opening else -3 :]
            if any(noun in self._introducing or noun.rstrip("s") in self._introducing for noun in last):
                return False
        if not self._opens(text, position):
            return False
        return text[space - 1] != '"' or not marks.inside(space)

    def _first_word(self, text: str, position: int) -> str:
        """The word at a position, with its apostrophe; «En effet» and its like are one."""
        match = self._phrase.match(text, position) or _WORD.match(text, position)
        return match.group() if match else ""

    def _opens(self, text: str, position: int) -> bool:
        """Whether the word at a position opens a sentence rather than a name («Le Monde»)."""
        word = self._first_word(text, position)
        return word in self._starts and (word not in self._particles or bool(_LOWER_NEXT.match(text, position + len(word))))

    def _glued(self, text: str, start: int, stop: int, cut: int) -> bool:
        """Whether a sentence begins right after the mark, its space lost: «à Paris.Les pompiers»."""
        match = _WORD.match(text, cut)
        if text[cut] in "«“":
            return True
        if not match or stop - start < 3:
            return False
        before = text[stop - 2 : stop]
        return match.group() in self._starts and (before[1].islower() or before[1].isdigit() or before[1] in "»”)%€")


class _Marks:
    """Straight quotation marks of a paragraph, counted as the reading goes on: an odd one opens, an even one closes."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.position = start
        self.odd = False

    def inside(self, position: int) -> bool:
        """Whether a position, not before the last one asked for, is after an opening mark and before its closing one."""
        if position > self.position:
            self.odd ^= self.text.count('"', self.position, position) % 2 == 1
            self.position = position
        return self.odd

    def after_closing(self, cut: int, end: int) -> int:
        """Move past a closing mark that stands apart, as in «la fin. " Il part»."""
        if self.text.startswith(' "', cut) and (cut + 2 >= end or not self.text[cut + 2].isalnum()) and self.inside(cut):
            return cut + 2
        return cut


def _forms(rows: Iterable[Row], *kinds: str) -> frozenset[str]:
    return frozenset(row.form for row in rows if row.kind in kinds)


def _skip_space(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _in_parenthesis(text: str, start: int, cut: int, end: int) -> bool:
    """Whether a cut falls into a parenthesis that the sentence opened and that closes soon."""
    opened = text.rfind("(", max(start, cut - _PARENTHESIS), cut)
    if opened < 0 or text.find(")", opened, cut) >= 0:
        return False
    closed = text.find(")", cut, min(end, cut + _PARENTHESIS))
    return closed >= 0 and text.find("(", cut, closed) < 0
