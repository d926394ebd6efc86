"""The query page in a real browser: it asks, completes, draws, and stays on this machine."""

import re
import shutil
from urllib.parse import quote

import pytest

from tests.samples import hostile
from tests.serve.conftest import DEADLINE

pytestmark = pytest.mark.browser
EDGES = "SELECT ?who ?did ?whom { ?s kg:agent ?who ; rdf:predicate ?did ; kg:recipient ?whom }"
ALL_TEXTS = "SELECT DISTINCT ?text { ?s ?p ?text FILTER (isLiteral(?text)) } LIMIT 1500"


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("chromium is not installed")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with playwright.sync_playwright() as run:
        found = run.chromium.launch(executable_path=program, args=flags)
        yield found
        found.close()


@pytest.fixture
def page(browser, address):
    """A tab whose requests and complaints are noted in ``noted``; the test fails where there is any."""
    tab = browser.new_page(viewport={"width": 1200, "height": 900})
    tab.set_default_timeout(DEADLINE * 1000)
    tab.noted = []
    tab.on("pageerror", lambda error: tab.noted.append(f"error: {error}"))
    tab.on("dialog", lambda dialog: (tab.noted.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    tab.on("console", lambda said: tab.noted.append(said.text) if said.type in ("error", "warning") else None)
    tab.on("request", lambda call: tab.noted.append(call.url) if not _own(call.url, address) else None)
    yield tab
    assert [text for text in tab.noted if "status of 400" not in text] == []
    tab.close()


def _own(url, address):
    return url.startswith((address, "data:", "blob:"))


def _ask(page, address, text):
    page.goto(f"{address}/#query={quote(text)}")
    page.wait_for_selector("#table table")


def _type(page, text):
    page.click(".cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def test_rows_as_table(page, address):
    _ask(page, address, EDGES)
    assert page.locator("#table thead th").all_inner_texts() == ["who", "did", "whom"]
    rows = page.locator("#table tbody tr").count()
    assert rows > 3
    assert re.match(rf"{rows} rows in", page.inner_text("#state"))


def test_sorting_by_a_column(page, address):
    _ask(page, address, EDGES)
    page.click("#table thead th:nth-child(3) button")
    shown = page.locator("#table tbody td:nth-child(3)").all_inner_texts()
    assert page.get_attribute("#table thead th:nth-child(3)", "aria-sort") == "ascending"
    page.click("#table thead th:nth-child(3) button")
    assert page.locator("#table tbody td:nth-child(3)").all_inner_texts()[0] == shown[-1]


def test_result_as_graph(page, address):
    _ask(page, address, EDGES)
    page.click("#tab-graph")
    page.wait_for_selector("#graph canvas")
    assert page.is_hidden("#table")
    page.keyboard.press("ArrowLeft")
    assert page.is_visible("#table")


def test_triples_as_table(page, address):
    _ask(page, address, "CONSTRUCT { ?s kg:theme ?l } WHERE { ?s kg:theme/rdfs:label ?l }")
    assert page.locator("#table thead th").all_inner_texts() == ["subject", "predicate", "object"]


def test_named_query_runs(page, address):
    page.goto(address)
    page.fill("#filter", "asked whom")
    page.click("#named button")
    page.wait_for_selector("#table table")
    assert "kg:Request" in page.inner_text(".cm-content")


def test_completion_of_terms(page, address):
    page.goto(address)
    page.wait_for_selector("#named button")
    _type(page, "SELECT * { ?s kg:recip")
    page.wait_for_selector(".cm-tooltip-autocomplete")
    page.wait_for_selector(".cm-tooltip-autocomplete [aria-selected] >> text=kg:recipient")
    page.wait_for_timeout(200)  # the editor takes no key for a choice that has only just appeared
    page.keyboard.press("Enter")
    page.wait_for_selector(".cm-content >> text=kg:recipient")


def test_error_is_shown_and_marked(page, address):
    page.goto(address)
    page.wait_for_selector("#named button")
    _type(page, "SELECT * { ?s ex:p ?o ")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#problem:not([hidden])")
    assert "line 1, column 15" in page.inner_text("#problem")
    assert page.inner_text(".wrong") == "e"


def test_download(page, address):
    _ask(page, address, EDGES)
    page.select_option("#format", "text/csv")
    with page.expect_download() as download:
        page.click("#download")
    assert download.value.path().read_text().startswith("who,did,whom")


def test_hostile_texts_stay_texts(page, address):
    _ask(page, address, ALL_TEXTS)
    shown = page.inner_text("#table")
    assert "<script" in shown
    assert page.locator("#table script, #table img, #table iframe").count() == 0
    page.click("#tab-graph")
    page.wait_for_timeout(500)


def test_pages_of_hostile_things(page, address):
    said = hostile()
    for path in (f"article/{said.article.key}", *(f"statement/{each.key}" for each in said.statements)):
        page.goto(f"{address}/{path}")
        assert page.locator("main script, main img, main iframe").count() == 0
        assert page.locator("a[href^='javascript:']").count() == 0


def test_works_at_the_width_of_a_telephone(page, address):
    page.set_viewport_size({"width": 390, "height": 800})
    _ask(page, address, EDGES)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_live_view_opens_without_complaint(page, address):
    page.goto(f"{address}/view")
    page.wait_for_selector("html[data-ready]")
    assert page.title()
