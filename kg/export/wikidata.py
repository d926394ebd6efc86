"""Statements with references as Wikidata's own RDF has them, for agents that Wikidata knows.

The shape is Wikibase's: item → statement node → value, qualifiers, rank, reference. Wikidata has no
property for what kg's relations say, so these are kg's own (below ``…/prop/``); the references use
Wikidata's: reference URL (P854), title (P1476), publication date (P577), quotation (P1683), publisher
(P123), as https://www.wikidata.org/wiki/Help:Sources has them. What is denied, planned or possible has
the deprecated rank and says so in a qualifier, so that no reader of best rank takes it for a fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg import edtf, ontology, rdf
from kg.export.actors import publisher
from kg.export.formats import Options
from kg.export.quads import serialised
from kg.model import Actor, Article, Extraction, Polarity, Statement, Status, digest
from kg.rdf.iris import safe_node

WIKIBASE = "http://wikiba.se/ontology#"
ITEM = "http://www.wikidata.org/entity/"
REFERENCE = "http://www.wikidata.org/prop/reference/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
Node = ox.NamedNode
Fact = tuple[Node, Node, Node | ox.Literal]


def prefixes() -> dict[str, str]:
    """Return the prefixes beside those of kg's RDF."""
    base = ontology.load().base
    return {
        "wikibase": WIKIBASE,
        "pr": REFERENCE,
        "p": f"{base}prop/",
        "ps": f"{base}prop/statement/",
        "pq": f"{base}prop/qualifier/",
        "s": f"{base}wikibase/statement/",
        "ref": f"{base}wikibase/reference/",
    }


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[bytes]:
    """Yield the document, in Turtle."""
    facts = {fact for each in extractions for said in each.statements for fact in _facts(said, each)}
    yield serialised(rdf.ordered(ox.Quad(*fact) for fact in facts), ox.RdfFormat.TURTLE, more=prefixes())


def _facts(said: Statement, extraction: Extraction) -> Iterator[Fact]:
    """Yield the triples of a statement; none where Wikidata does not know its agent."""
    agent = said.agent.actor
    if not agent.id.startswith(ITEM):
        return
    names, terms = prefixes(), rdf.vocabulary()
    name = terms.ontology.relation(said.relation).predicate.name
    node = Node(f"{names['s']}{agent.id.removeprefix(ITEM)}-{said.key}")
    holds = said.polarity is Polarity.AFFIRMED and said.status is Status.ACTUAL
    yield safe_node(agent.id), Node(f"{names['p']}{name}"), node
    yield node, terms["rdf:type"], Node(f"{WIKIBASE}Statement")
    yield node, Node(f"{WIKIBASE}rank"), Node(f"{WIKIBASE}{'NormalRank' if holds else 'DeprecatedRank'}")
    yield node, Node(f"{names['ps']}{name}"), _value(said)
    yield from ((node, Node(f"{names['pq']}{key}"), value) for key, value in _qualifiers(said))
    yield node, terms["rdf:value"], Node(rdf.statement_iri(said.key))
    yield from _labels(said)
    yield from _reference(node, said, extraction)


def _value(said: Statement) -> Node | ox.Literal:
    """Return the statement's main value: an actor, else the theme's words, else a node for the unnamed."""
    if other := said.recipient or said.place:
        return safe_node(other.actor.id)
    return ox.Literal(said.theme.quote) if said.theme else Node(f"{ontology.load().base}genid/{said.key}")


def _qualifiers(said: Statement) -> Iterator[tuple[str, Node | ox.Literal]]:
    yield "polarity", ox.Literal(said.polarity.value)
    yield "status", ox.Literal(said.status.value)
    if said.theme:
        yield "theme", ox.Literal(said.theme.quote)
    if said.recipient and said.place:
        yield "place", safe_node(said.place.actor.id)
    if said.time:
        yield "time", ox.Literal(said.time.edtf)
    for source in said.sources:
        yield "source", safe_node(source.actor.id)


def _labels(said: Statement) -> Iterator[Fact]:
    for mention in said.mentions():
        for language, name in mention.actor.names:
            yield safe_node(mention.actor.id), rdf.vocabulary()["rdfs:label"], _tagged(name, language)


def _reference(node: Node, said: Statement, extraction: Extraction) -> Iterator[Fact]:
    """Yield the reference: the article's address, title and day, the words, and who prints it."""
    article, terms = extraction.article, rdf.vocabulary()
    snaks = list(_snaks(said, article, publisher(extraction)))
    key = digest([(name, str(value)) for name, value in snaks])
    reference = Node(f"{prefixes()['ref']}{key}")
    yield node, terms["prov:wasDerivedFrom"], reference
    yield reference, terms["rdf:type"], Node(f"{WIKIBASE}Reference")
    yield from ((reference, Node(f"{REFERENCE}{name}"), value) for name, value in snaks)


def _snaks(
    said: Statement, article: Article, printer: Actor | None
) -> Iterator[tuple[str, Node | ox.Literal]]:
    yield "P854", _url(article)
    yield "P1683", _text(said.evidence.quote, article)
    if article.title:
        yield "P1476", _text(article.title, article)
    day, _ = edtf.bounds(article.published or "")
    if day:
        yield "P577", ox.Literal(f"{day.isoformat()}T00:00:00Z", datatype=Node(f"{_XSD}dateTime"))
    if printer and printer.id.startswith(ITEM):
        yield "P123", safe_node(printer.id)


def _url(article: Article) -> Node:
    """Return the article's address, or its IRI where it has none or one that is no IRI."""
    try:
        return Node(article.url or rdf.article_iri(article.key))
    except ValueError:
        return Node(rdf.article_iri(article.key))


def _text(words: str, article: Article) -> ox.Literal:
    return _tagged(words, article.language or "")


def _tagged(words: str, language: str) -> ox.Literal:
    """Return text with its language, ``und`` where that is unknown or no language tag."""
    try:
        return ox.Literal(words, language=language or "und")
    except ValueError:
        return ox.Literal(words, language="und")
