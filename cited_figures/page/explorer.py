"""The explorer: widgets over the plain functions of `selection`, and the linked reader that the report page has too."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import Any

import anywidget
import ipywidgets as widgets
import traitlets

from cited_figures.articles.article import Article
from cited_figures.articles.load import corpus_names, read_article, read_text
from cited_figures.charts.words import KIND_WORDS, say
from cited_figures.errors import UserError
from cited_figures.kinds import KINDS
from cited_figures.page.assets import script, style
from cited_figures.page.elements import as_lists
from cited_figures.page.selection import (
    CHARTS,
    View,
    chart_svg,
    files_html,
    number_of,
    open_article,
    reader_element,
    view,
)
from cited_figures.schema import CERTAINTIES
from cited_figures.tables.frames import figures_table
from cited_figures.tables.labels import language_of

WORDS = {
    "en": {
        "article": "Article",
        "paste": "(paste below)",
        "text": "Text",
        "hint": "Choose «(paste below)» and paste an article here.",
        "published": "Published",
        "kinds": "Kinds",
        "sources": "Sources",
        "certainties": "Certainty",
        "lowest": "From",
        "highest": "To",
        "chart": "Chart",
        "own": "(no source)",
        "save": "Save what is shown:",
        "empty": "Paste an article into the field above.",
        "clear": "Show all",
    },
    "fr": {
        "article": "Article",
        "paste": "(coller ci-dessous)",
        "text": "Texte",
        "hint": "Choisir «(coller ci-dessous)» et coller un article ici.",
        "published": "Publié le",
        "kinds": "Genres",
        "sources": "Sources",
        "certainties": "Certitude",
        "lowest": "De",
        "highest": "À",
        "chart": "Graphique",
        "own": "(sans source)",
        "save": "Enregistrer :",
        "empty": "Collez un article dans le champ ci-dessus.",
        "clear": "Tout montrer",
    },
}
CHART_NAMES = {
    "en": {name: name for name in CHARTS},
    "fr": dict(zip(CHARTS, ("vue d'ensemble", "fiches", "positions", "sources", "chronologie", "désaccords"), strict=True)),
}
PASTED = ""


class Reader(anywidget.AnyWidget):
    """Text, table and chart of an article, linked as in the report page: by its script, with its style."""

    _esm = script()
    _css = style()
    content: traitlets.List[Any] = traitlets.List().tag(sync=True)  # the elements, as `elements.as_lists` gives them
    picture = traitlets.Unicode().tag(sync=True)  # the chart, as SVG

    def show(self, look: View) -> None:
        """Show an article with the figures chosen of it."""
        with self.hold_sync():  # the script draws once both are there
            self.picture = chart_svg(look)
            self.content = as_lists(reader_element(look))

    def clear(self) -> None:
        """Show nothing."""
        with self.hold_sync():
            self.picture, self.content = "", []


class Explorer(widgets.VBox):  # type: ignore[misc]
    """An article to choose or paste, its figures to filter; text, table and chart follow."""

    def __init__(self, article: str, published: str | None, language: str) -> None:
        self.language, self.words = language_of(language), WORDS[language]
        self._quiet = False
        words = self.words
        names = corpus_names()
        options = [(name, name) for name in names] + [(words["paste"], PASTED)]
        wide = widgets.Layout(width="30em")
        self.article = widgets.Dropdown(
            options=options, value=article if article in names else PASTED, description=words["article"], layout=wide
        )
        self.pasted = widgets.Textarea(
            value="" if article in names else article,
            placeholder=words["hint"],
            description=words["text"],
            continuous_update=False,
            layout=widgets.Layout(width="60em", height="6em"),
        )
        self.published = widgets.DatePicker(description=words["published"], layout=wide)
        self.kinds, self.sources, self.certainties = (
            widgets.SelectMultiple(description=words[name], rows=6, layout=widgets.Layout(width="24em"))
            for name in ("kinds", "sources", "certainties")
        )
        self.lowest, self.highest = (
            widgets.Text(description=words[name], continuous_update=False, layout=widgets.Layout(width="14em"))
            for name in ("lowest", "highest")
        )
        charts = [(CHART_NAMES[language][name], name) for name in CHARTS]
        self.chart = widgets.Dropdown(options=charts, description=words["chart"], layout=wide)
        self.clear = widgets.Button(description=words["clear"])
        self.notice, self.reader, self.files = widgets.HTML(), Reader(), widgets.HTML()
        self.look: View | None = None
        super().__init__(
            [
                widgets.HBox([self.article, self.published, self.chart], layout=widgets.Layout(flex_flow="row wrap")),
                self.pasted,
                widgets.HBox([self.kinds, self.sources, self.certainties], layout=widgets.Layout(flex_flow="row wrap")),
                widgets.HBox([self.lowest, self.highest, self.clear]),
                self.notice,
                self.reader,
                self.files,
            ]
        )
        if published:
            self.published.value = open_article("Un jour.", published).published
        self._follow()
        self._opened()

    def _follow(self) -> None:
        for widget in (self.article, self.pasted, self.published):
            widget.observe(lambda change: self._opened(), "value")
        for widget in (self.kinds, self.sources, self.certainties, self.lowest, self.highest, self.chart):
            widget.observe(lambda change: self._show(), "value")
        self.clear.on_click(lambda button: self._cleared())

    def _source(self) -> Article:
        """The article that is chosen, or what was pasted: that is text, whatever it looks like, never a path or an address."""
        if name := self.article.value:
            return read_article(str(name))
        return read_text(self.pasted.value)

    def _is_empty(self) -> bool:
        return not (self.article.value or self.pasted.value.strip())

    def _opened(self) -> None:
        """Offer what the article has to choose from, and show all of it."""
        if self._is_empty():
            return self._say(self.words["empty"])
        try:
            article = open_article(self._source(), self.published.value)
            figures = figures_table(article)
        except (UserError, ValueError) as error:
            return self._say(str(error))
        language = self.language
        kinds, certainties = Counter(figures["kind"].astype(str)), Counter(figures["certainty"].astype(str))
        sources = Counter(figures["source"].fillna("").astype(str))
        self._quiet = True
        self._offer(self.kinds, [(f"{KIND_WORDS[language][name].name} ({kinds[name]})", name) for name in KINDS if kinds[name]])
        self._offer(
            self.certainties,
            [(f"{say(name, language)} ({certainties[name]})", name) for name in CERTAINTIES if certainties[name]],
        )
        self._offer(self.sources, [(f"{name or self.words['own']} ({number})", name) for name, number in sources.most_common()])
        self._quiet = False
        self._show()

    @staticmethod
    def _offer(widget: Any, options: list[tuple[str, str]]) -> None:
        kept = [value for value in widget.value if value in dict(options).values()]
        widget.options = options
        widget.value = tuple(kept)

    def _cleared(self) -> None:
        self._quiet = True
        for widget in (self.kinds, self.sources, self.certainties):
            widget.value = ()
        self.lowest.value = self.highest.value = ""
        self._quiet = False
        self._show()

    def _show(self) -> None:
        if self._quiet or self._is_empty():
            return
        try:
            self.look = view(
                self._source(),
                published=self.published.value,
                kinds=self.kinds.value,
                sources=self.sources.value,
                certainties=self.certainties.value,
                lowest=number_of(self.lowest.value),
                highest=number_of(self.highest.value),
                chart=self.chart.value,
                language=self.language,
            )
        except (UserError, ValueError) as error:
            return self._say(str(error))
        self.notice.value = ""
        self.reader.show(self.look)
        self.files.value = f"<b>{escape(self.words['save'])}</b> {files_html(self.look)}"

    def _say(self, sentence: str) -> None:
        """One sentence instead of an article: what is wrong and what to do."""
        self.look = None
        self.notice.value = f'<p class="mathjax_ignore" role="alert">{escape(sentence)}</p>'
        self.reader.clear()
        self.files.value = ""


def explore(article: str = "defection", *, published: str | None = None, language: str = "en") -> Explorer:
    """Explore articles by hand: choose or paste one, set its day, filter its figures; text, table and chart follow.

    article: the stem of a file in `corpus/`, or text. published: the day that relative dates count from, as
    YYYY-MM-DD. language: of the labels, en or fr.

    >>> explore("Il a touché 500 000 dollars.").look.figures["text"].tolist()
    ['500 000 dollars']
    """
    return Explorer(article, published, language)
