"""Whether «aujourd'hui», «hier» and «demain» are days or times: the days of the article, these times, former and later ones."""

from __future__ import annotations

from cited_figures.grammar.rules import Rules
from cited_figures.grammar.tense import TenseReader
from cited_figures.lexicon import read_lexicon
from cited_figures.text.reading import Reading

TODAY = "aujourd'hui"
NEXT = frozenset(("day-1", "day+0", "day+1"))
BEHIND = 70  # characters behind it in which the verb stands that tells a time


class TodayReader:
    """Tells «le conseil s'est réuni aujourd'hui» from «le pays compte aujourd'hui 3 millions d'habitants»."""

    def __init__(self, tense: TenseReader, language: str = "fr") -> None:
        self.rules = Rules("today", language)
        self.others = Rules("today_beside", language)
        self.tense = tense
        rows = (row for row in read_lexicon("dates", language) if row.kind == "deictic" and row.canonical in NEXT)
        self.words = {row.form for row in rows if " " not in row.form}

    def is_day(self, reading: Reading, sentence: tuple[int, int], start: int, end: int) -> bool:
        """Whether a word means its day.

        sentence: where its sentence begins and ends.

        >>> from cited_figures.text.normalise import normalise
        >>> text = "Elle a démissionné aujourd'hui."
        >>> TodayReader(TenseReader()).is_day(Reading(normalise(text), []), (0, len(text)), 19, 30)
        True
        """
        lower = reading.lower
        word = lower[start:end]
        if word not in self.words:
            return True
        today = -1 if word == TODAY else lower.find(TODAY, *sentence)
        if word != TODAY and today < 0:
            return True
        cue, cue_end = self.tense.cue_before(lower, reading.text, sentence, start)
        place = {"before": lower[sentence[0] : start], "after": lower[end : sentence[1]], "word": word, "cue": cue or "none"}
        if word != TODAY:
            against = self.others.decide(place) == "times"
            return not against or self.is_day(reading, sentence, today, today + len(TODAY))
        place["between"] = lower[cue_end:start]
        place["first"] = self.tense.cue_behind(lower, reading.text, end, min(sentence[1], end + BEHIND)) or "none"
        return self.rules.decide(place) == "day"
