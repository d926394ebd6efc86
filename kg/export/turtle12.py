"""RDF 1.2 Turtle: each statement *reifies* the triple that it is about, instead of naming its three parts.

``statement:… rdf:reifies <<( wd:Q1 kg:property wd:Q2 )>>`` says that somebody speaks of the triple, not
that it holds; as in the other formats the triple itself stands there only where it is affirmed and actual.
A statement without an object keeps its parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg import rdf
from kg.export.formats import Options
from kg.export.quads import serialised, union
from kg.model import Extraction

PARTS = ("subject", "predicate", "object")
REIFIES = ox.NamedNode(rdf.vocabulary()["rdf:type"].value.replace("type", "reifies"))


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[bytes]:
    """Yield the document."""
    yield serialised(reified(union(extractions)), ox.RdfFormat.TURTLE)


def reified(quads: Sequence[ox.Quad]) -> list[ox.Quad]:
    """Return quads with one ``rdf:reifies`` in place of subject, predicate and object."""
    names = {rdf.vocabulary()[f"rdf:{part}"]: part for part in PARTS}
    parts: dict[ox.NamedNode, dict[str, ox.Quad]] = {}
    for quad in quads:
        if quad.predicate in names:
            parts.setdefault(quad.subject, {})[names[quad.predicate]] = quad  # type: ignore[arg-type]
    whole = {node: found for node, found in parts.items() if len(found) == len(PARTS)}
    gone = {quad for found in whole.values() for quad in found.values()}
    made = [
        ox.Quad(node, REIFIES, ox.Triple(*(found[part].object for part in PARTS)))  # type: ignore[arg-type]
        for node, found in whole.items()
    ]
    return rdf.ordered([*(quad for quad in quads if quad not in gone), *made])


def taken_apart(quads: Sequence[ox.Quad]) -> list[ox.Quad]:
    """Return quads with subject, predicate and object in place of ``rdf:reifies``."""
    kept = []
    for quad in quads:
        if quad.predicate != REIFIES or not isinstance(quad.object, ox.Triple):
            kept.append(quad)
            continue
        triple = quad.object
        for part, value in zip(PARTS, (triple.subject, triple.predicate, triple.object), strict=True):
            kept.append(ox.Quad(quad.subject, rdf.vocabulary()[f"rdf:{part}"], value, quad.graph_name))
    return kept
