"""``ontology.ttl`` as it stands in the file: quads by subject, and the line each term begins on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kg.errors import OntologyError

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
VANN = "http://purl.org/vocab/vann/"
PREFIXES: Mapping[str, str] = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": OWL,
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": SKOS,
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DECLARATIONS = {
    f"{OWL}Class": "class",
    f"{OWL}ObjectProperty": "object property",
    f"{OWL}DatatypeProperty": "datatype property",
    f"{OWL}AnnotationProperty": "annotation property",
    f"{OWL}NamedIndividual": "individual",
}
"""The OWL type that declares a term → what the documentation calls it."""


@dataclass(frozen=True)
class Source:
    """The parsed file. ``facts`` is subject IRI → predicate IRI → objects, in the file's order."""

    path: Path
    text: str
    quads: tuple[ox.Quad, ...]

    @cached_property
    def facts(self) -> Mapping[str, Mapping[str, list[ox.NamedNode | ox.Literal]]]:
        """Every subject with its predicates and objects."""
        found: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
        for quad in self.quads:
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                found[quad.subject.value][quad.predicate.value].append(quad.object)
        return found

    @cached_property
    def headers(self) -> tuple[str, ...]:
        """The IRIs of every owl:Ontology in the file; a sound file has one."""
        return tuple(iri for iri in self.facts if f"{OWL}Ontology" in self.values(iri, f"{RDF}type"))

    @property
    def iri(self) -> str:
        """The ontology's IRI, or the empty string where none is declared."""
        return self.headers[0] if self.headers else ""

    @cached_property
    def namespace(self) -> str:
        """The namespace of our terms, or the empty string where it is not set."""
        return next(iter(self.values(self.iri, f"{VANN}preferredNamespaceUri")), "")

    @cached_property
    def declared(self) -> frozenset[str]:
        """Every term of our namespace that an OWL type declares."""
        return frozenset(iri for iri in self.facts if iri.startswith(self.namespace) and self.kind(iri))

    def own(self, name: str) -> str:
        """Return the IRI of ``name`` in our namespace."""
        return self.namespace + name

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the objects as strings."""
        return [each.value for each in self.facts.get(subject, {}).get(predicate, ())]

    def value(self, subject: str, predicate: str) -> str:
        """Return the one object; the checks have seen that it is there."""
        return self.values(subject, predicate)[0]

    def texts(self, subject: str, predicate: str) -> dict[str, str]:
        """Return language → text."""
        objects = self.facts.get(subject, {}).get(predicate, ())
        return {
            each.language: each.value for each in objects if isinstance(each, ox.Literal) and each.language
        }

    def kind(self, iri: str) -> str:
        """Return what the term is declared as, or the empty string."""
        return next((DECLARATIONS[t] for t in self.values(iri, f"{RDF}type") if t in DECLARATIONS), "")

    def subclasses(self, name: str) -> list[str]:
        """Return the IRIs of the direct subclasses of our class ``name``."""
        parent = self.own(name)
        return [iri for iri in self.facts if parent in self.values(iri, f"{RDFS}subClassOf")]

    def short(self, iri: str) -> str:
        """Return ``iri`` as a prefixed name where a prefix fits."""
        for prefix, namespace in (("kg", self.namespace), *PREFIXES.items()):
            if namespace and iri.startswith(namespace):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return f"<{iri}>"

    def line(self, iri: str) -> int:
        """Return the line on which the block of ``iri`` begins, else where it is first named, else 1."""
        name = re.escape(self.short(iri))
        for pattern in (rf"^{name}(?![\w-])", rf"{name}(?![\w-])"):
            if found := re.search(pattern, self.text, re.MULTILINE):
                return self.text.count("\n", 0, found.start()) + 1
        return 1

    def mentions(self) -> Iterator[str]:
        """Yield every IRI that the file uses, in any position."""
        for quad in self.quads:
            yield from (
                n.value for n in (quad.subject, quad.predicate, quad.object) if isinstance(n, ox.NamedNode)
            )


def read_source(path: Path) -> Source:
    """Parse ``path``; raise ``OntologyError`` with the line where it is not UTF-8 or not Turtle."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise OntologyError(
            f"{path}: cannot be read ({error.strerror}); reinstall kg or restore it"
        ) from error
    except UnicodeDecodeError as error:
        raise OntologyError(f"{path}: is not UTF-8 at byte {error.start}; save it as UTF-8") from error
    try:
        quads = tuple(ox.parse(text, format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        reason = str(error.msg).splitlines()[0]
        raise OntologyError(f"{path}:{error.lineno or 1}: {reason}; mend the Turtle there") from error
    return Source(path, text, quads)
