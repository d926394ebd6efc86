"""SPARQL functions for common questions, bound to a store: ``kg:independentSources``, ``kg:chainText``.

Both take a statement. They cost nothing until a query calls them; the first call reads what all calls need.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache

import pyoxigraph as ox

from kg import ontology
from kg.rdf.terms import Vocabulary, vocabulary

ARROW = " → "
Node = ox.NamedNode
Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple
Function = Callable[..., Term | None]


def functions(engine: ox.Store) -> Mapping[Node, Function]:
    """Return function IRI → function over what ``engine`` holds when it is first called."""
    terms = vocabulary()
    return {
        terms["kg:independentSources"]: _independent_sources(engine, terms),
        terms["kg:chainText"]: _chain_text(engine, terms),
    }


def _independent_sources(engine: ox.Store, terms: Vocabulary) -> Function:
    @cache
    def counts() -> Mapping[str, int]:
        return independent_sources(engine)

    def count(statement: Term) -> Term | None:
        found = counts().get(statement.value) if isinstance(statement, Node) else None
        return None if found is None else ox.Literal(found)

    return count


def independent_sources(engine: ox.Store) -> Mapping[str, int]:
    """Return statement IRI → how many voices stand at the ends of the chains of all that say the same.

    The same is said by statements of one relation, agent, recipient (else theme words), polarity and
    status; two outlets that cite one report are one voice, and so are those that print one sentence.
    """
    symmetric = {relation.iri for relation in ontology.load().relations if relation.symmetric}
    said: dict[str, object] = {}
    voices: defaultdict[object, set[str]] = defaultdict(set)
    sentences: defaultdict[object, set[str]] = defaultdict(set)
    for statement, relation, agent, other, polarity, status, voice, sentence in _statements(engine):
        pair = frozenset((agent, other)) if relation in symmetric else (agent, other)
        said[statement] = (relation, pair, polarity, status)
        voices[said[statement]].add(voice)
        sentences[said[statement]].add(sentence)
    return {statement: min(len(voices[same]), len(sentences[same])) for statement, same in said.items()}


def _statements(engine: ox.Store) -> list[tuple[str, ...]]:
    source = ontology.load()
    answer = engine.query(
        """SELECT ?statement ?relation ?agent (COALESCE(?recipient, ?words, "") AS ?other)
            ?polarity ?status ?voice ?sentence
        WHERE {
            ?statement a kg:Statement ; a ?relation ; kg:agent ?agent ; kg:polarity ?polarity ;
                kg:status ?status ; kg:restsOn ?voice ; kg:sentence ?span .
            ?span oa:hasSelector ?selector . ?selector oa:exact ?sentence .
            OPTIONAL { ?statement kg:recipient ?recipient }
            OPTIONAL { ?statement kg:theme ?theme . ?theme rdfs:label ?words }
        }""",
        prefixes=dict(source.prefixes),
    )
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError("a SELECT gives solutions")
    relations = {relation.iri for relation in source.relations}
    rows = (tuple(getattr(value, "value", "") for value in row) for row in answer)
    return [row for row in rows if row[1] in relations]


def _chain_text(engine: ox.Store, terms: Vocabulary) -> Function:
    def objects(subject: Term | None, name: str) -> list[Term]:
        if not isinstance(subject, Node):
            return []
        return sorted(
            (quad.object for quad in engine.quads_for_pattern(subject, terms[name], None, ox.DefaultGraph())),
            key=str,
        )

    def first(subject: Term | None, name: str) -> Term | None:
        return next(iter(objects(subject, name)), None)

    def name(agent: Term) -> str:
        words = first(agent, "schema:name") or first(agent, "schema:headline") or agent
        return str(getattr(words, "value", words))

    def text(statement: Term) -> Term | None:
        step, names, seen = first(statement, "prov:qualifiedAttribution"), [], set()
        while step is not None and step not in seen:
            seen.add(step)
            agent = first(step, "prov:agent")
            names += [name(agent)] if agent is not None else []
            step = first(step, "kg:cites")
        return ox.Literal(ARROW.join(names)) if names else None

    return text
