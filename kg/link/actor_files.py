"""One file of ``graph_data/actors`` as entries: an actor, its names, and its links to other actors."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg import ontology
from kg.errors import ActorDataError, OntologyError
from kg.link.names import QUOTES
from kg.model import Actor
from kg.ontology_source import PREFIXES, RDF, RDFS, SKOS

LABEL, ALIAS, TYPE = f"{RDFS}label", f"{SKOS}altLabel", f"{RDF}type"
FAMILY = f"{PREFIXES['foaf']}familyName"
LINKS = ("capitalOf", "partOf", "seatOf")
SHARED = "sharedName"
NEVER_ALONE = "-"
"""As a foaf:familyName: the name has no part that stands for the person by itself."""

Facts = Mapping[str, list[ox.Literal | ox.NamedNode]]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the files say of one actor: ``names`` identify it, ``shared`` ones do not; ``links`` are IRIs."""

    actor: Actor
    names: tuple[str, ...]
    shared: tuple[str, ...]
    surnames: tuple[str, ...]
    links: Mapping[str, str]


@dataclass(frozen=True)
class File:
    """A file that has been read."""

    path: Path
    text: str
    entries: tuple[Entry, ...]

    def line(self, iri: str) -> int:
        """Return the line on which the block of ``iri`` begins, or 1 where its name is not found."""
        return _line(self.text, iri)


def read(path: Path) -> File:
    """Parse and check one file; raise ``ActorDataError`` with the line of what cannot be used."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ActorDataError(f"{path}: cannot be read ({error}); restore it or save it as UTF-8") from None
    try:
        facts = _facts(text)
    except SyntaxError as error:
        reason = str(error.msg).splitlines()[0]
        raise ActorDataError(f"{path}:{error.lineno or 1}: {reason}; mend the Turtle there") from None
    return File(path, text, tuple(_checked(path, text, iri, facts[iri]) for iri in sorted(facts)))


def _checked(path: Path, text: str, iri: str, facts: Facts) -> Entry:
    """Return the entry of one subject; raise ``ActorDataError`` with its line where it makes none."""
    try:
        return _entry(iri, facts)
    except ValueError as error:
        raise ActorDataError(f"{path}:{_line(text, iri)}: <{iri}>: {error}") from None


def _facts(text: str) -> dict[str, dict[str, list[ox.Literal | ox.NamedNode]]]:
    """Return subject → predicate → objects; relative IRIs start at the ontology's."""
    found: dict[str, dict[str, list[ox.Literal | ox.NamedNode]]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=ontology.load().iri):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal | ox.NamedNode):
            found[quad.subject.value][quad.predicate.value].append(quad.object)
    return found


def _entry(iri: str, facts: Facts) -> Entry:
    """Return the entry of one subject; raise ``ValueError`` where it lacks a type or a name."""
    labels = [each for each in facts.get(LABEL, ()) if isinstance(each, ox.Literal)]
    if not labels:
        raise ValueError("has no rdfs:label; give it a name in English and one in its language")
    names = tuple(sorted((each.language or "", each.value) for each in labels))
    if len(dict(names)) < len(names):
        raise ValueError("has two rdfs:labels in one language; make one a skos:altLabel")
    aliases = _texts(facts, ALIAS)
    actor = Actor(iri, dict(names).get("en", names[0][1]), _type(facts), names,
                  tuple(sorted({alias.strip(QUOTES) for alias in aliases})))
    own = ontology.load().namespace
    links = {link: each.value for link in LINKS for each in facts.get(own + link, ())}
    told = tuple(value for _, value in names)
    return Entry(actor, (*told, *aliases), _texts(facts, own + SHARED), _surnames(actor, facts), links)


def _type(facts: Facts) -> str:
    types = [each.value for each in facts.get(TYPE, ())]
    if len(types) != 1:
        raise ValueError(f"has {len(types)} types; give it just one")
    try:
        return ontology.load().actor_type(types[0]).name
    except OntologyError as error:
        raise ValueError(str(error).partition(": ")[2]) from None


def _texts(facts: Facts, predicate: str) -> tuple[str, ...]:
    return tuple(sorted(each.value for each in facts.get(predicate, ())))


def _surnames(actor: Actor, facts: Facts) -> tuple[str, ...]:
    """Return the family names of a person: as told, else the last word of each name of two words or more."""
    if actor.type != "Person":
        return ()
    told = _texts(facts, FAMILY)
    if told:
        return tuple(name for name in told if name != NEVER_ALONE)
    return tuple(sorted({name.split()[-1] for _, name in actor.names if " " in name}))


def _line(text: str, iri: str) -> int:
    local = re.escape(iri.rpartition("/")[2].rpartition("#")[2])
    found = re.search(rf"^\S*[:/#]{local}>?\s", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1
