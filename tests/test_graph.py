"""networkx: one node an actor, one edge a statement, in one order, with plain values."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from kg import graph, rdf
from tests import samples


@pytest.fixture(scope="module")
def made() -> nx.MultiDiGraph:
    return graph.to_networkx(samples.plain())


def edge(made: nx.MultiDiGraph, relation: str, **values: object) -> tuple[str, str, dict]:
    (found,) = (
        (start, end, data)
        for start, end, data in made.edges(data=True)
        if data["relation"] == relation and values.items() <= data.items()
    )
    return found


def test_actors_are_nodes(made):
    assert made.nodes[samples.NORWAY.id] == {
        "label": "Norway",
        "labels": {"en": "Norway", "ru": "Норвегия"},
        "type": "State",
        "wikidata": "Q20",
        "mentions": 5,
    }
    assert made.nodes[samples.VETROVA.id]["wikidata"] is None


def test_statements_are_edges_keyed_by_iri(made):
    statements = [each for extraction in samples.plain() for each in extraction.statements]
    assert {key for *_, key in made.edges(keys=True)} == {rdf.statement_iri(each.key) for each in statements}
    start, end, data = edge(made, "Request")
    assert (start, end) == (samples.VETROVA.id, samples.NORWAY.id)
    assert data["sources"] == ("Северный вестник", "служебная записка")
    assert (data["polarity"], data["status"], data["time"], data["theme"]) == (
        "affirmed",
        "actual",
        "2025-03-03",
        "ледоколах",
    )
    assert data["quote"] == "попросила Норвегию о ледоколах"
    assert data["title"] == "Ветрова просит Норвегию о ледоколах"


@pytest.mark.parametrize(
    ("relation", "target"),
    [("Visit", "place"), ("Deny", "theme"), ("Protest", "itself")],
)
def test_an_act_without_recipient_leads_to_place_theme_or_back(made, relation, target):
    start, end, data = edge(made, relation)
    reached = {"place": samples.OSLO.id, "itself": start}.get(target)
    if target == "theme":
        assert made.nodes[end]["type"] == graph.THEME
        assert made.nodes[end]["label"] == data["theme"]
    else:
        assert end == reached


def test_values_are_plain(made):
    plain = (str, int, tuple, dict, type(None))
    for _, data in made.nodes(data=True):
        assert all(type(value) in plain for value in data.values())
    for *_, data in made.edges(data=True):
        assert all(type(value) in plain for value in data.values())


def test_order_of_articles_does_not_matter(made):
    other = graph.to_networkx(reversed(samples.plain()))
    assert list(made.nodes(data=True)) == list(other.nodes(data=True))
    assert list(made.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_standings_count_acts(made):
    found = {each.actor: each for each in graph.standings(made)}
    norway = found[samples.NORWAY.id]
    assert (norway.acts, norway.receives) == (made.out_degree(norway.actor), made.in_degree(norway.actor))
    assert 0 < norway.degree <= 1
    ordered = [(-each.acts - each.receives, each.actor) for each in graph.standings(made)]
    assert ordered == sorted(ordered)


def test_communities_part_the_graph(made):
    found = graph.communities(made)
    assert sorted(node for group in found for node in group) == sorted(made)


def test_communities_are_those_who_have_to_do_with_one_another():
    circles = nx.MultiDiGraph(
        [("a", "b"), ("b", "c"), ("c", "a"), ("x", "y"), ("y", "z"), ("z", "x"), ("a", "x")]
    )
    assert graph.communities(circles) == [frozenset("abc"), frozenset("xyz")]


def test_nothing_gives_nothing():
    empty = graph.to_networkx([])
    assert (len(empty), graph.standings(empty), graph.communities(empty)) == (0, (), [])


SHOWN = """
from kg import graph
from tests import samples
print(graph.standings(graph.to_networkx(samples.everything())))
"""


@pytest.mark.slow
def test_standings_do_not_depend_on_the_hash_seed():
    def shown(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        root = Path(__file__).parent.parent
        return subprocess.run(
            [sys.executable, "-c", SHOWN],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
            cwd=root,
        ).stdout

    assert shown("1") == shown("2") != ""
