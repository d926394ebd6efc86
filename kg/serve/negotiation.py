"""Which format a client takes, by its Accept header."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import mimeparse  # type: ignore[import-untyped]

from kg.sparql.formats import ALIASES, SOLUTIONS, TRIPLE_ALIASES, TRIPLES, Format

HTML = "text/html"


def best(accept: str | None, offered: Iterable[str]) -> str | None:
    """Return the media type of ``offered``, the preferred first, that ``accept`` likes best; none for none.

    No header takes everything; one that cannot be read takes nothing.
    """
    types = list(offered)
    if not accept:
        return types[0]
    try:
        return str(mimeparse.best_match(types[::-1], accept)) or None
    except (mimeparse.MimeTypeParseException, ValueError):
        return None


def _offer(formats: Iterable[Format], aliases: Mapping[str, str]) -> list[str]:
    return [form.media for form in formats] + list(aliases)


def solutions(accept: str | None) -> str | None:
    """Return the media type to write rows in."""
    found = best(accept, _offer(SOLUTIONS, ALIASES))
    return ALIASES.get(found, found) if found else None


def triples(accept: str | None) -> str | None:
    """Return the media type to write triples in."""
    found = best(accept, _offer(TRIPLES, TRIPLE_ALIASES))
    return TRIPLE_ALIASES.get(found, found) if found else None


def takes_only_html(accept: str | None) -> bool:
    """Return whether a page is all that the client takes."""
    return bool(accept) and best(accept, [HTML]) == HTML and solutions(accept) is triples(accept) is None


def wants_html(accept: str | None) -> bool:
    """Return whether the client, a browser say, likes a page better than RDF."""
    if not accept:
        return False
    return best(accept, [*_offer(TRIPLES, TRIPLE_ALIASES), HTML]) == HTML
