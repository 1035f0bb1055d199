"""Interviews: whose the paragraphs are, by labels («N. K. : …», «Q. / R.») or by questions that somebody answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cited_figures.attribution.mentions import MentionReader
from cited_figures.lexicon import alternation, read_lexicon
from cited_figures.text.reading import Reading

STANDFIRST = 6  # paragraphs at the top that may announce an interview
LEAST = 2  # questions of an interview
LONGEST_QUESTION = 600  # characters
_NAME = r"[A-ZÀ-Ý][\w'-]+(?: (?:d[eu] |d'|van |von |el |ben )?[A-ZÀ-Ý][\w'-]+){1,3}"
_LABEL = re.compile(
    rf"""(?:[-–—]\ *)?
    (?P<label>(?:[A-ZÀ-Ý]\.[ -]?){{2,3}}        # N. K.
    |{_NAME.replace(" ", chr(92) + " ")}        # Nadia Kerbrat
    |[A-ZÀ-Ý][\w'-]*(?:\ [\w'-]+){{0,2}})       # Q, Libération
    \.?\ ?[:–—-]\ +(?=\S)""",
    re.VERBOSE,
)
_INITIALS = re.compile(r"(?:[A-ZÀ-Ý]\.[ -]?){2,3}")
_TITLE_NAME = re.compile(rf"({_NAME}) ?: ?[«\"“]")
_NAMES = re.compile(rf"(?<![\w'-]){_NAME}")
_DASH = re.compile(r"[-–—] *")


class Turn(NamedTuple):
    """A paragraph of an interview that somebody speaks: its characters without the label, who, and whether it asks."""

    start: int
    end: int
    speaker: str | None
    asks: bool = False


class InterviewReader:
    """Reads interviews, made once from the lexicons of a language."""

    def __init__(self, language: str = "fr") -> None:
        kinds: dict[str, list[str]] = {}
        for row in read_lexicon("quotations", language):
            kinds.setdefault(row.kind, []).append(row.form)
        self.asking, self.answering = frozenset(kinds["label question"]), frozenset(kinds["label answer"])
        self._announced = re.compile(rf"(?<!\w)(?:{alternation(kinds['interview'])})(?!\w)")
        self._addressed = re.compile(rf"(?<!\w)(?:{alternation(kinds['addressed'])})(?:(?<=')|(?!\w))")
        self._myself = re.compile(rf"(?<!\w)(?:{alternation(kinds['myself'])})(?:(?<=')|(?!\w))")
        self._by = re.compile(rf"(?:{alternation(kinds['interviewer'])})[^.]*")
        self.mentions = MentionReader(language)

    def turns(self, reading: Reading) -> list[Turn]:
        """The paragraphs of an interview that somebody speaks, in order; none where a text is no interview.

        >>> from cited_figures.text.normalise import normalise
        >>> from cited_figures.text.sentences import SentenceSplitter
        >>> text = "N. K. : Il manque 300 lits.\\n\\nQ : Depuis quand ?\\n\\nN. K. : Depuis 2019. Signé : Nadia Kerbrat."
        >>> plain = normalise(text)
        >>> turns = InterviewReader("fr").turns(Reading(plain, SentenceSplitter("fr").split(plain.text)))
        >>> [(text[turn.start : turn.end], turn.speaker) for turn in turns][:2]
        [('Il manque 300 lits.', 'Nadia Kerbrat'), ('Depuis quand ?', None)]
        """
        if reading.text.count("?") < LEAST - 1:
            return []
        paragraphs = list(_paragraphs(reading))
        return self._labelled(reading, paragraphs) or self._questioned(reading, paragraphs)

    def _labelled(self, reading: Reading, paragraphs: Sequence[tuple[int, int, str]]) -> list[Turn]:
        """The turns that labels open: two at least, a question among them, and somebody who is named by one."""
        found = []
        for start, end, _ in paragraphs:
            match = _LABEL.match(reading.text, start, end)
            if match:
                found.append((match["label"].rstrip(" -"), match.end(), end))
        times = Counter(label for label, _, _ in found)
        people = {label for label, count in times.items() if count >= LEAST and self._is_person(label)}
        asks = any("?" in reading.text[start:end] for _, start, end in found)
        if not people or not asks or len(times) < LEAST:
            return []
        names = {label: self._full_name(reading, label) for label in times if label in people - self.answering}
        guest = next(iter(names.values()), None) or self._guest(reading, found[0][1])
        turns = []
        for label, start, end in found:
            if label in self.answering:
                turns.append(Turn(start, end, guest))
            elif label in names:
                turns.append(Turn(start, end, names[label]))
            elif label in self.asking:
                turns.append(Turn(start, end, reading.outlet, True))
            elif times[label] >= LEAST:
                turns.append(Turn(start, end, label, True))
        return turns

    def _is_person(self, label: str) -> bool:
        return label in self.answering or _initials(label) != [] or " " in label

    def _full_name(self, reading: Reading, label: str) -> str:
        """The name that initials stand for, as the text gives it in full."""
        initials = _initials(label)
        if not initials:
            return label
        names = (match.group() for match in _NAMES.finditer(reading.text))
        fitting = (name for name in names if [part[0] for part in re.split(r"[ -]", name) if part[0].isupper()] == initials)
        return next(fitting, label)

    def _questioned(self, reading: Reading, paragraphs: Sequence[tuple[int, int, str]]) -> list[Turn]:
        """The answers to paragraphs that ask, where an interview is announced or somebody is addressed and says «je»."""
        asks = [number for number, span in enumerate(paragraphs) if self._asks(reading, *span)]
        if sum(number - 1 not in asks for number in asks) < LEAST:  # questions that only follow one another ask nobody
            return []
        if 2 * asks[0] >= len(paragraphs):
            return []  # an interview asks from its first half on; late questions are the article's own
        answers = [number for number in range(asks[0] + 1, len(paragraphs)) if number not in asks]
        answers = [number for number in answers if paragraphs[number][2] in ("text", "list", "quote")]
        top = paragraphs[asks[0]][0]
        guest = self._guest(reading, top)
        if not self._is_interview(reading, [paragraphs[n][:2] for n in asks], [paragraphs[n][:2] for n in answers], guest):
            return []
        turns = [Turn(*paragraphs[number][:2], guest) for number in answers]
        turns += [Turn(*paragraphs[number][:2], reading.outlet, True) for number in asks]
        return sorted((_without_dash(reading.text, turn) for turn in turns), key=lambda turn: turn.start)

    def _is_interview(
        self, reading: Reading, asks: Sequence[tuple[int, int]], answers: Sequence[tuple[int, int]], guest: str | None
    ) -> bool:
        """Whether questions are put to somebody: they say «vous» and the answers «je», or an interview is announced."""
        addressed = any(self._addressed.search(reading.lower, *span) for span in asks)
        personal = any(self._myself.search(reading.lower, *span) for span in answers)
        announced = self._announced.search(reading.lower, 0, asks[0][0]) or self._announced.search((reading.title or "").lower())
        if addressed and personal:
            return True
        told = guest is not None and any(guest.split(" ")[-1] in reading.text[start:end] for start, end in answers)
        return bool(announced) and (addressed or personal or (guest is not None and not told))

    def _asks(self, reading: Reading, start: int, end: int, kind: str) -> bool:
        asks = reading.text[end - 1] == "?" and reading.text[start] not in '«“"' and kind in ("text", "heading")
        return asks and end - start < LONGEST_QUESTION

    def _guest(self, reading: Reading, top: int) -> str | None:
        """Who is interviewed: named in the title, or the person whom the paragraphs above the first question name most."""
        titled = _TITLE_NAME.match(reading.title or "") or _TITLE_NAME.match(reading.text, 0, top)
        if titled:
            return titled[1]
        before = self._by.sub(lambda match: " " * len(match.group()), reading.text[:top])
        names: dict[str, int] = {}
        for sentence in reading.sentences:
            if sentence.start >= top:
                break
            for mention in self.mentions.mentions(reading, sentence, min(sentence.end, top)):
                name = _NAMES.search(mention.name or mention.words) if mention.person else None
                if name and name.group() in before:
                    names[name.group()] = names.get(name.group(), 0) + 1
        return max(names, key=lambda name: names[name], default=None)


def _paragraphs(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """First and last character of each paragraph, and what its first sentence is."""
    current: tuple[int, int, str] | None = None
    number = -1
    for sentence in reading.sentences:
        if current and sentence.paragraph == number:
            current = current[0], sentence.end, current[2]
        else:
            if current:
                yield current
            current, number = (sentence.start, sentence.end, sentence.kind), sentence.paragraph
    if current:
        yield current


def _initials(label: str) -> list[str]:
    """The letters of a label that is nothing but initials: «N. K.», «J.-P. R.»."""
    label = label.rstrip(". ") + "."
    return re.findall(r"[A-ZÀ-Ý]", label) if _INITIALS.fullmatch(label) else []


def _without_dash(text: str, turn: Turn) -> Turn:
    """A turn without the dash that opens it."""
    dash = _DASH.match(text, turn.start, turn.end)
    return turn._replace(start=dash.end()) if dash else turn
