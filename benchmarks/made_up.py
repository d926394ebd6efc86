"""Made-up articles of twenty sentences each, the same on every run, for benchmarks of large graphs."""

from __future__ import annotations

import random
from collections.abc import Iterator

from kg import ontology, rdf
from kg.model import (
    Actor,
    Article,
    Block,
    BlockKind,
    Extraction,
    Mention,
    Polarity,
    Role,
    Span,
    Statement,
    Status,
    Time,
)

PER_ARTICLE = 20
SEED = 1


class World:
    """Made-up articles: few actors are in the news often, most seldom."""

    def __init__(self, statements: int) -> None:
        self.chance = random.Random(SEED)
        self.articles = max(1, statements // PER_ARTICLE)
        self.relations = [relation.name for relation in ontology.load().relations]
        types = [each.name for each in ontology.load().actor_types]
        self.actors = [self._actor(number, types) for number in range(max(50, statements // 50))]

    def _actor(self, number: int, types: list[str]) -> Actor:
        name = f"Actor {number}"
        return Actor(
            rdf.actor_iri(name), name, self.chance.choice(types), (("en", name), ("ru", f"Лицо {number}"))
        )

    def mention(self, span: Span) -> Mention:
        """Return a mention of an actor, the first ones much more often than the last."""
        return Mention(self.actors[int(len(self.actors) * self.chance.random() ** 3)], span)

    def maybe(self, share: float, span: Span) -> Mention | None:
        """Return a mention in ``share`` of the cases."""
        return self.mention(span) if self.chance.random() < share else None

    def extractions(self) -> Iterator[Extraction]:
        """Yield the articles."""
        for number in range(self.articles):
            lines = [
                f"Article {number} says in line {line} that one did something to another."
                for line in range(PER_ARTICLE)
            ]
            text = "\n".join(lines)
            article = Article(
                text,
                (Block(BlockKind.PARAGRAPH, 0, len(text)),),
                title=lines[0],
                language="en",
                published=f"2025-{1 + number % 12:02}-{1 + number % 28:02}",
                publisher=f"Outlet {number % 40}",
            )
            starts = [text.index(line) for line in lines]
            said = tuple(
                self.statement(article, article.span(start, start + len(line)))
                for start, line in zip(starts, lines, strict=True)
            )
            role = Role(
                article.key, said[0].agent, "minister", said[0].evidence, self.mention(said[0].evidence)
            )
            yield Extraction(article, said, (role,))

    def statement(self, article: Article, sentence: Span) -> Statement:
        """Return what one sentence says."""
        span = article.span(sentence.start + 8, sentence.start + 30)
        return Statement(
            article.key,
            self.chance.choice(self.relations),
            self.mention(span),
            span,
            sentence,
            recipient=self.maybe(0.8, span),
            theme=article.span(span.start, span.start + 10) if self.chance.random() < 0.5 else None,
            place=self.maybe(0.1, span),
            time=Time("2025-10", span) if self.chance.random() < 0.3 else None,
            polarity=self.chance.choices(list(Polarity), (9, 1))[0],
            status=self.chance.choices(list(Status), (6, 1, 1))[0],
            sources=tuple(self.mention(span) for _ in range(self.chance.choice((0, 1, 1, 2)))),
        )
