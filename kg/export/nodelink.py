"""Node-link JSON, for networkx (``node_link_graph``) and D3: every value as kg.graph has it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import networkx as nx

from kg.export.formats import Options
from kg.graph import to_networkx
from kg.model import Extraction


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[str]:
    """Yield the document; the list of edges is named ``edges``."""
    content = nx.node_link_data(to_networkx(extractions), edges="edges")
    yield json.dumps(content, ensure_ascii=False, indent=1) + "\n"
