"""What a saved page declares of itself: JSON-LD first, then meta tags, then what trafilatura finds."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from kg.errors import InputError
from kg.model import Article
from kg.read import dates, detect

_ARTICLE_TYPES = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "Article",
    "BlogPosting",
)
_LIMIT = 500
"""No title, name or address is longer; what is longer is cut, as it is no name."""

Finder = Callable[[Any, dict[str, Any]], object]


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _named(value: object) -> object:
    """Return the name of a JSON-LD thing: its ``name``, or itself where it is a string."""
    value = _first(value)
    return value.get("name") if isinstance(value, dict) else value


def _linked(value: object) -> object:
    value = _first(value)
    return value.get("@id") or value.get("url") if isinstance(value, dict) else value


def _things(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Yield the things of a JSON-LD document, also those in ``@graph``."""
    if isinstance(value, list):
        for one in value[:200]:
            yield from _things(one, depth + 1)
    elif isinstance(value, dict) and depth < 6:
        yield value
        yield from _things(value.get("@graph"), depth + 1)


def _json_ld(tree: Any) -> dict[str, Any]:
    """Return the article that the page describes in JSON-LD, or nothing; broken scripts are passed over."""
    things: list[dict[str, Any]] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            things += _things(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue
    kinds = [(thing, thing.get("@type")) for thing in things]
    for kind in _ARTICLE_TYPES:
        for thing, types in kinds:
            if kind == types or (isinstance(types, list) and kind in types):
                return thing
    return {}


def _meta(name: str) -> Finder:
    def find(tree: Any, _: dict[str, Any]) -> object:
        return _first(
            tree.xpath("//meta[@property=$name or @name=$name or @itemprop=$name]/@content", name=name)
        )

    return find


def _ld(name: str, take: Callable[[object], object] = _first) -> Finder:
    return lambda _, article: take(article.get(name))


def _path(expression: str) -> Finder:
    return lambda tree, _: _first(tree.xpath(expression))


_FINDERS: dict[str, tuple[Finder, ...]] = {
    "title": (
        _ld("headline"),
        _meta("og:title"),
        _path("normalize-space((//h1)[1])"),
        _path("normalize-space(//title)"),
    ),
    "published": (
        _ld("datePublished"),
        _meta("article:published_time"),
        _meta("datePublished"),
        _meta("date"),
        _path("//time/@datetime"),
    ),
    "publisher": (_ld("publisher", _named), _meta("og:site_name"), _meta("application-name")),
    "url": (
        _path("//link[@rel='canonical']/@href"),
        _meta("og:url"),
        _ld("mainEntityOfPage", _linked),
        _ld("url"),
    ),
    "language": (_ld("inLanguage", _named), _path("/html/@lang"), _meta("og:locale"), _meta("language")),
    "author": (_ld("author", _named), _meta("author"), _meta("article:author")),
}
_PARSERS: dict[str, Callable[[str], str | None]] = {"published": dates.parse, "language": detect.tag}


def _usable(field: str, value: object) -> str | None:
    """Return a found value as ``Article`` keeps it; ``None`` where it is empty or makes no sense."""
    if not isinstance(value, str) or not value.strip():
        return None
    words = " ".join(value.split())[:_LIMIT]
    return _PARSERS[field](words) if field in _PARSERS else words


def _tree(page: str, name: str) -> Any:
    from lxml import etree, html

    try:
        tree = html.document_fromstring(page)
    except (etree.ParserError, ValueError) as error:
        raise InputError(f"{name}: HTML that cannot be read ({error}); save the page again") from error
    return tree


def _by_trafilatura(page: str) -> dict[str, object]:
    """Return what trafilatura reads off the page where it declares nothing."""
    from trafilatura import extract_metadata

    try:
        found = extract_metadata(page, extensive=False)
    except (AttributeError, ValueError, TypeError):
        return {}
    return {"title": found.title, "published": found.date, "author": found.author, "url": found.url}


def metadata(page: str, name: str) -> Article:
    """Return an ``Article`` without text that holds what the page says of itself."""
    tree = _tree(page, name)
    article = _json_ld(tree)
    spare = _by_trafilatura(page)
    known: dict[str, str | None] = {}
    for field, finders in _FINDERS.items():
        values = (_usable(field, find(tree, article)) for find in finders)
        known[field] = next(filter(None, values), None) or _usable(field, spare.get(field))
    return Article("", (), origin=name, **known)
