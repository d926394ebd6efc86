"""Values and limits reach the sub-selects of a query where that leaves its answer as it is, and no others."""

import pytest

from kg.sparql.bindings import bound

X = " VALUES ?x { <a:b> }"
PUSHED = [
    "SELECT ?x {@ { SELECT ?x {@ ?x ?p ?o } } }",
    "SELECT * {@ { SELECT * {@ ?x ?p ?o } } }",
    "SELECT ?x {@ { SELECT ?x (COUNT(?o) AS ?n) {@ ?x ?p ?o } GROUP BY ?x } ?x ?q ?r }",
    "SELECT ?x {@ OPTIONAL { { SELECT DISTINCT ?x ?o {@ ?x ?p ?o } } } }",
    "SELECT ?x {@ { SELECT ?x {@ { SELECT ?x {@ ?x ?p ?o } } } } }",
    "SELECT ?x {@ { SELECT ?x (EXISTS { ?x ?p 1 } AS ?y) {@ ?x ?p ?o } } }",
    "SELECT ?x {@ { SELECT ?x {@ ?x ?p ?o } VALUES ?o { 1 } } }",
]
KEPT_OUT = [
    "SELECT ?x {@ { SELECT ?x { ?x ?p ?o } LIMIT 3 } }",
    "SELECT ?x {@ { SELECT ?x { ?x ?p ?o } OFFSET 3 } }",
    "SELECT ?x {@ { SELECT ?o { ?x ?p ?o } } ?x ?p ?o }",
    "SELECT ?x {@ { SELECT (COUNT(?x) AS ?n) { ?x ?p ?o } } ?x ?p ?n }",
    "SELECT ?x {@ { SELECT ?o { { SELECT ?x ?o { ?x ?p ?o } } } } ?x ?p ?o }",
    "SELECT ?x {@ { ?x ?p ?o } UNION { ?o ?p ?x } }",
]


@pytest.mark.parametrize("text", PUSHED + KEPT_OUT)
def test_a_value_goes_where_the_variable_is_the_same(text):
    assert bound(text.replace("@", ""), [("x", "<a:b>")]) == text.replace("@", X)


LIMITED = [
    "SELECT ?x ?y { { SELECT ?x { ?x ?p ?o } ORDER BY ?x @} } ORDER BY ?x",
    "SELECT ?y WHERE { { SELECT ?x WHERE { ?x ?p ?o } ORDER BY ?x @} OPTIONAL { ?x a ?y } } ORDER BY ?x",
    "SELECT ?x { { SELECT ?x { ?x a 1 } ORDER BY DESC(?x) @} OPTIONAL { ?x a ?y } . } order by desc(?x)",
    "SELECT * { { SELECT ?x { ?x a 1 } ORDER BY ?x @} BIND (1 AS ?z) OPTIONAL { ?x a ?y } } ORDER BY ?x",
    "SELECT ?x { { SELECT ?x { ?x ?p ?o } GROUP BY ?x HAVING (COUNT(?o) > 1) ORDER BY ?x @} } ORDER BY ?x",
]
WHOLE = [
    "SELECT ?x { ?x ?p ?o } ORDER BY ?x",
    "SELECT ?x { { SELECT ?x { ?x ?p ?o } ORDER BY ?x } ?x a ?y } ORDER BY ?x",
    "SELECT ?x { { SELECT ?x { ?x ?p ?o } ORDER BY ?x } FILTER (?x = 1) } ORDER BY ?x",
    "SELECT ?x { { SELECT ?x { ?x ?p ?o } ORDER BY ?x } MINUS { ?x a ?y } } ORDER BY ?x",
    "SELECT ?x { { SELECT ?x { ?x ?p ?o } ORDER BY ?x } { ?x a ?y } } ORDER BY ?x",
    "SELECT ?x { { SELECT ?x { ?x ?p ?o } ORDER BY ?x } OPTIONAL { ?x a ?y } } ORDER BY ?y",
    "SELECT ?x { { SELECT ?x { ?x ?p ?o } ORDER BY ?x } OPTIONAL { ?x a ?y } } ORDER BY ?x ?y",
    "SELECT ?x { { SELECT ?x { ?x ?p ?o } ORDER BY ?x LIMIT 3 } } ORDER BY ?x LIMIT 3",
    "SELECT ?x { { SELECT ?x { ?x ?p ?o } ORDER BY ?x } } GROUP BY ?x ORDER BY ?x",
    "SELECT ?x { { SELECT ?x { ?x ?p ?o } ORDER BY ?x } } ORDER BY ?x LIMIT 5",
    "SELECT DISTINCT ?x { { SELECT ?x { ?x ?p ?o } ORDER BY ?x } } ORDER BY ?x",
    "SELECT (COUNT(*) AS ?n) { { SELECT ?x { ?x ?p ?o } ORDER BY ?x } } ORDER BY ?x",
    "SELECT ?x { { SELECT ?x { ?x ?p ?o } } UNION { ?x ?p ?o } } ORDER BY ?x",
    "SELECT ?x { { SELECT ?x { ?x ?p ?o } ORDER BY ?x } VALUES ?x { 1 } } ORDER BY ?x",
    "SELECT ?x { { ?x ?p ?o { SELECT ?x { ?x ?p ?o } ORDER BY ?x } ORDER BY ?x } } ORDER BY ?x",
    "CONSTRUCT { ?x a ?y } { { SELECT ?x { ?x ?p ?o } ORDER BY ?x } } ORDER BY ?x",
    "no query",
]


@pytest.mark.parametrize("text", LIMITED)
def test_a_limit_goes_to_the_sub_select_that_orders(text):
    assert bound(text.replace("@", ""), [], 7) == text.replace("@", " LIMIT 7")


@pytest.mark.parametrize("text", WHOLE)
def test_no_limit_where_a_row_may_be_lost_or_moved(text):
    assert bound(text, [], 7) == text


def test_a_value_and_a_limit_in_one_sub_select():
    text = "SELECT ?x ?y { { SELECT ?x { ?x ?p ?o } ORDER BY ?x } OPTIONAL { ?x a ?y } } ORDER BY ?x"
    assert bound(text, [("x", "<a:b>")], 7) == (
        f"SELECT ?x ?y {{{X} {{ SELECT ?x {{{X} ?x ?p ?o }} ORDER BY ?x  LIMIT 7}}"
        " OPTIONAL { ?x a ?y } } ORDER BY ?x"
    )
