"""What every query may rely on: the prefixes that need no declaration, the base, and kg's functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode, Store

from kg import ontology

Functions = Callable[[Store], Mapping[NamedNode, Any]]


def _no_functions(store: Store) -> Mapping[NamedNode, Any]:
    return {}


@dataclass(frozen=True)
class Context:
    """The prefixes, the base and the functions that a query may use without saying so."""

    prefixes: Mapping[str, str]
    base: str
    functions: Functions = _no_functions


def standard() -> Context:
    """Return kg's own: the ontology's prefixes and base, and kg's functions."""
    known = ontology.load()
    return Context(known.prefixes, known.base)
