"""The vocabulary as RDF nodes: ``v["kg:agent"]``. A term that no ontology file declares is an error."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kg import ontology
from kg.errors import OntologyError


class Vocabulary(dict[str, ox.NamedNode]):
    """Prefixed name → node, made at first use; our own terms are looked up in the ontology."""

    def __init__(self, source: ontology.Ontology) -> None:
        super().__init__()
        self.ontology = source

    def __missing__(self, curie: str) -> ox.NamedNode:
        prefix, _, name = curie.partition(":")
        if prefix not in self.ontology.prefixes:
            raise OntologyError(f"{self.ontology.path}: no prefix «{prefix}»")
        own = prefix == "kg"
        node = self.ontology.node(name) if own else ox.NamedNode(self.ontology.prefixes[prefix] + name)
        return self.setdefault(curie, node)

    def name(self, node: object) -> str:
        """Return the local name of one of our own terms; a foreign node's whole text."""
        return str(node)[1:-1].removeprefix(self.ontology.namespace)


def vocabulary() -> Vocabulary:
    """Return the vocabulary of the ontology in use."""
    return _vocabulary(ontology.load())


@cache
def _vocabulary(source: ontology.Ontology) -> Vocabulary:
    return Vocabulary(source)


def literal(value: str, language: str = "") -> ox.Literal:
    """Return text, with its language where that is a language tag."""
    if not language:
        return ox.Literal(value)
    try:
        return ox.Literal(value, language=language)
    except ValueError:
        return ox.Literal(value)
