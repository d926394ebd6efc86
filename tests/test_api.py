"""The public Python API: what is in it, and what each part gives."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import networkx
import pytest
import rdflib

import kg
from kg import KnowledgeGraph, errors, model, ontology, queries, rdf
from tests import samples


@pytest.fixture(scope="module")
def graph():
    return KnowledgeGraph.of(samples.everything())


def test_everything_public_is_there_and_nothing_else():
    assert sorted(kg.__all__) == kg.__all__
    for name in kg.__all__:
        assert getattr(kg, name) is not None
    public = {name for name in dir(kg) if not name.startswith("_")} - {"annotations", "import_module", "Any"}
    modules = {name for name in public if f"kg.{name}" in sys.modules}
    assert public - modules - {"TYPE_CHECKING"} <= set(kg.__all__)


def test_every_error_is_public():
    kinds = {
        name
        for name, one in vars(errors).items()
        if isinstance(one, type) and issubclass(one, errors.KgError)
    }
    assert kinds <= set(kg.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'Knowledge'"):
        _ = kg.Knowledge


def test_importing_loads_nothing_heavy():
    heavy = {"numpy", "rdflib", "networkx", "pyoxigraph", "click"}
    script = f"import sys, kg; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_graph_holds_what_was_put_in(graph):
    everything = samples.everything()
    assert set(graph.articles) == {one.article for one in everything}
    assert set(graph.statements) == {statement for one in everything for statement in one.statements}
    assert set(graph.roles) == {role for one in everything for role in one.roles}
    assert samples.NORWAY in graph.actors
    assert len(graph) == len(everything)
    assert repr(graph) == f"<KnowledgeGraph: {len(everything)} articles, {len(graph.statements)} statements>"
    assert all(isinstance(actor, model.Actor) for actor in graph.actors)


def test_select_gives_python_values(graph):
    rows = graph.query(
        'SELECT ?s ?n ?d ?t ("a"@en AS ?l) WHERE { VALUES (?s ?n ?d) '
        '{ (<http://e.org/a> 5 "2025-03-04"^^xsd:date) } OPTIONAL { ?s kg:no ?t } }'
    )
    assert rows == [{"s": "http://e.org/a", "n": 5, "d": date(2025, 3, 4), "l": "a"}]


def test_ask_and_construct(graph):
    assert graph.query("ASK { ?s a kg:Statement }") is True
    triples = graph.query("CONSTRUCT { ?s a kg:Article } WHERE { ?s a kg:Article }")
    assert {row["subject"] for row in triples} == {rdf.article_iri(one.key) for one in graph.articles}


@pytest.mark.parametrize("value", ["wd:Q20", samples.NORWAY.id])
def test_a_query_may_be_given_values(graph, value):
    rows = graph.query("SELECT ?o { ?s rdfs:label ?o }", s=value)
    assert {row["o"] for row in rows} == {"Norway", "Норвегия"}


def test_a_value_cannot_change_the_question(graph):
    attack = '"} DROP ALL #'
    with pytest.raises(errors.QueryError):
        graph.query("SELECT ?s { ?s rdfs:label ?o }", o=attack)
    assert graph.query("SELECT ?s { ?s rdfs:label ?o }", o=attack.lstrip('"')) == []


@pytest.mark.parametrize("name", queries.load())
def test_a_named_question_is_asked_by_its_name(graph, name):
    assert isinstance(graph.query(name), list | bool)


@pytest.mark.parametrize(
    "bad", ["SELECT", "no-such-question", "DROP ALL", "SELECT * { SERVICE <http://e.org> {} }"]
)
def test_a_query_that_cannot_be_is_an_error(graph, bad):
    with pytest.raises(errors.QueryError):
        graph.query(bad)


def test_networkx_and_rdflib_get_their_own_values(graph):
    found = graph.to_networkx()
    assert isinstance(found, networkx.MultiDiGraph)
    assert samples.NORWAY.id in found
    state = rdflib.URIRef(ontology.load().actor_type(samples.NORWAY.type).iri)
    data = graph.to_rdf()
    assert isinstance(data, rdflib.Dataset)
    assert list(data.quads((rdflib.URIRef(samples.NORWAY.id), rdflib.RDF.type, state, None)))


def test_the_page_is_written_and_shown(graph, tmp_path):
    path = graph.to_html(tmp_path / "new" / "graph.html", language="ru", focus="Норвегия")
    assert path.read_text("utf-8").startswith("<!")
    assert "<iframe" in graph.view(height=300, theme="dark")._repr_html_()
    with pytest.raises(errors.ViewError):
        graph.to_html(tmp_path / "graph.html", focus="nobody at all")


def test_any_format_is_written(graph, tmp_path):
    assert graph.export("jsonl", tmp_path / "a.jsonl").read_text("utf-8").count("\n") == len(graph.statements)
    with pytest.raises(errors.ExportError):
        graph.export("no such format", tmp_path / "a")


def test_a_folder_is_opened_again(tmp_path):
    from kg.store import Store

    with Store(tmp_path / "store") as store:
        store.put_all(samples.plain())
    with KnowledgeGraph.open(tmp_path / "store") as graph:
        assert len(graph) == 3
    with pytest.raises(errors.StoreError, match="no store is there"):
        KnowledgeGraph.open(tmp_path / "none")


def test_building_counts_what_fails(write, tmp_path):
    good, bad = write("a.txt", "Министр попросил соседей о помощи."), write("b.txt", "")
    with KnowledgeGraph.build([good, bad], store=tmp_path / "store", language="xx") as graph:
        assert [article.text for article in graph.articles] == ["Министр попросил соседей о помощи."]
        assert [str(error).split(":")[1].strip() for error in graph.failures] == [
            "the file is empty; give an article's text"
        ]
    with pytest.raises(errors.InputError, match="empty"):
        KnowledgeGraph.build(bad)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"language": "xx"}, "no language «xx»"),
        ({"theme": "blue"}, "no theme «blue»"),
        ({"hops": -1}, "0 or more"),
        ({"maximum": -1}, "0 or more"),
        ({"relations": "Supply"}, "are several"),
    ],
)
def test_a_page_that_cannot_be_is_refused(graph, tmp_path, options, says):
    with pytest.raises(errors.ViewError, match=says):
        graph.to_html(tmp_path / "graph.html", **options)
    assert not (tmp_path / "graph.html").exists()


@pytest.mark.parametrize("value", [None, ["a"], "\ud800"])
def test_a_value_that_is_none_is_refused(graph, value):
    with pytest.raises(errors.QueryError):
        graph.query("requests", agent=value)


def test_a_language_or_a_folder_that_cannot_be_is_refused(write):
    path = write("a.txt", "Министр попросил соседей о помощи.")
    with pytest.raises(errors.InputError, match="no language code"):
        KnowledgeGraph.build(path, language="по-русски")
    with pytest.raises(errors.StoreError):
        KnowledgeGraph.build(path, store="a\0b")


@pytest.mark.parametrize(
    "call",
    [
        lambda graph: KnowledgeGraph.build(5),
        lambda graph: KnowledgeGraph.build(None),
        lambda graph: KnowledgeGraph.build([5]),
        lambda graph: KnowledgeGraph.build("a.txt", store=5),
        lambda graph: KnowledgeGraph.build("a.txt", processes="2"),
        lambda graph: KnowledgeGraph.build("a.txt", language=5),
        lambda graph: KnowledgeGraph.open(5),
        lambda graph: graph.to_html(5),
        lambda graph: graph.export("trig", None),
        lambda graph: graph.export(5, "graph.trig"),
        lambda graph: graph.query(5),
    ],
)
def test_a_value_of_the_wrong_type_is_kg_s_own_error(graph, call):
    with pytest.raises(errors.KgError) as caught:
        call(graph)
    assert "\n" not in str(caught.value)
