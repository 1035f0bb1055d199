"""Tables and charts to files: each written whole or not at all, the text in them harmless to spreadsheets."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd

# A cell that begins so is a formula to a spreadsheet; «'» counts too, so that reading back takes off what was put on.
LIVE = re.compile(r"'*[=+\-@\t\r\n]")


def csv(table: pd.DataFrame, *, french: bool = False) -> bytes:
    """A table as CSV in UTF-8; lists are joined by «|», text that a spreadsheet would run begins with «'».

    french: as a French Excel opens it: «;» between the cells, a decimal comma, a byte order mark.

    >>> csv(pd.DataFrame({"text": ["=HYPERLINK(1)"], "value": [-1.5]}), french=True).decode("utf-8-sig")
    "text;value\\r\\n'=HYPERLINK(1);-1,5\\r\\n"
    """
    safe = table.copy()
    for name in safe:
        if not pd.api.types.is_numeric_dtype(safe[name]):
            safe[name] = safe[name].astype(object).map(_harmless, na_action="ignore")
    separator, decimal, encoding = (";", ",", "utf-8-sig") if french else (",", ".", "utf-8")
    return safe.to_csv(index=False, sep=separator, decimal=decimal, lineterminator="\r\n").encode(encoding, "replace")


def _harmless(cell: Any) -> Any:
    words = "|".join(re.sub(r"([\\|])", r"\\\1", str(word)) for word in cell) if isinstance(cell, list | tuple) else cell
    return "'" + words if isinstance(words, str) and LIVE.match(words) else words


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    path: of the file, whose folder is there. content: its bytes. Raises OSError when it cannot be written; what was there before
    stays.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write(Path(folder, "figures.csv"), b"text;value")
    ...     Path(folder, "figures.csv").read_bytes()
    b'text;value'
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
