"""One order for all that leaves, whatever order it came in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.model import Extraction, Role, Statement


def _age(extraction: Extraction) -> tuple[str, ...]:
    """Sort by date, then identity; the rest settles two readings of one text."""
    a = extraction.article
    rest = (a.title, a.publisher, a.url, a.language, a.author, a.origin)
    return (a.published or "", a.key, *(part or "" for part in rest))


def _place(item: Statement | Role) -> tuple[int, int, str]:
    return (item.evidence.start, item.evidence.end, item.key)


def in_order(extractions: Iterable[Extraction]) -> tuple[Extraction, ...]:
    """Return each article once, oldest first, its statements and roles once each and as the text has them."""
    once = {extraction.article.key: extraction for extraction in sorted(extractions, key=_age)}
    return tuple(
        replace(
            extraction,
            statements=tuple(sorted({s.key: s for s in extraction.statements}.values(), key=_place)),
            roles=tuple(sorted({r.key: r for r in extraction.roles}.values(), key=_place)),
        )
        for extraction in sorted(once.values(), key=_age)
    )
