"""``kg query``: what is asked, what is answered, and one clear message for what cannot be."""

import csv
import io
import json

import pyoxigraph
import pytest
from click.testing import CliRunner

from kg import query
from kg.cli import cli
from kg.errors import QueryError
from kg.store import Store
from tests.samples import everything

STATEMENTS = sum(len(each.statements) for each in everything())
COUNT = "SELECT (COUNT(?s) AS ?n) { ?s a kg:Statement }"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The folder of a store of the samples."""
    folder = tmp_path_factory.mktemp("query") / "store"
    with Store(folder) as opened:
        opened.put_all(everything())
    return folder


@pytest.fixture
def kg(store):
    """Run ``kg query`` with arguments; the result has ``output``, ``stdout``, ``stderr``, ``exit_code``."""

    def run(*arguments, text=None):
        return CliRunner().invoke(cli, ["query", *arguments, "--store", str(store)], input=text)

    return run


def test_table(kg):
    assert kg(COUNT).stdout.split() == ["n", str(STATEMENTS)]


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
def test_rows(kg, form):
    assert str(STATEMENTS) in kg(COUNT, "--format", form).stdout


@pytest.mark.parametrize(
    ("form", "engine"),
    [
        ("turtle", pyoxigraph.RdfFormat.TURTLE),
        ("ntriples", pyoxigraph.RdfFormat.N_TRIPLES),
        ("xml", pyoxigraph.RdfFormat.RDF_XML),
        ("json", pyoxigraph.RdfFormat.JSON_LD),
    ],
)
def test_triples(kg, form, engine):
    text = kg("CONSTRUCT { ?s kg:agent ?a } WHERE { ?s kg:agent ?a }", "--format", form).stdout
    assert len(list(pyoxigraph.parse(text, format=engine))) == STATEMENTS


def test_triples_as_rows(kg):
    text = kg("CONSTRUCT { ?s kg:agent ?a } WHERE { ?s kg:agent ?a }", "--format", "csv").stdout
    header, *rows = csv.reader(io.StringIO(text))
    assert header == ["subject", "predicate", "object"]
    assert len(rows) == STATEMENTS


def test_yes_or_no(kg):
    assert kg("ASK { ?s a kg:Statement }").stdout.split() == ["answer", "yes"]
    assert json.loads(kg("ASK { ?s a kg:None }", "--format", "json").stdout)["boolean"] is False


def test_same_bytes_again(kg):
    asked = ("CONSTRUCT { ?s ?p ?o } WHERE { ?s a kg:Statement ; ?p ?o }", "--format", "turtle")
    assert kg(*asked).stdout_bytes == kg(*asked).stdout_bytes


def test_limit_says_that_there_is_more(kg):
    ran = kg("SELECT ?s { ?s a kg:Statement }", "--limit", "2", "--format", "csv")
    assert len(ran.stdout.split()) == 3
    assert "there are more" in ran.stderr
    assert "there are more" not in kg("SELECT ?s { ?s a kg:Statement }", "--limit", "0").stderr


def test_file_and_standard_input(kg, tmp_path):
    file = tmp_path / "count.rq"
    file.write_text(COUNT)
    assert kg(str(file)).stdout == kg("-", text=COUNT).stdout == kg(COUNT).stdout


@pytest.mark.parametrize("name", query.queries.load())
def test_every_named_query_runs(kg, name):
    ran = kg(name, "--format", "csv")
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.strip()


def test_list(kg):
    listed = kg("--list").stdout
    assert all(name in listed for name in query.queries.load())


def test_print_gives_what_any_tool_reads(kg):
    text = kg("requests", "--print").stdout
    pyoxigraph.Store().query(text)
    assert text.startswith("PREFIX")


@pytest.mark.parametrize("value", ["Anna Vetrova", "anna vetrova", "Ветрова", "actor/anna-vetrova"])
def test_actor_by_any_name(kg, value):
    given = f"<{value}>" if "/" in value else value
    rows = kg("timeline", "--param", f"actor={given}", "--format", "csv").stdout.splitlines()
    assert len(rows) > 1
    assert all("Anna Vetrova" in row or "Анна Ветрова" in row for row in rows[1:])


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("kg:agent", "<https://kg.example/ns#agent>"),
        ("<a:b>", "<a:b>"),
        ("http://example.org/x", "<http://example.org/x>"),
        ("urn:x:y", "<urn:x:y>"),
        ("<actor/x>", "<https://kg.example/id/actor/x>"),
        ("5", '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("plain", '"plain"'),
        ('"quoted"@en', '"quoted"@en'),
        ("2025-10-31", '"2025-10-31"'),
        ("not: a name", '"not: a name"'),
        ('say "x"', '"say \\"x\\""'),
    ],
)
def test_terms(value, term):
    assert query.term(value) == term


@pytest.mark.parametrize("value", ["http://exa mple.org/", "<no iri>"])
def test_no_iri(value):
    with pytest.raises(QueryError, match="no IRI"):
        query.term(value)


def test_save_and_use(kg, store):
    assert kg(COUNT, "--save", "how-many").exit_code == 0
    assert kg("how-many").stdout == kg(COUNT).stdout
    assert "how-many" in kg("--list").stdout
    query.saved_folder(store).joinpath("how-many.rq").unlink()


@pytest.mark.parametrize("name", ["../evil", "a b", "", "requests", ".hidden", "x/y"])
def test_name_that_cannot_be_saved(kg, name):
    ran = kg(COUNT, f"--save={name}")
    assert ran.exit_code != 0 or not name


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["SELECT * { ?s ex:p ?o }"], 5, "line 1, column 15"),
        (["requsts"], 5, "is «requests» meant?"),
        (["nothing-like-it"], 5, "kg query --list"),
        (["missing.rq"], 5, "missing.rq: no such file"),
        (["SELECT * { SERVICE <http://127.0.0.1:9/> {} }"], 5, "may not leave the store"),
        (["SELECT * FROM <file:///etc/passwd> {}"], 5, "may not read files"),
        (["INSERT DATA { <a:a> <a:a> 1 }"], 5, "starts a SPARQL update"),
        (["ASK {}", "--format", "turtle"], 5, "turtle cannot hold"),
        (["ASK {}", "--param", "x=y"], 5, "no variable «x»"),
        (["SELECT ?x { ?x ?p ?o }", "--param", "x"], 2, "NAME=VALUE"),
        (
            ["SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "--timeout", "0.5"],
            5,
            "0.5 s",
        ),
        ([], 2, "--list"),
        (["-"], 5, "nothing is asked"),
    ],
)
def test_message(kg, arguments, code, said):
    ran = kg(*arguments, text="")
    assert ran.exit_code == code, ran.output
    assert said in ran.stderr
    assert "Traceback" not in ran.output


def test_caret_stands_below_the_word(kg):
    *_, line, pointer = kg("SELECT *   {  ?s   ex:p ?o }").stderr.splitlines()
    assert line[pointer.index("^") :].startswith("ex:p")


def test_no_store(tmp_path):
    ran = CliRunner().invoke(cli, ["query", "ASK {}", "--store", str(tmp_path / "none")])
    assert (ran.exit_code, "no store is there" in ran.stderr) == (4, True)


def test_hostile_text_does_not_steer_a_table(kg):
    shown = kg("SELECT ?text { ?a a kg:Article ; kg:text ?text }").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
