"""The forms of the verbs of lexicons/fr/verbs.csv, made with a conjugator: what `make lexicons` writes to verb_forms.csv.

A verb is a line: lemma, class, forms, example, note. The class names its lexicon and its role in it («reporting object»,
«change rise verb»); the cell `forms` holds what is not as with other verbs of that lexicon, words in any order:

- tenses (`present imperfect`): it is read in these alone, not in all;
- `agrees`: its participle is read in all four forms («les cas signalés par»), where a verb that reports has one;
- `pronoun`: «se» belongs to the forms («s'élève à»), elsewhere it is looked for before them;
- `like:aimer`: how a verb goes that the conjugator does not know;
- `-montant`: a form that is left out, for it is mostly another word.

The conjugator, verbecc, is a tool of development in an environment of its own (.venv-lexicons): nothing else imports it.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from cited_figures.errors import UserError
from cited_figures.lexicon import FORMS, TENSES, VERB_FIELDS, VERBS, lexicon_text, lines

Paradigm = dict[str, list[str]]  # the forms of the third person in each tense
Conjugate = Callable[[str], Paradigm | None]  # None for a verb that it does not know
HEADS = ("lemma", "class", "forms", *TENSES)
PRONOUNS = ("se ", "s'")
# Where verbecc keeps each tense.
MOODS = {
    "present": ("indicatif", "présent"),
    "imperfect": ("indicatif", "imparfait"),
    "past": ("indicatif", "passé-simple"),
    "future": ("indicatif", "futur-simple"),
    "conditional": ("conditionnel", "présent"),
    "participle": ("participe", "participe-passé"),
    "gerund": ("participe", "participe-présent"),
    "infinitive": ("infinitif", "infinitif-présent"),
}


class Verb(NamedTuple):
    """A row of verbs.csv, with the number of its line."""

    line: int
    lemma: str
    role: str
    forms: str
    example: str
    note: str


def read_verbs(language: str = "fr") -> list[Verb]:
    """The verbs that people wrote, in the order of their file.

    >>> verb = read_verbs()[0]
    >>> verb.line, verb.lemma, verb.role, verb.forms
    (2, 'annoncer', 'reporting object', 'agrees')
    """
    return [Verb(number, *fields) for number, fields in lines(VERBS, language, VERB_FIELDS)]


def made(verbs: list[Verb], conjugate: Conjugate, tool: str) -> str:
    """The file of forms: a line that tells what it is made of and with, the heads, then a line a verb.

    Raises UserError, with file and line, when the conjugator does not know a verb or the cell `forms` cannot be read.
    """
    rows = [",".join((verb.lemma, verb.role, verb.forms, *cells(verb, conjugate))) for verb in verbs]
    body = "".join(f"{row}\n" for row in (",".join(HEADS), *rows))
    return f"# Made by `make lexicons` with {tool}: edit {VERBS}.csv and make it anew. {checksum(body)}\n{body}"


def checksum(body: str) -> str:
    """A fingerprint of the made rows, by which a form that was put in by hand shows."""
    return hashlib.sha256(body.encode()).hexdigest()[:16]


def cells(verb: Verb, conjugate: Conjugate) -> Iterator[str]:
    """The forms of a verb in each tense, as they stand in the file.

    >>> aimer = {"present": ["aime", "aiment"], "past": ["aima", "aimèrent"], "infinitive": ["aimer"]}
    >>> list(cells(Verb(2, "se pâmer", "reporting speech", "like:aimer -pâment", "", ""), {"aimer": aimer}.get))
    ['pâme', '', 'pâma|pâmèrent', '', '', '', '', 'pâmer']
    """
    words = verb.forms.split()
    tenses = [word for word in words if word in TENSES] or _usual(verb.role)
    options = {word for word in words if word not in TENSES}
    left_out = {word[1:] for word in options if word.startswith("-")}
    like = [word.removeprefix("like:") for word in options if word.startswith("like:")]
    unknown = [word for word in options if word not in ("agrees", "pronoun") and not word.startswith(("-", "like:"))]
    if unknown:
        raise UserError(f"{VERBS}.csv, line {verb.line}: «{unknown[0]}» says nothing of forms")
    pronoun, infinitive, rest = parts(verb.lemma)
    paradigm = _like(conjugate, infinitive, like[0]) if like else conjugate(infinitive)
    if not paradigm:
        known = f"«{like[0]}» neither" if like else "say which one it goes like (like:aimer)"
        raise UserError(f"{VERBS}.csv, line {verb.line}: the conjugator does not know «{infinitive}»: {known}")
    whole = pronoun if "pronoun" in options else ""
    agrees = "agrees" in options or verb.role.startswith("change")
    for tense in TENSES:
        forms = paradigm.get(tense, []) if tense in tenses else []
        if tense == "participle" and not agrees:
            forms = forms[:1]
        if tense == "past":
            forms = [form for form in forms if form not in paradigm.get("present", [])]  # «garantit» is read as present
        yield "|".join(f"{whole}{form}{rest}" for form in forms if form not in left_out)


def parts(lemma: str) -> tuple[str, str, str]:
    """A lemma's pronoun, its infinitive and what follows it.

    >>> parts("s'élever à"), parts("mettre en garde")
    (("s'", 'élever', ' à'), ('', 'mettre', ' en garde'))
    """
    pronoun = next((opening for opening in PRONOUNS if lemma.startswith(opening)), "")
    infinitive, space, rest = lemma.removeprefix(pronoun).partition(" ")
    return pronoun, infinitive, space + rest


def _usual(role: str) -> list[str]:
    """The tenses in which the verbs of a class are read: what is reported in the conditional, nobody says."""
    left_out = {"reporting": ["conditional"], "change": []}[role.split()[0]]
    return [tense for tense in TENSES if tense not in left_out and (tense != "infinitive" or "stance" not in role)]


def _like(conjugate: Conjugate, infinitive: str, model: str) -> Paradigm | None:
    """The forms of a verb that goes like another: «tweeter» like «aimer»."""
    paradigm, ending = conjugate(model), model[-2:]
    if not paradigm or not infinitive.endswith(ending):
        return None
    stem = model[:-2]
    return {
        tense: [infinitive[:-2] + form.removeprefix(stem) for form in forms if form.startswith(stem)]
        for tense, forms in paradigm.items()
    }


def faults(language: str = "fr") -> list[str]:
    """What shows that the made file is not what its source asks for: rows that differ, forms that were put in by hand."""
    first, _, body = lexicon_text(FORMS, language).partition("\n")
    wanted = [(verb.lemma, verb.role, verb.forms) for verb in read_verbs(language)]
    rows = [tuple(row.split(",")[:3]) for row in body.split("\n")[1:-1]]
    found = [
        f"{VERBS}.csv, line {number}: «{verb[0]}» is not so in {FORMS}.csv: make lexicons"
        for number, verb in enumerate(wanted, 2)
        if verb not in rows
    ]
    found += [
        f"{FORMS}.csv, line {number}: «{row[0]}» is not so in {VERBS}.csv"
        for number, row in enumerate(rows, 3)
        if row not in wanted
    ]
    if not found and (rows != wanted or first.split()[-1] != checksum(body)):
        found.append(f"{FORMS}.csv was changed by hand: make lexicons")
    return found


def conjugator() -> tuple[Conjugate, str]:
    """verbecc for the verbs that its tables hold, not those that it would guess, and its name and version."""
    try:
        from verbecc import CompleteConjugator, LangCodeISO639_1
    except ImportError:
        raise UserError("The conjugator is not installed here; `make lexicons` installs it in a folder of its own.") from None
    from importlib.metadata import version

    logging.disable(logging.CRITICAL)  # it tells how it makes its guesses, which are not asked for
    tool: Any = CompleteConjugator(LangCodeISO639_1.fr)
    known = frozenset(tool.get_infinitives())

    def conjugate(infinitive: str) -> Paradigm | None:
        if infinitive not in known:
            return None
        moods = tool.conjugate(infinitive, conjugate_pronouns=False).get_data()["moods"]
        return {tense: _both_spellings(infinitive, _third(moods[mood][name])) for tense, (mood, name) in MOODS.items()}

    return conjugate, f"verbecc {version('verbecc')}"


def _third(persons: list[dict[str, Any]]) -> list[str]:
    """The forms of the third person, or those that have no person, each once; the masculine before the feminine."""
    chosen = [person for person in persons if person.get("p") in (None, "3")]
    chosen.sort(key=lambda person: (person.get("n") == "p", person.get("g") == "f"))
    forms = dict.fromkeys(form for person in chosen for form in person["c"])
    return [form for form in forms if form != "-"]


def _both_spellings(infinitive: str, forms: list[str]) -> list[str]:
    """With «cèdera» its older spelling «cédera», where the conjugator has the newer one alone."""
    at = infinitive.rfind("é", 0, -2)
    if at < 0:
        return forms
    older = [
        form[:at] + "é" + form[at + 1 :]
        for form in forms
        if form[at : at + 1] == "è" and form.endswith(("ra", "ront", "rait", "raient"))
    ]
    return list(dict.fromkeys(forms + older))
