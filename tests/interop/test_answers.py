"""Other projects' SPARQL engines answer the named queries as Oxigraph does."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from kg import ontology, queries
from kg.export.quads import union
from kg.model import Extraction
from tests import samples
from tests.interop.conftest import Sample, jena, node, run, tool

pytestmark = [pytest.mark.interop, pytest.mark.slow]
QUESTIONS = queries.load()
RESULTS = "{http://www.w3.org/2005/sparql-results#}"
WARNED = 2
"""What roqet ends with after a warning, of which it has some for every longer query."""
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
Rows = Counter[frozenset[tuple[str, str, str, str]]]


def rows(answer: dict[str, Any]) -> Rows:
    """Return SPARQL JSON results as a multiset of rows, values of every tool written alike."""
    return Counter(
        frozenset((name, *_term(value)) for name, value in row.items())
        for row in answer["results"]["bindings"]
    )


def _term(value: dict[str, str]) -> tuple[str, str, str]:
    kind = "literal" if value["type"] == "typed-literal" else value["type"]
    datatype = value.get("datatype", "").removeprefix("http://www.w3.org/2001/XMLSchema#")
    return kind, value["value"], value.get("xml:lang", "") or datatype.replace("string", "")


def _json(results: str) -> dict[str, Any]:
    """Return SPARQL XML results in the shape of the JSON ones."""
    found = []
    for result in ElementTree.fromstring(results).iter(f"{RESULTS}result"):
        row = {}
        for binding in result:
            [value] = binding
            if value.tag == f"{RESULTS}unbound":
                continue
            about = {"datatype": value.get("datatype", ""), "xml:lang": value.get(LANGUAGE, "")}
            row[binding.attrib["name"]] = {
                "type": value.tag.removeprefix(RESULTS),
                "value": value.text or "",
                **about,
            }
        found.append(row)
    return {"results": {"bindings": found}}


def graph(path: Path, given: list[Extraction]) -> tuple[Path, dict[str, Rows]]:
    """Write articles and the ontology to a file; return it with Oxigraph's answers to every question."""
    store = ox.Store()
    store.extend(ox.Quad(*tuple(quad)[:3]) for quad in (*union(given), *ontology.load().quads))
    store.dump(path, format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())
    answers = {name: store.query(each.sparql) for name, each in QUESTIONS.items()}
    form = ox.QueryResultsFormat.JSON
    return path, {name: rows(json.loads(answer.serialize(format=form))) for name, answer in answers.items()}


@pytest.fixture(scope="module")
def asked(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Rows]]:
    return graph(tmp_path_factory.mktemp("answers") / "graph.ttl", sample.extractions)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Rows]]:
    return graph(tmp_path_factory.mktemp("answers") / "small.ttl", samples.plain())


def test_the_sample_has_something_to_answer(asked: tuple[Path, dict[str, Rows]]) -> None:
    assert sum(bool(found) for found in asked[1].values()) >= 12


@pytest.mark.parametrize("name", QUESTIONS)
def test_jena_arq(name: str, asked: tuple[Path, dict[str, Rows]], tmp_path: Path) -> None:
    data, expected = asked
    query = tmp_path / "query.rq"
    query.write_text(QUESTIONS[name].sparql, encoding="utf-8")
    told = jena("arq.arq", "--data", data, "--query", query, "--results", "json")
    assert rows(json.loads(told)) == expected[name]


@pytest.mark.parametrize("name", QUESTIONS)
def test_roqet(name: str, small: tuple[Path, dict[str, Rows]], tmp_path: Path) -> None:
    """Rasqal goes through all triples for each pattern, so that it gets the hand-made articles alone."""
    data, expected = small
    query = tmp_path / "query.rq"
    query.write_text(QUESTIONS[name].sparql, encoding="utf-8")
    told = run(tool("roqet"), "-q", "-r", "xml", "-F", "turtle", "-D", data, query, codes=(0, WARNED))
    assert rows(_json(told)) == expected[name]


def test_comunica(asked: tuple[Path, dict[str, Rows]], tmp_path: Path) -> None:
    data, expected = asked
    path = tmp_path / "queries.json"
    path.write_text(json.dumps({name: each.sparql for name, each in QUESTIONS.items()}), encoding="utf-8")
    found = node("answers.mjs", data, path)
    assert {name: rows(answer) for name, answer in found.items()} == expected
