"""The notebook beside a report: the article's own, not yet run, to go on from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import Any

NAME = "1_article.ipynb"
MADE = "cited_figures"  # the key under which a notebook says what it held when it was made


def template() -> Path:
    """The notebook of one article: in the project's folder `notebooks/`, or where the installed package has put it.

    Raises FileNotFoundError where an installation has left it out.
    """
    own = Path(__file__).resolve().parents[2] / "notebooks" / NAME
    if own.is_file():
        return own
    try:
        installed = [file for file in files("cited-figures") or () if file.name == NAME]
    except PackageNotFoundError:
        installed = []
    for file in installed:
        place = Path(str(file.locate())).resolve()
        if place.is_file():
            return place
    raise FileNotFoundError(f"{NAME} is not installed with the package.")


def article_notebook(parameters: Mapping[str, Any]) -> bytes:
    """The notebook of an article, with other values in its cell of parameters.

    parameters: by name; plain values, or None. Each keeps the comment that it has in the cell.

    >>> "grève.txt" in article_notebook({"ARTICLE": "grève.txt"}).decode("utf-8")
    True
    """
    notebook = json.loads(template().read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if "parameters" in cell["metadata"].get("tags", []):
            lines = _source(cell).split("\n")
            cell["source"] = "\n".join(_line(line, parameters) for line in lines)
    notebook["metadata"][MADE] = {"made": _digest(notebook)}
    return (json.dumps(notebook, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def is_touched(content: bytes) -> bool:
    """Whether a person has run or changed a notebook since it was made; what cannot be read is a person's.

    >>> is_touched(article_notebook({"ARTICLE": "grève.txt"}))
    False
    """
    try:
        notebook = json.loads(content)
        return bool(notebook["metadata"][MADE]["made"] != _digest(notebook))
    except (ValueError, KeyError, TypeError):
        return True


def _digest(notebook: Mapping[str, Any]) -> str:
    """What the cells hold, in short: their words and their outputs."""
    cells = [[cell["cell_type"], _source(cell), cell.get("outputs") or []] for cell in notebook["cells"]]
    return sha256(json.dumps(cells, ensure_ascii=True).encode("ascii")).hexdigest()


def _source(cell: Mapping[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def _line(line: str, parameters: Mapping[str, Any]) -> str:
    name, _, rest = line.partition(" = ")
    if name not in parameters:
        return line
    value = parameters[name]
    literal = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)
    return f"{name} = {literal}  # {rest.partition('  # ')[2]}"
