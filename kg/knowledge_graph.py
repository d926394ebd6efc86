"""The graph as Python has it: build or open, ask, and hand over to networkx, rdflib or a page."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import pyoxigraph as ox

from kg import actors, building, export, files, queries, rdf, view
from kg.errors import ExportError, InputError, KgError, QueryError
from kg.model import Actor, Article, Extraction, Role, Statement
from kg.queries.planning import planned
from kg.query import term
from kg.sparql.bindings import bound
from kg.store import Store

if TYPE_CHECKING:
    import networkx
    import rdflib

Row = dict[str, Any]


class KnowledgeGraph:
    """Articles, and what they say. A context manager, as it may hold a folder open.

    Make one with :meth:`build` or :meth:`open`. ``failures`` are the articles that could not be built.
    """

    def __init__(self, store: Store, failures: tuple[KgError, ...] = ()) -> None:
        self._store = store
        self.failures = failures

    @classmethod
    def build(
        cls,
        articles: building.Paths,
        *,
        store: str | os.PathLike[str] | None = None,
        processes: int = 1,
        language: str | None = None,
    ) -> KnowledgeGraph:
        """Return the graph of files, folders and globs, in memory or in the folder ``store``.

        ``processes`` changes nothing but the time it takes; ``language`` spares detecting it. Raises the
        first failure where no article could be built; else failures are in ``failures``.
        """
        tally = building.Tally()
        given = _several(articles)
        if type(processes) is not int or not isinstance(language, str | None):
            raise InputError("processes is a whole number, and language a code such as ru; give them so")
        opened = Store.memory() if store is None else Store(_path(store, "store"))
        try:
            found = building.extractions(given, tally, processes=processes, language=language)
            building.keep(found, opened)
            if tally.failures and not tally.articles:
                raise tally.failures[0]
        except BaseException:
            opened.close()
            raise
        return cls(opened, tuple(tally.failures))

    @classmethod
    def open(cls, store: str | os.PathLike[str]) -> KnowledgeGraph:
        """Return the graph in the folder ``store``, for reading; raise ``StoreError`` where there is none."""
        return cls(Store(_path(store, "store"), read_only=True))

    @classmethod
    def of(cls, extractions: list[Extraction]) -> KnowledgeGraph:
        """Return the graph of extractions that are at hand, in memory."""
        store = Store.memory()
        building.keep(extractions, store)
        return cls(store)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder; what has been read stays at hand."""
        self._store.close()

    @cached_property
    def extractions(self) -> tuple[Extraction, ...]:
        """All that is known of each article, in the order of their IRIs."""
        return tuple(self._store.extractions())

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles."""
        return tuple(extraction.article for extraction in self.extractions)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the articles say, article after article."""
        return tuple(statement for extraction in self.extractions for statement in extraction.statements)

    @property
    def roles(self) -> tuple[Role, ...]:
        """Who holds or held which office, article after article."""
        return tuple(role for extraction in self.extractions for role in extraction.roles)

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """Who is spoken of, the most often first."""
        return tuple(known.actor for known in actors.catalogue(self.extractions))

    def query(self, question: str, **values: str | float) -> list[Row] | bool:
        """Answer SPARQL, or a question of ``kg query --list`` by its name.

        ``values`` are given to the query's variables: an IRI, a prefixed name (``wd:Q159``), a number or
        text. They go in as terms, so that no text of theirs can change the question.
        ``SELECT`` gives a dict a row, of plain Python values (IRIs as strings, unbound variables left
        out); ``CONSTRUCT`` and ``DESCRIBE`` a dict a triple; ``ASK`` a bool. Raises ``QueryError``.
        """
        if not isinstance(question, str):
            raise QueryError(f"{question!r} is no text of a query and no name of one")
        named = queries.load()
        text = named[question].text if question in named else question
        terms = tuple((name, _term(name, values[name])) for name in sorted(values))
        answer = self._store.query(bound(planned(text, values, limited=False), terms))
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        if isinstance(answer, ox.QueryTriples):
            return [_row(("subject", "predicate", "object"), tuple(triple)) for triple in answer]
        names = tuple(variable.value for variable in answer.variables)
        return [_row(names, tuple(solution)) for solution in answer]

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Return actors as nodes and statements as edges."""
        from kg import graph

        return graph.to_networkx(self.extractions)

    def to_rdf(self) -> rdflib.Dataset:
        """Return the whole graph as an rdflib dataset in memory, a named graph an article."""
        return rdf.to_rdflib(self._store.quads())

    def to_html(self, path: str | os.PathLike[str], **options: Any) -> Path:
        """Write the page and return its path; ``options`` are the fields of ``kg.view.ViewOptions``."""
        return files.write(_path(path, "path"), self._page(options))

    def export(self, name: str, path: str | os.PathLike[str]) -> Path:
        """Write the graph in any format of ``kg export --list`` and return the path."""
        target = _path(path, "path")
        if not isinstance(name, str):
            raise ExportError(f"{name!r} is no name of a format; «kg export --list» shows all")
        return files.write(target, b"".join(export.chunks(name, self.extractions)))

    def view(self, height: int = 640, **options: Any) -> view.View:
        """Return the page for a notebook to show; ``options`` are the fields of ``kg.view.ViewOptions``."""
        return view.View(self._page(options), height)

    def _page(self, options: dict[str, Any]) -> str:
        return view.page(self.extractions, view.ViewOptions(**options))

    def __len__(self) -> int:
        return len(self.articles)

    def __repr__(self) -> str:
        return f"<KnowledgeGraph: {len(self.articles)} articles, {len(self.statements)} statements>"


def _several(articles: str | os.PathLike[str] | building.Paths) -> list[str | os.PathLike[str]]:
    """Return the paths given; raise ``InputError`` where something else is among them."""
    one = isinstance(articles, str) or not isinstance(articles, Iterable)
    given: list[Any] = [articles] if one else list(articles)  # type: ignore[arg-type]
    for each in given:
        _path(each, "articles")
    return given


def _path(given: object, what: str) -> Path:
    if not isinstance(given, str | os.PathLike):
        raise InputError(f"{what} takes paths, as text or pathlib.Path, and {given!r} is neither")
    return Path(given)


def _term(name: str, value: object) -> str:
    if not isinstance(value, str | int | float):
        raise QueryError(f"«{name}» is no text and no number: {value!r}")
    return term(str(value))


def _row(names: tuple[str, ...], values: tuple[Any, ...]) -> Row:
    return {name: _plain(value) for name, value in zip(names, values, strict=True) if value is not None}


def _plain(value: ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple) -> Any:
    """Return a term as a Python value: numbers, dates and truth as such, the rest as text."""
    if not isinstance(value, ox.Literal):
        return value.value if isinstance(value, ox.NamedNode | ox.BlankNode) else str(value)
    if value.language or value.datatype.value.endswith("#string"):
        return value.value
    from rdflib import Literal, URIRef

    return Literal(value.value, datatype=URIRef(value.datatype.value)).toPython()
