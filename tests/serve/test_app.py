"""The paths of the server: status codes, formats, pages, limits."""

import json
import time

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from kg import rdf
from kg.serve.app import application
from kg.serve.settings import Settings
from kg.sparql.formats import TRIPLES
from kg.sparql.jobs import Limits
from kg.store import Store
from tests.samples import everything, hostile, plain
from tests.serve.conftest import DEADLINE, fill

ARTICLE = plain()[0].article
STATEMENT = plain()[0].statements[0]
PATHS = [
    f"/statement/{STATEMENT.key}",
    f"/article/{ARTICLE.key}",
    f"/actor/{STATEMENT.agent.actor.id.rsplit('/', 1)[1]}",
]
LONG = 10 * DEADLINE
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("form", TRIPLES, ids=lambda form: form.extension)
def test_resource_as_rdf(client, path, form):
    answer = client.get(path, headers={"Accept": form.media})
    assert answer.headers["Content-Type"].split(";")[0] == form.media
    assert len(list(pyoxigraph.parse(answer.content, format=form.engine))) > 5
    assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize("path", PATHS)
def test_resource_as_page(client, path):
    answer = client.get(path, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert answer.headers["Content-Type"].startswith("text/html")
    assert STATEMENT.evidence.quote in answer.text


def test_statement_page_shows_the_chain(client):
    said = next(each for each in plain()[0].statements if each.sources)
    page = client.get(f"/statement/{said.key}", headers={"Accept": "text/html"}).text
    assert all(source.actor.label("en") in page for source in said.sources)


@pytest.mark.parametrize(
    "path", ["/statement/none", "/actor/Q1", "/article/x", "/actor/%3E%3Cscript%3E", "/nothing"]
)
def test_unknown_resource(client, path):
    assert client.get(path).status_code == 404


def test_resource_in_no_format(client):
    assert client.get(PATHS[0], headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("statement", [each for each in hostile().statements], ids=lambda each: each.key[:6])
def test_hostile_text_is_text(client, statement):
    for path in (f"/statement/{statement.key}", f"/article/{statement.article}"):
        page = client.get(path, headers={"Accept": "text/html"}).text
        assert "<script>" not in page.lower().replace("<script src=", "")
        assert "<img" not in page.lower()
        assert 'href="javascript:' not in page.lower()


def test_graph_store_reads_a_graph(client, store):
    name = rdf.article_iri(ARTICLE.key)
    answer = client.get("/graphs", params={"graph": name}, headers={"Accept": "application/n-triples"})
    found = {quad.triple for quad in pyoxigraph.parse(answer.content, format=pyoxigraph.RdfFormat.N_TRIPLES)}
    with Store(store, read_only=True) as opened:
        assert len(found) == len(opened.graph(name)) == len(rdf.extraction_quads(plain()[0]))


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("?default", 200),
        ("?graph=x:none", 404),
        ("", 400),
        ("?graph=a:a&graph=b:b", 400),
        ("?graph=a:a&default", 400),
        ("?graph=no%20iri", 400),
        ("?graph=file:///etc/passwd", 403),
    ],
)
def test_graph_store_status(client, query, status):
    assert client.get("/graphs" + query).status_code == status


@pytest.mark.parametrize("method", ["put", "post", "delete", "patch"])
def test_graph_store_only_reads(client, method):
    answer = client.request(method, "/graphs?default")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_head_has_no_body(client):
    answer = client.head("/sparql", params={"query": "ASK {}"})
    assert (answer.status_code, answer.content) == (200, b"")


def test_service_description(client):
    sd = "http://www.w3.org/ns/sparql-service-description#"
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    triples = {quad.triple for quad in pyoxigraph.parse(answer.content, format=pyoxigraph.RdfFormat.TURTLE)}
    said = {(triple.predicate.value, triple.object.value) for triple in triples}
    assert (sd + "endpoint", "http://127.0.0.1:8000/sparql") in said
    assert (sd + "supportedLanguage", sd + "SPARQL11Query") in said
    assert (sd + "supportedLanguage", sd + "SPARQL11Update") not in said
    assert sum(predicate == sd + "resultFormat" for predicate, _ in said) == 8
    assert sum(predicate == sd + "extensionFunction" for predicate, _ in said) == 2


def test_browser_at_the_endpoint_gets_the_page(client):
    answer = client.get("/sparql", headers={"Accept": "text/html"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


def test_browser_that_takes_only_pages_gets_the_page_with_its_query(client):
    asked = {"query": "ASK { ?a ?b 'ё' }"}
    answer = client.get("/sparql", params=asked, headers={"Accept": "text/html"}, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/#query=ASK%20%7B%20%3Fa%20%3Fb%20%27%D1%91%27%20%7D"
    usual = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    assert client.get("/sparql", params=asked, headers=usual, follow_redirects=False).status_code == 200


def test_query_page_and_what_it_offers(client):
    page = client.get("/").text
    assert "/static/query.js" in page
    known = client.get("/known").json()
    assert {"name", "title", "text"} <= known["queries"][0].keys()
    assert len(known["queries"]) >= 12
    assert known["prefixes"]["kg"]
    assert any(term["name"] == "kg:agent" for term in known["terms"])


@pytest.mark.parametrize(
    "file", ["query.js", "editor.js", "style.css", "vis-network.min.js", "editor.LICENSES.txt"]
)
def test_everything_the_page_loads_is_here(client, file):
    assert client.get(f"/static/{file}").status_code == 200


def test_live_view(client):
    answer = client.get("/view")
    assert answer.status_code == 200
    assert ARTICLE.title in answer.text


def test_read_only_unless_told(client):
    answer = client.post("/sparql", data={"update": "CLEAR ALL"})
    assert answer.status_code == 403
    assert "--writable" in answer.text


def test_large_body_is_refused(client):
    answer = client.post(
        "/sparql", content="#" * (1 << 20) + "\nASK {}", headers={"Content-Type": "application/sparql-query"}
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("limits", "query", "said"),
    [
        (Limits(seconds=3), PRODUCT, "3 s"),
        (Limits(LONG, memory=30 << 20), PRODUCT.replace("COUNT(*)", "COUNT(DISTINCT *)"), "30 MB"),
        (Limits(LONG, size=1 << 20), "SELECT * { ?a ?b ?c . ?d ?e ?f }", "1 MB"),
    ],
    ids=["time", "memory", "size"],
)
def test_limits_end_a_query_and_the_next_one_runs(store, limits, query, said):
    with TestClient(
        application(Settings(store, limits=limits, workers=1)), base_url="http://127.0.0.1"
    ) as client:
        answer = client.get("/sparql", params={"query": query})
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert said in answer.text
        assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"]


def test_changes_of_the_store_are_seen(tmp_path):
    folder = tmp_path / "store"
    first, *rest = everything()
    with Store(folder) as store:
        store.put(first)
    count = {"query": "SELECT (COUNT(?a) AS ?n) { ?a a kg:Article }"}
    with TestClient(application(Settings(folder)), base_url="http://127.0.0.1") as client:

        def counted() -> int:
            rows = client.get("/sparql", params=count).json()["results"]["bindings"]
            return int(rows[0]["n"]["value"])

        assert counted() == 1
        with Store(folder) as store:  # a writer beside the running server
            store.put_all(rest)
        assert _soon(counted, 1 + len(rest))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["store"]


def _soon(counted, wanted, seconds=DEADLINE):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if counted() == wanted:
            return True
        time.sleep(0.1)
    return False


def test_update_is_seen_at_once(writable):
    insert = "INSERT DATA { GRAPH <x:g> { <a:a> <a:b> 'new' } }"
    assert writable.post("/sparql", data={"update": insert}).status_code == 204
    assert writable.get("/sparql", params={"query": "ASK { ?s ?p 'new' }"}).json()["boolean"]


def test_update_past_its_time_changes_nothing(tmp_path):
    settings = Settings(fill(tmp_path / "store"), limits=Limits(seconds=3), writable=True)
    with TestClient(application(settings), base_url="http://127.0.0.1") as client:
        endless = (
            "INSERT DATA { GRAPH <x:h> { <a:a> <a:b> 'half' } } ; "
            "INSERT { GRAPH <x:g> { ?a ?e ?i } } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
        )
        assert client.post("/sparql", data={"update": endless}).status_code == 503
        assert not client.get(
            "/sparql", params={"query": "ASK { { ?s ?p 'half' } UNION { GRAPH <x:g> { ?s ?p ?o } } }"}
        ).json()["boolean"]
    with Store(tmp_path / "store") as store:
        assert len(store) == len(everything())


def test_no_store(tmp_path):
    from kg.errors import StoreError

    with (
        pytest.raises(StoreError, match="no store is there"),
        TestClient(application(Settings(tmp_path / "none"))),
    ):
        pass
    assert list(tmp_path.iterdir()) == []


def test_answers_are_json_as_the_standard_says(client):
    answer = client.get("/sparql", params={"query": "SELECT ?a { ?a a kg:Article } LIMIT 1"})
    assert json.loads(answer.content)["head"] == {"vars": ["a"]}
