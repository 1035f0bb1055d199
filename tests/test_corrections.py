"""What a person puts right stays right: found again by its words, applied once or listed, joined with another's."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path
from typing import Any

import pytest
from cases import read_cases

import helpers
from cited_figures.__main__ import main
from cited_figures.articles.article import Article
from cited_figures.commands.report import report
from cited_figures.corrections.correction import Correction, to_line
from cited_figures.corrections.file import add_corrections, read_corrections
from cited_figures.corrections.place import quote
from cited_figures.errors import ArticleWarning, UserError
from cited_figures.evaluation.score import main as score_main
from cited_figures.evaluation.score import score
from fuzz.corrections import run

TEXT = "Selon la mairie, 20 % des arbres ont été abattus. Il reste 300 ormes dans le parc. Le maire a 58 ans."
WHEN = "2024-05-02T10:00:00+00:00"


@pytest.fixture
def article(tmp_path: Path) -> Article:
    return saved(tmp_path, TEXT)


def saved(folder: Path, text: str, name: str = "parc") -> Article:
    """The text as a file of its own, and the article in it."""
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    return helpers.load(path)


def cells(table: Any, *columns: str) -> list[list[Any]]:
    return table[list(columns)].astype(object).where(table[list(columns)].notna(), None).values.tolist()


def written(article: Article) -> list[dict[str, Any]]:
    assert article.corrections
    return [json.loads(line) for line in article.corrections.read_text("utf-8").splitlines()]


def append(article: Article, *lines: Correction | str) -> None:
    """Lines behind those of the article's file, as another program may write them."""
    assert article.corrections
    article.corrections.parent.mkdir(exist_ok=True)
    with article.corrections.open("a", encoding="utf-8") as file:
        file.writelines((line if isinstance(line, str) else to_line(line)) + "\n" for line in lines)


def of(article: Article, words: str, op: str, **given: Any) -> Correction:
    start = article.text.index(words)
    return Correction(op, **quote(article.text, start, start + len(words))._asdict(), **given)


def test_each_operation_is_a_line_beside_the_article(article: Article) -> None:
    helpers.correct(article, "20 %", source="la commune", by="Léa", when=WHEN)
    helpers.correct(article, "58 ans", "drop", by="Léa", when=WHEN)
    helpers.correct(article, "300", "accept", by="Léa", when=WHEN)
    helpers.correct(article, "parc", "add", kind="count", value=1, unit="parc", by="Léa", when=WHEN)
    assert article.corrections == Path(article.corrections.parents[1], "corrections", "parc.jsonl")
    first = written(article)[0]
    assert first == {
        "op": "set", "exact": "20 %", "prefix": "Selon la mairie, ", "start": 17, "field": "source", "was": "la mairie",
        "suffix": " des arbres ont été abattus. Il reste 300 ormes dans le parc. Le", "now": "la commune",
        "by": "Léa", "when": WHEN, "version": "1",
    }  # fmt: skip
    assert [(line["op"], line["exact"]) for line in written(article)[1:]] == [
        ("drop", "58 ans"), ("accept", "300"), ("add", "parc"),
    ]  # fmt: skip


def test_they_hold_at_the_next_reading(article: Article, tmp_path: Path) -> None:
    helpers.correct(article, "20 %", source="la commune")
    helpers.correct(article, "58 ans", "drop")
    helpers.correct(article, "parc", "add", kind="count", value=1, unit="parc")
    figures = helpers.figures(helpers.load(tmp_path / "parc.txt"))
    assert cells(figures, "text", "source", "value", "sentence", "origin") == [
        ["20 %", "la commune", 20.0, 0, "corrected"],
        ["300", None, 300.0, 1, "read"],
        ["parc", None, 1.0, 1, "added"],
    ]
    assert helpers.sentences(article)["figures"].tolist() == [1, 2, 0]
    assert helpers.corrections(article)["status"].tolist() == ["applied"] * 3


def test_bounds_follow_a_value_and_a_cue_its_source(article: Article) -> None:
    figures = helpers.correct(article, "20 %", value=25, source=None)
    assert cells(figures.head(1), "value", "low", "high", "source", "source_cue", "source_named") == [
        [25.0, 25.0, 25.0, None, None, False]
    ]


def test_a_value_set_by_another_program_takes_its_bounds_along(article: Article) -> None:
    append(article, of(article, "300", "set", field="value", was=300, now=310))
    assert cells(helpers.figures(article)[1:2], "value", "low", "high") == [[310.0, 310.0, 310.0]]


def test_an_answer_takes_the_place_of_the_one_it_was_given_to(article: Article) -> None:
    helpers.correct(article, 0, source="la commune")
    helpers.correct(article, 0, source="la ville")
    assert helpers.figures(article)["source"].tolist()[0] == "la ville"
    helpers.correct(article, 0, source="la mairie")
    assert cells(helpers.figures(article)[:1], "source", "origin") == [["la mairie", "read"]]
    assert helpers.corrections(article)["status"].tolist() == ["applied"] * 3


def test_what_was_dropped_can_be_added_again(article: Article) -> None:
    helpers.correct(article, "58 ans", "drop")
    figures = helpers.correct(article, "58 ans", "add")
    assert cells(figures[-1:], "text", "kind", "value", "origin") == [["58 ans", "age", 58.0, "read"]]


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ("Hier encore, un article. " + TEXT, "applied"),  # moved
        (TEXT.replace(" ", "\u00a0").replace("\u00a0%", " %"), "applied"),  # typeset otherwise
        (TEXT.replace("des arbres", "environ des ormes"), "applied"),
        (TEXT.replace("20 %", "120 %"), "lost"),  # another number
        (TEXT.partition(". ")[2], "lost"),  # no longer there
        (TEXT.partition(". ")[2] + " Un tiers des élus sont absents, 20 % malades.", "lost"),  # others alike
        (f"Rappel. {TEXT} Rappel. {TEXT}", "lost"),  # twice, nothing to tell them apart
        (TEXT + " Et 20 % des élus sont absents.", "applied"),
    ],
)
def test_the_text_is_edited(tmp_path: Path, changed: str, wanted: str) -> None:
    helpers.correct(saved(tmp_path, TEXT), "20 %", unit="‰")
    edited = saved(tmp_path, changed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ArticleWarning)
        figures = helpers.figures(edited)
    assert helpers.corrections(edited)["status"].tolist() == [wanted]
    assert (figures["unit"] == "‰").sum() == (wanted == "applied")
    assert figures[figures["unit"] == "‰"]["text"].tolist() == ["20 %"] * (wanted == "applied")


def test_same_words_twice_are_told_apart_by_what_stands_around_them(tmp_path: Path) -> None:
    text = "Le nord perd 20 % des arbres, le sud perd 20 % des arbres."
    article = saved(tmp_path, text)
    helpers.correct(article, 1, subject="arbres du sud")
    assert helpers.figures(article)["subject"].tolist()[1] == "arbres du sud"
    edited = saved(tmp_path, "Mardi. " + text)
    subjects = helpers.figures(edited)["subject"].fillna("").tolist()
    assert [subject == "arbres du sud" for subject in subjects] == [False, False, True]


def test_a_sentence_that_stands_twice_is_corrected_where_it_was_meant(tmp_path: Path) -> None:
    text = "Il a 20 ans. Il a 20 ans. Il a 20 ans."
    article = saved(tmp_path, text)
    helpers.correct(article, 1, "drop")
    assert helpers.figures(article)["start"].tolist() == [5, 31]


def test_what_the_program_reads_otherwise_by_now_is_applied_and_stale(article: Article) -> None:
    append(
        article,
        of(article, "20 %", "set", field="source", was="le maire", now="la commune"),
        of(article, "58 ans", "drop", was={"kind": "duration", "value": 58, "unit": "a"}),
        of(article, "parc", "drop"),
        of(article, "300", "add", now={"kind": "count", "value": 300, "unit": "chêne"}),
    )
    assert cells(helpers.figures(article), "text", "source", "unit", "origin") == [
        ["20 %", "la commune", "%", "corrected"],
        ["300", None, "chêne", "corrected"],
    ]
    table = helpers.corrections(article)
    assert table["status"].tolist() == ["stale"] * 4
    assert table["reason"].tolist()[0] == "source is read as «la mairie» now, not as «le maire»"


def test_what_was_accepted_stays_as_it_was_seen(article: Article) -> None:
    append(article, of(article, "20 %", "accept", was={"kind": "percent", "value": 20, "unit": "%", "source": "le maire"}))
    assert cells(helpers.figures(article)[:1], "source", "origin") == [["le maire", "corrected"]]
    assert helpers.corrections(article)["status"].tolist() == ["stale"]


def test_a_figure_that_is_no_longer_read_comes_back(article: Article) -> None:
    append(article, of(article, "le parc", "accept", was={"kind": "count", "value": 1, "unit": "parc"}))
    assert cells(helpers.figures(article)[2:3], "text", "value", "unit", "origin") == [["le parc", 1.0, "parc", "added"]]
    assert helpers.corrections(article)["reason"].tolist() == ["the figure is no longer read there"]


BROKEN = [
    ("{", "is not JSON"),
    ("[1]", "is no JSON object"),
    ('{"op": "move", "exact": "20 %"}', "has op «move»: write one of set drop add accept"),
    ('{"op": "set", "exact": "", "field": "value", "now": 3}', "has no words"),
    ('{"op": "set", "exact": "20 %", "field": "valeur", "now": 3}', "has no such column as «valeur»"),
    ('{"op": "set", "exact": "20 %", "field": "value", "now": "vingt"}', "has value «vingt»: write a number, or null"),
    ('{"op": "set", "exact": "20 %", "field": "value", "now": NaN}', "is not JSON"),
    ('{"op": "set", "exact": "20 %", "field": "certainty", "now": "sure"}', "write one of stated hedged doubtful"),
    ('{"op": "set", "exact": "20 %", "field": "start", "now": 3}', "has no such column as «start»"),
    ('{"op": "add", "exact": "20 %", "now": {"value": 3}}', "has no kind"),
    ('{"op": "split", "exact": "20 %", "version": "12.0"}', "a newer version wrote it: install that"),
    ("[" * 100_000, "is not JSON"),
]


@pytest.mark.parametrize(("line", "said"), BROKEN, ids=[said[:20] for _, said in BROKEN])
def test_a_broken_line_is_named_and_kept_and_the_rest_is_applied(article: Article, line: str, said: str) -> None:
    append(article, line, of(article, "20 %", "set", field="unit", was="%", now="‰"))
    with pytest.warns(ArticleWarning, match=r"parc\.jsonl: 1 line cannot be read\. All are kept"):
        assert helpers.figures(article)["unit"].tolist()[0] == "‰"
    table = helpers.corrections(article)
    assert table["status"].tolist() == ["not read", "applied"]
    assert said in table["reason"].tolist()[0]
    assert article.corrections
    assert article.corrections.read_text("utf-8").startswith(line)


def test_bytes_that_are_no_text_are_named(article: Article) -> None:
    append(article, of(article, "58 ans", "drop"))
    assert article.corrections
    article.corrections.write_bytes(b"\xff\xfe\x00\n" + article.corrections.read_bytes())
    with pytest.warns(ArticleWarning, match="1 line cannot be read"):
        assert len(helpers.figures(article)) == 2


def test_a_line_of_a_newer_version_that_is_understood_is_applied_and_named(article: Article) -> None:
    append(article, of(article, "58 ans", "drop", version="2.1"))
    with pytest.warns(ArticleWarning, match="1 line was written by a newer version"):
        assert helpers.figures(article)["text"].tolist() == ["20 %", "300"]


def test_the_file_of_another_text_is_named(article: Article, tmp_path: Path) -> None:
    helpers.correct(article, "20 %", unit="‰")
    helpers.correct(article, "58 ans", "drop")
    other = saved(tmp_path, "Il a touché 500 000 dollars.")
    with pytest.warns(ArticleWarning, match=r"2 lines have lost their place in the text \(is it another article's file\?\)"):
        assert helpers.figures(other)["origin"].tolist() == ["read"]
    assert helpers.corrections(other)["status"].tolist() == ["lost", "lost"]


def test_of_two_answers_neither_is_applied_until_somebody_settles_it(article: Article) -> None:
    for by, unit in [("Léa", "‰"), ("Marc", "pp")]:
        append(article, of(article, "20 %", "set", field="unit", was="%", now=unit, by=by))
    with pytest.warns(ArticleWarning, match="2 lines contradict one another"):
        assert cells(helpers.figures(article)[:1], "unit", "origin") == [["%", "read"]]
    assert helpers.corrections(article)["reason"].tolist() == ["unit: Léa: «‰»; Marc: «pp»"] * 2
    figures = helpers.correct(article, 0, unit="pp")
    assert cells(figures[:1], "unit", "origin") == [["pp", "corrected"]]
    assert set(helpers.corrections(article)["status"]) == {"applied"}


@pytest.mark.parametrize("first", ["set", "drop"])
def test_who_drops_what_another_put_right_without_seeing_it_contradicts_them(article: Article, first: str) -> None:
    lines = [
        of(article, "20 %", "set", field="unit", was="%", now="‰", by="Léa"),
        of(article, "20 %", "drop", was={"kind": "percent", "value": 20, "unit": "%"}, by="Marc"),
    ]
    append(article, *(lines if first == "set" else lines[::-1]))
    with pytest.warns(ArticleWarning, match="2 lines contradict one another"):
        assert cells(helpers.figures(article)[:1], "text", "unit") == [["20 %", "%"]]


def test_two_people_merge_what_agrees_joins_what_does_not_is_listed(tmp_path: Path) -> None:
    article = saved(tmp_path, TEXT)
    helpers.correct(article, "20 %", unit="‰", by="Marc")
    helpers.correct(article, "58 ans", "drop", by="Marc")
    helpers.correct(article, "300", subject="arbres", by="Marc")
    marc = tmp_path / "marc.jsonl"
    assert article.corrections
    article.corrections.rename(marc)
    helpers.correct(article, "20 %", unit="‰", by="Léa")
    helpers.correct(article, "300", subject="ormes", by="Léa")
    helpers.correct(article, "58 ans", "accept", by="Léa")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ArticleWarning)
        disagreements = helpers.merge_corrections(article, marc)
    assert cells(disagreements, "text", "column", "mine", "theirs") == [
        ["300", "subject", "ormes", "arbres"],
        ["58 ans", "row", "kept", "dropped"],
    ]
    assert [(line["by"], line["op"]) for line in written(article)] == [
        ("Léa", "set"), ("Léa", "set"), ("Léa", "accept"), ("Marc", "drop"), ("Marc", "set"),
    ]  # fmt: skip
    with pytest.warns(ArticleWarning, match="4 lines contradict one another"):
        assert cells(helpers.figures(article), "text", "unit", "origin") == [
            ["20 %", "‰", "corrected"], ["300", "orme", "read"], ["58 ans", "a", "read"],
        ]  # fmt: skip


def test_merging_twice_adds_nothing(tmp_path: Path) -> None:
    article = saved(tmp_path, TEXT)
    helpers.correct(article, "20 %", unit="‰", by="Léa")
    assert article.corrections
    other = tmp_path / "lea.jsonl"
    other.write_bytes(article.corrections.read_bytes())
    assert len(helpers.merge_corrections(article, other)) == 0
    assert len(written(article)) == 1


@pytest.mark.parametrize(
    ("figure", "op", "columns", "said"),
    [
        ("900", "set", {"value": 3}, "does not stand in this article"),
        (7, "set", {"value": 3}, "There is no row 7"),
        (0, "set", {}, "give a column"),
        (0, "set", {"valeur": 3}, "has no column «valeur»"),
        (0, "set", {"value": "vingt"}, "write a number, or null"),
        (0, "move", {}, "write one of set, drop, add, accept"),
        (0, "drop", {"value": 3}, "gives no columns"),
        ("20 %", "add", {}, "is a figure of this article already"),
        ("la mairie", "add", {}, "say what it is"),
        ("la mairie", "drop", {}, "is no figure of this article"),
        ("ar", "add", {"kind": "count"}, "stands there 2 times"),
        ((5, 900), "add", {"kind": "count"}, "are not in this article"),
    ],
)
def test_what_cannot_be_put_right_is_one_sentence_and_nothing_is_written(
    article: Article, figure: Any, op: str, columns: dict[str, Any], said: str
) -> None:
    with pytest.raises(UserError, match=said):
        helpers.correct(article, figure, op, **columns)
    assert article.corrections
    assert not article.corrections.exists()


def test_a_text_without_a_file_says_where_to_put_it() -> None:
    with pytest.raises(UserError, match=r"save it as \.txt and load that file"):
        helpers.correct(helpers.load("Il a 20 ans."), 0, "drop")


def test_a_line_that_was_broken_off_stays_and_the_next_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "corrections.jsonl"
    path.write_text('{"op": "dro', encoding="utf-8")
    add_corrections(path, [Correction("drop", "F-16")])
    assert [bool(line.correction) for line in read_corrections(path)] == [False, True]


def test_what_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "corrections").write_text("in the way", encoding="utf-8")
    with pytest.raises(UserError, match="cannot be kept"):
        add_corrections(tmp_path / "corrections" / "parc.jsonl", [Correction("drop", "F-16")])


def test_articles_of_a_table_have_their_corrections_beside_it(tmp_path: Path) -> None:
    table = tmp_path / "dépêches.jsonl"
    table.write_text(json.dumps({"id": "AFP/12", "text": TEXT}), encoding="utf-8")
    (article,) = helpers.read_articles(table)
    assert isinstance(article, Article)
    helpers.correct(article, "58 ans", "drop")
    assert (tmp_path / "corrections" / "AFP-12.jsonl").exists()
    (again,) = helpers.read_articles(table)
    assert len(helpers.figures(again)) == 2


def test_a_corrected_row_is_a_case(article: Article, tmp_path: Path) -> None:
    helpers.correct(article, "20 %", subject="arbres du parc", value=25)
    line = helpers.case_line(article, 0)
    assert line == (
        'Selon la mairie, <f kind=percent value=25 unit=% subject="arbres du parc">20 %</f> des arbres ont été abattus.'
    )
    (tmp_path / "cas.txt").write_text(line, encoding="utf-8")
    (case,) = read_cases(tmp_path / "cas.txt")
    assert case.figures[0]["subject"] == "arbres du parc"


def test_a_case_has_the_day_of_its_dates(tmp_path: Path) -> None:
    article = helpers.dated(saved(tmp_path, "Il est parti en août dernier."), "2023-09-06")
    assert helpers.case_line(article, 0) == "@date 2023-09-06\nIl est parti en <f kind=date date=2023-08>août dernier</f>."


def test_corrected_articles_are_gold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = saved(tmp_path, TEXT)
    saved(tmp_path, "Il a touché 500 000 dollars.", "autre")  # which nobody corrected
    helpers.correct(article, "20 %", value=25)
    helpers.correct(article, "300", "accept")
    helpers.correct(article, "parc", "add", kind="count", value=1, unit="parc")
    scores = score(str(tmp_path), syntax=False)
    assert scores.as_json()["detect"] == {"p": 100.0, "r": 66.7, "f": 80.0, "n": 3}
    assert scores.as_json()["value"] == {"p": 50.0, "r": 33.3, "f": 40.0, "n": 3}
    assert score_main([str(tmp_path), "--no-syntax", "--misses", "0"]) == 0
    assert "Left out, for nobody looked at them: 1 figures." in capsys.readouterr().out
    assert score(str(tmp_path / "parc.txt"), syntax=False).as_json() == scores.as_json()


def test_articles_that_nobody_corrected_are_no_gold(article: Article, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Nobody annotated or corrected an article in"):
        score(str(tmp_path))
    assert article.corrections
    article.corrections.parent.mkdir()
    with pytest.raises(UserError, match="Nobody corrected an article in"):
        score(str(tmp_path))


def test_a_dropped_figure_is_a_false_one(article: Article, tmp_path: Path) -> None:
    for figure in ("20 %", "300"):
        helpers.correct(article, figure, "accept")
    helpers.correct(article, "58 ans", "drop")
    assert score(str(tmp_path), syntax=False).as_json()["detect"] == {"p": 66.7, "r": 100.0, "f": 80.0, "n": 2}


def test_the_report_marks_what_a_person_changed_and_lists_what_is_lost(article: Article, tmp_path: Path) -> None:
    helpers.correct(article, "20 %", source="la commune", by="Léa")
    helpers.correct(article, "300", "accept", by="Léa")
    append(article, Correction("set", "quarante", "il y a ", " ans", 3, "value", 40, 41, "Marc"))
    with pytest.warns(ArticleWarning, match="1 line has lost its place"):
        report(str(tmp_path / "parc.txt"), to=str(tmp_path / "reports"), language="fr")
    page = (tmp_path / "reports" / "parc" / "report.html").read_text("utf-8")
    assert page.count('aria-label="corrigé à la main"') == page.count('aria-label="relu, et juste"') == 1
    assert re.search(r'<mark [^>]*class="[^"]*cited-corrected[^"]*"[^>]*>.*?20 %</a></mark>', page)
    assert "cellules corrigées : 1 · relus et trouvés justes : 1" in page
    assert "Non appliqué : les mots ne sont plus là, ou y sont deux fois (1)" in page
    assert "value : 40 → 41 (Marc)" in page


def test_the_report_takes_its_corrections_along_and_keeps_those_made_in_it(article: Article, tmp_path: Path) -> None:
    helpers.correct(article, "20 %", unit="‰")
    folder = tmp_path / "reports" / "parc"
    report(str(tmp_path / "parc.txt"), to=str(tmp_path / "reports"))
    helpers.correct(helpers.load(folder / "parc.txt"), "58 ans", "drop")
    helpers.correct(article, "300", "accept")
    report(str(tmp_path / "parc.txt"), to=str(tmp_path / "reports"))
    kept = [json.loads(line)["op"] for line in (folder / "corrections" / "parc.jsonl").read_text("utf-8").splitlines()]
    assert kept == ["set", "accept", "drop"]
    assert len(written(article)) == 2
    assert cells(helpers.figures(helpers.load(folder / "parc.txt")), "text", "unit") == [["20 %", "‰"], ["300", "orme"]]


def test_random_corrections_of_changed_articles_are_applied_once_or_listed() -> None:
    counts, faults = run(400, seed=1)
    assert [fault for fault in faults if not fault.startswith("not applied")] == []
    assert counts["not applied"] <= 0.02 * (counts["right"] + counts["not applied"])  # of so few; of 10,000 it is half of that
    assert counts["right"] > 250


def test_a_figure_is_named_by_its_row_in_the_table_too(article: Article) -> None:
    figures = helpers.figures(article)
    helpers.correct(article, figures.iloc[1], subject="ormes")
    helpers.correct(article, figures.index[2], "drop")
    assert cells(helpers.figures(article), "text", "subject") == [["20 %", "arbres"], ["300", "ormes"]]
    with pytest.raises(UserError, match=r"give \(start, end\)"):
        helpers.correct(article, (1, 2, 3), "add", kind="count")


def test_a_source_that_is_set_has_its_row_in_the_register(article: Article) -> None:
    figures = helpers.correct(article, "300", source="l'Insee")
    assert figures["source_id"].tolist()[1] == "insee"
    assert "insee" in helpers.sources(article)["source_id"].tolist()


@pytest.mark.parametrize("form", ["parc.txt", "parc.jsonl"])
def test_the_commands_see_what_a_person_put_right(
    article: Article, tmp_path: Path, form: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "parc.jsonl").write_text(json.dumps({"id": "parc", "text": TEXT}), encoding="utf-8")
    helpers.correct(article, "20 %", source="l'Insee", value=25)
    for command in ("extract", "sources", "claims"):
        assert main([command, str(tmp_path / form), "--no-syntax"]) == 0
        answer = capfdbinary.readouterr().out.decode()
        found = [json.loads(line) for line in answer.splitlines()]
        if command == "sources":
            assert [source["source_id"] for source in found[0]["sources"] if source["figures"]] == ["insee"]
        else:
            figures = found[0]["figures"] if command == "extract" else [row["occurrences"][0] for row in found[1:]]
            assert (25, "insee") in [(figure["value"], figure["source_id"]) for figure in figures]
