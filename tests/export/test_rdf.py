"""RDF out, and in again with nothing lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import load, rdf
from kg.errors import ExportError
from kg.export.turtle12 import REIFIES
from kg.model import Extraction
from tests import samples
from tests.export.conftest import Exported

GRAPHS = [("trig", "trig"), ("nquads", "nq"), ("jsonld", "jsonld")]
TRIPLES = [("turtle", "ttl"), ("turtle12", "ttl"), ("ntriples", "nt"), ("rdfxml", "rdf")]
FORMATS = {
    "trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD,
    "turtle": ox.RdfFormat.TURTLE, "turtle12": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}  # fmt: skip


def quads(given: list[Extraction]) -> set[ox.Quad]:
    return {quad for each in given for quad in rdf.extraction_quads(each)}


def triples(given: list[Extraction]) -> set[ox.Quad]:
    return {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads(given)}


def writable(name: str) -> list[Extraction]:
    """Return the samples, but for XML those without control characters."""
    return [*samples.plain(), samples.bare()] if name == "rdfxml" else samples.everything()


@pytest.mark.parametrize(("name", "suffix"), GRAPHS)
def test_formats_with_graphs_hold_every_quad(name: str, suffix: str, exported: Exported) -> None:
    assert set(ox.parse(exported(name), format=FORMATS[name])) == quads(samples.everything())


@pytest.mark.parametrize("name", ["turtle", "ntriples", "rdfxml"])
def test_formats_without_graphs_hold_every_triple(name: str, exported: Exported) -> None:
    given = writable(name)
    assert set(ox.parse(exported(name, given), format=FORMATS[name])) == triples(given)


@pytest.mark.parametrize(("name", "suffix"), GRAPHS + TRIPLES)
def test_what_was_written_is_read_back_article_by_article(
    name: str, suffix: str, exported: Exported, tmp_path: Path
) -> None:
    given = writable(name)
    path = tmp_path / f"graph.{suffix}"
    path.write_bytes(exported(name, given))
    found = load.read(path)
    assert found.violations == ()
    assert quads(list(found.articles)) == quads(given)
    by_key = {each.article.key: each for each in found.articles}
    assert all(by_key[each.article.key] == each for each in given)


@pytest.mark.parametrize(("name", "suffix"), TRIPLES)
def test_two_articles_that_name_an_actor_otherwise_agree_in_one_graph(
    name: str, suffix: str, exported: Exported, tmp_path: Path
) -> None:
    letter, denial = samples.letter(), samples.denial()
    said = denial.statements[1]
    other = replace(samples.NORWAY, name="Norge", names=(("nb", "Norge"),))
    said = replace(said, agent=replace(said.agent, actor=other))
    given = [letter, replace(denial, statements=(said,), roles=())]
    path = tmp_path / f"graph.{suffix}"
    path.write_bytes(exported(name, given))
    found = load.read(path)
    assert found.violations == ()
    names = {
        s.agent.actor.names for each in found.articles for s in each.statements if s.agent.actor == other
    }
    assert names == {(("en", "Norway"), ("nb", "Norge"), ("ru", "Норвегия"))}


def test_in_rdf_12_a_statement_reifies_its_triple(exported: Exported) -> None:
    found = list(ox.parse(exported("turtle12"), format=ox.RdfFormat.TURTLE))
    reified = [quad.object for quad in found if quad.predicate == REIFIES]
    subjects = [quad for quad in found if quad.predicate.value.endswith("#subject")]
    assert len(reified) == 10 and all(isinstance(value, ox.Triple) for value in reified)
    assert len(subjects) == 1  # the statement without an object
    facts = {ox.Triple(quad.subject, quad.predicate, quad.object) for quad in found}
    assert 0 < len(facts & set(reified)) < len(reified)  # what is denied or planned is spoken of, not said


def test_no_format_has_blank_nodes_and_turtle_names_its_prefixes_in_order(exported: Exported) -> None:
    content = exported("turtle").decode()
    prefixes = [line for line in content.splitlines() if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes) and "@prefix wd: <http://www.wikidata.org/entity/> ." in prefixes
    assert "_:" not in exported("nquads", samples.plain()).decode()


def test_xml_refuses_what_it_cannot_hold_and_names_the_article(exported: Exported) -> None:
    with pytest.raises(ExportError, match=r"passwd: XML cannot hold the character U\+000B; choose turtle"):
        exported("rdfxml")


def test_xml_keeps_the_ends_of_lines_of_windows(exported: Exported) -> None:
    given = [replace(samples.bare(), article=samples.article("One.\r\nTwo.\r\n", language="en"))]
    assert set(ox.parse(exported("rdfxml", given), format=ox.RdfFormat.RDF_XML)) == triples(given)
