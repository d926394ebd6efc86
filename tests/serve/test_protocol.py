"""The requests of the W3C's SPARQL 1.1 Protocol tests, each with the answer that they want.

The names are those of the W3C's manifest (https://www.w3.org/2009/sparql/docs/tests/), whose own graphs
are replaced by three that the fixture writes.
"""

from urllib.parse import urlencode

import pytest

DATA = "http://example.org/data"
FORM = "application/x-www-form-urlencoded"
QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
ROWS = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
GRAPHS = ("application/rdf+xml", "text/turtle", "application/n-triples", "application/ld+json")
ONE = "ASK { <http://example.org/s1> ?p ?o }"
BOTH = "ASK { <http://example.org/s1> ?p ?o . <http://example.org/s2> ?p2 ?o2 }"
NAMED = f"ASK {{ GRAPH <{DATA}1> {{ ?s ?p ?o }} GRAPH <{DATA}2> {{ ?x ?y ?z }} }}"
FULL = (
    f"ASK {{ <http://example.org/s1> ?p ?o GRAPH <{DATA}2> {{ ?x ?y ?z }} "
    f"FILTER NOT EXISTS {{ GRAPH <{DATA}1> {{ ?a ?b ?c }} }} }}"
)


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory):
    """A writable server whose graphs data1, data2 and data3 each hold one triple of their own subject."""
    from starlette.testclient import TestClient

    from kg.serve.app import application
    from kg.serve.settings import Settings
    from kg.store import Store

    folder = tmp_path_factory.mktemp("protocol") / "store"
    Store(folder).close()
    with TestClient(application(Settings(folder, writable=True)), base_url="http://127.0.0.1:8000") as client:
        triples = "".join(
            f"GRAPH <{DATA}{number}> {{ <http://example.org/s{number}> <http://example.org/p> {number} }} "
            for number in (1, 2, 3)
        )
        sent = client.post(
            "/sparql", content=f"INSERT DATA {{ {triples} }}", headers={"Content-Type": UPDATE}
        )
        assert sent.status_code == 204
        yield client


def _get(client, parameters, accept="*/*"):
    return client.get("/sparql?" + urlencode(parameters), headers={"Accept": accept})


def _post(client, body, content_type, parameters=(), **headers):
    named = {"Content-Type": content_type} if content_type else {}
    return client.post("/sparql?" + urlencode(parameters), content=body, headers={**named, **headers})


def _form(client, fields):
    return _post(client, urlencode(fields), FORM)


SENDERS = {
    "get": lambda client, query, dataset: _get(client, [("query", query), *dataset]),
    "post_form": lambda client, query, dataset: _form(client, [("query", query), *dataset]),
    "post_direct": lambda client, query, dataset: _post(client, query, QUERY, dataset),
}
DATASETS = {
    "query": ("ASK {}", []),
    "query_dataset_default_graph": (ONE, [("default-graph-uri", f"{DATA}1")]),
    "query_dataset_default_graphs": (
        BOTH,
        [("default-graph-uri", f"{DATA}1"), ("default-graph-uri", f"{DATA}2")],
    ),
    "query_dataset_named_graphs": (NAMED, [("named-graph-uri", f"{DATA}1"), ("named-graph-uri", f"{DATA}2")]),
    "query_dataset_full": (FULL, [("default-graph-uri", f"{DATA}1"), ("named-graph-uri", f"{DATA}2")]),
    "query_multiple_dataset": (
        f"SELECT * FROM <{DATA}3> {{ }}".replace("SELECT * ", "ASK ").replace(
            "{ }", "{ <http://example.org/s1> ?p ?o }"
        ),
        [("default-graph-uri", f"{DATA}1")],
    ),
}


@pytest.mark.parametrize("sender", SENDERS.values(), ids=SENDERS)
@pytest.mark.parametrize(("query", "dataset"), DATASETS.values(), ids=DATASETS)
def test_query(endpoint, sender, query, dataset):
    answer = sender(endpoint, query, dataset)
    assert answer.status_code == 200
    assert answer.json()["boolean"] is True


CONTENT = {
    "query_content_type_select": ("SELECT (1 AS ?value) {}", ROWS),
    "query_content_type_ask": ("ASK {}", ROWS),
    "query_content_type_describe": ("DESCRIBE <http://example.org/s1>", GRAPHS),
    "query_content_type_construct": ("CONSTRUCT { <http://a/> <http://a/> 1 } WHERE {}", GRAPHS),
}


@pytest.mark.parametrize(
    ("query", "media"), [(query, media) for query, types in CONTENT.values() for media in types]
)
def test_content_type(endpoint, query, media):
    answer = _get(endpoint, [("query", query)], media)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].split(";")[0] == media
    assert answer.content


BAD_QUERIES = {
    "bad_query_method": (405, lambda c: c.put("/sparql?" + urlencode({"query": "ASK {}"}))),
    "bad_multiple_queries_get": (400, lambda c: _get(c, [("query", "ASK {}"), ("query", "SELECT * {}")])),
    "bad_multiple_queries_post": (400, lambda c: _form(c, [("query", "ASK {}"), ("query", "SELECT * {}")])),
    "bad_query_and_update": (400, lambda c: _form(c, [("query", "ASK {}"), ("update", "CLEAR DEFAULT")])),
    "bad_query_wrong_media_type": (415, lambda c: _post(c, "ASK {}", "text/plain")),
    "bad_query_missing_form_type": (415, lambda c: _post(c, urlencode({"query": "ASK {}"}), None)),
    "bad_query_missing_direct_type": (415, lambda c: _post(c, "ASK {}", None)),
    "bad_query_non_utf8": (400, lambda c: _post(c, "ASK {}".encode("utf-16"), QUERY)),
    "bad_query_non_utf8_form": (400, lambda c: _post(c, b"query=ASK+%7B%7D%FF", FORM)),
    "bad_query_other_charset": (
        415,
        lambda c: _post(c, "ASK {}".encode("utf-16"), QUERY + "; charset=UTF-16"),
    ),
    "bad_query_syntax": (400, lambda c: _get(c, {"query": "ASK {"})),
    "bad_query_none": (400, lambda c: _form(c, {})),
    "bad_query_misspelt": (400, lambda c: _get(c, {"qeury": "ASK {}"})),
    "bad_query_graph_name": (403, lambda c: _get(c, {"query": "ASK {}", "default-graph-uri": "no iri"})),
    "bad_query_too_many_fields": (400, lambda c: _form(c, [("query", "ASK {}")] + [("x", "y")] * 2000)),
    "bad_query_accept": (406, lambda c: _get(c, {"query": "ASK {}"}, "image/png")),
    "bad_query_accept_graph_for_rows": (406, lambda c: _get(c, {"query": "ASK {}"}, "text/turtle")),
    "bad_query_accept_unreadable": (406, lambda c: _get(c, {"query": "ASK {}"}, "nonsense")),
    "bad_query_leaves": (403, lambda c: _get(c, {"query": "ASK { SERVICE <http://127.0.0.1:9/> {} }"})),
    "bad_query_file": (
        403,
        lambda c: _get(c, {"query": "ASK {}", "default-graph-uri": "file:///etc/passwd"}),
    ),
}
BAD_UPDATES = {
    "bad_update_get": (400, lambda c: _get(c, {"update": "CLEAR ALL"})),
    "bad_multiple_updates": (
        400,
        lambda c: _form(c, [("update", "CLEAR NAMED"), ("update", "CLEAR DEFAULT")]),
    ),
    "bad_update_wrong_media_type": (415, lambda c: _post(c, "CLEAR NAMED", "text/plain")),
    "bad_update_missing_form_type": (415, lambda c: _post(c, urlencode({"update": "CLEAR NAMED"}), None)),
    "bad_update_non_utf8": (400, lambda c: _post(c, "CLEAR NAMED".encode("utf-16"), UPDATE)),
    "bad_update_syntax": (400, lambda c: _form(c, {"update": "CLEAR XYZ"})),
    "bad_update_dataset_conflict_using": (
        400,
        lambda c: _form(
            c,
            {
                "using-graph-uri": f"{DATA}1",
                "update": f"INSERT {{ ?s ?p 9 }} USING <{DATA}2> WHERE {{ ?s ?p ?o }}",
            },
        ),
    ),
    "bad_update_dataset_conflict_with": (
        400,
        lambda c: _form(
            c,
            {
                "using-graph-uri": f"{DATA}1",
                "update": f"WITH <{DATA}2> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
            },
        ),
    ),
    "bad_update_as_query": (400, lambda c: _get(c, {"query": "CLEAR ALL"})),
    "bad_update_default_graph": (400, lambda c: _form(c, {"update": "INSERT DATA { <a:a> <a:b> 1 }"})),
    "bad_update_default_graph_too": (
        400,
        lambda c: _form(c, {"update": "INSERT DATA { GRAPH <a:g> { <a:a> <a:b> 1 } . <a:a> <a:b> 1 }"}),
    ),
    "bad_update_default_graph_template": (
        400,
        lambda c: _form(
            c,
            {
                "update": "WITH <a:g> DELETE { ?s ?p 7 } WHERE { ?s ?p 7 } ; "
                "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }"
            },
        ),
    ),
    "bad_update_load": (403, lambda c: _form(c, {"update": "LOAD <http://127.0.0.1:9/>"})),
    "bad_update_load_file": (403, lambda c: _form(c, {"update": "LOAD <file:///etc/passwd>"})),
}


@pytest.mark.parametrize(
    ("status", "send"), [*BAD_QUERIES.values(), *BAD_UPDATES.values()], ids=[*BAD_QUERIES, *BAD_UPDATES]
)
def test_bad_request(endpoint, status, send):
    answer = send(endpoint)
    assert answer.status_code == status
    if status != 405:
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
        assert answer.text.strip()


def test_bad_requests_changed_nothing(endpoint):
    assert _get(
        endpoint, {"query": f"ASK {{ GRAPH <{DATA}1> {{ ?s ?p 1 }} GRAPH <{DATA}2> {{ ?x ?y 2 }} }}"}
    ).json()["boolean"]


INSERT = "INSERT {{ GRAPH <{target}> {{ ?s ?p ?o }} }} WHERE {{ {where} }}"
UPDATES = {
    "update_post_form": (
        "CREATE GRAPH <{target}>; INSERT DATA {{ GRAPH <{target}> {{ <a:a> <a:a> 1 }} }}",
        [],
        1,
    ),
    "update_post_direct": ("INSERT DATA {{ GRAPH <{target}> {{ <a:a> <a:a> 1 }} }}", [], 1),
    "update_base_uri": (
        "BASE <http://example.org/> INSERT DATA {{ GRAPH <{target}> {{ <a> <b> <c> }} }}",
        [],
        1,
    ),
    "update_dataset_default_graph": (
        INSERT.replace("{where}", "?s ?p ?o"),
        [("using-graph-uri", f"{DATA}1")],
        1,
    ),
    "update_dataset_default_graphs": (
        INSERT.replace("{where}", "?s ?p ?o"),
        [("using-graph-uri", f"{DATA}1"), ("using-graph-uri", f"{DATA}2")],
        2,
    ),
    "update_dataset_named_graphs": (
        INSERT.replace("{where}", "GRAPH ?g {{ ?s ?p ?o }}"),
        [("using-named-graph-uri", f"{DATA}1"), ("using-named-graph-uri", f"{DATA}2")],
        2,
    ),
    "update_dataset_full": (
        INSERT.replace("{where}", "GRAPH ?g {{ ?s ?p ?o }}") + " ; " + INSERT.replace("{where}", "?s ?p ?o"),
        [("using-graph-uri", f"{DATA}1"), ("using-named-graph-uri", f"{DATA}2")],
        2,
    ),
}


@pytest.mark.parametrize("direct", [True, False], ids=["direct", "form"])
@pytest.mark.parametrize("name", UPDATES)
def test_update(endpoint, name, direct):
    text, dataset, count = UPDATES[name]
    target = f"http://example.org/{name}-{direct}"
    update = text.format(target=target)
    answer = (
        _post(endpoint, update, UPDATE, dataset)
        if direct
        else _form(endpoint, [("update", update), *dataset])
    )
    assert answer.status_code == 204, answer.text
    found = _get(
        endpoint, {"query": f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{target}> {{ ?s ?p ?o }} }}"}, "text/csv"
    )
    assert found.text.split() == ["n", str(count)]


@pytest.mark.parametrize("end", ["", " ;", " ; # done", " # done", "\n"])
def test_default_graph_follows_the_named_ones(endpoint, end):
    for update, there in (
        ("INSERT DATA { GRAPH <x:f> { <f:f> <f:f> 1 } }", True),
        ("CLEAR GRAPH <x:f>", False),
    ):
        assert _form(endpoint, {"update": update + end}).status_code == 204
        assert _get(endpoint, {"query": "ASK { <f:f> ?p ?o }"}).json()["boolean"] is there


def test_delete_where_uses_the_graphs_of_the_call(endpoint):
    _form(
        endpoint,
        {"update": "INSERT DATA { GRAPH <x:one> { <a:a> <a:a> 1 } GRAPH <x:two> { <a:a> <a:a> 1 } }"},
    )
    sent = _form(
        endpoint, {"update": "DELETE WHERE { GRAPH ?g { <a:a> <a:a> 1 } }", "using-named-graph-uri": "x:one"}
    )
    assert sent.status_code == 204
    left = _get(
        endpoint,
        {"query": "SELECT ?g { GRAPH ?g { <a:a> <a:a> 1 } FILTER(STRSTARTS(STR(?g), 'x:')) }"},
        "text/csv",
    )
    assert left.text.split() == ["g", "x:two"]
