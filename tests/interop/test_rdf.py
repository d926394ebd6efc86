"""Other projects' RDF tools read what kg writes, and find as much in it."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg import ontology
from tests.interop.conftest import Sample, jena, node, python, run, tool

pytestmark = [pytest.mark.interop, pytest.mark.slow]
TRIPLES = ["turtle", "ntriples", "rdfxml"]
QUADS = ["trig", "nquads", "jsonld"]


def wanted(sample: Sample, name: str) -> int:
    return len(sample.triples if name in TRIPLES else sample.quads)


@pytest.mark.parametrize(
    ("name", "syntax"),
    [
        ("turtle", "turtle"),
        ("ntriples", "ntriples"),
        ("rdfxml", "rdfxml"),
        ("trig", "trig"),
        ("nquads", "nquads"),
    ],
)
def test_rapper(name: str, syntax: str, sample: Sample) -> None:
    lines = run(tool("rapper"), "-q", "-i", syntax, "-o", "nquads", sample.files[name])
    assert len(set(lines.splitlines())) == wanted(sample, name)


@pytest.mark.parametrize("name", [*TRIPLES, "trig", "nquads"])
def test_jena_riot(name: str, sample: Sample) -> None:
    told = jena("riotcmd.riot", "--count", sample.files[name], errors=True)
    found = re.search(r"= ([\d,]+)", told)
    assert found and int(found[1].replace(",", "")) == wanted(sample, name)
    assert jena("riotcmd.riot", "--validate", sample.files[name], errors=True).strip() == ""


def test_n3js_and_jsonldjs(sample: Sample) -> None:
    names = ["turtle", "ntriples", "trig", "nquads", "jsonld"]
    found = node("count.mjs", *(sample.files[name] for name in names))
    assert found == {str(sample.files[name]): wanted(sample, name) for name in names}


def test_pyld(sample: Sample) -> None:
    assert python(pyld=sample.files["jsonld"]) == {"pyld": len(sample.quads)}


@pytest.mark.parametrize("name", [*TRIPLES, *QUADS])
def test_rdflib(name: str, sample: Sample) -> None:
    formats = {
        "turtle": "turtle",
        "ntriples": "nt",
        "rdfxml": "xml",
        "trig": "trig",
        "nquads": "nquads",
        "jsonld": "json-ld",
    }
    dataset = rdflib.Dataset()
    dataset.parse(sample.files[name], format=formats[name])
    assert len(set(dataset.quads())) == wanted(sample, name)


@pytest.mark.parametrize("name", [*TRIPLES, *QUADS])
def test_oxigraph(name: str, sample: Sample) -> None:
    store = ox.Store()
    formats = {"jsonld": ox.RdfFormat.JSON_LD, "rdfxml": ox.RdfFormat.RDF_XML}
    store.bulk_load(
        path=sample.files[name],
        format=formats.get(name) or ox.RdfFormat.from_extension(sample.files[name].suffix[1:]),
    )
    assert len(store) == wanted(sample, name)


def test_the_wikidata_like_rdf(sample: Sample) -> None:
    path = sample.files["wikidata"]
    assert node("count.mjs", path) == {str(path): len(set(ox.parse(path=path)))}


def test_every_claim_is_one_for_pyld(sample: Sample) -> None:
    quads = list(ox.parse(path=sample.files["claims"], format=ox.RdfFormat.JSON_LD))
    assert python(pyld=sample.files["claims"])["pyld"] > sum(
        len(each.statements) for each in sample.extractions
    )
    kind = ox.NamedNode("https://schema.org/Claim")
    assert sum(quad.object == kind for quad in quads) == sum(
        len(each.statements) for each in sample.extractions
    )


OWL = "http://www.w3.org/2002/07/owl#"
KINDS = {
    "class": "Class", "object property": "ObjectProperty", "datatype property": "DatatypeProperty",
    "annotation property": "AnnotationProperty", "individual": "NamedIndividual",
}  # fmt: skip


def test_owlready2_reads_the_ontology(tmp_path: Path) -> None:
    path, source = tmp_path / "ontology.nt", ontology.load()
    path.write_bytes(
        ox.serialize((ox.Triple(*tuple(quad)[:3]) for quad in source.quads), format=ox.RdfFormat.N_TRIPLES)
        or b""
    )
    declared = {
        kind: sum(quad.object == ox.NamedNode(OWL + name) for quad in source.quads)
        for kind, name in KINDS.items()
    }
    assert python(owlready2=path)["owlready2"] == declared
