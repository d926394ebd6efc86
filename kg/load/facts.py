"""Any RDF → one graph of facts beside the articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg import ontology, rdf, shapes
from kg.errors import InputError
from kg.link.mint import slug
from kg.load.loaded import Loaded, told_once
from kg.load.parse import parse
from kg.model import digest
from kg.store import Store

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def graph_iri(name: str) -> str:
    """Return the IRI of a graph of facts."""
    return f"{ontology.load().base}facts/{slug(name)}"


def facts_of(store: Store) -> Iterator[ox.Quad]:
    """Yield the graphs of facts of a store."""
    for iri in store.graphs():
        if iri.startswith(graph_iri("x").removesuffix("x")):
            yield from store.graph(iri)


def read_facts(path: Path, name: str | None = None) -> Loaded:
    """Return any RDF as one graph of facts, named after ``name`` or the file; blank nodes get IRIs.

    Loading a graph of that name again replaces it. Raises ``InputError`` where the file is no RDF, or has
    what the store does not hold.
    """
    graph = ox.NamedNode(graph_iri(name or path.stem))
    triples = ox.Dataset(ox.Quad(q.subject, q.predicate, q.object) for q in parse(path))
    triples.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    mark = digest(sorted(map(str, triples)))
    try:
        quads = [ox.Quad(_node(q.subject, mark), q.predicate, _value(q.object, mark), graph) for q in triples]
    except TypeError as error:
        raise InputError(f"{path}: {error}; write them as rdf:Statement nodes") from error
    if not quads:
        raise InputError(f"{path}: holds nothing")
    return Loaded((), ((graph.value, tuple(rdf.ordered(quads))),), told_once(shapes.violations(quads)))


def _node(term: Term, mark: str) -> ox.NamedNode:
    """Return a node with an IRI in place of a blank one, the same for the same file."""
    if isinstance(term, ox.BlankNode):
        return ox.NamedNode(f"{ontology.load().base}genid/{mark}-{term.value}")
    if isinstance(term, ox.NamedNode):
        return term
    raise TypeError("has triple terms of RDF 1.2, which a graph of facts cannot hold")


def _value(term: Term, mark: str) -> ox.NamedNode | ox.Literal:
    return term if isinstance(term, ox.Literal) else _node(term, mark)
