"""Web pages: the article's paragraphs, headings, quotations and lists, without what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from cited_figures.articles.article import Article, read_day
from cited_figures.errors import UserError, extra
from cited_figures.lexicon import alternation, read_lexicon

LARGEST = 20 * 1024 * 1024  # characters
_MOST_TAGS = 40_000
_DEEPEST = 2_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)")
# They have no end tag, or may go without.
_UNNESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td th tr dd dt option".split()  # noqa: SIM905
)
# Kept through the extraction, which turns every space into the plain one.
_SPACES = {"\u00a0": "\u2423", "\u202f": "\u2422"}
_PARTED = ("div", "p", "ul", "ol", "dl", "table", "section", "article", "blockquote", "figure", "nav", "form", "h2", "h3", "h4")
_INSIDE = " | ".join(f".//{tag}" for tag in _PARTED)
_BLOCKS = frozenset({"p", "head", "quote", "item", "row", "code", "list", "table"})


def article_of_page(content: str, where: str, name: str | None, url: str | None = None) -> Article:
    """Make an article of a page: paragraphs are parted by an empty line, items of a list begin with «- ».

    Nothing of the page is run or fetched. Raises UserError when it holds no article.
    """
    _refuse_bombs(content, where)
    with extra("pages", f"The web page {where}"):
        from lxml import etree, html
        from trafilatura import bare_extraction

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(_without_declaration(content), parser=parser)
        _replace(tree, _SPACES)
        _keep_what_is_said(tree)
        found: Any = bare_extraction(
            tree,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            config=_config(),
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (etree.LxmlError, ValueError, RecursionError, AssertionError):
        found = None
    if found is None or found.body is None:
        raise UserError(f"{where} holds no article that can be told from the page around it: copy its text into a .txt file.")
    title = _clean(found.title)
    text = "\n\n".join(_paragraphs(found.body, title))
    if not text:
        raise UserError(f"{where} holds no article that can be told from the page around it: copy its text into a .txt file.")
    return Article(
        text,
        title=title,
        source=_clean(found.sitename),
        published=_day(found.date),
        name=name,
        author=_clean(found.author),
        url=url or _clean(found.url),
    )


def _refuse_bombs(content: str, where: str) -> None:
    """Refuse a page whose tags would take minutes and gigabytes."""
    if len(content) > LARGEST:
        raise UserError(f"{where} is larger than {LARGEST // 1024**2} MB: copy the article's text into a .txt file.")
    depth = 0
    for tags, match in enumerate(_TAG.finditer(content)):
        depth += 0 if match[2].lower() in _UNNESTED else -1 if match[1] else 1
        if tags > _MOST_TAGS or depth > _DEEPEST:
            raise UserError(f"{where} has far more tags than an article: copy the article's text into a .txt file.")


def _without_declaration(content: str) -> str:
    """A declared encoding is refused in text that is decoded already; a null byte ends a page."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", content).replace("\0", "")


def _replace(tree: Any, characters: dict[str, str]) -> None:
    table = str.maketrans(characters)
    for element in tree.iter():
        if element.text:
            element.text = element.text.translate(table)
        if element.tail:
            element.tail = element.tail.translate(table)


def _keep_what_is_said(tree: Any) -> None:
    """Mend what the extraction would lose or glue: times, speakers under a quotation, boxes, «m²», notes."""
    from lxml import etree

    for element in tree.xpath("//del | //s | //sup[.//a]"):
        element.drop_tree()
    for element in tree.xpath("//sup[normalize-space()='2' or normalize-space()='3']"):
        element.text = {"2": "²", "3": "³"}[element.text_content().strip()] if _before(element).endswith("m") else element.text
    for element in tree.xpath("//q"):
        element.text = f"«\u2423{element.text or ''}"
        element.tail = f"\u2423»{element.tail or ''}"
    for element in tree.xpath("(//p | //li | //td | //blockquote)//*[self::time or self::q or self::code or self::ins]"):
        element.tag = "span"
    for element in tree.xpath("//blockquote//*[self::footer or self::cite] | //article//aside[.//p]"):
        links = sum(len(link.text_content()) for link in element.iter("a"))
        if links < 0.3 * len(element.text_content()):
            element.tag = "div" if element.tag == "aside" else "p"
    for element in tree.xpath(f"(//article | //main)//div[text()[normalize-space()]][not({_INSIDE})]"):
        element.tag = "p"
    etree.strip_tags(tree, "sup", "sub")


def _before(element: Any) -> str:
    """The words right before an element."""
    previous = element.getprevious()
    words = element.getparent().text if previous is None else previous.tail
    return words or ""


@lru_cache(maxsize=1)
def _config() -> Any:
    """The extraction's settings, but that a short article is one too."""
    from copy import deepcopy

    from trafilatura.settings import DEFAULT_CONFIG

    config = deepcopy(DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "30")
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    return config


def _paragraphs(body: Any, title: str | None) -> Iterator[str]:
    """The texts of the blocks, in order; the title above them is left out, and so is what belongs to the site."""
    first = True
    for bullet, words in _blocks(body):
        text = _clean(words)
        if not text or (first and text == title) or _is_boilerplate(text):
            continue
        first = False
        yield bullet + text


def _blocks(body: Any) -> Iterator[tuple[str, str]]:
    """All words of the body, parted where a block begins or ends; a row of a table is one block."""
    from lxml import etree

    pieces: list[str] = []
    bullet = ""
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if element.tag in _BLOCKS:
            yield bullet, "".join(pieces)
            pieces, bullet = [], "- " if event == "start" and element.tag == "item" else ""
        if event == "end":
            pieces.append(element.tail or "")
        elif element.tag == "row":
            walk.skip_subtree()
            pieces.append(_row(element))
        else:
            pieces.append("\n" if element.tag == "lb" else element.text or "")
    yield bullet, "".join(pieces)


def _row(row: Any) -> str:
    return " | ".join(" ".join("".join(cell.itertext()).split()) for cell in row.iter("cell"))


def _clean(text: str | None) -> str | None:
    """One space between words, the page's own no-break spaces back; null when nothing is left."""
    if not text:
        return None
    lines = (" ".join(line.split(" ")).strip(" \t\r") for line in re.sub(r"[ \t\r]+", " ", text).split("\n"))
    joined = "\n".join(line for line in lines if line)
    for space, kept in _SPACES.items():
        joined = joined.replace(kept, space)
    return joined.strip() or None


def _day(date: str | None) -> Any:
    try:
        return read_day(date)
    except UserError:
        return None


@lru_cache(maxsize=1)
def _boilerplate() -> re.Pattern[str]:
    return re.compile(r"[\W_]*(?:" + alternation(row.form for row in read_lexicon("boilerplate")) + r")\b")


def _is_boilerplate(text: str) -> bool:
    """Whether a paragraph is the site's, not the article's: «Lire aussi : …».

    >>> _is_boilerplate("Lire aussi : Les dix métiers qui recrutent")
    True
    >>> _is_boilerplate("Il vous reste six mois pour déclarer vos revenus.")
    False
    """
    match = _boilerplate().match(text.lower())
    if not match or len(text) > 200:
        return False
    form = match.group().strip()
    if form.endswith("il vous reste"):
        return "de cet article" in text
    return not (form.endswith("publié le") and len(text) > 80)
