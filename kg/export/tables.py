"""The tables as rows of simple cells, for CSV and Parquet: which column comes from where in a record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.export.actors import PARTS
from kg.export.records import RECORDS, Record
from kg.model import Extraction

Cell = str | int | bool | list[str] | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column and the path to its value: ``agent.name``, ``sources.-1.name``, ``sources.*.name``.

    ``kind`` is the type of its cells: str, int, bool, or list (of str).
    """

    name: str
    path: str
    kind: type = str

    def cell(self, record: Record) -> Cell:
        """Return the value that the path leads to, None where it breaks off."""
        found: Cell = _follow(record, self.path.split("."))
        return found


def _follow(value: Any, path: list[str]) -> Any:
    """Return what ``path`` leads to from ``value``."""
    for depth, step in enumerate(path):
        if value is None:
            return None
        if step == "*":
            return [_follow(item, path[depth + 1 :]) for item in value]
        value = _step(value, step)
    return [f"{key}: {text}" for key, text in value.items()] if isinstance(value, dict) else value


def _step(value: Any, step: str) -> Any:
    """Return the part of a list or a record that ``step`` names; an empty list has none."""
    if isinstance(value, list):
        return value[int(step)] if value else None
    return value[step]


def _who(name: str) -> tuple[Column, ...]:
    """Return the columns of an actor: its name, its IRI and its type."""
    return (
        Column(name, f"{name}.name"),
        Column(f"{name}_id", f"{name}.id"),
        Column(f"{name}_type", f"{name}.type"),
    )


_EVIDENCE = (Column("quote", "quote"), Column("start", "start", int), Column("end", "end", int))
_ARTICLE = (
    Column("article_id", "article.id"),
    Column("title", "article.title"),
    Column("publisher", "article.publisher"),
    Column("published", "article.published"),
)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "statements": (
        Column("id", "id"),
        Column("relation", "relation"),
        *_who("agent"),
        *_who("recipient"),
        Column("theme", "theme.text"),
        *_who("place"),
        Column("time", "time"),
        Column("polarity", "polarity"),
        Column("status", "status"),
        Column("nearest_source", "sources.0.name"),
        Column("deepest_source", "sources.-1.name"),
        Column("sources", "sources.*.name", list),
        Column("source_ids", "sources.*.id", list),
        *_EVIDENCE,
        *_ARTICLE,
    ),
    "roles": (
        Column("id", "id"),
        *_who("person"),
        Column("office", "office"),
        *_who("of"),
        Column("status", "status"),
        Column("time", "time"),
        *_EVIDENCE,
        *_ARTICLE,
    ),
    "actors": (
        Column("id", "id"),
        Column("name", "name"),
        Column("type", "type"),
        Column("names", "names", list),
        Column("aliases", "aliases", list),
        *(Column(part, part, int) for part in PARTS),
    ),
    "articles": (
        Column("id", "id"),
        Column("title", "title"),
        Column("publisher", "publisher"),
        Column("published", "published"),
        Column("url", "url"),
        Column("language", "language"),
        Column("author", "author"),
        Column("statements", "statements", int),
        Column("roles", "roles", int),
    ),
    "sources": (
        Column("statement_id", "statement"),
        Column("step", "step", int),
        Column("deepest", "deepest", bool),
        *_who("source"),
        *_EVIDENCE,
        *_ARTICLE,
    ),
}


def rows(table: str, extractions: Iterable[Extraction]) -> Iterator[list[Cell]]:
    """Yield the cells of each record of a table, in the order of its columns."""
    for record in RECORDS[table](extractions):
        yield [column.cell(record) for column in COLUMNS[table]]
