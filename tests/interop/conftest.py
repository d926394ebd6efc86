"""The tools of other projects, where ``.ci/interop.sh`` put them, and the files that they read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg import export, rdf, resources
from kg.model import Extraction
from tests import samples

HERE = Path(__file__).parent
TOOLS = Path(os.environ.get("KG_INTEROP", "/opt/kg-interop"))
HOW = "run .ci/interop.sh, which installs it"
# The jars that Jena's commands need; Debian has the class path nowhere.
JARS = """
jena-arq jena-base jena-cmds jena-core jena-iri jena-shacl jena-rdfconnection jena-tdb jena-tdb2
jena-dboe-base jena-dboe-index jena-dboe-storage jena-dboe-transaction jena-dboe-trans-data
commons-cli commons-codec commons-compress commons-csv commons-io commons-lang3 dexx.collection
failureaccess gson guava httpclient httpcore jackson-annotations jackson-core jackson-databind
jcl-over-slf4j jsonld-java protobuf thrift libthrift slf4j-api slf4j-nop xercesImpl xml-apis
"""
SUFFIXES = {
    "turtle": "ttl", "ntriples": "nt", "trig": "trig", "nquads": "nq", "jsonld": "jsonld", "rdfxml": "rdf",
    "turtle12": "12.ttl", "graphml": "graphml", "gexf": "gexf", "nanopub": "np.trig",
    "claims": "claims.jsonld", "followthemoney": "ftm.jsonl", "cypher": "cypher", "wikidata": "wikidata.ttl",
}  # fmt: skip


def run(*command: object, errors: bool = False, codes: tuple[int, ...] = (0,)) -> str:
    """Run a tool and return what it printed, on standard error too where ``errors``."""
    done = subprocess.run(
        [str(part) for part in command], check=False, capture_output=True, text=True, timeout=900
    )
    assert done.returncode in codes, f"{command[0]}: {done.stderr[-2000:]}"
    return done.stdout + done.stderr if errors else done.stdout


def tool(name: str) -> str:
    """Return the path of a program; skip where it is not installed."""
    return shutil.which(name) or pytest.skip(f"{name} is not installed: {HOW}")


def jena(command: str, *arguments: object, errors: bool = False) -> str:
    """Run one of Jena's commands, such as ``riotcmd.riot``."""
    java = tool("java")
    jars = [path for name in JARS.split() if (path := Path("/usr/share/java") / f"{name}.jar").exists()]
    if not (TOOLS / "jena").is_dir() or len(jars) < 10:
        pytest.skip(f"Jena is not installed: {HOW}")
    return run(
        java, "-cp", os.pathsep.join(map(str, [*jars, TOOLS / "jena"])), command, *arguments, errors=errors
    )


def node(script: str, *arguments: object) -> Any:
    """Run a script of this folder beside the packages that it imports, and return the JSON that it prints."""
    program, folder = tool("node"), TOOLS / "node"
    if not (folder / "node_modules").is_dir():
        pytest.skip(f"the JavaScript tools are not installed: {HOW}")
    shutil.copy(HERE / script, folder)
    return json.loads(run(program, folder / script, *arguments))


def python(**asked: Path) -> dict[str, Any]:
    """Return what tools of the interop environment find in files."""
    program = TOOLS / "python" / "bin" / "python"
    if not program.exists():
        pytest.skip(f"the Python tools are not installed: {HOW}")
    found: dict[str, Any] = json.loads(
        run(program, HERE / "counts.py", json.dumps({k: str(v) for k, v in asked.items()}))
    )
    return found


@dataclass(frozen=True)
class Sample:
    """The sample graph in every format: ``files`` by format, and the quads that it has."""

    extractions: list[Extraction]
    files: dict[str, Path]
    quads: frozenset[ox.Quad]
    triples: frozenset[ox.Quad]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Return the graph of the sample articles and, but for control characters, the hand-made ones."""
    folder = tmp_path_factory.mktemp("interop")
    given = [*samples.plain(), samples.bare()]
    if (graph := resources.GRAPH_DATA / "graph.trig").exists():
        given += rdf.read_extractions(ox.parse(path=graph))
    files = {}
    for name, suffix in SUFFIXES.items():
        files[name] = folder / f"graph.{suffix}"
        files[name].write_bytes(b"".join(export.chunks(name, given)))
    quads = frozenset(quad for each in given for quad in rdf.extraction_quads(each))
    triples = frozenset(ox.parse(path=files["turtle"]))
    return Sample(given, files, quads, triples)
