"""A job in a process of its own: its answer in each format, its limits, its way out closed."""

import json
import os

import pyoxigraph
import pytest

from kg.sparql import process
from kg.sparql.formats import SOLUTIONS, TRIPLES
from kg.sparql.jobs import Ending, Job, Kind, Limits, Outcome
from kg.sparql.sandbox import refuse_sockets

NUMBERS = "FROM <http://example.org/g0> FROM <http://example.org/g1>"
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
SORTED_PRODUCT = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c ?f ?i ?l"


@pytest.mark.parametrize("form", SOLUTIONS, ids=lambda form: form.media)
@pytest.mark.parametrize("rows", [None, 10])
def test_rows_in_each_format(ask, form, rows):
    outcome, data = ask(
        "SELECT ?s ?o { ?s <p> ?o } ORDER BY ?o LIMIT 5".replace("<p>", "<http://example.org/p>"),
        solutions=form.media,
        rows=rows,
    )
    assert (outcome.ending, outcome.media) == (Ending.DONE, form.media)
    assert data.count(b"http://example.org/s") == 5


@pytest.mark.parametrize("form", TRIPLES, ids=lambda form: form.media)
def test_triples_in_each_format(ask, form):
    outcome, data = ask(f"CONSTRUCT {{ ?s ?p ?o }} {NUMBERS} WHERE {{ ?s ?p ?o }}", triples=form.media)
    assert outcome == Outcome(Ending.DONE, media=form.media, rows=201)
    assert len(list(pyoxigraph.parse(data, format=form.engine))) == 201


def test_triples_are_sorted_and_without_doubles(ask):
    _, data = ask("CONSTRUCT { <a:a> <a:b> <a:c> } WHERE { ?s ?p ?o }", triples="application/n-triples")
    assert data == b"<a:a> <a:b> <a:c> .\n"


def test_row_limit_says_that_there_is_more(ask):
    outcome, data = ask("SELECT ?s { ?s ?p ?o }", rows=3)
    assert (outcome.rows, outcome.truncated) == (3, True)
    assert len(json.loads(data)["results"]["bindings"]) == 3
    assert not ask(f"SELECT ?s {NUMBERS} {{ ?s ?p ?o }}", rows=201)[0].truncated


def test_hostile_text_survives_the_row_limit(ask):
    _, data = ask("SELECT ?o { ?s <http://example.org/says> ?o }", rows=1)
    assert json.loads(data)["results"]["bindings"][0]["o"]["value"] == 'a\tb\n"q" \x1b[31m'


@pytest.mark.parametrize(
    ("text", "dataset", "count"),
    [
        ("SELECT ?s { ?s <http://example.org/p> ?o }", {}, 200),
        ("SELECT ?s FROM <http://example.org/g1> { ?s <http://example.org/p> ?o }", {}, 100),
        ("SELECT ?s FROM NAMED <http://example.org/g1> { ?s <http://example.org/p> ?o }", {}, 0),
        ("SELECT ?s { ?s <http://example.org/p> ?o }", {"default_graphs": ("http://example.org/g1",)}, 100),
        (
            "SELECT ?s { GRAPH ?g { ?s <http://example.org/p> ?o } }",
            {"default_graphs": ("http://example.org/g1",)},
            0,
        ),
        (
            "SELECT ?s { GRAPH ?g { ?s <http://example.org/p> ?o } }",
            {"named_graphs": ("http://example.org/g1",)},
            100,
        ),
        ("SELECT ?s { GRAPH ?g { ?s <http://example.org/p> ?o } }", {}, 200),
        ("SELECT ?s FROM NAMED <http://example.org/absent> { ?s ?p ?o }", {}, 0),
        ("SELECT ?s FROM NAMED <http://example.org/absent> { GRAPH ?g { ?s ?p ?o } }", {}, 0),
        ("SELECT ?g FROM NAMED <http://example.org/absent> { GRAPH ?g {} }", {}, 1),
        ("SELECT ?g FROM NAMED <urn:absent> FROM NAMED <http://example.org/g1> { GRAPH ?g {} }", {}, 2),
        ("SELECT ?g { GRAPH ?g {} }", {"named_graphs": ("http://example.org/absent",)}, 1),
    ],
)
def test_dataset(ask, text, dataset, count):
    _, data = ask(text, **dataset)
    assert len(json.loads(data)["results"]["bindings"]) == count


@pytest.mark.parametrize(
    ("text", "job", "ending"),
    [
        ("SELECT", {}, Ending.SYNTAX),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> {} }", {}, Ending.REFUSED),
        ("SELECT * {}", {"default_graphs": ("file:///etc/passwd",)}, Ending.REFUSED),
        ("SELECT * {}", {"default_graphs": ("no iri",)}, Ending.REFUSED),
        ("SELECT ?s { ?s ?p ?o }", {"bindings": (("o", "no term"),)}, Ending.REFUSED),
        ("SELECT * {}", {"solutions": None}, Ending.UNACCEPTABLE),
        ("ASK {}", {"solutions": None}, Ending.UNACCEPTABLE),
        ("CONSTRUCT WHERE { ?s ?p ?o }", {"triples": None}, Ending.UNACCEPTABLE),
    ],
)
def test_what_cannot_be_answered(ask, text, job, ending):
    outcome, data = ask(text, **job)
    assert outcome.ending == ending
    assert outcome.message
    assert data == b""


def test_turtle_has_sorted_prefixes(ask):
    text = "CONSTRUCT { kg:a rdf:type prov:b ; rdfs:label skos:c ; owl:d oa:e } WHERE {}"
    lines = [line for line in ask(text)[1].decode().split("\n") if line.startswith("@prefix")]
    assert lines == sorted(lines)
    assert len(lines) == 7


def test_value_for_a_variable(ask):
    five = (("o", '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'),)
    _, data = ask("SELECT ?s { ?s <http://example.org/p> ?o }", bindings=five, solutions="text/csv")
    assert data == b"s\r\nhttp://example.org/s5\r\n"


def test_error_place_does_not_move_with_a_value(ask):
    outcome, _ = ask("SELECT ?s { ?s ex:p ?o }", bindings=(("o", "<a:a>"),))
    assert "column 16" in outcome.message


def test_time_limit_ends_the_query(ask):
    outcome, _ = ask(PRODUCT, Limits(seconds=0.5))
    assert outcome.ending == Ending.TIME
    assert "0.5 s" in outcome.message


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="the memory limit is Linux's")
def test_memory_limit_ends_the_query(ask):
    outcome, _ = ask(SORTED_PRODUCT, Limits(seconds=1200, memory=50 << 20))
    assert outcome.ending == Ending.MEMORY
    assert "50 MB" in outcome.message


def test_size_limit_ends_the_answer(ask):
    outcome, _ = ask("SELECT * { ?a ?b ?c . ?d ?e ?f }", Limits(size=100_000))
    assert outcome.ending == Ending.SIZE


def test_missing_store_is_named(tmp_path):
    outcome = process.run(tmp_path / "none", Job(Kind.QUERY, "ASK {}"), None, Limits())
    assert outcome.ending == Ending.STORE
    assert "none" in outcome.message


def test_job_and_outcome_cross_the_pipe_unchanged():
    job = Job(Kind.QUERY, "ASK {}", default_graphs=("a:a",), bindings=(("x", "<a:a>"),), rows=3)
    outcome = Outcome(Ending.TIME, "late", rows=2, truncated=True)
    assert Job.from_json(json.loads(json.dumps(job.to_json()))) == job
    assert Outcome.from_json(json.loads(json.dumps(outcome.to_json()))) == outcome


def test_memory_settings_are_the_worker_s_unless_somebody_gives_others(monkeypatch):
    monkeypatch.delenv("GLIBC_TUNABLES", raising=False)
    assert process.environment()["GLIBC_TUNABLES"] == process.ALLOCATOR["GLIBC_TUNABLES"]
    monkeypatch.setenv("GLIBC_TUNABLES", "glibc.malloc.check=1")
    assert process.environment()["GLIBC_TUNABLES"] == "glibc.malloc.check=1"


def test_credentials_stay_out_of_the_worker(monkeypatch):
    monkeypatch.setenv("KG_PUSH_PASSWORD", "secret")
    assert "secret" not in process.environment().values()


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="the filter is Linux's")
def test_kernel_refuses_sockets_and_programs():
    code = (
        "import os, socket, sys\n"
        "from kg.sparql.sandbox import refuse_sockets\n"
        "if not refuse_sockets(): sys.exit(3)\n"
        "denied = 0\n"
        "for attempt in (socket.socket, lambda: os.execv('/bin/true', ['true'])):\n"
        "    try: attempt()\n"
        "    except PermissionError: denied += 1\n"
        "sys.exit(denied)\n"
    )
    assert refuse_sockets.__doc__
    ended = os.spawnv(os.P_WAIT, process.sys.executable, [process.sys.executable, "-c", code])
    if ended == 3:
        pytest.skip("this machine's kernel takes no filter")
    assert ended == 2
