"""Plain text → one article: header, lines → units → blocks. Also what the other formats build with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, BinaryIO

from kg.errors import InputError
from kg.model import PARSED, Article, Block, BlockKind
from kg.read import dates, detect, frontmatter, layout
from kg.read.encoding import decode
from kg.read.frontmatter import Doubt
from kg.read.layout import Unit

BYTE_LIMIT = 16_000_000
"""The most bytes of a file that holds one article."""
TEXT_LIMIT = 300_000
"""The most characters of one article: some hundred pages, far more than any news article has."""
WRAP = range(40, 121)
"""The columns at which texts are broken; longer lines are paragraphs, shorter ones verse or lists."""

_BULLET = re.compile(r"\s*(?:[•◦‣▪●∙·*–—-]|\d{1,2}[.)])\s+(?=\S)")
_MARK = re.compile(r"\s*[•◦‣▪●∙·*]\s+(?=\S)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WORD = re.compile(r"[^\W\d_]{2}")


def fetch(stream: BinaryIO, name: str) -> bytes:
    """Return all bytes of a file for one article; raise ``InputError`` for an empty or endless one."""
    data = stream.read(BYTE_LIMIT + 1)
    if len(data) > BYTE_LIMIT:
        raise InputError(
            f"{name}: larger than {BYTE_LIMIT // 1_000_000} MB; give one article a file, or JSON Lines"
        )
    if not data.strip():
        raise InputError(f"{name}: the file is empty; give an article's text")
    return data


def _unit(start: int, line: str) -> Unit | None:
    """Return a line without the space and the bullet around it; ``None`` for an empty one."""
    mark = _MARK.match(line)
    skipped = mark.end() if mark else len(line) - len(line.lstrip())
    words = line[skipped:].strip()
    at = start + skipped
    return Unit(at, at + len(words), words, bullet=bool(_BULLET.match(line))) if words else None


def _lines(text: str, start: int) -> list[Unit | None]:
    units: list[Unit | None] = []
    for line in text[start:].splitlines(keepends=True):
        units.append(_unit(start, line))
        start += len(line)
    return units


def _wrap_width(lines: Sequence[Unit | None]) -> int:
    """Return the column at which a text is broken, or 0 where a line is a paragraph.

    Broken is a text in which sentences go on in the next line with a small letter, more than once.
    """
    width = max((len(line.words) for line in lines if line), default=0)
    broken = sum(
        1 for above, line in pairwise(lines) if above and line and line.words[0].islower() and not line.bullet
    )
    return width if broken > 1 and width in WRAP else 0


def _goes_on(above: Unit, line: Unit, width: int) -> bool:
    """Return whether ``line`` continues ``above``: its first word had no room there."""
    first = line.words.split(maxsplit=1)[0]
    full = len(above.words) + 1 + len(first) > width
    return not line.bullet and (line.words[0].islower() or full)


def _joined(lines: Sequence[Unit | None], width: int, text: str) -> Iterator[Unit]:
    """Yield the paragraphs of a text that is broken at a column."""
    paragraph: Unit | None = None
    above: Unit | None = None
    for line in [*lines, None]:
        if paragraph and above and line and _goes_on(above, line, width):
            paragraph = replace(paragraph, end=line.end)
        else:
            if paragraph:
                yield replace(paragraph, words=text[paragraph.start : paragraph.end])
            paragraph = line
        above = line


def units(text: str, start: int = 0) -> list[Unit]:
    """Return the paragraphs of ``text[start:]``: its lines, joined where it is broken at a column."""
    lines = _lines(text, start)
    width = _wrap_width(lines)
    return list(_joined(lines, width, text)) if width else [line for line in lines if line]


def refuse_unusable(text: str, name: str) -> None:
    """Raise ``InputError`` for a text that is too long or cannot be written as UTF-8."""
    if len(text) > TEXT_LIMIT:
        raise InputError(
            f"{name}: {len(text):,} characters are more than the {TEXT_LIMIT:,} of an article; split it"
        )
    half = _SURROGATE.search(text)
    if half:
        raise InputError(
            f"{name}: half a character (a lone surrogate) at {half.start()}; write the file as UTF-8 again"
        )


def _words(article: Article, kind: BlockKind) -> str | None:
    found = next((block for block in article.blocks if block.kind is kind), None)
    return article.text[found.start : found.end] if found else None


def _prose(article: Article) -> str:
    return "\n".join(
        article.text[block.start : block.end] for block in article.blocks if block.kind in PARSED
    )


def _from_page(article: Article) -> dict[str, Any]:
    """Return what the page itself shows of its fields: title, author, date, agency, language."""
    datelines = (article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.DATELINE)
    return {
        "title": _words(article, BlockKind.TITLE),
        "author": _words(article, BlockKind.BYLINE),
        "published": next(filter(None, map(dates.of_dateline, datelines)), None),
        "publisher": layout.agency(article.text, article.blocks),
    }


def complete(article: Article) -> Article:
    """Fill the fields that nothing declares from the page; raise ``InputError`` where there is no text."""
    refuse_unusable(article.text, article.origin)
    if not _WORD.search(_prose(article)):
        raise InputError(f"{article.origin}: no sentence to read; give an article's text")
    missing = {name: value for name, value in _from_page(article).items() if getattr(article, name) is None}
    return replace(article, **missing, language=article.language or detect.language(_prose(article)))


def article(text: str, known: Article, start: int = 0, of: Iterable[Unit] | None = None) -> Article:
    """Return the article of ``text``, whose declared fields stand in ``known``; ``start`` skips a header."""
    refuse_unusable(text, known.origin)
    header = (Block(BlockKind.HEADER, 0, start),) if start else ()
    found = layout.blocks(text, units(text, start) if of is None else of, known.title)
    return complete(replace(known, text=text, blocks=header + found))


def read(stream: BinaryIO, name: str) -> Iterator[Article | Doubt]:
    """Yield the one article of a text file, after doubts about its header."""
    text = decode(fetch(stream, name), name)
    refuse_unusable(text, name)
    known = Article("", (), origin=name)
    header = frontmatter.find(text)
    if header:
        known, doubts = frontmatter.apply(header, known)
        yield from doubts
    yield article(text, known, header.end if header else 0)
