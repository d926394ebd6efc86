"""Turtle: all articles in one graph, for tools that have no named ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg.export.formats import Options
from kg.export.quads import serialised, union
from kg.model import Extraction


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[bytes]:
    """Yield the document."""
    yield serialised(union(extractions), ox.RdfFormat.TURTLE)
