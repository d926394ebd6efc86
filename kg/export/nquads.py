"""N-Quads: a named graph an article, a quad a line, sorted. The one to send over the network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg.export.formats import Options
from kg.export.quads import graphs, serialised
from kg.model import Extraction


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[bytes]:
    """Yield the lines."""
    yield serialised(graphs(extractions, options.facts), ox.RdfFormat.N_QUADS, names=False)
