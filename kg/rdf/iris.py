"""Where the data's IRIs come from: the namespace's base, the kind of node, and a hash of its content."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

import pyoxigraph as ox

from kg import ontology
from kg.link.mint import slug
from kg.model import Mention, digest

_IRI_CHARACTERS = "!#$%&'()*+,-./:;=?@_~"
"""What may stand in an IRI besides letters and digits; the rest of a foreign id is percent-encoded."""


def _iri(kind: str, key: str) -> str:
    return f"{ontology.load().base}{kind}/{key}"


def article_iri(key: str) -> str:
    """Return the IRI of the article, and of its named graph, from ``Article.key``."""
    return _iri("article", key)


def statement_iri(key: str) -> str:
    """Return the IRI of a statement from ``Statement.key``."""
    return _iri("statement", key)


def role_iri(key: str) -> str:
    """Return the IRI of a role from ``Role.key``."""
    return _iri("role", key)


def actor_iri(name: str) -> str:
    """Return the IRI of an actor that no list knows, from its name: letters, digits and hyphens only."""
    return _iri("actor", slug(name))


def theme_iri(article: str, text: str) -> str:
    """Return the IRI of a theme: the same words in the same article are the same theme."""
    return _iri("theme", digest(article, text))


def evidence_iri(article: str, start: int, end: int) -> str:
    """Return the IRI of the words ``text[start:end]`` of an article."""
    return _iri("evidence", f"{article}-{start}-{end}")


def mention_iri(article: str, mention: Mention) -> str:
    """Return the IRI of a span that stands for an actor for a reason."""
    return _iri("mention", digest(article, *_parts(mention)))


def attribution_iri(article: str, chain: Sequence[Mention], head: bool = False) -> str:
    """Return the IRI of a step from the chain that is left; ``head`` for the article's own step before it."""
    return _iri("attribution", digest(article, head, [_parts(mention) for mention in chain]))


def _parts(mention: Mention) -> list[str | int]:
    return [mention.actor.id, mention.span.start, mention.span.end, mention.reason]


def safe_node(identifier: str) -> ox.NamedNode:
    """Return ``identifier`` as a node: as it is, else percent-encoded, else as the slug of a name."""
    for iri in (identifier, quote(identifier, safe=_IRI_CHARACTERS)):
        try:
            return ox.NamedNode(iri)
        except ValueError:
            continue
    return ox.NamedNode(actor_iri(identifier))
