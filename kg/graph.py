"""The graph as networkx knows it: actors are nodes, statements are edges, every value is plain Python."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from kg import rdf
from kg.model import Actor, Extraction, Mention, Statement

THEME = "Theme"
"""The type of a node that is no actor: what a statement without recipient and place is about."""
SEED = 1
EXACT_BETWEENNESS = 500
"""Up to so many nodes betweenness is exact; beyond, it is estimated from so many of them."""
_WIKIDATA = re.compile(r"https?://www\.wikidata\.org/entity/(Q\d+)")


def to_networkx(extractions: Iterable[Extraction]) -> nx.MultiDiGraph[str]:
    """Return the graph of ``extractions``, nodes and edges in one order whatever order they come in.

    A node is an IRI with ``label`` (English where there is a name), ``labels`` by language, ``type``,
    ``wikidata`` (``Q…`` or None) and ``mentions`` (how many statements and roles name it). An edge runs
    from the agent to the recipient, else to the place, else to the theme, else back to the agent; its key
    is the statement's IRI, its values are those of the statement.
    """
    known = list(extractions)
    statements = {each.key: each for extraction in known for each in extraction.statements}
    mentions = [mention for each in statements.values() for mention in each.mentions()]
    roles = {each.key: each for extraction in known for each in extraction.roles}
    mentions += [mention for each in roles.values() for mention in (each.person, each.of) if mention]
    titles = {each.article.key: each.article.title or each.article.key for each in known}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    _add_actors(graph, mentions)
    for key in sorted(statements):
        _add_statement(graph, statements[key], titles)
    return graph


def _add_actors(graph: nx.MultiDiGraph[str], mentions: Iterable[Mention]) -> None:
    known = list(mentions)
    counts = Counter(mention.actor.id for mention in known)
    ordered = sorted(
        known, key=lambda each: (each.actor.id, each.actor.name, each.actor.type, each.actor.names)
    )
    for actor in {mention.actor.id: mention.actor for mention in reversed(ordered)}.values():
        graph.add_node(actor.id, **_node(actor, counts[actor.id]))


def _node(actor: Actor, mentions: int) -> dict[str, object]:
    wikidata = _WIKIDATA.fullmatch(actor.id)
    return {
        "label": actor.label("en"),
        "labels": dict(sorted(actor.names)),
        "type": actor.type,
        "wikidata": wikidata[1] if wikidata else None,
        "mentions": mentions,
    }


def _add_statement(graph: nx.MultiDiGraph[str], said: Statement, titles: dict[str, str]) -> None:
    target = said.recipient or said.place
    other = target.actor.id if target else said.agent.actor.id
    if not target and said.theme:
        other = rdf.theme_iri(said.article, said.theme.quote)
        words = said.theme.quote
        graph.add_node(other, label=words, labels={}, type=THEME, wikidata=None, mentions=1)
    graph.add_edge(
        said.agent.actor.id,
        other,
        key=rdf.statement_iri(said.key),
        relation=said.relation,
        polarity=str(said.polarity),
        status=str(said.status),
        time=said.time.edtf if said.time else None,
        theme=said.theme.quote if said.theme else None,
        sources=tuple(source.actor.name for source in said.sources),
        quote=said.evidence.quote,
        article=rdf.article_iri(said.article),
        title=titles[said.article],
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How a node stands in the graph: how often it acts and is acted upon, and how central it is."""

    actor: str
    label: str
    acts: int
    receives: int
    degree: float
    betweenness: float
    community: int


def standings(graph: nx.MultiDiGraph[str]) -> tuple[Standing, ...]:
    """Return every node's standing, the most connected first, ties by IRI.

    ``degree`` and ``betweenness`` are centralities over pairs of actors, rounded, so that they are equal on
    every machine.
    """
    simple = _weighted(graph)
    degrees, between = _degree(simple), _betweenness(simple)
    member = {node: number for number, group in enumerate(communities(graph)) for node in group}
    found = (
        Standing(
            node,
            str(data["label"]),
            graph.out_degree(node),
            graph.in_degree(node),
            round(degrees[node], 6),
            round(between[node], 6),
            member[node],
        )
        for node, data in graph.nodes(data=True)
    )
    return tuple(sorted(found, key=lambda each: (-each.acts - each.receives, each.actor)))


def communities(graph: nx.MultiDiGraph[str]) -> list[frozenset[str]]:
    """Return groups of nodes that have more to do with one another than with the rest, the largest first."""
    nodes = sorted(graph)
    # Numbers and not IRIs: the search goes through sets, and sets of texts are ordered anew in every process.
    numbers = {node: number for number, node in enumerate(nodes)}
    simple = nx.relabel_nodes(_weighted(graph), numbers).to_undirected()
    numbered = nx.community.louvain_communities(simple, weight="weight", seed=SEED) if nodes else []
    found = [[nodes[number] for number in group] for group in numbered]
    return sorted((frozenset(group) for group in found), key=lambda group: (-len(group), min(group)))


def _weighted(graph: nx.MultiDiGraph[str]) -> nx.DiGraph[str]:
    """Return the graph with one edge a pair, weighted by its statements, in sorted order."""
    simple: nx.DiGraph[str] = nx.DiGraph()
    simple.add_nodes_from(sorted(graph))
    pairs = Counter((start, end) for start, end, _ in graph.edges(keys=True) if start != end)
    simple.add_weighted_edges_from((start, end, count) for (start, end), count in sorted(pairs.items()))
    return simple


def _degree(simple: nx.DiGraph[str]) -> dict[str, float]:
    """Return how many of the other nodes each one has to do with, as a share."""
    return dict(nx.degree_centrality(simple.to_undirected(as_view=True)))


def _betweenness(simple: nx.DiGraph[str]) -> dict[str, float]:
    sample = EXACT_BETWEENNESS if len(simple) > EXACT_BETWEENNESS else None
    return dict(nx.betweenness_centrality(simple, k=sample, seed=SEED))
