"""What stands between quotation marks: speech, a few words that may be somebody's, or a title, a name, a term."""

from __future__ import annotations

import re

from cited_figures.grammar.rules import Rules
from cited_figures.lexicon import read_lexicon
from cited_figures.text.marks import Marked
from cited_figures.text.reading import Reading

NEAR, BESIDE, BEHIND = 160, 28, 120  # characters before a quotation, right before it and behind it that tell what it is
_ENDED = re.compile(r"[.!?…]\s*$|[.!?…] +[A-ZÀ-Ý]")
_ALONE = frozenset((".", "!", "?", "…", "»", "”", '"', ""))
_FIRST, _LAST = re.compile(r"\w+'?"), re.compile(r"(\w+) ?$")


class QuotedWords:
    """Tells what quoted words are, made once from the rules of a language."""

    def __init__(self, language: str = "fr") -> None:
        self.rules = Rules("quoted", language)
        roles = ("assert", "speech")
        self.told = frozenset(row.form for row in read_lexicon("reporting", language) if row.kind.startswith(roles))

    def kind(self, reading: Reading, mark: Marked) -> str | None:
        """What a quotation is: «direct», «mixed», «words» when it depends on who speaks there; None where nobody does.

        >>> from cited_figures.schema import Sentence
        >>> from cited_figures.text.normalise import normalise
        >>> reading = Reading(normalise("Le film « Les Vacances de M. Hulot » est repris."), [Sentence(0, 48, 0)])
        >>> QuotedWords("fr").kind(reading, Marked(10, 34, 8, 36)) is None
        True
        """
        text, lower = reading.text, reading.lower
        words = text[mark.start : mark.end]
        sentence = reading.sentences[reading.sentence_at(mark.before)]
        before = lower[max(sentence.start, mark.before - NEAR) : mark.before]
        after = text[mark.after : mark.after + 2]
        last, first = _LAST.search(before), _FIRST.match(lower, mark.start)
        given = self.rules.decide({
            "turn": mark.follows or text[mark.before] in "—–",
            "closed": mark.closed,
            "words": words.count(" ") + 1,
            "small": words[0].islower(),
            "letter": words[0].isalpha(),
            "ended": _ENDED.search(words) is not None,
            "line": sentence.kind == "heading" or self._is_line(reading, mark, sentence.start, sentence.end),
            "opens": before.rstrip(" \n")[-1:] in _ALONE,
            "closes": after[:1] in (",", ".", "\n", ""),
            "goes_on": after[:1] == " " and after[1:].islower(),
            "told": last is not None and last[1] in self.told,
            "before": before,
            "near_before": lower[max(0, mark.before - BESIDE) : mark.before],
            "after": lower[mark.after : min(mark.after + BEHIND, max(sentence.end, mark.after + 1))],
            "first_inside": first.group() if first else None,
        })  # fmt: skip
        return None if given == "none" else given

    def _is_line(self, reading: Reading, mark: Marked, start: int, end: int) -> bool:
        """Whether a quotation is a line of its own and no sentence, as headings are."""
        text = reading.text
        alone = (start, end) == (mark.before, mark.after) and text[mark.after : mark.after + 1] in ("\n", "")
        return alone and text[mark.before - 1 : mark.before] in ("\n", "") and not _ENDED.search(text[mark.start : mark.end])
