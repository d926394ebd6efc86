"""JSON-LD that reads well as JSON: articles, each with its nodes, whose references show what they point to.

Nothing is fetched to read it: the context is written out. ``context_url`` names it instead; the file to
put there is ``graph_data/context.jsonld`` (or what the format ``context`` writes for an ontology of yours).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from kg import rdf
from kg.export.context import NATIVE, STRING, context, keys, names
from kg.export.formats import Options
from kg.model import Extraction

Json = Any
Properties = dict[str, list[ox.NamedNode | ox.Literal]]
_LOCAL = re.compile(r"[\w.#-]+", re.ASCII)
_FIRST = ("kg:Article", "kg:Statement", "kg:Role", "kg:Actor", "kg:Theme", "kg:Attribution", "kg:Mention")
_LISTS = frozenset({"type", "aliases", "source", "step", "rule", "selectors"})
_SHOWN = ("schema:name", "rdfs:label", "oa:exact")


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[str]:
    """Yield the document: the context, then article by article."""
    head = json.dumps(options.context_url or context(), ensure_ascii=False, indent=1)
    yield f'{{"@context": {head},\n"graph": [\n'
    between = ""
    for iri, quads in _graphs(extractions, options.facts):
        graph = {"id": short(iri), "graph": list(_nodes(quads))}
        yield between + json.dumps(graph, ensure_ascii=False, indent=1)
        between = ",\n"
    yield "\n]}\n"


def _graphs(
    extractions: Sequence[Extraction], facts: Sequence[ox.Quad]
) -> Iterator[tuple[str, Sequence[ox.Quad]]]:
    """Yield the graphs by name: the articles in their order, then the facts."""
    for each in extractions:
        yield rdf.article_iri(each.article.key), rdf.extraction_quads(each)
    for name, quads in groupby(
        rdf.ordered(facts), key=lambda quad: str(getattr(quad.graph_name, "value", ""))
    ):
        yield name, list(quads)


def _nodes(quads: Sequence[ox.Quad]) -> Iterator[Json]:
    """Yield the nodes of an article's graph: the article, statements, roles, actors and the rest."""
    graph: dict[str, Properties] = {}
    for quad in quads:
        properties = graph.setdefault(quad.subject.value, {})  # type: ignore[union-attr]
        properties.setdefault(quad.predicate.value, []).append(quad.object)  # type: ignore[arg-type]
    inner = {
        value.value for properties in graph.values() for value in properties.get(_iri("oa:hasSelector"), ())
    }
    for iri in sorted(graph, key=lambda iri: (_rank(graph[iri]), iri)):
        if iri not in inner:
            yield _node(iri, graph)


def _iri(name: str) -> str:
    return rdf.vocabulary()[name].value


def _rank(properties: Properties) -> int:
    """Return where nodes of this kind stand; all actor types are one kind."""
    types = {value.value for value in properties.get(_iri("rdf:type"), ())}
    if types & {kind.iri for kind in rdf.vocabulary().ontology.actor_types}:
        types.add(_iri("kg:Actor"))
    return next((at for at, name in enumerate(_FIRST) if _iri(name) in types), len(_FIRST))


def _node(iri: str, graph: dict[str, Properties]) -> Json:
    """Return a node with all its properties; selectors stand whole in the node that they are of."""
    made: dict[str, Json] = {"id": short(iri)}
    for predicate, values in graph[iri].items():
        for value in values:
            _add(made, predicate, value, graph)
    return {key: _plainest(key, value) for key, value in made.items()}


def _plainest(key: str, value: Json) -> Json:
    """Return the one value itself, but a list for what may have several, so that programs need not ask."""
    if isinstance(value, dict):
        return {language: _plainest(language, texts) for language, texts in value.items()}
    return value[0] if isinstance(value, list) and len(value) == 1 and key not in _LISTS else value


def _add(made: Json, predicate: str, value: ox.NamedNode | ox.Literal, graph: dict[str, Properties]) -> None:
    """Add one value to a node that is being made."""
    if predicate == _iri("rdf:type"):
        made.setdefault("type", []).append(_vocab(value.value))
    elif isinstance(value, ox.NamedNode):
        _add_node(made, predicate, value.value, graph)
    else:
        _add_literal(made, predicate, value)


def _add_node(made: Json, predicate: str, iri: str, graph: dict[str, Properties]) -> None:
    """Add a reference, or the bare name of one of the ontology's values."""
    if named := keys().get((predicate, "@vocab")):
        made.setdefault(named, []).append(_vocab(iri))
        return
    key = keys().get((predicate, "@id"), short(predicate))
    made.setdefault(key, []).append(_reference(predicate, iri, graph))


def _add_literal(made: Json, predicate: str, value: ox.Literal) -> None:
    """Add a value under the key for its property and datatype, else written out in full."""
    datatype = value.datatype.value
    if value.language and (named := keys().get((predicate, "@language"))):
        made.setdefault(named, {}).setdefault(value.language, []).append(value.value)
    elif not value.language and (named := keys().get((predicate, datatype))):
        made.setdefault(named, []).append(NATIVE.get(datatype, str)(value.value))
    else:
        mark = {"@language": value.language} if value.language else {"@type": datatype}
        made.setdefault(predicate, []).append({"@value": value.value, **mark})


def _reference(predicate: str, iri: str, graph: dict[str, Properties]) -> Json:
    """Return the IRI of a node with what a reader wants to see of it: a name, the words."""
    if predicate == _iri("oa:hasSelector"):
        return _node(iri, graph)
    shown = _shown(iri, graph)
    if shown is None:
        return {"id": short(iri)}
    key, text = shown
    return {"id": short(iri), key: text}


def _shown(iri: str, graph: dict[str, Properties]) -> tuple[str, Json] | None:
    """Return the key and the words that a reference shows of a node, None where it has none."""
    properties = graph.get(iri, {})
    for name in _SHOWN:
        for value in properties.get(_iri(name), ()):
            if isinstance(value, ox.Literal) and not value.language:
                return keys()[_iri(name), STRING], value.value
    for selector in properties.get(_iri("oa:hasSelector"), ()):
        if found := _shown(selector.value, graph):
            return keys()[_iri("oa:hasSelector"), "@id"], {"id": short(selector.value), found[0]: found[1]}
    return None


def _vocab(iri: str) -> str:
    """Return a term of the ontology by its bare name, another IRI in short."""
    own = rdf.vocabulary().ontology.namespace
    name = iri.removeprefix(own)
    return name if iri.startswith(own) and _LOCAL.fullmatch(name) else short(iri)


def short(iri: str) -> str:
    """Return ``prefix:rest`` where the context has a prefix and the rest is simple, else the IRI."""
    for name, start in names().items():
        if iri.startswith(start) and _LOCAL.fullmatch(iri[len(start) :]):
            return f"{name}:{iri[len(start) :]}"
    return iri
