"""What must hold of ``ontology.ttl``. Each check yields (term IRI, what is wrong and what to do)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from enum import StrEnum

import pyoxigraph as ox

from kg.model import Polarity, RoleStatus, Status
from kg.ontology_source import OWL, RDF, RDFS, VANN, Source

LANGUAGES = ("en", "ru", "uk", "es")
SHAPES = ("dot", "square", "triangle", "triangleDown", "diamond", "star", "hexagon", "box", "ellipse")
"""The vis-network shapes that a legend can draw too."""
NOT_CODED = "---"
"""CAMEO's own code for what it does not code; the only one that two relations may share."""
_XSD = "http://www.w3.org/2001/XMLSchema#"
OWL_DATATYPES = frozenset(
    {
        f"{RDFS}Literal",
        *(
            _XSD + name
            for name in ("string", "boolean", "integer", "decimal", "double", "dateTime", "anyURI")
        ),
    }
)
"""The datatypes of OWL 2 DL that a range may name; a plain date is not among them."""
ENUMERATIONS: tuple[type[StrEnum], ...] = (Polarity, Status, RoleStatus)
Problem = tuple[str, str]


def problems(source: Source) -> list[str]:
    """Return one line a problem, ``file:line: term: what is wrong``, in the order of the file."""
    if fatal := list(header(source)):
        return _lines(source, fatal)
    return _lines(source, [problem for check in CHECKS for problem in check(source)])


def _lines(source: Source, found: list[Problem]) -> list[str]:
    placed = sorted({(source.line(iri), source.short(iri), text) for iri, text in found})
    return [f"{source.path}:{line}: {name}: {text}" for line, name, text in placed]


def header(source: Source) -> Iterator[Problem]:
    """The file declares one ontology with a version and a namespace that its terms lie in."""
    if len(source.headers) != 1:
        yield source.iri, f"{len(source.headers)} owl:Ontology are declared; declare one"
        return
    for predicate in (f"{OWL}versionIRI", f"{OWL}versionInfo", f"{VANN}preferredNamespaceUri"):
        if len(source.values(source.iri, predicate)) != 1:
            yield source.iri, f"{source.short(predicate)} must be given once"
    if not source.namespace.endswith(("#", "/")):
        yield source.iri, f"the namespace «{source.namespace}» must end in # or /"
    elif not source.declared:
        yield source.iri, f"no term lies in the namespace «{source.namespace}»; make @base and it agree"


def declarations(source: Source) -> Iterator[Problem]:
    """Whatever is used of our namespace, or described here, is declared."""
    for iri in sorted({*source.mentions()} - source.declared):
        ours = iri.startswith(source.namespace) and iri != source.namespace
        described = iri in source.facts and iri != source.iri and not source.kind(iri)
        if ours or described:
            yield iri, "is used and not declared; give it an owl: type, or mend the spelling"


def words(source: Source) -> Iterator[Problem]:
    """Every term has one label and one comment in each language, and says where it is defined."""
    for iri in source.declared:
        for predicate in (f"{RDFS}label", f"{RDFS}comment"):
            yield from _languages(source, iri, predicate)
        if source.values(iri, f"{RDFS}isDefinedBy") != [source.iri]:
            yield iri, "rdfs:isDefinedBy must be the ontology, once"


def _languages(source: Source, iri: str, predicate: str) -> Iterator[Problem]:
    objects = source.facts[iri].get(predicate, [])
    given = [each.language or "" for each in objects if isinstance(each, ox.Literal) and each.value.strip()]
    for language in LANGUAGES:
        if given.count(language) != 1:
            count = given.count(language)
            yield iri, f"{source.short(predicate)} in {language} is given {count} times; give it once"


def domains(source: Source) -> Iterator[Problem]:
    """What stands as domain, range or parent is a declared class or property, or a datatype."""
    for iri in source.declared:
        for name in ("domain", "range", "subClassOf", "subPropertyOf"):
            for value in source.values(iri, RDFS + name):
                if not (source.kind(value) or value in OWL_DATATYPES):
                    yield (
                        iri,
                        f"rdfs:{name} {source.short(value)} is not declared; declare it or mend the spelling",
                    )


def relations(source: Source) -> Iterator[Problem]:
    """Every relation has a property of its own with domain and range, a place, a colour and its codes."""
    found = source.subclasses("Statement")
    if not found:
        yield source.own("Statement"), "has no subclass: there is no relation"
    for iri in found:
        yield from _once(source, iri, "property", re.escape(source.namespace) + ".+")
        yield from _once(source, iri, "cameo", r"\d{2,4}|---")
        yield from _drawn(source, iri)
        for optional, pattern in (
            ("plover", "[A-Z]+"),
            ("symmetric", "true|false"),
            ("reportsSpeech", "true|false"),
            ("severalActs", "true|false"),
        ):
            if source.values(iri, source.own(optional)):
                yield from _once(source, iri, optional, pattern)
        for target in source.values(iri, source.own("property")):
            yield from _property(source, iri, target)
    for name in ("property", "cameo", "order", "colour"):
        yield from _unique(source, found, source.own(name))


def _property(source: Source, iri: str, target: str) -> Iterator[Problem]:
    if source.kind(target) != "object property":
        yield iri, f"kg:property {source.short(target)} is not declared as owl:ObjectProperty; declare it"
        return
    for name in ("domain", "range"):
        if len(source.values(target, RDFS + name)) != 1:
            yield target, f"rdfs:{name} must be given once"


def actor_types(source: Source) -> Iterator[Problem]:
    """Every actor type can be drawn and told from the others."""
    found = source.subclasses("Actor")
    if not found:
        yield source.own("Actor"), "has no subclass: there is no actor type"
    for iri in found:
        yield from _once(source, iri, "shape", "|".join(SHAPES))
        yield from _drawn(source, iri)
    for name in ("shape", "order", "colour", "code"):
        yield from _unique(source, found, source.own(name))


def values(source: Source) -> Iterator[Problem]:
    """The individuals of polarity and status are the values that programs hold."""
    for enumeration in ENUMERATIONS:
        owner = source.own(enumeration.__name__)
        given = {
            iri.removeprefix(source.namespace)
            for iri in source.facts
            if owner in source.values(iri, f"{RDF}type")
        }
        for name in sorted(given ^ {str(value) for value in enumeration}):
            both = f"{source.short(owner)} and kg.model.{enumeration.__name__}"
            yield source.own(name), f"is in one of {both} only; make both agree"


def _drawn(source: Source, iri: str) -> Iterator[Problem]:
    yield from _once(source, iri, "colour", "#[0-9a-f]{6}")
    yield from _once(source, iri, "order", r"\d+")


def _once(source: Source, iri: str, name: str, pattern: str) -> Iterator[Problem]:
    given = source.values(iri, source.own(name))
    if len(given) != 1:
        yield iri, f"kg:{name} is given {len(given)} times; give it once"
    elif not re.fullmatch(pattern, given[0]):
        yield iri, f"kg:{name} «{given[0]}» is not of the form {pattern}"


def _unique(source: Source, iris: list[str], predicate: str) -> Iterator[Problem]:
    holders = defaultdict(list)
    for iri in iris:
        for value in source.values(iri, predicate):
            holders[value].append(iri)
    for value, several in holders.items():
        for iri in several[1:]:
            if value != NOT_CODED:
                yield (
                    iri,
                    f"{source.short(predicate)} «{value}» is already that of {source.short(several[0])}",
                )


CHECKS: tuple[Callable[[Source], Iterator[Problem]], ...] = (
    declarations,
    words,
    domains,
    relations,
    actor_types,
    values,
)
