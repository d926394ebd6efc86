"""Sending the graph to another server: SPARQL 1.1 Update, or the Graph Store Protocol.

A named graph is replaced as a whole, so that sending it twice changes nothing. It travels in batches of
triples; when its last one has arrived, the state file notes the graph and its hash. A later run sends
what is not noted, or not so, and drops what was sent before and is gone here.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat

from kg import ontology
from kg.errors import PushError
from kg.push_http import Call, Server
from kg.store import Store

UPDATE = "application/sparql-update"
TURTLE = "text/turtle"
BATCH = 1000

Report = Callable[[int, int], None]


@dataclass(frozen=True)
class Graph:
    """A named graph: its triples as N-Triples lines, sorted."""

    name: str
    lines: tuple[str, ...]

    @cached_property
    def digest(self) -> str:
        """The hash of the name and the triples."""
        return hashlib.sha256("\n".join((self.name, *self.lines)).encode()).hexdigest()

    def chunks(self, size: int) -> Iterator[Sequence[str]]:
        """Yield the lines, ``size`` at a time; once nothing for an empty graph."""
        yield self.lines[:size]
        for start in range(size, len(self.lines), size):
            yield self.lines[start : start + size]


@dataclass(frozen=True)
class Step:
    """One call, and the graphs that are whole over there once it has been answered."""

    call: Call
    done: tuple[Graph, ...] = ()
    gone: tuple[str, ...] = ()


def as_graph(name: str, quads: Iterable[Quad]) -> Graph:
    """Return ``quads``, all of one graph, as what is sent."""
    data = pyoxigraph.serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""
    return Graph(
        name, tuple(sorted(filter(None, data.decode().split("\n"))))
    )  # a text may hold other line ends


def by_update(graphs: Iterable[Graph], gone: Sequence[str], size: int) -> Iterator[Step]:
    """Yield SPARQL updates of about ``size`` triples: several small graphs in one, a large one in several."""
    texts: list[str] = []
    done: list[Graph] = []
    count = 0
    for graph in graphs:
        name = NamedNode(graph.name)
        for number, chunk in enumerate(graph.chunks(size)):
            if texts and count + len(chunk) > size:
                yield Step(_update(texts), tuple(done))
                texts, done, count = [], [], 0
            texts += [f"DROP SILENT GRAPH {name}"] if number == 0 else []
            texts += [f"INSERT DATA {{ GRAPH {name} {{\n" + "\n".join(chunk) + "\n} }"] if chunk else []
            count += len(chunk)
        done.append(graph)
    if texts:
        yield Step(_update(texts), tuple(done))
    for dropped in gone:
        yield Step(_update([f"DROP SILENT GRAPH {NamedNode(dropped)}"]), gone=(dropped,))


def _update(texts: Sequence[str]) -> Call:
    return Call("POST", " ;\n".join(texts), UPDATE)


def by_graph_store(graphs: Iterable[Graph], gone: Sequence[str], size: int) -> Iterator[Step]:
    """Yield Graph Store calls: a PUT that replaces a graph, and POSTs for what is past ``size``."""
    for graph in graphs:
        chunks = list(graph.chunks(size))
        for number, chunk in enumerate(chunks):
            method = "POST" if number else "PUT"
            call = Call(method, "\n".join(chunk) + "\n", TURTLE, (("graph", graph.name),))
            yield Step(call, (graph,) if number + 1 == len(chunks) else ())
    for name in gone:
        yield Step(Call("DELETE", parameters=(("graph", name),), missing=True), gone=(name,))


class State:
    """What an endpoint is known to hold: a file of JSON lines, one added whenever graphs have arrived.

    Each line is ``{"endpoint", "graph", "digest"}``, the digest null for a graph that was dropped. A line
    cut short by a crash is as good as none.
    """

    def __init__(self, path: Path, endpoint: str) -> None:
        self._path, self._endpoint = path, endpoint
        self.held: dict[str, str] = {}
        for entry in self._entries():
            if entry.get("endpoint") == endpoint and isinstance(entry.get("graph"), str):
                self._take(entry["graph"], entry.get("digest"))

    def _entries(self) -> Iterator[dict[str, str]]:
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        except (OSError, UnicodeDecodeError) as error:
            raise PushError(
                f"{self._path}: the state cannot be read ({error}); name another with --state"
            ) from None
        *whole, _ = text.split("\n")
        for number, line in enumerate(whole, 1):
            try:
                entry = json.loads(line)
            except ValueError:
                entry = None
            if not isinstance(entry, dict):
                raise PushError(
                    f"{self._path}, line {number}: is no state of kg push; name another with --state"
                )
            yield entry

    def _take(self, graph: str, digest: str | None) -> None:
        if digest is None:
            self.held.pop(graph, None)
        else:
            self.held[graph] = digest

    def note(self, step: Step) -> None:
        """Write down, so that a crash forgets nothing, what has arrived with ``step``."""
        found: list[tuple[str, str | None]] = [(graph.name, graph.digest) for graph in step.done]
        found += [(name, None) for name in step.gone]
        if not found:
            return
        lines = [
            json.dumps({"endpoint": self._endpoint, "graph": name, "digest": digest})
            for name, digest in found
        ]
        try:
            self._mend()
            with self._path.open("a", encoding="utf-8") as file:
                file.write("".join(f"{line}\n" for line in lines))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise PushError(
                f"{self._path}: the state cannot be written ({error}); name another with --state"
            ) from None
        for name, digest in found:
            self._take(name, digest)

    def _mend(self) -> None:
        """Cut off a last line that a crash left without its end."""
        if self._path.exists():
            data = self._path.read_bytes()
            whole = data.rfind(b"\n") + 1
            if whole < len(data):
                os.truncate(self._path, whole)


@dataclass(frozen=True)
class Pushed:
    """What a run did: graphs sent, graphs that were there already, graphs dropped, triples sent."""

    sent: int
    kept: int
    dropped: int
    triples: int


def state_file(store: Path) -> Path:
    """Return where the state lies unless told: beside the store."""
    return store.parent / f"{store.name}-push.jsonl"


def named(store: Store) -> list[str]:
    """Return the names of the graphs that are sent: the articles and the ontology, sorted."""
    return sorted({*store.graphs(), ontology.load().iri})


def push(
    store: Store,
    server: Server,
    state: State,
    *,
    graph_store: bool = False,
    batch: int = BATCH,
    report: Report = lambda done, all: None,
) -> Pushed:
    """Send what ``state`` does not know the server to hold; raise ``PushError`` where it refuses.

    ``report`` is called with the number of graphs sent and of all that there are, after each call.
    """
    names = named(store)
    gone = sorted(state.held.keys() - set(names))
    graphs = (
        graph for name in names if (graph := as_graph(name, store.graph(name))).digest != state.held.get(name)
    )
    steps = (by_graph_store if graph_store else by_update)(graphs, gone, batch)
    done = triples = 0
    for step in steps:
        server.send(step.call)
        state.note(step)
        done += len(step.done)
        triples += sum(len(graph.lines) for graph in step.done)
        report(done, len(names))
    return Pushed(done, len(names) - done, len(gone), triples)
