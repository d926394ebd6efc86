"""What every query may rely on: the prefixes that need no declaration, the base, and kg's functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode, Store

from kg import ontology
from kg.functions import functions

Functions = Callable[[Store], Mapping[NamedNode, Any]]


@dataclass(frozen=True)
class Context:
    """The prefixes, the base and the functions that a query may use without saying so."""

    prefixes: Mapping[str, str]
    base: str
    functions: Functions


def standard() -> Context:
    """Return kg's own: the ontology's prefixes and base, and kg's functions."""
    known = ontology.load()
    return Context(known.prefixes, known.base, functions)
