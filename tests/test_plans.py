"""The plan of a named query gives what the query gives, row for row, also the first rows alone."""

from __future__ import annotations

from itertools import combinations

import pytest

from kg import queries
from kg.model import Polarity, Status
from kg.queries.planning import load, planned
from kg.sparql.bindings import bound
from kg.store import Store
from tests import samples
from tests.test_queries import term

PLANS, QUESTIONS = load(), queries.load()
Rows = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def store() -> Store:
    made = Store.memory()
    made.put_all(samples.plain())
    return made


def rows(store: Store, text: str, given: dict[str, str], limit: int | None = None) -> Rows:
    answer = store.query(bound(text, sorted(given.items()), limit))
    return [tuple(map(str, row)) for row in answer]


@pytest.mark.parametrize("name", PLANS)
def test_the_same_rows_whatever_is_asked(store, name):
    query, plan = QUESTIONS[name], PLANS[name]
    assert plan.parameters <= set(query.parameters)
    for size in range(len(plan.parameters) + 1):
        for names in combinations(sorted(plan.parameters), size):
            given = {each: str(term(each)) for each in names}
            expected = rows(store, query.text, given)
            assert rows(store, plan.text, given) == expected
            for limit in (1, 2, 1000):
                assert rows(store, plan.text, given, limit)[:limit] == expected[:limit]


@pytest.mark.parametrize("name", PLANS)
def test_the_columns_are_the_query_s(store, name):
    columns = [store.query(each).variables for each in (QUESTIONS[name].text, PLANS[name].text)]
    assert columns[0] == columns[1]


@pytest.mark.parametrize("name", PLANS)
def test_a_limit_reaches_the_rows_before_they_are_filled(name):
    assert bound(PLANS[name].text, [], 7).count(" LIMIT 7") == 1


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_that_knows_facts_by_what_they_are_not_names_all_else(name):
    """Few statements are denied, planned or possible: to leave those out is faster than to find the rest."""
    text = PLANS[name].text
    if "MINUS" in text or "COALESCE(?no," in text:
        assert all(f"kg:{each}" in text for each in set(Polarity) - {Polarity.AFFIRMED})
    named = {each for each in Status if f"kg:{each} " in text}
    assert len(named) < 2 or named >= set(Status) - {Status.ACTUAL}


def test_a_plan_is_taken_only_for_what_it_is_good_for():
    query, plan = QUESTIONS["timeline"].text, PLANS["timeline"].text
    assert planned(query, ["actor"], limited=True) == plan
    assert planned(query, [], limited=True) == plan
    assert planned(query, ["actor"], limited=False) == query
    assert planned(query, ["actor", "when"], limited=True) == query
    assert planned(query + " ", ["actor"], limited=True) == query + " "
    assert planned(QUESTIONS["dyads"].text, [], limited=False) == PLANS["dyads"].text
