"""Graphs of any size to measure the page on: communities, a few very busy actors, some denials."""

from __future__ import annotations

import random
from collections.abc import Iterator

from kg import ontology
from kg.model import Actor, Article, Block, BlockKind, Extraction, Mention, Polarity, Statement, Status

PER_ARTICLE = 20
COMMUNITY = 40
STATUSES = (Status.ACTUAL,) * 7 + (Status.PLANNED,) * 2 + (Status.HYPOTHETICAL,)


def graph(actors: int, statements: int, seed: int = 7) -> list[Extraction]:
    """Return extractions that hold so many actors and statements, the same for the same seed."""
    chance = random.Random(seed)
    people = _actors(actors, chance)
    pairs = list(_pairs(actors, statements, chance))
    starts = range(0, len(pairs), PER_ARTICLE)
    return [_extraction(start, pairs[start : start + PER_ARTICLE], people, chance) for start in starts]


def _actors(count: int, chance: random.Random) -> list[Actor]:
    types = [kind.name for kind in ontology.load().actor_types]
    return [
        Actor(
            f"https://kg.example/id/actor/a{n}", f"Actor {n}", chance.choice(types),
            (("en", f"Actor {n}"), ("ru", f"Участник {n}")),
        )
        for n in range(count)
    ]  # fmt: skip


def _pairs(actors: int, statements: int, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Yield who acts on whom: mostly within a community, mostly its first members; every actor once."""
    order = list(range(actors))
    chance.shuffle(order)
    for number in range(statements):
        agent = order[number] if number < actors else int(chance.random() ** 2 * actors)
        home = agent - agent % COMMUNITY
        size = min(COMMUNITY, actors - home)
        near = home + int(chance.random() ** 2 * size)
        other = near if chance.random() < 0.9 else chance.randrange(actors)
        yield agent, other if other != agent else (agent + 1) % actors


def _extraction(
    number: int, pairs: list[tuple[int, int]], people: list[Actor], chance: random.Random
) -> Extraction:
    title = f"Story {number}"
    lines = [
        f"{people[a].name} did its share towards {people[b].name}, as was said that day." for a, b in pairs
    ]
    text = "\n".join([title, *lines])
    article = Article(
        text, (Block(BlockKind.TITLE, 0, len(title)),), title,
        f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        f"Outlet {number % 9}", f"https://example.org/{number}", "en",
    )  # fmt: skip
    relations = [relation.name for relation in ontology.load().relations]
    found, at = {}, len(title) + 1
    for (agent, other), line in zip(pairs, lines, strict=True):
        sentence = article.span(at, at + len(line))
        evidence = article.span(at, at + len(people[agent].name) + 14)
        cited = [
            Mention(people[chance.randrange(len(people))], evidence)
            for _ in range(chance.choice([0, 0, 1, 2]))
        ]
        statement = Statement(
            article.key, chance.choice(relations), Mention(people[agent], evidence), evidence, sentence,
            recipient=Mention(people[other], evidence), sources=tuple(cited), status=chance.choice(STATUSES),
            polarity=Polarity.NEGATED if chance.random() < 0.06 else Polarity.AFFIRMED,
        )  # fmt: skip
        found[statement.key] = statement
        at += len(line) + 1
    return Extraction(article, tuple(found.values()))
