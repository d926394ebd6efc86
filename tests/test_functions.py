"""kg's SPARQL functions: independent sources of a statement, its chain as text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg import rdf
from kg.model import Article, Extraction, Mention, Polarity, Statement
from kg.store import Store
from tests import samples


def article(number: int, publisher: str) -> Article:
    return Article(f"Статья {number}: одно и то же.", (), publisher=publisher)


def saying(number: int, publisher: str, *sources: object, **changes: object) -> Extraction:
    """Return an article that says that Norway supplied France, citing ``sources``."""
    return _said(article(number, publisher), *sources, **changes)


def printing(words: str, publisher: str) -> Extraction:
    """Return an article that is those words."""
    return _said(Article(words, (), publisher=publisher, title=publisher))


def _said(source: Article, *sources: object, **changes: object) -> Extraction:
    span = source.span(0, 6)
    said = Statement(
        source.key,
        "Supply",
        Mention(samples.NORWAY, span),
        span,
        source.span(0, source.text.index(".") + 1),
        Mention(samples.FRANCE, span),
        sources=tuple(Mention(each, span) for each in sources),
    )
    return Extraction(source, (replace(said, **changes),))


def counts(*extractions: Extraction) -> list[int]:
    """Return the number of independent sources of each article's statement."""
    store = Store.memory()
    store.put_all(extractions)
    answer = store.query("SELECT ?s (kg:independentSources(?s) AS ?n) { ?s a kg:Statement }")
    found = {row["s"].value: int(row["n"].value) for row in answer}
    return [found[rdf.statement_iri(each.statements[0].key)] for each in extractions]


@pytest.mark.parametrize(
    ("extractions", "expected"),
    [
        ([saying(1, "А")], [1]),
        ([saying(1, "А"), saying(2, "Б")], [2, 2]),
        ([saying(1, "А", samples.REUTERS), saying(2, "Б", samples.REUTERS)], [1, 1]),
        ([saying(1, "А", samples.VESTNIK, samples.MEMO), saying(2, "Б", samples.MEMO)], [1, 1]),
        ([saying(1, "А", samples.REUTERS), saying(2, "Рейтер")], [2, 2]),
        ([saying(1, "А"), saying(2, "Б", polarity=Polarity.NEGATED)], [1, 1]),
        ([saying(1, "А"), saying(2, "Б", relation="Offer")], [1, 1]),
        ([saying(1, "А"), saying(2, "Б", recipient=None)], [1, 1]),
    ],
)
def test_independent_sources(extractions, expected):
    assert counts(*extractions) == expected


def test_copies_of_one_text_are_one_source():
    copies = [printing(f"Статья слово в слово. Газета {name}", name) for name in "АБВГДЕЖЗИКЛМ"]
    assert counts(*copies) == [1] * 12
    assert counts(*copies, printing("Статья в иных словах. Газета Я", "Я")) == [2] * 13


def turned(extraction: Extraction) -> Extraction:
    (said,) = extraction.statements
    return replace(extraction, statements=(replace(said, agent=said.recipient, recipient=said.agent),))


@pytest.mark.parametrize(("relation", "expected"), [("Meet", [2, 2]), ("Supply", [1, 1])])
def test_a_symmetric_relation_is_the_same_either_way_round(relation, expected):
    assert counts(saying(1, "А", relation=relation), turned(saying(2, "Б", relation=relation))) == expected


def chain(extraction: Extraction) -> list[str]:
    store = Store.memory()
    store.put(extraction)
    answer = store.query("SELECT (kg:chainText(?s) AS ?text) { ?s a kg:Statement } ORDER BY ?text")
    return [row["text"].value for row in answer]


@pytest.mark.parametrize(
    ("extraction", "expected"),
    [
        (saying(1, "А"), "А"),
        (saying(1, "А", samples.REUTERS), "А → Reuters"),
        (saying(1, "А", samples.VESTNIK, samples.MEMO), "А → Северный вестник → служебная записка"),
    ],
)
def test_the_chain_as_text(extraction, expected):
    assert chain(extraction) == [expected]


def test_an_article_without_publisher_goes_by_its_title():
    assert (
        chain(replace(samples.talks(), article=replace(samples.talks().article, title="Встреча")))[0]
        == "Встреча"
    )


@pytest.mark.parametrize(
    "call", ["kg:chainText(kg:Deny)", "kg:independentSources('text')", "kg:independentSources(kg:x)"]
)
def test_what_is_no_statement_has_no_answer(call):
    (row,) = Store.memory().query(f"SELECT ({call} AS ?x) {{}}")
    assert row["x"] is None
