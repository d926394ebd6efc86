"""Values go into the main group of a query, and only values."""

import pytest

from kg.errors import QueryError
from kg.sparql.bindings import bound, checked

VALUE = " VALUES ?x { <a:b> }"
CASES = [
    "SELECT ?x { ?x ?p ?o }",
    "SELECT ?x WHERE { ?x ?p ?o }",
    "PREFIX a: <http://a/{> SELECT ?x { ?x ?p ?o }".replace("{>", ">"),
    "SELECT (EXISTS { ?x ?p 1 } AS ?y) { ?x ?p ?o }",
    "ASK { ?x ?p ?o }",
    "CONSTRUCT { ?x ?p ?o } WHERE { ?x ?p ?o }",
    "DESCRIBE ?x WHERE { ?x ?p ?o }",
    "# {\nSELECT ?x { ?x ?p ?o }",
]


@pytest.mark.parametrize("text", CASES)
def test_value_in_the_main_group(text):
    changed = bound(text, [("x", "<a:b>")])
    assert changed.replace(VALUE, "") == text
    assert changed.endswith("{" + VALUE + " ?x ?p ?o }")


def test_nothing_to_bind():
    assert bound("no query", []) == "no query"


@pytest.mark.parametrize("text", ["SELECT ?y { ?y ?p ?o }", "DESCRIBE <a:a>"])
def test_unknown_variable(text):
    with pytest.raises(QueryError, match="no variable «x»"):
        bound(text, [("x", "<a:b>")])


@pytest.mark.parametrize(
    "term", ["<a:b> . <a:a> <a:b> <a:c>", "?x", "<a b>", "", '"', "<a:b> } SERVICE <x:x> { "]
)
def test_only_one_term_is_a_value(term):
    with pytest.raises(QueryError, match="no IRI or literal"):
        checked(term)


@pytest.mark.parametrize(
    "term", ["<a:b>", '"a \\" } b"', '"x"@en', '"5"^^<http://www.w3.org/2001/XMLSchema#integer>']
)
def test_terms(term):
    assert checked(term) == term
