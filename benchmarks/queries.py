"""The named queries on made-up statements: kg's store on disk beside rdflib's own store, in one run.

    python -m benchmarks.queries [--statements 100000] [--rows 1000] [--cap 600] [--only NAME,NAME]
        [--ask one|all|both] [--store FOLDER]

``one`` gives the first parameter of a query a value, as when an analyst asks about one actor, one relation
or one statement; with ``all`` a query lists the whole graph. Both are asked for the first ``--rows``, as a
table of ``kg query`` shows them: kg by its plan for the query where it has one, rdflib by the query itself,
which it answers faster than a plan, with a LIMIT. ``--rows 0`` asks for all rows.
Both hold the same triples and must give the same number of rows. Seconds are of the processor, so that what
else the machine does counts for neither. A query of rdflib is ended after ``--cap`` seconds of the
clock, and once it has had 25 times kg's seconds of the processor and 20: what it had is the least it takes.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import resource
import tempfile
import time
from collections.abc import Container, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox
import rdflib

from kg import ontology, queries, rdf
from kg.model import (
    Actor,
    Article,
    Block,
    BlockKind,
    Extraction,
    Mention,
    Polarity,
    Role,
    Span,
    Statement,
    Status,
    Time,
)
from kg.queries.planning import planned
from kg.rdf.text import to_triple
from kg.sparql.bindings import bound
from kg.store import Store

PER_ARTICLE = 20
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
SEED = 1
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


class World:
    """Made-up articles: few actors are in the news often, most seldom."""

    def __init__(self, statements: int) -> None:
        self.chance = random.Random(SEED)
        self.articles = max(1, statements // PER_ARTICLE)
        self.relations = [relation.name for relation in ontology.load().relations]
        types = [each.name for each in ontology.load().actor_types]
        self.actors = [self._actor(number, types) for number in range(max(50, statements // 50))]

    def _actor(self, number: int, types: list[str]) -> Actor:
        name = f"Actor {number}"
        return Actor(
            rdf.actor_iri(name), name, self.chance.choice(types), (("en", name), ("ru", f"Лицо {number}"))
        )

    def mention(self, span: Span) -> Mention:
        """Return a mention of an actor, the first ones much more often than the last."""
        return Mention(self.actors[int(len(self.actors) * self.chance.random() ** 3)], span)

    def maybe(self, share: float, span: Span) -> Mention | None:
        """Return a mention in ``share`` of the cases."""
        return self.mention(span) if self.chance.random() < share else None

    def extractions(self) -> Iterator[Extraction]:
        """Yield the articles."""
        for number in range(self.articles):
            lines = [
                f"Article {number} says in line {line} that one did something to another."
                for line in range(PER_ARTICLE)
            ]
            text = "\n".join(lines)
            article = Article(
                text,
                (Block(BlockKind.PARAGRAPH, 0, len(text)),),
                title=lines[0],
                language="en",
                published=f"2025-{1 + number % 12:02}-{1 + number % 28:02}",
                publisher=f"Outlet {number % 40}",
            )
            starts = [text.index(line) for line in lines]
            said = tuple(
                self.statement(article, article.span(start, start + len(line)))
                for start, line in zip(starts, lines, strict=True)
            )
            role = Role(
                article.key, said[0].agent, "minister", said[0].evidence, self.mention(said[0].evidence)
            )
            yield Extraction(article, said, (role,))

    def statement(self, article: Article, sentence: Span) -> Statement:
        """Return what one sentence says."""
        span = article.span(sentence.start + 8, sentence.start + 30)
        return Statement(
            article.key,
            self.chance.choice(self.relations),
            self.mention(span),
            span,
            sentence,
            recipient=self.maybe(0.8, span),
            theme=article.span(span.start, span.start + 10) if self.chance.random() < 0.5 else None,
            place=self.maybe(0.1, span),
            time=Time("2025-10", span) if self.chance.random() < 0.3 else None,
            polarity=self.chance.choices(list(Polarity), (9, 1))[0],
            status=self.chance.choices(list(Status), (6, 1, 1))[0],
            sources=tuple(self.mention(span) for _ in range(self.chance.choice((0, 1, 1, 2)))),
        )


def filled(folder: Path, statements: int) -> Store:
    """Return a store on disk of ``statements`` made-up statements; one that is there already as it is."""
    if folder.exists():
        return Store(folder, read_only=True)
    store = Store(folder)
    store.put_all(World(statements).extractions())
    store.engine.optimize()
    return store


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


def measure(
    store: Store, graph: rdflib.Graph, question: queries.Question, parameters: tuple[str, ...],
    options: argparse.Namespace,
) -> Result:  # fmt: skip
    """Ask both, kg first; raise ``ValueError`` where they do not agree on the number of rows."""
    values = [(name, str(value(store, name))) for name in parameters]
    ours, rows = ask_kg(store, question, values, options.rows or None)
    limit = f"\nLIMIT {options.rows}" if options.rows else ""
    text = f"{queries.prologue()}\n{bound(question.text, values)}{limit}"
    theirs, found = rdflib_seconds(graph, text, options.cap, max(ENOUGH * ours, LEAST))
    if found not in (rows, None):
        raise ValueError(f"{question.name}: kg gives {rows} rows, rdflib {found}")
    return Result(question.name, bool(parameters), rows, ours, theirs, found is None)


def asked(wanted: Container[str], ask: str) -> Iterator[tuple[queries.Question, tuple[str, ...]]]:
    """Yield the questions, those about one thing first, with the parameters that get a value."""
    chosen = [each for each in queries.load().values() if not wanted or each.name in wanted]
    if ask != "all":
        yield from ((each, each.parameters[:1]) for each in chosen if each.parameters)
    if ask != "one":
        yield from ((each, ()) for each in chosen)


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--store", type=Path, help="keep the store here, or take the one that is there")
    parser.add_argument("--cap", type=float, default=600.0)
    parser.add_argument("--only", default="")
    parser.add_argument("--ask", choices=("one", "all", "both"), default="both")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    wanted = set(filter(None, options.only.split(",")))
    with (
        tempfile.TemporaryDirectory() as folder,
        filled(options.store or Path(folder) / "store", options.statements) as store,
    ):
        graph = rival(store)
        print(f"{options.statements} statements, {len(graph)} triples; processor seconds", flush=True)
        print(f"{'query':<22}{'asked':>5}{'rows':>8}{'kg':>11}{'rdflib':>11}{'times':>9}", flush=True)
        results = []
        for question, parameters in asked(wanted, options.ask):
            results.append(measure(store, graph, question, parameters, options))
            print(results[-1].line, flush=True)
    if options.json:
        options.json.write_text(
            json.dumps([asdict(each) for each in results], indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
