"""Web pages: the article's paragraphs, headings, quotations, lists, tables and captions, without what stands around them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from cited_figures.articles.article import Article, read_day
from cited_figures.articles.limits import LARGEST_PAGE
from cited_figures.articles.page_choice import Choice
from cited_figures.articles.page_facts import authors_of, publishers_of, title_of
from cited_figures.articles.page_words import cut
from cited_figures.articles.raised import Calls
from cited_figures.errors import UserError, extra

_MOST_TAGS = 40_000
_DEEPEST = 2_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
# They have no end tag, or may go without.
_UNNESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td th tr dd dt option".split()  # noqa: SIM905
)
_PARTED = ("div", "p", "ul", "ol", "dl", "table", "section", "article", "blockquote", "figure", "nav", "form", "h2", "h3", "h4")
_INSIDE = " | ".join(f".//{tag}" for tag in _PARTED)


def article_of_page(content: str, where: str, name: str | None, url: str | None = None) -> Article:
    """Make an article of a page: paragraphs are parted by an empty line, items of a list begin with «- ».

    Powers and units keep their raised characters, calls of notes are left out; a table is a line a row, its cells parted
    by « | ». Nothing of the page is run or fetched. Raises UserError when it holds no article.
    """
    _refuse_bombs(content, where)
    with extra("pages", f"The web page {where}"):
        import trafilatura  # noqa: F401
        from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(_without_declaration(content), parser=parser)
        publishers = publishers_of(tree)
        headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
        _name_quoted_speakers(tree)
        body = tree.find("body")
        blocks = cut(body, where) if body is not None else []
        _keep_what_is_said(tree)
        found = _extracted(tree, url)
    except (etree.LxmlError, ValueError, RecursionError, AssertionError):
        found, blocks = None, []
    if found is None or found.body is None or not blocks:
        raise _no_article(where)
    title = title_of(_clean(found.title), headings, _clean(found.sitename), url or found.url)
    calls = Calls()
    chosen = Choice(blocks, _text_of(found.body), title, found.description).chosen()
    text = "\n\n".join(words for block in chosen if (words := block.words(calls)))
    if not text:
        raise _no_article(where)
    return Article(
        text,
        title=title,
        source=_clean(found.sitename),
        published=_day(found.date),
        name=name,
        author=authors_of(_clean(found.author), found.sitename, publishers),
        url=url or _clean(found.url),
    )


def _no_article(where: str) -> UserError:
    return UserError(f"{where} holds no article that can be told from the page around it: copy its text into a .txt file.")


def _extracted(tree: Any, url: str | None) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
        config=_config(),
        date_extraction_params={"original_date": True, "extensive_search": False},
    )


def _text_of(body: Any) -> str:
    """The text of an extraction, a line for each of its parts."""
    return "\n".join(text for text in body.itertext() if text.strip())


def _name_quoted_speakers(tree: Any) -> None:
    """A speaker below a quotation stands in a paragraph of its own."""
    for element in tree.xpath("//blockquote//cite"):
        element.tag = "p"


def _refuse_bombs(content: str, where: str) -> None:
    """Refuse a page whose tags would take minutes and gigabytes."""
    if len(content) > LARGEST_PAGE:
        raise UserError(f"{where} is larger than {LARGEST_PAGE // 1024**2} MB: copy the article's text into a .txt file.")
    depth = 0
    for tags, match in enumerate(_TAG.finditer(content)):
        depth += 0 if match[2].lower() in _UNNESTED else -1 if match[1] else 1
        if tags > _MOST_TAGS or depth > _DEEPEST:
            raise UserError(f"{where} has far more tags than an article: copy the article's text into a .txt file.")


def _without_declaration(content: str) -> str:
    """A declared encoding is refused in text that is decoded already; a null byte ends a page."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", content).replace("\0", "")


def _keep_what_is_said(tree: Any) -> None:
    """Mend what the extraction would lose: times and the like inside a paragraph, boxes, bare text beside boxes."""
    for element in tree.xpath("(//p | //li | //td | //blockquote)//*[self::time or self::q or self::code or self::ins]"):
        element.tag = "span"
    for element in tree.xpath("//blockquote//footer | //article//aside[.//p]"):
        links = sum(len(link.text_content()) for link in element.iter("a"))
        if links < 0.3 * len(element.text_content()):
            element.tag = "div" if element.tag == "aside" else "p"
    for element in tree.xpath(f"(//article | //main)//div[text()[normalize-space()]][not({_INSIDE})]"):
        element.tag = "p"


@lru_cache(maxsize=1)
def _config() -> Any:
    """The extraction's settings, but that a short article is one too."""
    from copy import deepcopy

    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "30")
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    return config


def _clean(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _day(date: str | None) -> Any:
    try:
        return read_day(date)
    except UserError:
        return None
