"""kg's own RDF, read back and judged.

A file is right where the shapes are satisfied, kg can read each article back, and what it reads says all
that the file says; else something would be lost in silence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from kg import rdf, shapes
from kg.errors import InputError, KgError
from kg.export.quads import union
from kg.load.facts import graph_iri
from kg.load.loaded import Loaded, told_once
from kg.load.parse import parse
from kg.load.regroup import Graphs, regrouped
from kg.model import Extraction
from kg.shapes import Violation


def read(path: Path) -> Loaded:
    """Return the articles, and the graphs of facts, of a file that kg wrote, and what is wrong with it."""
    quads = parse(path)
    named = _by_graph(quads)
    loose = set(named.pop("", ()))
    if loose - {ox.Quad(q.subject, q.predicate, q.object) for found in named.values() for q in found}:
        if named:
            raise InputError(f"{path}: has triples outside its named graphs; load them apart with --facts")
        named = regrouped(loose)
        if not named:
            raise InputError(f"{path}: holds no article of kg; load other RDF with --facts")
        return _judged(named, loose)
    if not named:
        raise InputError(f"{path}: holds nothing")
    return _judged(named, None)


def _judged(named: Graphs, whole: set[ox.Quad] | None) -> Loaded:
    """Return what the graphs hold and what is wrong; ``whole`` is the file where it had one graph only."""
    beside = graph_iri("x").removesuffix("x")
    facts = {iri: quads for iri, quads in named.items() if iri.startswith(beside)}
    own = {iri: quads for iri, quads in named.items() if iri not in facts}
    wrong = list(shapes.violations(quad for quads in named.values() for quad in quads))
    articles: list[Extraction] = []
    for iri, quads in sorted(own.items()):
        try:
            found = rdf.read_extractions(quads)
            articles += found
            wrong += _unread(iri, found, quads, whole is not None)
        except KgError as error:
            wrong.append(Violation(iri, iri, iri, str(error)))
    if whole is not None and not wrong:
        wrong += _surplus("", whole - set(union(articles)))
    return Loaded(
        tuple(articles), tuple((iri, tuple(quads)) for iri, quads in sorted(facts.items())), told_once(wrong)
    )


def _unread(
    iri: str, found: Sequence[Extraction], quads: Iterable[ox.Quad], merged: bool
) -> Iterator[Violation]:
    """Yield what is in a graph and would not be stored."""
    if [rdf.article_iri(each.article.key) for each in found] != [iri]:
        yield Violation(
            iri, iri, iri, "is no graph of an article whose IRI comes from its text; load it with --facts"
        )
    elif not merged:
        yield from _surplus(iri, set(quads) - set(rdf.extraction_quads(found[0])))


def _surplus(graph: str, quads: Iterable[ox.Quad]) -> Iterator[Violation]:
    """Yield each triple that kg did not write; a second type of an actor, which kg writes, does not count."""
    terms = rdf.vocabulary()
    types = {ox.NamedNode(kind.iri) for kind in terms.ontology.actor_types}
    for quad in rdf.ordered(quads):
        if quad.predicate == terms["rdf:type"] and quad.object in types:
            continue
        subject = str(getattr(quad.subject, "value", quad.subject))
        message = (
            f"kg did not write {quad.predicate} {str(quad.object)[:80]}; load what is yours with --facts"
        )
        yield Violation(graph, subject, subject, message)


def _by_graph(quads: Iterable[ox.Quad]) -> Graphs:
    found: Graphs = defaultdict(list)
    for quad in quads:
        found[getattr(quad.graph_name, "value", "")].append(quad)
    return found
