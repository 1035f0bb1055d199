"""The words of the charts in the readers' languages, and a figure's row as plain values."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import pandas as pd

from cited_figures.articles.article import Article
from cited_figures.charts.source_words import inside
from cited_figures.kinds import Family, Kind
from cited_figures.tables.labels import figure_label, language_of, of
from cited_figures.tables.marks import Mark, mark_of
from cited_figures.tables.periods import date_label

Record = dict[str, Any]


class KindWords(NamedTuple):
    """What charts call the figures of one kind: in the plural, in the singular, and where an article has none."""

    name: str
    one: str
    none: str


WORDS: dict[str, dict[str, str]] = {
    "en": {
        "changes": "Changes",
        "percent_whole": "Shares of a whole",
        "percent_scale": "Levels and rates",
        "totals": "Totals of tables",
        "pp": "Percentage points",
        "‰": "Per mille",
        "no_source": "no source named",
        "corrected": "✎ put right by hand",
        "added": "✎ added by hand",
        "own_voice": "No source named",
        "according": "according to {}",
        "hedge": "hedge: {}",
        "doubtful": "in doubt",
        "hedged": "hedged",
        "as_of": "as of {}",
        "quote": "“{}”",
        "log": "Log scale: each step is ten times the one before.",
        "log_time": "Log scale: the steps are those of the clock and the calendar.",
        "more": "{} more not shown: those of less weight in the article.",
        "more_one": "1 more not shown, of less weight in the article.",
        "more_last": "{} more not shown: the later ones.",
        "more_last_one": "1 more not shown, the last.",
        "and": " and ",
        "none": "This article cites no figure.",
        "times": "{} times in the article",
        "stated": "stated",
        "named": "source named",
    },
    "fr": {
        "changes": "Variations",
        "percent_whole": "Parts d'un total",
        "percent_scale": "Niveaux et taux",
        "totals": "Totaux de tableaux",
        "pp": "Points de pourcentage",
        "‰": "Pour mille",
        "no_source": "sans source nommée",
        "corrected": "✎ corrigé à la main",
        "added": "✎ ajouté à la main",
        "own_voice": "Sans source nommée",
        "according": "selon {}",
        "hedge": "réserve : {}",
        "doubtful": "douteux",
        "hedged": "avec réserve",
        "as_of": "en date de {}",
        "quote": "«\u00a0{}\u00a0»",
        "log": "Échelle logarithmique : chaque pas vaut dix fois le précédent.",
        "log_time": "Échelle logarithmique : les pas sont ceux de l'horloge et du calendrier.",
        "more": "{} autres, de moindre poids dans l'article, ne figurent pas ici.",
        "more_one": "1 autre, de moindre poids dans l'article, ne figure pas ici.",
        "more_last": "{} autres, plus loin dans l'article, ne figurent pas ici.",
        "more_last_one": "1 autre, plus loin dans l'article, ne figure pas ici.",
        "and": " et ",
        "none": "Cet article ne cite aucun chiffre.",
        "times": "{} fois dans l'article",
        "stated": "affirmé",
        "named": "source nommée",
    },
}
KIND_WORDS: dict[str, dict[Kind, KindWords]] = {
    "en": {
        "percent": KindWords("percentages", "percentage", "No percentage in this article."),
        "share": KindWords("shares", "share", "No share in this article."),
        "money": KindWords("amounts of money", "amount of money", "No amount of money in this article."),
        "duration": KindWords("durations", "duration", "No duration in this article."),
        "age": KindWords("ages", "age", "No age in this article."),
        "count": KindWords("counts", "count", "No count in this article."),
        "measure": KindWords("measures", "measure", "No measure in this article."),
        "multiple": KindWords("factors", "factor", "No factor in this article."),
        "date": KindWords("dates", "date", "No date in this article."),
        "time": KindWords("times of day", "time of day", "No time of day in this article."),
        "ordinal": KindWords("ranks", "rank", "No rank in this article."),
        "score": KindWords("scores", "score", "No score in this article."),
        "number": KindWords("other numbers", "number", "No other number in this article."),
    },
    "fr": {
        "percent": KindWords("pourcentages", "pourcentage", "Aucun pourcentage dans cet article."),
        "share": KindWords("parts", "part", "Aucune part dans cet article."),
        "money": KindWords("montants", "montant", "Aucun montant dans cet article."),
        "duration": KindWords("durées", "durée", "Aucune durée dans cet article."),
        "age": KindWords("âges", "âge", "Aucun âge dans cet article."),
        "count": KindWords("dénombrements", "dénombrement", "Aucun dénombrement dans cet article."),
        "measure": KindWords("mesures", "mesure", "Aucune mesure dans cet article."),
        "multiple": KindWords("facteurs", "facteur", "Aucun facteur dans cet article."),
        "date": KindWords("dates", "date", "Aucune date dans cet article."),
        "time": KindWords("heures", "heure", "Aucune heure dans cet article."),
        "ordinal": KindWords("rangs", "rang", "Aucun rang dans cet article."),
        "score": KindWords("scores", "score", "Aucun score dans cet article."),
        "number": KindWords("autres nombres", "nombre", "Aucun autre nombre dans cet article."),
    },
}

FAMILY_NAMES: dict[str, dict[Family, str]] = {
    "en": {
        "share": "percentages and shares",
        "money": "money",
        "time": "time: durations, ages, dates",
        "count": "counts, measures, ranks",
        "factor": "factors",
    },
    "fr": {
        "share": "pourcentages et parts",
        "money": "argent",
        "time": "temps : durées, âges, dates",
        "count": "nombres, mesures, rangs",
        "factor": "facteurs",
    },
}


def say(key: str, language: str, *values: object) -> str:
    """Words of the charts in a language, with values put in.

    >>> say("according", "fr", "la préfecture")
    'selon la préfecture'
    """
    return WORDS[language][key].format(*values)


def records(figures: pd.DataFrame, language: str = "en") -> list[Record]:
    """Rows of a figures table as plain values, None for what is missing, with its label in `label`, and in
    `mark` who says so and how sure.

    Raises UserError, one sentence, when the labels have no such language.
    """
    language_of(language)
    if not len(figures):
        return []
    columns = {name: _plain(figures[name]) for name in figures.columns}
    rows = [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]
    for row in rows:
        hedges = row.get("hedges")
        row["hedges"] = [hedges] if isinstance(hedges, str) and hedges else list(hedges or ())
        row["certainty"] = row.get("certainty") or "stated"
        row["by_hand"] = row.pop("origin", None)  # what a person did
        row["mark"] = mark_of(row)
        row["label"] = figure_label(row, language)
    return rows


def _plain(column: pd.Series) -> list[Any]:
    """The values of a column, None for what is missing and for a number that is none."""
    cells = column.tolist()
    if pd.api.types.is_float_dtype(column):
        return [cell if math.isfinite(cell) else None for cell in cells]
    missing = column.isna().tolist() if not any(isinstance(cell, list | tuple) for cell in cells[:1]) else [False] * len(cells)
    return [None if absent else cell for cell, absent in zip(cells, missing, strict=True)]


def origin(article: Article | None, language: str) -> str:
    """Where an article is from: outlet, title and day, as far as they are known.

    >>> origin(Article("", title="Les pilotes", source="Le Canard"), "fr")
    'Le Canard, «\xa0Les pilotes\xa0»'
    """
    if article is None:
        return ""
    day = date_label(article.published.isoformat(), language) if article.published else ""
    return ", ".join(filter(None, [article.source, quoted(article.title, language) if article.title else "", day]))


def texts_of(sentences: pd.DataFrame | None) -> dict[int, tuple[int, str]]:
    """Start and text of each sentence, by its number."""
    if sentences is None or not len(sentences):
        return {}
    columns = (sentences[name].tolist() for name in ("sentence", "start", "text"))
    return {int(number): (int(start), str(text)) for number, start, text in zip(*columns, strict=True)}


def said_by(row: Record, language: str) -> str:
    """Say who vouches for a figure, in the article's words where nobody is named."""
    return say("according", language, inside(row["source"])) if row.get("source") else say("no_source", language)


def doubt(row: Record, language: str) -> str:
    """Say in a word how a figure is weakened; empty when it is not."""
    return say(row["certainty"], language) if row["certainty"] in {"hedged", "doubtful"} else ""


def mark_words(mark: Mark, language: str) -> str:
    """Say what a mark shows: whether somebody named vouches, and how sure it is.

    >>> mark_words(Mark(False, "hedged"), "en")
    'no source named, hedged'
    """
    words = [say("named" if mark.vouched else "no_source", language)]
    return ", ".join([*words, *([say(mark.certainty, language)] if mark.certainty != "stated" else [])])


def quoted(text: str, language: str) -> str:
    """Put the article's words between quotation marks."""
    return say("quote", language, text)


def foot(row: Record, language: str) -> str:
    """The line beneath a mark: the words as written, who says so, what weakens it, when it holds, what a person put right."""
    words = f"{row['modifier']} {row['text']}" if row.get("modifier") and row["modifier"] not in row["text"] else row["text"]
    parts = [quoted(words, language), said_by(row, language)]
    if row["hedges"]:
        parts.append(say("hedge", language, ", ".join(quoted(hedge, language) for hedge in row["hedges"])))
    elif doubt(row, language):
        parts.append(doubt(row, language))
    if row.get("said_times"):
        parts.append(row["said_times"])
    if row.get("as_of"):
        parts.append(say("as_of", language, date_label(row["as_of"], language)))
    if row.get("by_hand") in ("corrected", "added"):
        parts.append(say(str(row["by_hand"]), language))
    return " · ".join(parts)


def about(row: Record, language: str) -> str:
    """What a figure is of, to stand behind its number: the subject, else the counted noun."""
    words = row.get("subject") or (row["unit"] if row["kind"] == "count" and row["unit"] != "1" else "")
    return (of(row["label"], words, language).lstrip() if row["kind"] == "count" else "") + words if words else ""


def left_out(number: int, language: str, key: str = "more") -> str:
    """Say how many are not shown; empty for none."""
    return "" if number <= 0 else say(f"{key}_one", language) if number == 1 else say(key, language, number)
