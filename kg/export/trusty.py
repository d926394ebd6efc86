"""Trusty URIs of the module RA: a hash of an RDF graph as a part of the graph's own IRIs.

After T. Kuhn and M. Dumontier, «Making Digital Artifacts on the Web Verifiable and Reliable» (2015): the
quads are sorted and written a part a line with a blank where the code will stand, and hashed by SHA-256.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

import pyoxigraph as ox

BLANK = "~"
"""What stands in an IRI where the code will; :func:`with_code` puts it there."""
Key = tuple[bytes, bytes, bytes, bool, bytes, str, str]


def with_code(quads: Iterable[ox.Quad], start: str) -> list[ox.Quad]:
    """Return quads with IRIs that begin with ``start`` + ``BLANK`` changed to ``start`` + the code of all."""
    given = list(quads)
    found = code(given, start)

    def named(term: ox.NamedNode) -> ox.NamedNode:
        return ox.NamedNode(_moved(term.value, start, found))

    return [
        ox.Quad(
            named(quad.subject), quad.predicate,  # type: ignore[arg-type]
            named(quad.object) if isinstance(quad.object, ox.NamedNode) else quad.object,
            named(quad.graph_name),  # type: ignore[arg-type]
        )
        for quad in given
    ]  # fmt: skip


def code(quads: Iterable[ox.Quad], start: str) -> str:
    """Return the code: ``RA`` and 43 characters."""
    lines = []
    for quad in sorted(quads, key=lambda quad: _key(quad, start)):
        lines += [_line(term, start) for term in (quad.graph_name, quad.subject, quad.predicate, quad.object)]
    return "RA" + base64.urlsafe_b64encode(hashlib.sha256("".join(lines).encode()).digest()).decode().rstrip(
        "="
    )


def _moved(iri: str, start: str, to: str) -> str:
    return f"{start}{to}{iri[len(start + BLANK) :]}" if iri.startswith(start + BLANK) else iri


def _plain(term: object, start: str) -> str:
    """Return an IRI with a blank in the place of the code, a literal's text."""
    text = str(getattr(term, "value", ""))
    return _moved(text, start, " ") if isinstance(term, ox.NamedNode) else text


def _key(quad: ox.Quad, start: str) -> Key:
    """Return what quads are sorted by: IRIs before literals, literals by text, datatype and language."""
    parts = [
        _plain(term, start).encode() for term in (quad.graph_name, quad.subject, quad.predicate, quad.object)
    ]
    value = quad.object
    if not isinstance(value, ox.Literal):
        return (parts[0], parts[1], parts[2], False, parts[3], "", "")
    datatype = "" if value.language else value.datatype.value
    return (parts[0], parts[1], parts[2], True, parts[3], datatype, value.language or "")


def _line(term: object, start: str) -> str:
    text = _plain(term, start)
    if not isinstance(term, ox.Literal):
        return f"{text}\n"
    escaped = text.replace("\\", "\\\\").replace("\n", "\\n")
    mark = f"@{term.language.lower()}" if term.language else f"^{term.datatype.value}"
    return f"{mark} {escaped}\n"
