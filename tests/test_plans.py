"""The plan of a named query gives what the query gives, row for row, also the first rows alone."""

from __future__ import annotations

from itertools import combinations

import pytest

from kg import queries
from kg.model import Actor, Extraction, Polarity, Status
from kg.queries.planning import load, planned
from kg.sparql.bindings import bound
from kg.store import Store
from tests import samples
from tests.test_queries import term

PLANS, QUESTIONS = load(), queries.load()
Rows = list[tuple[str, ...]]
SEVERAL = (
    "ООН ввела санкции против Франции. ",
    "Против Норвегии ООН {} санкции. ",
    "Рыбаков {} задели санкции ООН. ",
    "Лесного ООН наказала. ",
)
"""What two articles say alike: the first and the last word for word."""


@pytest.fixture(scope="module")
def store() -> Store:
    made = Store.memory()
    made.put_all(samples.plain())
    return made


def repeated(word: str, voice: Actor, polarity: Polarity) -> Extraction:
    """Return an article that says ``SEVERAL``, by ``voice`` and Reuters; the last with ``polarity``."""
    said = [each.format(word) for each in SEVERAL]
    ending = f"Так пишут {voice.name} и Reuters."
    scribe = samples.Scribe(samples.article("".join(said) + ending, origin=word))
    by, reuters = (voice, voice.name), (samples.REUTERS, "Reuters")
    un = (samples.UN, "ООН")
    scribe.says(said[0], "Sanction", un, (samples.FRANCE, "Франции"), sources=(by,))
    scribe.says(said[1], "Sanction", un, (samples.NORWAY, "Норвегии"), sources=(reuters,))
    scribe.says(said[2], "Sanction", un, (samples.FISHERS, "Рыбаков"), sources=(by,))
    scribe.says(said[3], "Sanction", un, (samples.LESNOY, "Лесного"), sources=(by,), polarity=polarity)
    return scribe.extraction()


@pytest.fixture(scope="module")
def several() -> Store:
    """Claims that two statements make: by two voices in one wording, by one voice in two, by two in two."""
    made = Store.memory()
    made.put_all(
        [
            *samples.plain(),
            repeated("вводит", samples.VESTNIK, Polarity.AFFIRMED),
            repeated("готовит", samples.VETROVA, Polarity.NEGATED),
        ]
    )
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
def test_the_same_rows_where_claims_are_made_more_than_once(several, name):
    expected = rows(several, QUESTIONS[name].text, {})
    assert rows(several, PLANS[name].text, {}) == expected
    assert rows(several, PLANS[name].text, {}, 2)[:2] == expected[:2]


@pytest.mark.parametrize("name", ["independent-sources", "one-voice"])
def test_claims_about_an_actor_without_a_name_are_left_out(name):
    made = Store.memory()
    made.put_all(samples.plain())
    named = rows(made, QUESTIONS[name].text, {})
    made.engine.update(f'DELETE {{ ?x ?name "{samples.UN.name}" }} WHERE {{ ?x ?name "{samples.UN.name}" }}')
    expected = rows(made, QUESTIONS[name].text, {})
    assert rows(made, PLANS[name].text, {}) == expected
    assert 0 < len(expected) < len(named)


def test_one_voice_or_one_wording_is_told_from_two_of_both(several):
    answer = several.query(PLANS["one-voice"].text)
    found = {
        (row["whom"].value, row["polarity"].value.rpartition("#")[2], row["articles"].value)
        for row in answer
        if row["who"].value == samples.UN.name and row["status"].value.endswith("#actual")
    }
    assert found == {
        (samples.FRANCE.name, "affirmed", "2"),
        (samples.NORWAY.name, "affirmed", "2"),
        (samples.LESNOY.name, "affirmed", "1"),
        (samples.LESNOY.name, "negated", "1"),
    }


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
