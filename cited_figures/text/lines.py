"""What a line is in the page: heading, byline, dateline, caption, list item, pull quote and its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.patterns import compiled
from cited_figures.text.paragraphs import bullet
from cited_figures.text.tables import tables

LONGEST_HEADING = 140  # characters
LONGEST_TITLE = 220  # characters of a title at the top
LONGEST_QUESTION = 70  # a question of this length that stands alone is an intertitle
LONGEST_BYLINE = 120
LONGEST_PULL_QUOTE = 600
TOP = 4  # paragraphs at the top of an article where its dateline and its byline stand

_DAY = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) )?\d{1,2}(?:er)? [^\W\d_]{3,9}\.?(?: \d{4})?"
_PLACE = r"[A-ZÀ-Ý][\w'-]*(?:[ /][\w'-]+){0,4}"
_DASH = r"(?: +[-–—]{1,2} *| *[-–—]{1,2} +|(?<=\))[-–—]| *\| *)(?=[A-ZÀ-Ý«\"“\d(])"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?: \([^()\n]{{2,30}}\))?,? (?:le )?)?{_DAY}\.?(?: ?[(\[/][^()\n]{{2,40}}[)\]])?\.?{_DASH}"
    rf"|{_PLACE}(?:, [A-ZÀ-Ý][\w'-]+)? ?\([^()\n]{{2,40}}\)\.?{_DASH}"
    rf"|(?:[A-ZÀ-Ý][A-ZÀ-Ý'-]{{2,}}|[A-ZÀ-Ý'-]+(?= [A-ZÀ-Ý'-]{{2}}))(?: [A-ZÀ-Ý'-]+){{0,5}}\.?{_DASH}"  # «LE HAVRE. – »
    rf"|(?!Oui\b|Non\b)[A-ZÀ-Ý][\w'-]+(?:[ -](?:[A-ZÀ-Ý][\w'-]+|de|du|des|d'|la|le|les|sur|en)){{0,4}}\.{_DASH}"  # «Rennes. — »
    rf"|{_PLACE}(?: \([^()\n]{{2,30}}\))?, (?:de )?(?:notre |nos )?(?:envoyée?s? spéc|corresp)[^-–—|\n]{{0,50}}{_DASH}"
    r"|\((?:[A-Z][\w/ .-]{2,30})\)" + _DASH
)
_PLACE_LINE = re.compile(r"[A-ZÀ-Ý][\w'-]*(?:[ /][A-ZÀ-Ý][\w'-]+){0,2}" + _DASH)
_PLACE_FIRST = re.compile(r"[A-ZÀ-Ý][\w'-]*(?:[ /][A-ZÀ-Ý][\w'-]+){0,2}(?: +[–—] +| *\| *)(?=[A-ZÀ-Ý«\"“\d(])")
FIRST = 2  # paragraphs at the top in which a place and a dash alone make a dateline
_NAME = r"[A-ZÀ-Ý][\w'.-]*(?: (?:d[eu] )?[A-ZÀ-Ý][\w'.-]*){0,3}"
_DIGIT = re.compile(r"\d")
_CLOSED = re.compile(r"[\"»”]|''")
_OPENING = '«“"„'
_PAIRS = {"«": "»", "“": "”", "„": "”", '"': '"'}
_SPEAKER = re.compile(r"\s*(?:[-–—]\s*)?(?=(?:[A-ZÀ-Ý]|[Ll][ae]s? |[Uu]ne? |[Ll]'))")
_QUOTED = re.compile(r"[«»“”\"]")
_OFFICE = re.compile(rf"(?P<name>{_NAME}), (?:l[ae]s? |l'|une? )?(?P<office>[\w-]+)[^\d()]*")
WRITTEN = 20_000  # characters around a pull quote in which its speaker is named
_FINAL = frozenset(".!?…;,")


class Page:
    """Tells what each paragraph of an article is."""

    def __init__(self, language: str = "fr") -> None:
        rows = read_lexicon("page", language)
        forms = {kind: [row.form for row in rows if row.kind == kind] for kind in {row.kind for row in rows}}
        agency = alternation(forms["agency"])
        self._people = frozenset(row.form for row in read_lexicon("people", language) if row.kind.startswith("person"))
        starts = alternation(row.form for row in read_lexicon("sentence_starts", language))
        self._caption = re.compile(rf"(?:{alternation(forms['caption'])})(?!\w)")
        self._credit = re.compile(rf"(?:{alternation(forms['credit'])})[^.!?]{{0,60}}$|[/(](?:{agency})\)?$")
        self._byline = compiled(
            rf"(?:{alternation(forms['byline'])}) ?:? ?(?=[A-ZÀ-Ý])|(?:{alternation(forms['stamp'])})(?!\w)|(?:{agency})\)?$"
            rf"|{_NAME} ?[-–—,|/] (?:{agency})(?!\w)"
            rf"|[\w'’.-]+(?: [\w'’.-]+){{0,4}} avec (?:l')?(?:{agency})(?!\w)[^.!?]*$"  # «20 Minutes avec AFP»
        )
        self._correspondent = re.compile(rf"(?:{alternation(forms['correspondent'])})(?!\w)[^.!?«\n]{{0,60}}(?:\.(?= )|$)")
        self._byline_run_on = compiled(
            rf"(?:Par )?{_NAME} ?[-–—,|/] (?:{agency})(?:,? [A-ZÀ-Ý][\w-]+)?(?= (?:{starts})(?:(?<=')|(?![\w-])))"
            rf"|(?:{agency}), [A-ZÀ-Ý][\w-]+(?= (?:{starts})(?:(?<=')|(?![\w-])))"
        )

    def lines(self, text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
        """Say of each paragraph what it is: its first character, the one after its last, its kind."""
        kinds = list(self._kinds(text, spans))
        rows = {cells[0][0] for table in tables(text) for cells in table.rows}
        kinds = ["list" if start in rows else kind for kind, (start, _) in zip(kinds, spans, strict=True)] if rows else kinds
        for number in range(1, len(kinds) - 1):  # results, prices: lines of figures one below the other
            if kinds[number] == kinds[number + 1] == "heading" or (kinds[number - 1], kinds[number]) == ("list", "heading"):
                neighbours = spans[number], spans[number + 1 if kinds[number + 1] == "heading" else number - 1]
                if all(_DIGIT.search(text, *span) for span in neighbours):
                    kinds[number] = "list"
        for (start, end), kind in zip(spans, kinds, strict=True):
            yield start, end, kind

    def _kinds(self, text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
        last = len(spans) - 1
        before, announced = "", False
        for number, (start, end) in enumerate(spans):
            kind = "text"
            if last:
                kind = self._kind(text, start, end, number)
                if kind == "heading" and before == "quote" and _SPEAKER.match(text, start):
                    kind = "attribution"
                elif announced and (kind == "heading" or (kind == "text" and text[start].islower())):
                    kind = "list"
                elif kind == "heading" and number == last:
                    kind = "text"
                elif kind == "text" and self._speaks(text, spans, number):
                    kind = "quote"
            announced = text[end - 1] == ":" or (announced and kind == "list")
            before = kind
            yield kind

    def parts(self, text: str, start: int, end: int, kind: str, number: int) -> Iterator[tuple[int, str]]:
        """Cut what stands before the sentences of a paragraph: where each such part ends, and its kind."""
        if kind != "text":
            return
        dated = False
        if number < TOP:
            for part, pattern in (("byline", self._byline_run_on), ("dateline", _DATELINE), ("dateline", _PLACE_LINE)):
                if pattern is _PLACE_LINE and not dated:
                    if number >= FIRST:
                        break
                    pattern = _PLACE_FIRST
                match = pattern.match(text, start, min(end, start + LONGEST_BYLINE))
                if match and match.end() < end:
                    yield start + len(match.group().rstrip()), part
                    start = match.end() + (text[match.end()] == " ")
                    dated = dated or part == "dateline"
            told = self._correspondent.match(text, start, min(end, start + LONGEST_BYLINE))
            if told and told.end() < end:  # «KIEV (Ukraine) — De notre envoyé spécial. Le port …»
                yield told.end(), "byline"
                start = told.end() + 1
        if text[start] in _OPENING:
            close = self._quotation_end(text, start, end)
            if 0 < close < end and self._is_speaker(text, close, end):
                yield close, "quote"
                yield end, "attribution"

    def _kind(self, text: str, start: int, end: int, number: int) -> str:
        length = end - start
        if length <= LONGEST_BYLINE and self._caption.match(text, start, end):
            return "caption"
        words = bullet(text, start)
        if words > start:
            if length <= LONGEST_BYLINE and text[end - 1] not in "!?…;:" and self._byline.match(text, words, end):
                return "byline"
            return "text" if text[start] in "–—" and text[end - 1] in '.!?…»”"' else "list"
        if length > (LONGEST_HEADING if number else LONGEST_TITLE):
            return "text"
        if length <= LONGEST_BYLINE:
            if self._credit.search(text, start, end):
                return "caption"
            if self._signed(text, start, end):
                return "byline"
        if text[end - 1] == "?" and length <= LONGEST_QUESTION and text[start] not in '«“"-–—':
            return "text" if re.search(r"[.!?] ", text[start : end - 1]) else "heading"
        if text[end - 1] in _FINAL or text[end - 1] == ":" or text[start] in "–—":
            return "text"
        if text[end - 1] in "»”\"'" and (text[start] in _OPENING or text[end - 2 : end - 1] in ".!?…"):
            return "text"
        if text[start] in _OPENING and 0 < self._quotation_end(text, start, end) < end:
            return "text"
        return "heading" if not _sentence_inside(text, start, end) else "text"

    def _signed(self, text: str, start: int, end: int) -> bool:
        """Whether a line says who wrote the article, from where and with whom."""
        told = self._correspondent.match(text, start, end)
        return (told is not None and told.end() >= end - 1) or (
            text[end - 1] not in "!?…;:" and self._byline.match(text, start, end) is not None
        )

    def _speaks(self, text: str, spans: list[tuple[int, int]], number: int) -> bool:
        """Whether a paragraph is a pull quote: a quotation alone, and a line below that names its speaker."""
        start, end = spans[number]
        if number + 1 == len(spans):
            return False
        if text[start] not in _OPENING:
            return self._pulled(text, spans[number], spans[number + 1])
        if self._quotation_end(text, start, end) < end:
            return False
        start, end = spans[number + 1]
        return text[start] not in _OPENING and _is_name_line(text, start, end)

    def _pulled(self, text: str, quoted: tuple[int, int], line: tuple[int, int]) -> bool:
        """Whether a paragraph without marks is a pull quote: the line below is the name and the office of somebody known."""
        office = _OFFICE.fullmatch(text, *line) if _is_name_line(text, *line) else None
        if office is None or office["office"] not in self._people or " " not in office["name"]:
            return False
        if quoted[1] - quoted[0] > LONGEST_PULL_QUOTE or text[quoted[1] - 1] not in ".!?…" or _QUOTED.search(text, *quoted):
            return False
        before = text.rfind(office["name"], max(0, line[0] - WRITTEN), line[0])
        return max(before, text.find(office["name"], line[1], line[1] + WRITTEN)) >= 0

    def _quotation_end(self, text: str, start: int, end: int) -> int:
        """The character after the mark that closes the quotation at `start`, or 0."""
        closing = _PAIRS[text[start]]
        if end - start > LONGEST_PULL_QUOTE:
            return 0
        position = text.find(closing, start + 1, end)
        return position + 1 if position > 0 else 0

    def _is_speaker(self, text: str, start: int, end: int) -> bool:
        return text[start] in " \n" and _is_name_line(text, start, end)


def _is_name_line(text: str, start: int, end: int) -> bool:
    """Whether the words are no sentence but somebody's name and office: a short line without a full stop."""
    if end - start > LONGEST_BYLINE or text[end - 1] in ".!?…:;," or not _SPEAKER.match(text, start, end):
        return False
    return not _CLOSED.search(text, start, end)


def _sentence_inside(text: str, start: int, end: int) -> bool:
    return re.search(r"[^\s.]{3}[.!?…] +[A-ZÀ-Ý]", text[start:end]) is not None
