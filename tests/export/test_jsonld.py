"""JSON-LD: as JSON, and its context."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import load, resources
from kg.export.context import context, keys
from kg.export.jsonld import short
from tests import samples
from tests.export.conftest import Exported


def statements(content: bytes) -> list[dict[str, object]]:
    articles = json.loads(content)["graph"]
    return [node for each in articles for node in each["graph"] if "Statement" in node["type"]]


def test_it_reads_as_json(exported: Exported) -> None:
    [asked] = [
        node for node in statements(exported("jsonld", [samples.letter()])) if "Request" in node["type"]
    ]
    assert asked["agent"] == {"id": "actor:anna-vetrova", "name": "Anna Vetrova"}
    assert asked["recipient"] == {"id": "wd:Q20", "name": "Norway"}
    assert asked["theme"]["label"] == "ледоколах"
    assert (asked["polarity"], asked["status"], asked["predicate"]) == ("affirmed", "actual", "requested")
    assert asked["evidence"]["selectors"]["exact"] == "попросила Норвегию о ледоколах"
    assert {source["name"] for source in asked["source"]} == {"Северный вестник", "служебная записка"}
    assert asked["inArticle"]["id"] == short(f"https://kg.example/id/article/{samples.letter().article.key}")


def test_what_may_be_several_is_always_a_list(exported: Exported) -> None:
    for node in statements(exported("jsonld", samples.plain())):
        assert isinstance(node["type"], list) and isinstance(node["step"], list)
        assert isinstance(node.get("source", []), list)


def test_every_key_is_in_the_context(exported: Exported) -> None:
    known = set(context())

    def check(value: object, inside: str = "") -> None:
        if isinstance(value, list):
            for item in value:
                check(item, inside)
        elif isinstance(value, dict) and inside not in {"names", "prefLabel"}:
            assert set(value) <= known
            for key, item in value.items():
                check(item, key)

    check(json.loads(exported("jsonld"))["graph"])


def test_nothing_is_fetched_to_read_it(exported: Exported) -> None:
    assert isinstance(json.loads(exported("jsonld", samples.plain()))["@context"], dict)


def test_the_context_can_be_named_and_kg_still_reads_it(exported: Exported, tmp_path: Path) -> None:
    named = exported("jsonld", samples.plain(), context_url="https://kg.example/context.jsonld")
    assert json.loads(named)["@context"] == "https://kg.example/context.jsonld"
    path = tmp_path / "graph.jsonld"
    path.write_bytes(named)
    assert len(load.read(path).articles) == len(samples.plain())


def test_the_published_context_is_the_one_of_the_ontology(exported: Exported) -> None:
    published = resources.GRAPH_DATA / "context.jsonld"
    assert published.read_bytes() == exported("context", []), "kg export --format context writes it"


def test_no_key_has_two_meanings() -> None:
    assert len(set(keys().values())) == len(keys())


@pytest.mark.parametrize(
    "iri", ["http://www.wikidata.org/entity/Q1 x", "https://kg.example/id/actor/a:b", "urn:x"]
)
def test_only_simple_names_are_shortened(iri: str) -> None:
    assert short(iri) == iri


def test_text_cannot_leave_its_string(exported: Exported) -> None:
    found = set(ox.parse(exported("jsonld", [samples.hostile()]), format=ox.RdfFormat.JSON_LD))
    assert any(getattr(quad.object, "value", None) == samples.hostile().article.text for quad in found)
