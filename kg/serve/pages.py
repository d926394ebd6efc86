"""The HTML of the server: templates filled with text, which the template engine escapes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg import ontology
from kg.serve.resources import Described
from kg.sparql.formats import SOLUTIONS, TRIPLES

_TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def resource(described: Described) -> str:
    """Return the page of a statement, an actor or an article."""
    return _environment().get_template("resource.html").render(page=described, link=_address)


def _address(href: str) -> str | None:
    """Return an address that a link may lead to; none for ``javascript:`` and its like."""
    return href if href.startswith(("https://", "http://", "/")) else None


def query(store: Path, nonce: str) -> str:
    """Return the query page; ``nonce`` is what its policy lets the editor's style through by."""
    formats = {"rows": [f.media for f in SOLUTIONS], "triples": [f.media for f in TRIPLES]}
    return _environment().get_template("query.html").render(formats=formats, store=store.name, nonce=nonce)


def known(store: Path) -> dict[str, Any]:
    """Return what the query page offers: the named queries, the prefixes, and the terms with their labels."""
    from kg.query import known as named

    source = ontology.load()
    terms = [
        {
            "name": f"kg:{term.iri.removeprefix(source.namespace)}",
            "kind": term.kind,
            "label": term.label("en"),
        }
        for term in source.terms
        if term.iri.startswith(source.namespace)
    ]
    queries = [
        {"name": name, "title": each.title, "text": each.text} for name, each in sorted(named(store).items())
    ]
    return {
        "base": source.base,
        "queries": queries,
        "prefixes": dict(sorted(source.prefixes.items())),
        "terms": terms,
    }
