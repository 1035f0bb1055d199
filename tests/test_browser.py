"""The notebooks as a person sees them: JupyterLab in a browser without a screen, all cells run, the explorer used."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STARTED = 240  # seconds for the server, …
RUN = 400_000  # … milliseconds for whatever is waited for: a busy machine is slow, and a test is not the place to say so
SHOWS = "words => document.querySelector('.widget-vbox .cited-text')?.textContent.includes(words)"  # null while there is none


@pytest.fixture(scope="module")
def folder():
    """The notebooks in a folder of their own, so that what the browser saves stays out of the project."""
    with tempfile.TemporaryDirectory(prefix="cited-figures-lab-") as place:
        for notebook in (ROOT / "notebooks").glob("*.ipynb"):
            shutil.copy(notebook, place)
        Path(place, "parc.txt").write_text("Selon la mairie, 20 % des arbres sont abattus.", encoding="utf-8")
        explorer = Path(place, "2_explore.ipynb").read_text(encoding="utf-8")
        own = explorer.replace('ARTICLE = \\"defection\\"', f'ARTICLE = \\"{place}/parc.txt\\"')
        Path(place, "parc.ipynb").write_text(own, encoding="utf-8")
        yield Path(place)


@pytest.fixture(scope="module")
def lab(folder):
    """A JupyterLab on a free port, with settings of its own."""
    settings = {
        name: str(folder / ".jupyter")
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTERLAB_WORKSPACES_DIR", "IPYTHONDIR")
    }
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        "--port=0",
        "--IdentityProvider.token=",
        "--ServerApp.password=",
    ]
    log = folder / "lab.log"
    with log.open("w") as output:
        server = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=output, env={**os.environ, **settings}, start_new_session=True
        )
    try:
        yield address_of(log, server)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def address_of(log, server):
    for _ in range(4 * STARTED):
        found = re.search(r"http://(?:localhost|127\.0\.0\.1):(\d+)/lab", log.read_text())
        if found:
            address = f"http://localhost:{found[1]}"
            urllib.request.urlopen(f"{address}/api", timeout=STARTED).close()
            return address
        if server.poll() is not None:
            break
        time.sleep(0.25)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")


def run_all(browser, lab, name):
    """Open a notebook, run all of its cells, and wait for the last one."""
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    page.set_default_timeout(RUN)
    page.goto(f"{lab}/lab/workspaces/{name}/tree/{name}.ipynb?reset")
    page.locator(".jp-Notebook").wait_for(timeout=RUN)
    if page.get_by_role("button", name="No", exact=True).count():  # news of the Jupyter project
        page.get_by_role("button", name="No", exact=True).first.click()
    page.get_by_text("| Idle").wait_for(timeout=RUN)  # before that, JupyterLab asks for a kernel
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    last = page.locator(".jp-CodeCell").last
    page.wait_for_function(
        r"""() => {
            const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(one => one.textContent.trim());
            return prompts.length > 3 && prompts.every(text => /^\[\d+\]:$/.test(text));
        }""",
        timeout=RUN,
    )
    assert page.locator(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']").count() == 0
    assert page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.error']").count() == 0
    return page, last


def settle(page):
    """Wait as a person would until text, table and chart have followed: the text comes first, the chart last."""
    page.wait_for_timeout(2000)
    page.get_by_text("| Idle").first.wait_for(timeout=RUN)
    page.wait_for_timeout(1000)


def test_article_notebook_shows_its_figures(browser, lab):
    page, _ = run_all(browser, lab, "1_article")
    charts = page.locator("figure img")
    assert charts.count() >= 3
    assert all(charts.nth(number).get_attribute("alt") for number in range(charts.count()))
    assert any("$500,000" in (charts.nth(number).get_attribute("alt") or "") for number in range(charts.count()))
    assert page.locator("mark.cited-figure").count() >= 8
    assert page.locator("mjx-container, .MathJax").count() == 0
    page.close()


def test_explorer_is_used_by_hand(browser, lab):
    page, _ = run_all(browser, lab, "2_explore")
    explorer = page.locator(".jp-OutputArea-output .widget-vbox").last
    explorer.locator("mark").first.wait_for(timeout=RUN)
    explorer.scroll_into_view_if_needed()
    assert explorer.locator("mark").count() == 8

    explorer.locator("select[multiple]").first.select_option(label="amounts of money (1)")
    page.wait_for_function("document.querySelectorAll('.widget-vbox mark').length === 1", timeout=RUN)
    page.wait_for_function("document.querySelectorAll('.widget-vbox tbody tr').length === 1", timeout=RUN)
    assert explorer.locator("tbody tr").all_inner_texts()[0].startswith("$500,000")
    assert "$500,000" in (explorer.locator(".cited-chart svg").get_attribute("aria-label") or "")

    explorer.locator("tbody tr td").nth(1).click()
    figure = explorer.locator("tbody tr").get_attribute("data-figure")
    assert explorer.locator("mark.cited-chosen").get_attribute("data-figure") == figure
    assert explorer.locator(".cited-chart g.cited-chosen").count() >= 1
    page.wait_for_function(
        """figure => {
            const box = document.querySelector(`mark[data-figure="${figure}"]`).getBoundingClientRect();
            const pane = document.querySelector('.cited-text.cited-pane').getBoundingClientRect();
            return box.top >= pane.top && box.bottom <= pane.bottom;
        }""",
        arg=figure,
        timeout=RUN,
    )

    explorer.get_by_role("button", name="Show all").click()
    page.wait_for_function("document.querySelectorAll('.widget-vbox mark').length === 8", timeout=RUN)
    settle(page)
    explorer.locator("select:not([multiple])").first.select_option(label="greve-du-port")
    page.wait_for_function(SHOWS, arg="Kerlannec", timeout=RUN)
    settle(page)

    explorer.locator("textarea").fill("Elle a payé 500 000 dollars puis <b>20 000 dollars</b>.")
    explorer.locator("textarea").blur()
    page.wait_for_function(SHOWS, arg="<b>20 000", timeout=RUN)
    settle(page)
    page.wait_for_function("document.querySelectorAll('.widget-vbox tbody tr').length === 2", timeout=RUN)
    assert explorer.locator("tbody td:first-child a").all_inner_texts() == ["$500,000", "$20,000"]
    assert explorer.locator("b").all_inner_texts().count("20 000 dollars") == 1  # of the excerpt; the text's own <b> is text
    assert page.locator("mjx-container, .MathJax").count() == 0
    page.close()


def test_what_is_put_right_in_the_explorer_is_there_when_the_notebook_runs_again(browser, lab, folder):
    for wanted in ("la mairie", "la commune"):
        page, _ = run_all(browser, lab, "parc")
        explorer = page.locator(".jp-OutputArea-output .widget-vbox").last
        source = explorer.locator("tbody tr td").nth(2)
        source.wait_for(timeout=RUN)
        assert source.inner_text().startswith(wanted)
        if wanted == "la mairie":
            source.dblclick()
            page.keyboard.press("Control+A")
            page.keyboard.type("la commune")
            page.keyboard.press("Enter")
            explorer.locator(".cited-sign").wait_for(timeout=RUN)
            assert (folder / "corrections" / "parc.jsonl").read_text(encoding="utf-8").count('"now": "la commune"') == 1
        else:
            assert page.locator(".jp-CodeCell").last.inner_text().count("la commune") == 1  # the list of corrections
        page.close()
