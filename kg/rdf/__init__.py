"""Statements as RDF, both ways: a named graph an article, no blank nodes, the same bytes on every run.

terms   the vocabulary, checked: a misspelt term is an error
iris    where the data's IRIs come from
write   Extraction → quads
read    quads → Extraction
text    quads → TriG, and as an rdflib dataset
"""

from kg.rdf.iris import (
    actor_iri,
    article_iri,
    attribution_iri,
    evidence_iri,
    mention_iri,
    role_iri,
    statement_iri,
    theme_iri,
)
from kg.rdf.read import read_extractions
from kg.rdf.terms import vocabulary
from kg.rdf.text import ordered, prefixes, to_rdflib, trig
from kg.rdf.write import extraction_quads

__all__ = [
    "actor_iri",
    "article_iri",
    "attribution_iri",
    "evidence_iri",
    "extraction_quads",
    "mention_iri",
    "ordered",
    "prefixes",
    "read_extractions",
    "role_iri",
    "statement_iri",
    "theme_iri",
    "to_rdflib",
    "trig",
    "vocabulary",
]
