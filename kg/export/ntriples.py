"""N-Triples: all articles in one graph, a triple a line, sorted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg.export.formats import Options
from kg.export.quads import serialised, union
from kg.model import Extraction


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[bytes]:
    """Yield the lines."""
    yield serialised(union(extractions), ox.RdfFormat.N_TRIPLES, names=False)
