"""What holds of every format."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from kg import export
from kg.errors import ExportError
from tests import samples
from tests.export.conftest import Exported

NAMES = sorted(export.FORMATS)
DIGESTS = """
import hashlib, sys
from kg import export
from tests import samples
for name in sorted(export.FORMATS):
    for table in export.TABLES if export.FORMATS[name].tabular else ["statements"]:
        content = b"".join(export.chunks(name, samples.plain(), export.Options(table)))
        print(name, table, hashlib.sha256(content).hexdigest())
"""


@pytest.mark.parametrize("name", NAMES)
def test_every_format_of_the_table_writes(name: str, exported: Exported) -> None:
    assert exported(name, samples.plain())


@pytest.mark.parametrize("name", NAMES)
def test_the_order_and_number_of_the_input_change_nothing(name: str, exported: Exported) -> None:
    given = samples.plain()
    turned = [replace(each, statements=each.statements[::-1], roles=each.roles[::-1]) for each in given[::-1]]
    assert exported(name, given) == exported(name, turned + given)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_to_write_is_an_empty_document_and_no_error(name: str, exported: Exported) -> None:
    exported(name, [])
    exported(name, [samples.bare()])


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"parquet", "neo4j"}))
def test_texts_are_utf8(name: str, exported: Exported) -> None:
    assert exported(name, samples.plain()).decode("utf-8")


@pytest.mark.slow
def test_the_hash_seed_changes_nothing() -> None:
    def digests(seed: str) -> str:
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-c", DIGESTS], env=surroundings, capture_output=True, text=True, check=True
        )
        return done.stdout

    assert digests("1") == digests("2")


@pytest.mark.parametrize(
    ("wrong", "words"),
    [("turtel", "did you mean turtle?"), ("JSON-LD", "jsonld"), ("xyzzy", "kg writes annotations")],
)
def test_an_unknown_format_lists_the_known_ones(wrong: str, words: str) -> None:
    with pytest.raises(ExportError, match=words):
        export.find(wrong)


def test_an_unknown_table_lists_the_known_ones(exported: Exported) -> None:
    with pytest.raises(ExportError, match="statements, roles, actors"):
        exported("jsonl", table="quotes")


def test_a_missing_package_is_named_with_the_way_to_it() -> None:
    absent = export.Format(
        "later", "no_such_package_at_all:write", "x", "a format that needs what is not here"
    )
    with pytest.raises(
        ExportError, match=r"needs the package no_such_package_at_all: pip install 'kg\[later\]'"
    ):
        absent.load()


@pytest.mark.parametrize(
    "address", ["", "kg.jsonld", "file:///etc/passwd", "https://a b", "javascript:x", "https://"]
)
def test_a_context_that_is_no_address_is_refused(address):
    with pytest.raises(ExportError, match="no address of a context"):
        export.Options(context_url=address)


def test_one_control_character_blocks_no_format(write):
    from kg import pipeline
    from kg.read import read

    path = write("a.txt", "title: Прось\x00ба\n\nМинистр \x01попросил соседей о помощи.")
    found = list(pipeline.build(read([path], language="xx")))
    for name, form in export.FORMATS.items():
        if not form.binary:
            assert b"\x00" not in b"".join(export.chunks(name, found)), name
