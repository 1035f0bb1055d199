"""What the notebooks call: articles, tables and charts put into the page, files kept."""

from pathlib import Path

import pandas as pd
import pytest

import helpers
from cited_figures import Article, extract
from cited_figures.errors import UserError
from cited_figures.page.notebook import ROWS
from cited_figures.tables.writers import read_annotations, read_csv, read_json_lines, read_parquet


def shown(thing: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> str:
    pieces: list[str] = []
    monkeypatch.setattr(helpers, "display", lambda page: pieces.append(page.data))
    helpers.show(thing)  # type: ignore[arg-type]
    return "".join(pieces)


@pytest.fixture
def page(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> object:
    return lambda thing: shown(thing, capsys, monkeypatch)


def test_a_chart_is_an_image_with_its_alternative_in_words(page: object, seed: Article) -> None:
    chart = helpers.chart_figures(helpers.figures(seed))
    html = page(chart)  # type: ignore[operator]
    assert html.startswith('<figure class="mathjax_ignore"')
    assert 'src="data:image/svg+xml;base64,' in html
    assert "$500,000" in html.partition('alt="')[2].partition('"')[0]


def test_a_table_shows_what_it_holds_as_it_is_written(page: object) -> None:
    table = pd.DataFrame(
        {"article": ["a", "a"], "text": ["$500,000 puis $20,000", "<script>"], "value": [0.5, float("nan")], "none": [None, None]}
    )
    html = page(table)  # type: ignore[operator]
    assert "$500,000 puis $20,000" in html
    assert "&lt;script&gt;" in html
    assert "mathjax_ignore" in html
    assert "nan" not in html.lower()
    assert "article" not in html
    assert "none" not in html


def test_a_long_table_says_what_it_leaves_out(page: object) -> None:
    html = page(pd.DataFrame({"text": ["un"] * 1200}))  # type: ignore[operator]
    assert html.count("<tr>") == 1 + ROWS
    assert "The first 500 of 1,200 rows" in html


def test_an_articles_title_is_text(page: object) -> None:
    html = page(Article("Il est parti.", title="<b>$5 & $6</b>"))  # type: ignore[operator]
    assert "&lt;b&gt;$5 &amp; $6&lt;/b&gt;" in html
    assert "day unknown" in html


def test_kept_files_are_the_tables_and_the_charts_twice(tmp_path: Path, seed: Article) -> None:
    figures = helpers.figures(seed)
    names = helpers.keep(tmp_path / "new", {"figures": figures}, {"overview": helpers.chart_figures(figures)})
    assert names == ["figures.csv", "overview.svg", "overview.png", "overview-data.csv"]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(names)
    read = pd.read_csv(tmp_path / "new" / "figures.csv")
    assert read["text"].tolist() == figures["text"].tolist()
    assert (tmp_path / "new" / "overview.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_load_takes_a_stem_a_path_and_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "un.txt"
    path.write_text("Il est parti.", encoding="utf-8")
    assert helpers.load("defection").text.startswith("Ce sont des chiffres")
    assert helpers.load(path).name == "un"
    monkeypatch.chdir(tmp_path)
    assert helpers.load("corpus/defection.txt").name == "defection"  # from the project's root, wherever the notebook lies
    assert helpers.load("Il est parti.").text == "Il est parti."


def test_the_given_article_is_word_for_word(seed: Article) -> None:
    assert (seed.title, seed.source, seed.published, seed.language, seed.name) == (None, "franceinfo", None, "fr", "defection")
    assert seed.text.startswith("Ce sont des chiffres à prendre avec des pincettes")
    assert seed.text.endswith("terminent dans les prisons ukrainiennes.")
    assert len(seed.text) == 2132


def test_a_table_is_written_as_its_name_says_and_reads_back_the_same(tmp_path: Path, seed: Article) -> None:
    figures = helpers.figures(seed)
    helpers.write(figures, str(tmp_path / "a.csv"))
    helpers.write(figures, tmp_path / "french.csv", french=True)
    helpers.write(figures, tmp_path / "a.parquet")
    helpers.write(figures, tmp_path / "a.jsonl")
    helpers.write(figures, tmp_path / "a.jsonld", article=seed)
    pd.testing.assert_frame_equal(read_csv(tmp_path / "a.csv"), figures)
    pd.testing.assert_frame_equal(read_csv(tmp_path / "french.csv", french=True), figures)
    pd.testing.assert_frame_equal(read_parquet(tmp_path / "a.parquet"), figures)
    pd.testing.assert_frame_equal(read_json_lines(tmp_path / "a.jsonl"), figures)
    assert read_annotations(tmp_path / "a.jsonld") == next(extract([seed]))


@pytest.mark.parametrize(("name", "sentence"), [("a.xlsx", r"end the name in \.csv"), ("a.jsonld", "name the article too")])
def test_what_cannot_be_written_is_told_in_one_sentence(tmp_path: Path, seed: Article, name: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        helpers.write(helpers.figures(seed), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_the_vocabulary_is_whole() -> None:
    assert [name for name in helpers.__all__ if not (getattr(helpers, name).__doc__ or "").strip()] == []
    look = helpers.view("Il a touché 500 000 dollars en six mois.", kinds=["money"])
    assert look.figures["text"].tolist() == ["500 000 dollars"]
    explored = helpers.explore("Il a touché 500 000 dollars.").look
    assert explored is not None
    assert explored.figures["text"].tolist() == ["500 000 dollars"]


@pytest.mark.parametrize("folder", ["notebooks", "."])
def test_paths_count_from_here_and_from_the_projects_folder(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(helpers.ROOT / folder)
    wanted = helpers.load("defection").text
    for source in (
        "corpus/defection.txt",
        Path("corpus/defection.txt"),
        "../corpus/defection.txt" if folder != "." else "defection",
    ):
        assert helpers.load(source).text == wanted
        assert [article.text for article in helpers.read_articles(source)] == [wanted]


def test_signs_stand_for_what_nobody_sees(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for thing in (Article("Six mois.", title="a\u202eb\x1bc", name="a"), pd.DataFrame({"text": ["a\u202eb\x1bc"]})):
        page = shown(thing, capsys, monkeypatch)
        assert "U+202E" in page
        assert "U+001B" in page
        assert "\u202e" not in page
        assert "\x1b" not in page
