"""Each notebook runs from its own folder, and is kept as notebooks are kept here."""

from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


def named(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_runs_twice_from_its_own_folder(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    twice = [*notebook.cells, *notebook.cells]
    notebook.cells = [nbformat.from_dict(cell | {"id": f"cell-{number}"}) for number, cell in enumerate(twice)]
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}).execute()
    printed = [output for cell in notebook.cells for output in cell.get("outputs", []) if output.output_type == "stream"]
    assert printed == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_what_a_person_gets_wrong_is_one_line_and_no_traceback() -> None:
    tried = {
        'helpers.load("nowhere.txt")': "There is no file «nowhere.txt»",
        'helpers.load("defection", published="en septembre")': "«en septembre» is not a date: write the day as YYYY-MM-DD",
        'helpers.chart_figures(helpers.figures(helpers.load("defection")), language="de")': "There are no labels in «de»",
    }
    cells = [nbformat.v4.new_code_cell(f"import helpers\n{code}") for code in tried]
    notebook = nbformat.v4.new_notebook(cells=cells)
    folder = {"metadata": {"path": str(NOTEBOOKS[0].parent)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=folder, allow_errors=True).execute()
    shown = [[line for output in cell.outputs for line in output.traceback] for cell in notebook.cells]
    assert [(len(lines), lines[0].startswith(said)) for lines, said in zip(shown, tried.values(), strict=True)] == [(1, True)] * 3


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_is_short_cells_with_a_sentence_before_each(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    assert [cell.source for cell in code if len(cell.source.split("\n")) > 5] == []
    unannounced = [cell.source for before, cell in pairwise(cells) if before.cell_type == cell.cell_type == "code"]
    assert unannounced == []
    assert [cell.source for cell in code if "sys.path" in cell.source or "pip install" in cell.source] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_has_one_cell_of_parameters_plain_literals_with_a_comment_each(path: Path) -> None:
    cells = nbformat.read(path, as_version=4).cells
    (parameters,) = [cell for cell in cells if "parameters" in cell.metadata.get("tags", [])]
    for line in parameters.source.split("\n"):
        assert line.partition("  # ")[2], line
        eval(line.partition("  # ")[0].partition(" = ")[2], {"__builtins__": {}})


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_is_kept_without_outputs_and_with_ids(path: Path) -> None:
    for cell in nbformat.read(path, as_version=4).cells:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None
        assert not cell.id.isdigit()
