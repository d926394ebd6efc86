"""``kg stats``: the graph in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click
import networkx as nx

from kg import graph, ontology, rdf, statistics, terminal
from kg.commands import options
from kg.functions import independent_sources
from kg.graph import Standing
from kg.model import Extraction, Statement
from kg.statistics import Counts, Statistics
from kg.store import Store

Row = Sequence[object]
EPILOG = """\b
Examples:
  kg stats --limit 20
  kg stats --articles"""


@click.command("stats", epilog=EPILOG)
@options.store
@click.option("--articles", "listing", is_flag=True, help="List the articles instead.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=10,
    show_default=True,
    metavar="N",
    help="Lines of each ranking.",
)
def command(store: Path, listing: bool, limit: int) -> None:
    """Count, and name who stands in the middle.

    Numbers of articles, statements and offices; relations with how much of them is denied or planned;
    the actors with most statements, with degree centrality and betweenness; groups that have to do with one
    another; on whose word the graph rests; what most independent sources say.
    """
    with Store(store, read_only=True) as opened:
        extractions = list(opened.extractions())
        voices = independent_sources(opened.engine)
    if listing:
        terminal.echo_table(_articles(extractions))
        return
    for title, rows in _sections(extractions, voices, limit):
        if rows:
            if title:
                click.echo(f"\n{title}")
            terminal.echo_table(rows)


def _sections(
    extractions: list[Extraction], voices: Mapping[str, int], limit: int
) -> Iterator[tuple[str, list[Row]]]:
    counted = statistics.count(extractions)
    standings = graph.standings(_actors_only(graph.to_networkx(extractions)))
    yield "", _totals(counted)
    yield "Relations", _relations(counted)[: limit + 1]
    yield "Most connected", _standings(standings, limit)
    yield "Groups", _groups(standings, limit)
    yield "Rests on the word of", [(number, name) for name, number in counted.voices[:limit]]
    yield "Said by most independent sources", _agreed(extractions, voices, limit)


def _actors_only(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    kinds = network.nodes(data="type")
    return network.subgraph([node for node, kind in kinds if kind != graph.THEME]).copy()


def _list(counts: Counts) -> str:
    return ", ".join(f"{name} {number}" for name, number in counts)


def _totals(counted: Statistics) -> list[Row]:
    unread = f"{counted.unread} in a language that kg does not read" if counted.unread else ""
    return [
        ("articles", counted.articles, unread or _list(counted.languages)),
        ("publishers", len(counted.publishers), _list(counted.publishers[:5])),
        ("statements", counted.statements, ""),
        ("offices", counted.roles, ""),
        ("actors", sum(number for _, number in counted.actors), _list(counted.actors)),
    ]


def _relations(counted: Statistics) -> list[Row]:
    rows: list[Row] = [("relation", "total", "denied", "planned", "hypothetical")]
    rows += [
        (one.relation, one.total, one.denied, one.planned, one.hypothetical) for one in counted.relations
    ]
    return rows if counted.relations else []


def _standings(standings: Sequence[Standing], limit: int) -> list[Row]:
    rows: list[Row] = [("acts", "acted upon", "centrality", "betweenness", "group", "actor")]
    rows += [
        (
            one.acts,
            one.receives,
            f"{one.degree:.4f}",
            f"{one.betweenness:.4f}",
            one.community + 1,
            one.label,
        )
        for one in standings[:limit]
    ]
    return rows if standings else []


def _groups(standings: Sequence[Standing], limit: int) -> list[Row]:
    """Return the groups of more than two, by number, each with its best connected members."""
    members: dict[int, list[str]] = {}
    for one in standings:
        members.setdefault(one.community, []).append(one.label)
    large = sorted((number, labels) for number, labels in members.items() if len(labels) > 2)
    return [(number + 1, f"{len(labels)} actors", ", ".join(labels[:5])) for number, labels in large[:limit]]


def _agreed(extractions: Iterable[Extraction], voices: Mapping[str, int], limit: int) -> list[Row]:
    """Return what more than one independent source says, each thing once."""
    found: dict[str, int] = {}
    for extraction in extractions:
        for statement in extraction.statements:
            found[_sentence(statement)] = voices.get(rdf.statement_iri(statement.key), 0)
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [(number, words) for words, number in ranked[:limit] if number > 1]


def _sentence(statement: Statement) -> str:
    """Return what a statement says, without its words, so that equal statements read alike."""
    relation = ontology.load().relation(statement.relation).edge_label("en")
    recipient = statement.recipient.actor.label("en") if statement.recipient else ""
    words = f"{statement.agent.actor.label('en')} {relation} {recipient}".rstrip()
    return f"{words} ({statement.polarity}, {statement.status})"


def _articles(extractions: Iterable[Extraction]) -> list[Row]:
    rows: list[Row] = [("key", "published", "publisher", "language", "statements", "title")]
    for one in extractions:
        article = one.article
        title = article.title or article.text.strip().split("\n", 1)[0][:80]
        known = (article.published or "–", article.publisher or "–", article.language or "–")
        rows.append((article.key, *known, len(one.statements), title))
    return rows
