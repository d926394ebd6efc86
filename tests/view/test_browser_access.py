"""The page for everybody: axe-core, keyboard, narrow screens, print."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.rdf.read import read_extractions
from tests import samples
from tests.generated import GRAPH
from tests.view.conftest import Open, Tab

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = "'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'"
RUN = f"() => axe.run(document, {{runOnly: [{RULES}]}})"
VIEWS = {
    "overview": "",
    "actor": "#actor=Q20",
    "edge": "#actor=anna-vetrova&lang=ru",
    "table": "#view=table&polarity=denied",
    "filters": "#focus=Q20&least=2&deepest=Q130879&lang=es",
    "path": "#start=Q20&end=Q1065&lang=uk",
}


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core's script; skip where npm has not brought it."""
    if not AXE.exists():
        pytest.skip("npm ci --prefix tests/view")
    return AXE.read_text(encoding="utf-8")


def violations(tab: Tab, axe: str) -> list[str]:
    """Return what axe-core finds wrong, a line each."""
    tab.page.evaluate(axe)
    found = tab.page.evaluate(RUN)["violations"]
    return [
        f"{one['id']}: {node['html'][:120]} {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(open_page: Open, axe: str, view: str, width: int, dark: bool) -> None:
    tab = open_page(address=VIEWS[view], width=width, height=844, dark=dark)
    assert violations(tab, axe) == []


def test_axe_finds_nothing_in_what_opens(open_page: Open, axe: str) -> None:
    tab = open_page()
    tab.page.fill("#search", "a")
    assert violations(tab, axe) == []
    tab.page.press("#search", "Escape")
    tab.page.click(".menu summary")
    assert violations(tab, axe) == []
    tab.page.keyboard.press("Escape")
    tab.page.keyboard.press("?")
    tab.page.wait_for_selector("dialog[open]")
    assert violations(tab, axe) == []


def focused(tab: Tab) -> str:
    """Return a name for what has the focus."""
    return str(tab.page.evaluate(
        "() => { const e = document.activeElement; return e.id || e.dataset.focus ||"
        " e.getAttribute('aria-label') || e.textContent; }"
    ))  # fmt: skip


def test_everything_is_reached_by_tab_and_nothing_holds_the_focus(open_page: Open) -> None:
    tab = open_page()
    seen = []
    for _ in range(120):
        tab.page.keyboard.press("Tab")
        seen.append(focused(tab))
        if len(seen) > 10 and seen[-1] == seen[0]:
            break
    wanted = {
        "search",
        "language",
        "theme",
        "stage",
        "field-source",
        "field-focus",
        "field-end",
        "least",
        "hops",
        "from",
        "to",
    }
    assert wanted <= set(seen)


def test_search_choose_and_let_go_by_keyboard(open_page: Open) -> None:
    tab = open_page()
    tab.page.keyboard.press("/")
    tab.page.keyboard.type("Норв")
    tab.page.keyboard.press("Enter")
    assert tab.state()["actor"] == "Q20"
    tab.page.evaluate("() => document.activeElement.blur()")
    tab.page.keyboard.press("Escape")
    assert "actor" not in tab.state()


def test_arrows_walk_and_say_where_they_are(open_page: Open) -> None:
    tab = open_page()
    tab.page.focus("#stage")
    said = set()
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowDown", "ArrowRight"):
        tab.page.keyboard.press(key)
        said.add(tab.page.inner_text("[role=status]"))
    assert len(said) > 2 and all("statement" in line for line in said)
    tab.page.keyboard.press("Enter")
    assert {"actor", "edge"} & set(tab.state())


def test_keys_for_edges_focus_views_and_zoom(open_page: Open) -> None:
    tab = open_page()
    tab.page.focus("#stage")
    tab.page.keyboard.press("ArrowRight")
    tab.page.keyboard.press("n")
    assert "edge" in tab.state()
    tab.page.keyboard.press("f")
    assert "focus" in tab.state()
    before = tab.page.evaluate("() => window.kgPlaces().nodes")
    tab.page.keyboard.press("+")
    tab.page.wait_for_function(
        "(before) => JSON.stringify(window.kgPlaces().nodes) !== JSON.stringify(before)", arg=before
    )
    tab.page.keyboard.press("t")
    assert tab.state()["view"] == "table"
    tab.page.keyboard.press("g")
    assert "view" not in tab.state()


def test_skip_link_leads_to_the_table(open_page: Open) -> None:
    tab = open_page()
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    assert tab.state()["view"] == "table"
    assert tab.page.evaluate("() => document.activeElement.className") == "table"


@pytest.mark.parametrize("address", ["", "#actor=Q20", "#view=table"])
def test_narrow_screen_has_no_sideways_scroll(open_page: Open, address: str) -> None:
    tab = open_page(address=address, width=390, height=844)
    assert tab.page.evaluate("() => document.documentElement.scrollWidth") <= 390
    outside = tab.page.evaluate(
        "() => [...document.querySelectorAll('header button, header select, header input, header summary')]"
        ".filter(e => e.offsetParent).map(e => e.getBoundingClientRect())"
        ".filter(box => box.right > 391 || box.left < 0).length"
    )
    assert outside == 0


def test_narrow_screen_opens_panels_one_at_a_time(open_page: Open) -> None:
    tab = open_page(width=390, height=844)
    assert not tab.page.locator("#filters").is_visible()
    tab.page.click(".sheet-buttons button:first-child")
    assert tab.page.locator("#filters").is_visible()
    tab.page.click(".sheet-buttons button:last-child")
    assert tab.page.locator("#details").is_visible() and not tab.page.locator("#filters").is_visible()


def test_labels_do_not_cover_each_other(open_page: Open) -> None:
    tab = open_page(samples.plain())
    boxes: list[dict[str, Any]] = tab.page.evaluate("() => window.kgPlaces().labels")
    assert len(boxes) > 8
    assert near(boxes, boxes) == []


@pytest.mark.parametrize(("width", "named"), [(1400, 40), (390, 12)])
def test_names_of_the_sample_graph_have_air_and_leave_crosses_free(
    open_page: Open, width: int, named: int
) -> None:
    sample = read_extractions(ox.parse(path=GRAPH))
    tab = open_page(sample, width=width)
    places = tab.page.evaluate("() => window.kgPlaces()")
    stage = tab.page.locator(".stage").bounding_box()
    labels = places["labels"]
    crosses = [square(e["x"] - stage["x"], e["y"] - stage["y"], 5) for e in places["edges"] if e["denied"]]
    assert len(labels) >= named and crosses
    assert near(labels, crosses) == []
    tight = near(labels, labels, across=6, down=3)
    assert len(tight) / 2 <= len(labels) / 15


def square(x: float, y: float, half: float) -> dict[str, Any]:
    """Return the box around a point, as the page writes it."""
    return {"left": x - half, "right": x + half, "top": y - half, "bottom": y + half}


def near(
    some: list[dict[str, Any]], others: list[dict[str, Any]], across: float = 0, down: float = 0
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return the pairs of different boxes that are closer than so many pixels both ways."""
    return [
        (one, other)
        for one, other in product(some, others)
        if one is not other
        and max(one["left"], other["left"]) - min(one["right"], other["right"]) < across
        and max(one["top"], other["top"]) - min(one["bottom"], other["bottom"]) < down
    ]


def test_prints_on_paper(open_page: Open, tmp_path: Path) -> None:
    tab = open_page(dark=True, address="#actor=Q20")
    tab.page.emulate_media(media="print")
    assert not tab.page.locator(".controls").is_visible()
    tab.page.wait_for_selector(".paper svg")
    assert tab.page.locator("#details .card").first.is_visible()
    assert tab.page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(tab.page.pdf()) > 10_000


def test_names_on_paper_are_large_enough_to_read(open_page: Open) -> None:
    tab = open_page(read_extractions(ox.parse(path=GRAPH)), width=794, height=1123)
    tab.page.emulate_media(media="print")
    tab.page.wait_for_selector(".paper svg")
    heights = tab.page.locator(".paper svg text:not([font-style])").evaluate_all(
        "texts => texts.map(text => parseFloat(text.getAttribute('font-size')) * text.getScreenCTM().a)"
    )
    assert len(heights) > 40 and min(heights) > 7.5


def test_colour_is_never_the_only_sign(open_page: Open) -> None:
    tab = open_page()
    signs = tab.page.locator(".legend .sign").evaluate_all(
        "nodes => nodes.map(n => n.innerHTML.replace(/(stroke|fill)=\"#\\w+\"/g, ''))"
    )
    statuses = tab.page.locator("[aria-label='Certainty'] .sign").evaluate_all(
        "nodes => nodes.map(n => n.innerHTML)"
    )
    types = tab.page.locator("[aria-label='Actors'] .sign").evaluate_all(
        "nodes => nodes.map(n => n.innerHTML.replace(/fill=\"#\\w+\"/, ''))"
    )
    assert len(set(statuses)) == len(statuses) and len(set(types)) == len(types)
    assert any("cross-sign" in sign for sign in signs)
