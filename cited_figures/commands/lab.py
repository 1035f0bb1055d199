"""JupyterLab on the notebook of an article, which its report has put beside its page."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cited_figures.articles.load import read_article
from cited_figures.commands.notebook import template
from cited_figures.commands.report import folder_name, report
from cited_figures.errors import extra


def lab(source: str | None, *, published: str | None = None, to: str = "reports", private: bool = False) -> int:
    """Open JupyterLab on an article's notebook; its report is made where there is none. Without an article: on the first one.

    The arguments are those of `report`. Takes the place of this process; raises UserError with one sentence.
    """
    with extra("notebook", "The command `lab`"):
        import jupyterlab  # noqa: F401
    notebook = template() if source is None else _notebook(source, published, to, private)
    # A kernel that somebody has installed for all, with another Python, has the same name as this one's own.
    own = os.path.join(sys.prefix, "share", "jupyter")
    os.environ["JUPYTER_PATH"] = os.pathsep.join([own, *filter(None, [os.environ.get("JUPYTER_PATH")])])
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    os.execv(sys.executable, [sys.executable, "-m", "jupyterlab", *root, str(notebook)])


def _notebook(source: str, published: str | None, to: str, private: bool) -> Path:
    """The notebook of an article, with its report made first where there is none, or where a day is given."""
    name = folder_name(read_article(source, private=private))
    notebook = Path(to, name, f"{name}.ipynb")
    if published or not notebook.is_file():
        report(source, published=published, to=to, private=private)
    return notebook
