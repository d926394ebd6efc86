"""GraphML, for yEd, Gephi, igraph and networkx: actors are nodes, statements edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import networkx as nx

from kg.export.formats import Options
from kg.export.networks import flat, readable
from kg.model import Extraction


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[str]:
    """Yield the document."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    for line in nx.generate_graphml(flat(extractions), named_key_ids=True):
        yield readable(line) + "\n"
