"""SHACL: whether a graph is one that may leave the house, by ``graph_data/shapes.ttl`` and pyshacl.

One named graph is checked at a time, on an rdflib graph in memory, together with what the ontology says
of classes and properties; labels and definitions stay out, because pyshacl reads the whole graph often.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib
from pyshacl.graph_abstraction import DataGraph
from rdflib.namespace import RDF, RDFS, SH
from rdflib.query import Result

from kg import ontology, resources
from kg.errors import ShapeError
from kg.rdf.text import Triple, from_node, to_term

Pattern = tuple[rdflib.term.Node | None, ...]
HOPS = 4
"""How far a node can lie from the statement that it belongs to: selector, evidence, mention, step."""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """What is wrong with one node: ``finding`` is the statement or role it belongs to, else itself."""

    graph: str
    finding: str
    node: str
    message: str

    def __str__(self) -> str:
        place = "" if self.node == self.finding else f" (at <{self.node}>)"
        return f"<{self.finding}>: {self.message}{place}"


def check(quads: Iterable[ox.Quad]) -> None:
    """Raise ``ShapeError`` with the first violation and the number of all where ``quads`` break a shape."""
    found = violations(quads)
    if found:
        more = f", and {len(found) - 1} more; «kg validate» lists them" if len(found) > 1 else ""
        raise ShapeError(f"{found[0]}{more}")


def violations(quads: Iterable[ox.Quad]) -> tuple[Violation, ...]:
    """Return everything that is wrong, graph by graph, sorted; empty where the shapes are satisfied."""
    graphs: defaultdict[str, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        graphs[getattr(quad.graph_name, "value", "")].append(quad)
    return tuple(sorted({each for name, part in graphs.items() for each in _check_graph(name, part)}))


def _check_graph(name: str, quads: Iterable[ox.Quad]) -> Iterator[Violation]:
    data = _Data((*_vocabulary(ontology.load()), *quads))
    conforms, report, _ = pyshacl.validate(
        DataGraph.from_rdflib(data), shacl_graph=_shapes(ontology.load()), inplace=True
    )
    if conforms or not isinstance(report, rdflib.Graph):
        return
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        by_query = report.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent
        node = value if by_query and value is not None else focus
        message = str(report.value(result, SH.resultMessage))
        yield Violation(name, str(_finding(data, node)), str(node), message)


class _Data(rdflib.Graph):
    """One graph as pyshacl reads it: each kind of question has an index, made when it is first asked.

    rdflib's own stores keep contexts that nobody asks for, and parse a constraint's query each time anew.
    """

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        super().__init__()
        held = {ox.Quad(*quad.triple) for quad in quads}
        term = cache(to_term)
        self._triples = [(term(q.subject), term(q.predicate), term(q.object)) for q in held]
        self._indexes: dict[tuple[bool, ...], dict[Pattern, list[Triple]]] = {}
        self._engine = ox.Store()
        self._engine.extend(held)

    def __len__(self) -> int:
        return len(self._triples)

    def triples(self, triple: Any) -> Iterator[Any]:  # type: ignore[override]  # no paths
        """Yield the triples that match; None matches all."""
        asked = tuple(part is not None for part in triple)
        if asked not in self._indexes:
            self._indexes[asked] = self._index(asked)
        yield from self._indexes[asked].get(tuple(triple), ())

    def _index(self, asked: tuple[bool, ...]) -> dict[Pattern, list[Triple]]:
        index: defaultdict[Pattern, list[Triple]] = defaultdict(list)
        for each in self._triples:
            index[tuple(part if wanted else None for part, wanted in zip(each, asked, strict=True))].append(
                each
            )
        return index

    def query(  # type: ignore[override]  # a constraint needs few of rdflib's arguments
        self, query_object: str, *_: Any, initBindings: Mapping[str, Any] | None = None, **__: Any
    ) -> Result:
        """Answer a SELECT on Oxigraph, in rdflib's terms."""
        bound = initBindings or {}
        found = self._engine.query(
            query_object, substitutions={ox.Variable(str(name)): from_node(bound[name]) for name in bound}
        )
        assert isinstance(found, ox.QuerySolutions)
        result = Result("SELECT")
        result.vars = [rdflib.Variable(each.value) for each in found.variables]
        rows = [[None if each is None else to_term(each) for each in row] for row in found]
        result.bindings = [
            {name: each for name, each in zip(result.vars, row, strict=True) if each is not None}
            for row in rows
        ]
        return result


def _finding(data: rdflib.Graph, node: rdflib.term.Node | None) -> rdflib.term.Node | None:
    """Return the first statement or role that leads to ``node`` within ``HOPS``, else ``node``.

    Actors and articles belong to no one statement.
    """
    source = ontology.load()
    alone = {source.term("Article").iri, *(each.iri for each in source.actor_types)}
    if alone & {str(kind) for kind in data.objects(node, RDF.type)}:
        return node
    kinds = [rdflib.URIRef(source.term(name).iri) for name in ("Statement", "Role")]
    layer = {node}
    for _ in range(HOPS):
        found = [each for each in layer if any((each, RDF.type, kind) in data for kind in kinds)]
        if found:
            return min(found, key=str)
        layer = {subject for each in layer for subject in data.subjects(None, each)}
    return node


@cache
def _shapes(source: ontology.Ontology) -> rdflib.Graph:
    """Return the shapes, moved to the ontology's namespace, with their property shapes set free.

    pyshacl runs a property shape inside a node shape once for each node, and one that has the target itself
    once for all nodes; the verdict is the same and comes sooner.
    """
    text = resources.SHAPES.read_text(encoding="utf-8")
    graph = rdflib.Graph().parse(data=ontology.follow_namespace(text, source), format="turtle")
    for shape, target in list(graph.subject_objects(SH.targetClass)):
        for inner in list(graph.objects(shape, SH.property)):
            graph.remove((shape, SH.property, inner))
            graph.add((inner, SH.targetClass, target))
    return graph


@cache
def _vocabulary(source: ontology.Ontology) -> tuple[ox.Quad, ...]:
    """Return the classes, their parents, the relations' properties and the values."""
    wanted = {str(RDFS.subClassOf), f"{source.namespace}property"}
    individuals = {term.iri for term in source.terms if term.kind == "individual"}
    return tuple(
        quad
        for quad in source.quads
        if quad.predicate.value in wanted
        or (quad.predicate.value == str(RDF.type) and getattr(quad.subject, "value", "") in individuals)
    )
