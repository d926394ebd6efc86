"""Rasqal's roqet answers the named questions as the store does, over the N-Triples of the samples."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import queries
from kg.store import Store
from tests import samples

pytestmark = [
    pytest.mark.interop,
    pytest.mark.skipif(not shutil.which("roqet"), reason="roqet is not installed (Debian: rasqal-utils)"),
]


@pytest.fixture(scope="module")
def store() -> Store:
    made = Store.memory()
    made.put_all(samples.everything())
    return made


@pytest.fixture(scope="module")
def triples(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of all triples, the ontology's too."""
    path = tmp_path_factory.mktemp("roqet") / "graph.nt"
    found = {quad.triple for quad in store.engine.quads_for_pattern(None, None, None, ox.DefaultGraph())}
    ox.serialize(sorted(found, key=str), str(path), ox.RdfFormat.N_TRIPLES)
    return path


def lines(cells: list[list[str]]) -> list[list[str]]:
    return sorted([cell.replace("\r\n", "\n") for cell in row] for row in cells)


@pytest.mark.parametrize("name", queries.load())
def test_the_same_answer(store, triples, tmp_path, name):
    question = queries.load()[name]
    path = tmp_path / "query.rq"
    path.write_text(question.sparql, encoding="utf-8")
    done = subprocess.run(
        ["roqet", "-q", "-r", "csv", "-D", str(triples), str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    theirs = list(csv.reader(io.StringIO(done.stdout)))[1:]
    ours = [["" if value is None else value.value for value in row] for row in store.query(question.text)]
    assert lines(theirs) == lines(ours), done.stderr
