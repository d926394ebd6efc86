"""Taking RDF in: kg's own judged, other RDF as facts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import export, load, rdf
from kg.errors import InputError, ShapeError
from kg.load.loaded import told_once
from kg.shapes import Violation
from kg.store import Store
from tests import samples
from tests.conftest import Run, Write

Change = Callable[[str], str]
FACTS = """@prefix x: <http://x.example/> . @prefix kg: <https://kg.example/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
x:Olga a kg:Person ; rdfs:label "Olga"@en ; schema:name "Olga" ; x:knows [ x:name "Пётр" ] . """


def turtle() -> str:
    return b"".join(export.chunks("turtle", samples.plain())).decode()


def trig() -> str:
    return b"".join(export.chunks("trig", samples.plain())).decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda text: text.replace('oa:exact "опроверг"', 'oa:exact "подтвердил"'),
            "the quote is not in the text",
        ),
        (lambda text: text.replace("kg:polarity kg:negated ;", ""), "polarity"),
        (lambda text: text.replace("kg:status kg:planned ;", ""), "status"),
        (
            lambda text: text + '<https://kg.example/id/actor/memo> <http://x.example/p> "mine" .',
            "kg did not write",
        ),
    ],
)
def test_a_violation_names_what_it_is_in(change: Change, words: str, write: Write) -> None:
    text = change(turtle())
    assert text != turtle()
    found = load.read(write("graph.ttl", text))
    assert any(words in each.message for each in found.violations)
    assert any(each.finding.startswith("https://kg.example/id/") for each in found.violations)
    with pytest.raises(ShapeError, match="nothing was stored"):
        load.refuse([(Path("graph.ttl"), found)])


def test_a_graph_under_a_wrong_name_is_refused(write: Write) -> None:
    key = samples.denial().article.key
    found = load.read(write("graph.trig", trig().replace(key, "0" * 20)))
    assert any("whose IRI comes from its text" in each.message for each in found.violations)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("graph.txt", "", "the ending tells no RDF format"),
        ("graph.ttl", "", "holds nothing|no article"),
        ("graph.ttl", "<http://a> <http://b> .\n", "line 1"),
        ("graph.ttl", b'<http://a> <http://b> "\xe9" .', "UTF-8"),
        ("graph.ttl", FACTS, "no article of kg; load other RDF with --facts"),
        (
            "graph.jsonld",
            '{"@context": "https://elsewhere.example/c", "@id": "http://a"}',
            "nothing is fetched",
        ),
        ("graph.jsonld", '{"@id": ', "line 1"),
        ("graph.rdf", '<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><r/>', "entities hold entities"),
        ("graph.rdf", '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r>&a;</r>', "in other files"),
        (
            "graph.trig",
            "<http://g> { <http://a> <http://b> <http://c> } <http://d> <http://e> <http://f> .",
            "outside",
        ),
    ],
)
def test_what_is_no_graph_is_one_line(name: str, content: str | bytes, words: str, write: Write) -> None:
    with pytest.raises(InputError, match=words) as raised:
        load.read(write(name, content))
    assert name in str(raised.value) and "\n" not in str(raised.value)


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load.read(tmp_path / "absent.ttl")


def test_facts_are_one_graph_without_blank_nodes(write: Write) -> None:
    found = load.read_facts(write("Mini sters.ttl", FACTS))
    [(name, quads)] = found.facts
    assert name == "https://kg.example/id/facts/mini-sters" and found.articles == ()
    assert {quad.graph_name.value for quad in quads} == {name}
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))
    renamed = FACTS.replace("[ x:name", "_:other . _:other x:name").replace(" ] .", " .")
    again = load.read_facts(write("again/mini-sters.ttl", renamed))
    assert again.facts == found.facts


def test_facts_cannot_take_the_place_of_an_article(write: Write, tmp_path: Path) -> None:
    with Store(tmp_path / "store") as store:
        store.put_all(samples.plain())
        before = list(store.quads())
        [(name, quads)] = load.read_facts(write("graph.trig", trig())).facts
        store.put_graph(name, quads)
        assert len(store.articles()) == 3
        assert [quad for quad in store.quads() if quad.graph_name.value != name] == before


def test_triple_terms_are_no_facts(write: Write) -> None:
    with pytest.raises(InputError, match="triple terms"):
        load.read_facts(
            write("graph.ttl", "<http://a> <http://b> <<( <http://c> <http://d> <http://e> )>> .")
        )


def test_facts_are_checked_too(write: Write) -> None:
    broken = "<http://x.example/s> a <https://kg.example/ns#Statement> ."
    assert load.read_facts(write("graph.ttl", broken)).violations


def test_what_is_loaded_can_be_exported_again(run: Run, write: Write, tmp_path: Path) -> None:
    done = run("load", write("graph.ttl", turtle()))
    assert done.exit_code == 0 and "3 articles, 10 statements" in done.stdout
    back = run("export", "--format", "nquads")
    wanted = {quad for each in samples.plain() for quad in rdf.extraction_quads(each)}
    assert set(ox.parse(back.stdout_bytes, format=ox.RdfFormat.N_QUADS)) == wanted


@pytest.mark.parametrize(("name", "suffix"), [("trig", "trig"), ("nquads", "nq"), ("jsonld", "jsonld")])
def test_facts_go_along_where_there_are_graphs(name: str, suffix: str, run: Run, write: Write) -> None:
    facts = write("facts.ttl", FACTS + "x:Olga x:born '1990'^^x:year ; x:says 'да'@ru .")
    run("load", "--facts", "--name", "people", facts)
    back = load.read(write(f"back.{suffix}", run("export", "--format", name).stdout_bytes))
    assert back.facts == load.read_facts(facts, "people").facts and len(back.facts[0][1]) == 7


def test_where_one_file_is_wrong_nothing_is_stored(run: Run, write: Write, tmp_path: Path) -> None:
    wrong = write("wrong.ttl", turtle().replace("kg:status kg:planned ;", ""))
    done = run("load", write("right.ttl", turtle()), wrong)
    assert done.exit_code == ShapeError.exit_code
    assert "wrong.ttl: <https://kg.example/id/statement/" in done.stdout
    assert not (tmp_path / "kg-store").exists()


def test_a_name_goes_with_facts(run: Run, write: Write) -> None:
    assert run("load", "--name", "x", write("graph.ttl", turtle())).exit_code == 2


def test_what_reads_the_same_is_told_once(write: Write) -> None:
    again = turtle().replace('oa:exact "опроверг"', 'oa:exact "подтвердил"')
    told = [str(each) for each in load.read(write("graph.ttl", again)).violations]
    assert told
    assert len(told) == len(set(told))


def test_the_first_of_two_violations_that_read_the_same_is_kept() -> None:
    one, other = (Violation(graph, "a", "b", "is wrong") for graph in ("g", "h"))
    assert told_once([one, other, one]) == (one,)
