"""The result formats: one table of what the command line names and what HTTP negotiates."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import QueryResultsFormat, RdfFormat


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write an answer: its media type, the ending of its files, and the engine's name for it."""

    media: str
    extension: str
    engine: QueryResultsFormat | RdfFormat


SOLUTIONS = tuple(
    Format(media, extension, engine)
    for media, extension, engine in (
        ("application/sparql-results+json", "srj", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", "srx", QueryResultsFormat.XML),
        ("text/csv", "csv", QueryResultsFormat.CSV),
        ("text/tab-separated-values", "tsv", QueryResultsFormat.TSV),
    )
)
"""How rows and truth values are written (SELECT, ASK), the preferred first."""

TRIPLES = tuple(
    Format(media, extension, engine)
    for media, extension, engine in (
        ("text/turtle", "ttl", RdfFormat.TURTLE),
        ("application/n-triples", "nt", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", "rdf", RdfFormat.RDF_XML),
        ("application/ld+json", "jsonld", RdfFormat.JSON_LD),
    )
)
"""How triples are written (CONSTRUCT, DESCRIBE), the preferred first."""

BY_MEDIA = {format.media: format for format in SOLUTIONS + TRIPLES}

ALIASES = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
}
"""Media types that clients ask for and that mean one of ours; only for rows and truth values."""

TRIPLE_ALIASES = {
    "application/json": "application/ld+json",
    "application/xml": "application/rdf+xml",
    "text/xml": "application/rdf+xml",
    "application/x-turtle": "text/turtle",
    "text/plain": "application/n-triples",
}
"""The same for triples."""

NAMES: dict[str, tuple[str | None, str | None]] = {
    "table": ("text/tab-separated-values", "text/tab-separated-values"),
    "csv": ("text/csv", "text/csv"),
    "tsv": ("text/tab-separated-values", "text/tab-separated-values"),
    "json": ("application/sparql-results+json", "application/ld+json"),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "turtle": (None, "text/turtle"),
    "ntriples": (None, "application/n-triples"),
}
"""What ``--format`` takes: the media type for rows, and for triples. Triples as rows have the columns
subject, predicate, object."""
