"""Values for the variables of a query that somebody else wrote: ``--param actor=…``."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph
from pyoxigraph import RdfFormat

from kg.errors import QueryError
from kg.sparql import lexer

Bindings = Sequence[tuple[str, str]]


def checked(term: str) -> str:
    """Return ``term``, one IRI or literal in N-Triples spelling; raise ``QueryError`` for anything else."""
    try:
        (quad,) = pyoxigraph.parse(f"<x:x> <x:x> {term} .", format=RdfFormat.N_TRIPLES)
    except (SyntaxError, ValueError):
        raise QueryError(f"«{term[:80]}» is no IRI or literal as N-Triples spells them") from None
    return str(quad.object)


def _group(text: str) -> int | None:
    """Return where the query's own group of patterns starts, behind its bracket; none for no group."""
    form = lexer.form(text)
    groups = 2 if form and form.is_word("CONSTRUCT") else 1
    brackets = braces = 0
    for word in lexer.words(text):
        brackets += (word.text == "(") - (word.text == ")")
        if word.text == "{" and not brackets:
            groups -= braces == 0
            braces += 1
            if not groups:
                return word.end
        braces -= word.text == "}" and not brackets
    return None


def bound(text: str, bindings: Bindings) -> str:
    """Return the query ``text`` with a value for each variable of ``bindings``, in its main group.

    Raise ``QueryError`` where the text has no such variable, or no group to say it in.
    """
    if not bindings:
        return text
    variables = {word.text[1:] for word in lexer.words(text) if word.kind == "variable"}
    for name, _ in bindings:
        if name not in variables:
            known = ", ".join(sorted(variables)) or "none"
            raise QueryError(f"the query has no variable «{name}»; it has {known}")
    at = _group(text)
    if at is None:
        raise QueryError("a value can be given only to a query with WHERE { … }")
    values = "".join(f" VALUES ?{name} {{ {checked(term)} }}" for name, term in bindings)
    return text[:at] + values + text[at:]
