"""A Cypher script (Neo4j 4.4 and later) for ``cypher-shell --file``; running it twice changes nothing.

Every text stands in single quotes with backslash, quote and each control character escaped, every name
in backticks, so no word of an article can end the place that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.export.formats import Options
from kg.export.property_graph import Edge, Node, Properties, Value, edges, nodes
from kg.export.text import well_formed
from kg.model import Extraction

# Also the separators that JavaScript and Java tools take for line ends, and what turns the reading order.
_UNSAFE = re.compile(r"[\\'\"\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_NO_NAME = re.compile("[`\x00-\x1f\x7f-\x9f]")


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[str]:
    """Yield a statement a line, each ended by a semicolon."""
    yield "CREATE CONSTRAINT kg_id IF NOT EXISTS FOR (n:Kg) REQUIRE n.id IS UNIQUE;\n"
    for node in nodes(extractions):
        yield _node(node)
    for edge in edges(extractions):
        yield _edge(edge)


def _node(node: Node) -> str:
    labels = "".join(f":{name(label)}" for label in node.labels)
    return f"MERGE (n:Kg {{id: {literal(node.id)}}}) SET n{labels}, n += {_map(node.properties)};\n"


def _edge(edge: Edge) -> str:
    """Return the line of a relationship; what tells it from its like is part of the pattern to merge."""
    told: Properties = {key: edge.properties[key] for key in ("statement", "step") if key in edge.properties}
    pattern = f"[r:{name(edge.type)} {_map(told)}]" if told else f"[:{name(edge.type)}]"
    rest = f" SET r += {_map(edge.properties)}" if len(edge.properties) > len(told) else ""
    return (
        f"MATCH (a:Kg {{id: {literal(edge.start)}}}), (b:Kg {{id: {literal(edge.end)}}}) "
        f"MERGE (a)-{pattern}->(b){rest};\n"
    )


def _map(properties: Properties) -> str:
    return "{" + ", ".join(f"{name(key)}: {literal(value)}" for key, value in properties.items()) + "}"


def name(text: str) -> str:
    """Return a label, a type or a key in backticks; what could end them is dropped."""
    return f"`{_NO_NAME.sub('', well_formed(text))}`"


def literal(value: Value) -> str:
    """Return a value as Cypher writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    return "'" + _UNSAFE.sub(_escape, well_formed(value)) + "'"


def _escape(found: re.Match[str]) -> str:
    mark = found[0]
    return f"\\{mark}" if mark in "\\'\"" else f"\\u{ord(mark):04x}"
