"""The figures as a table that a person reads: what, of what, who says so, how sure, and where; the other columns on demand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from cited_figures.charts.dates import clause
from cited_figures.charts.panels import size
from cited_figures.charts.words import Record, quoted, say, texts_of
from cited_figures.corrections.values import EDITED
from cited_figures.kinds import KINDS
from cited_figures.page.assets import mark_classes
from cited_figures.page.by_hand import sign_element
from cited_figures.page.elements import Element, Node, element, plain, visible
from cited_figures.page.words import WORDS, count
from cited_figures.schema import FIGURE_COLUMNS
from cited_figures.tables.labels import number_label

ROWS = 500  # shown of a table; its file holds them all
FIXED = ("figure", "subject", "source", "certainty", "sentence")
# What the fixed columns say already, in words; the others are shown on demand, under the names that they have in figures.csv.
SAID = {"article", "sentence", "start", "end", "text", "subject", "source", "source_named", "certainty", "hedges", "origin"}
LONG = 25  # characters; a longer cell has room to be read in
SURE = ("doubtful", "hedged", "stated")
EXCERPT = 90  # characters of a sentence beside a figure, about


def table_element(
    rows: list[Record],
    sentences: pd.DataFrame | None,
    *,
    language: str = "en",
    anchor: str = "cited",
    number: int = ROWS,
    edited: bool = False,
) -> Element:
    """The first `number` figures as a table, a row each, which leads to the figure in the text and the text to it.

    rows: the figures, as `charts.words.records` gives them. sentences: of which the words around a figure are cut.
    language: of the labels, "en" or "fr". anchor: what the ids of the text and of the rows begin with. edited: whether a script
    lets a person put the cells right: each tells its column and what is in it, and each row can be accepted or dropped.

    >>> from cited_figures.page.elements import html
    >>> html(table_element([], None))
    '<p>This article cites no figure.</p>'
    """
    words = WORDS[language]
    if not rows:
        return element("p", words["no_figures"])
    shown = rows[:number]
    others = [column for column in FIGURE_COLUMNS if column.name not in SAID and any(told(row.get(column.name)) for row in shown)]
    heads = [element("th", words[name], scope="col", role="columnheader") for name in FIXED]
    heads += [element("th", one.name, scope="col", role="columnheader", class_="cited-more", title=one.meaning) for one in others]
    if edited:
        heads.append(element("th", words["looked_at"], scope="col", role="columnheader"))
    texts, ranks = texts_of(sentences), _ranks(shown)
    cell = _edited if edited else _read
    lines = []
    for place, row in enumerate(shown, 1):
        cells = [
            element("td", _figure(row, place, language, anchor), data_key=ranks[row["start"]], role="cell", **cell(row, "value")),
            element("td", visible(of_what(row)), role="cell", **cell(row, "subject")),
            element("td", _source(row, language), role="cell", data_name=words["source"] + words["colon"], **cell(row, "source")),
            element(
                "td",
                _certainty(row, language),
                data_key=SURE.index(row["mark"].certainty),
                role="cell",
                data_name=words["certainty"] + words["colon"],
                **cell(row, "certainty"),
            ),
            element("td", _excerpt(row, texts, anchor), data_key=row["start"], role="cell", lang="fr"),
        ]
        for column in others:
            shown_cell = visible(cell_text(row.get(column.name), language))
            name = column.name + words["colon"]
            cells.append(element("td", shown_cell, class_="cited-more", role="cell", data_name=name, **cell(row, column.name)))
        if edited:
            cells.append(_doing(language))
        end = row["end"] if edited else None
        lines.append(element("tr", cells, id=f"{anchor}-row-{row['start']}", data_figure=row["start"], data_end=end, role="row"))
    caption = None
    if len(rows) > len(shown):
        caption = element("caption", words["first_rows"].format(count(len(shown), language), count(len(rows), language)))
    head = element("thead", element("tr", heads, role="row"), role="rowgroup")
    return element("table", caption, head, element("tbody", lines, role="rowgroup"), role="table", aria_label=words["table"])


def _read(row: Record, column: str) -> dict[str, str]:
    return {}


def _edited(row: Record, column: str) -> dict[str, str]:
    """What a script needs to let a person put a cell right: its column, and what it holds, as it is typed."""
    if column not in EDITED:
        return {}
    cell = row.get(column)
    if isinstance(cell, list):
        raw = " | ".join(cell)
    elif isinstance(cell, bool):
        raw = "true" if cell else "false"
    else:
        raw = "" if not told(cell) else f"{cell:.12g}" if isinstance(cell, float) else str(cell)
    return {"data_field": column, "data_raw": plain(raw)}


def _doing(language: str) -> Element:
    """What a person does about a whole row: it is right, or it is no figure."""
    words = WORDS[language]
    buttons = [
        element("button", sign, type="button", data_do=op, title=words[f"do_{op}"], aria_label=words[f"do_{op}"])
        for op, sign in (("accept", "✓"), ("drop", "✕"))
    ]
    return element("td", buttons, class_="cited-doing", role="cell")


def pane_element(table: Element, rows: list[Record], *, language: str) -> Element:
    """The table with what searches it and shows its other columns.

    rows: the figures that it is of. language: of the labels, "en" or "fr".

    >>> pane_element(element("table"), [], language="fr").attributes["aria-label"]
    'Tableau des chiffres'
    """
    words = WORDS[language]
    tools = None
    if rows:
        box = element("input", type="checkbox", class_="cited-all")
        tools = element("div", element("label", box, " ", words["more_columns"]), class_="cited-tools")
    return element(
        "div", tools, table, class_="cited-pane cited-table", role="region", aria_label=words["table"], tabindex=0,
        data_search=words["search"], data_shown=words["shown"],
    )  # fmt: skip


def of_what(row: Record) -> str:
    """What a figure is of: its subject, else the noun that it counts.

    >>> of_what({"kind": "count", "unit": "navire", "subject": None})
    'navire'
    """
    return str(row.get("subject") or (row["unit"] if row["kind"] == "count" and row["unit"] != "1" else ""))


def told(cell: Any) -> bool:
    """Whether a cell says something: neither missing, nor an empty list, nor false.

    >>> told(0.0), told(False), told([]), told(None)
    (True, False, False, False)
    """
    return cell is not None and cell is not False and cell != [] and cell == cell


def cell_text(cell: Any, language: str = "en") -> str:
    """A value of the table as a person reads it; empty for what is missing.

    language: of the numbers, "en" or "fr".

    >>> cell_text(1500.5), cell_text(["peut-être", "aurait"]), cell_text(None)
    ('1,500.5', 'peut-être, aurait', '')
    """
    if not told(cell):
        return ""
    if isinstance(cell, list):
        return ", ".join(map(str, cell))
    if isinstance(cell, bool):
        return WORDS[language]["yes"]
    return number_label(cell, language) if isinstance(cell, float) else str(cell)


def rows_element(table: pd.DataFrame, file: str, *, language: str, number: int = ROWS) -> Element:
    """Any table of the article, its first `number` rows, as the columns of its file.

    file: the table's file, named where rows are left out. language: of the labels, "en" or "fr".

    >>> from cited_figures.page.elements import html
    >>> html(rows_element(pd.DataFrame({"text": ["<b>"]}), "a.csv", language="en")).count("&lt;b&gt;")
    1
    """
    words = WORDS[language]
    hidden = {"article", "start", "end"}
    names = [str(name) for name in table if name not in hidden]
    cells = [table[name].head(number).astype(object).where(table[name].head(number).notna(), None).tolist() for name in names]
    heads = element("tr", [element("th", name, scope="col") for name in names])
    lines = [element("tr", [_cell(cell, language) for cell in line]) for line in zip(*cells, strict=True)]
    caption = None
    if len(table) > number:
        caption = element("caption", words["first_of"].format(count(number, language), count(len(table), language), file))
    return element(
        "div", element("table", caption, element("thead", heads), element("tbody", lines)), class_="cited-rows", tabindex=0
    )


def _cell(cell: Any, language: str) -> Element:
    text = cell_text(cell, language)
    return element("td", visible(text), class_="cited-long" if len(text) > LONG else None)


def _ranks(rows: Sequence[Record]) -> dict[int, int]:
    """The places of the figures when they are sorted by kind and size."""
    kinds = list(KINDS)
    ordered = sorted(rows, key=lambda row: (kinds.index(row["kind"]), size(row), str(row.get("date") or ""), row["start"]))
    return {row["start"]: rank for rank, row in enumerate(ordered)}


def _figure(row: Record, place: int, language: str, anchor: str) -> list[Node]:
    """The value as understood, which leads to the figure in the text; as written beneath it, where that differs."""
    classes = f"cited-figure cited-{KINDS[row['kind']].family} {mark_classes(row['mark'])}"
    nodes: list[Node] = [
        element("span", str(place), class_="cited-number", aria_hidden="true"),
        element("a", visible(row["label"]), class_=classes, href=f"#{anchor}-figure-{row['start']}"),
    ]
    if sign := sign_element(row, language):
        nodes += [" ", sign]
    if _bare(row["label"]) != _bare(row["text"]):
        nodes += [" ", element("span", visible(quoted(row["text"], language)), class_="cited-words")]
    return nodes


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text).casefold()


def _source(row: Record, language: str) -> list[Node]:
    """Who says so; the words of a voice that is not named are set as words."""
    if not row.get("source"):
        return [element("em", WORDS[language]["own_voice"], class_="cited-plain")]
    said = visible(row["source"])
    return (
        said
        if row["mark"].vouched
        else [element("em", WORDS[language]["not_named"]), " ", *visible(quoted(row["source"], language))]
    )


def _certainty(row: Record, language: str) -> list[Node]:
    certainty = row["mark"].certainty
    words: list[Node] = [element("span", say(certainty, language), class_="cited-plain" if certainty == "stated" else None)]
    if row["hedges"]:
        words += [
            " ",
            element("span", visible(", ".join(quoted(hedge, language) for hedge in row["hedges"])), class_="cited-words"),
        ]
    return words


def _excerpt(row: Record, texts: dict[int, tuple[int, str]], anchor: str) -> Element | None:
    """The words of the sentence around the figure, which lead to it."""
    number = int(row.get("sentence") or 0)
    start, sentence = texts.get(number, (0, ""))
    first, last = int(row["start"]) - start, int(row["end"]) - start
    if not sentence or first < 0:
        return None
    before, after = excerpt(sentence, first, last)
    return element(
        "a", visible(before), element("b", visible(sentence[first:last])), visible(after),
        class_="cited-excerpt", href=f"#{anchor}-sentence-{number}", title=plain(sentence),
    )  # fmt: skip


def excerpt(sentence: str, first: int, last: int) -> tuple[str, str]:
    """What stands in a sentence before and after some characters of it: their clause, at most some ten words of it.

    first, last: the first of these characters and the one after the last.

    >>> excerpt("Selon la mairie, qui a compté, 20 % des arbres de la ville ont été abattus, et rien n'est planté.", 31, 35)
    ('Selon la mairie, qui a compté, ', " des arbres de la ville ont été abattus, et rien n'est …")
    """
    said = clause(sentence, first, last)
    begin = sentence.rfind(said, 0, first + 1)
    left, right = (begin, begin + len(said)) if said and begin >= 0 else (0, len(sentence))
    left, right = min(left, first), max(right, last)
    room = max(EXCERPT - (last - first), 30)
    before, after = sentence[left:first], sentence[last:right]
    if len(before) > room // 2:
        before = before[-(room // 2) :].partition(" ")[2] or before[-(room // 2) :]
    if len(after) > room - min(len(before), room // 2):
        after = after[: room - len(before)].rpartition(" ")[0]
    cut_before = len(before) < first
    cut_after = last + len(after) < len(sentence.rstrip(" .…"))
    return ("… " if cut_before else "") + before.lstrip(), after.rstrip() + (" …" if cut_after else "")
