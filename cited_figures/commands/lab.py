"""JupyterLab on the notebook of an article, which its report has put beside its page, and on the explorer behind it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from cited_figures.articles.load import read_article
from cited_figures.commands.notebook import template
from cited_figures.commands.report import folder_name, report
from cited_figures.errors import extra

EXPLORER = "2_explore.ipynb"
WORKSPACE = "cited-figures"


def lab(source: str | None, *, published: str | None = None, to: str = "reports", private: bool = False) -> int:
    """Open JupyterLab on an article's notebook and the explorer; its report is made where there is none.

    The arguments are those of `report`; without an article on the first notebook. Takes the place of this process; raises
    UserError with one sentence.
    """
    with extra("notebook", "The command `lab`"):
        import jupyterlab  # noqa: F401
    notebook = template() if source is None else _notebook(source, published, to, private)
    # A kernel that somebody has installed for all, with another Python, has the same name as this one's own.
    own = os.path.join(sys.prefix, "share", "jupyter")
    places = os.pathsep.join([own, *filter(None, [os.environ.get("JUPYTER_PATH")])])
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    beside = _explorer_beside(notebook)
    both = both_open(notebook, beside, Path(to)) if beside else []
    arguments = [sys.executable, "-m", "jupyterlab", *root, *both, *([] if both else [str(notebook)])]
    os.execve(sys.executable, arguments, os.environ | {"JUPYTER_PATH": places})


def both_open(notebook: Path, explorer: Path, to: Path) -> list[str]:
    """The options of JupyterLab with which it shows two notebooks, the first one in front; their layout is kept in a folder.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     both_open(Path(folder, "a.ipynb"), Path(folder, "b.ipynb"), Path(folder))[-1]
    '--LabApp.default_url=/lab/workspaces/cited-figures'
    """
    from jupyterlab_server.workspaces_handler import WorkspacesManager

    root = Path(os.path.commonpath([notebook.resolve().parent, explorer.resolve().parent]))
    names = [path.resolve().relative_to(root).as_posix() for path in (notebook, explorer)]
    widgets = [f"notebook:{name}" for name in names]
    dock = {"type": "tab-area", "currentIndex": 0, "widgets": widgets}
    opened = {widget: {"data": {"path": name, "factory": "Notebook"}} for widget, name in zip(widgets, names, strict=True)}
    layout = {"main": {"dock": dock, "current": widgets[0]}}
    content = {"data": {"layout-restorer:data": layout, **opened}, "metadata": {"id": WORKSPACE}}
    folder = (to / ".lab").resolve()
    WorkspacesManager(str(folder)).save(WORKSPACE, json.dumps(content))
    return [
        f"--ServerApp.root_dir={root}",
        f"--LabApp.workspaces_dir={folder}",
        f"--LabApp.default_url=/lab/workspaces/{WORKSPACE}",
    ]


def _explorer_beside(notebook: Path) -> Path | None:
    """The explorer's notebook, where it lies in the same project as another one."""
    explorer = template().with_name(EXPLORER)
    project = explorer.resolve().parents[1]
    return explorer if explorer.is_file() and notebook.resolve().is_relative_to(project) else None


def _notebook(source: str, published: str | None, to: str, private: bool) -> Path:
    """The notebook of an article, with its report made first where there is none, or where a day is given."""
    name = folder_name(read_article(source, private=private))
    notebook = Path(to, name, f"{name}.ipynb")
    if published or not notebook.is_file():
        report(source, published=published, to=to, private=private)
    return notebook
