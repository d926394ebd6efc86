"""Other projects read what is no plain RDF: graphs, FollowTheMoney entities, nanopublications."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest

from kg import export
from kg.graph import to_networkx
from tests import samples
from tests.interop.conftest import TOOLS, Sample, node, python, run

pytestmark = [pytest.mark.interop, pytest.mark.slow]


def test_igraph_reads_the_graphml(sample: Sample) -> None:
    graph = to_networkx(sample.extractions)
    assert python(igraph=sample.files["graphml"])["igraph"] == {
        "nodes": len(graph),
        "edges": graph.size(),
        "relations": sorted(data["relation"] for *_, data in graph.edges(data=True)),
    }


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_it(name: str, read: object, sample: Sample) -> None:
    graph, found = to_networkx(sample.extractions), read(sample.files[name])  # type: ignore[operator]
    assert (len(found), found.size()) == (len(graph), graph.size())


def test_followthemoney_finds_every_value_clean_and_every_required_one_there(sample: Sample) -> None:
    found = python(followthemoney=sample.files["followthemoney"])["followthemoney"]
    assert found["broken"] == []
    assert found["entities"] == len(sample.files["followthemoney"].read_text(encoding="utf-8").splitlines())


def test_ftm_validate_gives_back_what_it_took(sample: Sample, tmp_path: Path) -> None:
    program, out = TOOLS / "python" / "bin" / "ftm", tmp_path / "validated.jsonl"
    if not program.exists():
        pytest.skip("followthemoney is not installed: run .ci/interop.sh, which installs it")
    run(program, "validate", "-i", sample.files["followthemoney"], "-o", out)

    def entities(path: Path) -> list[object]:
        read = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        return [
            (e["id"], e["schema"], {name: sorted(v) for name, v in e["properties"].items()}) for e in read
        ]

    assert entities(out) == entities(sample.files["followthemoney"])


def test_the_nanopub_package_finds_each_one_valid_and_trusty(sample: Sample) -> None:
    statements = sum(len(each.statements) for each in sample.extractions)
    assert python(nanopub=sample.files["nanopub"]) == {"nanopub": statements}


def test_neo4j_finds_no_error_in_the_cypher_script(sample: Sample, tmp_path: Path) -> None:
    hostile, wrong = tmp_path / "hostile.cypher", tmp_path / "wrong.cypher"
    hostile.write_bytes(b"".join(export.chunks("cypher", samples.everything())))
    wrong.write_text("MATCH (n {name: 'it's}) RETURN n;\n", encoding="utf-8")
    for path in (sample.files["cypher"], hostile):
        lines = path.read_text(encoding="utf-8").count("\n")
        assert node("cypher.mjs", path) == {"statements": lines, "errors": []}
    assert node("cypher.mjs", wrong)["errors"]
