"""schema.org claims, Web Annotations, Wikidata-like references."""

from __future__ import annotations

import json

import pyoxigraph as ox

from kg import rdf
from kg.export.annotations import CONTEXT
from tests import samples
from tests.export.conftest import Exported


def test_a_claim_says_what_who_and_where(exported: Exported) -> None:
    [asked, plans, denied] = json.loads(exported("claims", [samples.letter()]))["@graph"]
    assert asked["@type"] == "Claim" and asked["text"] == "попросила Норвегию о ледоколах"
    assert asked["author"]["name"] == "служебная записка"
    assert asked["appearance"]["url"] == samples.letter().article.url
    assert plans["author"]["name"] == "Северный вестник"  # the article's own voice
    assert denied["keywords"] == ["Supply", "negated", "actual"]


def test_claims_fetch_nothing_unless_told(exported: Exported) -> None:
    assert json.loads(exported("claims"))["@context"] == {"@vocab": "https://schema.org/"}
    assert (
        json.loads(exported("claims", context_url="https://schema.org"))["@context"] == "https://schema.org"
    )
    assert list(ox.parse(exported("claims"), format=ox.RdfFormat.JSON_LD))


def test_an_annotation_points_to_the_words(exported: Exported) -> None:
    found = json.loads(exported("annotations", [samples.letter()]))
    assert found["@context"] == CONTEXT and found["total"] == len(found["first"]["items"])
    text = samples.letter().article.text
    for each in found["first"]["items"]:
        here, page = each["target"]
        position, quote = here["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        before, after = text[: position["start"]], text[position["end"] :]
        assert before.endswith(quote["prefix"]) and after.startswith(quote["suffix"])
        assert (page["source"], page["selector"]) == (samples.letter().article.url, quote)


def test_annotations_have_names_of_their_own(exported: Exported) -> None:
    items = json.loads(exported("annotations"))["first"]["items"]
    assert len({each["id"] for each in items}) == len(items)
    assert {each["motivation"] for each in items} == {"describing", "identifying"}
    [denied] = [
        e
        for e in items
        if e["body"][0]["value"] == "Norway → Supply → France: катера (negated, actual) ← Pyotr Lesnoy"
    ]
    assert denied["body"][1]["source"] == rdf.statement_iri(samples.denial().statements[1].key)


def test_wikidata_statements_have_rank_and_reference(exported: Exported) -> None:
    store = ox.Store()
    store.load(exported("wikidata"), format=ox.RdfFormat.TURTLE)
    rows = store.query(
        """PREFIX wikibase: <http://wikiba.se/ontology#> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX pr: <http://www.wikidata.org/prop/reference/> PREFIX ps: <https://kg.example/id/prop/statement/>
        PREFIX p: <https://kg.example/id/prop/> PREFIX pq: <https://kg.example/id/prop/qualifier/>
        SELECT ?rank ?polarity ?quote ?url {
        ?item p:supplied ?s . ?s wikibase:rank ?rank ; pq:polarity ?polarity ;
        ps:supplied ?to ; prov:wasDerivedFrom [ pr:P854 ?url ; pr:P1683 ?quote ] } ORDER BY ?quote"""
    )
    found = [(row["rank"].value.rpartition("#")[2], row["polarity"].value) for row in rows]
    assert sorted(found) == [
        ("DeprecatedRank", "negated"),
        ("DeprecatedRank", "negated"),
        ("NormalRank", "affirmed"),
    ]


def test_wikidata_has_only_agents_that_it_knows(exported: Exported) -> None:
    content = exported("wikidata", [samples.hostile(), samples.letter()]).decode()
    assert "wd:Q20 " in content and "Attack" not in content and "john" not in content
