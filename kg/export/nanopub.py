"""Nanopublications in TriG: one a statement, each with assertion, provenance and publication info.

Their IRIs are trusty URIs, so that each proves its own content. Whoever publishes one signs it, and adds
creator, licence and time: kg knows none of them, and a clock would give other bytes on every run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg import ontology, rdf
from kg.export.formats import Options
from kg.export.quads import serialised
from kg.export.trusty import BLANK, with_code
from kg.model import Extraction, Statement

NP = "http://www.nanopub.org/nschema#"
NPX = "http://purl.org/nanopub/x/"
PAV = "http://purl.org/pav/"
PREFIXES = {"np": NP, "npx": NPX, "pav": PAV}
_PARTS = ("assertion", "provenance", "pubinfo")
# What of a statement is its content; the rest says where it comes from.
_CONTENT = (
    "rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "kg:agent", "kg:recipient", "kg:theme",
    "kg:place", "kg:time", "kg:earliest", "kg:latest", "kg:polarity", "kg:status",
)  # fmt: skip
_NAMES = ("rdf:type", "rdfs:label", "schema:name")
_ARTICLE = (
    *_NAMES,
    "schema:headline",
    "schema:datePublished",
    "schema:publisher",
    "schema:url",
    "schema:inLanguage",
)
Node = ox.NamedNode
Facts = dict[Node, list[ox.Quad]]


def start() -> str:
    """Return what the IRI of every nanopublication begins with."""
    return f"{ontology.load().base}nanopub/"


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[bytes]:
    """Yield the document: the four graphs of one nanopublication after the other."""
    quads: list[ox.Quad] = []
    for each in extractions:
        facts: Facts = {}
        for quad in rdf.extraction_quads(each):
            facts.setdefault(quad.subject, []).append(quad)  # type: ignore[arg-type]
        for said in each.statements:
            quads += rdf.ordered(with_code(nanopublication(said, facts), start()))
    yield serialised(quads, ox.RdfFormat.TRIG, more=PREFIXES)


def nanopublication(said: Statement, facts: Facts) -> list[ox.Quad]:
    """Return the quads of a nanopublication with a blank in the place of its code."""
    terms = rdf.vocabulary()
    node = Node(rdf.statement_iri(said.key))
    base = Node(f"{start()}{BLANK}")
    graphs = {part: Node(f"{base.value}#{part}") for part in _PARTS}
    content, origin = _content(node, facts), _origin(node, said, facts)
    label = ox.Literal(f"{said.relation}: {said.evidence.quote}")
    software = Node(f"{ontology.load().iri}/{ontology.load().version}")
    made = [ox.Quad(base, terms["rdf:type"], Node(f"{NP}Nanopublication"), Node(f"{base.value}#head"))]
    for part, name in zip(_PARTS, ("Assertion", "Provenance", "PublicationInfo"), strict=True):
        made.append(ox.Quad(base, Node(f"{NP}has{name}"), graphs[part], Node(f"{base.value}#head")))
    made += [ox.Quad(*triple, graphs["assertion"]) for triple in content]
    made += [ox.Quad(*triple, graphs["provenance"]) for triple in origin]
    made += [
        ox.Quad(graphs["assertion"], terms["prov:wasDerivedFrom"], value, graphs["provenance"])
        for value in (Node(rdf.article_iri(said.article)), *_values(node, "kg:evidence", facts))
    ]
    made += [
        ox.Quad(graphs["assertion"], terms["prov:wasAttributedTo"], value, graphs["provenance"])
        for value in _values(node, "kg:source", facts) or _values(node, "kg:restsOn", facts)
    ]
    made += [
        ox.Quad(base, predicate, value, graphs["pubinfo"])
        for predicate, value in (
            (terms["rdfs:label"], label),
            (Node(f"{PAV}createdWith"), software),
            (Node(f"{NPX}introduces"), node),
            (Node(f"{NPX}hasNanopubType"), terms["kg:Statement"]),
        )
    ]
    return made


Triple = tuple[Node, Node, Node | ox.Literal]


def _some(node: Node, names: Sequence[str], facts: Facts) -> Iterator[Triple]:
    """Yield the triples of a node with these properties."""
    wanted = {rdf.vocabulary()[name] for name in names}
    for quad in facts.get(node, ()):
        if quad.predicate in wanted:
            yield quad.subject, quad.predicate, quad.object  # type: ignore[misc]


def _values(node: Node, name: str, facts: Facts) -> list[Node]:
    return [value for _, _, value in _some(node, (name,), facts) if isinstance(value, Node)]


def _content(node: Node, facts: Facts) -> set[Triple]:
    """Return what the statement says, and the names of those that it is about."""
    found = set(_some(node, _CONTENT, facts))
    for _, predicate, value in list(found):
        if predicate != rdf.vocabulary()["rdf:type"] and isinstance(value, Node):
            found |= set(_some(value, _NAMES, facts))
    return found


def _origin(node: Node, said: Statement, facts: Facts) -> set[Triple]:
    """Return where it stands and who says so: the words, the chain of attribution, the article."""
    terms = rdf.vocabulary()
    actors = {terms["prov:agent"], terms["kg:refersTo"]}
    articles = {terms["kg:inArticle"], terms["oa:hasSource"]}
    found = set(_some(Node(rdf.article_iri(said.article)), _ARTICLE, facts))
    waiting = _values(node, "kg:evidence", facts) + _values(node, "prov:qualifiedAttribution", facts)
    seen = set(waiting)
    while waiting:
        for quad in facts.get(waiting.pop(), ()):
            found.add((quad.subject, quad.predicate, quad.object))  # type: ignore[arg-type]
            if quad.predicate in actors:
                found |= set(_some(quad.object, _NAMES, facts))  # type: ignore[arg-type]
            elif quad.predicate not in articles and quad.object in facts and quad.object not in seen:
                seen.add(quad.object)  # type: ignore[arg-type]
                waiting.append(quad.object)  # type: ignore[arg-type]
    return found
