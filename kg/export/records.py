"""Statements, roles, actors, articles and sources as plain values that JSON can hold.

The first two are the contract of the JSON Lines export, which a scorer and other programs read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from kg.export.actors import PARTS, known, parts
from kg.model import Actor, Article, Extraction, Mention, Role, Span, Statement
from kg.rdf import article_iri, role_iri, statement_iri, theme_iri

Record = dict[str, Any]


def actor(who: Actor) -> Record:
    """Return ``{"id", "name", "names": {language: name}, "type"}``; the first name of a language wins."""
    names = dict(sorted(dict(reversed(who.names)).items()))
    return {"id": who.id, "name": who.name, "names": names, "type": who.type}


def mentioned(mention: Mention) -> Record:
    """Return an actor by the name that the article uses, its other names beside it."""
    record = actor(mention.actor)
    return {**record, "name": mention.called or record["name"]}


def _mentioned(mention: Mention | None) -> Record | None:
    return mentioned(mention) if mention else None


def article_record(article: Article) -> Record:
    """Return what each line says of its article."""
    return {
        "id": article_iri(article.key),
        "publisher": article.publisher,
        "published": article.published,
        "title": article.title,
    }


def _theme(statement: Statement) -> Record | None:
    if statement.theme is None:
        return None
    text = statement.theme.quote
    return {"text": text, "id": theme_iri(statement.article, text)}


def _evidence(span: Span) -> Record:
    return {"quote": span.quote, "start": span.start, "end": span.end}


def statement(said: Statement, article: Article) -> Record:
    """Return a line of the statements table."""
    return {
        "id": statement_iri(said.key),
        "relation": said.relation,
        "agent": mentioned(said.agent),
        "recipient": _mentioned(said.recipient),
        "theme": _theme(said),
        "place": _mentioned(said.place),
        "time": said.time.edtf if said.time else None,
        "polarity": said.polarity.value,
        "status": said.status.value,
        "sources": [mentioned(source) for source in said.sources],
        **_evidence(said.evidence),
        "article": article_record(article),
    }


def role(held: Role, article: Article) -> Record:
    """Return a line of the roles table."""
    return {
        "id": role_iri(held.key),
        "person": mentioned(held.person),
        "office": held.office,
        "of": _mentioned(held.of),
        "status": held.status.value,
        "time": held.time,
        **_evidence(held.evidence),
        "article": article_record(article),
    }


def records_of_statements(extractions: Iterable[Extraction]) -> Iterator[Record]:
    """Yield every statement, in the order of the articles and of their text."""
    for extraction in extractions:
        for said in extraction.statements:
            yield statement(said, extraction.article)


def records_of_roles(extractions: Iterable[Extraction]) -> Iterator[Record]:
    """Yield every role, in the order of the articles and of their text."""
    for extraction in extractions:
        for held in extraction.roles:
            yield role(held, extraction.article)


def articles(extractions: Iterable[Extraction]) -> Iterator[Record]:
    """Yield every article with its text and how much was found in it."""
    for extraction in extractions:
        a = extraction.article
        yield {
            **article_record(a),
            "url": a.url, "language": a.language, "author": a.author, "text": a.text,
            "statements": len(extraction.statements), "roles": len(extraction.roles),
        }  # fmt: skip


def actors(extractions: Iterable[Extraction]) -> Iterator[Record]:
    """Yield every actor with its aliases and how often it has which part in a statement or a role."""
    all_of_them = tuple(extractions)
    counts = Counter((who.id, part) for each in all_of_them for part, who in parts(each))
    for iri, who in known(all_of_them).items():
        numbers = {part: counts[iri, part] for part in PARTS}
        yield {**actor(who), "aliases": sorted(set(who.aliases)), **numbers}


def sources(extractions: Iterable[Extraction]) -> Iterator[Record]:
    """Yield every step of every chain of attribution; step 1 is the nearest to the article."""
    for extraction in extractions:
        for said in extraction.statements:
            for step, source in enumerate(said.sources, 1):
                yield {
                    "statement": statement_iri(said.key),
                    "step": step,
                    "deepest": step == len(said.sources),
                    "source": actor(source.actor),
                    **_evidence(source.span),
                    "article": article_record(extraction.article),
                }


RECORDS: dict[str, Callable[[Iterable[Extraction]], Iterator[Record]]] = {
    "statements": records_of_statements,
    "roles": records_of_roles,
    "actors": actors,
    "articles": articles,
    "sources": sources,
}
