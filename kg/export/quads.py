"""Extractions as quads, and quads as bytes that are the same on every run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from kg import rdf
from kg.export.actors import harmonised
from kg.model import Extraction


def graphs(extractions: Iterable[Extraction], facts: Iterable[ox.Quad] = ()) -> list[ox.Quad]:
    """Return everything, a named graph an article, and the graphs of facts beside them, sorted."""
    return rdf.ordered([*facts, *(quad for each in extractions for quad in rdf.extraction_quads(each))])


def union(extractions: Iterable[Extraction]) -> list[ox.Quad]:
    """Return everything as one graph, sorted, for formats that have no named ones.

    Statements, roles, mentions and attributions still say which article they are in (``kg:inArticle``),
    and the words which they come from (``oa:hasSource``), so that :mod:`kg.load` finds the graphs again.
    """
    quads = (quad for each in harmonised(extractions) for quad in rdf.extraction_quads(each))
    return rdf.ordered({ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads})


def serialised(
    quads: Sequence[ox.Quad], form: ox.RdfFormat, names: bool = True, more: Mapping[str, str] | None = None
) -> bytes:
    """Return quads, in their order, in a syntax of lines; ``names`` writes prefixes first, sorted."""
    if not names:
        return ox.serialize(quads, format=form) or b""
    prefixes = {**rdf.prefixes(), **(more or {})}
    body = ox.serialize(quads, format=form, prefixes=prefixes) or b""
    # The serialiser writes its prefixes in an order that changes from run to run, a line each and first.
    lines = body.split(b"\n")
    return b"\n".join([*sorted(lines[: len(prefixes)]), *lines[len(prefixes) :]])
