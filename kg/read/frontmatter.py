"""The header of a text article: ``title: …``, ``date: …`` lines, with or without ``---`` around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from kg.model import Article
from kg.read import dates, detect

FIELDS = {
    "title": "title",
    "headline": "title",
    "date": "published",
    "published": "published",
    "publisher": "publisher",
    "site": "publisher",
    "url": "url",
    "author": "author",
    "lang": "language",
    "language": "language",
}
"""Words of a header, and the fields of ``Article`` that they fill."""

_FIELD = re.compile(r"[ \t]*([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*?))?[ \t]*$")
_FENCE = re.compile(r"-{3,}[ \t]*$")


@dataclass(frozen=True)
class Header:
    """What a header declares, as (field, value, line number), and where the text after it starts."""

    fields: tuple[tuple[str, str, int], ...]
    end: int


def find(text: str) -> Header | None:
    """Return the header that ``text`` starts with, if it has one.

    Between two lines of ``---`` any field may stand; without them a header is a run of known fields,
    so that a title such as «Video: …» is not taken for one.
    """
    lines = text[:20_000].splitlines(keepends=True)
    fenced = bool(lines and _FENCE.match(lines[0].rstrip("\r\n")))
    fields: list[tuple[str, str, int]] = []
    at = len(lines[0]) if fenced else 0
    for number, line in enumerate(lines[1:] if fenced else lines, 2 if fenced else 1):
        bare = line.rstrip("\r\n")
        if fenced and _FENCE.match(bare):
            return Header(tuple(fields), at + len(line))
        match = _FIELD.match(bare)
        if not match or not (fenced or match[1].lower() in FIELDS):
            break
        fields.append((match[1].lower(), _unquoted(match[2] or ""), number))
        at += len(line)
    return Header(tuple(fields), at) if fields and not fenced else None


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


@dataclass(frozen=True)
class Doubt:
    """What an article declares and kg leaves out, in one line for the person; the article is read."""

    message: str


_CHECKS = {
    "published": (dates.parse, "is no date; write it as 2025-10-31 or 2025-10-31T20:55"),
    "language": (detect.tag, "is no language code; write one such as ru or en"),
}
"""Fields that not every text can fill: what reads them, and what is said of a text that it cannot read."""


def declared(given: Iterable[tuple[str, str, str]]) -> tuple[dict[str, Any], list[Doubt]]:
    """Return the fields of ``Article`` that (field, value, place) give, and doubts about the rest."""
    known: dict[str, Any] = {}
    doubts = []
    for field, value, place in given:
        read, wrong = _CHECKS.get(field, (str, ""))
        found = read(value)
        if found is None:
            doubts.append(Doubt(f"{place}: «{value[:40]}» {wrong}; the article is read without it"))
        else:
            known[field] = found
    return known, doubts


def apply(header: Header, article: Article) -> tuple[Article, list[Doubt]]:
    """Return ``article`` with what the header declares, and doubts of what it cannot take."""
    known, doubts = declared(
        (FIELDS[name], value, f"{article.origin}:{line}")
        for name, value, line in header.fields
        if name in FIELDS and value
    )
    return replace(article, **known), doubts
