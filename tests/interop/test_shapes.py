"""Four SHACL engines agree that the sample graph is right, and that a broken one is not."""

from __future__ import annotations

import re
from pathlib import Path

import pyshacl
import pytest
import rdflib

from kg import ontology, resources
from tests.interop.conftest import Sample, jena, node

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
pytestmark = [pytest.mark.interop, pytest.mark.slow]


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shapes") / "shapes.ttl"
    text = ontology.follow_namespace(resources.SHAPES.read_text(encoding="utf-8"), ontology.load())
    rdflib.Graph().parse(data=text, format="turtle").serialize(path, format="turtle")
    return path


@pytest.fixture(scope="module", params=["right", "broken"])
def case(
    request: pytest.FixtureRequest, sample: Sample, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, bool]:
    """Return a graph with the ontology that its shapes need, and whether it conforms."""
    graph = rdflib.Graph().parse(sample.files["turtle"], format="turtle")
    graph.parse(resources.ONTOLOGY, format="turtle")
    if request.param == "broken":
        kg = rdflib.Namespace(ontology.load().namespace)
        for statement in sorted(graph.subjects(rdflib.RDF.type, kg.Statement))[:3]:
            graph.remove((statement, kg.agent, None))
            graph.remove((statement, kg.evidence, None))
        for node, _, words in sorted(graph.triples((None, OA.exact, None)))[:3]:
            graph.set((node, OA.exact, rdflib.Literal(f"{words} и ещё")))
    path = tmp_path_factory.mktemp(request.param) / "graph.ttl"
    graph.serialize(path, format="turtle")
    return path, request.param == "right"


def test_pyshacl(case: tuple[Path, bool], shapes: Path) -> None:
    path, right = case
    conforms, _, _ = pyshacl.validate(
        str(path), shacl_graph=str(shapes), data_graph_format="turtle", shacl_graph_format="turtle"
    )
    assert conforms is right


def test_jena_shacl(case: tuple[Path, bool], shapes: Path) -> None:
    path, right = case
    told = jena("shacl.shacl_validate", "--shapes", shapes, "--data", path)
    assert re.search(r"sh:conforms\s+(true|false)", told)[1] == str(right).lower()


@pytest.mark.parametrize("engine", ["shacl-engine", "rdf-validate-shacl"])
def test_javascript_engines(engine: str, case: tuple[Path, bool], shapes: Path) -> None:
    path, right = case
    found = node("shapes.mjs", path, shapes)[engine]
    assert found["conforms"] is right, found["messages"][:5]
