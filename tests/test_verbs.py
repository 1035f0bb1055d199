"""The verbs of lexicons/fr/verbs.csv: what was made of them, and that each form is read in its verb's example."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from cited_figures import Figure, extract
from cited_figures.__main__ import main
from cited_figures.attribution.quotations import QuotationFinder
from cited_figures.attribution.sources import SourceFinder
from cited_figures.attribution.speaker_phrases import nowhere
from cited_figures.commands import verb_forms as made_of
from cited_figures.commands.verb_forms import Paradigm, Verb, made, read_verbs
from cited_figures.errors import UserError
from cited_figures.lexicon import FORMS, lexicon_text, read_lexicon, verb_forms
from cited_figures.text.normalise import normalise
from cited_figures.text.reading import Reading
from cited_figures.text.sentences import SentenceSplitter
from tests.verb_sentences import sentences, verbs

ROOT = Path(__file__).parent.parent
CONJUGATES = ROOT / ".venv-lexicons"  # where `make lexicons` put the conjugator
SPLITTER, QUOTATIONS, SOURCES = SentenceSplitter("fr"), QuotationFinder("fr"), SourceFinder("fr")
AIMER: Paradigm = {
    "present": ["aime", "aiment"],
    "past": ["aima", "aimèrent"],
    "participle": ["aimé", "aimée", "aimés", "aimées"],
    "infinitive": ["aimer"],
}


def read(text: str) -> Reading:
    """A text with its sentences and quotations."""
    plain = normalise(text)
    reading = Reading(plain, SPLITTER.split(plain.text))
    reading.quotations = QUOTATIONS.find(reading)
    return reading


def written(*roles: str) -> list[tuple[Verb, list[tuple[str, str]]]]:
    """The verbs of some roles, each with its example and with the example in each of its forms."""
    return [(verb, [("", verb.example), *sentences(verb, forms)]) for verb, forms in verbs() if verb.role.split()[-1] in roles]


def cued(sentence: str) -> bool:
    """Whether something attributes what the sentence says."""
    reading = read(sentence)
    return bool(SOURCES.reader.cues(reading, 0, len(reading.text), nowhere))


def test_verbs_that_report_are_read_in_each_of_their_forms() -> None:
    silent = [
        (verb.lemma, form, sentence)
        for verb, found in written("object", "assert", "evidence", "poll")
        for form, sentence in found
        if not cued(sentence)
    ]
    assert silent == []


def test_verbs_that_plan_attribute_nothing_in_any_form() -> None:
    assert [(verb.lemma, form) for verb, found in written("plan") for form, sentence in found if cued(sentence)] == []


def test_verbs_that_speak_name_who_is_quoted_in_each_of_their_forms() -> None:
    silent = []
    for _, found in written("speech"):
        for form, sentence in found:
            quoted = QUOTATIONS.find(read(sentence))
            if [bool(quotation.speaker) for quotation in quoted] != [True]:
                silent.append((form, sentence))
    assert silent == []


def test_verbs_in_whose_clause_quoted_words_are_their_subjects_are_read_in_each_of_their_forms() -> None:
    silent = [
        (form, sentence)
        for _, found in written("stance")
        for form, sentence in found
        if len(QUOTATIONS.find(read(sentence))) != 1
    ]
    assert silent == []


def told(verb: Verb, found: list[Figure]) -> bool:
    """Whether the first figure of a sentence is the size of the change that its verb tells, or the noun that reaches it."""
    change = found[0].change if found else None
    return change is not None if verb.role.endswith("reaches") else change == verb.role.split()[1]


def test_verbs_of_change_are_read_in_each_of_their_forms() -> None:
    cases = [
        (verb, form, sentence)
        for verb, found in written("verb", "direct", "market", "gain", "reaches")
        for form, sentence in found
    ]
    figures = extract([sentence for _, _, sentence in cases], syntax=False)
    assert [case[1:] for case, found in zip(cases, figures, strict=True) if not told(case[0], found)] == []


def test_each_verb_has_an_example_of_its_own() -> None:
    examples = [verb.example for verb in read_verbs()]
    assert len(set(examples)) == len(examples)


def one(forms: str, lemma: str = "aimer", role: str = "reporting speech") -> str:
    """The row that is made of a verb which goes like «aimer», the conjugator knowing that one alone."""
    text = made([Verb(7, lemma, role, forms, "", "")], {"aimer": AIMER}.get, "a tool 1.0")
    return text.split("\n")[2].removeprefix(f"{lemma},{role},{forms},")


@pytest.mark.parametrize(
    ("forms", "row"),
    [
        ("", "aime|aiment,,aima|aimèrent,,,aimé,,aimer"),
        ("agrees", "aime|aiment,,aima|aimèrent,,,aimé|aimée|aimés|aimées,,aimer"),
        ("present infinitive", "aime|aiment,,,,,,,aimer"),
        ("-aime -aimé", "aiment,,aima|aimèrent,,,,,aimer"),
    ],
)
def test_what_a_verb_says_of_its_forms(forms: str, row: str) -> None:
    assert one(forms) == row


def test_verbs_of_several_words_and_verbs_that_go_like_others() -> None:
    assert one("present", "aimer à rire") == "aime à rire|aiment à rire,,,,,,,"
    assert one("present pronoun", "s'aimer") == "s'aime|s'aiment,,,,,,,"
    assert one("present", "s'aimer") == "aime|aiment,,,,,,,"
    assert one("like:aimer present", "tweeter") == "tweete|tweetent,,,,,,,"
    assert one("", role="reporting stance") == "aime|aiment,,aima|aimèrent,,,aimé,,"


def test_a_past_that_is_also_a_present_is_a_present() -> None:
    finir = {"present": ["finit", "finissent"], "past": ["finit", "finirent"]}
    text = made([Verb(2, "finir", "reporting speech", "", "", "")], {"finir": finir}.get, "a tool 1.0")
    assert text.split("\n")[2] == "finir,reporting speech,,finit|finissent,,finirent,,,,,"


def test_both_spellings_of_a_future_are_made() -> None:
    forms = {form for verb in verb_forms() if verb.lemma in ("alléger", "céder") for form in verb.tenses["future"]}
    assert forms == {"allègera", "allégera", "allègeront", "allégeront", "cèdera", "cédera", "cèderont", "céderont"}


@pytest.mark.parametrize(
    ("forms", "lemma", "told"),
    [
        ("", "repréciser", "verbs.csv, line 7: the conjugator does not know «repréciser»: say which one it goes like"),
        ("like:finir", "aimer", "verbs.csv, line 7: the conjugator does not know «aimer»: «finir» neither"),
        ("presnt", "aimer", "verbs.csv, line 7: «presnt» says nothing of forms"),
    ],
)
def test_what_cannot_be_made_is_named_by_its_line(forms: str, lemma: str, told: str) -> None:
    with pytest.raises(UserError, match=f"^{re.escape(told)}"):
        one(forms, lemma)


def test_what_was_made_is_what_the_verbs_ask_for() -> None:
    """With the conjugator there it is made again; without it the made file tells what it was made of."""
    assert made_of.faults() == []
    if (CONJUGATES / "installed").exists():
        command = [CONJUGATES / "bin" / "python", "-m", "cited_figures", "lexicons", "--check"]
        found = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=CONJUGATES, env=found, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "verb_forms.csv is what verbs.csv asks for.\n")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("|annoncent,", "|annonssent,", ["verb_forms.csv was changed by hand: make lexicons"]),
        (
            "annoncer,reporting object,agrees,",
            "annoncer,reporting assert,agrees,",
            [
                "verbs.csv, line 2: «annoncer» is not so in verb_forms.csv: make lexicons",
                "verb_forms.csv, line 3: «annoncer» is not so in verbs.csv",
            ],
        ),
    ],
)
def test_a_made_file_that_is_not_what_its_source_asks_for_shows(
    monkeypatch: pytest.MonkeyPatch, old: str, new: str, told: list[str]
) -> None:
    text = lexicon_text(FORMS)
    assert old in text
    monkeypatch.setattr(made_of, "lexicon_text", lambda *_: text.replace(old, new, 1))
    assert made_of.faults() == told


def test_without_the_conjugator_nothing_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lexicons"]) == 2
    assert capsys.readouterr().err.startswith("The conjugator is not installed here; `make lexicons` installs it")


def test_the_forms_are_rows_of_the_lexicons_that_read_them() -> None:
    reporting = {(row.form, row.canonical, row.kind) for row in read_lexicon("reporting")}
    change = {(row.form, row.canonical, row.kind) for row in read_lexicon("change")}
    assert {("annonça", "annoncer", "object past"), ("annonçait", "annoncer", "object past")} <= reporting
    assert {("mettaient en garde", "mettre en garde", "speech past"), ("note", "note", "noun trap")} <= reporting
    assert {("augmenteraient", "rise", "verb"), ("s'élèvent à", "rise", "reaches"), ("hausse", "rise", "noun")} <= change
