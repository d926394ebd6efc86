"""The formats that kg writes: one row a format, one file a writer, loaded at first use.

A writer is a function ``write(extractions, options)`` that yields text (UTF-8 is made of it here) or
bytes. It gets each article once and everything in order (:mod:`kg.export.order`), so what it writes
depends on what is said and on nothing else.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import ExportError
from kg.export.order import in_order
from kg.export.text import utf8
from kg.model import Extraction

TABLES = ("statements", "roles", "actors", "articles", "sources")


_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+")


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may ask of a writer; each reads what concerns it.

    ``facts`` are the graphs of facts beside the articles; formats that have named graphs write them too.
    """

    table: str = "statements"
    context_url: str | None = None
    facts: tuple[ox.Quad, ...] = ()

    def __post_init__(self) -> None:
        """Raise :class:`ExportError` for a context that no tool could fetch."""
        if self.context_url is not None and not _ADDRESS.fullmatch(self.context_url):
            raise ExportError(
                f"«{self.context_url[:80]}» is no address of a context; give one such as https://example.org/kg.jsonld"
            )


Writer = Callable[[Sequence[Extraction], Options], Iterable[str] | Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table: ``writer`` is an import string, ``suffix`` what a file of it ends in."""

    name: str
    writer: str
    suffix: str
    about: str
    tabular: bool = False
    binary: bool = False

    def load(self) -> Writer:
        """Import the writer; raise :class:`ExportError` where a package that it needs is missing."""
        module, _, function = self.writer.partition(":")
        try:
            found: Writer = getattr(import_module(module), function)
        except ModuleNotFoundError as missing:
            if (missing.name or "").partition(".")[0] == "kg":
                raise
            raise ExportError(
                f"format {self.name} needs the package {missing.name}: pip install 'kg[{self.name}]'"
            ) from missing
        return found


_ROWS = (
    Format("trig", "kg.export.trig:write", "trig", "TriG, a named graph an article"),
    Format("turtle", "kg.export.turtle:write", "ttl", "Turtle, all articles in one graph"),
    Format("turtle12", "kg.export.turtle12:write", "ttl", "RDF 1.2 Turtle, statements as reifiers"),
    Format("ntriples", "kg.export.ntriples:write", "nt", "N-Triples, all articles in one graph"),
    Format("nquads", "kg.export.nquads:write", "nq", "N-Quads, a named graph an article"),
    Format("jsonld", "kg.export.jsonld:write", "jsonld", "JSON-LD that reads well as JSON"),
    Format("context", "kg.export.context:write", "jsonld", "the context of that JSON-LD alone"),
    Format("rdfxml", "kg.export.rdfxml:write", "rdf", "RDF/XML, all articles in one graph"),
    Format("jsonl", "kg.export.jsonl:write", "jsonl", "a table as JSON Lines", tabular=True),
    Format("csv", "kg.export.csv:write", "csv", "a table as CSV, safe in a spreadsheet", tabular=True),
    Format("parquet", "kg.export.parquet:write", "parquet", "a table as Parquet", tabular=True, binary=True),
    Format("graphml", "kg.export.graphml:write", "graphml", "GraphML for Gephi, yEd, igraph, networkx"),
    Format("gexf", "kg.export.gexf:write", "gexf", "GEXF for Gephi"),
    Format("cytoscape", "kg.export.cytoscape:write", "cyjs", "Cytoscape JSON"),
    Format("nodelink", "kg.export.nodelink:write", "json", "node-link JSON for networkx and D3"),
    Format("neo4j", "kg.export.neo4j:write", "zip", "CSV files for neo4j-admin import, zipped", binary=True),
    Format("cypher", "kg.export.cypher:write", "cypher", "a Cypher script for Neo4j and its kin"),
    Format("nanopub", "kg.export.nanopub:write", "trig", "nanopublications, one a statement, in TriG"),
    Format("claims", "kg.export.claims:write", "jsonld", "schema.org Claims, ready for ClaimReview"),
    Format("annotations", "kg.export.annotations:write", "jsonld", "W3C Web Annotations"),
    Format("wikidata", "kg.export.wikidata:write", "ttl", "statements and references as Wikidata's RDF"),
    Format("followthemoney", "kg.export.followthemoney:write", "ftm.jsonl", "FollowTheMoney entities"),
)
FORMATS = {row.name: row for row in _ROWS}


def find(name: str) -> Format:
    """Return the format of that name; raise :class:`ExportError` that lists them all."""
    if name in FORMATS:
        return FORMATS[name]
    near = difflib.get_close_matches(name.casefold(), FORMATS, 1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise ExportError(f"no format {name!r}: {hint}kg writes {', '.join(sorted(FORMATS))}")


def chunks(name: str, extractions: Iterable[Extraction], options: Options | None = None) -> Iterator[bytes]:
    """Yield the bytes of ``extractions`` in the format ``name``."""
    wanted = options or Options()
    form = find(name)
    if form.tabular and wanted.table not in TABLES:
        raise ExportError(f"no table {wanted.table!r}: choose one of {', '.join(TABLES)}")
    for chunk in form.load()(in_order(extractions), wanted):
        yield chunk if isinstance(chunk, bytes) else utf8(chunk)


def write(
    name: str, extractions: Iterable[Extraction], out: BinaryIO, options: Options | None = None
) -> None:
    """Write ``extractions`` to the binary file ``out`` in the format ``name``."""
    out.writelines(chunks(name, extractions, options))
