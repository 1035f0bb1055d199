"""A sentence for each form of the verbs: the verb's own example with that form in the place of its verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cited_figures.commands.verb_forms import PRONOUNS, Verb, read_verbs
from cited_figures.lexicon import VerbForms, verb_forms

# What may stand before a verb's form and belongs to it: a pronoun, an auxiliary.
BEFORE = r"(?:(?:se |s')?(?:va|vont|a|ont|est|sont|seront) )?(?:se |s')?"
VOWELS = tuple("aeiouéèêh")


def verbs() -> list[tuple[Verb, VerbForms]]:
    """Each verb as people wrote it, and as it was made."""
    return list(zip(read_verbs(), verb_forms(), strict=True))


def sentences(verb: Verb, made: VerbForms) -> Iterator[tuple[str, str]]:
    """Each form of a verb in a sentence that it is to be read in; subjects agree no more, which the finders let pass.

    >>> annoncer = dict(sentences(*verbs()[0]))
    >>> annoncer["annoncera"][:39], annoncer["annonçant"][:48]
    ('Le groupe de transport annoncera jeudi ', 'Le groupe de transport a réagi, annonçant jeudi ')
    """
    forms = {form for tense in made.tenses.values() for form in tense}
    longest = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    place = re.search(rf"(?<!\w)({BEFORE})({longest})(?!\w)", verb.example)
    assert place, f"line {verb.line}: no form of «{verb.lemma}» in its example"
    opening, rest = verb.example[: place.start()], verb.example[place.end() :]
    reflexive = verb.lemma.startswith(PRONOUNS) or "se " in place[1] or "s'" in place[1]
    spoken = opening.startswith("«")  # «…», soupire Léa: Léa vient de soupirer : «…»
    subject = rest.strip(" .")
    turned = subject[:1].upper() + subject[1:] + " ", f" : {opening.rstrip(' ,')}."
    for tense, found in made.tenses.items():
        for form in found:
            se = ("s'" if form.startswith(VOWELS) else "se ") if reflexive and "pronoun" not in verb.forms else ""
            before, after = turned if spoken and tense in ("gerund", "infinitive") else (opening, rest)
            yield form, before + _group(tense, se, form, verb.role) + after


def _group(tense: str, se: str, form: str, role: str) -> str:
    """A form with what stands before it in its tense."""
    if tense == "participle":
        auxiliary = "s'est" if se else "a"
        return f"{auxiliary} {form}"
    if tense == "gerund":
        return f"a réagi, {se}{form}" if role.startswith("reporting") else f"{se}{form}"
    if tense == "infinitive":
        return f"vient {'d' + chr(39) if (se + form).startswith(VOWELS) else 'de '}{se}{form}"
    return f"{se}{form}"
