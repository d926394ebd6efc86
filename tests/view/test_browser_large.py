"""Large graphs: sigma.js behind the same panels, filters, keys and exports; and an empty graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.page_graphs import graph
from kg import view
from tests import samples
from tests.view.conftest import Open
from tests.view.test_browser_controls import ALL, choose, saved, table, tick

pytestmark = pytest.mark.browser


@pytest.fixture
def webgl(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sigma.js draw however small the graph is."""
    monkeypatch.setattr(view, "LARGE_NODES", 0)


@pytest.mark.usefixtures("webgl")
def test_sigma_draws_the_samples_and_answers(open_page: Open, tmp_path: Path) -> None:
    tab = open_page()
    assert tab.page.locator(".canvas canvas.sigma-nodes").count() == 1
    places = tab.page.evaluate("() => window.kgPlaces()")
    node = places["nodes"]["Norway"]
    tab.page.mouse.click(node["x"], node["y"])
    tab.page.wait_for_function("() => location.hash.includes('actor=Q20')")
    tab.page.keyboard.press("Escape")
    choose(tab, "#field-deepest", "Reut")
    assert table(tab).count() == 2
    tab.page.go_back()
    tab.page.go_back()
    assert saved(tab, "PNG", tmp_path)[:4] == b"\x89PNG"


@pytest.mark.usefixtures("webgl")
def test_sigma_opens_a_bundle_and_walks_by_keyboard(open_page: Open) -> None:
    tab = open_page()
    tab.page.locator(".line", has_text="denied by: Pyotr Lesnoy").click()
    assert len(tab.page.evaluate("() => window.kgPlaces().edges")) >= 8
    tab.page.focus("#stage")
    tab.page.keyboard.press("ArrowRight")
    assert "statement" in tab.page.inner_text("[role=status]")
    tab.page.select_option("#language", "ru")
    assert "Норвегия" in tab.page.evaluate("() => Object.keys(window.kgPlaces().nodes)")


@pytest.mark.slow
def test_thousands_of_actors_open_on_an_overview_that_unfolds(open_page: Open) -> None:
    tab = open_page(graph(2000, 6000))
    assert tab.page.locator(".canvas canvas.sigma-nodes").count() == 1
    shown = "() => window.kgPlaces().labels.length"
    assert 5 < tab.page.evaluate(shown) < 200
    tab.page.fill("#search", "Actor 77")
    tab.page.press("#search", "Enter")
    tab.page.wait_for_selector("#details >> text=Actor 77")
    tick(tab, "statuses-0")
    assert 0 < int(tab.page.inner_text("[role=status]").split()[0].replace(",", "")) < 6000
    table(tab)
    assert tab.count() == 100
    tab.page.click(".table .more")
    assert tab.count() == 200


def test_without_webgl_the_table_stands_in(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "LARGE_NODES", 0)
    html = view.page(samples.plain())
    tab = open_page(html=html)
    tab.page.add_init_script(
        "const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext ="
        " function (kind, ...rest) {"
        " return kind.startsWith('webgl') ? null : get.call(this, kind, ...rest); }"
    )
    tab.page.reload()
    tab.page.wait_for_selector("html[data-ready]")
    assert tab.count() == ALL
    assert "cannot draw" in tab.page.locator(".excuse").text_content()
    tab.complaints[:] = [line for line in tab.complaints if "getParameter" not in line]  # sigma.js, at load


@pytest.mark.parametrize("extractions", [[], [samples.bare()]], ids=["nothing", "no statement"])
def test_an_empty_graph_opens(open_page: Open, extractions: list[object]) -> None:
    tab = open_page(extractions)
    assert "No statement" in tab.panel()
    assert table(tab).count() == 0
