"""FollowTheMoney entities as JSON Lines, for Aleph, OpenAleph, OpenSanctions and the ``ftm`` tools.

Actors are people, bodies and things; an article is an ``Article``. A statement between two actors (or
an actor and a place) is an ``UnknownLink`` whose role is the relation; one with an agent alone is an
``Event``. FollowTheMoney has no word for «denied» or «planned», so the role and the status say it:
what is ``(negated)`` must never read as a fact. A role is an ``Occupancy`` of a ``Position``, and each
span that names a person or a body a ``Mention``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kg.export.actors import known
from kg.export.formats import Options
from kg.export.text import one_line
from kg.model import Actor, Article, Extraction, Mention, Polarity, Role, Statement, Status, digest
from kg.rdf import statement_iri

Entity = dict[str, Any]

# A type that is not here (one that a user added to the ontology) is a body of unknown kind.
_SCHEMA = {
    "Person": "Person",
    "State": "PublicBody",
    "Organisation": "Organization",
    "Media": "Organization",
    "Document": "Document",
    "Place": "Address",
    "Thing": "Asset",
}
_BODY = "LegalEntity"
_NOT_BODIES = frozenset({"Document", "Address", "Asset"})
_LANGUAGES = {"ru": "rus", "uk": "ukr", "en": "eng", "es": "spa"}
# What EDTF has and FollowTheMoney not: qualifiers, unknown digits and what follows them, open ends.
_NO_DATE = re.compile(r"[?~%]|-?\d*X.*|^\.\.$")
_WIKIDATA = "http://www.wikidata.org/entity/"


def write(extractions: Sequence[Extraction], options: Options) -> Iterator[str]:
    """Yield a line for each entity: the actors first, then article by article, each once."""
    seen: set[str] = set()
    for entity in _entities(extractions):
        if entity["id"] not in seen:
            seen.add(entity["id"])
            yield json.dumps(entity, ensure_ascii=False) + "\n"


def _entities(extractions: Sequence[Extraction]) -> Iterator[Entity]:
    """Yield every entity, some more than once."""
    yield from map(_actor, known(extractions).values())
    for extraction in extractions:
        article = extraction.article
        yield _article(article)
        for said in extraction.statements:
            yield from _statement(said, article)
        for held in extraction.roles:
            yield from _role(held, article)


def _entity(key: str, schema: str, **values: str | Iterable[str | None] | None) -> Entity:
    """Return an entity with its properties as lists of clean, single, non-empty texts."""
    properties = {
        name: sorted(
            {one_line(text) for text in ([value] if isinstance(value, str) else value or ()) if text} - {""}
        )
        for name, value in values.items()
    }
    return {
        "id": key,
        "schema": schema,
        "properties": {name: texts for name, texts in properties.items() if texts},
    }


def _key(who: Actor) -> str:
    """Return Wikidata's identifier, which other FollowTheMoney data uses too, or one of ours."""
    return who.id.removeprefix(_WIKIDATA) if who.id.startswith(_WIKIDATA) else f"kg-{digest(who.id)}"


def _schema(who: Actor) -> str:
    return _SCHEMA.get(who.type, _BODY)


def _actor(who: Actor) -> Entity:
    """Return a person, a body, a document, an address or an asset."""
    schema = _schema(who)
    names = [who.name, *(name for _, name in who.names)]
    special = {"Document": {"fileName": who.name}, "Address": {"full": who.name}}
    return _entity(
        _key(who), schema, name=names, alias=who.aliases,
        wikidataId=who.id.removeprefix(_WIKIDATA) if who.id.startswith(_WIKIDATA) else None,
        **special.get(schema, {}),
    )  # fmt: skip


def _article(article: Article) -> Entity:
    return _entity(
        f"kg-{article.key}", "Article", title=article.title, name=article.title, fileName=article.key,
        author=article.author, language=_LANGUAGES.get(article.language or ""), **_published(article),
        publishedAt=article.published,
    )  # fmt: skip


def _published(article: Article) -> dict[str, str | None]:
    """Return where an entity comes from, in the properties that all of them have."""
    return {"publisher": article.publisher, "sourceUrl": article.url}


def _span_of_time(edtf: str | None) -> dict[str, str | None]:
    """Return ``date`` for a date, start and end for an interval, as exact as they are known."""
    ends = [_NO_DATE.sub("", end) or None for end in (edtf or "").split("/")]
    return {"date": ends[0]} if len(ends) == 1 else {"startDate": ends[0], "endDate": ends[1]}


def _standing(said: Statement) -> str:
    """Return what is to be known before a statement is believed: ``negated``, ``planned`` …, or nothing."""
    marks = (
        said.polarity is not Polarity.AFFIRMED and said.polarity,
        said.status is not Status.ACTUAL and said.status,
    )
    return ", ".join(mark for mark in marks if mark)


def _statement(said: Statement, article: Article) -> Iterator[Entity]:
    """Yield a link or an event, and the mentions in it."""
    standing = _standing(said)
    label = f"{said.relation} ({standing})" if standing else said.relation
    chain = " ← ".join(source.actor.name for source in said.sources)
    about = (said.theme.quote if said.theme else "", chain and f"says {chain}")
    common = {
        **_span_of_time(said.time.edtf if said.time else None),
        **_published(article),
        "proof": f"kg-{article.key}",
        "recordId": statement_iri(said.key),
        "summary": said.evidence.quote,
        "description": "; ".join(filter(None, about)),
    }
    other = said.recipient or said.place
    key = f"kg-{said.key}"
    if other:
        yield _link(key, _key(said.agent.actor), _key(other.actor), label, status=standing, **common)
    else:
        yield from _event(key, said, label, common)
    for mention in said.mentions():
        yield from _mention(mention, article)


def _link(key: str, subject: str, thing: str, role: str, **more: str | None) -> Entity:
    return _entity(key, "UnknownLink", subject=subject, object=thing, role=role, **more)


def _event(key: str, said: Statement, label: str, common: dict[str, str | None]) -> Iterator[Entity]:
    """Yield the event, and a link from its agent where that is no body, which an event cannot hold."""
    who = said.agent.actor
    body = _schema(who) not in _NOT_BODIES
    yield _entity(key, "Event", name=f"{label}: {who.name}", organizer=_key(who) if body else None, **common)
    if not body:
        yield _link(f"{key}-agent", _key(who), key, "agent", proof=common["proof"])


def _mention(mention: Mention, article: Article) -> Iterator[Entity]:
    """Yield the words that name a person or a body; FollowTheMoney resolves nothing else."""
    schema = _schema(mention.actor)
    if schema not in _NOT_BODIES:
        key = f"kg-{digest(article.key, mention.actor.id, mention.span.quote)}"
        names = {"name": mention.span.quote, "detectedSchema": schema}
        yield _entity(key, "Mention", document=f"kg-{article.key}", resolved=_key(mention.actor), **names)


def _role(held: Role, article: Article) -> Iterator[Entity]:
    """Yield a post, who holds it, and the mention of that person."""
    served = held.of and held.of.actor
    post = f"kg-{digest(held.office, served and served.id)}"
    organization = _key(served) if served and _schema(served) not in _NOT_BODIES | {"Person", _BODY} else None
    name = f"{held.office} ({served.name})" if served else held.office
    yield _entity(post, "Position", name=name, organization=organization)
    yield _entity(
        f"kg-{held.key}", "Occupancy", holder=_key(held.person.actor), post=post, status=held.status.value,
        summary=held.evidence.quote, proof=f"kg-{article.key}",
        **_span_of_time(held.time), **_published(article),
    )  # fmt: skip
    yield from _mention(held.person, article)
