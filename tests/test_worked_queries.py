"""The page of worked queries is what its queries answer."""

import pytest

from kg import queries
from tests import worked_queries


def test_page_is_current():
    stored = worked_queries.PAGE.read_text(encoding="utf-8")
    assert stored == worked_queries.page(), "run python -m tests.worked_queries and look at the difference"


def test_there_are_twenty():
    assert len(queries.load(worked_queries.FOLDER)) == 20


@pytest.mark.parametrize("question", queries.load(worked_queries.FOLDER).values(), ids=lambda each: each.name)
def test_each_says_what_it_asks_and_finds_something(question):
    assert question.title != question.name
    assert question.description
    found = worked_queries.answer(worked_queries.sample(), question)
    assert found not in ("", "no")
    assert question.name == "20-yes-or-no" or len(found.splitlines()) > 1
