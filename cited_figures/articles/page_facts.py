"""What a web page says of its article: title, site, authors, day."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from cited_figures.articles.days import day_of
from cited_figures.lexicon import without_accents

_MARKS = re.compile(r"\s+[-–—|•·:»/]\s+|\s*\|\s*")
_BY = re.compile(
    r"\s*(?:propos recueillis par|texte (?:de|par)|publié par|écrit par|par|by|de)\s*:?\s+(?=[A-ZÀ-Ý])", re.IGNORECASE
)
_LONGEST_SITE = 50  # characters
_ENOUGH = 15  # characters of a title from which something was cut off
_AUTHORS = 200


def title_of(found: str | None, headings: list[str], site: str | None, address: str | None) -> str | None:
    """The article's title without the name of its site, which pages hang on: «Budget : 3 millions - Le Courrier».

    headings: the page's own first-level headings.

    >>> title_of("Budget : 3 millions | Économie | Le Courrier", [], "Le Courrier", None)
    'Budget : 3 millions | Économie'
    >>> title_of("Budget : 3 millions | Économie | Le Courrier", ["Budget : 3 millions"], "Le Courrier", None)
    'Budget : 3 millions'
    """
    if not found:
        return headings[0] if len(headings) == 1 else None
    for heading in headings:
        if len(heading) >= _ENOUGH and _plain(found).startswith(_plain(heading)) and _plain(heading) != _plain(site or ""):
            return heading
    names = {_plain(name) for name in (site or "", *_names(address))} - {""}
    title, cut = found, True
    while cut:
        cut = False
        marks = list(_MARKS.finditer(title))
        for mark in marks:  # the name of the site may hold a mark itself
            rest = title[mark.end() :]
            if len(title[: mark.start()]) >= 3 and (_is_site(rest, names) or day_of(rest)):
                title, cut = title[: mark.start()].rstrip(), True
                break
        if marks and not cut and _is_site(title[: marks[0].start()], names):
            title, cut = title[marks[0].end() :], True
    return title


def _is_site(words: str, names: set[str]) -> bool:
    plain = _plain(words)
    return (
        bool(plain)
        and len(words) <= _LONGEST_SITE
        and (plain in names or any(plain == name.removesuffix("fr") for name in names))
    )


def _names(address: str | None) -> list[str]:
    """The names that a site may have by its address: «lecourrier», «lecourrier.fr»."""
    host = (urlsplit(address).hostname or "") if address else ""
    host = host.removeprefix("www.")
    parts = host.split(".")
    return [host, *parts[:-1]] if host else []


def _plain(text: str) -> str:
    return "".join(character for character in without_accents(text.lower()) if character.isalnum())


def authors_of(found: str | None, site: str | None, publishers: set[str]) -> str | None:
    """Who wrote it, without «Par», and without the house where people are named too.

    >>> authors_of("Par Anne Roche; Le Courrier", "Le Courrier", set())
    'Anne Roche'
    """
    if not found:
        return None
    names = [name for part in re.split(r"\s*;\s*", found) if (name := _named(part))]
    houses = {_plain(name) for name in (site or "", *publishers)} - {""}
    people = [name for name in names if _plain(name) not in houses]
    return "; ".join(people or names)[:_AUTHORS] or None


def _named(words: str) -> str:
    words = " ".join(words.split())
    by = _BY.match(words)
    return (words[by.end() :] if by else words).strip(" ,")


def publishers_of(tree: Any) -> set[str]:
    """The names of organisations in a page's structured data."""
    import json

    found: set[str] = set()
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json" or len(script.text or "") > 200_000:
            continue
        try:
            waiting = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop()
            if isinstance(value, dict):
                if "Organization" in str(value.get("@type")) and isinstance(value.get("name"), str):
                    found.add(value["name"])
                waiting += value.values()
            elif isinstance(value, list):
                waiting += value
    return found
