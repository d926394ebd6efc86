"""A saved web page → one article. trafilatura finds the text; the page's own data give the rest.

The page goes in as a string and nothing is fetched. ``Article.text`` is the text that was found, its
blocks parted by empty lines, with the title on top. The language is the text's own; what the page
declares counts only for a text too short to tell, as many sites declare one for all their pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from kg.errors import InputError
from kg.model import Article, BlockKind
from kg.read import encoding, text
from kg.read.html_metadata import metadata
from kg.read.layout import Unit

Piece = tuple[str, BlockKind | None, bool]
"""The words of an element, what the page says it is, and whether it is an item of a list."""

_HINTS = {"head": BlockKind.HEADING, "quote": BlockKind.PARAGRAPH}
_CONTAINERS = frozenset({"body", "list", "div", "table", "row", "main"})
_SPACE = re.compile(r"[^\S\n]+")
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def _body(page: str, name: str) -> Any:
    """Return trafilatura's tree of the article; raise ``InputError`` where it finds none."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(page, include_comments=False, include_tables=False, with_metadata=False)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: HTML that cannot be read ({error}); save the page again") from error
    body = getattr(found, "body", None)
    if body is None:
        raise InputError(f"{name}: HTML without an article; save the article's own page")
    return body


def _lines(words: str) -> list[str]:
    lines = (_SPACE.sub(" ", line).strip() for line in words.split("\n"))
    return [line for line in lines if line]


def _inline(element: Any) -> str:
    """Return the words of an element and of what stands within it, but for lists; a break is a new line."""
    words = element.text or ""
    for child in element:
        if child.tag == "lb":
            words += "\n"
        elif child.tag not in _CONTAINERS:
            words += _inline(child)
        words += child.tail or ""
    return words


def _pieces(element: Any, item: bool = False) -> Iterator[Piece]:
    """Yield the words of each element in reading order."""
    if element.tag in _CONTAINERS:
        for line in _lines(element.text or ""):
            yield line, None, item
    else:
        for line in _lines(_inline(element)):
            yield line, _HINTS.get(element.tag), item or element.tag == "item"
    for child in element:
        if element.tag in _CONTAINERS or child.tag in _CONTAINERS:
            yield from _pieces(child, element.tag == "list")


def _assembled(pieces: Iterable[Piece]) -> tuple[str, list[Unit]]:
    """Return the article's text and its units, whose offsets count in it."""
    words, units = "", []
    for piece, hint, item in pieces:
        words += "\n\n" if words else ""
        units.append(Unit(len(words), len(words) + len(piece), piece, hint, item))
        words += piece
    return words, units


def _with_title(pieces: list[Piece], title: str | None) -> list[Piece]:
    """Put the title on top where the page's text does not start with it."""
    above = {" ".join(piece.casefold().split()) for piece, _, _ in pieces[:3]}
    if not title or " ".join(title.casefold().split()) in above:
        return pieces
    return [(title, BlockKind.TITLE, False), *pieces]


def read(stream: BinaryIO, name: str) -> Iterator[Article]:
    """Yield the one article of a saved page."""
    data = text.fetch(stream, name)
    page = _XML_DECLARATION.sub("", encoding.decode(data, name, encoding.declared(data)), count=1)
    known = metadata(page, name)
    pieces = _with_title(list(_pieces(_body(page, name))), known.title)
    words, units = _assembled(pieces)
    found = text.article(words, replace(known, language=None), of=units)
    yield replace(found, language=found.language or known.language)
