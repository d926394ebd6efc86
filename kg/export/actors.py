"""One description of each actor, made of all that the articles call it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import overload

from kg.link.mint import mint
from kg.model import Actor, Extraction, Mention


def parts(extraction: Extraction) -> Iterator[tuple[str, Actor]]:
    """Yield each part that an actor has in an article: ``("agent", …)``, ``("source", …)``."""
    for said in extraction.statements:
        yield "agent", said.agent.actor
        if said.recipient:
            yield "recipient", said.recipient.actor
        if said.place:
            yield "place", said.place.actor
        for source in said.sources:
            yield "source", source.actor
    if found := publisher(extraction):
        yield "publisher", found
    for held in extraction.roles:
        yield "holder", held.person.actor
        if held.of:
            yield "served", held.of.actor


def publisher(extraction: Extraction) -> Actor | None:
    """Return who prints the article: the actor that linking found, else the one that its RDF has."""
    article = extraction.article
    if extraction.publisher or not (article.publisher or "").strip():
        return extraction.publisher
    return mint(article.publisher or "", "Media", article.language or "en")


PARTS = ("agent", "recipient", "place", "source", "publisher", "holder", "served")


def known(extractions: Iterable[Extraction]) -> dict[str, Actor]:
    """Return every actor by IRI, sorted.

    The fullest description gives name and type; names in other languages and other spellings come from
    all of them, so that nothing that an article calls an actor is lost.
    """
    found: dict[str, list[Actor]] = {}
    for extraction in extractions:
        for _, who in parts(extraction):
            found.setdefault(who.id, []).append(who)
    return {iri: _merged(descriptions) for iri, descriptions in sorted(found.items())}


def _merged(descriptions: list[Actor]) -> Actor:
    ordered = sorted(descriptions, key=_fullness, reverse=True)
    best = ordered[0]
    names = {name: None for each in ordered for name in each.names}
    first = dict(reversed(names))
    spellings = (
        {each.name for each in ordered}
        | {name for _, name in names}
        | {a for each in ordered for a in each.aliases}
    )
    others = spellings - {best.name, *first.values()} | set(best.aliases)
    return replace(best, names=tuple(sorted(first.items())), aliases=tuple(sorted(others)))


def _fullness(who: Actor) -> tuple[object, ...]:
    return (len(who.names), len(who.aliases), who.name, who.type, who.names, who.aliases)


def harmonised(extractions: Iterable[Extraction]) -> Iterator[Extraction]:
    """Yield the articles with one description of each actor throughout.

    Formats without named graphs need it: in one graph an actor has one name, and not one for each article.
    """
    given = tuple(extractions)
    actors = known(given)

    @overload
    def same(mention: Mention) -> Mention: ...
    @overload
    def same(mention: None) -> None: ...
    def same(mention: Mention | None) -> Mention | None:
        return mention and replace(mention, actor=actors[mention.actor.id])

    for each in given:
        statements = (
            replace(
                said, agent=same(said.agent), recipient=same(said.recipient), place=same(said.place),
                sources=tuple(same(source) for source in said.sources),
            )
            for said in each.statements
        )  # fmt: skip
        roles = (replace(held, person=same(held.person), of=same(held.of)) for held in each.roles)
        printer = publisher(each)
        yield replace(
            each, statements=tuple(statements), roles=tuple(roles), publisher=printer and actors[printer.id]
        )
