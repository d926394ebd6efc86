"""A graph in numbers: how much is said, of what kind, on whose word, and who stands in the middle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import Extraction, Polarity, Statement, Status

Counts = tuple[tuple[str, int], ...]
"""Names and how often, the most frequent first."""


@dataclass(frozen=True)
class RelationCount:
    """How often a relation is said, and how often as denied, planned or hypothetical."""

    relation: str
    total: int
    denied: int
    planned: int
    hypothetical: int


@dataclass(frozen=True)
class Statistics:
    """What ``kg stats`` prints; ``voices`` are the deepest sources, by how much rests on their word."""

    articles: int
    unread: int
    statements: int
    roles: int
    actors: Counts
    languages: Counts
    publishers: Counts
    relations: tuple[RelationCount, ...]
    voices: Counts


def _ranked(counter: Counter[str]) -> Counts:
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))


def _relation(name: str, statements: Sequence[Statement]) -> RelationCount:
    def of(test: Polarity | Status) -> int:
        return sum(test in (one.polarity, one.status) for one in statements)

    return RelationCount(
        name, len(statements), of(Polarity.NEGATED), of(Status.PLANNED), of(Status.HYPOTHETICAL)
    )


def _voice(statement: Statement, extraction: Extraction) -> str:
    """Return whose word a statement rests on: its deepest source, else the outlet."""
    if statement.sources:
        return statement.sources[-1].actor.name
    return extraction.article.publisher or "(the article itself)"


def count(extractions: Iterable[Extraction]) -> Statistics:
    """Return the numbers of a graph, whatever the order of its articles."""
    found = list(extractions)
    said = [(statement, extraction) for extraction in found for statement in extraction.statements]
    by_relation: dict[str, list[Statement]] = {}
    for statement, _ in said:
        by_relation.setdefault(statement.relation, []).append(statement)
    relations = [_relation(name, statements) for name, statements in by_relation.items()]
    actors = {
        mention.actor.id: mention.actor.type for statement, _ in said for mention in statement.mentions()
    }
    return Statistics(
        articles=len(found),
        unread=sum(not extraction.language_known for extraction in found),
        statements=len(said),
        roles=sum(len(extraction.roles) for extraction in found),
        actors=_ranked(Counter(actors.values())),
        languages=_ranked(Counter(extraction.article.language or "unknown" for extraction in found)),
        publishers=_ranked(Counter(extraction.article.publisher or "unknown" for extraction in found)),
        relations=tuple(sorted(relations, key=lambda one: (-one.total, one.relation))),
        voices=_ranked(Counter(_voice(*one) for one in said)),
    )
