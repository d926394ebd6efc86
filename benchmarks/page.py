"""How soon the page can be used, beside plain pyvis on the same graph, in one run.

    python -m benchmarks.page [--actors 150,1000,…] [--cap 120] [--json FILE]

Usable means: for kg, that the first still picture is drawn and every control answers (its mark
``kg-ready``); for plain pyvis, that its loading bar is gone; for plain pyvis with places set beforehand
and physics off, that its first frame is drawn. Each is opened ``--repeat`` times in a new page of
headless Chromium (Debian's, software rendering), from a file; the middle time counts. A rival that
takes longer than ``--cap`` seconds is stopped and counted as the cap, so that its ratio is a floor.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, sync_playwright
from pyvis.network import Network

from benchmarks.page_graphs import graph
from kg.model import Extraction
from kg.view import ViewOptions, page

CHROMIUM = os.environ.get("KG_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--enable-unsafe-swiftshader",
    "--disable-gpu",
]
CASES = ((150, 300), (1000, 2000), (2000, 10000), (5000, 10000), (20000, 40000))
READY = {
    "kg": "() => document.documentElement.dataset.ready === 'true'",
    "pyvis": "() => { const bar = document.getElementById('loadingBar');"
    " return bar && (bar.style.opacity === '0' || bar.style.display === 'none'); }",
    "pyvis, places set": "() => window.drawn === true",
}
_EXTERNAL = re.compile(r'<(?:link|script)[^>]*(?:href|src)="https?://[^>]*>(?:\s*</script>)?', re.DOTALL)


def plain(extractions: list[Extraction], places: dict[str, tuple[int, int]] | None = None) -> str:
    """Return the page that pyvis makes by itself, without its links to the net, which answer nothing here."""
    network = Network(directed=True, cdn_resources="in_line", height="800px")
    known = {
        m.actor.id: m.actor for x in extractions for s in x.statements for m in (s.agent, s.recipient) if m
    }
    for iri, actor in sorted(known.items()):
        place = {"x": places[iri][0], "y": places[iri][1]} if places else {}
        network.add_node(iri, label=actor.name, **place)
    network.node_ids = _Known(network.node_ids)
    for statement in (s for x in extractions for s in x.statements if s.recipient):
        network.add_edge(
            statement.agent.actor.id, statement.recipient.actor.id, title=statement.sentence.quote
        )
    if places:
        network.toggle_physics(False)
    html = _EXTERNAL.sub("", network.generate_html())
    hook = "network.once('afterDrawing', () => { window.drawn = true; });"
    return html.replace("return network;", f"{hook} return network;")


class _Known(list[str]):
    """pyvis looks the ends of every edge up in a list; this spares that wait, and changes no page."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(names)
        self._names = frozenset(names)

    def __contains__(self, name: object) -> bool:
        return name in self._names


def places_of(html: str) -> dict[str, tuple[int, int]]:
    """Return the places that kg worked out, for the rival to use."""
    found = re.search(r'id="kg-data">(.*?)</script>', html, re.DOTALL)
    assert found
    data = json.loads(found[1])
    nodes = data["network"]["nodes"]
    return {data["actors"][i][0]: (x, y) for i, x, y in zip(nodes["id"], nodes["x"], nodes["y"], strict=True)}


def seconds(browser: Browser, file: Path, ready: str, cap: float) -> float:
    """Return the time from asking for the file until it is ready, at most ``cap``."""
    tab = browser.new_page(viewport={"width": 1400, "height": 900})
    start = time.perf_counter()
    try:
        tab.goto(file.as_uri(), timeout=cap * 1000, wait_until="commit")
        left = cap - (time.perf_counter() - start)
        tab.wait_for_function(ready, timeout=max(1, left * 1000), polling=20)
        return time.perf_counter() - start
    except Error:
        return cap
    finally:
        tab.close()


def measure(actors: int, statements: int, *, cap: float, repeat: int, folder: Path) -> dict[str, Any]:
    """Return the times of every page for one size; each rival has a browser of its own."""
    extractions = graph(actors, statements)
    start = time.perf_counter()
    ours = page(extractions, ViewOptions(title="Benchmark"))
    row: dict[str, Any] = {"actors": actors, "statements": statements, "made": time.perf_counter() - start}
    makers: dict[str, Callable[[], str]] = {
        "kg": lambda: ours,
        "pyvis, places set": lambda: plain(extractions, places_of(ours)),
        "pyvis": lambda: plain(extractions),
    }
    for name, make in makers.items():
        file = folder / f"{re.sub('[^a-z]+', '-', name)}-{actors}.html"
        file.write_bytes(make().encode("utf-8"))
        row[f"{name} MB"] = file.stat().st_size / 1e6
        row[name] = _middle(file, READY[name], cap, 1 if name == "pyvis" else repeat)
    return row


def _middle(file: Path, ready: str, cap: float, repeat: int) -> float:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        times = [seconds(browser, file, ready, cap) for _ in range(repeat)]
        browser.close()
    return statistics.median(times)


def show(row: dict[str, Any], cap: float) -> str:
    """Return one line of the table."""
    floor = ">" if row["pyvis"] >= cap else ""
    return (
        f"{row['actors']:>7,} {row['statements']:>11,} {row['kg']:>8.2f} {row['pyvis, places set']:>12.2f} "
        f"{floor + format(row['pyvis'], '.1f'):>9} {floor + format(row['pyvis'] / row['kg'], '.0f'):>7}× "
        f"{row['pyvis, places set'] / row['kg']:>8.1f}× {row['kg MB']:>7.1f} {row['pyvis MB']:>8.1f} "
        f"{row['made']:>8.1f}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--actors", default="", help="only the cases with so many actors, separated by commas"
    )
    parser.add_argument("--cap", type=float, default=120.0)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    wanted = {int(size) for size in given.actors.split(",") if size}
    rows = []
    print(" actors  statements   kg (s)  places set  pyvis (s)  ratio   ratio²   kg MB  pyvis MB  made (s)")
    with tempfile.TemporaryDirectory() as folder:
        for actors, statements in CASES:
            if wanted and actors not in wanted:
                continue
            rows.append(measure(actors, statements, cap=given.cap, repeat=given.repeat, folder=Path(folder)))
            print(show(rows[-1], given.cap), flush=True)
    print("ratio: plain pyvis to kg; ratio²: pyvis with kg's places and no physics, to kg")
    if given.json:
        given.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
