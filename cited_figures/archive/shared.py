"""What the server imports from which processes are forked: the finders' tables, made once and shared by all of them.

The one module that does something when it is imported, and nothing but that server imports it.
"""

from __future__ import annotations

import cited_figures.archive.work  # noqa: F401
from cited_figures.extractor import extractor

extractor()
