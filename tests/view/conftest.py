"""A real browser, and pages opened in it that must stay silent: no error, no request."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kg.model import Extraction
from kg.view import ViewOptions, page
from tests import samples

CHROMIUM = Path(os.environ.get("KG_CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--enable-unsafe-swiftshader"]
PATIENCE = 120_000
"""Milliseconds after which a busy machine is no excuse any more."""
HARMLESS = "GPU stall due to ReadPixels"
"""What Chromium says of drawing without a graphics card."""


@dataclass
class Tab:
    """A page in the browser, with what it complained of, asked for and opened."""

    page: Any
    file: Path
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def state(self) -> dict[str, str]:
        """Return the page's state as its address tells it."""
        text = self.page.evaluate("() => location.hash.slice(1)")
        return dict(part.split("=", 1) for part in text.split("&") if part)

    def count(self) -> int:
        """Return how many statements the table shows; it must be open."""
        return int(self.page.locator("tbody tr").count())

    def panel(self) -> str:
        """Return the words of the side panel."""
        return str(self.page.locator("#details").inner_text())


Open = Callable[..., Tab]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium; skip where there is none."""
    driver = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}; apt install chromium, or name it in KG_CHROMIUM")
    with driver.sync_playwright() as play:
        started = play.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens a page; when the test ends none may have complained or asked the net."""
    tabs: list[Tab] = []

    def opened(
        extractions: list[Extraction] | None = None, *, address: str = "", width: int = 1400,
        height: int = 900,
        dark: bool = False, html: str | None = None, **options: Any,
    ) -> Tab:  # fmt: skip
        given = samples.plain() if extractions is None else extractions
        file = tmp_path / f"page-{len(tabs)}.html"
        file.write_bytes((html or page(given, ViewOptions(**{"title": "Test", **options}))).encode("utf-8"))
        tab = Tab(browser.new_page(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light",
            accept_downloads=True,
        ), file)  # fmt: skip
        tabs.append(tab)
        tab.page.set_default_timeout(PATIENCE)
        _listen(tab)
        tab.page.goto(file.as_uri() + address)
        tab.page.wait_for_selector("html[data-ready]")
        return tab

    yield opened
    for tab in tabs:
        complaints, requests = list(tab.complaints), list(tab.requests)
        tab.page.close()
        assert complaints == []
        assert requests == []


def _listen(tab: Tab) -> None:
    def complain(message: Any) -> None:
        if message.type in ("error", "warning") and HARMLESS not in message.text:
            tab.complaints.append(message.text)

    def ask(request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            tab.requests.append(request.url)

    tab.page.on("console", complain)
    tab.page.on("pageerror", lambda error: tab.complaints.append(str(error)))
    tab.page.on("request", ask)
    tab.page.on(
        "dialog", lambda dialog: (tab.complaints.append(f"dialog {dialog.message}"), dialog.dismiss())
    )
