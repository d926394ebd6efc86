"""A small store on disk, made once, and a way to run a query over it in a worker."""

import io

import pyoxigraph
import pytest

from kg.sparql import process
from kg.sparql.jobs import Job, Kind, Limits, Outcome
from kg.store import Store

EXAMPLE = "http://example.org/"


def _quads():
    def node(name):
        return pyoxigraph.NamedNode(EXAMPLE + name)

    for number in range(200):
        yield pyoxigraph.Quad(
            node(f"s{number}"), node("p"), pyoxigraph.Literal(number), node(f"g{number % 2}")
        )
    yield pyoxigraph.Quad(node("hostile"), node("says"), pyoxigraph.Literal('a\tb\n"q" \x1b[31m'), node("g0"))


@pytest.fixture(scope="session")
def disk_store(tmp_path_factory):
    """The folder of a store with 200 numbers in two graphs, and one hostile text."""
    folder = tmp_path_factory.mktemp("sparql") / "store"
    by_graph = {}
    for quad in _quads():
        by_graph.setdefault(quad.graph_name.value, []).append(quad)
    with Store(folder) as store:
        for name, quads in by_graph.items():
            store.put_graph(name, quads)
    return folder


@pytest.fixture
def ask(disk_store):
    """Run a query in a worker; return its outcome and the bytes of its answer."""

    def run(text: str, limits: Limits | None = None, **job) -> tuple[Outcome, bytes]:
        sink = io.BytesIO()
        outcome = process.run(disk_store, Job(Kind.QUERY, text, **job), sink, limits or Limits())
        return outcome, sink.getvalue()

    return run
