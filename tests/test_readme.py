"""What the README says about making kg one's own is tried out, word for word, on a copy."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.resources import GRAPH_DATA, ROOT

BLOCK = re.compile(r"^```(turtle|tsv)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)#]+)")
TARGETS = ("graph_data/actors/people.ttl", "kg/language/ru/frames/supply.tsv", "ontology.ttl",
           "kg/language/ru/frames/bribe.tsv")
SENTENCES = ("Министр приехал.\n\nКак пишет газета, Николас Мадуро подкупил Джейн Доу. "
             "Россия презентовала Ирану танки.\n")


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of kg to which the blocks of the README have been added."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "kg", copy / "kg", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(GRAPH_DATA, copy / "graph_data")
    shutil.copy(ROOT / "ontology.ttl", copy)
    blocks = [text for _, text in BLOCK.findall(readme())]
    for target, block in zip(TARGETS, blocks, strict=True):
        with (copy / target).open("a", encoding="utf-8") as file:
            file.write(f"\n{block}")
    return copy


def run(copy: Path, *arguments: object) -> str:
    """Return what ``kg`` of the copy prints."""
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    ran = subprocess.run(command, cwd=copy, env={**os.environ, "PYTHONPATH": str(copy)}, check=False,
                         capture_output=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def statements(extended: Path) -> list[dict[str, Any]]:
    """What the copy finds in sentences that need the additions."""
    (extended / "article.txt").write_text(SENTENCES, encoding="utf-8")
    run(extended, "build", "article.txt")
    lines = run(extended, "export", "--format", "jsonl", "--table", "statements").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.slow
@pytest.mark.parametrize(("relation", "agent", "recipient"), [
    ("Bribe", "Nicolás Maduro", "Jane Doe"), ("Supply", "Russia", "Iran"),
])
def test_additions_are_found(statements: list[dict[str, Any]], relation: str, agent: str,
                             recipient: str) -> None:
    """The new actor, verb and relation work together without a line of Python."""
    found = {(s["relation"], s["agent"]["names"].get("en"),
              s["recipient"] and s["recipient"]["names"].get("en")) for s in statements}
    assert (relation, agent, recipient) in found


@pytest.mark.slow
def test_a_new_relation_is_everywhere(extended: Path, statements: list[dict[str, Any]]) -> None:
    """The command line lists it, the page draws it, and a query finds its plain triple."""
    assert statements
    assert "Bribe" in run(extended, "relations")
    assert "Bribe" in (extended / "kg-out" / "graph.html").read_text(encoding="utf-8")
    question = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?a kg:bribed ?b } }"
    assert run(extended, "query", question, "--format", "csv").split() == ["n", "1"]


def test_links_lead_somewhere() -> None:
    """Every file that the README links to is there."""
    links = [link for link in LINK.findall(readme()) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
