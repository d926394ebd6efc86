"""The ontology is the single source: no module of kg names a relation."""

from __future__ import annotations

import io
import tokenize
from pathlib import Path

import pytest

import kg
from kg.ontology import load

FOLDER = Path(kg.__file__).parent
MODULES = sorted(path for path in FOLDER.rglob("*.py"))
KNOWN = load()
ACTOR_TYPES = frozenset(kind.name for kind in KNOWN.actor_types)
RELATIONS = frozenset(relation.name for relation in KNOWN.relations) - ACTOR_TYPES
"""Classes of statements; one that is called as a type of actor is cannot be told from that."""


def strings(path: Path) -> list[tuple[int, str]]:
    """Return the strings of a module, without prefix and marks, and the lines that they stand in."""
    tokens = tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
    return [(t.start[0], t.string.lstrip("rbfRBF").strip("'\"")) for t in tokens if t.type == tokenize.STRING]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_no_string_is_a_relation(path: Path) -> None:
    named = [
        f"{path.name}:{at} {text}" for at, text in strings(path) if text.removeprefix("kg:") in RELATIONS
    ]
    assert not named


def test_the_test_would_find_one(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(f'name = "{min(RELATIONS)}"\n', encoding="utf-8")
    assert [text for _, text in strings(module) if text in RELATIONS]
