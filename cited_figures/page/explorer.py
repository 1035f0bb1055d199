"""The explorer: widgets over the plain functions of `selection`, and the linked reader that the report page has too."""

from __future__ import annotations

import hashlib
import tempfile
import warnings
from collections import Counter
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets as widgets
import traitlets

from cited_figures.articles.address import read_address
from cited_figures.articles.article import Article, corrections_file
from cited_figures.articles.files import article_of_bytes
from cited_figures.articles.load import corpus_names, read_article
from cited_figures.articles.plain import article_of
from cited_figures.charts.words import KIND_WORDS, say
from cited_figures.errors import ArticleWarning, UserError
from cited_figures.kinds import KINDS
from cited_figures.page.assets import explorer_script, style
from cited_figures.page.editing import put_right
from cited_figures.page.elements import as_lists
from cited_figures.page.explorer_words import CHART_NAMES, WORDS
from cited_figures.page.selection import CHARTS, Opened, View, choose, number_of, open_article, open_tables
from cited_figures.page.shown import TYPES, chart_svg, file_content, reader_element
from cited_figures.schema import CERTAINTIES
from cited_figures.tables.labels import language_of

OTHER = ""  # in the list of articles: one that was pasted, dropped or chosen as a file


class Reader(anywidget.AnyWidget):
    """Text, table and chart of an article, linked as in the report page, in which figures are put right."""

    _esm = explorer_script()
    _css = style()
    part = traitlets.Unicode("reader").tag(sync=True)
    article = traitlets.Unicode().tag(sync=True)  # which one it is: another one begins at its top
    content: traitlets.List[Any] = traitlets.List().tag(sync=True)  # the elements, as `elements.as_lists` gives them
    picture = traitlets.Unicode().tag(sync=True)  # the chart, as SVG

    def show(self, look: View, article: str) -> None:
        """Show an article, by a name of its own, with the figures chosen of it."""
        with self.hold_sync():  # the script draws once all are there
            self.article, self.picture = article, chart_svg(look)
            self.content = [*as_lists(reader_element(look))]

    def clear(self) -> None:
        """Show nothing."""
        with self.hold_sync():
            self.picture, self.content = "", []


class Intake(anywidget.AnyWidget):
    """Takes an article in: its text or its address, pasted or typed; a file, dropped or chosen. It sends what it gets."""

    _esm = explorer_script()
    _css = style()
    part = traitlets.Unicode("intake").tag(sync=True)
    text = traitlets.Unicode().tag(sync=True)  # what stands in the field
    words: traitlets.Dict[str, str] = traitlets.Dict().tag(sync=True)


class Explorer(widgets.VBox):  # type: ignore[misc]
    """An article to choose, paste or drop, its figures to filter and to put right; text, table and chart follow."""

    def __init__(self, article: str, published: str | None, language: str) -> None:
        self.language, self.words = language_of(language), WORDS[language]
        self._quiet, self._about, self._wrong = False, "", ""  # what there is to say about the article, and what is wrong with it
        self._file: Article | None = None  # that was dropped or chosen
        self._kept = tempfile.TemporaryDirectory(prefix="cited-figures-")  # corrections of articles that are in no file
        self.opened: Opened | None = None
        self.look: View | None = None
        names = corpus_names()
        self._make_widgets(names, article)
        if article not in names and article.strip():
            self._given(article)
        wrap = widgets.Layout(flex_flow="row wrap")
        super().__init__(
            [
                widgets.HBox([self.article, self.published, self.by], layout=wrap),
                self.intake,
                widgets.HBox([self.kinds, self.sources, self.certainties], layout=wrap),
                widgets.HBox([self.lowest, self.highest, self.chart, self.clear], layout=wrap),
                self.notice,
                self.reader,
            ]
        )
        if published:
            self.published.value = open_article("Un jour.", published).published
        self._follow()
        self._opened()

    def _make_widgets(self, names: list[str], article: str) -> None:
        words = self.words
        wide = widgets.Layout(width="26em")
        options = [(name, name) for name in names] + [(words["other"], OTHER)]
        self.article = widgets.Dropdown(
            options=options, value=article if article in names else OTHER, description=words["article"], layout=wide
        )
        labels = {name: words[name] for name in ("hint", "text", "file", "address")}
        self.intake = Intake(text="" if article in names else article, words=labels)
        self.published = widgets.DatePicker(description=words["published"], layout=wide)
        self.by = widgets.Text(description=words["by"], continuous_update=False, layout=wide)
        self.kinds, self.sources, self.certainties = (
            widgets.SelectMultiple(description=words[name], rows=6, layout=widgets.Layout(width="24em"))
            for name in ("kinds", "sources", "certainties")
        )
        self.lowest, self.highest = (
            widgets.Text(description=words[name], continuous_update=False, layout=widgets.Layout(width="14em"))
            for name in ("lowest", "highest")
        )
        charts = [(CHART_NAMES[self.language][name], name) for name in CHARTS]
        self.chart = widgets.Dropdown(options=charts, description=words["chart"], layout=wide)
        self.clear = widgets.Button(description=words["clear"])
        self.notice = widgets.HTML(layout=widgets.Layout(min_height="2.2em"))  # what is said there moves nothing
        self.reader = Reader()

    def _given(self, article: str) -> None:
        """Open what a notebook gives, which may be a path; a person's paste may not."""
        try:
            self._file = read_article(article)
        except UserError as error:
            self._wrong = str(error)

    def _follow(self) -> None:
        self.article.observe(lambda change: self._chosen(), "value")
        self.published.observe(lambda change: self._opened(), "value")
        for widget in (self.kinds, self.sources, self.certainties, self.lowest, self.highest, self.chart):
            widget.observe(lambda change: self._show(), "value")
        self.clear.on_click(lambda button: self._cleared())
        self.intake.on_msg(lambda widget, content, buffers: self.take(content, *buffers))
        self.reader.on_msg(lambda widget, content, buffers: self.do(content))

    def _chosen(self) -> None:
        """An article of the corpus takes the place of whatever was there."""
        if not self._quiet and self.article.value:
            self._file, self.intake.text = None, ""
            self._opened()

    def take(self, given: dict[str, Any], content: Any = b"") -> None:
        """Take in what a person gives: `{"text"}`, `{"address"}`, or `{"file"}`, its name, with its bytes."""
        try:
            self._file = _taken(given, bytes(content))
        except UserError as error:
            self._say(str(error))
            return
        text = str(given.get("text", ""))
        self._quiet = True
        self.intake.text, self.article.value = text, OTHER
        self._quiet = False
        self._opened()

    def _source(self) -> str | Article:
        """The article that was dropped, is at an address, or chosen; other words are the text itself, whatever they look like."""
        text = str(self.intake.text)
        if self._file or self.article.value or not text.strip():
            return self._file or str(self.article.value or text)
        return article_of(text)

    def _opened(self) -> None:
        """Offer what the article has to choose from, and show all of it: the choices among an earlier one's figures are gone."""
        if self._wrong:
            sentence, self._wrong = self._wrong, ""
            return self._say(sentence)
        source = self._source()
        if isinstance(source, str) and not source.strip():
            return self._say(self.words["empty"])
        try:
            article = open_article(source, self.published.value)
            self.opened = self._read(article)
        except (UserError, ValueError) as error:
            return self._say(str(error))
        self._offer_all(keep=False)
        self._show()

    def _read(self, article: Article) -> Opened:
        """The tables of an article; what there is to say about it stands in the notice."""
        if article.corrections is None:  # kept as long as the explorer is
            name = hashlib.sha256(article.text.encode("utf-8", "replace")).hexdigest()[:16]
            article = replace(article, corrections=corrections_file(Path(self._kept.name), name))
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always", ArticleWarning)
            opened = open_tables(article)
        self._about = "; ".join(dict.fromkeys(str(one.message) for one in told))
        return opened

    def _offer_all(self, *, keep: bool) -> None:
        """Offer the kinds, sources and certainties that occur; keep: whether what is chosen of them stays chosen."""
        if self.opened is None:
            return
        figures, language = self.opened.figures, self.language
        kinds, certainties = Counter(figures["kind"].astype(str)), Counter(figures["certainty"].astype(str))
        sources = Counter(figures["source"].fillna("").astype(str))
        self._quiet = True
        named = [(f"{KIND_WORDS[language][name].name} ({kinds[name]})", name) for name in KINDS if kinds[name]]
        sure = [(f"{say(name, language)} ({certainties[name]})", name) for name in CERTAINTIES if certainties[name]]
        said = [(f"{name or self.words['own']} ({number})", name) for name, number in sources.most_common()]
        for widget, options in ((self.kinds, named), (self.certainties, sure), (self.sources, said)):
            kept = tuple(value for value in widget.value if keep and value in dict(options).values())
            widget.options, widget.value = options, kept
        if not keep:
            self.lowest.value = self.highest.value = ""
        self._quiet = False

    def _cleared(self) -> None:
        self._offer_all(keep=False)
        self._show()

    def _show(self) -> None:
        if self._quiet or self.opened is None:
            return
        try:
            chosen = choose(
                self.opened.figures,
                kinds=self.kinds.value,
                sources=self.sources.value,
                certainties=self.certainties.value,
                lowest=number_of(self.lowest.value),
                highest=number_of(self.highest.value),
            )
        except UserError as error:
            return self._tell(str(error))
        self._tell(self._about)
        self.look = View(self.opened, chosen, self.chart.value, self.language)
        self.reader.show(self.look, str(self.opened.article.corrections))

    def do(self, asked: dict[str, Any]) -> None:
        """Do what a person asks for in the reader: put a figure right (as `editing.put_right` takes it), or save a file."""
        if self.look is None:
            return
        try:
            if asked.get("do") == "save":
                name = str(asked["name"])
                content = file_content(self.look, name)
                self.reader.send({"save": name, "type": TYPES[Path(name).suffix]}, [content])
                return
            put_right(self.look.article, asked, self.by.value.strip())
            self.opened = self._read(self.look.article)
        except UserError as error:
            return self._tell(str(error))
        if Path(self._kept.name) in (self.look.article.corrections or Path()).parents:
            self._about = self._about or self.words["kept"]
        self._offer_all(keep=True)
        self._show()

    def _tell(self, sentence: str) -> None:
        self.notice.value = f'<p class="mathjax_ignore" role="alert">{escape(sentence)}</p>' if sentence else ""

    def _say(self, sentence: str) -> None:
        """One sentence instead of an article: what is wrong and what to do."""
        self.opened = self.look = None
        self._tell(sentence)
        self.reader.clear()


def _taken(given: dict[str, Any], content: bytes) -> Article | None:
    """The article at an address or in a file; None for words, which are text."""
    if "address" in given:
        return read_address(str(given["address"]))
    if "file" not in given:
        return None
    name = str(given["file"])
    if not content.strip():
        raise UserError(f"{name} is empty: give a file with an article in it.")
    return article_of_bytes(content, name, Path(name).stem)


def explore(article: str = "defection", *, published: str | None = None, language: str = "en") -> Explorer:
    """Explore articles by hand: choose or paste one, set its day, filter its figures, put them right; all else follows.

    article: the stem of a file in `corpus/`, a path, an address, or text. published: the day that relative dates count from, as
    YYYY-MM-DD. language: of the labels, en or fr.

    >>> explore("Il a touché 500 000 dollars.").look.figures["text"].tolist()
    ['500 000 dollars']
    """
    return Explorer(article, published, language)
