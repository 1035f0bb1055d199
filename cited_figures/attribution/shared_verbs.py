"""One verb for two sources: «la préfecture parle de 300 hectares, les pompiers de 280»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from cited_figures.attribution.cue import Cue
from cited_figures.grammar.subject_phrases import Phrases
from cited_figures.text.words import Tokens

OPENING = frozenset(("de", "d'", "des", "du", "un", "une"))  # may open a number, and much else
APPROXIMATE = frozenset(("de", "d'", "à", "plus", "moins", "environ", "près", "quelque", "jusqu'à", "au"))
QUOTES = frozenset(("«", "“", '"'))  # «l'ONU « au moins 30 »»


def shared(
    tokens: Tokens, cue: Cue, phrases: Phrases, opens_number: Callable[[str], bool], somebody: Callable[[tuple[int, int]], bool]
) -> list[Cue]:
    """Split an attribution at each further source that a number follows without a verb of its own.

    opens_number: whether a word begins a number («une», «12»). somebody: whether a noun phrase names one who can speak.
    """
    words, starts = tokens.words, tokens.starts
    found: list[Cue] = []
    numbered = False
    for index in range(bisect_left(starts, max(cue.start, cue.cue_end)), bisect_left(starts, cue.end)):
        word = words[index]
        numbered = numbered or (word not in OPENING and opens_number(word))
        if not numbered or word not in (",", "et") or index + 3 >= len(words):
            continue
        named = _before_number(tokens, phrases, index + 1, opens_number)
        first = _number_after(words, named[1], opens_number) if named and somebody(named) else None
        if named and first is not None:
            found.append(replace(cue, end=starts[index]))
            said, place = tokens.said(*named), starts[named[0]]
            cue = replace(cue, start=starts[first], words=said, position=place, cue_start=place, cue_end=starts[first])
    return [*found, cue, *_after_stop(tokens, cue, phrases, opens_number, somebody)]


def _after_stop(
    tokens: Tokens, cue: Cue, phrases: Phrases, opens_number: Callable[[str], bool], somebody: Callable[[tuple[int, int]], bool]
) -> list[Cue]:
    """«Les organisateurs ont recensé 60 000 spectateurs ; la gendarmerie, 35 000.»: a comma stands for the verb."""
    words, starts = tokens.words, tokens.starts
    stop = bisect_left(starts, cue.end)
    named = phrases.after(tokens, stop + 1, coordinate=False) if words[stop : stop + 1] == [";"] else None
    if named is None or words[named[1] : named[1] + 1] != [","] or not somebody(named):
        return []
    first = _number_after(words, named[1] if words[named[1] + 2 : named[1] + 3] == [","] else named[1] + 1, opens_number)
    if first is None:
        return []
    end = next((index for index in range(first, len(words)) if words[index] == ";"), len(words))
    place = starts[named[0]]
    return [
        replace(
            cue,
            start=starts[first],
            end=tokens.ends[end - 1],
            words=tokens.said(*named),
            position=place,
            cue_start=place,
            cue_end=starts[first],
        )
    ]


def _before_number(tokens: Tokens, phrases: Phrases, start: int, opens_number: Callable[[str], bool]) -> tuple[int, int] | None:
    """A noun phrase up to the number in words that it ran on to: «les habitants | de vingt»."""
    named = phrases.after(tokens, start, coordinate=False)
    if named is None:
        return None
    first, last = named
    for index in range(first + 1, last):
        word = tokens.words[index]
        if word not in OPENING and opens_number(word) and not tokens.capital(index):
            last = index
            break
    while last < named[1] and last > first + 1 and tokens.words[last - 1] in APPROXIMATE:
        last -= 1
    whole = tokens.words[last - 1] in phrases.nouns or tokens.capital(last - 1)
    return (first, last) if whole else named  # «un médecin parle de quatorze» has a verb of its own


def _number_after(words: list[str], index: int, opens_number: Callable[[str], bool]) -> int | None:
    """The number that follows a second source, over «, elle,», «de» and «plus de», and the mark that quotes it."""
    if words[index : index + 1] == [","] and words[index + 2 : index + 3] == [","]:
        index += 3  # «la CGT, elle, 12 %»
    index += index < len(words) and words[index] in QUOTES
    for _ in range(3):
        if index < len(words) and words[index] in APPROXIMATE:
            index += 1
    return index if index < len(words) and opens_number(words[index]) else None
