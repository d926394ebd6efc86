"""Other projects' SPARQL engines answer the named queries as Oxigraph does."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from kg import queries
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
        frozenset((name, *_term(value)) for name, value in row.items()) for row in answer["results"]["bindings"]
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
            about = {"datatype": value.get("datatype", ""), "xml:lang": value.get(LANGUAGE, "")}
            row[binding.attrib["name"]] = {"type": value.tag.removeprefix(RESULTS), "value": value.text or "", **about}
        found.append(row)
    return {"results": {"bindings": found}}


@pytest.fixture(scope="module")
def expected(sample: Sample) -> dict[str, Rows]:
    store = ox.Store()
    store.bulk_load(path=sample.files["turtle"], format=ox.RdfFormat.TURTLE)
    return {
        name: rows(json.loads(store.query(each.sparql).serialize(format=ox.QueryResultsFormat.JSON)))
        for name, each in QUESTIONS.items()
    }


def test_the_sample_has_something_to_answer(expected: dict[str, Rows]) -> None:
    assert sum(bool(found) for found in expected.values()) >= 12


@pytest.mark.parametrize("name", QUESTIONS)
def test_jena_arq(name: str, sample: Sample, expected: dict[str, Rows], tmp_path: Path) -> None:
    query = tmp_path / "query.rq"
    query.write_text(QUESTIONS[name].sparql, encoding="utf-8")
    told = jena("arq.arq", "--data", sample.files["turtle"], "--query", query, "--results", "json")
    assert rows(json.loads(told)) == expected[name]


@pytest.mark.parametrize("name", QUESTIONS)
def test_roqet(name: str, sample: Sample, expected: dict[str, Rows], tmp_path: Path) -> None:
    query = tmp_path / "query.rq"
    query.write_text(QUESTIONS[name].sparql, encoding="utf-8")
    arguments = ("-q", "-r", "xml", "-F", "turtle", "-D", sample.files["turtle"], query)
    told = run(tool("roqet"), *arguments, codes=(0, WARNED))
    assert rows(_json(told)) == expected[name]


def test_comunica(sample: Sample, expected: dict[str, Rows], tmp_path: Path) -> None:
    asked = tmp_path / "queries.json"
    asked.write_text(json.dumps({name: each.sparql for name, each in QUESTIONS.items()}), encoding="utf-8")
    found = node("answers.mjs", sample.files["turtle"], asked)
    assert {name: rows(answer) for name, answer in found.items()} == expected
