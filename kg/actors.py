"""The actors of a graph: who is spoken of, found by any name, and what is said of one.

Logic only; ``kg actors`` and ``kg show`` print it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from textwrap import shorten

from kg.errors import ViewError
from kg.model import Actor, Article, Extraction, Role, Statement

LIKE = 0.6
"""How like a name another must be to be proposed for it."""


@dataclass(frozen=True)
class Known:
    """An actor with all its names, and how often the graph speaks of it."""

    actor: Actor
    statements: int
    articles: int

    def names(self) -> Iterator[str]:
        """Yield what the actor can be asked for by."""
        yield from (self.actor.id, self.actor.id.rsplit("/", 1)[-1], *names(self.actor))


@dataclass(frozen=True)
class Said:
    """A statement or role and the article that says it."""

    what: Statement | Role
    article: Article


@dataclass(frozen=True)
class Portrait:
    """What a graph says of one actor."""

    actor: Actor
    roles: tuple[Said, ...]
    did: tuple[Said, ...]
    done_to: tuple[Said, ...]
    says: tuple[Said, ...]


def names(actor: Actor) -> list[str]:
    """Return the names of an actor, the one it goes by first, each once."""
    return list(dict.fromkeys((actor.name, *dict(sorted(actor.names)).values(), *sorted(actor.aliases))))


def of(extraction: Extraction) -> list[Actor]:
    """Return the actors of an article, one for each time that a statement or role names them."""
    found = [mention.actor for statement in extraction.statements for mention in statement.mentions()]
    for role in extraction.roles:
        found += [mention.actor for mention in (role.person, role.of) if mention]
    return found


def _merged(versions: Sequence[Actor]) -> Actor:
    """Return one actor with the names that any article gives it, whatever the order of articles."""
    ordered = sorted(versions, key=lambda actor: (-len(actor.names), actor.name, actor.names, actor.aliases))
    first = ordered[0]
    known = {language: name for actor in reversed(ordered) for language, name in actor.names}
    aliases = {alias for actor in ordered for alias in (*actor.aliases, *dict(actor.names).values())}
    return Actor(
        first.id,
        first.name,
        first.type,
        tuple(sorted(known.items())),
        tuple(sorted(aliases - {*known.values()})),
    )


def catalogue(extractions: Iterable[Extraction]) -> list[Known]:
    """Return all actors, the most spoken of first."""
    versions: dict[str, set[tuple[object, ...]]] = {}
    statements: Counter[str] = Counter()
    articles: Counter[str] = Counter()
    for extraction in extractions:
        for actor in of(extraction):
            versions.setdefault(actor.id, set()).add(
                (actor.id, actor.name, actor.type, actor.names, actor.aliases)
            )
        for statement in extraction.statements:
            statements.update({mention.actor.id for mention in statement.mentions()})
        articles.update({actor.id for actor in of(extraction)})
    found = [
        Known(_merged([Actor(*one) for one in variants]), statements[iri], articles[iri])  # type: ignore[arg-type]
        for iri, variants in versions.items()
    ]
    return sorted(found, key=lambda known: (-known.statements, known.actor.name, known.actor.id))


def find(known: Sequence[Known], wanted: str) -> Actor:
    """Return the actor that ``wanted`` names: by IRI or its end, by any name, else by a last word (surname).

    Raises ``ViewError`` that proposes the nearest names, or lists those that share it.
    """
    asked = wanted.casefold().strip()
    exact = [one for one in known if any(name.casefold() == asked for name in one.names())]
    by_surname = [one for one in known if any(_surname(name) == asked for name in names(one.actor))]
    matches = exact or by_surname
    if len(matches) == 1:
        return matches[0].actor
    if matches:
        listed = ", ".join(f"{one.actor.name} ({one.actor.id.rsplit('/', 1)[-1]})" for one in matches)
        raise ViewError(f"«{wanted}» may be {listed}; give one of these identifiers")
    raise ViewError(f"no actor «{wanted}» in the graph; {_proposal(known, asked)}")


def _surname(name: str) -> str:
    return name.casefold().split()[-1] if name.split() else ""


def _proposal(known: Sequence[Known], asked: str) -> str:
    spelt: dict[str, str] = {}
    for one in known:
        for name in names(one.actor):
            spelt.setdefault(name.casefold(), name)
            spelt.setdefault(_surname(name), name)
    close = [spelt[like] for like in get_close_matches(asked, sorted(spelt), n=3, cutoff=LIKE)]
    return f"did you mean {' or '.join(dict.fromkeys(close))}?" if close else "kg actors lists them"


def _when(said: Said) -> tuple[str, str, int]:
    time = said.what.time if isinstance(said.what, Role) else said.what.time and said.what.time.edtf
    return (time or said.article.published or "", said.article.key, said.what.evidence.start)


def _ordered(items: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(sorted(items, key=lambda said: (*_when(said), said.what.key)))


def portrait(extractions: Iterable[Extraction], actor: Actor) -> Portrait:
    """Return what is said of ``actor``, in the order of time."""
    roles, did, done_to, says = [], [], [], []
    for extraction in extractions:
        article = extraction.article
        roles += [Said(role, article) for role in extraction.roles if actor in _holders(role)]
        for statement in extraction.statements:
            said = Said(statement, article)
            if statement.agent.actor == actor:
                did.append(said)
            if statement.recipient and statement.recipient.actor == actor:
                done_to.append(said)
            if actor in [mention.actor for mention in statement.sources]:
                says.append(said)
    return Portrait(actor, _ordered(roles), _ordered(did), _ordered(done_to), _ordered(says))


def _holders(role: Role) -> list[Actor]:
    return [mention.actor for mention in (role.person, role.of) if mention]


def chain(said: Said) -> list[str]:
    """Return who says so, from the publisher (else the article's title or first words) to the deepest source.

    An outlet that cites itself is one step.
    """
    article = said.article
    head = article.publisher or article.title or shorten(article.text, 50, placeholder=" …")
    sources = () if isinstance(said.what, Role) else said.what.sources
    steps = [head, *(mention.actor.name for mention in sources)]
    return [name for name, above in zip(steps, [None, *steps], strict=False) if name != above]
