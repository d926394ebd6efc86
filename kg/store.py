"""The dataset on disk: a named graph an article, kept by Oxigraph.

The default graph holds the union of the named graphs, each triple once. Oxigraph can query a union of
graphs too, but gives a triple as often as graphs have it, so that counts would be wrong.

Beside Oxigraph's files a store holds ``kg-format`` (what wrote it), ``kg-lock`` (one writer, or several
readers) and, only while many articles are loaded, ``kg-loading`` (which of them to drop after a crash).
An article is written in one transaction; what was stored before a crash is still there after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from kg import ontology, rdf
from kg.errors import QueryError, StoreError
from kg.functions import functions
from kg.model import Extraction
from kg.sparql import guard, syntax
from kg.sparql.bindings import bound
from kg.store_folder import LOADING_FILE, LOCK_FILE, check_folder, explained, open_engine, write_synced
from kg.store_lock import Lock

BATCH = 256
"""Articles that are loaded at once; it bounds the memory of ``put_all``."""
Term = ox.NamedNode | ox.Literal
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


SETTLE = """INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } FILTER NOT EXISTS { ?s ?p ?o } } ;
DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g { ?s ?p ?o } } }"""
"""The update that makes the default graph the union again, after named graphs were changed from outside."""


class Store:
    """The articles of a folder. A context manager; ``read_only`` opens beside other readers."""

    def __init__(self, path: Path | str, read_only: bool = False) -> None:
        self.path: Path | None = Path(path)
        self._lock: Lock | None = None
        self._engine: ox.Store | None = None
        check_folder(self.path, read_only)
        try:
            if read_only and (self.path / LOADING_FILE).exists():
                Store(self.path).close()  # a writer drops what a crash left half loaded
            self._lock = Lock(self.path / LOCK_FILE, exclusive=not read_only)
            self._engine = open_engine(self.path, read_only)
            if not read_only:
                self._recover()
                self._put_ontology()
        except (OSError, RuntimeError) as error:
            self.close()
            raise explained(self.path, error) from error

    @classmethod
    def memory(cls) -> Store:
        """Return an empty store that lives as long as the process."""
        store = cls.__new__(cls)
        store.path, store._lock, store._engine = None, None, ox.Store()
        store._put_ontology()
        return store

    @property
    def engine(self) -> ox.Store:
        """Oxigraph's store; raise ``StoreError`` where this one has been closed."""
        if self._engine is None:
            raise StoreError(f"{self.path}: the store is closed; open it again")
        return self._engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder; closing twice does nothing."""
        self._engine = None
        if self._lock:
            self._lock.release()
            self._lock = None

    def put(self, extraction: Extraction) -> None:
        """Store an article in place of what the store held of it, whole or not at all."""
        self.put_graph(rdf.article_iri(extraction.article.key), rdf.extraction_quads(extraction))

    def put_all(self, extractions: Iterable[Extraction]) -> int:
        """Store many articles and return their number; new ones are loaded in bulk, old ones replaced."""
        count, rest = 0, iter(extractions)
        while batch := {each.article.key: each for each in islice(rest, BATCH)}:
            known = {key for key in batch if rdf.article_iri(key) in self}
            for key in sorted(known):
                self.put(batch[key])
            self._load([batch[key] for key in sorted(batch.keys() - known)])
            count += len(batch)
        return count

    def put_graph(self, graph: str, quads: Iterable[ox.Quad]) -> None:
        """Make ``quads`` the whole of one named graph, whole or not at all; what stays is not touched."""
        name = ox.NamedNode(graph)
        wanted = {ox.Quad(quad.subject, quad.predicate, quad.object, name) for quad in quads}
        held = set(self.engine.quads_for_pattern(None, None, None, name))
        gone = held - wanted
        alone = [quad for quad in gone if not self._elsewhere(quad)]
        changes = (("DELETE", gone, alone), ("INSERT", wanted - held, wanted - held))
        update = " ; ".join(
            f"{verb} DATA {{ GRAPH {name} {{ {_triples(named)} }} {_triples(union)} }}"
            for verb, named, union in changes
            if named
        )
        if update:
            self._update(f"{update} ; DROP SILENT GRAPH {name}" if not wanted else update)

    def _elsewhere(self, quad: ox.Quad) -> bool:
        """Return whether a named graph but the quad's own says the same."""
        same = self.engine.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        return any(each.graph_name not in (quad.graph_name, ox.DefaultGraph()) for each in same)

    def remove(self, article: str) -> None:
        """Drop an article, by IRI or key, and all that it says; raise ``StoreError`` for one not stored."""
        iri = article if "://" in article else rdf.article_iri(article)
        if iri not in self:
            raise StoreError(f"{self.path}: no article «{article}» is stored; «kg stats» lists them")
        self.put_graph(iri, ())

    def articles(self) -> list[str]:
        """Return the IRIs of the stored articles, sorted."""
        terms = rdf.vocabulary()
        found = self.engine.quads_for_pattern(None, terms["rdf:type"], terms["kg:Article"], None)
        return sorted({quad.subject.value for quad in found if quad.subject == quad.graph_name})  # type: ignore[union-attr]

    def __contains__(self, iri: object) -> bool:
        try:
            return self.engine.contains_named_graph(ox.NamedNode(str(iri)))
        except ValueError:
            return False

    def __len__(self) -> int:
        return len(self.articles())

    def graph(self, iri: str) -> list[ox.Quad]:
        """Return one named graph, sorted; empty where there is none."""
        return rdf.ordered(
            map(_as_written, self.engine.quads_for_pattern(None, None, None, ox.NamedNode(iri)))
        )

    def graphs(self) -> list[str]:
        """Return the names of all named graphs but the ontology's, sorted."""
        names = {name.value for name in self.engine.named_graphs()}
        return sorted(names - {ontology.load().iri})

    def quads(self) -> Iterator[ox.Quad]:
        """Yield all that is stored but the ontology, graph after graph, sorted."""
        for iri in self.graphs():
            yield from self.graph(iri)

    def extractions(self, articles: Iterable[str] | None = None) -> Iterator[Extraction]:
        """Yield the articles, all or those of these IRIs, sorted by IRI."""
        for iri in self.articles() if articles is None else sorted(articles):
            yield from rdf.read_extractions(self.graph(iri))

    def query(
        self,
        sparql: str,
        bindings: Mapping[str, Term] | None = None,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
    ) -> Answer:
        """Answer a SPARQL query over all there is, or over the graphs that it or the call names.

        ``bindings`` gives variables a value. The ontology's prefixes need no declaration, its graph is
        among the others, and kg's functions are there. Raise ``QueryError`` for a query that is wrong,
        that changes something, or that reaches outside the store.
        """
        prefixes, base = dict(ontology.load().prefixes), ontology.load().base
        try:
            guard.check(sparql, "query", prefixes, base)
            default, named = _dataset(default_graphs, named_graphs)
            return self.engine.query(
                bound(sparql, [(name, str(value)) for name, value in sorted((bindings or {}).items())]),
                prefixes=prefixes,
                base_iri=base,
                custom_functions=dict(functions(self.engine)),
                default_graph=default,
                named_graphs=named,
            )
        except SyntaxError as error:
            raise QueryError(syntax.explain(sparql, error, "query", prefixes)) from error
        except ValueError as error:
            raise QueryError(f"the query cannot be run: {error}") from error
        except (OSError, RuntimeError) as error:
            raise explained(self.path, error) from error

    def _update(self, text: str) -> None:
        """Run an update of our own in one transaction, and have it on disk."""
        try:
            self.engine.update(text)
            self.engine.flush()
        except (OSError, RuntimeError) as error:
            raise explained(self.path, error) from error

    def _load(self, extractions: Sequence[Extraction]) -> None:
        """Load articles that are not stored yet; a crash on the way leaves none of them."""
        if not extractions:
            return
        self._mark([rdf.article_iri(each.article.key) for each in extractions])
        try:
            self.engine.bulk_extend(_with_union(extractions))
            self.engine.flush()
        except (OSError, RuntimeError) as error:
            self._recover()
            raise explained(self.path, error) from error
        self._unmark()

    def _mark(self, iris: Iterable[str]) -> None:
        if self.path:
            write_synced(self.path / LOADING_FILE, "\n".join(iris))

    def _unmark(self) -> None:
        if self.path:
            (self.path / LOADING_FILE).unlink(missing_ok=True)

    def _recover(self) -> None:
        """Drop what a bulk load that was cut short has left."""
        if self.path and (self.path / LOADING_FILE).exists():
            for iri in (self.path / LOADING_FILE).read_text(encoding="utf-8").split():
                self._update(f"DROP SILENT GRAPH {ox.NamedNode(iri)}")
            self._update(SETTLE)
            self._unmark()

    def _put_ontology(self) -> None:
        """Keep the ontology beside the articles, so that queries can ask for labels and definitions."""
        source = ontology.load()
        name = ox.NamedNode(source.iri)
        wanted = {ox.Quad(quad.subject, quad.predicate, quad.object, name) for quad in source.quads}
        if wanted != set(self.graph(source.iri)):
            self.put_graph(source.iri, wanted)


def _with_union(extractions: Iterable[Extraction]) -> Iterator[ox.Quad]:
    """Yield the quads of articles, each in its graph and in the default one."""
    for each in extractions:
        for quad in rdf.extraction_quads(each):
            yield quad
            yield ox.Quad(quad.subject, quad.predicate, quad.object)


@cache
def _positions() -> frozenset[ox.NamedNode]:
    terms = rdf.vocabulary()
    return frozenset((terms["oa:start"], terms["oa:end"]))


def _as_written(quad: ox.Quad) -> ox.Quad:
    """Return ``quad`` as it was put: Oxigraph keeps a position's xsd:nonNegativeInteger as an xsd:integer."""
    if quad.predicate not in _positions() or not isinstance(quad.object, ox.Literal):
        return quad
    position = ox.Literal(quad.object.value, datatype=rdf.vocabulary()["xsd:nonNegativeInteger"])
    return ox.Quad(quad.subject, quad.predicate, position, quad.graph_name)


def _triples(quads: Iterable[ox.Quad]) -> str:
    return (ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b"").decode()


def _dataset(
    default_graphs: Sequence[str] | None, named_graphs: Sequence[str] | None
) -> tuple[
    list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None, list[ox.NamedNode | ox.BlankNode] | None
]:
    """Return the dataset that the call names as the engine takes it, or twice None where it names none."""
    if default_graphs is None and named_graphs is None:
        return None, None
    return (
        [ox.NamedNode(guard.check_graph(iri)) for iri in default_graphs or ()],
        [ox.NamedNode(guard.check_graph(iri)) for iri in named_graphs or ()],
    )
