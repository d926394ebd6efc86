"""The networkx graph made fit for file formats that know numbers and texts and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import networkx as nx

from kg.export.text import for_xml
from kg.graph import to_networkx
from kg.model import Extraction

BETWEEN = " | "
_REFERENCE = re.compile("&#([0-9]+);")
_FIRST_PLAIN = 0xA1
"""From here on a character stands for itself in our UTF-8; below lie the marks of XML and the controls."""


def flat(extractions: Iterable[Extraction]) -> nx.MultiDiGraph[str]:
    """Return the graph with texts and whole numbers only: a list is one text, a mapping one value a key.

    An edge has its relation for ``label`` as well, which is what drawing programs look for. What XML
    cannot hold is U+FFFD: these formats are for drawing, and the words themselves are in the others.
    """
    source = to_networkx(extractions)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in source.nodes(data=True):
        graph.add_node(for_xml(node), **dict(_values(data)))
    for start, end, key, data in source.edges(keys=True, data=True):
        values = dict(_values({**data, "label": data["relation"]}))
        graph.add_edge(for_xml(start), for_xml(end), key=key, **values)
    return graph


def _values(data: Mapping[str, Any], start: str = "") -> Iterator[tuple[str, str | int]]:
    """Yield each value that is there under a name of its own: ``labels`` → ``labels_en``, ``labels_ru``."""
    for name, value in data.items():
        if isinstance(value, Mapping):
            yield from _values(value, f"{start}{name}_")
        elif isinstance(value, list | tuple):
            yield f"{start}{name}", for_xml(BETWEEN.join(map(str, value)))
        elif isinstance(value, int):
            yield f"{start}{name}", value
        elif value is not None:
            yield f"{start}{name}", for_xml(str(value))


def readable(xml: str) -> str:
    """Return XML with letters in place of the numbers that networkx writes for all but ASCII."""
    return _REFERENCE.sub(
        lambda found: chr(int(found[1])) if int(found[1]) >= _FIRST_PLAIN else found[0], xml
    )
