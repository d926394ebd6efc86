"""Triples of several articles in one graph → a named graph an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import cast

import pyoxigraph as ox

from kg import rdf

Graphs = dict[str, list[ox.Quad]]


def regrouped(quads: Iterable[ox.Quad]) -> Graphs:
    """Return the triples of several articles in one graph as a named graph an article.

    Statements, roles, mentions and attributions name their article; what they point to comes along. A
    plain triple goes where a statement of it is affirmed and actual.
    """
    terms = rdf.vocabulary()
    by_subject: dict[object, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        by_subject[quad.subject].append(quad)
    plain = {ox.NamedNode(relation.predicate.iri) for relation in terms.ontology.relations}
    members: dict[object, set[object]] = {
        node: {node} for node, found in by_subject.items()
        if any(q.predicate == terms["rdf:type"] and q.object == terms["kg:Article"] for q in found)
    }  # fmt: skip
    for node, found in by_subject.items():
        for quad in found:
            if quad.predicate == terms["kg:inArticle"] and quad.object in members:
                members[quad.object].add(node)
    return {
        article.value: list(_graph(article, nodes, by_subject, plain))
        for article, nodes in members.items()
        if isinstance(article, ox.NamedNode)
    }


def _graph(
    article: ox.NamedNode,
    nodes: set[object],
    by_subject: dict[object, list[ox.Quad]],
    plain: set[ox.NamedNode],
) -> Iterator[ox.Quad]:
    """Yield the triples of an article's nodes and of all that they lead to, other articles aside."""
    terms = rdf.vocabulary()
    waiting, seen = list(nodes), set(nodes)
    while waiting:
        node = waiting.pop()
        found = by_subject.get(node, [])
        yield from (
            ox.Quad(q.subject, q.predicate, q.object, article) for q in found if q.predicate not in plain
        )
        yield from _asserted(found, article)
        for quad in found:
            owned = any(q.predicate == terms["kg:inArticle"] for q in by_subject.get(quad.object, ()))
            if quad.predicate not in plain and quad.object not in seen and not owned:
                seen.add(quad.object)
                waiting.append(quad.object)


def _asserted(found: Iterable[ox.Quad], article: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield the plain triple of a statement, given its triples, where it is affirmed and actual."""
    terms = rdf.vocabulary()
    said = {quad.predicate: quad.object for quad in found}
    parts = [said.get(terms[f"rdf:{part}"]) for part in ("subject", "predicate", "object")]
    holds = (
        said.get(terms["kg:polarity"]) == terms["kg:affirmed"]
        and said.get(terms["kg:status"]) == terms["kg:actual"]
    )
    if holds and None not in parts:
        subject, predicate, value = parts
        yield ox.Quad(
            cast(ox.NamedNode, subject), cast(ox.NamedNode, predicate), cast(ox.NamedNode, value), article
        )
