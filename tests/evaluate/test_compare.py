"""What counts as the same, one rule at a time, and the whole beside the annotation's own scorer."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.evaluate import compare
from kg.evaluate.result import compared
from tests.evaluate.samples import case, line


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Николас Мадуро", "Мадуро", True),
        ("Мадуро", "Nicolás Мадуро", True),
        ("Фёдор", "Федор", True),
        ("José", "Jose", True),
        ("президент США", "США", False),
        ("МИД Ирана", "Иран", False),
        ("Норвегия", "Латвия", False),
        ("", "Латвия", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert compare.same_name(one, other) is same


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (None, []),
        ("Иран", ["Иран"]),
        (["Iran", ["Иран"]], ["Iran", "Иран"]),
        ({"name": "Iran", "names": {"ru": "Иран", "en": ""}}, ["Iran", "Иран"]),
        ({"text": "дроны"}, ["дроны"]),
        ({"name": "Iran", "names": ["Иран"]}, ["Iran", "Иран"]),
    ],
)
def test_names_come_in_every_shape(value: Any, found: list[str]) -> None:
    assert compare.names(value) == found


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("поставки ракет", "поставку ракет и дронов", True),
        ("ракеты", "дроны", False),
        (None, None, True),
        ("в", None, True),
        ("ракеты", None, False),
        ("новые ракеты большой дальности", "ракеты", False),
    ],
)
def test_themes(gold: str | None, predicted: str | None, same: bool) -> None:
    assert compare.same_theme(gold, predicted) is same


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("2025-10", "2025-10-26", True),
        ("2025-10-26", "2025", True),
        ("2025", None, False),
        ("2025", "2024", False),
    ],
)
def test_times(gold: str, predicted: str | None, same: bool) -> None:
    assert compare.same_time(gold, predicted) is same


@pytest.mark.parametrize(
    ("gold", "predicted", "fit"),
    [
        (line("Supply", "Иран", "Россия"), line("Supply", "Иран", "Россия"), True),
        (line("Supply", "Иран"), line("Supply", "Иран", "Россия"), True),
        (line("Supply", "Иран", "Россия"), line("Supply", "Иран"), False),
        (line("Supply", "Иран"), line("Send", "Иран"), False),
        (line("Supply", "Иран", also=["Send"]), line("Send", "Иран"), True),
        (line("Meet", "Иран", "Россия"), line("Meet", "Россия", "Иран"), True),
        (line("Supply", "Иран", "Россия"), line("Supply", "Россия", "Иран"), False),
        (line("Visit", "Иран", "Россия"), line("Visit", "Иран", place="Россия"), True),
        (line("Attack", "Иран", "Россия"), line("Attack", "Иран", place="Россия"), False),
        (line("State", "Иран", "Россия"), line("State", "Иран"), True),
    ],
)
def test_what_fits(gold: dict[str, Any], predicted: dict[str, Any], fit: bool) -> None:
    assert compare.fits(gold, predicted) is fit


@pytest.mark.parametrize(
    ("gold", "predicted", "ends"),
    [
        ([], [], (True, True)),
        (["А", "Б"], ["А"], (True, False)),
        ([], ["А"], (False, False)),
        (["А", "Б"], ["В", "Б"], (False, True)),
    ],
)
def test_chains(gold: list[str], predicted: list[str], ends: tuple[bool, bool]) -> None:
    one, other = line("Supply", "Иран", sources=gold), line("Supply", "Иран", sources=predicted)
    assert (compare.same_source(one, other, 0), compare.same_source(one, other, -1)) == ends


def test_a_gold_line_takes_the_prediction_that_agrees_best() -> None:
    gold = [line("Supply", "Иран", theme="дроны"), line("Supply", "Иран", theme="ракеты")]
    predicted = [line("Supply", "Иран", theme="ракеты"), line("Supply", "Иран", theme="дроны")]
    assert compare.pairs(gold, predicted) == [(gold[0], predicted[1]), (gold[1], predicted[0])]


def test_saying_it_again_and_mere_speech_are_no_errors() -> None:
    gold = line("Supply", "Иран", "Россия", theme="дроны")
    again, speech, wrong = (
        line("Supply", "Иран", theme="дроны"),
        line("State", "Иран"),
        line("Attack", "Иран"),
    )
    result = compared(case(gold), [dict(gold), again, speech, wrong], [])
    assert result.wrong == (wrong,)
    assert result.counts.figures()["precision"] == 0.5


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    """Return the annotation's own scorer."""
    spec = importlib.util.spec_from_file_location("score", shared / "score" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records(folder: Path) -> list[tuple[str, list[dict[str, Any]]]]:
    return [
        (path.name, [json.loads(text) for text in path.read_text("utf-8").splitlines() if text.strip()])
        for path in sorted(folder.glob("*.jsonl"))
    ]


def shuffled(
    gold: list[dict[str, Any]], others: list[dict[str, Any]], chance: random.Random
) -> list[dict[str, Any]]:
    """Return predictions that are partly right: gold lines with fields of others, and lines of others."""
    made = [dict(one) for one in gold if chance.random() < 0.8] + [
        dict(one) for one in chance.sample(others, min(5, len(others)))
    ]
    for one in made:
        for name in (
            "agent",
            "recipient",
            "theme",
            "relation",
            "polarity",
            "status",
            "sources",
            "time",
            "place",
            "start",
            "office",
            "of",
        ):
            if name in one and chance.random() < 0.15:
                one[name] = chance.choice(others).get(name, one[name])
    chance.shuffle(made)
    return made


@pytest.mark.parametrize("seed", range(5))
def test_statements_score_as_the_scorer_says(scorer: ModuleType, shared: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = records(shared / "dev" / "gold") + records(shared / "gold")
    every = [one for _, lines in files for one in lines]
    for name, gold in files:
        predicted = shuffled(gold, every, chance)
        figures, missed, wrong = scorer.score(gold, predicted)
        result = compared(case(*gold), predicted, [])
        assert dict(result.counts.figures()) == figures, name
        assert (list(result.missed), list(result.wrong)) == (missed, wrong), name


@pytest.mark.parametrize("seed", range(5))
def test_roles_score_as_the_scorer_says(scorer: ModuleType, shared: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = records(shared / "dev" / "roles") + records(shared / "roles")
    every = [one for _, lines in files for one in lines]
    for name, gold in files:
        predicted = shuffled(gold, every, chance)
        figures, missed, wrong = scorer.score_roles(gold, predicted)
        result = compared(case(roles=tuple(gold)), [], predicted)
        assert result.roles is not None
        assert dict(result.roles.figures()) == figures, name
        assert (list(result.missed_roles), list(result.wrong_roles)) == (missed, wrong), name


@pytest.mark.slow
def test_the_command_says_of_the_seed_what_the_scorer_says(scorer: ModuleType, shared: Path, run) -> None:
    told = json.loads(
        run("evaluate", shared / "seeds", shared / "gold", "--roles", shared / "roles", "--json").output
    )
    [article] = sorted((shared / "seeds").glob("*.txt"))
    assert run("build", article, "--store", "s").exit_code == 0
    for table, gold, key in (("statements", "gold", "total"), ("roles", "roles", "roles")):
        lines = run("export", "--store", "s", "--format", "jsonl", "--table", table).stdout.splitlines()
        wanted = scorer.read(next((shared / gold).glob("*.jsonl")))
        judge = scorer.score if table == "statements" else scorer.score_roles
        assert told[key] == judge(wanted, [json.loads(text) for text in lines])[0]
