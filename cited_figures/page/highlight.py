"""An article to look at: its text with the figures marked, as HTML that is safe to put into any page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from html import escape
from itertools import pairwise

import pandas as pd

from cited_figures.charts.style import FILLINGS
from cited_figures.charts.words import KIND_WORDS, Record, filling_words, records, say
from cited_figures.page.css import CSS
from cited_figures.tables.labels import figure_label
from cited_figures.tables.periods import date_label

# Marks that nobody sees, or that turn the text around them: they are shown by their number.
_UNSEEN = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
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
    """Set an article as HTML, each figure marked by kind and certainty, sources and the words that attribute underlined.

    text: the article's text, of which nothing is left out and nothing is taken for HTML. figures, sentences,
    quotations: its tables. anchor: what the ids of sentences and figures begin with (`cited-sentence-3`).
    language: of the labels, "en" or "fr".

    >>> "&lt;b&gt;" in highlight("Il a touché <b> dollars.", pd.DataFrame())
    True
    """
    rows = records(figures, language)
    blocks = _blocks(text, sentences)
    spans = _spans(text, rows, sentences, quotations)
    marks = _by_sentence(blocks, rows, spans)
    body = "\n".join(_block(text, tag, parts, marks, language, anchor) for tag, parts in blocks)
    key = _key(rows, language)
    return f'<div class="cited-article mathjax_ignore tex2jax_ignore" lang="fr"><style>{CSS}</style>\n{key}{body}\n</div>'


def visible(text: str) -> str:
    """Escape a text for HTML, and show by its number each character that is invisible or that turns the text around.

    >>> visible("a\\u202eb & <i>")
    'a<span class="cited-unseen">U+202E</span>b &amp; &lt;i&gt;'
    """
    return _UNSEEN.sub(lambda match: f'<span class="cited-unseen">U+{ord(match.group()):04X}</span>', escape(text, quote=True))


def note(row: Record, language: str = "en") -> str:
    """What a figure's tooltip says: kind, value, of what, who vouches for it, what weakens it, when it holds.

    language: of the labels, "en" or "fr".

    >>> from cited_figures.tables.frames import figures_table
    >>> from cited_figures.articles.article import Article
    >>> note(records(figures_table(Article("Il a touché 500 000 dollars.")), "en")[0]).splitlines()[0]
    'amounts of money: $500,000'
    """
    lines = [f"{KIND_WORDS[language][row['kind']].name}: {figure_label(row, language)}"]
    if row.get("subject"):
        lines.append(OF[language].format(row["subject"]))
    lines.append(say("according", language, row["source"]) if row.get("source") else say("no_source", language))
    if row["hedges"]:
        lines.append(say("hedge", language, ", ".join(row["hedges"])))
    if row["certainty"] == "doubtful":
        lines.append(say("doubtful", language))
    if row.get("as_of"):
        lines.append(say("as_of", language, date_label(row["as_of"], language)))
    return "\n".join(_UNSEEN.sub(" ", line) for line in lines)


def _blocks(text: str, sentences: pd.DataFrame | None) -> list[tuple[str, list[Part]]]:
    """Paragraphs with the element that each becomes, and their sentences as spans with a number."""
    if sentences is None or not len(sentences):
        return [("p", [(match.start(), match.end(), "", "text")]) for match in re.finditer(r"\S(?:.*\S)?", text)]
    names = ("paragraph", "start", "end", "sentence", "kind")
    columns = zip(*(sentences[name].tolist() for name in names), strict=True)
    paragraphs: dict[int, list[Part]] = {}
    for paragraph, start, end, number, kind in columns:
        paragraphs.setdefault(int(paragraph), []).append((int(start), int(end), str(number), str(kind)))
    tags = {"heading": "h3", "quote": "blockquote", "attribution": "footer", "list": "li"}
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


def _block(text: str, tag: str, parts: list[Part], marks: Marks, language: str, anchor: str) -> str:
    inside = []
    for number, (start, end, sentence, kind) in enumerate(parts):
        between = visible(text[parts[number - 1][1] : start]) if number else ""
        name = f' id="{escape(anchor, quote=True)}-sentence-{sentence}"' if sentence else ""
        role = ' class="cited-attribution"' if kind == "attribution" and tag == "blockquote" else ""
        inside.append(f"{between}<span{name}{role}>{_marked(text, start, end, marks, language, anchor)}</span>")
    return f"<{tag}>{''.join(inside)}</{tag}>"


def _marked(text: str, start: int, end: int, marks: Marks, language: str, anchor: str) -> str:
    """A stretch of text with what is marked in it: figures whole, everything else between them."""
    pieces = []
    position = start
    rows, spans = marks[start]
    for number, row in rows:
        first, last = max(int(row["start"]), position), min(int(row["end"]), end)
        if first >= last or row["start"] < start:
            continue
        pieces.append(_lined(text, position, first, spans))
        pieces.append(_mark(text[first:last], row, _classes(first, last, spans), number, language, anchor))
        position = last
    return "".join([*pieces, _lined(text, position, end, spans)])


def _mark(words: str, row: Record, classes: Iterable[str], number: int, language: str, anchor: str) -> str:
    names = " ".join(["cited-figure", f"cited-{row['kind']}", f"cited-{row['filling']}", *classes])
    told = escape(note(row, language), quote=True)
    value = escape(row["label"], quote=True)
    name = f"{escape(anchor, quote=True)}-figure-{number}"
    return f'<mark id="{name}" class="{names}" tabindex="0" title="{told}" data-value="{value}">{visible(words)}</mark>'


def _classes(start: int, end: int, spans: list[Span]) -> list[str]:
    return sorted({name for first, last, name in spans if first < end and last > start})


def _lined(text: str, start: int, end: int, spans: list[Span]) -> str:
    """Text between figures, cut where a span begins or ends."""
    inside = [span for span in spans if span[0] < end and span[1] > start]
    cuts = sorted({start, end} | {min(max(edge, start), end) for first, last, _ in inside for edge in (first, last)})
    pieces = []
    for first, last in pairwise(cuts):
        classes = _classes(first, last, inside)
        words = visible(text[first:last])
        pieces.append(f'<span class="{" ".join(classes)}">{words}</span>' if classes else words)
    return "".join(pieces)


def _key(rows: list[Record], language: str) -> str:
    """What the colours and the fillings mean, for those that occur."""
    if not rows:
        return ""
    kinds = list(dict.fromkeys(row["kind"] for row in rows))
    marks = [
        f'<span class="cited-figure cited-{kind} cited-stated">{escape(KIND_WORDS[language][kind].name)}</span>' for kind in kinds
    ]
    fillings = {row["filling"] for row in rows}
    for filling in FILLINGS:
        if filling in fillings:
            words = escape(filling_words(filling, language))
            marks.append(f'<span class="cited-figure cited-number cited-{filling}">{words}</span>')
    return f'<p class="cited-key" lang="{language}">{" ".join(marks)}</p>\n'
