"""JSON Lines: the contract that a scorer and other programs read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kg.model import Extraction
from tests import samples
from tests.export.conftest import Exported


def lines(content: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.decode().splitlines()]


def test_a_statement_has_the_fields_of_the_contract(exported: Exported) -> None:
    [asked, *_] = lines(exported("jsonl", [samples.letter()]))
    text = samples.letter().article.text
    assert asked["relation"] == "Request"
    assert asked["agent"] == {
        "id": "https://kg.example/id/actor/anna-vetrova",
        "name": "Anna Vetrova",
        "names": {"en": "Anna Vetrova", "ru": "Анна Ветрова"},
        "type": "Person",
    }
    assert asked["theme"]["text"] == "ледоколах" and asked["theme"]["id"].startswith(
        "https://kg.example/id/theme/"
    )
    assert [source["name"] for source in asked["sources"]] == ["Северный вестник", "служебная записка"]
    assert (asked["time"], asked["polarity"], asked["status"]) == ("2025-03-03", "affirmed", "actual")
    assert text[asked["start"] : asked["end"]] == asked["quote"]
    assert set(asked["article"]) == {"id", "publisher", "published", "title"}
    assert asked["place"] is None


def test_a_role_has_the_fields_of_the_contract(exported: Exported) -> None:
    [held] = lines(exported("jsonl", [samples.talks()], table="roles"))
    assert (held["office"], held["status"], held["of"]["name"]) == (
        "посол при ООН",
        "former",
        "United Nations",
    )
    assert held["quote"] == "Бывший посол при ООН Пётр Лесной"


def test_the_steps_of_a_chain_are_a_table(exported: Exported) -> None:
    steps = lines(exported("jsonl", [samples.letter()], table="sources"))
    assert [(step["step"], step["deepest"], step["source"]["name"]) for step in steps] == [
        (1, False, "Северный вестник"),
        (2, True, "служебная записка"),
        (1, True, "Reuters"),
    ]


def test_actors_are_counted_by_their_part(exported: Exported) -> None:
    [norway] = [a for a in lines(exported("jsonl", samples.plain(), table="actors")) if a["name"] == "Norway"]
    assert (norway["agent"], norway["recipient"], norway["served"]) == (3, 1, 1)
    assert norway["aliases"] == ["Королевство Норвегия"]


def test_articles_carry_their_text(exported: Exported) -> None:
    assert {a["text"] for a in lines(exported("jsonl", table="articles"))} == {
        each.article.text for each in samples.everything()
    }


def test_a_line_is_a_line_for_every_reader(exported: Exported) -> None:
    content = exported("jsonl").decode()
    assert len(content.splitlines()) == content.count("\n") == 11
    assert not any(ord(sign) < 32 and sign != "\n" for sign in content)


def test_half_a_character_becomes_the_replacement_sign(exported: Exported) -> None:
    letter = samples.letter()
    broken = replace(letter, article=replace(letter.article, title="\ud83d left half"))
    assert '"title": "\ufffd left half"'.encode() in exported("jsonl", [broken])


@pytest.mark.parametrize(("folder", "table"), [("gold", "statements"), ("roles", "roles")])
def test_the_scorer_reads_every_line(
    folder: str, table: str, exported: Exported, shared: Path, tmp_path: Path
) -> None:
    import runpy

    scorer = runpy.run_path(str(shared / "score" / "score.py"))
    gold = scorer["read"](next((shared / folder).glob("*.jsonl")))
    path = tmp_path / "found.jsonl"
    path.write_bytes(exported("jsonl", samples.plain(), table=table))
    figures, _, _ = scorer["score_roles" if table == "roles" else "score"](gold, scorer["read"](path))
    assert figures["predicted"] == _count(samples.plain(), table)


def _count(given: list[Extraction], table: str) -> int:
    return sum(len(getattr(each, table)) for each in given)
