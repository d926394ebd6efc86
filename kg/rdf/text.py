"""Quads in an order of their own, as TriG that a person can read, and as what rdflib works on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox
import rdflib

from kg import ontology

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
Triple = tuple[rdflib.term.Identifier, rdflib.term.Identifier, rdflib.term.Identifier]
_KINDS = ("article", "statement", "role", "actor", "theme", "evidence", "mention", "attribution")
_UNUSED = ("sem", "foaf", "dcterms")
"""Prefixes of the ontology that the data does not use."""


def _key(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    predicate = str(quad.predicate)
    return str(quad.graph_name), str(quad.subject), predicate != f"<{_TYPE}>", predicate, str(quad.object)


def ordered(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return ``quads`` sorted, each once: graph after graph, a subject's types first."""
    return sorted(set(quads), key=_key)


def prefixes() -> Mapping[str, str]:
    """Return the prefixes of what is written: the ontology's, and one for each kind of our own nodes."""
    source = ontology.load()
    kinds = {kind: f"{source.base}{kind}/" for kind in _KINDS}
    return {**{name: iri for name, iri in source.prefixes.items() if name not in _UNUSED}, **kinds}


def trig(quads: Iterable[ox.Quad]) -> bytes:
    """Return ``quads`` as TriG: the same bytes for the same set, in whatever order it comes."""
    names = prefixes()
    body = ox.serialize(ordered(quads), format=ox.RdfFormat.TRIG, prefixes=dict(names)) or b""
    # The serialiser writes its prefixes in an order that changes from run to run, a line each and first.
    lines = body.split(b"\n")[len(names) :]
    head = [f"@prefix {name}: <{iri}> .".encode() for name, iri in sorted(names.items())]
    return b"\n".join([*head, *(b"\n" + line if line.endswith(b" {") else line for line in lines)])


def to_term(term: ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple) -> rdflib.term.Identifier:
    """Return Oxigraph's term as rdflib's; raise ``TypeError`` for a triple term."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.Literal):
        datatype = None if term.language else rdflib.URIRef(term.datatype.value)
        plain = datatype == rdflib.XSD.string
        return rdflib.Literal(term.value, lang=term.language, datatype=None if plain else datatype)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    raise TypeError("rdflib holds no triple terms")


def from_node(node: rdflib.term.Node) -> ox.NamedNode | ox.BlankNode:
    """Return rdflib's node as Oxigraph's."""
    return ox.BlankNode(str(node)) if isinstance(node, rdflib.BNode) else ox.NamedNode(str(node))


def to_triple(quad: ox.Quad) -> Triple:
    """Return a quad's triple in rdflib's terms; raise ``TypeError`` for a triple term."""
    return to_term(quad.subject), to_term(quad.predicate), to_term(quad.object)


def to_rdflib(quads: Iterable[ox.Quad]) -> rdflib.Dataset:
    """Return ``quads`` as an rdflib dataset in memory, its default graph the union of the named ones."""
    dataset = rdflib.Dataset(default_union=True)
    for prefix, namespace in prefixes().items():
        dataset.bind(prefix, namespace)
    for quad in ordered(quads):
        name = quad.graph_name
        graph = (
            dataset.graph(rdflib.URIRef(name.value))
            if isinstance(name, ox.NamedNode)
            else dataset.default_graph
        )
        graph.add(to_triple(quad))
    return dataset
