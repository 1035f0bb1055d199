"""HTML's names for characters where no page is around them: «&eacute;», «&nbsp;», «&#8217;»."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}\d{0,2}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
_TWICE = 2  # what was escaped is escaped again in feeds: «&amp;eacute;»


def without_entities(text: str) -> str:
    """The text with the characters that its entities stand for; what is no entity stays as it is.

    >>> without_entities("Le d&eacute;ficit atteint 5&nbsp;% en R&D; l&#39;Insee le dit.")
    "Le déficit atteint 5\\xa0% en R&D; l'Insee le dit."
    """
    for _ in range(_TWICE):
        if "&" not in text:
            break
        text = _ENTITY.sub(_character, text)
    return text


def with_entities(text: str) -> str:
    """A text that `without_entities` turns back into this one: what looks like an entity is written as what stands for it.

    >>> with_entities("&eacute; en R&D"), without_entities(with_entities("&amp;eacute; en R&D"))
    ('&amp;amp;eacute; en R&D', '&amp;eacute; en R&D')
    """
    return _ENTITY.sub(lambda entity: "&" + "amp;" * _TWICE + entity.group()[1:], text)


def _character(entity: re.Match[str]) -> str:
    words = entity.group()
    return unescape(words) if words[1] == "#" else html5.get(words[1:], words)
