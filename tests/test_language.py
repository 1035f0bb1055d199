"""The language of an article: given by hand, its own, or what the check says; what is not French is read with a warning."""

import json
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from cited_figures import Article, extract
from cited_figures.errors import ArticleWarning
from cited_figures.extractor import analyse
from cited_figures.tables.frames import figures_table

ENGLISH = (
    "The government said that they have been working with this figure for years, and 20 % of it was not from their own data."
)
RUSSIAN = "Правительство заявило, что это не так. " * 10
FRENCH = "Le gouvernement a dit que 20 % des soldats se rendent et que ce chiffre est à prendre avec des pincettes."


@pytest.mark.parametrize(
    ("article", "language", "sentence"),
    [
        (Article(ENGLISH), "en", "the article looks English: only French is read, and figures found in it may be wrong."),
        (Article(ENGLISH, name="a1"), "en", "a1 looks English: only French is read, and figures found in it may be wrong."),
        (
            Article(FRENCH, language="nl-BE"),
            "nl",
            "the article looks Dutch: only French is read, and figures found in it may be wrong.",
        ),
        (Article(RUSSIAN), None, "the article does not look French: only French is read, and figures found in it may be wrong."),
    ],
)
def test_what_is_not_french_is_read_with_one_warning(article: Article, language: str | None, sentence: str) -> None:
    with pytest.warns(ArticleWarning) as caught:
        (analysis,) = analyse([article], syntax=False)
    assert [str(warning.message) for warning in caught] == [sentence]
    assert analysis.reading.language == language
    assert [figure.text for figure in analysis.figures] == (["20 %"] if "20 %" in article.text else [])


@pytest.mark.parametrize(
    "article", [Article(FRENCH), Article("20 %"), Article(ENGLISH, language="fr-CH"), Article(FRENCH, language="français")]
)
def test_what_is_french_or_said_to_be_is_read_without_one(article: Article) -> None:
    (analysis,) = analyse([article], syntax=False)
    assert analysis.reading.language == "fr"


def test_a_language_given_by_hand_is_quiet() -> None:
    (figures,) = extract([ENGLISH], syntax=False, language="fr")
    assert [figure.text for figure in figures] == figures_table(Article(ENGLISH), language="fr")["text"].tolist() == ["20 %"]


def test_each_article_of_a_list_is_warned_of_once() -> None:
    articles = [Article(ENGLISH, name="a"), Article(FRENCH, name="b"), Article(RUSSIAN, name="c")]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        figures_table(articles)
    assert [str(warning.message).split(" ")[0] for warning in caught] == ["a", "c"]


@pytest.mark.parametrize(("options", "languages", "warned"), [([], ["en", "fr", None], 2), (["--language", "fr"], ["fr"] * 3, 0)])
def test_the_commands_say_the_language_of_each_line(
    tmp_path: Path, options: list[str], languages: list[str], warned: int
) -> None:
    path = tmp_path / "articles.jsonl"
    texts = {"a": ENGLISH, "b": FRENCH, "c": RUSSIAN}
    path.write_text("\n".join(json.dumps({"id": name, "text": text}) for name, text in texts.items()), encoding="utf-8")
    for command in (["extract", "--no-syntax"], ["sentences"]):
        line = [sys.executable, "-m", "cited_figures", *command, *options, str(path)]
        done = subprocess.run(line, capture_output=True, text=True, timeout=120, check=True)
        assert [json.loads(row)["language"] for row in done.stdout.splitlines()] == languages
        assert len(done.stderr.splitlines()) == warned


def test_the_language_of_a_line_is_its_own() -> None:
    line = json.dumps({"id": 1, "text": ENGLISH, "language": "fr"})
    command = [sys.executable, "-m", "cited_figures", "extract", "--no-syntax"]
    done = subprocess.run(command, input=line, capture_output=True, text=True, timeout=120, check=True)
    assert (json.loads(done.stdout)["language"], done.stderr) == ("fr", "")
