"""The numbers of a graph."""

from __future__ import annotations

from kg import statistics
from tests import samples


def test_a_graph_is_counted():
    found = statistics.count(samples.everything())
    assert found.articles == len(samples.everything())
    assert found.unread == 1
    assert found.statements == sum(one.total for one in found.relations) == sum(n for _, n in found.voices)
    assert dict(found.languages) == {"ru": 4, "nb": 1}
    assert dict(found.publishers)["Рейтер"] == 1
    assert dict(found.actors)["State"] == 2


def test_denied_planned_and_hypothetical_are_told_apart():
    found = {one.relation: one for one in statistics.count(samples.plain()).relations}
    statements = [statement for one in samples.plain() for statement in one.statements]
    for name, one in found.items():
        of = [statement for statement in statements if statement.relation == name]
        assert one.total == len(of)
        assert one.denied == sum(statement.polarity == "negated" for statement in of)
        assert one.planned == sum(statement.status == "planned" for statement in of)
        assert one.hypothetical == sum(statement.status == "hypothetical" for statement in of)


def test_a_statement_rests_on_its_deepest_source_or_the_outlet():
    voices = dict(statistics.count([samples.letter()]).voices)
    assert voices == {"служебная записка": 1, "Reuters": 1, "Северный вестник": 1}


def test_the_order_of_articles_does_not_matter():
    assert statistics.count(samples.everything()) == statistics.count(reversed(samples.everything()))


def test_an_empty_graph_has_numbers_too():
    found = statistics.count([])
    assert (found.articles, found.statements, found.relations, found.voices) == (0, 0, (), ())
