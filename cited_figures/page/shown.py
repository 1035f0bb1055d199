"""What a view looks like in the explorer, and the files that are taken away of it."""

from __future__ import annotations

import json
from html import escape

import pandas as pd

from cited_figures.charts.pictures import png
from cited_figures.charts.words import KIND_WORDS, records, say
from cited_figures.errors import UserError
from cited_figures.kinds import KINDS
from cited_figures.page.by_hand import by_hand_element
from cited_figures.page.elements import Element, element, plain
from cited_figures.page.highlight import highlight
from cited_figures.page.inline_charts import inline
from cited_figures.page.reader import reader_nodes
from cited_figures.page.selection import View
from cited_figures.page.table import ROWS
from cited_figures.page.words import count
from cited_figures.schema import CERTAINTIES, CHANGES, COMPARATORS
from cited_figures.tables.export import csv
from cited_figures.tables.frames import with_sentences

SENTENCES = 1500  # of a text that is shown, at most: a book goes on in its file
WORDS = {
    "en": {
        "nothing": "No figure is left: choose less.",
        "first": "The first {} of {} figures are shown, and the text as far as they go; the saved table holds all that are "
        "chosen.",
        "change": "change",
        "add": "Add as a figure",
        "cancel": "Cancel",
        "kind": "what",
        "value": "value",
        "unit": "unit",
        "as_read": "(as it is read)",
        "save": "Save what is shown",
    },
    "fr": {
        "nothing": "Aucun chiffre ne reste : choisissez moins.",
        "first": "Les {} premiers chiffres sur {} sont montrés, et le texte jusque-là ; le tableau enregistré contient tous ceux "
        "qui sont choisis.",
        "change": "changer",
        "add": "Ajouter comme chiffre",
        "cancel": "Annuler",
        "kind": "quoi",
        "value": "valeur",
        "unit": "unité",
        "as_read": "(comme il est lu)",
        "save": "Enregistrer ce qui est montré",
    },
}
TYPES = {".csv": "text/csv", ".svg": "image/svg+xml", ".png": "image/png", ".html": "text/html", ".jsonl": "application/x-ndjson"}


def reader_element(look: View, anchor: str = "explore") -> Element:
    """The article's text with the chosen figures marked, beside it their table, and the place of the chart beneath.

    anchor: what the ids of marks and rows begin with. Of more than 500 figures the first are shown, and it says so.

    >>> from cited_figures.page.selection import view
    >>> reader_element(view("Il a touché 500 000 dollars.")).attributes["class"].split()[0]
    'cited'
    """
    words, language = WORDS[look.language], look.language
    rows = records(look.shown, language)
    for row in rows:
        row["accepted"] = row["start"] in look.opened.accepted
    sentences, quotations = _as_far(look)
    nodes = reader_nodes(look.article, rows, sentences, quotations, language=language, anchor=anchor, edited=True)
    told = None if rows else element("p", words["nothing"])
    if len(look.figures) > len(rows):
        told = element("p", words["first"].format(count(len(rows), language), count(len(look.figures), language)))
    chart = element("div", class_="cited-chart")
    by_hand = by_hand_element(look.opened.corrections, language=language)
    classes = "cited cited-reader mathjax_ignore tex2jax_ignore"
    return element("div", told, nodes, by_hand, chart, _save(look), class_=classes, data_editing=_editing(language))


def _as_far(look: View) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The sentences and quotations that are shown: all, or those as far as the figures shown go."""
    sentences, quotations = look.sentences, look.quotations
    last = len(sentences)
    if len(look.figures) > ROWS:
        last = int(look.shown["sentence"].iloc[-1]) + 1
    last = min(last, SENTENCES)
    if last >= len(sentences):
        return sentences, quotations
    shown = sentences.head(last)
    return shown, quotations[quotations["start"] < int(shown["end"].iloc[-1])]


def _save(look: View) -> Element:
    buttons = [element("button", name, type="button", data_save=plain(name)) for name in file_names(look)]
    return element(
        "p", element("strong", WORDS[look.language]["save"]), ": ", [[one, " "] for one in buttons], class_="cited-save"
    )


def _editing(language: str) -> str:
    """The words and the choices that the script needs to let a person put figures right."""
    choices = {
        "kind": [[kind, KIND_WORDS[language][kind].name] for kind in KINDS],
        "certainty": [[name, say(name, language)] for name in CERTAINTIES],
        "comparator": [[name, name] for name in COMPARATORS],
        "change": [["", ""], *([name, name] for name in CHANGES)],
        "quoted": [["true", "true"], ["false", "false"]],
        "source_named": [["true", "true"], ["false", "false"]],
    }
    return json.dumps({"words": WORDS[language], "choices": choices}, ensure_ascii=False)


def chart_svg(look: View) -> str:
    """The chart as SVG for the reader: named in words, its marks linked.

    >>> from cited_figures.page.selection import view
    >>> "Amount of money: $500,000" in chart_svg(view("Il a touché 500 000 dollars."))
    True
    """
    return inline(look.chart, "explore")


def text_html(look: View, anchor: str = "explore") -> str:
    """The article's text with the chosen figures marked, as HTML.

    anchor: what the ids of its sentences and figures begin with.

    >>> from cited_figures.page.selection import view
    >>> 'id="explore-figure-12"' in text_html(view("Il a touché 500 000 dollars."))
    True
    """
    return highlight(
        look.article.text, look.figures, look.sentences, quotations=look.quotations, language=look.language, anchor=anchor
    )


def file_names(look: View) -> list[str]:
    """The files that can be taken away: the table with its sentences, the chart twice, the text, and what was put right.

    >>> from cited_figures.page.selection import view
    >>> file_names(view("Il a touché 500 000 dollars."))
    ['article-figures.csv', 'article-chart.svg', 'article-chart.png', 'article-text.html']
    """
    name = look.article.name or "article"
    names = ["figures.csv", "chart.svg", "chart.png", "text.html"]
    return [f"{name}-{file}" for file in names + (["corrections.jsonl"] if len(look.opened.corrections) else [])]


def file_content(look: View, file: str) -> bytes:
    """What is in one of the files of `file_names`.

    file: its name. Raises UserError for any other.

    >>> from cited_figures.page.selection import view
    >>> b"Il a touch" in file_content(view("Il a touché 500 000 dollars."), "article-figures.csv")
    True
    """
    if file not in file_names(look):
        raise UserError(f"There is no file «{file}» to save here: choose one of {', '.join(file_names(look))}.")
    name = look.article.name or "article"
    match file.removeprefix(f"{name}-"):
        case "figures.csv":
            return csv(with_sentences(look.figures, look.sentences))
        case "chart.svg":
            return look.image
        case "chart.png":
            return png(look.chart)
        case "corrections.jsonl":
            return look.article.corrections.read_bytes() if look.article.corrections else b""
    title = f'<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>{escape(plain(name))}</title>'
    return f"{title}{text_html(look, 'text')}</html>".encode("utf-8", "replace")
