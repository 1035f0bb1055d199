"""The explorer's reader in a browser without a notebook around it: figures put right by hand, words added, files saved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cited_figures.page.assets import explorer_script, style
from cited_figures.page.explorer import Explorer, explore

TEXT = (
    "Selon la mairie, 20 % des arbres du parc ont été abattus.\n\nIl reste 300 ormes et un kiosque. Le maire a 58 ans. "
    + "Les riverains attendent. " * 120
    + "Les travaux ont coûté 45 000 euros."
)
# A page that stands for the notebook: the model's values, what is sent to Python, and what Python answers.
PAGE = """<!DOCTYPE html><meta charset="utf-8"><style>{style}</style><div id="above" style="height: 300px"></div>
<div id="intake"></div><div id="reader"></div><script type="module">
{script}
const heard = {{}};
let state = {state};
const model = (part) => ({{
  get: (name) => (name === "part" ? part : state[part][name]),
  on: (event, listener) => ((heard[part + event] ??= []).push(listener)),
  off: () => {{}},
  send: async (asked, callbacks, buffers) => {{
    const bytes = buffers ? [...new Uint8Array(buffers[0])] : [];
    const answer = await window.ask(part, asked, bytes);
    if (answer.file) return heard["readermsg:custom"].forEach((one) => one(answer.file, [new Uint8Array(answer.bytes)]));
    state = answer.state;
    (heard["readerchange:content"] ?? []).forEach((one) => one());
  }},
}});
render({{ model: model("reader"), el: document.querySelector("#reader") }});
render({{ model: model("intake"), el: document.querySelector("#intake") }});
</script>"""


def state(explorer: Explorer) -> dict[str, Any]:
    reader = {name: getattr(explorer.reader, name) for name in ("article", "content", "picture")}
    return {"reader": reader, "intake": {"text": explorer.intake.text, "words": explorer.intake.words}}


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens the explorer of a text in a page, with Python behind it; nothing may go wrong in the page."""
    wrong: list[str] = []
    pages = []

    def open_page(text: str = TEXT, language: str = "fr", size: tuple[int, int] = (1400, 1000)) -> tuple[Any, Explorer]:
        path = tmp_path / "parc.txt"
        path.write_text(text, encoding="utf-8")
        explorer = explore(str(path), language=language)
        saved: list[tuple[Any, Any]] = []
        explorer.reader.send = lambda message, buffers: saved.append((message, buffers))  # type: ignore[method-assign]

        def ask(part: str, asked: dict[str, Any], content: list[int]) -> dict[str, Any]:
            if part == "intake":
                explorer.take(asked, bytes(content))
            else:
                explorer.do(asked)
            if saved:
                message, buffers = saved.pop()
                return {"file": message, "bytes": list(buffers[0])}
            return {"state": state(explorer)}

        page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        pages.append(page)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.expose_function("ask", ask)
        page.goto("about:blank")
        given = json.dumps(state(explorer)).replace("</", "<\\/")
        page.set_content(PAGE.format(style=style(), script=explorer_script(), state=given))
        page.locator("#reader mark").first.wait_for()
        return page, explorer

    yield open_page
    for page in pages:
        page.close()
    assert wrong == []


def row(page: Any, words: str) -> Any:
    return page.locator("tbody tr").filter(has=page.locator("td:first-child", has_text=words))


def kept(explorer: Explorer) -> list[dict[str, Any]]:
    path = explorer.look and explorer.look.article.corrections
    assert path
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_a_cell_is_edited_in_place_and_it_holds_at_the_next_reading(opened: Any) -> None:
    page, explorer = opened()
    explorer.by.value = "Léa"
    row(page, "20").locator("td").nth(2).dblclick()
    page.keyboard.press("Control+A")
    page.keyboard.type("la commune")
    page.keyboard.press("Enter")
    page.locator("tbody .cited-sign").wait_for()
    assert row(page, "20").locator("td").nth(2).inner_text().startswith("la commune")
    assert page.locator("mark.cited-corrected").inner_text() == "20 %"
    assert [(line["field"], line["was"], line["now"], line["by"]) for line in kept(explorer)] == [
        ("source", "la mairie", "la commune", "Léa")
    ]
    again, _ = opened()
    assert row(again, "20").locator("td").nth(2).inner_text().startswith("la commune")


def test_a_pencil_is_there_for_the_keyboard_and_escape_leaves_all_as_it_was(opened: Any) -> None:
    page, explorer = opened()
    row(page, "300").locator("td:first-child a").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "cited-pencil"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.value") == "300"
    page.keyboard.type("310")
    page.keyboard.press("Escape")
    assert row(page, "300").locator("input").count() == 0
    assert not explorer.look.article.corrections.exists()


def test_how_sure_is_chosen_from_a_list(opened: Any) -> None:
    page, explorer = opened()
    row(page, "300").locator("td").nth(3).dblclick()
    page.locator("td select").select_option("doubtful")
    page.keyboard.press("Enter")
    page.locator("mark.cited-doubtful").wait_for()
    assert [(line["field"], line["now"]) for line in kept(explorer)] == [("certainty", "doubtful")]


def test_a_row_is_accepted_and_another_dropped(opened: Any) -> None:
    page, explorer = opened()
    row(page, "300").get_by_role("button", name="Cette ligne est juste").click()
    page.locator("mark.cited-accepted").wait_for()
    row(page, "58").get_by_role("button", name="Ce n'est pas un chiffre").click()
    page.wait_for_function("document.querySelectorAll('tbody tr').length === 3")
    assert [(line["op"], line["exact"]) for line in kept(explorer)] == [("accept", "300"), ("drop", "58 ans")]


def test_words_are_selected_to_add_a_figure(opened: Any) -> None:
    page, explorer = opened()
    select(page, "un kiosque")
    box = page.locator(".cited-box")
    box.wait_for()
    box.locator("select").select_option("count")
    box.locator("input").first.fill("1")
    box.locator("input").last.fill("kiosque")
    box.get_by_role("button", name="Ajouter comme chiffre").click()
    page.locator("mark.cited-added").wait_for()
    assert page.locator("mark.cited-added").inner_text() == "un kiosque"
    (line,) = kept(explorer)
    assert (line["op"], line["exact"], line["start"]) == ("add", "un kiosque", TEXT.index("un kiosque"))
    assert line["now"] == {"kind": "count", "value": 1.0, "low": 1.0, "high": 1.0, "unit": "kiosque"}


def select(page: Any, words: str) -> None:
    """Select words of the text as a mouse does."""
    page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.querySelector(".cited-text"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + words.length);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                walker.currentNode.parentElement.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
                return;
            }
        }""",
        words,
    )


def test_nothing_moves_when_a_figure_is_put_right(opened: Any) -> None:
    page, _ = opened(size=(1400, 700))
    page.get_by_role("button", name="Qui le dit").click()
    page.get_by_role("searchbox").fill("e")
    row(page, "58").locator("td").nth(1).dblclick()
    page.evaluate("scrollTo(0, 250); document.querySelector('.cited-text').scrollTop = 400")
    before = page.evaluate("[scrollY, document.querySelector('.cited-text').scrollTop]")
    page.keyboard.type("maire du village")
    page.keyboard.press("Enter")
    page.locator("tbody .cited-sign").wait_for()
    assert page.evaluate("[scrollY, document.querySelector('.cited-text').scrollTop]") == before
    assert page.locator("th[aria-sort=ascending]").inner_text().startswith("Qui le dit")
    assert page.get_by_role("searchbox").input_value() == "e"


def test_a_choice_that_leaves_less_moves_nothing(opened: Any) -> None:
    page, explorer = opened(size=(1400, 500))
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    before = page.evaluate("scrollY")
    explorer.kinds.value = ("age",)
    page.evaluate("document.querySelector('[data-do=accept]').click()")  # whatever makes the page ask for its new state
    page.wait_for_function("document.querySelectorAll('tbody tr').length === 1")
    assert page.evaluate("scrollY") == before


def test_what_is_pasted_or_dropped_is_recognised_at_once(opened: Any) -> None:
    page, explorer = opened()
    page.locator("textarea").focus()
    page.evaluate(
        """() => {
            const area = document.querySelector("textarea");
            area.value = "Elle a 28 ans et <b>3 chats</b>.";
            area.dispatchEvent(new ClipboardEvent("paste", { bubbles: true }));
        }"""
    )
    page.wait_for_function("document.querySelector('.cited-text').textContent.includes('<b>3 chats</b>')")
    assert explorer.look.figures["text"].tolist() == ["28 ans", "3"]
    page.locator("input[type=file]").set_input_files(
        {"name": "forêt.txt", "mimeType": "text/plain", "buffer": "La forêt compte 5 000 chênes.".encode()}
    )
    page.wait_for_function("document.querySelector('.cited-text').textContent.includes('5 000 chênes')")
    assert explorer.look.article.name == "forêt"


@pytest.mark.parametrize("file", ["parc-figures.csv", "parc-chart.svg", "parc-chart.png", "parc-text.html"])
def test_what_is_shown_is_saved(opened: Any, file: str) -> None:
    page, _ = opened()
    with page.expect_download() as download:
        page.get_by_role("button", name=file).click()
    assert download.value.suggested_filename == file
    assert Path(download.value.path()).stat().st_size > 200


def test_it_has_no_grave_fault_of_accessibility(opened: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: make test installs it")
    page, _ = opened()
    row(page, "300").hover()
    found = axe.Axe().run(page, options={"rules": {"document-title": {"enabled": False}, "html-has-lang": {"enabled": False}}})
    grave = [one for one in found.response["violations"] if one["impact"] in ("serious", "critical")]
    assert [(one["id"], one["nodes"][0]["html"]) for one in grave] == []
