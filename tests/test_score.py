"""The scorer: what it reads, what it counts, and what it says when a file is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from cited_figures.errors import UserError
from cited_figures.evaluation.annotations import Annotated, read_annotated, read_marks
from cited_figures.evaluation.comparison import compare
from cited_figures.evaluation.quoted import compare_quotations
from cited_figures.evaluation.score import main, report, score

NOTHING: frozenset[str] = frozenset()


def compared(wanted: str, got: str, columns: frozenset[str] = NOTHING) -> Any:
    """Scores of one text marked twice: as it should be, and as it was found."""
    text, figures = read_marks(wanted)
    same_text, found = read_marks(got)
    assert text == same_text
    return compare([(Annotated("a", text, None, figures, columns), found)])


def right(scores: Any, measure: str) -> tuple[int, int, int]:
    tally = scores.measures[measure]
    return tally.annotated, tally.found, tally.right


def test_a_right_figure_counts_everywhere() -> None:
    marked = "Près de <f kind=count value=300 unit=soldat comparator=≈ subject=soldats>300</f> soldats"
    scores = compared(marked, marked)
    assert {name: right(scores, name) for name in ("detect", "value", "value+unit", "comparator", "change", "per")} == {
        "detect": (1, 1, 1),
        "value": (1, 1, 1),
        "value+unit": (1, 1, 1),
        "comparator": (1, 1, 1),
        "change": (0, 0, 0),
        "per": (0, 0, 0),
    }
    assert scores.as_json()["accuracy"] == {"bounds": 100.0, "kind": 100.0, "span": 100.0, "subject": 100.0}
    assert scores.disagreements == []


@pytest.mark.parametrize(
    ("wanted", "got", "measures", "sort"),
    [
        ("<f kind=money value=5 unit=EUR>5 euros</f>", "5 euros", {"detect": (1, 0, 0)}, "missed"),
        ("5 euros", "<f kind=money value=5 unit=EUR>5 euros</f>", {"detect": (0, 1, 0)}, "false"),
        ("<f kind=ordinal value=2>2e</f> euro", "<f kind=money value=2 unit=EUR>2e euro</f>", {"detect": (0, 1, 0)}, "false"),
        ("chaîne 5", "chaîne <f kind=number value=5>5</f>", {"detect": (0, 1, 0)}, "false number"),
        ("la <f kind=ordinal value=3>3e</f>", "la 3e", {"detect": (0, 0, 0)}, "missed ordinal"),
        ("la 3e", "la <f kind=ordinal value=3>3e</f>", {"detect": (0, 0, 0)}, "false ordinal"),
        (
            "<f kind=money value=5 unit=EUR>5 euros</f>",
            "<f kind=money value=6 unit=EUR>5 euros</f>",
            {"detect": (1, 1, 1), "value": (1, 1, 0), "value+unit": (1, 1, 0)},
            "value",
        ),
        (
            "<f kind=money value=5 unit=EUR>5 euros</f>",
            "<f kind=money value=5 unit=USD>5 euros</f>",
            {"value": (1, 1, 1), "value+unit": (1, 1, 0)},
            "unit",
        ),
        (
            "<f kind=age value=5 unit=a>5 ans</f>",
            "<f kind=duration value=5 unit=a>5 ans</f>",
            {"value": (1, 1, 1), "value+unit": (1, 1, 0)},
            "kind",
        ),
        ("<f kind=date date=2012>2012</f>", "2012", {"dates": (1, 0, 0)}, "missed date"),
        ("2012", "<f kind=date date=2012>2012</f>", {"dates": (0, 1, 0)}, "false date"),
        ("<f kind=date date=2012>2012</f>", "<f kind=date date=2013>2012</f>", {"dates": (1, 1, 1)}, "date value"),
        ("<f kind=percent value=2>2 %</f>", "<f kind=percent value=2 change=rise>2 %</f>", {"change": (0, 1, 0)}, "change"),
        ("<f kind=percent value=2 per=a>2 %</f>", "<f kind=percent value=2>2 %</f>", {"per": (1, 0, 0)}, "per"),
    ],
)
def test_each_sort_of_disagreement(wanted: str, got: str, measures: dict[str, tuple[int, int, int]], sort: str) -> None:
    scores = compared(wanted, got)
    assert {name: right(scores, name) for name in measures} == measures
    assert [disagreement.sort for disagreement in scores.disagreements] == [sort]


@pytest.mark.parametrize(
    ("wanted", "got"),
    [
        ("<f kind=duration value=1 unit=a>un an</f>", "<f kind=duration value=12 unit=mo>un an</f>"),
        ("<f kind=count value=2 unit=soldat>2</f>", "<f kind=count value=2 unit=soldats>2</f>"),
        ("<f kind=share low=0.5 high=1>moitié</f>", "<f kind=share low=0.5 high=1 unit=x>moitié</f>"),
        ("<f kind=percent low=2 high=3 unit=%>2 à 3 %</f>", "<f kind=percent low=2 high=3 unit=%>2 à 3 %</f>"),
    ],
)
def test_units_that_say_the_same(wanted: str, got: str) -> None:
    assert right(compared(wanted, got), "value+unit") == (1, 1, 1)


def test_the_longest_overlap_is_the_pair() -> None:
    scores = compared(
        "de <f kind=money low=2 high=6 unit=EUR>2 à 6 euros</f>",
        "de <f kind=number value=2>2</f> à <f kind=money value=6 unit=EUR>6 euros</f>",
    )
    assert right(scores, "detect") == (1, 2, 1)
    assert [(row.sort, row.got["text"]) for row in scores.disagreements if row.got] == [
        ("value", "6 euros"),
        ("false number", "2"),
    ]


def test_sources_and_hedges_count_where_the_file_annotates_them() -> None:
    wanted = '<f kind=percent value=2 source="l\'Insee" hedges=serait>2 %</f> et <f kind=percent value=3>3 %</f>'
    got = '<f kind=percent value=2 source="Insee, dit-on">2 %</f> et <f kind=percent value=3 source=Kiev>3 %</f>'
    scores = compared(wanted, got, frozenset({"source", "hedges"}))
    assert right(scores, "source") == (1, 2, 1)
    assert right(scores, "hedged") == (1, 0, 0)
    assert "source" not in compared(wanted, got).measures


@pytest.mark.parametrize(
    ("got", "counts"),
    [
        ("<f kind=percent value=2 as_of=2009>2 %</f>", (1, 1, 1)),
        ("<f kind=percent value=2 as_of=2010>2 %</f>", (1, 1, 0)),
        ("<f kind=percent value=2>2 %</f>", (1, 0, 0)),
        ("2 %", (1, 0, 0)),
    ],
)
def test_the_time_that_a_figure_holds_for(got: str, counts: tuple[int, int, int]) -> None:
    wanted = "<f kind=percent value=2 as_of=2009>2 %</f>"
    assert right(compared(wanted, got, frozenset({"as_of"})), "as_of") == counts
    assert "as_of" not in compared(wanted, got).measures


@pytest.mark.parametrize(
    ("said", "found", "source", "words"),
    [
        ("la porte-parole", 'source="Léa Petit" source_said="la porte-parole"', (1, 1, 1), (1, 1, 1)),
        ("la porte-parole", 'source="La porte-parole"', (1, 1, 1), (1, 0, 0)),
        ("elle", "source=elle source_said=lui", (1, 1, 0), (1, 1, 0)),
        ("la porte-parole", "source=Kiev", (1, 1, 0), (1, 0, 0)),
    ],
)
def test_the_words_at_the_cue_will_do_for_the_source_a_pronoun_will_not(
    said: str, found: str, source: tuple[int, int, int], words: tuple[int, int, int]
) -> None:
    wanted = f'<f kind=percent value=2 source="Léa Petit" source_said="{said}" source_named=yes>2 %</f>'
    scores = compared(wanted, f"<f kind=percent value=2 {found}>2 %</f>", frozenset({"source", "source_said"}))
    assert (right(scores, "source"), right(scores, "source_said")) == (source, words)


QUOTED = "« Il manque 300 lits », prévient Léa Petit. La mairie dénonce une « rumeur ». Selon l'Insee, 40 usines ferment."
LITTLE = {"kind": "direct", "start": 2, "end": 20, "speaker": "Léa Petit"}
RUMOUR = {"kind": "mixed", "start": 68, "end": 74, "speaker": "La mairie"}
PLANTS = {"kind": "indirect", "start": 93, "end": 111, "speaker": "l'Insee"}
FORTY = {"start": 93, "end": 95, "kind": "count", "value": 40}


def quoted(*found: dict[str, Any], wanted: tuple[dict[str, Any], ...] = (LITTLE, RUMOUR, PLANTS)) -> Any:
    scores = compare([])
    compare_quotations(scores, [(Annotated("a", QUOTED, None, [FORTY], NOTHING, list(wanted)), found)])
    return scores


def test_quotations_and_their_speakers() -> None:
    scores = quoted(LITTLE, RUMOUR | {"speaker": "l'Insee"}, PLANTS)
    assert {kind: right(scores, kind) for kind in ("direct", "mixed", "indirect")} == dict.fromkeys(
        ("direct", "mixed", "indirect"), (1, 1, 1)
    )
    assert (scores.exact["speakers of direct"], scores.exact["speakers of mixed"]) == ([1.0], [0.0])
    assert [disagreement.sort for disagreement in scores.disagreements] == ["speaker"]


@pytest.mark.parametrize(
    ("found", "counts"),
    [
        (LITTLE | {"start": 9, "end": 20}, (1, 1, 1)),  # more than half of the shorter one is shared
        (LITTLE | {"start": 15, "end": 33}, (1, 1, 0)),
        (LITTLE | {"kind": "mixed"}, (1, 1, 1)),  # what is quoted may be of either kind, …
        (LITTLE | {"kind": "indirect"}, (1, 0, 0)),  # … but is not what is reported
    ],
)
def test_which_quotation_is_which(found: dict[str, Any], counts: tuple[int, int, int]) -> None:
    assert right(quoted(found, wanted=(LITTLE,)), "direct") == counts


def test_what_is_reported_counts_where_it_holds_a_figure() -> None:
    other = {"kind": "indirect", "start": 45, "end": 74, "speaker": "La mairie"}
    assert right(quoted(other, PLANTS, wanted=(PLANTS,)), "indirect") == (1, 1, 1)


def test_a_speaker_as_the_cue_calls_them_and_nobody() -> None:
    called = LITTLE | {"speaker": "Léa Petit", "said": "la directrice"}
    assert quoted(LITTLE | {"speaker": "la directrice"}, wanted=(called,)).exact["speakers of direct"] == [1.0]
    nobody = LITTLE | {"speaker": None}
    assert quoted(nobody, wanted=(nobody,)).exact["speakers of direct"] == [1.0]
    assert quoted(LITTLE, wanted=(nobody,)).exact["speakers of direct"] == [0.0]


def test_articles_with_and_without_quotations(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"text": QUOTED, "figures": []}, {"text": QUOTED, "figures": [], "quotations": [LITTLE, RUMOUR]}]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    scores = score(str(path), syntax=False)
    assert {kind: right(scores, kind) for kind in ("direct", "mixed", "indirect")} == {
        "direct": (1, 1, 1),
        "mixed": (1, 1, 1),
        "indirect": (0, 0, 0),  # no figure is annotated
    }
    assert scores.exact["speakers of direct"] + scores.exact["speakers of mixed"] == [1.0, 1.0]


def test_inline_files_and_json_lines_say_the_same(tmp_path: Path) -> None:
    inline, lines = tmp_path / "mine.txt", tmp_path / "mine.jsonl"
    inline.write_text(
        "# a comment\n@date 2023-09-06\nIl touche <f kind=money value=500 unit=EUR>500 euros</f>. ¶ Rien.\n", encoding="utf-8"
    )
    figure = {"start": 10, "end": 19, "kind": "money", "value": 500, "unit": "EUR", "text": "500 euros"}
    row = {"id": "a", "date": "2023-09-06", "text": "Il touche 500 euros.\n\nRien.", "figures": [figure]}
    lines.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    first, second = read_annotated(inline)[0], read_annotated(lines)[0]
    assert (first.text, first.date, first.figures) == (second.text, second.date, second.figures)
    assert [annotated.name for annotated in read_annotated(tmp_path)] == ["a", "mine.txt:3"]


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("a.jsonl", "{", "Line 1 of a.jsonl is not JSON"),
        ("a.jsonl", '{"text": "a"}', 'lacks "text" or "figures"'),
        (
            "a.jsonl",
            '{"text": "ab", "figures": [{"start": 1, "end": 9, "kind": "count"}]}',
            'Figure 1 in line 1 of a.jsonl needs "start"',
        ),
        ("a.jsonl", '{"text": "ab", "figures": [{"start": 0, "end": 1, "kind": "count", "text": "b"}]}', "mend the offsets"),
        (
            "a.jsonl",
            '{"text": "ab", "figures": [{"start": 0, "end": 1, "kind": "poids"}]}',
            "kind «poids»: write one of percent share",
        ),
        ("a.jsonl", '{"text": "ab", "figures": [{"start": 0, "end": 1, "kind": "count", "value": "3"}]}', "write a number"),
        ("a.jsonl", '{"text": "ab", "figures": [{"start": 0, "end": 1, "kind": "count", "unit": 3}]}', "write text"),
        ("a.jsonl", '{"text": "ab", "figures": [{"start": 0, "end": 1, "kind": "count", "hedges": "x"}]}', "write a list"),
        (
            "a.jsonl",
            '{"text": "ab", "figures": [{"start": 0, "end": 1, "kind": "count", "source_named": "yes"}]}',
            "write true or false",
        ),
        (
            "a.jsonl",
            '{"text": "ab", "figures": [{"start": 0, "end": 1, "kind": "count", "certainty": "attributed"}]}',
            "write one of stated hedged doubtful",
        ),
        ("a.jsonl", '{"text": "ab", "figures": [{"start": 0, "end": 1}]}', "has no kind"),
        ("a.jsonl", '{"text": "ab", "figures": [7]}', "is no object"),
        ("a.jsonl", '{"text": "ab", "figures": [], "quotations": 7}', "The quotations in line 1 of a.jsonl are no list"),
        (
            "a.jsonl",
            '{"text": "ab", "figures": [], "quotations": [{"start": 0, "end": 1, "kind": "said"}]}',
            "kind «said»: write one of",
        ),
        (
            "a.jsonl",
            '{"text": "ab", "figures": [], "quotations": [{"start": 0, "end": 9}]}',
            'Quotation 1 in line 1 of a.jsonl needs "start"',
        ),
        ("a.jsonl", '{"text": "ab", "date": "hier", "figures": []}', "«hier» in line 1 of a.jsonl is not a date"),
        ("a.txt", "<f kind=count>3", "A mark in line 1 of a.txt does not parse"),
        ("a.txt", "<f value=3>3</f>", "has no kind"),
        ("a.txt", "<f kind=count value=3,5>3,5</f>", "write a number with a decimal point"),
        ("a.txt", "<f kind=count colour=red>3</f>", "unknown column colour"),
        ("a.txt", "<f kind=count start=3>3</f>", "follows from the text"),
        ("a.txt", "@day 2023-09-06", "@day in line 1 of a.txt is unknown"),
        ("a.txt", "# nothing", "holds no annotated article"),
    ],
)
def test_a_wrong_file_is_told_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str, complaint: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert main([str(path), "--no-syntax"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n"), complaint in said.err) == ("", 1, True), said.err


def test_a_missing_file_and_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no annotated file"):
        read_annotated(tmp_path / "none.jsonl")
    with pytest.raises(UserError, match=r"holds no annotated file: put \.jsonl or \.txt"):
        read_annotated(tmp_path)


def test_the_page_shows_the_words_in_context() -> None:
    scores = compared(
        "Il touche <f kind=money value=5 unit=EUR>5 euros</f>.", "Il touche <f kind=money value=5 unit=USD>5 euros</f>."
    )
    page = report(scores, misses=1)
    assert page.split("\n")[1].split() == ["detect", "100.0", "100.0", "100.0", "1"]
    assert page.endswith(
        "Disagreements, unit: 1\n"
        "a: …Il touche [[5 euros]].…\n"
        "    annotated «5 euros» kind money, value 5, unit EUR\n"
        "    found     «5 euros» kind money, value 5, unit USD"
    )
    assert "Disagreements" not in report(scores, misses=0)


def test_what_is_nowhere_annotated_has_a_dash() -> None:
    page = report(compared("Rien, en <f kind=date date=2012>2012</f>.", "Rien, en <f kind=date date=2012>2012</f>."), misses=0)
    lines = {line.split()[0]: line.split()[1:] for line in page.split("\n")[1:7]}
    assert (lines["detect"], lines["dates"]) == (["–", "–", "–", "0"], ["100.0", "100.0", "100.0", "1"])


def test_a_compared_column_is_scored_even_where_no_figure_has_it(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("@compare source\nMille mercis.\n", encoding="utf-8")
    assert [annotated.columns for annotated in read_annotated(path)] == [{"source"}]


def test_the_command_prints_numbers_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("Il touche <f kind=money value=500 unit=EUR>500 euros</f>.", encoding="utf-8")
    assert main([str(path), "--json", "--no-syntax"]) == 0
    assert json.loads(capsys.readouterr().out) == score(str(path), syntax=False).as_json()


def test_the_guide_shows_marks_that_parse() -> None:
    guide = (Path(__file__).parent.parent / "docs" / "annotating.md").read_text(encoding="utf-8")
    shown = [part for part in guide.replace("\\|", "|").split("`") if "<f kind" in part and "</f>" in part and "…" not in part]
    assert len(shown) >= 10
    assert all(read_marks(part)[1] for part in shown)
