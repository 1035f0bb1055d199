"""An article to look at: its text with the figures marked, as HTML that is safe to put into any page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from itertools import groupby, pairwise

import pandas as pd

from cited_figures.charts.words import FAMILY_NAMES, KIND_WORDS, Record, mark_words, records, said_by, say
from cited_figures.kinds import KINDS
from cited_figures.page.assets import mark_classes, style
from cited_figures.page.by_hand import SIGNS, state
from cited_figures.page.elements import Element, Node, Raw, element, html, plain, visible
from cited_figures.page.words import WORDS
from cited_figures.tables.marks import occurring
from cited_figures.tables.periods import date_label

NEAR = 2  # sentences around a figure's own in which its source's name is looked for
Span = tuple[int, int, str]
Part = tuple[int, int, str, str]  # start, end, number and kind of a sentence
Marks = dict[int, tuple[list[tuple[int, Record]], list[Span]]]  # by a sentence's first character: figures and spans in it
OF = {"en": "of: {}", "fr": "quoi : {}"}


def highlight(
    text: str,
    figures: pd.DataFrame,
    sentences: pd.DataFrame | None = None,
    *,
    quotations: pd.DataFrame | None = None,
    language: str = "en",
    anchor: str = "cited",
) -> str:
    """Set an article as HTML, each figure marked by family, source and certainty, sources and what attributes underlined.

    text: the article's text, of which nothing is left out and nothing is taken for HTML. figures, sentences,
    quotations: its tables. anchor: what the ids of sentences and figures begin with (`cited-sentence-3`).
    language: of the labels, "en" or "fr".

    >>> "&lt;b&gt;" in highlight("Il a touché <b> dollars.", pd.DataFrame())
    True
    """
    rows = records(figures, language)
    body = text_element(text, rows, sentences, quotations=quotations, language=language, anchor=anchor)
    classes = "cited cited-article mathjax_ignore tex2jax_ignore"
    return html(element("div", element("style", Raw(style())), key_element(rows, language), body, class_=classes))


def text_element(
    text: str,
    rows: list[Record],
    sentences: pd.DataFrame | None = None,
    *,
    quotations: pd.DataFrame | None = None,
    language: str = "en",
    anchor: str = "cited",
    rowed: Collection[int] = (),
    lang: str | None = "fr",
    edited: bool = False,
) -> Element:
    """The text of an article as one element, its figures marked.

    rows: the figures, as `charts.words.records` gives them. sentences, quotations: the article's other tables.
    language: of the labels, "en" or "fr". anchor: what the ids of sentences and figures begin with. rowed: the first
    characters of the figures that have a row in a table of the same page, to which their marks lead. lang: the language
    of the text. edited: whether a script lets a person select words: each sentence tells its first character.

    >>> html(text_element("Il est <b>parti</b>.", []))
    '<div class="cited-text" lang="fr"><p><span>Il est &lt;b&gt;parti&lt;/b&gt;.</span></p></div>'
    """
    blocks = _blocks(text, sentences)
    marks = _by_sentence(blocks, rows, _spans(text, rows, sentences, quotations))
    setter = _Setter(text, marks, language, anchor, rowed, edited)
    body: list[Node] = []
    for listed, members in groupby(blocks, key=lambda block: block[0] == "li"):
        items = [setter.block(tag, parts) for tag, parts in members]
        body += [element("ul", items)] if listed else items
    return element("div", body, class_="cited-text", lang=lang)


def note(row: Record, language: str = "en") -> str:
    """What a figure's tooltip says: kind, value, of what, who vouches for it, what weakens it, when it holds.

    language: of the labels, "en" or "fr".

    >>> from cited_figures.tables.frames import figures_table
    >>> from cited_figures.articles.article import Article
    >>> note(records(figures_table(Article("Il a touché 500 000 dollars.")), "en")[0]).splitlines()[0]
    'amounts of money: $500,000'
    """
    lines = [f"{KIND_WORDS[language][row['kind']].name}: {row['label']}"]
    if row.get("subject"):
        lines.append(OF[language].format(row["subject"]))
    lines.append(said_by(row, language))
    if row["hedges"]:
        lines.append(say("hedge", language, ", ".join(row["hedges"])))
    if row["mark"].certainty == "doubtful":
        lines.append(say("doubtful", language))
    if row.get("as_of"):
        lines.append(say("as_of", language, date_label(row["as_of"], language)))
    if done := state(row):
        lines.append(WORDS[language][f"by_{done}"])
    return "\n".join(plain(line) for line in lines)


def key_element(rows: list[Record], language: str) -> Element | None:
    """What colours, fillings and edges mean, for those that occur; None where there is no figure.

    language: of the words, "en" or "fr".

    >>> key_element([], "en")
    """
    if not rows:
        return None
    families = {KINDS[row["kind"]].family for row in rows}
    items = [
        element("span", FAMILY_NAMES[language][family], class_=f"cited-colour cited-{family}")
        for family in FAMILY_NAMES[language]
        if family in families
    ]
    for mark in occurring(row["mark"] for row in rows):
        items.append(element("span", mark_words(mark, language), class_=f"cited-figure cited-any {mark_classes(mark)}"))
    for done in ("corrected", "accepted"):
        if any(state(row) in {done, "added" if done == "corrected" else done} for row in rows):
            items.append(element("span", f"{SIGNS[done]} {WORDS[language][f'by_{done}']}"))
    return element("p", [[item, " "] for item in items], class_="cited-key", lang=language)


def _blocks(text: str, sentences: pd.DataFrame | None) -> list[tuple[str, list[Part]]]:
    """Paragraphs with the element that each becomes, and their sentences as spans with a number."""
    if sentences is None or not len(sentences):
        return [("p", [(match.start(), match.end(), "", "text")]) for match in re.finditer(r"\S(?:.*\S)?", text)]
    names = ("paragraph", "start", "end", "sentence", "kind")
    columns = zip(*(sentences[name].tolist() for name in names), strict=True)
    paragraphs: dict[int, list[Part]] = {}
    for paragraph, start, end, number, kind in columns:
        paragraphs.setdefault(int(paragraph), []).append((int(start), int(end), str(number), str(kind)))
    tags = {"heading": "h3", "quote": "blockquote", "list": "li"}
    blocks = []
    for members in paragraphs.values():
        kinds = {kind for _, _, _, kind in members}
        tag = tags.get(members[0][3], "p") if len(kinds) == 1 else "blockquote" if kinds <= {"quote", "attribution"} else "p"
        blocks.append((tag, members))
    return blocks


def _spans(text: str, rows: list[Record], sentences: pd.DataFrame | None, quotations: pd.DataFrame | None) -> list[Span]:
    """Spans to underline: sources, the words that attribute, hedges, and quotations."""
    bounds = _sentence_bounds(sentences, len(text))
    spans: set[Span] = set()
    for row in rows:
        for name in ("source", "source_cue"):
            if row.get(name) and (found := _nearest(text, row[name], row, bounds)):
                spans.add((*found, "cited-source" if name == "source" else "cited-cue"))
        for hedge in row["hedges"]:
            if found := _nearest(text, hedge, row, bounds):
                spans.add((*found, "cited-hedge"))
    if quotations is not None and len(quotations):
        direct = quotations[quotations["kind"].astype(str) != "indirect"]
        spans |= {(int(start), int(end), "cited-quotation") for start, end in zip(direct["start"], direct["end"], strict=True)}
    return sorted(spans)


def _sentence_bounds(sentences: pd.DataFrame | None, length: int) -> dict[int, tuple[int, int]]:
    if sentences is None or not len(sentences):
        return {0: (0, length)}
    numbers = zip(sentences["sentence"].tolist(), sentences["start"].tolist(), sentences["end"].tolist(), strict=True)
    return {int(number): (int(start), int(end)) for number, start, end in numbers}


def _nearest(text: str, words: str, row: Record, bounds: dict[int, tuple[int, int]]) -> tuple[int, int] | None:
    """Where some words stand nearest to a figure: in its own sentence, else in one close by."""
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
    sentence = row.get("sentence")
    sentence = 0 if sentence is None or len(bounds) == 1 else int(sentence)
    for distance in range(NEAR + 1):
        found = []
        for number in {sentence - distance, sentence + distance} & bounds.keys():
            found += [match.span() for match in pattern.finditer(text, *bounds[number])]
        if found:
            return min(found, key=lambda span: abs(span[0] - row["start"]))
    return None


def _by_sentence(blocks: list[tuple[str, list[Part]]], rows: list[Record], spans: list[Span]) -> Marks:
    """Deal out figures and spans to the sentences that they touch: to look through all of them for each takes the square."""
    starts = sorted(part[0] for _, parts in blocks for part in parts)
    marks: Marks = {start: ([], []) for start in starts}
    for number, row in enumerate(rows):
        if (at := bisect_right(starts, int(row["start"])) - 1) >= 0:
            marks[starts[at]][0].append((number, row))
    for span in spans:
        for at in range(max(0, bisect_right(starts, span[0]) - 1), bisect_left(starts, span[1])):
            marks[starts[at]][1].append(span)
    return marks


class _Setter:
    """Sets the blocks of one text."""

    def __init__(self, text: str, marks: Marks, language: str, anchor: str, rowed: Collection[int], edited: bool) -> None:
        self.text, self.marks, self.language, self.anchor, self.rowed = text, marks, language, anchor, rowed
        self.edited = edited

    def block(self, tag: str, parts: list[Part]) -> Element:
        inside: list[Node] = []
        for number, (start, end, sentence, kind) in enumerate(parts):
            inside += visible(self.text[parts[number - 1][1] : start]) if number else []
            name = f"{self.anchor}-sentence-{sentence}" if sentence else None
            role = "cited-attribution" if kind == "attribution" and tag == "blockquote" else None
            place = start if self.edited else None
            inside.append(element("span", self._sentence(start, end), id=name, class_=role, data_start=place))
        return element(tag, inside)

    def _sentence(self, start: int, end: int) -> list[Node]:
        """A stretch of text with what is marked in it: figures whole, everything else between them."""
        nodes: list[Node] = []
        position = start
        rows, spans = self.marks[start]
        for number, row in rows:
            first, last = max(int(row["start"]), position), min(int(row["end"]), end)
            if first >= last or row["start"] < start:
                continue
            nodes += self._lined(position, first, spans)
            nodes.append(self._mark(row, first, last, _classes(first, last, spans), number))
            position = last
        return nodes + self._lined(position, end, spans)

    def _mark(self, row: Record, first: int, last: int, classes: list[str], number: int) -> Element:
        place, words = row["start"], visible(self.text[first:last])
        family = f"cited-{KINDS[row['kind']].family}"
        done = state(row)
        signed = [f"cited-{done}"] if done else []
        names = " ".join(["cited-figure", family, mark_classes(row["mark"]), *signed, *classes])
        inside: list[Node] = words
        if place in self.rowed:
            inside = [element("a", words, href=f"#{self.anchor}-row-{place}")]
        told = note(row, self.language)
        # a mark that leads nowhere takes the focus itself, so that its note is told by the keyboard too
        focus = None if place in self.rowed else 0
        return element(
            "mark", inside, id=f"{self.anchor}-figure-{place}", class_=names, tabindex=focus, title=told, data_figure=place,
            data_number=number + 1,
        )  # fmt: skip

    def _lined(self, start: int, end: int, spans: list[Span]) -> list[Node]:
        """Text between figures, cut where a span begins or ends."""
        inside = [span for span in spans if span[0] < end and span[1] > start]
        cuts = sorted({start, end} | {min(max(edge, start), end) for first, last, _ in inside for edge in (first, last)})
        nodes: list[Node] = []
        for first, last in pairwise(cuts):
            classes = _classes(first, last, inside)
            words = visible(self.text[first:last])
            nodes += [element("span", words, class_=" ".join(classes))] if classes else words
        return nodes


def _classes(start: int, end: int, spans: list[Span]) -> list[str]:
    return sorted({name for first, last, name in spans if first < end and last > start})
