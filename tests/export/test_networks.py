"""GraphML, GEXF, Cytoscape and node-link JSON."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable

import networkx as nx
import pytest

from kg.export.text import for_xml
from kg.graph import to_networkx
from tests import samples
from tests.export.conftest import Exported

READERS: dict[str, Callable[[bytes], nx.MultiDiGraph]] = {
    "graphml": lambda content: nx.read_graphml(io.BytesIO(content)),
    "gexf": lambda content: nx.read_gexf(io.BytesIO(content)),
    "cytoscape": lambda content: nx.cytoscape_graph(json.loads(content)),
    "nodelink": lambda content: nx.node_link_graph(json.loads(content), edges="edges"),
}


@pytest.mark.parametrize("name", READERS)
def test_networkx_reads_the_same_nodes_and_statements(name: str, exported: Exported) -> None:
    found, wanted = READERS[name](exported(name)), to_networkx(samples.everything())
    assert set(found) == set(wanted)
    assert {(s, t, k) for s, t, k in found.edges(keys=True)} == {
        (s, t, k) for s, t, k in wanted.edges(keys=True)
    }


@pytest.mark.parametrize("name", READERS)
def test_polarity_and_status_come_along(name: str, exported: Exported) -> None:
    found, wanted = READERS[name](exported(name)), to_networkx(samples.everything())
    for start, end, key, data in wanted.edges(keys=True, data=True):
        there = found.edges[start, end, key]
        assert all(there[part] == data[part] for part in ("relation", "polarity", "status"))
        assert there["quote"] in {data["quote"], for_xml(data["quote"])}


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_numbers_are_numbers_and_names_are_by_language(name: str, exported: Exported) -> None:
    norway = READERS[name](exported(name)).nodes["http://www.wikidata.org/entity/Q20"]
    assert (
        norway["mentions"]
        == to_networkx(samples.everything()).nodes["http://www.wikidata.org/entity/Q20"]["mentions"]
    )
    assert (norway["labels_ru"], norway["label"]) == ("Норвегия", "Norway")


def test_node_link_json_loses_nothing(exported: Exported) -> None:
    found = READERS["nodelink"](exported("nodelink"))
    wanted = to_networkx(samples.everything())
    plain = json.loads(json.dumps({key: data for *_, key, data in wanted.edges(keys=True, data=True)}))
    assert {key: data for *_, key, data in found.edges(keys=True, data=True)} == plain
    assert dict(found.nodes(data=True)) == dict(wanted.nodes(data=True))


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_xml_holds_no_character_that_xml_has_not(name: str, exported: Exported) -> None:
    content = exported(name).decode()
    assert "Норвегия" in content
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(0|11|27);", content)


def test_gexf_has_no_date_of_the_run(exported: Exported) -> None:
    assert b"lastmodifieddate" not in exported("gexf")


@pytest.mark.parametrize(
    ("text", "safe"),
    [("a\x0bb", "a\ufffdb"), ("\ud800", "\ufffd"), ("\uffff", "\ufffd"), ("😀\t\r\n", "😀\t\r\n")],
)
def test_only_what_xml_has_not_is_replaced(text: str, safe: str) -> None:
    assert for_xml(text) == safe
