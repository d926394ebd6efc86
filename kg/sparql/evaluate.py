"""One query or update over one store: guarded, limited in rows, written in the format asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

import pyoxigraph
from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
)

from kg.errors import QueryError
from kg.queries.planning import planned
from kg.sparql import guard, lexer, syntax
from kg.sparql.bindings import bound
from kg.sparql.context import Context
from kg.sparql.formats import BY_MEDIA
from kg.sparql.jobs import Ending, Job, Outcome

TRIPLE_COLUMNS = ("subject", "predicate", "object")


class Writer(Protocol):
    """Where an answer goes."""

    def write(self, data: bytes, /) -> int:
        """Take the next bytes."""


class _Rows:
    """Rows as a readable TSV file, at most ``limit`` of them, which the engine's writers read again."""

    def __init__(self, columns: Iterable[str], rows: Iterable[Iterable[Any]], limit: int | None) -> None:
        self._limit, self.rows, self.truncated = limit, 0, False
        self._lines = self._encode(columns, iter(rows))
        self._held = b""

    def _encode(self, columns: Iterable[str], rows: Iterator[Iterable[Any]]) -> Iterator[bytes]:
        yield ("\t".join(f"?{name}" for name in columns) + "\n").encode()
        for row in rows:
            if self.rows == self._limit:
                self.truncated = True
                return
            self.rows += 1
            yield ("\t".join("" if term is None else str(term) for term in row) + "\n").encode()

    def read(self, size: int = -1) -> bytes:
        """Return up to ``size`` bytes, all that is left for -1."""
        while size < 0 or len(self._held) < size:
            line = next(self._lines, None)
            if line is None:
                break
            self._held += line
        end = len(self._held) if size < 0 else size
        data, self._held = self._held[:end], self._held[end:]
        return data


def _write_rows(rows: _Rows, media: str, out: Writer) -> Outcome:
    form = BY_MEDIA[media].engine
    if form == QueryResultsFormat.TSV:
        while chunk := rows.read(1 << 15):
            out.write(chunk)
    else:
        solutions = pyoxigraph.parse_query_results(rows, format=QueryResultsFormat.TSV)  # type: ignore[arg-type]
        solutions.serialize(out, form)  # type: ignore[arg-type]
    return Outcome(Ending.DONE, media=media, rows=rows.rows, truncated=rows.truncated)


def _solutions(result: QuerySolutions, job: Job, context: Context, out: Writer) -> Outcome:
    if job.solutions is None:
        return Outcome(Ending.UNACCEPTABLE, "this query gives rows, and no format for rows was asked for")
    names = [variable.value for variable in result.variables]
    if job.rows is None:
        result.serialize(out, BY_MEDIA[job.solutions].engine)  # type: ignore[arg-type]
        return Outcome(Ending.DONE, media=job.solutions, rows=-1)
    return _write_rows(_Rows(names, result, job.rows), job.solutions, out)


def _boolean(result: QueryBoolean, job: Job, context: Context, out: Writer) -> Outcome:
    if job.solutions is None:
        return Outcome(
            Ending.UNACCEPTABLE, "this query gives yes or no, and no format for that was asked for"
        )
    result.serialize(out, BY_MEDIA[job.solutions].engine)  # type: ignore[arg-type]
    return Outcome(Ending.DONE, media=job.solutions, rows=1)


def _triples(result: Iterable[Triple], job: Job, context: Context, out: Writer) -> Outcome:
    if job.triples is None:
        return Outcome(
            Ending.UNACCEPTABLE, "this query gives triples, and no format for triples was asked for"
        )
    triples = sorted(set(result), key=str)
    kept = triples if job.rows is None else triples[: job.rows]
    form = BY_MEDIA[job.triples].engine
    if form == RdfFormat.TURTLE:
        out.write(turtle(kept, context.prefixes).encode())
    elif isinstance(form, RdfFormat):
        pyoxigraph.serialize(kept, out, form)  # type: ignore[arg-type]
    else:
        rows = ((triple.subject, triple.predicate, triple.object) for triple in kept)
        _write_rows(_Rows(TRIPLE_COLUMNS, rows, None), job.triples, out)
    return Outcome(Ending.DONE, media=job.triples, rows=len(kept), truncated=len(kept) < len(triples))


def turtle(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> str:
    """Return Turtle with the prefixes that are used, sorted; the engine's order changes from run to run."""
    kept = list(triples)
    used = _used(kept, prefixes)
    lines = (pyoxigraph.serialize(kept, format=RdfFormat.TURTLE, prefixes=used) or b"").decode().split("\n")
    return "\n".join(sorted(lines[: len(used)]) + lines[len(used) :])


def _used(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return the prefixes that some IRI of ``triples`` starts with."""
    iris = {str(term)[1:-1] for triple in triples for term in triple if isinstance(term, NamedNode)}
    return {name: start for name, start in prefixes.items() if any(iri.startswith(start) for iri in iris)}


_WRITERS: dict[type, Callable[[Any, Job, Context, Writer], Outcome]] = {
    QuerySolutions: _solutions,
    QueryBoolean: _boolean,
    QueryTriples: _triples,
}


def _graphs(iris: tuple[str, ...] | None) -> list[NamedNode]:
    try:
        return [NamedNode(guard.check_graph(iri)) for iri in iris or ()]
    except ValueError as error:
        raise QueryError(f"a graph's name is no IRI: {error}") from None


def _dataset(job: Job) -> dict[str, Any]:
    """Return the engine's arguments for the dataset that the job names; none for the store's own.

    The store's default graph is the union of its named graphs, each triple once.
    """
    if job.default_graphs is None and job.named_graphs is None:
        return {}
    return {"default_graph": _graphs(job.default_graphs), "named_graphs": _graphs(job.named_graphs)}


def _text(job: Job, context: Context) -> str:
    """Return the job's query, or its plan, with its values.

    It is parsed without them first, so that errors name its places.
    """
    if job.bindings:
        guard.parse(job.text, "query", context.prefixes, context.base)
    text = job.text
    if not _dataset(job):
        text = planned(text, [name for name, _ in job.bindings], job.rows is not None)
    return bound(text, job.bindings, None if job.rows is None else job.rows + 1)


def query(store: Store, job: Job, context: Context, out: Writer) -> Outcome:
    """Run ``job.text`` over ``store`` and write the answer to ``out``."""
    guard.check(job.text, "query", context.prefixes, context.base)
    result = store.query(
        _text(job, context),
        base_iri=context.base,
        prefixes=dict(context.prefixes),
        custom_functions=dict(context.functions(store)),
        **_dataset(job),
    )
    return _WRITERS[type(result)](result, job, context, out)


def update(store: Store, job: Job, context: Context, out: Writer) -> Outcome:
    """Run the update ``job.text``, and ``job.options["after"]`` with it, whole or not at all."""
    guard.check(job.text, "update", context.prefixes, context.base)
    guard.parse(job.text, "update", context.prefixes, context.base)
    store.update(
        _joined(job.text, job.options.get("after", "")),
        base_iri=context.base,
        prefixes=dict(context.prefixes),
        custom_functions=dict(context.functions(store)),
    )
    return Outcome(Ending.DONE)


def _joined(first: str, then: str) -> str:
    """Return two updates as one; the first may end in a comment or a semicolon."""
    last = list(lexer.words(first))[-1:]
    ended = not last or last[0].text == ";"
    return f"{first}\n{'' if ended or not then else ';'}\n{then}"


def graph(store: Store, job: Job, context: Context, out: Writer) -> Outcome:
    """Write the graph that ``job.options["graph"]`` names, none for the default graph."""
    iri = job.options.get("graph")
    if iri is not None and not store.contains_named_graph(NamedNode(iri)):
        return Outcome(Ending.ABSENT, "no such graph is stored")
    quads = store.quads_for_pattern(None, None, None, NamedNode(iri) if iri is not None else DefaultGraph())
    return _triples((quad.triple for quad in quads), job, context, out)


Run = Callable[[Store, Job, Context, Writer], Outcome]


def attempt(run: Run, store: Store, job: Job, context: Context, out: Writer) -> Outcome:
    """Run one of the above and turn what it raises into an outcome with a message."""
    try:
        return run(store, job, context, out)
    except SyntaxError as error:
        kind = "update" if job.kind == "update" else "query"
        return Outcome(Ending.SYNTAX, syntax.explain(job.text, error, kind, context.prefixes))
    except QueryError as error:
        return Outcome(Ending.REFUSED, str(error))
    except MemoryError:
        return Outcome(Ending.MEMORY)
    except (OSError, RuntimeError, ValueError) as error:
        return Outcome(Ending.FAILED, f"the engine could not run it: {error}")
