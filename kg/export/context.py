"""The JSON-LD context: short keys for everything that kg writes, made from the ontology.

The one of the ontology that ships with kg is published as ``graph_data/context.jsonld``. Read with it,
kg's JSON-LD is RDF; read without it, it is plain JSON: ``statement["agent"]["name"]``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

import pyoxigraph as ox

from kg import ontology, rdf
from kg.export.formats import Options
from kg.model import Extraction

XSD = "http://www.w3.org/2001/XMLSchema#"
STRING = f"{XSD}string"
# JSON has these two itself.
NATIVE: dict[str, Callable[[str], int | bool]] = {
    f"{XSD}integer": int,
    f"{XSD}boolean": lambda text: text == "true",
}
# Keys for terms of other vocabularies: (key, prefixed name, what its values are).
_FOREIGN = (
    ("subject", "rdf:subject", "@id"),
    ("predicate", "rdf:predicate", "@vocab"),
    ("object", "rdf:object", "@id"),
    ("label", "rdfs:label", STRING),
    ("names", "rdfs:label", "@language"),
    ("prefLabel", "skos:prefLabel", "@language"),
    ("aliases", "skos:altLabel", STRING),
    ("name", "schema:name", STRING),
    ("headline", "schema:headline", STRING),
    ("datePublished", "schema:datePublished", STRING),
    ("inLanguage", "schema:inLanguage", STRING),
    ("author", "schema:author", STRING),
    ("url", "schema:url", f"{XSD}anyURI"),
    ("publisher", "schema:publisher", "@id"),
    ("publisherName", "dc:publisher", STRING),
    ("hasSource", "oa:hasSource", "@id"),
    ("selectors", "oa:hasSelector", "@id"),
    ("exact", "oa:exact", STRING),
    ("prefix", "oa:prefix", STRING),
    ("suffix", "oa:suffix", STRING),
    ("start", "oa:start", f"{XSD}nonNegativeInteger"),
    ("end", "oa:end", f"{XSD}nonNegativeInteger"),
    ("provAgent", "prov:agent", "@id"),
    ("qualifiedAttribution", "prov:qualifiedAttribution", "@id"),
    ("wasDerivedFrom", "prov:wasDerivedFrom", "@id"),
    ("member", "org:member", "@id"),
    ("organization", "org:organization", "@id"),
)
# OWL 2 DL has no dates, so that the ontology cannot say what these are.
_DAYS = {"earliest": f"{XSD}date", "latest": f"{XSD}date"}
Key = tuple[str, str]


@cache
def keys() -> dict[Key, str]:
    """Return the key for each (IRI of a property, kind of value).

    A kind is ``@id``, ``@vocab`` (an IRI of the ontology, written as its short name), ``@language``, or
    the IRI of a datatype.
    """
    source = ontology.load()
    own = {term.name for term in source.terms}
    found = {(rdf.vocabulary()[name].value, kind): key for key, name, kind in _FOREIGN if key not in own}
    values = {term.iri for term in source.terms if term.kind == "individual"}
    for term in source.terms:
        if term.kind == "object property":
            found[term.iri, "@vocab" if _names_values(term, values) else "@id"] = term.name
        elif term.kind == "datatype property":
            found[term.iri, _DAYS.get(term.name, term.range or STRING)] = term.name
    return found


def _names_values(term: ontology.Term, values: set[str]) -> bool:
    """Return whether the property's range is one of the ontology's closed lists (polarity, status …)."""
    source = ontology.load()
    kind = rdf.vocabulary()["rdf:type"]
    lists = (
        quad.object for quad in source.quads if quad.predicate == kind and str(quad.subject)[1:-1] in values
    )
    return ox.NamedNode(term.range or source.iri) in lists


@cache
def names() -> dict[str, str]:
    """Return the prefixes for IRIs: those of the RDF, in the plural where a key has the word already."""
    taken = set(keys().values())
    return {f"{name}s" if name in taken else name: iri for name, iri in sorted(rdf.prefixes().items())}


@cache
def context() -> dict[str, Any]:
    """Return the context, for ``@context``."""
    source = ontology.load()
    terms = {
        key: _definition(iri, kind) for (iri, kind), key in sorted(keys().items(), key=lambda item: item[1])
    }
    aliases = {"id": "@id", "type": "@type", "graph": "@graph"}
    return {"@version": 1.1, "@vocab": source.namespace, **names(), **aliases, **terms}


def _definition(iri: str, kind: str) -> str | dict[str, str]:
    """Return what a key stands for and how its values are to be read."""
    if kind == "@language":
        return {"@id": iri, "@container": "@language"}
    return iri if kind == STRING or kind in NATIVE else {"@id": iri, "@type": kind}


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[str]:
    """Yield the context as a document of its own, whatever the articles."""
    yield json.dumps({"@context": context()}, ensure_ascii=False, indent=2) + "\n"
