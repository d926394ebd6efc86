"""Text of articles is hostile: what it tries, in every field, and that nothing of it happens in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Actor, Extraction
from tests import samples
from tests.view.conftest import Open, Tab
from tests.view.test_browser_controls import saved, table

pytestmark = pytest.mark.browser

PWN = "window.pwned=1"
PAYLOADS = (
    f"<script>{PWN}</script>",
    f"</script><script>{PWN}</script>",
    f"</SCRIPT ><ScRiPt>{PWN}</ScRiPt>",
    f"<!--<script>{PWN}//-->",
    f"--><script>{PWN}</script><!--",
    f"]]><script>{PWN}</script>",
    f"<img src=x onerror={PWN}>",
    f'"><img src=x onerror="{PWN}">',
    f"'><img src=x onerror='{PWN}'>",
    f"<svg onload={PWN}>",
    f"<svg><script>{PWN}</script></svg>",
    f"<svg><animate onbegin={PWN} attributeName=x dur=1s>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={PWN}>",
    f"<body onload={PWN}>",
    f"<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",  # noqa: F541
    f"<iframe src=\"javascript:{PWN}\"></iframe>",
    f"<object data=\"javascript:{PWN}\"></object>",
    f"<a href=\"javascript:{PWN}\">here</a>",
    f"<input autofocus onfocus={PWN}>",
    f"<details open ontoggle={PWN}>",
    f"<video><source onerror={PWN}></video>",
    f"<marquee onstart={PWN}>",
    f"<style>@import 'http://evil.example/x.css';</style><b onclick={PWN}>",
    "<link rel=stylesheet href=http://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=http://evil.example/'>",
    "<base href=http://evil.example/>",
    "<form action=http://evil.example/><button autofocus>",
    f"javascript:{PWN}//",
    f"data:text/html,<script>{PWN}</script>",
    f"{{{{constructor.constructor('{PWN}')()}}}}",
    f"${{{PWN}}}",
    f"`;{PWN};`",
    f'";{PWN};//',
    f"';{PWN};//",
    f"\\\";{PWN};//",
    f"\\u003cscript\\u003e{PWN}\\u003c/script\\u003e",
    f"&lt;script&gt;{PWN}&lt;/script&gt;",
    f"\u2028{PWN}\u2029",
    "\u202etxt.exe\u2066\u2069 right to left \u200f",
    f"\0<script>{PWN}</script>\0",
    "\x1b]0;title\x07\x1b[31m",
    "__proto__", "constructor", "hasOwnProperty", "toString",
    '=HYPERLINK("http://evil.example","x")', "+1+1", "@SUM(1)",
    "a" * 5000,
    "\ufffe\uffff\U0001f600",
)  # fmt: skip
FIELDS_SHOWN = 5


def attack(number: int, payload: str) -> Extraction:
    """Return an article that has the payload in every field that a page shows."""
    body = f"Первый {payload} второй {number} ударил."
    source = samples.article(
        f"{payload} {number}\n{body}\n", title=f"{payload} {number}", publisher=payload,
        published=payload[:20],
        url=payload, language=payload[:30], author=payload, origin=payload,
    )  # fmt: skip
    names = (("en", payload), ("ru", payload), (payload[:20], payload))
    one = Actor(
        f"https://kg.example/id/actor/{number}-{payload[:50]}", payload, payload[:20], names, (payload,)
    )
    two = Actor(f"javascript:{PWN}//{number}", payload + "!", "Person", names, (payload,))
    scribe = samples.Scribe(source)
    scribe.says(
        body, "Attack", (one, "Первый"), (two, "второй"), theme=payload, time=(payload[:30], "ударил"),
        sources=((one, "Первый"), (two, "второй")),
    )  # fmt: skip
    scribe.says(body, "Deny", (one, "Первый"), theme=payload, evidence="ударил")
    scribe.holds("ударил", (one, "ударил"), payload, (two, "ударил"))
    return scribe.extraction()


def all_attacks() -> list[Extraction]:
    """Return an article for each payload."""
    return [attack(number, payload) for number, payload in enumerate(PAYLOADS)]


def unharmed(tab: Tab) -> None:
    """Assert that nothing ran, nothing was made an element, and no link leads out of the web."""
    assert tab.page.evaluate("() => window.pwned") is None
    made = tab.page.evaluate(
        "() => [...document.querySelectorAll('#kg :is(script, img, iframe, object, embed, style, link,"
        " meta, base, form, video, marquee, math, audio, [onload], [onerror], [onclick],"
        " [onfocus], [ontoggle])')].map(e => e.outerHTML)"
    )
    assert made == []
    links = tab.page.evaluate("() => [...document.querySelectorAll('a')].map(a => a.href)")
    assert [link for link in links if not link.startswith(("https://", "http://", "file:"))] == []


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 30


def test_every_view_of_an_attacked_page(open_page: Open) -> None:
    tab = open_page(all_attacks())
    for address in ("", "#view=table", "#lang=ru&notes=1", "#view=table&lang=uk"):
        tab.page.evaluate("(hash) => { location.hash = hash; }", address)
        tab.page.wait_for_timeout(100)
        unharmed(tab)


def test_payloads_are_shown_as_the_text_they_are(open_page: Open) -> None:
    tab = table(open_page(all_attacks()))
    while tab.page.locator(".table .more").is_visible():
        tab.page.click(".table .more")
    cells = set(tab.page.locator("tbody td").evaluate_all("cells => cells.map(c => c.textContent)"))
    missing = [p for p in PAYLOADS if p not in cells]
    assert missing == []


@pytest.mark.parametrize("number", range(0, len(PAYLOADS), 4))
def test_panels_of_an_attacked_actor(open_page: Open, number: int) -> None:
    tab = open_page([attack(number, PAYLOADS[number])])
    for place in range(2):
        tab.page.fill("#search", PAYLOADS[number][:40].replace("\n", " ") if place else "а")
        unharmed(tab)
        tab.page.press("#search", "Escape")
    for link in range(tab.page.locator(".details .line").count()):
        tab.page.locator(".details .line").nth(link).click()
        for summary in tab.page.locator("details.card:not([open]) summary").all():
            summary.click()
        unharmed(tab)
        tab.page.go_back()
    tab.page.focus("#stage")
    for key in ("ArrowRight", "Enter", "f"):
        tab.page.keyboard.press(key)
        unharmed(tab)


def test_title_of_the_page(open_page: Open) -> None:
    for payload in PAYLOADS[:8]:
        tab = open_page(title=payload)
        assert tab.page.inner_text("h1") == payload
        unharmed(tab)


def test_exports_of_an_attacked_page(open_page: Open, tmp_path: Path) -> None:
    import csv
    import io
    from xml.etree import ElementTree

    import pyoxigraph as ox

    tab = open_page(all_attacks())
    rows = list(csv.reader(io.StringIO(saved(tab, "CSV", tmp_path).decode("utf-8-sig"), newline="")))
    assert len(rows) == 2 * len(PAYLOADS) + 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
    drawing = ElementTree.fromstring(saved(tab, "SVG", tmp_path))
    tags = {element.tag.rpartition("}")[2] for element in drawing.iter()}
    assert tags <= {"svg", "title", "rect", "g", "path", "text"}
    triples = list(ox.parse(saved(tab, "Turtle", tmp_path), format=ox.RdfFormat.TURTLE))
    assert len(triples) > 10 * len(PAYLOADS)
    unharmed(tab)


def test_policy_forbids_everything_but_the_page_itself(open_page: Open) -> None:
    tab = open_page()
    refused = tab.page.evaluate(
        """async () => {
            const tried = {};
            document.addEventListener('securitypolicyviolation', e => { tried[e.effectiveDirective] = true;
            });
            const script = document.createElement('script'); script.textContent = 'window.pwned = 1';
            document.body.append(script);
            const img = document.createElement('img'); img.src = 'http://evil.example/x.png';
            document.body.append(img);
            const style = document.createElement('style'); style.textContent = 'b{}';
            document.body.append(style);
            await fetch('http://evil.example/').catch(() => { tried.fetch = true; });
            await new Promise(done => setTimeout(done, 200));
            return tried;
        }"""
    )
    assert {"script-src-elem", "img-src", "style-src-elem", "connect-src"} <= set(refused)
    assert tab.page.evaluate("() => window.pwned") is None
    assert all(
        "Content Security Policy" in line or "content security" in line.lower() for line in tab.complaints
    )
    tab.complaints.clear()
    tab.requests.clear()
