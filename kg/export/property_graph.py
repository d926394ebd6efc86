"""The graph as nodes and relationships with properties, which is how Neo4j and its kin see one.

Actors, articles, statements and roles are nodes. A statement points to its parts (``AGENT``,
``RECIPIENT``, ``PLACE``, ``SOURCE`` with its step, ``IN`` its article), so that nothing is lost; between
agent and recipient stands a relationship of the statement's own relation too, for those who draw and
count. It carries polarity and status: one that is denied has ``polarity: 'negated'``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.export.actors import known
from kg.export.records import Record, article_record, records_of_roles, records_of_statements
from kg.model import Actor, Extraction

Value = str | int | bool | list[str]
Properties = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its IRI, its labels from the general to the special, its properties."""

    id: str
    labels: tuple[str, ...]
    properties: Properties


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship between two nodes, named by their IRIs."""

    start: str
    type: str
    end: str
    properties: Properties


def _held(**values: Value | None) -> Properties:
    """Return the properties that have a value."""
    return {name: value for name, value in values.items() if value not in (None, [])}


def _of_actor(who: Actor) -> Node:
    names = {f"name_{language.replace('-', '_')}": name for language, name in reversed(who.names)}
    return Node(
        who.id,
        ("Actor", who.type),
        _held(name=who.name, **dict(sorted(names.items())), aliases=sorted(who.aliases)),
    )


def _evidence(record: Record) -> Properties:
    return {"quote": record["quote"], "start": record["start"], "end": record["end"]}


def _said(record: Record) -> Properties:
    """Return what a statement's node and its short-cut relationship both say."""
    return _held(
        theme=record["theme"] and record["theme"]["text"],
        time=record["time"],
        polarity=record["polarity"],
        status=record["status"],
        sources=[source["name"] for source in record["sources"]],
        **_evidence(record),
    )


def nodes(extractions: Sequence[Extraction]) -> Iterator[Node]:
    """Yield every node once: actors, articles, statements, roles."""
    yield from map(_of_actor, known(extractions).values())
    for extraction in extractions:
        a = extraction.article
        more = _held(url=a.url, language=a.language, author=a.author)
        record = article_record(a)
        yield Node(record["id"], ("Article",), _held(**{k: v for k, v in record.items() if k != "id"}) | more)
    for record in records_of_statements(extractions):
        yield Node(record["id"], ("Statement", record["relation"]), _said(record))
    for record in records_of_roles(extractions):
        held = _held(office=record["office"], status=record["status"], time=record["time"])
        yield Node(record["id"], ("Role",), held | _evidence(record))


def edges(extractions: Sequence[Extraction]) -> Iterator[Edge]:
    """Yield every relationship."""
    for record in records_of_statements(extractions):
        yield from _of_statement(record)
    for record in records_of_roles(extractions):
        yield Edge(record["person"]["id"], "HOLDS", record["id"], {})
        if record["of"]:
            yield Edge(record["id"], "SERVES", record["of"]["id"], {})
        yield Edge(record["id"], "IN", record["article"]["id"], {})


def _of_statement(record: Record) -> Iterator[Edge]:
    """Yield the relationships to a statement's parts, and the short cut from agent to recipient."""
    for part in ("agent", "recipient", "place"):
        if record[part]:
            yield Edge(record["id"], part.upper(), record[part]["id"], {})
    for step, source in enumerate(record["sources"], 1):
        yield Edge(record["id"], "SOURCE", source["id"], {"step": step})
    yield Edge(record["id"], "IN", record["article"]["id"], {})
    if record["recipient"]:
        short = {"statement": record["id"], **_said(record)}
        yield Edge(record["agent"]["id"], shout(record["relation"]), record["recipient"]["id"], short)


def shout(relation: str) -> str:
    """Return a relation's name as Neo4j's style guide writes types: ``TwoWords`` → ``TWO_WORDS``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", relation).upper()
