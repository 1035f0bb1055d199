"""The name that stands behind a longer description: «le chercheur à l'hôpital de Brest, Luc Roy»."""

from __future__ import annotations

import re

from cited_figures.grammar.subject_phrases import Phrases
from cited_figures.text.words import HARD, Tokens

LONGEST = 9  # words between a description and the name in apposition to it
NAMES = range(2, 5)  # words of a full name
BEHIND = 160  # characters behind a document in which those are named who made it
_PAPER = r"(?:(?:radio|chaîne|hebdomadaire|quotidien|magazine|journal)\ )?"
_NAME = rf"(?:l[ea]\ |les\ |l')?{_PAPER}[A-ZÀ-Ý][\w'-]*(?:\ (?:d[eu]s?\ |d')?[A-ZÀ-Ý][\w'-]*)*"
MADE = re.compile(
    rf"""\ ["«“][^"«»“”\n]{{3,80}}["»”]\ d['eu]\ ?(?:l['a]\ ?)?(?:[a-zà-ÿ]+\ )?{_NAME}  # its title, and whose it is
    |\ pour\ {_NAME}(?:,\ {_NAME})*(?:\ et\ {_NAME})?
    |\ qui\ (?:sera|a\ été|est|vient\ d'être)\ \w+ée?s?(?:\ [\w-]+){{0,2}}\ par\ (?:(?:l[ea]|les)\ (?:[a-zà-ÿ-]+\ )?)?{_NAME}""",
    re.VERBOSE,
)
ARTICLES = frozenset(("le", "la", "l'", "un", "une", "son", "sa"))


def name_behind(tokens: Tokens, phrases: Phrases, named: tuple[int, int]) -> tuple[int, int] | None:
    """The full name in apposition to a description of one person, over a complement of it or what is joined to it.

    None where there is none, and where the description holds a person's name already.
    """
    words = tokens.words
    first, last = named
    nobody = any(phrases.nouns.get(word, "").startswith(("body", "document")) for word in words[first : min(first + 3, last)])
    one = words[first + 1 : first + 2] in (["un"], ["une"])  # «l'un des avocats»
    if words[first] not in ARTICLES or nobody or one:
        return None
    linked = not phrases.links.isdisjoint(words[first:last])  # the name is that of «le patron de l'équipe Silence Verdane»
    if not linked and last - first > 2 and tokens.capital(last - 1) and tokens.capital(last - 2):
        return None
    if words[last : last + 1] == ["("] and words[last + 2 : last + 3] == [")"]:  # «le député du Nouveau Centre (NC) Luc Roy»
        place, end = last + 3, _full_name(tokens, phrases, last + 3)
        return (place, end) if end - place in NAMES else None
    joined = words[last : last + 1] == ["et"]
    place = last
    while place < min(len(words), last + LONGEST) and words[place] != "," and words[place] not in HARD:
        if words[place] in phrases.relatives or words[place] in phrases.auxiliaries:
            return None
        end = _full_name(tokens, phrases, place) if joined else place
        if end - place in NAMES:
            return place, end
        place += 1
    if joined or words[place : place + 1] != [","]:
        return None
    end = _full_name(tokens, phrases, place + 1)
    closed = end >= len(words) or not tokens.is_word(end)
    return (place + 1, end) if end - place - 1 in NAMES and closed else None


def _full_name(tokens: Tokens, phrases: Phrases, start: int) -> int:
    """Where the words written as a name end that begin at a word."""
    end = start
    while (
        end < len(tokens)
        and tokens.is_word(end)
        and (tokens.capital(end) or (end > start and tokens.words[end] in phrases.links))
    ):
        end += 1
    while end > start and not tokens.capital(end - 1):
        end -= 1
    return end


def with_makers(text: str, words: str, position: int) -> str:
    """A document with those for whom or by whom it was made, where they stand right behind it.

    «un sondage Verdane | pour La Voix et Radio Sud», «une enquête | qui sera présentée jeudi par les Mutualités du Sud».
    """
    match = MADE.match(text, position + len(words), position + len(words) + BEHIND)
    return words + match.group() if match and text.startswith(words, position) else words
