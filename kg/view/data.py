"""Extractions as one plain, compact structure that the page reads: tables, and columns of numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg import actors
from kg.edtf import bounds
from kg.model import Actor, Article, Extraction, Polarity, Role, Span, Statement, Status, digest
from kg.view.claims import weigh
from kg.view.network import Bundle, Picture, Point, draw, shows_notes
from kg.view.vocabulary import Vocabulary

_EPOCH = date(1970, 1, 1)
_STATUSES = tuple(Status)
_NOTE_COLOR, _UNKNOWN_COLOR = "#8b929c", "#8b929c"
_NOTE_LABEL = 34
_AGENT, _OTHER = 2, 1


@dataclass(frozen=True)
class Facts:
    """All statements of a page in their order, and the numbers of the actors and articles they name."""

    statements: tuple[Statement, ...]
    articles: tuple[Article, ...]
    roles: tuple[Role, ...]
    actors: tuple[Actor, ...]
    number: dict[str, int]


def gather(extractions: Iterable[Extraction]) -> Facts:
    """Return the facts in an order of their own, whatever the order they came in."""
    ordered = sorted(extractions, key=lambda extraction: extraction.article.key)
    statements = [s for x in ordered for s in sorted(x.statements, key=lambda s: (s.evidence, s.key))]
    roles = [r for x in ordered for r in sorted(x.roles, key=lambda r: (r.evidence, r.key))]
    known = {one.actor.id: one.actor for one in actors.catalogue(ordered)}
    number = {iri: index for index, iri in enumerate(sorted(known))}
    named = tuple(known[iri] for iri in number)
    return Facts(tuple(statements), tuple(x.article for x in ordered), tuple(roles), named, number)


def structure(facts: Facts, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the tables of the page; every reference is a number, -1 where there is none."""
    targets, notes = _targets(facts)
    points = _points(facts, notes, targets, vocabulary)
    numbers, bundles = _bundles(facts, targets, vocabulary)
    columns, tables = _columns(facts, vocabulary)
    columns["target"], columns["bundle"] = targets, numbers
    articles = {article.key: article for article in facts.articles}
    columns["support"], against = weigh(facts.statements, articles, vocabulary.symmetric)
    return {
        "relations": vocabulary.relations,
        "types": vocabulary.types,
        "namespace": vocabulary.namespace,
        "base": vocabulary.base,
        "actors": _actors(facts, vocabulary),
        "notes": [{"agent": agent, "relation": relation} for agent, relation, _ in notes],
        "articles": [_article(article) for article in facts.articles],
        "statements": columns,
        **tables,
        "against": {str(k): v for k, v in sorted(against.items())},
        "roles": _roles(facts),
        "network": _network(draw(points, bundles)),
        "showNotes": shows_notes(points),
    }


def _network(picture: Picture) -> dict[str, Any]:
    """Return pyvis's nodes, edges and options; of a thousand edges each name is written once."""
    nodes, edges, _heading, _height, _width, _options = picture.get_network_data()
    return {"nodes": _table(nodes), "edges": _table(edges), "options": picture.options}


def _table(rows: Sequence[dict[str, Any]]) -> dict[str, list[Any]]:
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}


def _targets(facts: Facts) -> tuple[list[int], list[tuple[int, str, bool]]]:
    """Return the node each statement points to: counterpart, else place, else a note of its own.

    A note holds everything that one actor did or said, or denied, in one relation to nobody named.
    """
    notes: dict[tuple[int, str, bool], int] = {}
    targets = []
    for statement in facts.statements:
        agent = facts.number[statement.agent.actor.id]
        end = statement.recipient or (statement.place if not statement.theme else None)
        if end and end.actor.id != statement.agent.actor.id:
            targets.append(facts.number[end.actor.id])
        else:
            key = (agent, statement.relation, statement.polarity is Polarity.NEGATED)
            targets.append(len(facts.actors) + notes.setdefault(key, len(notes)))
    return targets, list(notes)


def _points(
    facts: Facts, notes: Sequence[tuple[int, str, bool]], targets: Sequence[int], vocabulary: Vocabulary
) -> dict[int, Point]:
    """Return what is drawn: each actor that does something or has it done, and the notes.

    An actor that is only a source is in the panels and not in the picture.
    """
    types = {kind["id"]: kind for kind in vocabulary.types}
    weights: Counter[int] = Counter(targets)
    weights.update(facts.number[s.agent.actor.id] for s in facts.statements)
    drawn = {n: _actor_point(actor, types, weights[n]) for n, actor in enumerate(facts.actors) if weights[n]}
    texts: dict[int, str] = {}
    for statement, target in zip(facts.statements, targets, strict=True):
        if statement.theme:
            texts.setdefault(target, statement.theme.quote)
    for n in range(len(facts.actors), len(facts.actors) + len(notes)):
        drawn[n] = Point((shorten(texts.get(n, "")),), "dot", _NOTE_COLOR, weights[n], note=True)
    return drawn


def _actor_point(actor: Actor, types: dict[str, dict[str, Any]], weight: int) -> Point:
    kind = types.get(actor.type, {"shape": "dot", "color": _UNKNOWN_COLOR})
    return Point((actor.name, *dict(actor.names).values()), kind["shape"], kind["color"], weight)


def shorten(text: str) -> str:
    """Return a theme short enough to stand beside a node."""
    text = " ".join(text.split())
    return text if len(text) <= _NOTE_LABEL else text[: _NOTE_LABEL - 1].rstrip() + "…"


def _bundles(facts: Facts, targets: Sequence[int], vocabulary: Vocabulary) -> tuple[list[int], list[Bundle]]:
    """Return the number of each statement's bundle, and the bundles with their commonest colour."""
    colors = {relation["id"]: relation["color"] for relation in vocabulary.relations}
    keys: dict[tuple[int, int, bool], int] = {}
    numbers: list[int] = []
    relations: list[Counter[str]] = []
    for statement, target in zip(facts.statements, targets, strict=True):
        denied = statement.polarity is Polarity.NEGATED
        number = keys.setdefault((facts.number[statement.agent.actor.id], target, denied), len(keys))
        if number == len(relations):
            relations.append(Counter())
        numbers.append(number)
        relations[number][statement.relation] += 1
    bundles = []
    for (source, target, denied), counts in zip(keys, relations, strict=True):
        commonest = min(counts, key=lambda relation: (-counts[relation], relation))
        bundles.append(Bundle(source, target, denied, colors.get(commonest, _UNKNOWN_COLOR), counts.total()))
    return numbers, bundles


def _columns(facts: Facts, vocabulary: Vocabulary) -> tuple[dict[str, list[Any]], dict[str, list[Any]]]:
    relations = {relation["id"]: index for index, relation in enumerate(vocabulary.relations)}
    articles = {article.key: index for index, article in enumerate(facts.articles)}
    chains: dict[tuple[int, ...], int] = {}
    sentences: dict[tuple[int, int, str], int] = {}
    columns: dict[str, list[Any]] = {}
    for statement in facts.statements:
        article = articles[statement.article]
        chain = tuple(facts.number[source.actor.id] for source in statement.sources)
        place = (article, statement.sentence.start, statement.sentence.quote)
        row = {
            "key": statement.key,
            "relation": relations[statement.relation],
            "article": article,
            "agent": facts.number[statement.agent.actor.id],
            "recipient": facts.number[statement.recipient.actor.id] if statement.recipient else -1,
            "place": facts.number[statement.place.actor.id] if statement.place else -1,
            "theme": statement.theme.quote if statement.theme else "",
            "themeKey": digest(statement.article, statement.theme.quote) if statement.theme else "",
            "denied": int(statement.polarity is Polarity.NEGATED),
            "status": _STATUSES.index(statement.status),
            "chain": chains.setdefault(chain, len(chains)),
            "sentence": sentences.setdefault(place, len(sentences)),
            **_within(statement.evidence, statement.sentence),
            **_when(statement, facts.articles[article]),
        }
        for name, value in row.items():
            columns.setdefault(name, []).append(value)
    return columns, {"chains": [list(c) for c in chains], "sentences": [list(s) for s in sentences]}


def _within(evidence: Span, sentence: Span) -> dict[str, int]:
    """Return where the evidence stands in its sentence, in code points."""
    start = max(0, evidence.start - sentence.start)
    return {"start": start, "end": min(len(sentence.quote), evidence.end - sentence.start)}


def _when(statement: Statement, article: Article) -> dict[str, Any]:
    """Return the time as said, and first and last day: the article's where the text gives none."""
    said = statement.time.edtf if statement.time else ""
    first, last = bounds(said)
    if not first and not last:
        first, last = bounds(article.published or "")
    low, high = first or last, last or first
    return {"time": said, "low": low and (low - _EPOCH).days, "high": high and (high - _EPOCH).days}


def _actors(facts: Facts, vocabulary: Vocabulary) -> list[list[Any]]:
    kinds = {kind["id"]: index for index, kind in enumerate(vocabulary.types)}
    return [
        [actor.id, actor.name, dict(actor.names), list(actor.aliases), kinds.get(actor.type, -1)]
        for actor in facts.actors
    ]


def _article(article: Article) -> list[Any]:
    url = article.url or ""
    safe = url if url.lower().startswith(("http://", "https://")) else ""
    title = article.title or article.text.strip().partition("\n")[0][:80]
    return [
        article.key,
        title,
        article.publisher or "",
        article.published or "",
        safe,
        article.language or "",
        article.title or "",
    ]


def _roles(facts: Facts) -> list[list[Any]]:
    articles = {article.key: index for index, article in enumerate(facts.articles)}
    return [
        [
            facts.number[role.person.actor.id],
            role.office,
            facts.number[role.of.actor.id] if role.of else -1,
            role.status.value,
            role.time or "",
            articles[role.article],
            role.evidence.quote,
        ]
        for role in facts.roles
    ]
