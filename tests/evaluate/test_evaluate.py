"""Reading cases, adding up, floors, and the command as a person uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.evaluate import Counts, RoleCounts, cases, floors, total
from kg.evaluate.result import compared
from tests.evaluate.samples import TEXT, case, line

GOLD = line(
    "Supply",
    ["Norway", "Норвегия"],
    ["Latvia", "Латвия"],
    theme="вертолёты",
    start=0,
    end=36,
    quote=TEXT[:36],
)
MISSED = line("Attack", ["Латвия"], ["Норвегия"], level="full")
CONTENT = {"sets": {"news": {"floors": {"precision": 0.8, "recall": 0.5}}}, "lowered": []}


@pytest.fixture
def set_of_articles(write) -> Path:
    for name in ("a", "b"):
        write(f"news/articles/{name}.ru.txt", TEXT)
        write(f"news/gold/{name}.ru.jsonl", "".join(json.dumps(one) + "\n" for one in (GOLD, MISSED)))
        write(f"news/roles/{name}.ru.jsonl", "")
    return write("news/articles/none.ru.txt", TEXT).parent.parent


def test_articles_and_gold_belong_together_by_name(set_of_articles: Path) -> None:
    found = cases(set_of_articles / "articles", set_of_articles / "gold", set_of_articles / "roles")
    assert [one.name for one in found] == ["a.ru", "b.ru"]
    assert [len(one.statements) for one in found] == [2, 2]
    assert found[0].roles == ()


def test_a_single_article_goes_with_gold_of_any_name(set_of_articles: Path) -> None:
    [found] = cases(set_of_articles / "articles" / "a.ru.txt", set_of_articles / "gold" / "b.ru.jsonl")
    assert len(found.statements) == 2
    assert found.roles is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "g.jsonl:1: no JSON"),
        ("[]", "no gold statement"),
        ('{"relation": "Supply"}', "agent, polarity, status, level, start, end missing"),
        (b"\xff", "cannot be read"),
    ],
)
def test_a_line_that_is_no_gold_is_named(write, content: str | bytes, says: str) -> None:
    gold, article = write("g.jsonl", content), write("a.txt", TEXT)
    with pytest.raises(InputError, match=says):
        cases(article, gold)


def test_nothing_that_belongs_together_is_an_error(write) -> None:
    write("articles/a.txt", TEXT)
    write("gold/b.jsonl", json.dumps(GOLD))
    with pytest.raises(InputError, match="name both alike"):
        cases(write("articles/c.txt", TEXT).parent, write("gold/d.jsonl", json.dumps(GOLD)).parent)


def test_totals_are_micro_averages() -> None:
    one = compared(case(GOLD), [dict(GOLD)], [])
    other = compared(case(GOLD, MISSED, dict(MISSED)), [], [])
    figures = total([one, other]).statements.figures()
    assert (figures["gold"], figures["matched"], figures["recall"]) == (4, 1, 0.25)
    assert figures["core_recall"] == 0.5
    assert figures["time"] is None
    assert set(total([one, other]).relations) == {"Supply", "Attack"}


def test_counts_of_nothing_are_no_division_by_zero() -> None:
    assert Counts().figures()["f1"] == 0.0
    assert RoleCounts().figures()["status"] is None


def test_a_figure_below_its_floor_falls_short() -> None:
    fallen = floors.shortfalls(
        {"precision": 0.8, "recall": 0.5, "time": 0.5}, {"precision": 0.79, "recall": 0.5}
    )
    assert [one.figure for one in fallen] == ["precision", "time"]
    assert str(fallen[0]) == "precision 0.790 is below its floor 0.800"


def test_floors_rise_and_never_fall_by_raising() -> None:
    raised = floors.raised(CONTENT, "news", {"precision": 0.7, "recall": 0.6, "theme": 0.9})
    assert floors.of(raised, "news") == {"precision": 0.8, "recall": 0.6, "theme": 0.9}
    assert floors.of(CONTENT, "news") == {"precision": 0.8, "recall": 0.5}


def test_floors_fall_only_with_a_reason_that_is_kept() -> None:
    with pytest.raises(InputError, match="reason"):
        floors.lowered(CONTENT, "news", {"precision": 0.7}, " ")
    lowered = floors.lowered(CONTENT, "news", {"precision": 0.7, "recall": 0.6}, "two gold lines were wrong")
    assert floors.of(lowered, "news") == {"precision": 0.7, "recall": 0.5}
    assert lowered["lowered"] == [
        {"set": "news", "figure": "precision", "from": 0.8, "to": 0.7, "reason": "two gold lines were wrong"}
    ]


@pytest.mark.parametrize(
    "content", ["", "[]", '{"sets": {}}', '{"sets": {"a": {}}, "lowered": []}', '{"sets": [], "lowered": []}']
)
def test_a_file_that_holds_no_floors_is_named(write, content: str) -> None:
    with pytest.raises(InputError, match="no floors file"):
        floors.load(write("f.json", content))


def test_the_command_prints_tables_and_misses(run, set_of_articles: Path) -> None:
    result = run(
        "evaluate",
        set_of_articles / "articles",
        set_of_articles / "gold",
        "--roles",
        set_of_articles / "roles",
        "--misses",
    )
    assert result.exit_code == 0
    assert "total" in result.output
    assert "missed" in result.output
    assert "Attack(Латвия → Норвегия: –)" in result.output


def test_the_command_prints_json(run, set_of_articles: Path) -> None:
    told = json.loads(
        run("evaluate", set_of_articles / "articles", set_of_articles / "gold", "--json").output
    )
    assert told["total"]["gold"] == 4
    assert set(told["articles"]) == {"a.ru", "b.ru"}
    assert told["roles"] is None


@pytest.mark.parametrize(("floor", "code"), [(0.1, 0), (1.01, 1)])
def test_the_command_holds_floors(run, write, set_of_articles: Path, floor: float, code: int) -> None:
    path = write("floors.json", json.dumps({"sets": {"news": {"floors": {"recall": floor}}}, "lowered": []}))
    result = run("evaluate", set_of_articles / "articles", set_of_articles / "gold", "--floors", path)
    assert result.exit_code == code
    assert ("recall 0.500 is below its floor" in result.stderr) is bool(code)


def test_a_set_without_floors_is_an_error_before_anything_is_read(run, write) -> None:
    path = write("floors.json", json.dumps(CONTENT))
    result = run("evaluate", "nowhere", "nowhere", "--floors", path, "--set", "other")
    assert result.exit_code == 2
    assert "no set «other»" in result.stderr


def test_the_command_makes_hostile_gold_harmless(run, write) -> None:
    hostile = {**GOLD, "agent": "\x1b[2J\u202eНорвегия", "quote": "\x1b]0;x\x07\u2066"}
    gold, article = write("g.jsonl", json.dumps(hostile)), write("a.txt", TEXT)
    result = run("evaluate", article, gold, "--misses", "--html", "page.html")
    assert result.exit_code == 0
    assert not {"\x1b", "\x07", "\u202e", "\u2066"} & set(result.output)
    assert Path("page.html").read_text("utf-8").startswith("<!DOCTYPE html>")
