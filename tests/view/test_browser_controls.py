"""Every control of the page, in a real browser, on the sample articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.model import Extraction
from kg.ontology import load
from tests import samples
from tests.view.conftest import PATIENCE, Open, Tab

pytestmark = pytest.mark.browser

ALL = sum(len(extraction.statements) for extraction in samples.plain())


def confirmation() -> Extraction:
    """Return an article that says again, on the word of another, what one of the samples says."""
    scribe = samples.Scribe(
        samples.article("Катера у Франции\nООН заявила: Норвегия отправила Франции катера.\n")
    )
    scribe.says(
        "ООН заявила: Норвегия отправила Франции катера.", "Supply", (samples.NORWAY, "Норвегия"),
        (samples.FRANCE, "Франции"), theme="катера", sources=((samples.UN, "ООН"),),
    )  # fmt: skip
    return scribe.extraction()


def choose(tab: Tab, field: str, typed: str) -> None:
    """Type into a field that suggests, and take the first suggestion by keyboard."""
    tab.page.fill(field, typed)
    tab.page.press(field, "ArrowDown")
    tab.page.press(field, "Enter")


def table(tab: Tab) -> Tab:
    """Turn to the table."""
    tab.page.click("[data-view-button=table]")
    return tab


def tick(tab: Tab, key: str) -> None:
    """Change a box of the legend."""
    tab.page.click(f"input[data-focus='{key}']")


def relation(name: str) -> int:
    """Return the number that the page gives a relation."""
    return [one.name for one in load().relations].index(name)


def kind(name: str) -> int:
    """Return the number that the page gives an actor type."""
    return [one.name for one in load().actor_types].index(name)


def test_opens_on_a_still_picture_and_a_summary(open_page: Open) -> None:
    tab = open_page()
    before = tab.page.locator(".stage").screenshot()
    tab.page.wait_for_timeout(300)
    assert tab.page.locator(".stage").screenshot() == before
    assert "Norway supplied France" in tab.panel().replace("\n", " ")
    assert "denied by: Pyotr Lesnoy" in tab.panel()


def test_every_statement_is_in_the_table(open_page: Open) -> None:
    assert table(open_page()).count() == ALL


@pytest.mark.parametrize(
    ("key", "left"),
    [
        (f"relations-{relation('Supply')}", ALL - 3),
        (f"types-{kind('Thing')}", ALL - 1),
        (f"types-{kind('State')}", ALL - 5),
        ("statuses-1", ALL - 1),
        ("statuses-2", ALL - 1),
        ("polarity-1", ALL - 2),
    ],
)
def test_legend_filters(open_page: Open, key: str, left: int) -> None:
    tab = table(open_page())
    tick(tab, key)
    assert tab.count() == left
    tick(tab, key)
    assert tab.count() == ALL


def test_only_and_all(open_page: Open) -> None:
    tab = table(open_page())
    line = tab.page.locator(".legend-line", has_text="supplied")
    line.hover()
    line.locator(".only").click()
    assert tab.count() == 3
    tab.page.click("[data-focus=relations-all]")
    assert tab.count() == ALL


@pytest.mark.parametrize(
    ("field", "typed", "left"),
    [
        ("#field-source", "служ", 1),
        ("#field-source", "Северный", 2),
        ("#field-deepest", "Reut", 2),
        ("#field-article", "опровергла", 4),
        ("#field-focus", "Oslo", 3),
    ],
)
def test_fields_filter(open_page: Open, field: str, typed: str, left: int) -> None:
    tab = table(open_page())
    choose(tab, field, typed)
    assert tab.count() == left
    tab.page.locator(".chip").click()
    assert tab.count() == ALL


def test_hops_widen_the_neighbourhood(open_page: Open) -> None:
    tab = table(open_page())
    choose(tab, "#field-focus", "Oslo")
    near = tab.count()
    tab.page.fill("[data-focus=hops]", "3")
    tab.page.press("[data-focus=hops]", "Tab")
    assert near < tab.count() < ALL


def test_independent_sources(open_page: Open) -> None:
    twice = [*samples.plain(), confirmation()]
    tab = table(open_page(twice))
    tab.page.fill("[data-focus=least]", "2")
    tab.page.press("[data-focus=least]", "Tab")
    relations = tab.page.locator("tbody tr td:nth-child(3)").all_inner_texts()
    assert set(relations) == {"supplied"} and len(relations) == 2


def test_time_slider(open_page: Open) -> None:
    tab = table(open_page())
    tab.page.focus("[data-focus=from]")
    tab.page.keyboard.press("End")
    tab.page.wait_for_function("() => location.hash.includes('from=')")
    assert 0 < tab.count() < ALL


def test_search_finds_a_name_in_any_language(open_page: Open) -> None:
    tab = open_page()
    for typed in ("анна", "Vetrova", "А. Ветр"):
        tab.page.fill("#search", typed)
        assert tab.page.locator("#search-list li").first.inner_text().startswith("Anna Vetrova")
    tab.page.press("#search", "Enter")
    assert tab.state()["actor"] == "anna-vetrova"
    assert "министр портов" in tab.panel()


def test_search_is_a_combobox(open_page: Open) -> None:
    tab = open_page()
    tab.page.fill("#search", "r")
    tab.page.press("#search", "ArrowDown")
    active = tab.page.get_attribute("#search", "aria-activedescendant")
    assert tab.page.get_attribute(f"#{active}", "aria-selected") == "true"
    tab.page.press("#search", "Escape")
    assert tab.page.get_attribute("#search", "aria-expanded") == "false"


def test_shortest_path(open_page: Open) -> None:
    tab = open_page()
    choose(tab, "#field-start", "Norway")
    choose(tab, "#field-end", "Pyotr")
    assert "Joined in 2 steps" in tab.panel()
    tab.page.locator(".details .icon").click()
    choose(tab, "#field-start", "Norway")
    choose(tab, "#field-end", "United")
    assert "Joined in 2 steps" in tab.panel()


def test_state_is_in_the_address_and_back_and_forward_work(open_page: Open) -> None:
    tab = table(open_page())
    tick(tab, "polarity-1")
    choose(tab, "#field-deepest", "Reut")
    assert tab.state() == {"view": "table", "polarity": "denied", "deepest": "Q130879"}
    shown = tab.count()
    tab.page.go_back()
    assert tab.count() == ALL - 2
    tab.page.go_back()
    assert tab.count() == ALL
    tab.page.go_forward()
    tab.page.go_forward()
    assert tab.count() == shown
    again = open_page(address="#" + "&".join(f"{k}={v}" for k, v in tab.state().items()))
    assert again.count() == shown


@pytest.mark.parametrize(
    "address", ["#actor=nobody&least=x&from=1e9&lang=xx&view=zzz&edge=-1", "#%ff%", "#relations=..."]
)
def test_an_address_that_makes_no_sense_opens_everything(open_page: Open, address: str) -> None:
    assert table(open_page(address=address)).count() == ALL


def test_table_sorts_both_ways(open_page: Open) -> None:
    tab = table(open_page())
    tab.page.click("[data-focus=sort-agent]")
    up = tab.page.locator("tbody tr td:nth-child(2)").all_inner_texts()
    assert up == sorted(up, key=str.casefold)
    tab.page.click("[data-focus=sort-agent]")
    assert tab.page.locator("tbody tr td:nth-child(2)").all_inner_texts()[0] == up[-1]
    assert tab.page.locator("th[aria-sort=descending]").count() == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ("Отношения", "Норвегия", "Отрицается")),
        ("uk", ("Відношення", "Заперечується")),
        ("es", ("Relaciones", "Negado", "France")),
        ("en", ("Relations", "Norway", "Denied")),
    ],
)
def test_languages(open_page: Open, language: str, words: tuple[str, ...]) -> None:
    tab = open_page(language="en" if language != "en" else "ru")
    tab.page.focus("#language")
    tab.page.select_option("#language", language)
    text = tab.page.inner_text("body")
    assert all(word in text for word in words)
    assert tab.page.get_attribute("html", "lang") == language
    assert tab.page.evaluate("() => document.activeElement.id") == "language"


def test_themes(open_page: Open) -> None:
    tab = open_page()
    ground = "() => getComputedStyle(document.body).backgroundColor"
    light = tab.page.evaluate(ground)
    tab.page.select_option("#theme", "dark")
    assert tab.page.evaluate(ground) != light
    assert open_page(dark=True).page.evaluate(ground) != light


def test_statement_shows_sentence_words_chain_and_link(open_page: Open) -> None:
    tab = open_page(address="#actor=anna-vetrova")
    card = tab.page.locator("details.card", has=tab.page.locator(".theme", has_text="ледоколах"))
    if card.get_attribute("open") is None:
        card.locator("summary").click()
    assert card.locator("mark").inner_text() == "попросила Норвегию о ледоколах"
    steps = [step.strip(" ▸") for step in card.locator(".step").all_inner_texts()]
    assert steps == ["Северный вестник", "Северный вестник", "служебная записка"]
    link = card.locator("blockquote a").get_attribute("href")
    assert link.startswith("https://vestnik.example/2025/03/ledokoly?id=1&page=2#:~:text=%D0%9C%D0%B8")
    assert "-" not in link.split(":~:text=")[1]
    assert "Mar 3, 2025" in card.inner_text()
    assert "министр портов" in card.inner_text()


def test_contested_statements_stand_side_by_side(open_page: Open) -> None:
    tab = open_page()
    tab.page.locator(".line", has_text="denied by: Pyotr Lesnoy").click()
    sides = tab.page.locator(".versus .side")
    assert "утверждает" in sides.nth(0).inner_text()
    assert "опроверг" in sides.nth(1).inner_text()
    assert "Pyotr Lesnoy" in sides.nth(1).inner_text()


def test_wikidata_link(open_page: Open) -> None:
    tab = open_page(address="#actor=Q20")
    link = tab.page.locator(".actions a")
    assert link.get_attribute("href") == "https://www.wikidata.org/wiki/Q20"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_click_on_an_actor_and_on_an_edge(open_page: Open) -> None:
    tab = open_page(address="#lang=en")
    places = tab.page.evaluate("() => window.kgPlaces()")
    node = places["nodes"]["Norway"]
    tab.page.mouse.click(node["x"], node["y"])
    assert tab.state()["actor"] == "Q20"
    tab.page.keyboard.press("Escape")
    edge = next(edge for edge in places["edges"] if edge["count"] == 1 and not edge["note"])
    tab.page.mouse.click(edge["x"], edge["y"])
    assert "edge" in tab.state()


def test_hover_shows_sentence_and_chain(open_page: Open) -> None:
    tab = open_page()
    edge = next(
        e for e in tab.page.evaluate("() => window.kgPlaces()")["edges"] if e["label"].startswith("requested")
    )
    tab.page.mouse.move(edge["x"] + 200, edge["y"])
    tab.page.mouse.move(edge["x"], edge["y"], steps=8)
    tab.page.wait_for_selector(".tip:not([hidden])")
    text = tab.page.inner_text(".tip")
    assert "попросила Норвегию о ледоколах" in text and "Северный вестник → " in text


def saved(tab: Tab, name: str, folder: Path) -> bytes:
    """Use the export menu and return the file."""
    tab.page.click(".menu summary")
    with tab.page.expect_download() as waiting:
        tab.page.click(f"[data-export={name}]")
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target.read_bytes()


def test_exports(open_page: Open, tmp_path: Path) -> None:
    tab = open_page()
    assert saved(tab, "PNG", tmp_path)[:8] == b"\x89PNG\r\n\x1a\n"
    drawing = saved(tab, "SVG", tmp_path).decode()
    assert drawing.count("<text") > 10 and "Norway" in drawing
    rows = saved(tab, "CSV", tmp_path).decode("utf-8-sig").strip().split("\r\n")
    assert len(rows) == ALL + 1


def test_exported_turtle_says_what_kg_says(open_page: Open, tmp_path: Path) -> None:
    from kg import rdf

    ours = {quad.triple for x in samples.plain() for quad in rdf.extraction_quads(x)}
    found = set(ox.parse(saved(open_page(), "Turtle", tmp_path), format=ox.RdfFormat.TURTLE))
    statements = [t for t in found if t.triple.object == ox.NamedNode(f"{load().namespace}Statement")]
    assert len(statements) == ALL
    extra = {q.triple for q in found} - ours
    assert extra == set()


def test_export_is_of_what_is_seen(open_page: Open, tmp_path: Path) -> None:
    tab = open_page(address="#polarity=affirmed")
    rows = saved(tab, "CSV", tmp_path).decode("utf-8-sig").strip().split("\r\n")
    assert len(rows) == 3


def test_options_of_the_command_line(open_page: Open) -> None:
    tab = open_page(focus="Vetrova", language="ru", theme="dark")
    assert tab.page.get_attribute("html", "data-theme") == "dark"
    assert 0 < table(tab).count() < ALL


def test_notebook_frame_runs_without_reaching_out(browser: Any, tmp_path: Path) -> None:
    from kg.view import View, page

    outer = tmp_path / "notebook.html"
    frame = View(page(samples.everything()))._repr_html_()
    outer.write_text(f"<!doctype html><meta charset=utf-8><body>{frame}", encoding="utf-8")
    tab = browser.new_page()
    tab.set_default_timeout(PATIENCE)
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    tab.goto(outer.as_uri())
    inner = tab.frame_locator("iframe")
    inner.locator("html[data-ready]").wait_for()
    inner.locator("[data-view-button=table]").click()
    assert inner.locator("tbody tr").count() > ALL
    assert errors == []
    tab.close()


def test_island_is_the_same_data(open_page: Open) -> None:
    text = open_page().page.evaluate("() => document.getElementById('kg-data').textContent")
    assert len(json.loads(text)["statements"]["key"]) == ALL


def test_png_from_the_table_turns_to_the_picture_first(open_page: Open, tmp_path: Path) -> None:
    tab = open_page(address="#view=table")
    assert len(saved(tab, "PNG", tmp_path)) > 20_000
    assert "view" not in tab.state()
