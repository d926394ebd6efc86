"""The pages of statements, actors and articles: what is asked of the store, and what a page shows of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat

from kg import ontology
from kg.rdf.terms import vocabulary
from kg.sparql.jobs import Job, Kind

KINDS = ("statement", "actor", "article")
_QUERIES = Path(__file__).parent / "queries"
_ITEM = re.compile(r"Q[1-9]\d{0,19}")
_N_TRIPLES = "application/n-triples"
_ACTORS = ("agent", "recipient", "place", "theme")

Term = NamedNode | Literal


def node(kind: str, key: str) -> NamedNode | None:
    """Return the node that ``/<kind>/<key>`` speaks of; none where the key can name none."""
    source = ontology.load()
    if kind == "actor" and _ITEM.fullmatch(key):
        return NamedNode(source.prefixes["wd"] + key)
    try:
        return NamedNode(f"{source.base}{kind}/{quote(key, safe='-._~')}")
    except ValueError:
        return None


def path(iri: str) -> str | None:
    """Return the page of ``iri`` on this server; none where it has none here."""
    source = ontology.load()
    if iri.startswith(source.prefixes["wd"]):
        return "/actor/" + iri.removeprefix(source.prefixes["wd"])
    kind, _, key = iri.removeprefix(source.base).partition("/")
    return f"/{kind}/{unquote(key)}" if iri.startswith(source.base) and kind in KINDS and key else None


@cache
def _text(kind: str) -> str:
    return (_QUERIES / f"{kind}.rq").read_text(encoding="utf-8")


def job(kind: str, this: NamedNode, media: str = _N_TRIPLES) -> Job:
    """Return the job that describes ``this``: its triples, and those of what its page names."""
    return Job(Kind.QUERY, re.sub(r"\?this\b", lambda _: str(this), _text(kind)), triples=media)


@dataclass(frozen=True)
class Link:
    """Something with a name, and a page here or elsewhere."""

    name: str
    href: str | None


@dataclass(frozen=True)
class Said:
    """A statement or role as a page shows it. ``before``, ``quote`` and ``after`` are its sentence."""

    href: str
    relation: str
    agent: Link
    recipient: Link | None
    place: Link | None
    theme: str
    time: str
    polarity: str
    status: str
    before: str
    quote: str
    after: str
    chain: tuple[Link, ...]
    article: Link | None
    frame: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Described:
    """A page: what it is of, other facts, and what is said."""

    kind: str
    iri: str
    title: str
    types: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    statements: tuple[Said, ...]
    roles: tuple[Said, ...]


class Description:
    """The triples of a description, by subject and predicate. Only reading, and in one order."""

    def __init__(self, n_triples: bytes, language: str = "en") -> None:
        self._values: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
        self.language = language
        for quad in pyoxigraph.parse(n_triples, format=RdfFormat.N_TRIPLES):
            if isinstance(quad.object, Term) and isinstance(quad.subject, NamedNode):
                self._values[quad.subject.value, quad.predicate.value].append(quad.object)

    def __bool__(self) -> bool:
        return bool(self._values)

    def holds(self, iri: str) -> bool:
        """Return whether anything is said of ``iri``."""
        return any(subject == iri for subject, _ in self._values)

    def all(self, iri: str, name: str) -> list[Term]:
        """Return the values of the property ``name`` (as ``kg:agent``), sorted."""
        return sorted(self._values.get((iri, vocabulary()[name].value), ()), key=str)

    def one(self, iri: str, name: str) -> str:
        """Return the first value as text; empty for none."""
        return next((term.value for term in self.all(iri, name)), "")

    def label(self, iri: str) -> str:
        """Return the name in the page's language, else in English, else any, else the end of the IRI."""
        labels = {term.language or "": term.value for term in reversed(self._labels(iri))}
        for language in (self.language, "en", *sorted(labels)):
            if language in labels:
                return labels[language]
        return unquote(re.split(r"[/#]", iri)[-1])

    def _labels(self, iri: str) -> list[Literal]:
        found = [*self.all(iri, "rdfs:label"), *self.all(iri, "schema:headline")]
        return [term for term in found if isinstance(term, Literal)]

    def link(self, iri: str) -> Link | None:
        """Return the name and the page of ``iri``; none for no IRI."""
        return Link(self.label(iri), path(iri)) if iri else None

    def subjects(self, name: str) -> list[str]:
        """Return whatever has the property ``name``, sorted."""
        wanted = vocabulary()[name].value
        return sorted({subject for subject, predicate in self._values if predicate == wanted})

    def chain(self, statement: str) -> tuple[Link, ...]:
        """Return who says so, the article's own voice first."""
        steps, step = [], self.one(statement, "prov:qualifiedAttribution")
        while step and step not in steps:
            steps.append(step)
            step = self.one(step, "kg:cites")
        return tuple(link for step in steps if (link := self.link(self.one(step, "prov:agent"))))

    def words(self, statement: str) -> tuple[str, str, str]:
        """Return the sentence in three parts, the evidence in the middle."""
        quoted, start = self._quote(self.one(statement, "kg:evidence"))
        sentence, first = self._quote(self.one(statement, "kg:sentence"))
        at = start - first
        if 0 <= at and sentence[at : at + len(quoted)] == quoted:
            return sentence[:at], quoted, sentence[at + len(quoted) :]
        return "", quoted, ""

    def _quote(self, evidence: str) -> tuple[str, int]:
        """Return the words of an evidence node and where they start."""
        quote, start = "", 0
        for selector in self.all(evidence, "oa:hasSelector"):
            quote = self.one(selector.value, "oa:exact") or quote
            start = int(self.one(selector.value, "oa:start") or start)
        return quote, start


def _named(iri: str, language: str) -> str:
    """Return the label of a term of the ontology."""
    source = ontology.load()
    return source.term(iri).label(language) if iri.startswith(source.namespace) else iri


def _relation(types: Iterable[Term], language: str) -> str:
    known = {relation.iri: relation for relation in ontology.load().relations}
    return next((known[term.value].label(language) for term in types if term.value in known), "")


def _said(graph: Description, iri: str) -> Said:
    before, quoted, after = graph.words(iri)
    actors = {name: graph.link(graph.one(iri, f"kg:{name}")) for name in _ACTORS}
    theme = actors["theme"]
    return Said(
        href=path(iri) or "",
        relation=_relation(graph.all(iri, "rdf:type"), graph.language),
        agent=actors["agent"] or Link("", None),
        recipient=actors["recipient"],
        place=actors["place"],
        theme=theme.name if theme else "",
        time=graph.one(iri, "kg:time"),
        polarity=_named(graph.one(iri, "kg:polarity"), graph.language),
        status=_named(graph.one(iri, "kg:status"), graph.language),
        before=before,
        quote=quoted,
        after=after,
        chain=graph.chain(iri),
        article=graph.link(graph.one(iri, "kg:inArticle")),
        frame=graph.one(iri, "kg:frame"),
        rules=tuple(term.value for term in graph.all(iri, "kg:rule")),
    )


def _role(graph: Description, iri: str) -> Said:
    before, quoted, after = graph.words(iri)
    return Said(
        href="",
        relation=graph.one(iri, "kg:office"),
        agent=graph.link(graph.one(iri, "kg:person")) or Link("", None),
        recipient=graph.link(graph.one(iri, "kg:of")),
        place=None,
        theme="",
        time=graph.one(iri, "kg:time"),
        polarity="",
        status=_named(graph.one(iri, "kg:roleStatus"), graph.language),
        before=before,
        quote=quoted,
        after=after,
        chain=(),
        article=graph.link(graph.one(iri, "kg:inArticle")),
        frame=graph.one(iri, "kg:frame"),
        rules=(),
    )


_FACTS: Mapping[str, str] = {
    "schema:publisher": "publisher",
    "schema:datePublished": "published",
    "schema:author": "author",
    "schema:inLanguage": "language",
    "schema:url": "address",
    "skos:altLabel": "also called",
}


def _fact(graph: Description, term: Term) -> str:
    return graph.label(term.value) if isinstance(term, NamedNode) else term.value


def described(kind: str, this: NamedNode, graph: Description) -> Described:
    """Return what the page of ``this`` shows."""
    iri = this.value
    names = {
        (term.language or "", term.value)
        for term in graph.all(iri, "rdfs:label")
        if isinstance(term, Literal)
    }
    statements = tuple(_said(graph, subject) for subject in graph.subjects("kg:polarity"))
    title = graph.label(iri) if kind != "statement" else statements[0].relation if statements else iri
    types = tuple(
        _named(term.value, graph.language)
        for term in graph.all(iri, "rdf:type")
        if term.value.startswith(ontology.load().namespace)
    )
    facts = [(label, _fact(graph, term)) for name, label in _FACTS.items() for term in graph.all(iri, name)]
    return Described(
        kind,
        iri,
        title,
        types,
        tuple(sorted(names)),
        tuple(facts),
        statements,
        tuple(_role(graph, subject) for subject in graph.subjects("kg:office")),
    )
