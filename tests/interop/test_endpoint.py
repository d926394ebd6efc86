"""``kg serve`` asked by clients of others: curl, SPARQLWrapper, Comunica, and rdflib's SPARQL store."""

import csv
import json
import shutil
import subprocess

import pytest

from kg import queries
from kg.store import Store
from tests.interop.conftest import TOOLS
from tests.serve.conftest import address, store  # noqa: F401 — fixtures

pytestmark = pytest.mark.interop
COUNT = "SELECT (COUNT(?s) AS ?n) WHERE { ?s a <https://kg.example/ns#Statement> }"
ACTORS = "SELECT ?name WHERE { ?actor <https://schema.org/name> ?name } ORDER BY ?name"


def _comunica():
    """Return Comunica's program; none where it is not installed."""
    program = TOOLS / "node" / "node_modules" / ".bin" / "comunica-sparql-file"
    return str(program) if program.exists() else shutil.which("comunica-sparql")


def _expected(folder, text):
    with Store(folder, read_only=True) as opened:
        return [tuple(getattr(term, "value", "") for term in row) for row in opened.query(text)]


@pytest.fixture
def wrapper():
    """SPARQLWrapper's module."""
    return pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed; pip install kg[test]")


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", ["json", "xml"])
def test_sparqlwrapper_select(address, store, wrapper, method, form):  # noqa: F811
    client = wrapper.SPARQLWrapper(f"{address}/sparql")
    client.setMethod(method)
    client.setQuery(ACTORS)
    client.setReturnFormat(form)
    answer = client.query().convert()
    if form == "json":
        found = [(row["name"]["value"],) for row in answer["results"]["bindings"]]
    else:
        found = [
            (node.firstChild.nodeValue if node.firstChild else "",)
            for node in answer.getElementsByTagName("literal")
        ]
    assert found == _expected(store, ACTORS)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # SPARQLWrapper uses it
@pytest.mark.parametrize("form", ["turtle", "xml", "json-ld"])
def test_sparqlwrapper_construct(address, wrapper, form):  # noqa: F811
    client = wrapper.SPARQLWrapper(f"{address}/sparql")
    client.setQuery("CONSTRUCT { ?s a ?type } WHERE { ?s a ?type . ?s a kg:Statement }")
    client.setReturnFormat(form)
    answer = client.query().convert()
    if isinstance(answer, bytes):
        import rdflib

        answer = rdflib.Graph().parse(data=answer, format=form)
    assert len(answer) > 10


def test_rdflib_store(address, store):  # noqa: F811
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    rows = SPARQLStore(f"{address}/sparql", returnFormat="json").query(ACTORS)
    assert [(str(row[0]),) for row in rows] == _expected(store, ACTORS)


def _curl(*arguments):
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    command = ["curl", "--silent", "--show-error", "--max-time", "600", *arguments]
    return subprocess.run(command, capture_output=True, check=True, timeout=600).stdout.decode()


@pytest.mark.parametrize(
    "how",
    [
        ["--get", "--data-urlencode", f"query={ACTORS}"],
        ["--data-urlencode", f"query={ACTORS}"],
        ["--header", "Content-Type: application/sparql-query", "--data-binary", ACTORS],
    ],
    ids=["get", "form", "direct"],
)
def test_curl(address, store, how):  # noqa: F811
    text = _curl("--header", "Accept: text/csv", *how, f"{address}/sparql")
    header, *rows = csv.reader(text.splitlines(keepends=True))
    assert header == ["name"]
    assert [tuple(row) for row in rows] == _expected(store, ACTORS)


def test_curl_follows_a_statement_to_its_rdf(address):  # noqa: F811
    answer = json.loads(
        _curl(
            "--data-urlencode",
            "query=SELECT ?s { ?s a kg:Statement } ORDER BY ?s LIMIT 1",
            f"{address}/sparql",
        )
    )
    iri = answer["results"]["bindings"][0]["s"]["value"]
    turtle = _curl("--header", "Accept: text/turtle", f"{address}/statement/{iri.rsplit('/', 1)[1]}")
    assert "kg:agent" in turtle


def _ask_comunica(address, text):  # noqa: F811
    program = _comunica()
    if program is None:
        pytest.skip("Comunica is not installed; .ci/interop.sh installs it")
    command = [
        program,
        f"sparql@{address}/sparql",
        "--query",
        text,
        "--outputType",
        "application/sparql-results+json",
    ]
    ran = subprocess.run(command, capture_output=True, check=True, timeout=600)
    return json.loads(ran.stdout)


def test_comunica(address, store):  # noqa: F811
    found = _ask_comunica(address, ACTORS)["results"]["bindings"]
    assert [(row["name"]["value"],) for row in found] == _expected(store, ACTORS)


@pytest.mark.parametrize("name", ["requests", "denials"])
def test_comunica_named_query(address, store, name):  # noqa: F811
    question = queries.load()[name]
    found = _ask_comunica(address, question.sparql)["results"]["bindings"]
    assert len(found) == len(_expected(store, question.text))
