"""Nothing outside the store is reached: by the text of a query, and by the kernel where the text slips."""

import pytest

from kg.errors import QueryError
from kg.sparql import guard

REFUSED = [
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "select * { service <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<http://127.0.0.1:9/>{ ?s ?p ?o } }",
    "SELECT * { SERVICE ?where { ?s ?p ?o } }",
    "PREFIX x: <http://127.0.0.1:9/> SELECT * { ?s ?p 1SERVICEx:a{} }",
    "PREFIX x: <http://127.0.0.1:9/> SELECT * { ?s ?p trueSERVICE x:a {} }",
    "SELECT * { { SELECT * { OPTIONAL { SERVICE <http://127.0.0.1:9/> {} } } } }",
    "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1:9/> {} } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { # a comment\n SERVICE <http://127.0.0.1:9/> {} }",
    "SELECT ('SERVICE' AS ?word) { SERVICE <http://127.0.0.1:9/> {} }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM NAMED <FILE:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM<file:/etc/passwd>{ ?s ?p ?o }",
]
REFUSED_UPDATES = [
    "LOAD <http://127.0.0.1:9/>",
    "LOAD SILENT <http://127.0.0.1:9/> INTO GRAPH <http://example.org/g>",
    "LOAD <file:///etc/passwd>",
    "INSERT DATA { <http://a/> <http://a/> 1 } ;LOAD<http://127.0.0.1:9/>",
    "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "DELETE { ?s ?p ?o } USING <file:///etc/passwd> WHERE { ?s ?p ?o }",
]
ALLOWED = [
    "SELECT * { ?service ?p ?o }",
    "SELECT * { ?s <http://example.org/service> ?o }",
    "SELECT * { ?s ?p \"the SERVICE said\", 'load' }",
    "PREFIX service: <http://example.org/> SELECT * { ?s service:service ?o }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://127.0.0.1:9/> {}",
    "SELECT ?load { ?s ?p ?load }",
    "SELECT * { ?s ?p <file:///etc/passwd> }",
]
# An own lexer is fooled here: it sees the IRI <?b&&'x>, and after it texts that hold the SERVICE.
DISGUISED = "SELECT * {FILTER(?a<?b&&'x>y'!='')SERVICE<http://127.0.0.1:9/>{?s ?p ?o}FILTER(''='')}"


@pytest.mark.parametrize("text", REFUSED)
def test_query_that_leaves_the_store_is_refused(text):
    with pytest.raises(QueryError, match="refused"):
        guard.check(text)


@pytest.mark.parametrize("text", REFUSED_UPDATES)
def test_update_that_leaves_the_store_is_refused(text):
    with pytest.raises(QueryError, match="refused"):
        guard.check(text, "update")


@pytest.mark.parametrize("text", ALLOWED)
def test_the_words_alone_are_no_offence(text):
    guard.check(text)


@pytest.mark.parametrize(
    "text",
    [
        DISGUISED,
        r"SELECT * { \u0053ERVICE <http://127.0.0.1:9/> {} }",
        r"SELECT * { \u0073ERVIC\u0065 <x:> {} }",
    ],
)
def test_disguised_service_never_passes(text):
    with pytest.raises((QueryError, SyntaxError)):
        guard.check(text)


@pytest.mark.parametrize("iri", ["file:///etc/passwd", "FILE:x"])
def test_file_is_no_graph(iri):
    with pytest.raises(QueryError, match="may not read files"):
        guard.check_graph(iri)
