"""Cytoscape JSON, for Cytoscape and Cytoscape.js: actors are nodes, statements edges with an id."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import networkx as nx

from kg.export.formats import Options
from kg.graph import to_networkx
from kg.model import Extraction


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[str]:
    """Yield the document."""
    graph = to_networkx(extractions)
    for _, _, key, data in graph.edges(keys=True, data=True):
        data["id"] = key
    content = nx.cytoscape_data(graph, name="label")
    yield json.dumps(content, ensure_ascii=False, indent=1) + "\n"
