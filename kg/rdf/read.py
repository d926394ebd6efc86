"""Quads → Extraction: what ``write`` wrote, read back with nothing lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

import pyoxigraph as ox

from kg.errors import KgError, ShapeError
from kg.model import (
    Actor,
    Article,
    Block,
    BlockKind,
    Extraction,
    Mention,
    Origin,
    Polarity,
    Role,
    RoleStatus,
    Span,
    Statement,
    Status,
    Time,
)
from kg.rdf.terms import vocabulary

Value = ox.NamedNode | ox.Literal
Facts = dict[str, dict[str, list[Value]]]
Said = TypeVar("Said", Statement, Role)


def read_extractions(quads: Iterable[ox.Quad]) -> list[Extraction]:
    """Return the articles among the named graphs, by key; raise ``ShapeError`` where one lacks what it needs.

    Graphs that are no article, such as the ontology's, are left aside.
    """
    graphs: defaultdict[str, Facts] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for quad in quads:
        subject, value, graph = quad.subject, quad.object, quad.graph_name
        if not isinstance(value, ox.NamedNode | ox.Literal):
            continue
        if isinstance(subject, ox.NamedNode) and isinstance(graph, ox.NamedNode):
            graphs[graph.value][subject.value][quad.predicate.value].append(value)
    kind = vocabulary()["kg:Article"]
    rdf_type = vocabulary()["rdf:type"].value
    articles = [iri for iri, facts in graphs.items() if kind in facts.get(iri, {}).get(rdf_type, ())]
    return sorted((_extraction(iri, graphs[iri]) for iri in articles), key=lambda each: each.article.key)


def _extraction(iri: str, facts: Facts) -> Extraction:
    try:
        return _Reader(iri, facts).extraction()
    except KgError:
        raise
    except (ValueError, KeyError) as error:
        raise ShapeError(f"<{iri}>: cannot be read back ({error}); validate it with «kg validate»") from error


def _place(said: Said) -> tuple[int, int, str]:
    return said.evidence.start, said.evidence.end, said.key


class _Reader:
    """One article's graph, read by subject."""

    def __init__(self, iri: str, facts: Facts) -> None:
        self.iri = iri
        self.facts = facts
        self.terms = vocabulary()
        self.source = self._article()
        self.actors: dict[str, Actor] = {}

    def _all(self, subject: str, name: str) -> list[str]:
        found = self.facts.get(subject, {}).get(self.terms[name].value, ())
        return sorted(each.value for each in found)

    def _maybe(self, subject: str, name: str) -> str | None:
        found = self._all(subject, name)
        if len(found) > 1:
            raise ShapeError(f"<{subject}>: {name} is given {len(found)} times; it can be given once")
        return found[0] if found else None

    def _one(self, subject: str, name: str) -> str:
        value = self._maybe(subject, name)
        if value is None:
            raise ShapeError(f"<{subject}>: {name} is missing; validate the file with «kg validate»")
        return value

    def _own(self, iri: str) -> str:
        return iri.removeprefix(self.terms.ontology.namespace)

    def _subjects(self, kind: str) -> list[str]:
        node = self.terms[kind]
        rdf_type = self.terms["rdf:type"].value
        return sorted(subject for subject, facts in self.facts.items() if node in facts.get(rdf_type, ()))

    def extraction(self) -> Extraction:
        """Return the whole article, what it says in the order of its text."""
        publisher = self._maybe(self.iri, "schema:publisher")
        return Extraction(
            self.source,
            tuple(sorted((self._statement(each) for each in self._subjects("kg:Statement")), key=_place)),
            tuple(sorted((self._role(each) for each in self._subjects("kg:Role")), key=_place)),
            language_known=self._maybe(self.iri, "kg:languageKnown") != "false",
            publisher=self._actor(publisher) if publisher else None,
        )

    def _article(self) -> Article:
        def plain(name: str) -> str | None:
            return self._maybe(self.iri, name)

        lines = (plain("kg:layout") or "").splitlines()
        return Article(
            self._one(self.iri, "kg:text"),
            tuple(self._block(line) for line in lines),
            title=plain("schema:headline"),
            published=plain("schema:datePublished"),
            publisher=plain("dc:publisher"),
            url=plain("schema:url"),
            language=plain("schema:inLanguage"),
            author=plain("schema:author"),
        )

    def _block(self, line: str) -> Block:
        kind, start, end = line.split(" ")
        return Block(BlockKind(kind), int(start), int(end))

    def _span(self, iri: str) -> Span:
        start, end = (int(self._one(f"{iri}#position", name)) for name in ("oa:start", "oa:end"))
        span = self.source.span(start, end)
        if span.quote != self._one(f"{iri}#quote", "oa:exact"):
            raise ShapeError(
                f"<{iri}>: the article does not say this quote at {start}:{end}; do not edit quotes"
            )
        return span

    def _actor(self, iri: str) -> Actor:
        if iri not in self.actors:
            self.actors[iri] = self._read_actor(iri)
        return self.actors[iri]

    def _read_actor(self, iri: str) -> Actor:
        found = self.facts.get(iri, {}).get(self.terms["rdfs:label"].value, ())
        names = sorted(
            (each.language, each.value) for each in found if isinstance(each, ox.Literal) and each.language
        )
        types = {each.iri: each.name for each in self.terms.ontology.actor_types}
        kinds = [types[each] for each in self._all(iri, "rdf:type") if each in types]
        spelt = self._all(iri, "schema:name") or self._all(iri, "rdfs:label")
        if not kinds or not spelt:
            raise ShapeError(f"<{iri}>: an actor needs a type below kg:Actor and a schema:name")
        return Actor(iri, spelt[0], kinds[0], tuple(names), tuple(self._all(iri, "skos:altLabel")))

    def _mention(self, iri: str | None) -> Mention | None:
        return self._mentioned(iri) if iri else None

    def _mentioned(self, iri: str) -> Mention:
        actor = self._actor(self._one(iri, "kg:refersTo"))
        called = next(iter(self._all(iri, "kg:called")), "")
        return Mention(actor, self._span(self._one(iri, "kg:evidence")), self._one(iri, "kg:reason"), called)

    def _sources(self, statement: str) -> tuple[Mention, ...]:
        """Follow the chain from the article's own step; a loop cannot come from kg and is refused."""
        step: str | None = self._one(statement, "prov:qualifiedAttribution")
        found: list[Mention] = []
        seen = {step}
        while step := self._maybe(step or "", "kg:cites"):
            if step in seen:
                raise ShapeError(f"<{statement}>: its chain of attribution runs in a circle at <{step}>")
            seen.add(step)
            found.append(self._mentioned(self._one(step, "kg:mention")))
        return tuple(found)

    def _origin(self, iri: str) -> Origin:
        numbered = (rule.partition(" ") for rule in self._all(iri, "kg:rule"))
        rules = [rule for _, rule in sorted((int(number), rule) for number, _, rule in numbered)]
        return Origin(self._maybe(iri, "kg:frame") or "", tuple(rules))

    def _relation(self, iri: str) -> str:
        names = {each.iri: each.name for each in self.terms.ontology.relations}
        found = [names[each] for each in self._all(iri, "rdf:type") if each in names]
        if len(found) != 1:
            raise ShapeError(f"<{iri}>: a statement has one relation for its type, this has {len(found)}")
        return found[0]

    def _statement(self, iri: str) -> Statement:
        theme, time = self._maybe(iri, "kg:themeMention"), self._maybe(iri, "kg:time")
        return Statement(
            self.source.key,
            self._relation(iri),
            self._mentioned(self._one(iri, "kg:agentMention")),
            self._span(self._one(iri, "kg:evidence")),
            self._span(self._one(iri, "kg:sentence")),
            recipient=self._mention(self._maybe(iri, "kg:recipientMention")),
            theme=self._span(theme) if theme else None,
            place=self._mention(self._maybe(iri, "kg:placeMention")),
            time=Time(time, self._span(self._one(iri, "kg:timeMention"))) if time is not None else None,
            polarity=Polarity(self._own(self._one(iri, "kg:polarity"))),
            status=Status(self._own(self._one(iri, "kg:status"))),
            sources=self._sources(iri),
            origin=self._origin(iri),
        )

    def _role(self, iri: str) -> Role:
        return Role(
            self.source.key,
            self._mentioned(self._one(iri, "kg:personMention")),
            self._one(iri, "kg:office"),
            self._span(self._one(iri, "kg:evidence")),
            of=self._mention(self._maybe(iri, "kg:ofMention")),
            status=RoleStatus(self._own(self._one(iri, "kg:roleStatus"))),
            time=self._maybe(iri, "kg:time"),
            origin=self._origin(iri),
        )
