"""What is passed over by the words of a text alone is what a search would not have found."""

import pytest

from cited_figures.articles.language import detect_language
from cited_figures.attribution.hedges import HedgeFinder
from cited_figures.extractor import extractor
from cited_figures.lexicon import Told, read_lexicon
from cited_figures.register.roles import roles
from cited_figures.text.normalise import normalise
from cited_figures.text.reading import Reading

FINDERS = extractor("fr").quantities
LEXICONS = ("shares", "multiples", "ordinals", "identifiers", "hedges", "languages", "date_words")
TEXTS = sorted({row.example for name in LEXICONS for row in read_lexicon(name)} | {"La  moitié, tous  les deux : 1/2  finale"})


def spans(drafts):
    return [(draft.start, draft.end, draft.value, draft.low) for draft in drafts]


@pytest.mark.parametrize("capitals", [False, True])
def test_shares_ranks_and_identifiers_are_found_with_the_words_as_without(capitals):
    for text in TEXTS:
        reading = Reading(normalise(text.upper() if capitals else text), [])
        text, lower, known = reading.text, reading.lower, reading.known
        assert spans(FINDERS.shares.words(lower, known)) == spans(FINDERS.shares.words(lower)), text
        assert spans(FINDERS.ranks.find(text, lower, known)) == spans(FINDERS.ranks.find(text, lower)), text
        assert FINDERS.identifiers.idioms(lower, known) == FINDERS.identifiers.idioms(lower), text
        assert FINDERS.identifiers.papers(text, lower, known) == FINDERS.identifiers.papers(text, lower), text


def test_hedges_are_found_with_the_forms_as_without():
    finder = HedgeFinder("fr")
    told = Told(finder.kinds)
    for text in TEXTS:
        reading = Reading(normalise(text), [])
        lower, forms = reading.lower, told.forms(reading.lower, reading.known)
        assert finder.hedges(lower, 0, len(lower), forms) == finder.hedges(lower, 0, len(lower)), text


def test_the_language_is_told_from_words_that_are_counted_as_from_the_text():
    for text in TEXTS:
        assert detect_language(text, Reading(normalise(text), []).counts) == detect_language(text), text


def test_every_row_of_the_roles_is_a_head():
    rows = {row.form: row.kind.split()[0] for row in read_lexicon("roles")}
    heads = {form: roles().head(form) for form in rows}
    assert {form: head and head.type for form, head in heads.items()} == rows
