"""Articles → store: read, extract, check, keep, and count what happened on the way."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg import pipeline, rdf, read, shapes
from kg.errors import KgError
from kg.model import Extraction
from kg.read.frontmatter import Doubt
from kg.store import Store

BATCH = 8
"""Articles that are kept together; an interrupted run loses none that has been extracted."""

Paths = Iterable[str | os.PathLike[str]]


@dataclass
class Tally:
    """What a run has done so far. ``unread`` counts articles by the language that kg does not read."""

    articles: int = 0
    statements: int = 0
    roles: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    failures: list[KgError] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def count(self, extraction: Extraction) -> None:
        """Add an article that went through."""
        self.articles += 1
        self.statements += len(extraction.statements)
        self.roles += len(extraction.roles)
        if not extraction.language_known:
            self.unread[extraction.article.language or "unknown"] += 1


def check(extraction: Extraction) -> None:
    """Raise ``ShapeError`` where the graph of an article breaks ``graph_data/shapes.ttl``."""
    shapes.check(rdf.extraction_quads(extraction))


def extractions(
    paths: Paths, tally: Tally, *, processes: int = 1, language: str | None = None
) -> Iterator[Extraction]:
    """Yield what the articles say, each checked; what fails goes to ``tally.failures``."""
    articles = read.read(paths, language=language, report=tally.failures.append, doubt=tally.doubts.append)
    for extraction in pipeline.build(articles, processes, check=check, report=tally.failures.append):
        tally.count(extraction)
        yield extraction


def keep(found: Iterable[Extraction], store: Store) -> None:
    """Store all extractions in batches; what came before an interruption is stored too."""
    waiting: list[Extraction] = []
    try:
        for extraction in found:
            waiting.append(extraction)
            if len(waiting) == BATCH:
                batch, waiting = waiting, []
                store.put_all(batch)
    finally:
        if waiting:
            store.put_all(waiting)
