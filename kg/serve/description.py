"""The service description: what this endpoint speaks, as RDF (SPARQL 1.1 Service Description)."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Store, Triple, serialize

from kg import ontology
from kg.functions import functions
from kg.sparql.formats import BY_MEDIA, SOLUTIONS, TRIPLES

SD = "http://www.w3.org/ns/sparql-service-description#"
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)


def triples(endpoint: str, *, writable: bool) -> list[Triple]:
    """Return the description of the endpoint at ``endpoint``; no blank nodes, sorted."""
    service = NamedNode(endpoint)
    dataset, default = NamedNode(f"{endpoint}#dataset"), NamedNode(f"{endpoint}#default-graph")
    languages = ("SPARQL10Query", "SPARQL11Query", *(("SPARQL11Update",) if writable else ()))
    found = [
        Triple(service, RDF_TYPE, _sd("Service")),
        Triple(service, _sd("endpoint"), service),
        Triple(service, _sd("feature"), _sd("UnionDefaultGraph")),
        Triple(service, _sd("defaultDataset"), dataset),
        Triple(dataset, RDF_TYPE, _sd("Dataset")),
        Triple(dataset, _sd("defaultGraph"), default),
        Triple(default, RDF_TYPE, _sd("Graph")),
        Triple(
            service, NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), Literal("kg", language="en")
        ),
    ]
    found += [Triple(service, _sd("supportedLanguage"), _sd(name)) for name in languages]
    found += [Triple(service, _sd("resultFormat"), NamedNode(f.engine.iri)) for f in SOLUTIONS + TRIPLES]
    found += [Triple(service, _sd("extensionFunction"), function) for function in _functions()]
    return sorted(found, key=str)


def _functions() -> list[NamedNode]:
    """Return the names of kg's functions; they cost nothing until a query calls them."""
    return list(functions(Store()))


def write(endpoint: str, media: str, *, writable: bool) -> bytes:
    """Return the description in the RDF format ``media``."""
    prefixes = {"sd": SD, "kg": ontology.load().namespace}
    form = BY_MEDIA[media].engine
    return serialize(triples(endpoint, writable=writable), format=form, prefixes=prefixes) or b""  # type: ignore[arg-type]
