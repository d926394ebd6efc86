"""GEXF 1.2, for Gephi: actors are nodes, statements edges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import networkx as nx

from kg.export.formats import Options
from kg.export.networks import flat, readable
from kg.model import Extraction

# networkx writes the day of the run and its own version, and we write the same bytes every day.
_META = re.compile(r" *<meta .*?</meta>\n", re.DOTALL)


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[str]:
    """Yield the document."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    graph = flat(extractions)
    for _, _, key, data in graph.edges(keys=True, data=True):
        data["id"] = key
    document = "\n".join(nx.generate_gexf(graph, version="1.2draft"))
    yield readable(_META.sub("", document, count=1)) + "\n"
