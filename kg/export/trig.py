"""TriG: a named graph an article. The format to keep, and to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import rdf
from kg.export.formats import Options
from kg.export.quads import graphs
from kg.model import Extraction


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[bytes]:
    """Yield the document."""
    yield rdf.trig(graphs(extractions, options.facts))
