"""The named queries on made-up statements: kg's store on disk beside rdflib's own store, in one run.

    python -m benchmarks.queries [--statements 100000] [--rows 1000] [--cap 600] [--only NAME,NAME]
        [--ask one|all|both] [--times 3] [--store FOLDER]

``one`` gives the first parameter of a query a value, as when an analyst asks about one actor, one relation
or one statement; with ``all`` a query lists the whole graph. Both are asked for the first ``--rows``, as a
table of ``kg query`` shows them: kg by its plan for the query where it has one, rdflib by the query itself,
which it answers faster than a plan, with a LIMIT. ``--rows 0`` asks for all rows. kg is asked before rdflib's
graph is in memory, which would slow both what Python and what the kernel does for kg.
Each question has a process of its own, on both sides. kg's is started as the one that ``kg query`` starts
for its query (``kg.sparql.process``): nothing of the answer has been read before, and no other answer left
memory in pieces. rdflib's is a fork that has its graph in memory already. kg is asked ``--times``, each time
in such a process, and the median counts: what takes a fifth of a second is easily disturbed. The files of its
store are read once before, as rdflib's graph is in memory; without that the first answers wait for the disk.
Both hold the same triples and must give the same number of rows. Seconds are of the processor, so that what
else the machine does counts for neither. A query of rdflib is ended after ``--cap`` seconds of the
clock, and once it has had 25 times kg's seconds of the processor and 20: what it had is the least it takes.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Container, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox
import rdflib

from benchmarks.made_up import World
from kg import queries
from kg.queries.planning import planned
from kg.rdf.text import to_triple
from kg.sparql.bindings import bound
from kg.sparql.process import ALLOCATOR
from kg.store import Store

PATHS = {
    "agent": "kg:agent",
    "actor": "kg:recipient",
    "recipient": "kg:recipient",
    "person": "kg:agent",
    "place": "kg:place",
    "voice": "kg:restsOn",
    "relation": "rdf:predicate",
    "statement": "kg:sentence/^kg:sentence",
}
TEXTS = {"publisher": "Outlet 7", "date": "2025-06-15", "since": "2025-06-15"}
ENOUGH, LEAST = 25, 20.0
"""When rdflib is ended: after so many times kg's seconds, and after this many."""


@dataclass(frozen=True)
class Result:
    """One query's rows and seconds; ``ended`` where rdflib takes more than those."""

    query: str
    bound: bool
    rows: int
    kg: float
    rdflib: float
    ended: bool

    @property
    def line(self) -> str:
        """A line of the table."""
        more, times = ">" if self.ended else "", self.rdflib / max(self.kg, 1e-6)
        theirs, ratio = f"{more}{self.rdflib:.2f}", f"{more}{times:.0f}"
        asked = "one" if self.bound else "all"
        return f"{self.query:<22}{asked:>5}{self.rows:>8}{self.kg:>11.4f}{theirs:>11}{ratio:>9}"


@dataclass(frozen=True)
class Asked:
    """A question with its values, and kg's seconds and rows."""

    question: queries.Question
    values: list[tuple[str, str]]
    seconds: float
    rows: int


def filled(folder: Path, statements: int) -> Store:
    """Return a store on disk of ``statements`` made-up statements; one that is there already as it is."""
    if not folder.exists():
        with Store(folder) as store:
            store.put_all(World(statements).extractions())
            store.engine.optimize()
    return Store(folder, read_only=True)


def at_hand(folder: Path) -> None:
    """Read the files of the store once: the kernel may have given their pages to what ran before."""
    for path in folder.glob("*.sst"):
        with path.open("rb") as file:
            while file.read(1 << 24):
                pass


def rival(store: Store) -> rdflib.Graph:
    """Return the same triples in rdflib's own store."""
    graph = rdflib.Graph()
    for quad in store.engine.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        graph.add(to_triple(quad))
    return graph


def _answer(graph: rdflib.Graph, text: str, out: Connection) -> None:
    start = time.process_time()
    rows = len(list(graph.query(text)))
    out.send((time.process_time() - start, rows))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _used(process: int) -> float:
    """Return the seconds of the processor that a process has had; 0 where the system does not say."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rdflib_seconds(graph: rdflib.Graph, text: str, cap: float, enough: float) -> tuple[float, int | None]:
    """Return rdflib's seconds and rows, from a forked process; no rows where it was ended after ``cap``
    seconds of the clock or ``enough`` of the processor.
    """
    before = _children()
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(graph, text, sender))
    process.start()
    end = time.monotonic() + cap
    while (
        not (answered := receiver.poll(0.2)) and time.monotonic() < end and _used(process.pid or 0) < enough
    ):
        pass
    found: tuple[float, int] | None = receiver.recv() if answered else None
    process.kill()
    process.join()
    return found or (_children() - before, None)


def value(store: Store, parameter: str) -> ox.NamedNode | ox.Literal:
    """Return something of the graph that a parameter can stand for, from the middle of all there is."""
    if parameter in TEXTS:
        return ox.Literal(TEXTS[parameter])
    found = sorted(
        (
            row[0]
            for row in store.query(f"SELECT DISTINCT ?x {{ ?s a kg:Statement . ?s {PATHS[parameter]} ?x }}")
        ),
        key=str,
    )
    return found[len(found) // 2]


def ask_kg(
    store: Store, question: queries.Question, values: Sequence[tuple[str, str]], rows: int | None
) -> tuple[float, int]:
    """Return kg's seconds and rows, by the text that ``kg query`` runs."""
    start = time.process_time()
    text = planned(question.text, [name for name, _ in values], rows is not None)
    answer = store.query(bound(text, values, None if rows is None else rows + 1))
    found = sum(1 for _ in islice(answer, rows))
    return time.process_time() - start, found


def alone(folder: Path, name: str, values: Sequence[tuple[str, str]], rows: int | None) -> tuple[float, int]:
    """Return kg's seconds and rows in a process that asks this alone, once the files of queries are read."""
    with Store(folder, read_only=True) as store:
        ask_kg(store, queries.parse("first", "SELECT ?article WHERE { ?article a kg:Article }"), [], 1)
        return ask_kg(store, queries.load()[name], values, rows)


def measure(graph: rdflib.Graph, asked: Asked, options: argparse.Namespace) -> Result:
    """Ask rdflib what kg was asked; raise ``ValueError`` where they do not agree on the number of rows."""
    question = asked.question
    limit = f"\nLIMIT {options.rows}" if options.rows else ""
    text = f"{queries.prologue()}\n{bound(question.text, asked.values)}{limit}"
    theirs, found = rdflib_seconds(graph, text, options.cap, max(ENOUGH * asked.seconds, LEAST))
    if found not in (asked.rows, None):
        raise ValueError(f"{question.name}: kg gives {asked.rows} rows, rdflib {found}")
    return Result(question.name, bool(asked.values), asked.rows, asked.seconds, theirs, found is None)


def ask_all(store: Store, wanted: Container[str], options: argparse.Namespace) -> list[Asked]:
    """Return kg's answers, each from processes of its own: the median of ``--times``."""
    assert store.path
    found, context = [], multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, max_tasks_per_child=1) as pool:
        for question, parameters in chosen(wanted, options.ask):
            values = [(name, str(value(store, name))) for name in parameters]
            answers = [
                pool.submit(alone, store.path, question.name, values, options.rows or None).result()
                for _ in range(options.times)
            ]
            seconds, rows = sorted(answers)[len(answers) // 2]
            found.append(Asked(question, values, seconds, rows))
    return found


def chosen(wanted: Container[str], ask: str) -> Iterator[tuple[queries.Question, tuple[str, ...]]]:
    """Yield the questions, those about one thing first, with the parameters that get a value."""
    found = [each for each in queries.load().values() if not wanted or each.name in wanted]
    if ask != "all":
        yield from ((each, each.parameters[:1]) for each in found if each.parameters)
    if ask != "one":
        yield from ((each, ()) for each in found)


def as_worker() -> None:
    """Start again with the memory settings of kg's workers, which a process takes only when it starts."""
    if not os.environ.keys() >= ALLOCATOR.keys():
        command = [sys.executable, "-m", "benchmarks.queries", *sys.argv[1:]]
        os.execve(sys.executable, command, {**os.environ, **ALLOCATOR})


def main() -> None:
    """Measure and print a table."""
    as_worker()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--store", type=Path, help="keep the store here, or take the one that is there")
    parser.add_argument("--cap", type=float, default=600.0)
    parser.add_argument("--only", default="")
    parser.add_argument("--times", type=int, default=3, help="ask kg so often")
    parser.add_argument("--ask", choices=("one", "all", "both"), default="both")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    wanted = set(filter(None, options.only.split(",")))
    with (
        tempfile.TemporaryDirectory() as folder,
        filled(options.store or Path(folder) / "store", options.statements) as store,
    ):
        at_hand(options.store or Path(folder) / "store")
        answers = ask_all(store, wanted, options)
        graph = rival(store)
        print(f"{options.statements} statements, {len(graph)} triples; processor seconds", flush=True)
        print(f"{'query':<22}{'asked':>5}{'rows':>8}{'kg':>11}{'rdflib':>11}{'times':>9}", flush=True)
        results = []
        for each in answers:
            results.append(measure(graph, each, options))
            print(results[-1].line, flush=True)
    if options.json:
        options.json.write_text(
            json.dumps([asdict(each) for each in results], indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
