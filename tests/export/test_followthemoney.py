"""FollowTheMoney entities. That ``ftm validate`` takes them is shown in tests/interop."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from kg.model import Actor, Time
from tests import samples
from tests.export.conftest import Exported


def entities(content: bytes) -> dict[str, dict]:
    return {entity["id"]: entity for entity in map(json.loads, content.decode().splitlines())}


@pytest.mark.parametrize(
    ("actor", "schema"),
    [
        (samples.VETROVA, "Person"), (samples.NORWAY, "PublicBody"), (samples.UN, "Organization"),
        (samples.REUTERS, "Organization"), (samples.MEMO, "Document"), (samples.OSLO, "Address"),
        (samples.FERRY, "Asset"), (samples.FISHERS, "LegalEntity"),
    ],
)  # fmt: skip
def test_each_type_of_actor_has_its_schema(actor: Actor, schema: str, exported: Exported) -> None:
    found = entities(exported("followthemoney", samples.plain())).values()
    assert [each["schema"] for each in found if actor.name in each["properties"].get("name", ())] == [schema]


def test_wikidata_actors_have_its_identifiers(exported: Exported) -> None:
    found = entities(exported("followthemoney", samples.plain()))
    assert found["Q20"]["properties"]["wikidataId"] == ["Q20"]


def test_a_denied_statement_never_reads_as_the_thing_itself(exported: Exported) -> None:
    found = entities(exported("followthemoney", [samples.denial()])).values()
    roles = sorted(each["properties"]["role"][0] for each in found if each["schema"] == "UnknownLink")
    assert roles == ["Arrive", "Supply", "Supply (negated)"]


def test_an_agent_alone_is_an_event(exported: Exported) -> None:
    found = entities(exported("followthemoney", [samples.talks()])).values()
    [event] = [each for each in found if each["schema"] == "Event"]
    assert event["properties"]["name"] == ["Protest: fishermen"] and event["properties"]["organizer"]


def test_an_office_is_a_position_that_is_occupied(exported: Exported) -> None:
    found = entities(exported("followthemoney", [samples.talks()]))
    [held] = [each for each in found.values() if each["schema"] == "Occupancy"]
    assert held["properties"]["status"] == ["former"]
    post = found[held["properties"]["post"][0]]["properties"]
    assert post["organization"] == ["Q1065"] and post["name"] == ["посол при ООН (United Nations)"]


@pytest.mark.parametrize(
    ("edtf", "dates"),
    [
        ("2025-03-03", {"date": ["2025-03-03"]}),
        ("2024-06/2024-08", {"startDate": ["2024-06"], "endDate": ["2024-08"]}),
        ("2024/..", {"startDate": ["2024"]}),
        ("2025-03?", {"date": ["2025-03"]}),
        ("202X", {}),
    ],
)
def test_times_become_dates(edtf: str, dates: dict[str, list[str]], exported: Exported) -> None:
    talks = samples.talks()
    said = replace(talks.statements[0], time=Time(edtf, talks.statements[0].evidence))
    [link] = [
        each["properties"]
        for each in entities(
            exported("followthemoney", [replace(talks, statements=(said,), roles=())])
        ).values()
        if each["schema"] == "UnknownLink"
    ]
    assert {name: link[name] for name in ("date", "startDate", "endDate") if name in link} == dates


def test_every_reference_leads_somewhere(exported: Exported) -> None:
    found = entities(exported("followthemoney"))
    for each in found.values():
        for name in ("subject", "object", "proof", "holder", "post", "document", "resolved", "organizer"):
            assert set(each["properties"].get(name, ())) <= set(found)
