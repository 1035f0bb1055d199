"""The parts of a Word file: what leads to which, and their XML, within limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any
from urllib.parse import unquote

from cited_figures.errors import UserError

LARGEST = 100 * 1024 * 1024  # bytes after unpacking, pictures included
_TEXT = 30 * 1024 * 1024  # bytes of the document's own XML
_PARTS = 5_000
COPY = "copy the article's text into a .txt file"


def name_of(element: Any) -> str:
    """An element's or an attribute's name without its namespace, which differs between the two kinds of Open XML."""
    tag = element if isinstance(element, str) else element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """The attribute of this name, in whatever namespace."""
    return next((value for key, value in element.items() if name_of(key) == name), None)


def child(element: Any, *names: str) -> Any:
    """The element at the end of a path of names, or None."""
    for name in names:
        element = next((inner for inner in element if name_of(inner) == name), None)
        if element is None:
            return None
    return element


class Package:
    """A Word file's bytes, opened; parts are read when they are asked for, pictures never."""

    def __init__(self, data: bytes, where: str) -> None:
        self.where = where
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            parts = self._archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise self.unreadable() from None
        # Unpacking never gives more than the sizes that the archive declares.
        total = sum(part.file_size for part in parts)
        xml = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
        if total > LARGEST or xml > _TEXT or len(parts) > _PARTS:
            raise UserError(f"{where} unpacks to {total // 1024**2} MB, far more than an article: {COPY}.")
        self._names = {part.filename.lower(): part.filename for part in parts}

    def unreadable(self) -> UserError:
        """What a person is told about a file that is broken."""
        return UserError(f"{self.where} is no Word file that can be read: save it again as .docx, or {COPY}.")

    def document(self) -> str:
        """The name of the part with the text."""
        for kind, target in self.leads("").values():
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def leads(self, part: str) -> dict[str, tuple[str, str]]:
        """The kind and the part that each relationship of a part leads to, by its identifier."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for entry in root if root is not None else ():
            target = unquote(entry.get("Target") or "")
            if target and entry.get("TargetMode") != "External":
                whole = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[entry.get("Id") or ""] = ((entry.get("Type") or "").rpartition("/")[2], whole)
        return found

    def xml(self, part: str) -> Any:
        """The root element of a part; None when the part is missing or broken."""
        from lxml import etree

        name = self._names.get(part.lower())
        if name is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            return etree.fromstring(self._archive.read(name), parser)
        except (
            etree.LxmlError,
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            ValueError,
            RuntimeError,
            EOFError,
            NotImplementedError,
        ):
            return None
