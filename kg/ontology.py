"""``ontology.ttl`` as frozen values: the single source of relations, actor types, names and colours.

The file is read once and checked whole; every problem is named with its line and term in one
``OntologyError``. Python names no relation: what can be done with one is what its block declares.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar
from urllib.parse import urljoin

import pyoxigraph as ox

from kg import ontology_checks as checks
from kg import resources
from kg.errors import OntologyError
from kg.ontology_source import OWL, PREFIXES, RDFS, SKOS, Source, read_source

T = TypeVar("T")
LANGUAGES = checks.LANGUAGES
__all__ = ["LANGUAGES", "PREFIXES", "ActorType", "Ontology", "Relation", "Term", "load"]


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or individual: ``name`` as programs write it, ``labels`` by language."""

    name: str
    iri: str
    kind: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    domain: str | None = None
    range: str | None = None
    parents: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """Return the label in ``language``, or the English one where that language is unknown."""
        return self.labels.get(language, self.labels["en"])

    def comment(self, language: str) -> str:
        """Return the definition in ``language``, or the English one where that language is unknown."""
        return self.comments.get(language, self.comments["en"])


@dataclass(frozen=True, slots=True)
class _Class:
    """A class of the ontology that kg works with: a relation or a type of actor."""

    term: Term

    @property
    def name(self) -> str:
        """The name in tables, frames, ``Actor.type`` and on the command line."""
        return self.term.name

    @property
    def iri(self) -> str:
        """The class's IRI."""
        return self.term.iri

    def label(self, language: str) -> str:
        """Return the noun for the class, as in a legend."""
        return self.term.label(language)


@dataclass(frozen=True, slots=True)
class Relation(_Class):
    """What can happen between actors: a class of statements, and the property of its plain triple.

    ``symmetric`` relations may change agent and recipient; those that report speech say something;
    one of ``several_acts`` is told by its word («арестован»), which is the theme where there is no other;
    ``plover`` is None where that scheme has no such event; ``cameo`` is ``---`` where CAMEO codes none.
    """

    predicate: Term
    order: int
    colour: str
    cameo: str
    plover: str | None = None
    symmetric: bool = False
    reports_speech: bool = False
    several_acts: bool = False

    def edge_label(self, language: str) -> str:
        """Return the words between agent and recipient, as on an edge."""
        return self.predicate.label(language)


@dataclass(frozen=True, slots=True)
class ActorType(_Class):
    """What an actor can be, and how it is drawn; ``name`` is what ``Actor.type`` holds."""

    order: int
    shape: str
    colour: str


@dataclass(frozen=True, eq=False)
class Ontology:
    """The checked ontology. ``namespace`` holds its terms, ``base`` the IRIs of the data."""

    path: Path
    iri: str
    version: str
    namespace: str
    terms: tuple[Term, ...]
    relations: tuple[Relation, ...]
    actor_types: tuple[ActorType, ...]
    quads: tuple[ox.Quad, ...]

    @cached_property
    def base(self) -> str:
        """The IRI below which the data lies: ``id/`` beside the namespace."""
        return urljoin(self.namespace, "id/")

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """Prefix → namespace, for queries and for what is written; ours is ``kg``."""
        return {**PREFIXES, "kg": self.namespace}

    @cached_property
    def _relations(self) -> Mapping[str, Relation]:
        return {key: each for each in self.relations for key in (each.name, each.iri)}

    @cached_property
    def _actor_types(self) -> Mapping[str, ActorType]:
        return {key: each for each in self.actor_types for key in (each.name, each.iri)}

    @cached_property
    def _terms(self) -> Mapping[str, Term]:
        return {key: each for each in self.terms for key in (each.iri, each.iri.removeprefix(self.namespace))}

    def relation(self, name: str) -> Relation:
        """Return the relation of this name or IRI; raise ``OntologyError`` where there is none."""
        return self._find(self._relations, name, "relation")

    def actor_type(self, name: str) -> ActorType:
        """Return the actor type of this name or IRI; raise ``OntologyError`` where there is none."""
        return self._find(self._actor_types, name, "actor type")

    def term(self, name: str) -> Term:
        """Return any term by local name or IRI; raise ``OntologyError`` where there is none."""
        return self._find(self._terms, name, "term")

    def node(self, name: str) -> ox.NamedNode:
        """Return the term ``name`` as an RDF node; raise ``OntologyError`` where it is not declared."""
        return ox.NamedNode(self.term(name).iri)

    def _find(self, table: Mapping[str, T], name: str, kind: str) -> T:
        if name in table:
            return table[name]
        known = ", ".join(key for key in table if "://" not in key)
        raise OntologyError(f"{self.path}: no {kind} «{name}»; known: {known}")


def load(path: Path | None = None) -> Ontology:
    """Return the ontology at ``path`` (by default the one that travels with kg), read and checked once."""
    return _load(Path(path) if path else resources.ONTOLOGY)


@cache
def _load(path: Path) -> Ontology:
    source = read_source(path)
    problems = checks.problems(source)
    if problems:
        noun = "problem" if len(problems) == 1 else "problems"
        raise OntologyError("\n".join([f"{path}: {len(problems)} {noun}; mend each line named", *problems]))
    return _ontology(source)


def _ontology(source: Source) -> Ontology:
    terms = {iri: _term(source, iri) for iri in sorted(source.declared)}
    relations = [_relation(source, terms, iri) for iri in source.subclasses("Statement")]
    types = [_actor_type(source, terms[iri]) for iri in source.subclasses("Actor")]
    return Ontology(
        path=source.path,
        iri=source.iri,
        version=source.value(source.iri, f"{OWL}versionInfo"),
        namespace=source.namespace,
        terms=tuple(terms.values()),
        relations=tuple(sorted(relations, key=lambda each: each.order)),
        actor_types=tuple(sorted(types, key=lambda each: each.order)),
        quads=source.quads,
    )


def _term(source: Source, iri: str) -> Term:
    def one(predicate: str) -> str | None:
        return next(iter(source.values(iri, predicate)), None)

    return Term(
        name=one(source.own("code")) or iri.removeprefix(source.namespace),
        iri=iri,
        kind=source.kind(iri),
        labels=source.texts(iri, f"{RDFS}label"),
        comments=source.texts(iri, f"{RDFS}comment"),
        domain=one(f"{RDFS}domain"),
        range=one(f"{RDFS}range"),
        parents=_sorted(source, iri, f"{RDFS}subClassOf", f"{RDFS}subPropertyOf"),
        matches=_sorted(source, iri, f"{SKOS}closeMatch", f"{RDFS}seeAlso"),
    )


def _sorted(source: Source, iri: str, *predicates: str) -> tuple[str, ...]:
    values: Iterable[str] = (value for predicate in predicates for value in source.values(iri, predicate))
    return tuple(sorted(values))


def _relation(source: Source, terms: Mapping[str, Term], iri: str) -> Relation:
    def own(name: str) -> str | None:
        return next(iter(source.values(iri, source.own(name))), None)

    return Relation(
        term=terms[iri],
        predicate=terms[source.value(iri, source.own("property"))],
        order=int(own("order") or 0),
        colour=own("colour") or "",
        cameo=own("cameo") or "",
        plover=own("plover"),
        symmetric=own("symmetric") == "true",
        reports_speech=own("reportsSpeech") == "true",
        several_acts=own("severalActs") == "true",
    )


def _actor_type(source: Source, term: Term) -> ActorType:
    def own(name: str) -> str:
        return source.value(term.iri, source.own(name))

    return ActorType(term, int(own("order")), own("shape"), own("colour"))


def follow_namespace(text: str, ontology: Ontology | None = None) -> str:
    """Return Turtle ``text`` with its ``kg:`` namespace, wherever spelt out, moved to the ontology's."""
    declared = re.search(r"@prefix\s+kg:\s*<([^>]*)>", text)
    return text.replace(declared[1], (ontology or load()).namespace) if declared else text
