"""What stands between quotation marks: speech, a few words that may be somebody's, or a title, a name, a term."""

from __future__ import annotations

import re

from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.text.marks import Marked
from cited_figures.text.reading import Reading

FEW = 6  # words of a quotation that may be a title or a name
TERM = 2  # words of a quotation that may be a term: «la « taxe Zucman »»
LONGEST_TITLE = 12  # words of a title that its noun announces: «le slogan « … »»
NEAR = 160  # characters before a quotation that tell what it is
MARKS = 8  # spaces and marks behind a word right before it
_ENDED = re.compile(r"[.!?…]\s*$|[.!?…] +[A-ZÀ-Ý]")
_ALONE = frozenset((".", "!", "?", "…", "»", "”", '"', ""))
_LAST = re.compile(r"(\w+) ?$")
_WORD = re.compile(r"\w+'?")
_OF = ("pour ", "de ", "des ", "d'", "d' ")  # before what one is charged with


class QuotedWords:
    """Tells what quoted words are, made once from the lexicon of a language."""

    def __init__(self, language: str = "fr") -> None:
        kinds: dict[str, list[str]] = {}
        for row in read_lexicon("quotations", language):
            kinds.setdefault(row.kind, []).append(row.form)
        self.speech = frozenset(kinds["speech"])
        self._beside = MARKS + max(len(form) for kind in ("determiner", "title", "named", "read") for form in kinds[kind])
        roles = ("assert", "speech")
        self.told = frozenset(row.form for row in read_lexicon("reporting", language) if row.kind.startswith(roles))
        self._determiner = re.compile(rf"(?<!\w){alternation(kinds['determiner'])} ?$", re.IGNORECASE)
        self._title = re.compile(rf"(?<!\w){alternation(kinds['title'])}s? ?$", re.IGNORECASE)
        one = r"(?:[«“\"][^»”\"]*[»”\"],? (?:et |ou )?(?:de |d' ?|pour )?)*"  # «accusé d'« espionnage » et de « propagande »»
        self._named = re.compile(rf"(?<!\w){alternation(kinds['named'])} ?:? ?$", re.IGNORECASE)
        self._charge = re.compile(
            rf"(?<!\w){alternation(kinds['charge'])}[^,.;:«“\"]{{0,40}} (?:pour |des? |d' ?){one}$", re.IGNORECASE
        )
        self._inscription = re.compile(rf"(?<!\w){alternation(kinds['inscription'])}(?!\w)")
        self._read = re.compile(rf"(?<!\w){alternation(kinds['read'])} ?:? ?$")
        self._read_after = re.compile(rf"[,.]? ?{alternation(kinds['read after'])}(?!\w)([^.;:]*)")

    def kind(self, reading: Reading, mark: Marked) -> str | None:
        """What a quotation is: «direct», «mixed», «words» when it depends on who speaks there; None where nobody does.

        >>> from cited_figures.schema import Sentence
        >>> from cited_figures.text.normalise import normalise
        >>> reading = Reading(normalise("Le film « Les Vacances de M. Hulot » est repris."), [Sentence(0, 48, 0)])
        >>> QuotedWords("fr").kind(reading, Marked(10, 34, 8, 36)) is None
        True
        """
        text = reading.text
        words = text[mark.start : mark.end]
        count = words.count(" ") + 1
        if mark.follows or text[mark.before] in "—–":
            return "direct"
        if not mark.closed:
            inside = text[mark.before - 1 : mark.before] == " " and text[mark.before - 2 : mark.before - 1].isalpha()
            return None if inside and words[0].islower() else "direct"  # «la colère des « gilets jaunes, le chef de l'État …»
        if self._titled(reading, mark, words, count):
            return None
        sentence = reading.sentences[reading.sentence_at(mark.before)]
        before = text[max(sentence.start, mark.before - NEAR) : mark.before]
        if self._is_inscription(text, mark, before, sentence.end):
            return None
        alone = sentence.start == mark.before and sentence.end == mark.after
        if count <= FEW + TERM and (sentence.kind == "heading" or (alone and self._stands_alone(text, mark, words))):
            return "words"
        return self._speech(text, mark, words, count, before)

    def _titled(self, reading: Reading, mark: Marked, words: str, count: int) -> bool:
        """Whether what stands before or around makes a title, a translation or a legal charge of the words."""
        text, start, beside = reading.text, max(0, mark.before - NEAR), max(0, mark.before - self._beside)
        if self._named.search(text, beside, mark.before):
            return True  # «une dépêche titrée « … »», however long
        if count <= LONGEST_TITLE and not words[0].islower() and self._title.search(text, beside, mark.before):
            return True
        charged = reading.lower.endswith(_OF, start, mark.before) or any(
            text.find(sign, start, mark.before) >= 0 for sign in '»”"'
        )
        if charged and self._charge.search(text, start, mark.before) and not _ENDED.search(words):
            return True
        return count <= FEW and text[mark.before - 1 : mark.before] == "(" and text[mark.after : mark.after + 1] == ")"

    def _is_inscription(self, text: str, mark: Marked, before: str, end: int) -> bool:
        """Whether the words are read on a sign or a wall: «une pancarte où l'on peut lire « … »»."""
        if self._read.search(before, max(0, len(before) - self._beside)) and self._inscription.search(before):
            return True
        read = self._read_after.match(text, mark.after, end)
        return read is not None and self._inscription.search(read.group()) is not None

    def _stands_alone(self, text: str, mark: Marked, words: str) -> bool:
        """Whether a quotation is a line of its own and no sentence, as headings are."""
        return (
            text[mark.after : mark.after + 1] in ("\n", "")
            and text[mark.before - 1 : mark.before] in ("\n", "")
            and not _ENDED.search(words)
        )

    def _speech(self, text: str, mark: Marked, words: str, count: int, before: str) -> str | None:
        named = self._determiner.search(before, max(0, len(before) - self._beside)) is not None
        introduced = before.rstrip().endswith(":")
        goes_on = text[mark.after : mark.after + 1] == " " and text[mark.after + 1 : mark.after + 2].islower()
        if introduced and count <= TERM and goes_on:
            return None  # «Résultat : « Vivre mieux » est en tête»
        if words[0].islower() or (not words[0].isalpha() and count <= FEW):
            if introduced and count > TERM:
                return "direct"
            return "mixed" if count > FEW else "words"
        if introduced or count > FEW:
            return "direct"
        if _ENDED.search(words):
            return "words" if named else "direct"
        match = _WORD.match(words)
        if match and match.group() in self.speech and count >= TERM:
            return "direct"
        alone = before.rstrip(" \n")[-1:] in _ALONE
        if alone:
            return "direct" if text[mark.after : mark.after + 1] in (",", ".", "\n", "") else "words"
        said = _LAST.search(before.lower())
        return (
            "words" if said and said[1] in self.told and not named else None
        )  # «a scandé « Libérez Nadia »», but «le compte « Voix libres »»
