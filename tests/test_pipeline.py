"""The spaCy component in pipelines of ours and of others."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from cited_figures import extract
from cited_figures.pipeline import CitedFigures, build_nlp
from cited_figures.schema import FIGURE_COLUMNS

TEXT = "Il a touché 3,4Md€ en août dernier. Près de 20% des soldats, âgés de 28 ans, ont fui."
SPANS = [("3,4Md€", "money"), ("août dernier", "date"), ("20%", "percent"), ("28 ans", "age")]


def spans(doc: spacy.tokens.Doc) -> list[tuple[str, str]]:
    return [(span._.figure["text"], span.label_) for span in doc.spans["figures"]]


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    return build_nlp(syntax=False)


def test_figures_and_sentences(nlp: spacy.Language) -> None:
    doc = nlp(TEXT)
    assert spans(doc) == SPANS
    assert [sentence.text for sentence in doc.sents] == [TEXT[:35], TEXT[36:]]


def test_a_span_widens_to_its_tokens(nlp: spacy.Language) -> None:
    doc = nlp("Le plan de 20%-là coûte.")
    (span,) = doc.spans["figures"]
    figure = span._.figure
    assert (figure["text"], doc.text[figure["start"] : figure["end"]]) == ("20%", "20%")
    assert span.start_char <= figure["start"] < figure["end"] <= span.end_char


def test_a_figure_has_every_column(nlp: spacy.Language) -> None:
    doc = nlp("Il a touché 500 dollars.")
    (span,) = doc.spans["figures"]
    assert list(span._.figure) == [column.name for column in FIGURE_COLUMNS]


def test_the_same_rows_as_extract() -> None:
    figures = next(extract([TEXT]))
    doc = build_nlp()(TEXT)
    found = [span._.figure for span in doc.spans["figures"]]
    assert [(row["text"], row["value"], row["subject"]) for row in found] == [(f.text, f.value, f.subject) for f in figures]


def test_the_day_of_the_article(nlp: spacy.Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = "2023-09-06"
    nlp(doc)
    assert [span._.figure["date"] for span in doc.spans["figures"] if span.label_ == "date"] == ["2023-08"]


def test_somebody_else_s_pipeline() -> None:
    theirs = spacy.blank("fr")
    theirs.add_pipe("cited_figures", config={"syntax": False})
    assert spans(theirs(TEXT)) == SPANS


def test_somebody_else_s_program_imports_nothing_of_ours() -> None:
    lines = [
        "import spacy",
        "nlp = spacy.blank('fr')",
        "nlp.add_pipe('cited_figures', config={'syntax': False})",
        f"doc = nlp({TEXT!r})",
        "print([span._.figure['text'] for span in doc.spans['figures']])",
    ]
    ran = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True)
    assert ran.stdout == f"{[text for text, _ in SPANS]}\n", ran.stderr


def test_sentences_that_are_there_stay() -> None:
    theirs = spacy.blank("fr")
    theirs.add_pipe("sentencizer", config={"punct_chars": [","]})
    theirs.add_pipe("cited_figures", config={"syntax": False})
    assert len(list(theirs(TEXT).sents)) == 3


def test_pickled_and_stored(nlp: spacy.Language, tmp_path: Path) -> None:
    assert spans(pickle.loads(pickle.dumps(nlp))(TEXT)) == SPANS
    nlp.to_disk(tmp_path)
    assert spans(spacy.load(tmp_path)(TEXT)) == SPANS
    component = pickle.loads(pickle.dumps(CitedFigures("fr", syntax=False)))
    assert (component.language, component.syntax, component.sentences) == ("fr", False, True)


def test_two_processes(nlp: spacy.Language) -> None:
    texts = [f"Il a vu {number} ministres." for number in range(11, 41)]
    docs = list(nlp.pipe(texts, n_process=2, batch_size=5))
    assert [span._.figure["value"] for doc in docs for span in doc.spans["figures"]] == [float(n) for n in range(11, 41)]


def test_a_doc_is_stored_with_its_figures(nlp: spacy.Language) -> None:
    doc = nlp(TEXT)
    assert spans(spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())) == SPANS


def test_building_twice_is_no_error() -> None:
    assert build_nlp(syntax=False).pipe_names == build_nlp(syntax=False).pipe_names == ["cited_figures"]


def test_an_empty_text(nlp: spacy.Language) -> None:
    doc = nlp("")
    assert list(doc.spans["figures"]) == []
