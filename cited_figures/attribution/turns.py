"""Turns: whose quotation one is that its own sentence gives to nobody, for a speaker stays until somebody else speaks."""

from __future__ import annotations

import re

from cited_figures.attribution.described import is_meant
from cited_figures.attribution.speaker_phrases import Attribution
from cited_figures.attribution.speakers import SpeakerFinder
from cited_figures.attribution.voices import Heard
from cited_figures.grammar.parsed import ParsedSentence
from cited_figures.text.frames import Frame, frame_at
from cited_figures.text.reading import Reading
from cited_figures.text.words import Tokens

NEAR = 3  # paragraphs over which a pronoun stands for who spoke before
RECENT = 4  # sentences before a quotation in which who spoke last may still be speaking
CLOSE = 4  # sentences within a paragraph over which a speaker goes on
FAR = 800  # characters from who spoke to a description of them
CHAIN = 12  # quotations of one speaker that are followed back or forth
MOST = 16  # quotations of one frame whose speakers are looked for
LONGEST_JOINT = 16  # characters between two quotations that run on
LONGEST_GAP = 120  # characters between two quotations of one speaker
# «Luc Roy», «le juge Roy»; not «la locataire de Bercy», «le ministre des Sports»
_NAMED = re.compile(r"^[A-ZÀ-Ý]\w*[a-zà-ÿ.] [A-ZÀ-Ý]|\b[a-zà-ÿ]{4,} [A-ZÀ-Ý]")


class Turns:
    """The speakers of the quotations of one text, each worked out once."""

    def __init__(self, reading: Reading, speakers: SpeakerFinder) -> None:
        self.reading, self.speakers, self.rules = reading, speakers, speakers.turns
        self.marks, self.quotations, self.frames = reading.marks, reading.quotations, reading.frames or []
        self.named: dict[int, Attribution | None] = {}
        self.own: dict[int, Attribution | None] = {}
        self.heard: dict[tuple[int, bool], Heard] = {}

    def speaker(self, index: int, steps: int = CHAIN) -> Attribution | None:
        """The speaker of a quotation: whom its own sentence names, or else who speaks before or behind it."""
        if index in self.reading.turns:
            return Attribution(self.reading.turns[index], None)
        said = self._own(index)
        how = None if said or index == 0 or steps == 0 else self.rules.decide(self._place(index))
        if how in ("goes on", "if told"):
            said = self._goes_on(index, steps, how)
        direct = self.quotations[index].kind == "direct"
        if said or steps == 0 or not (direct or how == "may go on"):
            return said
        joined, apart = self._joined(index) if direct else (None, False)
        if joined and not apart:
            return joined
        said = self.speaker(index - 1, steps - 1) if how == "may go on" else None
        return said or joined or (self._before(index) or self._last_heard(index) if direct else None)

    def _own(self, index: int) -> Attribution | None:
        if index not in self.own:
            self.own[index] = None  # while it is worked out
            found = self._unresolved(index)
            self.own[index] = self._taken_up(index, self._still(index, found)) if found else None
        return self.own[index]

    def _unresolved(self, index: int) -> Attribution | None:
        """Whom the sentence of a quotation names, whoever a pronoun there stands for."""
        if index not in self.named:
            frame = frame_at(self.frames, index)
            found = None
            if frame and index - frame.start < MOST:
                found = self._named_in(index, frame, frame.tokens)
                if found is None and isinstance(frame.tokens, ParsedSentence):  # where the parse is wrong, the words may tell
                    found = self._named_in(index, frame, frame.tokens.tree.tokens)
            self.named[index] = found
        return self.named[index]

    def _named_in(self, index: int, frame: Frame, tokens: Tokens) -> Attribution | None:
        """Whom the words around a quotation name, read with their parse or without it."""
        key = frame.start, isinstance(tokens, ParsedSentence)
        if key not in self.heard:
            self.heard[key] = self.speakers.heard(self.reading, frame, tokens, self.marks)
        return self.speakers.find(self.reading, self.marks[index], self.heard[key], tokens, self.quotations[index].kind)

    def _still(self, index: int, said: Attribution) -> Attribution:
        """Who spoke before, where a pronoun stands for them and nobody else has come up since."""
        pronoun = self.speakers.resolver.pronouns.get((said.said or "").lower())
        if pronoun is None or "dernier" in (said.said or "").lower():
            return said
        last, reported = self._last(index, pronoun), self._reported(index, pronoun)
        if reported and not (last and (_NAMED.search(reported) is None or reported.split(" ")[-1] in last)):
            last = reported
        if last is None:
            return said if said.speaker else said._replace(speaker=self._about(index, pronoun))
        if said.speaker and (last == said.speaker or self._newly_named(said.speaker, index)):
            return said
        return said._replace(speaker=last)

    def _taken_up(self, index: int, said: Attribution) -> Attribution:
        """The name of who spoke before, where a description stands for them: «… », dit Luc Roy. « … », ajoute l'élu»."""
        resolver, words = self.speakers.resolver, said.speaker or ""
        if said.said or index == 0 or resolver.reader.gender(words)[1:] != (False, True):
            return said
        for before in range(index - 1, max(-1, index - CHAIN), -1):
            known = self._own(before)
            if known and known.speaker:
                start, mark = self.marks[before].after, self.marks[index]
                place = self.reading.text.find(words, start, mark.after + LONGEST_GAP)
                offices = self.speakers.reader.antecedents.offices
                near = mark.before - start < FAR and _NAMED.search(known.speaker)
                if near and is_meant(self.reading, resolver.reader, offices, words, known.speaker, (start, place)):
                    return said._replace(speaker=known.speaker, said=words)
                return said
        return said

    def _reported(self, index: int, pronoun: tuple[str, bool]) -> str | None:
        """Whom the sentence before reports without a quotation: «Léa Roy dit que … « … », écrit-elle»."""
        number = self.speakers.preceding(self.reading, self.marks[index])
        quoted = index and self.reading.sentence_at(self.marks[index - 1].after - 1)
        if number is None or (index and quoted >= number):
            return None
        said = self.speakers.reported_in(self.reading, self.reading.sentences[number])
        return said.speaker if said and said.speaker and self._fits(said.speaker, pronoun) else None

    def _last(self, index: int, pronoun: tuple[str, bool]) -> str | None:
        """The last speaker before a quotation, of the gender and number of a pronoun."""
        paragraph = self.reading.sentences[self.quotations[index].sentence].paragraph
        for before in range(index - 1, max(-1, index - CHAIN), -1):
            further = paragraph - self.reading.sentences[self.quotations[before].sentence].paragraph
            if further > NEAR:
                return None
            said = self._own(before)
            if said and said.speaker:
                names = said.speaker, *said.speaker.split(" et ")
                return next((name for name in names if self._fits(name, pronoun, sure=further > 0)), None)
        return None

    def _fits(self, name: str, pronoun: tuple[str, bool], sure: bool = True) -> bool:
        """Whether a pronoun may stand for somebody; sure: not if the name's ending alone is against it."""
        reader = self.speakers.resolver.reader
        gender, plural, person = reader.gender(name)
        unknown = person and name[0].isupper() and name.split(" ")[0] not in reader.names and not sure
        return plural == pronoun[1] and (gender in (pronoun[0], "e") or unknown)

    def _about(self, index: int, pronoun: tuple[str, bool]) -> str | None:
        """Whom the sentence before is about: «Manon, l'une des victimes, espère du changement. « … », regrette-t-elle»."""
        said = self.speakers.person_before(self.reading, self.marks[index])
        return said.speaker if said and said.speaker and self._fits(said.speaker, pronoun, sure=False) else None

    def _newly_named(self, name: str, index: int) -> bool:
        """Whether somebody's name, or several people, come up between the quotation before and this one."""
        _, plural, person = self.speakers.resolver.reader.gender(name)
        between = self.reading.text[self.marks[index - 1].after : self.marks[index].before]
        return (plural or (person and name[0].isupper())) and name in between

    def _place(self, index: int) -> dict[str, object]:
        """What stands between a quotation and the one before."""
        before, mark, text = self.marks[index - 1], self.marks[index], self.reading.lower
        number, last = self.reading.sentence_at(mark.before), self.reading.sentence_at(max(before.before, before.after - 1))
        sentence = self.reading.sentences[number]
        start = max(sentence.start, before.after)
        return {
            "kind": self.quotations[index].kind,
            "before": self.quotations[index - 1].kind,
            "sentences": number - last,
            "paragraphs": sentence.paragraph - self.reading.sentences[last].paragraph,
            "alone": not text[mark.after : min(sentence.end, mark.after + LONGEST_GAP)].strip(" .\xa0"),
            "follows": mark.follows,
            "gap_inside": text[before.after : mark.before].strip() if mark.before - before.after < LONGEST_GAP else None,
            "lead_inside": text[start : mark.before].strip() if mark.before - start < LONGEST_GAP else None,
        }

    def _goes_on(self, index: int, steps: int, how: str) -> Attribution | None:
        """Who spoke before; «if told»: where the verb that says so stands between."""
        said = self.speaker(index - 1, steps - 1)
        between = self.reading.text[self.marks[index - 1].after : self.marks[index].before]
        return said if how == "goes on" or (said and said.cue and said.cue in between) else None

    def _joined(self, index: int) -> tuple[Attribution | None, bool]:
        """The speaker of the quotation that this one runs into, and whether that is in another paragraph.

        «« … » et « … », dit X», «« … » « … », dit X».
        """
        apart = False
        for following in range(index + 1, min(len(self.marks), index + CHAIN)):
            gap = self.reading.text[self.marks[following - 1].after : self.marks[following].before]
            if len(gap) > LONGEST_JOINT or self.rules.decide({"next_between": " ".join(gap.lower().split())}) != "runs on":
                break
            apart = apart or "\n" in gap
            said = self._own(following)
            if said:
                return said, apart
        return None, apart

    def _before(self, index: int) -> Attribution | None:
        """Whom the sentence before reports or is about, or who spoke before in the same paragraph."""
        mark = self.marks[index]
        said = self.speakers.sentence_before(self.reading, mark) or self.speakers.person_before(self.reading, mark)
        return said or self._same_paragraph(index) or self.speakers.utterance(self.reading, mark)

    def _last_heard(self, index: int) -> Attribution | None:
        """Who spoke last in the few sentences before, when a quotation is a sentence of its own that nobody is given."""
        mark, sentences = self.marks[index], self.reading.sentences
        number = self.quotations[index].sentence
        sentence = sentences[number]
        if sentence.start < mark.before - 2 or self.reading.text[mark.after : sentence.end].strip(" .\xa0"):
            return None
        for back in range(1, min(RECENT, number) + 1):
            before = sentences[number - back]
            if sentence.paragraph - before.paragraph > RECENT or before.kind == "heading":
                continue
            spoken = [other for other in range(max(0, index - CHAIN), index) if self.quotations[other].sentence == number - back]
            said = next((own for other in reversed(spoken) if (own := self._own(other))), None)
            said = said or self.speakers.reported_in(self.reading, before)
            if said and said.speaker:
                return said
        return None

    def _same_paragraph(self, index: int) -> Attribution | None:
        """Who spoke before in the same paragraph or the one before it, when a quotation is a sentence of its own."""
        number = self.quotations[index].sentence
        sentence = self.reading.sentences[number]
        if index == 0 or sentence.start < self.marks[index].before - 2:
            return None
        before = self.reading.sentences[self.quotations[index - 1].sentence]
        opens = self.reading.sentences[number - 1].paragraph != sentence.paragraph
        if sentence.paragraph - before.paragraph > 1 or number - self.quotations[index - 1].sentence > CLOSE or opens:
            return None
        return self._own(index - 1)
