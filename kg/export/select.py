"""What of a graph is to leave: by article, by relation, by time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.export.edtf import LAST, bounds
from kg.model import Article, Extraction, Role, Statement


@dataclass(frozen=True, slots=True)
class Selection:
    """What a user asks for; what is left empty does not narrow.

    ``articles`` are IRIs, keys or beginnings of keys, titles, URLs or file names; ``since`` and ``until``
    ISO dates as exact as one likes (``2025-10``), both included. A statement lies in them by its own
    time, or by its article's date where it has none; one with neither lies in no span of time.
    """

    articles: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None

    def of(self, extractions: Iterable[Extraction]) -> Iterator[Extraction]:
        """Yield the articles asked for with the statements and roles asked for."""
        for extraction in extractions:
            if self._wants(extraction.article):
                yield self._narrowed(extraction) if self.relations or self.since or self.until else extraction

    def _wants(self, article: Article) -> bool:
        names = {article.title, article.url, article.origin}
        return not self.articles or any(
            asked in names or article.key.startswith(asked.rpartition("/")[2] or asked)
            for asked in self.articles
        )

    def _narrowed(self, extraction: Extraction) -> Extraction:
        date = extraction.article.published
        kept = (s for s in extraction.statements if not self.relations or s.relation in self.relations)
        roles = () if self.relations else extraction.roles
        return replace(
            extraction,
            statements=tuple(s for s in kept if self._within(_time(s) or date)),
            roles=tuple(r for r in roles if self._within(_time(r) or date)),
        )

    def _within(self, edtf: str | None) -> bool:
        if not (self.since or self.until):
            return True
        if not edtf:
            return False
        first, last = bounds(edtf)
        return last >= (self.since or "") and first <= (self.until or "") + LAST


def _time(item: Statement | Role) -> str | None:
    if isinstance(item, Role):
        return item.time
    return item.time.edtf if item.time else None
