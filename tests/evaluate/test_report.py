"""The quality report: self-contained, escaped, and true to the text."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from kg.evaluate import report
from kg.evaluate.result import compared
from tests.evaluate.samples import TEXT, case, line

ATTACK = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)> \ud800\0 {{ 7*7 }}"


class Elements(HTMLParser):
    """Collects the elements and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes.update(name for name, _ in attrs)


def hostile() -> str:
    right = line("Supply", ATTACK, theme=ATTACK, start=0, end=10, quote=ATTACK)
    wrong = line("Attack", "Латвия", start=3, end=20, quote=ATTACK, frame=ATTACK)
    missed = line("Meet", ATTACK, start=15, end=len(ATTACK), quote=ATTACK)
    return report.page([compared(case(right, missed, text=ATTACK + TEXT), [dict(right), wrong], [])], ATTACK)


def test_hostile_text_makes_no_element() -> None:
    page = Elements(hostile())
    assert not page.seen & {"script", "img", "iframe", "link", "object"}
    assert not any(name.startswith("on") for name in page.attributes)


def test_the_page_asks_nothing_of_the_network() -> None:
    html = hostile()
    assert "default-src 'none'" in unescape(html)
    assert not Elements(html).attributes & {"src", "href", "action", "srcset"}
    assert "@import" not in html
    assert "url(" not in html


def test_the_style_is_the_one_that_the_policy_lets_in() -> None:
    import base64
    import hashlib

    html = hostile()
    style = re.search("<style>(.*?)</style>", html, re.DOTALL)
    assert style
    allowed = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"sha256-{allowed}" in unescape(html)


def test_the_text_is_whole_and_marked_where_statements_stand() -> None:
    right = line("Supply", "Норвегия", start=0, end=8, quote=TEXT[:8])
    missed = line("Request", "Латвия", start=4, end=12, quote=TEXT[4:12])
    wrong = line("Attack", "Норвегия", start=30, end=35, quote=TEXT[30:35])
    pieces = list(report.pieces(compared(case(right, missed), [dict(right), wrong], [])))
    assert "".join(piece.text for piece in pieces) == TEXT
    assert [(piece.text, piece.kinds) for piece in pieces if piece.kinds] == [
        (TEXT[:4], "right"),
        (TEXT[4:8], "missed right"),
        (TEXT[8:12], "missed"),
        (TEXT[30:35], "wrong"),
    ]
    assert "Attack(Норвегия → –: –)" in pieces[-2].title


def test_the_page_is_the_same_each_time() -> None:
    assert hostile() == hostile()
