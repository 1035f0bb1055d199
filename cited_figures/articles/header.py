"""The small YAML header that may stand above an article's text."""

from __future__ import annotations

import re
import warnings
from typing import Any

import yaml

from cited_figures.errors import ArticleWarning, UserError

FIELDS = ("title", "source", "published", "language", "author", "url")
_LONGEST = 20_000  # characters; what has no closing line within them is no header
_ADVICE = "write lines such as «source: franceinfo» between the two «---»"
_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)


class _Words(yaml.SafeLoader):
    """YAML whose scalars are words as they are written (`title: Non` is no boolean, `49.30` no number), or null.

    What names another type (`!!bool Non`) is told with its line, as any other mistake is.
    """


_Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Words.yaml_constructors = {
    tag: construct
    for tag, construct in yaml.SafeLoader.yaml_constructors.items()
    if tag is None or tag.rpartition(":")[2] in {"null", "str", "seq", "map"}
}


def split_header(content: str, name: str = "the article") -> tuple[dict[str, str], str]:
    """Part a file into the fields of its header and its text; the text begins right after the header's closing line.

    Fields that are null or absent are left out. Raises UserError when the header is not YAML or a field is no word.

    >>> split_header("---\\ntitle: null\\nsource: franceinfo\\n---\\nCe sont des chiffres.")
    ({'source': 'franceinfo'}, 'Ce sont des chiffres.')
    """
    opening = _OPENING.match(content)
    closing = _CLOSING.search(content, opening.end(), _LONGEST) if opening else None
    if not opening or not closing:
        return {}, content
    return _fields(content[opening.end() : closing.start()], name), content[closing.end() :]


def _fields(header: str, name: str) -> dict[str, str]:
    try:
        given: Any = yaml.load(header, Loader=_Words)  # a safe loader
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 2}" if mark else ""
        raise UserError(
            f"The header of {name} is not YAML{line}: write lines such as «source: franceinfo» between the two «---»."
        ) from None
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise UserError(f"The header of {name} has no names: {_ADVICE}.")
    fields = {}
    for key, value in given.items():
        if key not in FIELDS:
            known = ", ".join(FIELDS)
            warnings.warn(
                f"The header of {name} has «{key}», which is not used; known are {known}.", ArticleWarning, stacklevel=4
            )
        elif value is not None and not isinstance(value, str):
            shape = "a list" if isinstance(value, list) else "several values"
            raise UserError(f"The header of {name} has {shape} for «{key}»: write one value, or null when it is unknown.")
        elif value:
            fields[key] = value
    return fields
