"""The report page as a person meets it: on a wide screen, on a telephone, on paper, by mouse, by keys, without its script."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cited_figures.articles.article import Article
from cited_figures.articles.load import read_article
from cited_figures.commands.report_files import report_files

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
GRAVE = {"serious", "critical"}
# Inside whatever it stands in, and inside the window.
SEEN = """([one, pane]) => {
    const [inner, outer] = [document.querySelector(one), document.querySelector(pane)].map(e => e.getBoundingClientRect());
    return inner.top >= Math.max(outer.top, 0) - 1 && inner.bottom <= Math.min(outer.bottom, innerHeight) + 1;
}"""
CHOSEN = "[...document.querySelectorAll('.cited-chosen')].map(one => one.localName)"
FOCUS = "document.activeElement.closest('[data-figure]')?.dataset.figure"
TEXT, TABLE = ".cited-text.cited-pane", ".cited-table.cited-pane"


def long_article() -> Article:
    """An article of some 600 words, with all that articles have: quotations, sources that disagree, dates, hedges."""
    names = ("greve-du-port", "cacao-ivoirien", "tempete-au-quebec", "glacier-du-valais")
    return Article("\n\n".join(read_article(name).text for name in names), title="Une longue journée", name="long")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of a few articles, each in a folder."""
    place = tmp_path_factory.mktemp("reports")
    hostile = (
        "Il a payé $500,000 <script>document.title = 'ran'</script> & « 5 % »\u202e puis 20 euros.<img src=x onerror=alert(1)>"
    )
    articles = [
        long_article(),
        Article("Il est parti.", name="none"),
        Article("Il a touché 500 000 dollars.", name="one"),
        Article(hostile, title=hostile, source=hostile, name="hostile"),
        Article("The government said that it was not from their own data: 20 % of the figures have been wrong.", name="english"),
    ]
    for article in articles:
        name = str(article.name)
        (place / name).mkdir()
        if name == "english":
            with pytest.warns(match="looks English"):
                files = report_files(article, name)
        else:
            files = report_files(article, name)
        for file, content in files.items():
            (place / name / file).write_bytes(content)
    return place


@pytest.fixture
def opened(browser: Any, folder: Path) -> Iterator[Any]:
    """Opens the page of an article in a window of a size; nothing may be fetched for it, and nothing go wrong in it."""
    wrong: list[str] = []
    contexts = []

    def open_page(name: str = "long", size: dict[str, int] = WIDE, **options: Any) -> Any:
        context = browser.new_context(viewport=size, **options)
        contexts.append(context)
        page = context.new_page()
        address = (folder / name / "report.html").as_uri()
        page.on("request", lambda request: wrong.append(request.url) if request.url.partition("#")[0] != address else None)
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", ["long", "none", "one", "hostile", "english"])
def test_it_opens_as_wide_as_the_window_and_fetches_nothing(opened: Any, name: str, size: dict[str, int]) -> None:
    page = opened(name, size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert page.locator("h1").is_visible()
    assert "ran" not in page.title().partition("document.title")[0]
    assert page.locator(".cited-band").count() == (name == "english")


def test_a_row_leads_to_its_mark_and_nothing_else_moves(opened: Any) -> None:
    page = opened()
    row = page.locator("tr[data-figure]").last
    figure = row.get_attribute("data-figure")
    row.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    row.locator("td").nth(1).click()
    assert page.evaluate(SEEN, [f"mark[data-figure='{figure}']", TEXT])
    assert page.evaluate("scrollY") == before
    assert {"mark", "tr"} <= set(page.evaluate(CHOSEN))
    assert page.url.endswith("report.html")


def test_a_mark_leads_to_its_row_and_its_bar(opened: Any) -> None:
    page = opened()
    mark = page.locator("mark[data-figure]").last
    figure = mark.get_attribute("data-figure")
    mark.locator("a").click()
    assert page.evaluate(SEEN, [f"tr[data-figure='{figure}']", TABLE])
    assert page.locator(f"tr[data-figure='{figure}'].cited-chosen").count() == 1
    bar = page.locator(".cited-wide g[data-figure] path").first
    drawn = bar.evaluate("bar => bar.closest('[data-figure]').dataset.figure")
    bar.scroll_into_view_if_needed()
    bar.click(force=True)
    assert page.evaluate(SEEN, [f"mark[data-figure='{drawn}']", TEXT])
    assert page.evaluate(SEEN, [f"tr[data-figure='{drawn}']", TABLE])
    assert {"mark", "tr", "g"} <= set(page.evaluate(CHOSEN))


def test_a_finding_and_a_figure_to_check_lead_to_the_sentence(opened: Any) -> None:
    page = opened()
    for place in (".cited-findings a", ".cited-reasons a"):
        link = page.locator(place).last
        link.click()
        assert page.evaluate(SEEN, [f"mark[data-figure='{link.get_attribute('data-figure')}']", TEXT])


def test_pointing_at_one_shows_the_others(opened: Any) -> None:
    page = opened()
    mark = page.locator("mark[data-figure]").first
    mark.hover()
    near = page.locator(".cited-near")
    assert {"mark", "tr"} <= set(near.evaluate_all("all => all.map(one => one.localName)"))
    assert set(near.evaluate_all("all => all.map(one => one.dataset.figure)")) == {mark.get_attribute("data-figure")}
    page.mouse.move(0, 0)
    assert near.count() == 0


@pytest.mark.parametrize("pane", [TEXT, TABLE], ids=["text", "table"])
def test_keys_step_from_figure_to_figure_and_leave(opened: Any, pane: str) -> None:
    page = opened()
    figures = page.locator("mark[data-figure]").evaluate_all("all => all.map(one => one.dataset.figure)")
    page.locator(pane).focus()
    for key, wanted in [("ArrowDown", 0), ("ArrowRight", 1), ("ArrowDown", 2), ("ArrowLeft", 1), ("End", -1), ("ArrowUp", -2)]:
        page.keyboard.press(key)
        assert page.evaluate(FOCUS) == figures[wanted], key
        assert page.evaluate(SEEN, [f"mark[data-figure='{figures[wanted]}']", TEXT])
        assert page.evaluate(SEEN, [f"tr[data-figure='{figures[wanted]}']", TABLE])
        assert page.locator("[aria-current]").count() == 2
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")  # there is none behind the last
    assert page.evaluate(FOCUS) == figures[-1]
    page.keyboard.press("Escape")
    assert page.locator(".cited-chosen").count() == 0
    assert page.evaluate(f"document.activeElement.matches('{pane}')")


def test_the_tab_key_needs_one_stop_a_pane(opened: Any) -> None:
    page = opened()
    assert page.locator(f"{TEXT} a[tabindex='0']").count() == 1
    assert page.locator(f"{TABLE} td:first-child a[tabindex='0']").count() == 1


def test_the_table_is_sorted_and_searched(opened: Any) -> None:
    page = opened()
    rows = page.locator("tr[data-figure]")
    places = rows.evaluate_all("all => all.map(one => +one.dataset.figure)")
    assert places == sorted(places)
    head = page.get_by_role("columnheader", name="Qui le dit")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    said = rows.locator("td:nth-child(3)").all_inner_texts()
    assert said == sorted(said, key=str.casefold)
    page.get_by_role("button", name="Phrase").click()
    assert rows.evaluate_all("all => all.map(one => +one.dataset.figure)") == places
    page.get_by_role("button", name="Phrase").click()
    assert rows.evaluate_all("all => all.map(one => +one.dataset.figure)") == places[::-1]
    box = page.get_by_role("searchbox")
    box.fill("prefecture")
    visible = page.locator("tr[data-figure]:visible")
    assert 0 < visible.count() < len(places)
    assert all("préfecture" in text for text in visible.all_text_contents())
    assert page.locator("output").inner_text() == f"{visible.count()} chiffres sur {len(places)}"
    box.fill("")
    assert visible.count() == len(places)
    assert page.locator("th.cited-more").first.is_hidden()
    page.get_by_role("checkbox").check()
    assert page.locator("th.cited-more").first.is_visible()


def test_on_a_telephone_it_is_one_column_and_links_lead_there(opened: Any) -> None:
    page = opened(size=NARROW)
    text, table = page.locator(TEXT).bounding_box(), page.locator(TABLE).bounding_box()
    assert table["y"] >= text["y"] + text["height"]
    mark = page.locator("mark[data-figure] a").last
    figure = mark.evaluate("one => one.closest('[data-figure]').dataset.figure")
    mark.click()
    assert page.evaluate(SEEN, [f"tr[data-figure='{figure}'] a", "html"])
    page.locator("tr[data-figure] a").first.click()
    assert page.evaluate(SEEN, ["mark[data-figure]", "html"])


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_texts_are_large_enough_to_be_read(opened: Any, size: dict[str, int]) -> None:
    page = opened(size=size)
    small = page.evaluate(
        """() => [...document.querySelectorAll('main p, main li, td, th, dd, small, svg text')].filter(one => {
            const box = one.getBoundingClientRect();
            if (!box.width || !one.textContent.trim()) return false;
            const svg = one.closest('svg');
            const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
            return parseFloat(getComputedStyle(one).fontSize) * scale < (svg ? 8.5 : 11);
        }).map(one => one.textContent)"""
    )
    assert small == []


def test_without_its_script_everything_is_there_and_leads_there(opened: Any) -> None:
    page = opened(size=WIDE, java_script_enabled=False)
    assert "".join(long_article().text.split())[:200] in "".join(page.locator(TEXT).inner_text().split())
    rows = page.locator("tr[data-figure]")
    assert rows.count() == page.locator("mark[data-figure]").count() > 20
    assert page.locator("thead button, [type=search]").count() == 0
    rows.last.locator("a").first.click()
    assert re.search(r"#cited-figure-\d+$", page.url)
    assert page.locator("mark:target").is_visible()
    page.locator("mark:target a").click()
    assert re.search(r"#cited-row-\d+$", page.url)
    page.get_by_role("checkbox").check()
    assert page.locator("th.cited-more").first.is_visible()
    page.get_by_text("Phrases (").click()
    assert page.locator(".cited-rows").first.is_visible()


@pytest.mark.parametrize("name", ["long", "one", "none"])
def test_on_paper_an_article_of_600_words_takes_three_pages_and_nothing_is_cut(opened: Any, name: str) -> None:
    from pypdf import PdfReader

    page = opened(name)
    labels = page.locator("td a.cited-figure").all_inner_texts()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1000})  # 182 mm, the width between the margins
    assert page.evaluate("document.documentElement.scrollWidth") <= 690  # a mark's edge may reach into the margin
    assert page.evaluate("[...document.querySelectorAll('svg')].every(one => one.getBoundingClientRect().height < 1015)")
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    assert len(printed.pages) <= 3
    words = re.sub(r"[\s\xad]", "", unicodedata.normalize("NFKC", " ".join(sheet.extract_text() for sheet in printed.pages)))
    assert [label for label in labels if re.sub(r"\s", "", unicodedata.normalize("NFKC", label)) not in words] == []
    written = re.findall(r"[^\W\d]{7,}", page.locator(".cited-text").inner_text())
    assert [word for word in written if word not in words.replace("-", "")] == []


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", ["long", "none", "one", "english"])
def test_it_has_no_grave_fault_of_accessibility(opened: Any, name: str, size: dict[str, int]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed: make test installs it")
    page = opened(name, size, bypass_csp=True)  # axe is put into the page as a script
    if name == "long":
        page.get_by_role("checkbox").check()
        page.locator("tr[data-figure] a").first.click()
    found = axe.Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in GRAVE] == []


def test_the_page_of_an_article_of_600_words_is_small(folder: Path) -> None:
    assert 500 < len(long_article().text.split()) < 750
    assert (folder / "long" / "report.html").stat().st_size < 1_000_000
