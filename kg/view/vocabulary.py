"""What the page needs of the ontology, as plain data: labels, colours, shapes, names in RDF."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from kg import ontology
from kg.ontology import LANGUAGES, ActorType, Ontology, Relation


@dataclass(frozen=True)
class Vocabulary:
    """Relations and actor types in the ontology's order, each a plain dict that JSON can hold.

    A relation has ``id``, ``labels`` (the words between agent and counterpart) and ``nouns`` by
    language, ``color``, ``symmetric``, and its ``class`` and ``property`` in the namespace; a type has
    ``id``, ``class``, ``labels``, ``color`` and ``shape``. ``namespace`` is the ontology's, ``base`` the
    data's.
    """

    relations: tuple[dict[str, Any], ...]
    types: tuple[dict[str, Any], ...]
    namespace: str
    base: str

    @classmethod
    def of(cls, source: Ontology | None = None) -> Self:
        """Return the vocabulary of an ontology, by default the one that travels with kg."""
        found = source or ontology.load()
        return cls(
            relations=tuple(_relation(relation, found) for relation in found.relations),
            types=tuple(_type(kind, found) for kind in found.actor_types),
            namespace=found.namespace,
            base=found.base,
        )

    @cached_property
    def symmetric(self) -> frozenset[str]:
        """The relations whose agent and recipient may change places."""
        return frozenset(relation["id"] for relation in self.relations if relation["symmetric"])


def _relation(relation: Relation, source: Ontology) -> dict[str, Any]:
    return {
        "id": relation.name,
        "color": relation.colour,
        "symmetric": relation.symmetric,
        "class": relation.iri.removeprefix(source.namespace),
        "property": relation.predicate.iri.removeprefix(source.namespace),
        "labels": {language: relation.edge_label(language) for language in LANGUAGES},
        "nouns": {language: relation.label(language) for language in LANGUAGES},
    }


def _type(kind: ActorType, source: Ontology) -> dict[str, Any]:
    labels = {language: kind.label(language) for language in LANGUAGES}
    return {
        "id": kind.name,
        "class": kind.iri.removeprefix(source.namespace),
        "color": kind.colour,
        "shape": kind.shape,
        "labels": labels,
    }
