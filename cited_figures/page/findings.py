"""What an article's figures come to, in a few sentences that lead to them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

import pandas as pd

from cited_figures.charts.disagreement import disagreements
from cited_figures.charts.judged import weigh, weightiest
from cited_figures.charts.moves import joined
from cited_figures.charts.panels import size
from cited_figures.charts.sources import by_source
from cited_figures.charts.words import Record, about, quoted, said_by, texts_of
from cited_figures.kinds import KINDS
from cited_figures.page.elements import Element, Node, element, visible
from cited_figures.page.words import count
from cited_figures.tables.labels import number_label
from cited_figures.tables.periods import date_label, span

SHOWN = 5
NAMED = 3  # figures that one sentence names
LONGEST = 70  # characters of what a figure is of, in a sentence
Nodes = list[Node]
WORDS = {
    "en": {
        "none": "This article cites no figure.",
        "one": "The article cites one figure: ",
        "count": "The article cites {} figures",
        "moments": ", {} of them dates or times",
        "moments_one": ", one of them a date or a time",
        "all_moments": ", all of them dates or times",
        "source_none": "no source is named for any of them",
        "source_none_other": "no source is named for the other {}",
        "source_all": "a source is named for each of them",
        "source_all_other": "a source is named for each of the other {}",
        "source_some": "a source is named for {} of them",
        "source_some_other": "a source is named for {} of the other {}",
        "source_some_one": "a source is named for one of them",
        "source_some_other_one": "a source is named for one of the other {}",
        "other_one": "the other one has a source",
        "other_none": "the other one has no source named",
        "one_source": "One source is named: {}, for ",
        "one_source_moment": "One source is named: {}, for a date or a time",
        "one_source_many": "One source is named: {}, for {} figures",
        "sources": "{} sources are named; {} vouches for the most, {} figures",
        "sources_tied": "{} sources are named, none for more than {} figures",
        "sources_each": "{} sources are named, each for one figure",
        "disagree": "Sources disagree on {}: ",
        "disagree_bare": "Sources disagree: ",
        "ratio": " (a ratio of {})",
        "doubtful_one": "One figure is in doubt: ",
        "doubtful": "{} figures are in doubt: ",
        "hedged_one": "One figure is hedged: ",
        "hedged": "{} figures are hedged: ",
        "move": "From one level to another: ",
        "key": "Key figure: ",
        "dates": "Dates: {} to {}",
        "more": " and {} more",
    },
    "fr": {
        "none": "Cet article ne cite aucun chiffre.",
        "one": "L'article cite un seul chiffre : ",
        "count": "L'article cite {} chiffres",
        "moments": ", dont {} dates ou heures",
        "moments_one": ", dont une date ou une heure",
        "all_moments": ", tous des dates ou des heures",
        "source_none": "aucun n'a de source nommée",
        "source_none_other": "aucun des {} autres n'a de source nommée",
        "source_all": "tous ont une source nommée",
        "source_all_other": "les {} autres ont tous une source nommée",
        "source_some": "{} ont une source nommée",
        "source_some_other": "{} des {} autres ont une source nommée",
        "source_some_one": "un seul a une source nommée",
        "source_some_other_one": "un seul des {} autres a une source nommée",
        "other_one": "l'autre a une source nommée",
        "other_none": "l'autre n'a pas de source nommée",
        "one_source": "Une seule source est nommée : {}, pour ",
        "one_source_moment": "Une seule source est nommée : {}, pour une date ou une heure",
        "one_source_many": "Une seule source est nommée : {}, pour {} chiffres",
        "sources": "{} sources sont nommées ; la plus citée est {} : {} chiffres",
        "sources_tied": "{} sources sont nommées, aucune pour plus de {} chiffres",
        "sources_each": "{} sources sont nommées, chacune pour un chiffre",
        "disagree": "Des sources en désaccord sur {} : ",
        "disagree_bare": "Des sources en désaccord : ",
        "ratio": " (rapport de 1 à {})",
        "doubtful_one": "Un chiffre est douteux : ",
        "doubtful": "{} chiffres sont douteux : ",
        "hedged_one": "Un chiffre est donné avec réserve : ",
        "hedged": "{} chiffres sont donnés avec réserve : ",
        "move": "D'un niveau à un autre : ",
        "key": "Chiffre clé : ",
        "dates": "Dates : {} – {}",
        "more": " et {} autres",
    },
}


def findings_element(rows: list[Record], sentences: pd.DataFrame | None, *, language: str, anchor: str) -> Element:
    """Up to five findings as a list, each figure in them a link to it in the text.

    rows: the figures, as `charts.words.records` gives them. sentences: of which the words between two figures are read.
    language: of the sentences, "en" or "fr". anchor: what the ids of the text begin with.

    >>> from cited_figures.page.elements import html
    >>> html(findings_element([], None, language="en", anchor="cited"))
    '<ul class="cited-findings"><li>This article cites no figure.</li></ul>'
    """
    reader = _Reader(rows, sentences, language, anchor)
    return element("ul", [element("li", nodes) for nodes in reader.findings()], class_="cited-findings")


class _Reader:
    """Says what the figures of one article come to."""

    def __init__(self, rows: list[Record], sentences: pd.DataFrame | None, language: str, anchor: str) -> None:
        self.rows, self.sentences, self.language, self.anchor = rows, sentences, language, anchor
        self.words = WORDS[language]
        self.sized = [row for row in rows if not KINDS[row["kind"]].moment]
        self.named: set[int] = set()  # figures that a sentence named already

    def findings(self) -> list[Nodes]:
        """The sentences, those first that a fact-checker asks for first."""
        if not self.rows:
            return [[self.words["none"]]]
        asked: list[Callable[[], Nodes | None]] = [
            self.how_many,
            self.disagreement,
            lambda: self.weakened("doubtful"),
            self.who,
            lambda: self.weakened("hedged"),
            self.move,
            self.key,
            self.dates,
        ]
        said = (nodes for ask in asked if (nodes := ask()))
        return [[*nodes, "."] for nodes, _ in zip(said, range(SHOWN), strict=False)]

    def how_many(self) -> Nodes | None:
        """How many figures there are, how many of them dates, and for how many a source is named."""
        if len(self.rows) == 1:
            return [self.words["one"], *self.figure(self.rows[0]), ", ", *visible(said_by(self.rows[0], self.language))]
        total, others = len(self.rows), len(self.sized)
        sentence = self.words["count"].format(self.count(total))
        if not others:
            return [sentence + self.words["all_moments"]]
        if others < total:
            moments = total - others
            sentence += self.words["moments_one"] if moments == 1 else self.words["moments"].format(self.count(moments))
        return [sentence, " ; " if self.language == "fr" else "; ", self.sourced(others < total)]

    def sourced(self, rest: bool) -> str:
        """For how many a source is named. rest: whether those that this is said of are the others, beside dates."""
        others, vouched = len(self.sized), sum(row["mark"].vouched for row in self.sized)
        if others == 1:
            return self.words["other_one" if vouched else "other_none"]
        key = "source_none" if not vouched else "source_all" if vouched == others else "source_some"
        numbers = [self.count(vouched)] if key == "source_some" and vouched > 1 else []
        key += "_other" * rest + "_one" * (key == "source_some" and vouched == 1)
        return self.words[key].format(*numbers, *([self.count(others)] if rest else []))

    def disagreement(self) -> Nodes | None:
        """What two sources give for the same thing, where they differ the most."""
        groups = disagreements(self.rows)
        if not groups:
            return None
        high, low = groups[0][0], groups[0][-1]
        what = high.get("subject") or low.get("subject")
        nodes: Nodes = (
            [*self.around("disagree", quoted(self.cut(what), self.language))] if what else [self.words["disagree_bare"]]
        )
        nodes += [*self.link(low), " ", *visible(said_by(low, self.language)), ", "]
        nodes += [*self.link(high), " ", *visible(said_by(high, self.language))]
        ratio = size(high) / size(low)
        return [*nodes, self.words["ratio"].format(number_label(round(ratio, 2 if ratio < 2 else 1), self.language))]

    def who(self) -> Nodes | None:
        """How many sources are named, and the one that gives the most figures."""
        groups = list(by_source([row for row in self.rows if row["mark"].vouched]).items())
        if not groups:
            return None
        (name, first), most = groups[0], len(groups[0][1])
        if len(groups) == 1:
            if most == 1 and KINDS[first[0]["kind"]].moment:
                return self.around("one_source_moment", name)
            if most == 1:
                return [*self.around("one_source", name), *self.figure(first[0])]
            return self.around("one_source_many", name, self.count(most))
        if most == 1:
            return [self.words["sources_each"].format(self.count(len(groups)))]
        if len(groups[1][1]) == most:
            return [self.words["sources_tied"].format(self.count(len(groups)), self.count(most))]
        return self.around("sources", self.count(len(groups)), name, self.count(most))

    def weakened(self, certainty: str) -> Nodes | None:
        """The figures in doubt, or hedged, each with the words that weaken it."""
        found = [row for row in self.rows if row["mark"].certainty == certainty]
        if not found:
            return None
        nodes: Nodes = [
            self.words[f"{certainty}_one"] if len(found) == 1 else self.words[certainty].format(self.count(len(found)))
        ]
        for number, row in enumerate(found[:NAMED]):
            hedge = quoted(row["hedges"][0], self.language) if row["hedges"] else ""
            nodes += [", " if number else "", *self.figure(row, hedge)]
        return [*nodes, self.words["more"].format(self.count(len(found) - NAMED)) if len(found) > NAMED else ""]

    def move(self) -> Nodes | None:
        """One thing that went from one level to another: the largest of such moves."""
        moves = [row for row in joined(self.rows, texts_of(self.sentences)) if row.get("moved_from") is not None]
        return [self.words["move"], *self.figure(max(moves, key=size))] if moves else None

    def key(self) -> Nodes | None:
        """The figure that matters most among those that no sentence named."""
        others = [row for row in self.sized if row["start"] not in self.named]
        exact = [row for row in others if row.get("value") is not None]
        weigh(self.rows, self.sentences)
        chosen = weightiest(exact or others, 1)
        if len(self.rows) < 2 or not chosen:
            return None
        return [self.words["key"], *self.figure(chosen[0]), ", ", *visible(said_by(chosen[0], self.language))]

    def dates(self) -> Nodes | None:
        """From when to when the article's dates go."""
        known = sorted((days, str(row["date"])) for row in self.rows if (days := span(row.get("date"))))
        if len(known) < 2:
            return None
        first, last = known[0][1].partition("/")[0], known[-1][1].rpartition("/")[2]
        if first == last:
            return None
        return [self.words["dates"].format(date_label(first, self.language), date_label(last, self.language))]

    def figure(self, row: Record, beside: str = "") -> Nodes:
        """A figure as a link, with what it is of, and further words beside it."""
        self.named.add(row["start"])
        what = self.cut(about(row, self.language))
        counted = row["kind"] == "count"
        inside = ", ".join(filter(None, ["" if counted else what, beside]))
        return [*self.link(row), *visible((f" {what}" if counted and what else "") + (f" ({inside})" if inside else ""))]

    def link(self, row: Record) -> Nodes:
        """A figure's value, which leads to it in the text."""
        place = row["start"]
        return [element("a", visible(row["label"]), href=f"#{self.anchor}-figure-{place}", data_figure=place)]

    def around(self, key: str, *values: str) -> Nodes:
        """The words of a sentence with values of the article put in."""
        pieces = self.words[key].split("{}")
        between = [visible(value) for value in values] + [[]] * (len(pieces) - len(values))
        return list(chain.from_iterable([piece, *value] for piece, value in zip(pieces, between, strict=False)))

    def count(self, number: int) -> str:
        return count(number, self.language)

    @staticmethod
    def cut(text: str | None) -> str:
        """What a figure is of, without what no sentence has room for."""
        if not text or len(text) <= LONGEST:
            return text or ""
        return text[:LONGEST].rpartition(" ")[0].rstrip(" ,;:") + " …"
