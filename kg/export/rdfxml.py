"""RDF/XML: all articles in one graph, for tools of the first hour.

XML 1.0 has no way to write most control characters. An article that holds one is named and refused:
left out or replaced, its quotes would not be its words any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg import rdf
from kg.export.formats import Options
from kg.export.quads import union
from kg.export.text import refuse_not_xml
from kg.model import Extraction

_PREFIX = re.compile(rb' xmlns:[^=]+="[^"]*"')


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[bytes]:
    """Yield the document; raise :class:`kg.errors.ExportError` where an article cannot be written."""
    for each in extractions:
        for quad in rdf.extraction_quads(each):
            if isinstance(quad.object, ox.Literal):
                refuse_not_xml(
                    quad.object.value, each.article.origin or each.article.title or each.article.key
                )
    body = ox.serialize(union(extractions), format=ox.RdfFormat.RDF_XML, prefixes=dict(rdf.prefixes())) or b""
    start = body.index(b"<rdf:RDF")
    end = body.index(b">", start)
    # The serialiser writes its prefixes in an order that changes from run to run.
    names = sorted(_PREFIX.findall(body, start, end))
    yield body[:start] + b"<rdf:RDF" + b"".join(names) + body[end:]
