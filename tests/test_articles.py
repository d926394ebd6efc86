"""The sample articles: what they are, and that the graph of them shows what kg is for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg import Article, KnowledgeGraph, Polarity, Status
from kg.model import PARSED
from kg.read import read
from tests.generated import ARTICLES


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """The articles as they are read."""
    return list(read([ARTICLES]))


@pytest.fixture(scope="module")
def graph() -> Iterator[KnowledgeGraph]:
    """The graph of the articles."""
    with KnowledgeGraph.build([ARTICLES]) as built:
        yield built


def body(article: Article) -> str:
    """Return the text that is parsed."""
    return "\n".join(article.text[b.start : b.end] for b in article.blocks if b.kind in PARSED)


def test_each_has_its_header(articles: list[Article]) -> None:
    """Title, date and publisher are declared, and the publisher is plainly a sample."""
    assert len(articles) >= 7
    for article in articles:
        assert article.title and article.published and article.publisher and article.language == "ru"
        assert article.publisher.startswith("Пример "), article.origin
        assert article.origin.rsplit("/")[-1].startswith(article.published)


def test_each_is_short_and_its_own(articles: list[Article]) -> None:
    """News of a few paragraphs, none twice."""
    assert all(40 <= len(body(article).split()) <= 200 for article in articles)
    assert len({article.key for article in articles}) == len(articles)


@pytest.mark.slow
def test_all_are_built(graph: KnowledgeGraph, articles: list[Article]) -> None:
    """No article fails, and each says something."""
    assert graph.failures == ()
    assert {s.article for s in graph.statements} == {article.key for article in articles}


@pytest.mark.slow
@pytest.mark.parametrize(("relation", "agent", "recipient", "polarity"), [
    ("Request", "Nicolás Maduro", "Vladimir Putin", Polarity.AFFIRMED),
    ("Request", "Venezuela", "Russia", Polarity.AFFIRMED),
    ("Request", "Venezuela", "Russia", Polarity.NEGATED),
    ("Request", "Volodymyr Zelensky", "Donald Trump", Polarity.AFFIRMED),
    ("Supply", "Iran", "Russia", Polarity.AFFIRMED),
    ("Supply", "Iran", "Russia", Polarity.NEGATED),
    ("Supply", "Iran", "Venezuela", Polarity.AFFIRMED),
    ("Sanction", "European Union", "Iran", Polarity.AFFIRMED),
    ("Deny", "Sergey Lavrov", None, Polarity.AFFIRMED),
    ("Deny", "Donald Trump", None, Polarity.AFFIRMED),
    ("Agree", "Russia", "Venezuela", Polarity.AFFIRMED),
])
def test_shows(graph: KnowledgeGraph, relation: str, agent: str, recipient: str | None,
               polarity: Polarity) -> None:
    """Requests, supplies, sanctions and denials are there at once."""
    found = {(s.relation, s.agent.actor.label("en"), s.recipient and s.recipient.actor.label("en"),
              s.polarity)
             for s in graph.statements if s.status is Status.ACTUAL}
    assert (relation, agent, recipient, polarity) in found


@pytest.mark.slow
def test_shows_a_contradiction(graph: KnowledgeGraph) -> None:
    """What one source claims and another denies is found by the question for it."""
    rows = graph.query("contradictions")
    assert isinstance(rows, list)
    assert ("Venezuela", "Russia", "Sergey Lavrov") in {(r["who"], r["whom"], r["deniedBy"]) for r in rows}


@pytest.mark.slow
def test_shows_a_shared_source(graph: KnowledgeGraph) -> None:
    """Different outlets rest on one deepest source."""
    outlets: dict[str, set[str]] = {}
    published = {article.key: article.publisher or "" for article in graph.articles}
    for statement in graph.statements:
        if len(statement.sources) > 1:
            outlets.setdefault(statement.sources[-1].actor.id, set()).add(published[statement.article])
    assert any(len(who) > 1 for who in outlets.values())
