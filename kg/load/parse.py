"""Files of RDF → quads, with nothing fetched and every fault in one line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError
from kg.export.context import context
from kg.export.turtle12 import taken_apart

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
}
# An entity that holds entities grows without end when it is read.
_NESTED_ENTITY = re.compile(rb"<!ENTITY[^>]*[\"'][^\"'>]*&[^\"'>]*[\"']")
_FOREIGN_ENTITY = re.compile(rb"<!ENTITY\s+(?:%\s+)?\S+\s+(?:SYSTEM|PUBLIC)\b")
_NAMED_CONTEXT = re.compile(rb'"@context"\s*:\s*"[^"]*context\.jsonld"')


def parse(path: Path) -> list[ox.Quad]:
    """Return a file's quads, each once; raise ``InputError`` with the line where it is no RDF.

    The format goes by the file's ending. Nothing is fetched: a JSON-LD context of another is refused, our
    own is known by its name, ``context.jsonld``.
    """
    form = FORMATS.get(path.suffix.casefold())
    if form is None:
        raise InputError(f"{path}: the ending tells no RDF format; name it {', '.join(sorted(FORMATS))}")
    try:
        data = _safe(path.read_bytes(), form, path)
        return list(dict.fromkeys(taken_apart(list(ox.parse(data, format=form)))))
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}); check the name and your rights"
        ) from error
    except SyntaxError as error:
        raise InputError(f"{path}: {_told(error)}; check it with the program that wrote it") from error


def _safe(data: bytes, form: ox.RdfFormat, path: Path) -> bytes:
    """Return the bytes to parse: our own context written out, no bomb of entities."""
    if form == ox.RdfFormat.RDF_XML and _NESTED_ENTITY.search(data):
        raise InputError(f"{path}: its XML entities hold entities; write them out and load it again")
    if form == ox.RdfFormat.RDF_XML and _FOREIGN_ENTITY.search(data):
        raise InputError(
            f"{path}: its XML entities lie in other files, which are not read; write them out"
        )
    if form == ox.RdfFormat.JSON_LD and _NAMED_CONTEXT.search(data):
        written = b'"@context": ' + json.dumps(context()).encode()
        return _NAMED_CONTEXT.sub(lambda _: written, data, count=1)
    return data


def _told(error: SyntaxError) -> str:
    """Return what is wrong in one line."""
    if "LoadDocumentCallback" in str(error):
        return "its JSON-LD context lies elsewhere and nothing is fetched; write the context out in the file"
    return str(error).splitlines()[0]
