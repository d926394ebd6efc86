"""A house that is broken: a damaged store, an ontology, a shape or a cue with an error. One line each."""

from __future__ import annotations

import os

import pytest

from kg import ontology, resources
from kg.store import Store
from tests import samples

COMMANDS = [("actors",), ("show", "Norway"), ("stats",), ("validate",), ("view",), ("query", "requests")]


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "kg-store"
    with Store(path) as opened:
        opened.put_all(samples.plain())
    return path


def told(result, code: int) -> str:
    assert result.exit_code == code, result.output
    assert result.stderr.startswith("kg: error: ")
    assert "Traceback" not in result.output
    return result.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_damaged_store_is_told(run, store, command):
    (store / "CURRENT").write_bytes(b"\x00\xffnothing")
    assert "kg-store" in told(run(*command), 4)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_store_of_another_version_is_told(run, store, command):
    (store / "kg-format").write_text("kg store 99\n", encoding="utf-8")
    assert "kg store 99" in told(run(*command), 4)


def test_building_into_a_damaged_store_leaves_it_alone(run, store, write):
    (store / "CURRENT").write_bytes(b"\x00\xffnothing")
    before = sorted((path.name, path.stat().st_size) for path in store.iterdir() if path.name == "CURRENT")
    write("a.txt", "Le ministre a demandé de l'aide à ses voisins du nord.")
    told(run("build", "a.txt"), 4)
    assert sorted((p.name, p.stat().st_size) for p in store.iterdir() if p.name == "CURRENT") == before
    assert not (store.parent / "kg-out").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_store_that_may_not_be_read_is_told(run, store):
    store.chmod(0)
    try:
        told(run("actors"), 4)
    finally:
        store.chmod(0o755)


BROKEN = {
    "no Turtle": ("@prefix kg: <https://kg.example/ns#> .\nkg:a kg:b", r"ontology.ttl"),
    "no ontology": ("@prefix kg: <https://kg.example/ns#> .\nkg:a a kg:b .", r"ontology.ttl"),
    "empty": ("", r"ontology.ttl"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_ontology_with_an_error_names_its_file(run, monkeypatch, tmp_path, name):
    content, says = BROKEN[name]
    path = tmp_path / "ontology.ttl"
    path.write_text(content, encoding="utf-8")
    monkeypatch.setattr(resources, "ONTOLOGY", path)
    ontology.load.__globals__["_load"].cache_clear()
    assert says in told(run("relations"), 3)


def test_an_ontology_that_is_missing_names_its_file(run, monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "ONTOLOGY", tmp_path / "none.ttl")
    assert "none.ttl" in told(run("relations"), 3)
