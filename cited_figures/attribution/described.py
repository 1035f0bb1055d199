"""Who is meant by a description of one person that speaks right after somebody named: «… », dit Luc Roy. « … », ajoute l'élu»."""

from __future__ import annotations

import re

from cited_figures.attribution.antecedents import INDEFINITE
from cited_figures.attribution.mentions import MentionReader
from cited_figures.attribution.references import DEFINITE
from cited_figures.text.reading import Reading

FAR = 20_000  # characters around a description in which that may be told
NEAR = 90  # characters from a name in which the office of who bears it stands
_NAMED = re.compile(r"[a-zà-ÿ]{3,} [A-ZÀ-Ý]|[A-ZÀ-Ý][\w'-]+ [A-ZÀ-Ý]")  # «le sénateur Luc Roy», not «le maire de Lens»
_WORD = re.compile(r"[\w-]+")


def is_meant(
    reading: Reading, reader: MentionReader, offices: frozenset[str], words: str, name: str, between: tuple[int, int]
) -> bool:
    """Whether a description stands for the person who spoke before.

    words: the description, «le ministre français»; name: who spoke, and `between` the characters from there to the description.
    An office is somebody's own («le maire»): it stands beside the name somewhere. Nobody else may come up between.

    >>> from cited_figures.text.normalise import normalise
    >>> from cited_figures.text.sentences import SentenceSplitter
    >>> plain = normalise("« Oui », dit Luc Roy. « Non », ajoute l'expert.")
    >>> reading = Reading(plain, SentenceSplitter("fr").split(plain.text))
    >>> is_meant(reading, MentionReader("fr"), frozenset(), "l'expert", "Luc Roy", (8, 38))
    True
    """
    described = words.lower().startswith(DEFINITE) and not _NAMED.search(words) and not name.lower().startswith(INDEFINITE)
    gender, plural, person = reader.gender(words)
    of_name, _, named_person = reader.gender(name)
    if not described or plural or not person or not named_person or ("e" not in (gender, of_name) and gender != of_name):
        return False
    heads = [word for word in _WORD.findall(words.lower())[1:4] if word in reader.persons]
    family = name.split(" ")[-1]
    if not heads or (not offices.isdisjoint(heads) and not _beside(reading, heads, family, between[1])):
        return False
    return not _others(reading, reader, heads, offices, family, between)


def _beside(reading: Reading, heads: list[str], family: str, place: int) -> bool:
    """Whether a name stands somewhere near one of the nouns, but for the one at a place: «le ministre, Luc Roy»."""
    for match in re.compile(rf"\b{re.escape(family)}\b").finditer(reading.text, max(0, place - FAR), place + FAR):
        start, end = max(0, match.start() - NEAR), match.end() + NEAR
        for head in heads:
            spot = reading.lower.find(head, start, end)
            if spot >= 0 and not place <= spot < place + NEAR:
                return True
    return False


def _others(
    reading: Reading, reader: MentionReader, heads: list[str], offices: frozenset[str], family: str, between: tuple[int, int]
) -> bool:
    """Whether another person is named between two characters, or another of the sort or of an office: «un autre conseiller»."""
    start, end = between
    for number in range(reading.sentence_at(start), reading.sentence_at(end) + 1):
        sentence = reading.sentences[number]
        for mention in reader.mentions(reading, sentence, min(sentence.end, end)):
            if mention.start < start or not mention.person or family in mention.words:
                continue
            if mention.name or mention.head is None or mention.head in heads:
                return True
            if mention.head in offices and not mention.plural and not _beside(reading, [mention.head], family, mention.start):
                return True
    return False
