"""Neo4j's import files and the Cypher script."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace

import pytest

from kg.export.cypher import literal, name
from kg.export.property_graph import edges, nodes, shout
from tests import samples
from tests.export.conftest import Exported


def files(content: bytes) -> dict[str, str]:
    archive = zipfile.ZipFile(io.BytesIO(content))
    return {each: archive.read(each).decode() for each in archive.namelist()}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_statement_points_to_its_parts_and_a_short_cut_says_whether_it_holds() -> None:
    found = list(edges([samples.denial()]))
    said = samples.denial().statements[1]
    assert {(edge.type, edge.end.rpartition("/")[2]) for edge in found if edge.start.endswith(said.key)} == {
        ("AGENT", "Q20"), ("RECIPIENT", "Q142"), ("SOURCE", "pyotr-lesnoy"), ("IN", said.article)
    }  # fmt: skip
    short = [edge for edge in found if edge.type == "SUPPLY"]
    assert sorted(edge.properties["polarity"] for edge in short) == ["affirmed", "negated"]


def test_every_end_of_an_edge_is_a_node_and_every_node_is_there_once() -> None:
    given = samples.everything()
    known = [node.id for node in nodes(given)]
    assert len(known) == len(set(known))
    assert {end for edge in edges(given) for end in (edge.start, edge.end)} <= set(known)


@pytest.mark.parametrize(
    ("relation", "type_"), [("Meet", "MEET"), ("TwoWords", "TWO_WORDS"), ("ABTest", "ABTEST")]
)
def test_types_are_shouted(relation: str, type_: str) -> None:
    assert shout(relation) == type_


def test_the_import_has_typed_headers_and_every_node_and_edge(exported: Exported) -> None:
    found = files(exported("neo4j"))
    heads = {
        each: content.split("\n", 1)[0].split(",") for each, content in found.items() if each.endswith(".csv")
    }
    assert heads["statements.csv"][:2] == ["id:ID", ":LABEL"] and "start:int" in heads["statements.csv"]
    assert "aliases:string[]" in heads["actors.csv"]
    assert heads["relationships.csv"][:3] == [":START_ID", ":END_ID", ":TYPE"]
    counts = {each: len(rows(content)) for each, content in found.items() if each.endswith(".csv")}
    assert sum(counts.values()) == len(list(nodes(samples.everything()))) + len(
        list(edges(samples.everything()))
    )
    assert all(f"={each}" in found["import.sh"] for each in counts)


def test_the_import_keeps_every_sign_of_a_name(exported: Exported) -> None:
    [john] = [row for row in rows(files(exported("neo4j"))["actors.csv"]) if row["id:ID"].endswith("/john")]
    actor = samples.hostile().statements[0].agent.actor
    assert john["name"] == actor.name
    assert {*actor.aliases} <= set(john["aliases:string[]"].split("\x1f"))


def test_the_zip_has_no_time_of_the_run(exported: Exported) -> None:
    archive = zipfile.ZipFile(io.BytesIO(exported("neo4j")))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def unescaped(text: str) -> str:
    """Read a Cypher string as its grammar says: backslash escapes, four hexadecimal digits after u."""
    assert re.fullmatch(r"'(?:[^'\\\n\r]|\\['\"\\]|\\u[0-9a-f]{4})*'", text)
    return re.sub(
        r"\\(?:u([0-9a-f]{4})|(.))",
        lambda found: chr(int(found[1], 16)) if found[1] else found[2],
        text[1:-1],
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "'",
        "\\",
        "\\'",
        "\\u0027",
        "'}) DETACH DELETE n //",
        "`",
        "a\nb\r\0\x1b\u2028\u202e",
        "😀",
        samples.HOSTILE,
    ],
)
def test_a_text_cannot_leave_its_literal(text: str) -> None:
    assert unescaped(literal(text)) == text


def test_a_name_cannot_leave_its_backticks() -> None:
    assert name("A`]-(x) DELETE x//\n") == "`A]-(x) DELETE x//`"


def test_values_are_written_by_their_type() -> None:
    assert [literal(value) for value in (True, 7, ["a", "b'"])] == ["true", "7", "['a', 'b\\'']"]


def test_the_script_has_a_statement_a_line(exported: Exported) -> None:
    lines = exported("cypher").decode().split("\n")
    assert lines.pop() == ""
    assert all(
        line.endswith(";") and line.startswith(("CREATE CONSTRAINT", "MERGE (n:Kg ", "MATCH (a:Kg "))
        for line in lines
    )
    assert len(lines) == 1 + len(list(nodes(samples.everything()))) + len(list(edges(samples.everything())))


def test_two_steps_of_one_source_stay_two(exported: Exported) -> None:
    letter = samples.letter()
    said = letter.statements[0]
    twice = replace(said, sources=(said.sources[0], said.sources[1], said.sources[0]))
    content = exported("cypher", [replace(letter, statements=(twice,))]).decode()
    assert content.count("[r:`SOURCE` {`step`: ") == 3
